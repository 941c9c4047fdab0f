"""What names a diary in every table that leaves this program: a letter and the first digits of the hash of its content.

It is the same wherever the diary lies and whatever it was named with, and no spreadsheet takes it for a number.
"""

from __future__ import annotations

from collections.abc import Iterable

LETTER = "d"
DIGITS = 16
"""Of the SHA-256 of the content, or of what stands for it."""


def key(sha256: str) -> str:
    """Return the key of a diary; none without a hash, of a file that could not be opened.

    >>> key("61225061e121" + "0" * 52), key("")
    ('d61225061e1210000', '')
    """
    return LETTER + sha256[:DIGITS] if sha256 else ""


def apart(keys: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Return the keys with a number after each that was there already: copies of one diary are told apart.

    >>> apart(["d1", "d2", "d1", "", ""], taken=["d2"])
    ['d1', 'd2-2', 'd1-2', '', '']
    """
    used, told = {*taken}, []
    for wanted in keys:
        own, number = wanted, 1
        while own in used:
            number += 1
            own = f"{wanted}-{number}"
        told.append(own)
        if own:
            used.add(own)
    return told
