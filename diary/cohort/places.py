"""Where a file lies, so that it is known again and cannot be read: fingerprints of its folders and of its name."""

from __future__ import annotations

import hashlib
import hmac
import os
from functools import lru_cache
from pathlib import Path

DIGITS = 12
"""Hexadecimal digits of a fingerprint."""
LED = "~"
"""Before the fingerprint of a pattern."""


def place(path: str, pattern: str = "", secret: bytes = b"") -> str:
    """Return the fingerprints of a whole path: of the pattern that led to it, of each folder above it, of its name.

    >>> own = place("/clinic/2026/a.xlsx")
    >>> lies_in(own, {fingerprint("/clinic")}), lies_in(own, {fingerprint("/clinic/2026/a.xlsx")})
    (True, False)
    """
    folder, name = os.path.split(path)
    led = (LED + fingerprint(pattern, secret),) if pattern else ()
    return " ".join((*led, *_folders(folder, secret), fingerprint(name, secret)))


def whole_path(own: str) -> str:
    """Return what of a place does not depend on how it was named: a file has one, by a pattern or not.

    >>> whole_path(place("/a/d.xlsx", "/a/*.xlsx")) == place("/a/d.xlsx")
    True
    """
    return own.partition(" ")[2] if own.startswith(LED) else own


def lies_in(own: str, named: set[str]) -> bool:
    """Tell whether a place lies in one of these folders or patterns."""
    return not named.isdisjoint(name.removeprefix(LED) for name in own.split()[:-1])


def mark(own: str) -> int:
    """Return the number of a file's name, by which partitions end.

    >>> mark(place("/a/d.xlsx")) == mark(place("/b/d.xlsx"))
    True
    """
    return int(own[-DIGITS:] or "0", 16)


@lru_cache(4096)
def _folders(folder: str, secret: bytes) -> tuple[str, ...]:
    lowest = Path(folder)
    return tuple(fingerprint(str(above), secret) for above in reversed((lowest, *lowest.parents)))


def fingerprint(text: str, secret: bytes = b"") -> str:
    """Return what stands for a name; with a secret nobody without it can try names."""
    written = text.encode("utf-8", "surrogateescape")
    found = hmac.new(secret, written, "sha256") if secret else hashlib.sha256(written)
    return found.hexdigest()[:DIGITS]
