"""Free text as FHIR's notes are read: as Markdown, in which a sign of the patient's stays that sign."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&!])")


def literal(text: str) -> str:
    r"""Return a text on one line that Markdown shows as it was written; control characters become spaces.

    >>> print(literal("*pijn*\n<b>2 x</b>"))
    \*pijn\* \<b\>2 x\</b\>
    >>> print(literal("- 1"), literal("2. dag"))
    \- 1 2\. dag
    """
    shown = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs", "Cn") else sign for sign in text)
    escaped = _SIGNS.sub(r"\\\1", " ".join(shown.split()))
    escaped = re.sub(r"^(\d+)([.)])", r"\1\\\2", escaped)
    return re.sub(r"^([-+=])", r"\\\1", escaped)


def annotation(*sentences: str) -> list[dict[str, str]]:
    """Return the sentences as one note, none where there is nothing to say."""
    said = " ".join(sentence for sentence in sentences if sentence)
    return [{"text": said}] if said else []
