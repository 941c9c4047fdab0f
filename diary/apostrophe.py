"""The apostrophe that keeps a text a text: before what a spreadsheet would take for the beginning of a formula."""

from __future__ import annotations

import re

# The last four are wide forms of the first, which some programs take for those.
_SIGNS = r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]"
_FORMULA = re.compile(f"'*{_SIGNS}")
_GUARDED = re.compile(f"'+{_SIGNS}")


def guarded(text: str) -> str:
    """Return a text that a spreadsheet takes for text: with an apostrophe before what would begin a formula.

    >>> guarded("=1+1"), guarded("'s avonds"), guarded("'=1"), guarded("\N{FULLWIDTH EQUALS SIGN}1")
    ("'=1+1", "'s avonds", "''=1", "'＝1")
    """
    return "'" + text if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given.

    >>> unguarded("'=1+1"), unguarded("'s avonds"), unguarded("''=1")
    ('=1+1', "'s avonds", "'=1")
    """
    return text[1:] if _GUARDED.match(text) else text
