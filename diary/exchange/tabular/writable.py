"""Text that every file can hold."""

from __future__ import annotations

import re

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """Return a text with a space in the place of each control sign, as neither XML nor a CSV can hold them.

    >>> writable("a" + chr(0) + "b")
    'a b'
    """
    return _UNWRITABLE.sub(" ", text)
