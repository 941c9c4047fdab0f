"""What a clinic may set, each with its default."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How much of a file is read before it is refused: bounds against damaged and hostile files."""

    file_bytes: int = 25_000_000
    unpacked_bytes: int = 150_000_000
    sheets: int = 256
    cells: int = 2_000_000  # of all sheets together, empty ones between them included
    text_length: int = 32_767  # characters in one cell; Excel's own limit
