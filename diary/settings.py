"""What a clinic may set, each with its default."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How much of a file is read before it is refused: bounds against damaged and hostile files.

    Within them reading takes less than 10 seconds and 300 MB.
    """

    file_bytes: int = 25_000_000
    unpacked_bytes: int = 25_000_000  # without pictures
    text_bytes: int = 5_000_000  # of a file with separators
    sheets: int = 256
    cells: int = 500_000  # of all sheets together, empty ones between them included
    text_length: int = 32_767  # characters in one cell; Excel's own limit
