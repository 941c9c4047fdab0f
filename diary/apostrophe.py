"""The apostrophe that keeps a text a text: before what a spreadsheet would take for the beginning of a formula."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(text: str) -> str:
    """Return a text that a spreadsheet takes for text: with an apostrophe before what would begin a formula.

    >>> guarded("=1+1"), guarded("'s avonds"), guarded("'=1")
    ("'=1+1", "'s avonds", "''=1")
    """
    return "'" + text if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given.

    >>> unguarded("'=1+1"), unguarded("'s avonds"), unguarded("''=1")
    ('=1+1', "'s avonds", "'=1")
    """
    return text[1:] if _GUARDED.match(text) else text
