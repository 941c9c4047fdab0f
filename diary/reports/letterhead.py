"""The logo of a practice before the ink."""

from __future__ import annotations

from typing import NamedTuple


class Picture(NamedTuple):
    """The logo in the letterhead: a PNG with its size in pixels, and its words for who does not see it."""

    png: bytes
    width: int
    height: int
    alt: str
