"""Takes a workbook's bytes apart, refuses what could harm or mislead, and packs what it has checked anew.

The reading library ends the whole process on some files: a stray cell at the far corner of the sheet, a
count that lies. What it drops in silence, an error value or a formula nobody computed, is listed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from diary.addresses import address
from diary.reading.files.guard.hidden import Hidden
from diary.reading.files.guard.marks import Marks
from diary.record import CannotRead
from diary.settings import Limits

ATTRIBUTES = rb"""(\s[^<>"'/]*+(?:"[^<>"]*+"[^<>"'/]*+|'[^<>']*+'[^<>"'/]*+)*+)?"""
"""The inside of a tag after its name, without angle brackets: a tag that has them is taken for none."""

Faults = dict[tuple[int, int], str]
"""Row and column, counted from 0 → what stands there without a usable value."""

NO_VALUE = "formula"
"""What is reported of a formula without a stored value when the file does not spell it out."""


@dataclass(frozen=True)
class Checked:
    """A workbook that may be read: `data` holds the checked parts and nothing else.

    `faults`, `hidden` rows and columns, and `marks` are listed by the sheet's position in the workbook, counted from 0.
    """

    format: str
    data: bytes
    faults: Mapping[int, Faults]
    date_1904: bool = False
    hidden: Mapping[int, Hidden] = field(default_factory=dict)
    marks: Mapping[int, Marks] = field(default_factory=dict)


def bound(rows: int, columns: int, sheet: str, limits: Limits) -> None:
    """Refuse a sheet whose last row and column span more cells than may be read."""
    if rows * columns > limits.cells:
        raise CannotRead("too_many_cells", sheet=sheet, cell=address(rows - 1, columns - 1), limit=limits.cells)
