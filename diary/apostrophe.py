"""The apostrophe that keeps a text a text: before what a spreadsheet would take for the beginning of a formula.

And before what a program that reads tables takes for a missing value: a person's code can be NA.
"""

from __future__ import annotations

import re

# The last four are wide forms of the first, which some programs take for those.
_SIGNS = r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]"
_MISSING = r"(?:NA|N/A|n/a|NaN|nan|NULL|null|None|<NA>|#NA|#N/A|#N/A N/A|1\.#IND|1\.#QNAN)\Z"
_TAKEN_OTHERWISE = re.compile(f"'*(?:{_SIGNS}|{_MISSING})")
_GUARDED = re.compile(f"'+(?:{_SIGNS}|{_MISSING})")


def guarded(text: str) -> str:
    """Return a text that every program takes for text: with an apostrophe before a formula or a missing value.

    >>> guarded("=1+1"), guarded("'s avonds"), guarded("'=1"), guarded("\N{FULLWIDTH EQUALS SIGN}1")
    ("'=1+1", "'s avonds", "''=1", "'＝1")
    >>> guarded("NA"), guarded("Nanda")
    ("'NA", 'Nanda')
    """
    return "'" + text if _TAKEN_OTHERWISE.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given.

    >>> unguarded("'=1+1"), unguarded("'s avonds"), unguarded("''=1")
    ('=1+1', "'s avonds", "'=1")
    >>> unguarded("'NA"), unguarded("''nan")
    ('NA', "'nan")
    """
    return text[1:] if _GUARDED.match(text) else text
