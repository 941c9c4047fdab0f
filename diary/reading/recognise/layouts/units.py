"""Units that stand in a row of their own below the heading: `ml`, `cc`, `hh:mm`, `0-4`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from diary.reading.cells.codes import is_blank
from diary.reading.cells.units import UNITS_ML
from diary.reading.cells.words import plain
from diary.reading.recognise.layouts.finding import Rows
from diary.reading.recognise.layouts.shape import Column

_FORMATS = frozenset((
    "hh:mm", "uu:mm", "uur:min", "tijd", "time", "dd-mm", "dd-mm-jjjj", "dd-mm-yyyy", "dd/mm/yyyy", "yyyy-mm-dd",
    "datum", "date", "ja/nee", "j/n", "yes/no", "y/n", "tekst", "text", "min", "kg", "aantal", "getal", "number",
    "schaal", "scale",
))  # fmt: skip
_SCALE = re.compile(r"^\d\s*-\s*\d{1,2}$")


def under(rows: Rows, header_row: int, columns: Mapping[str, Column]) -> tuple[dict[str, Column], int]:
    """Return the columns with the units that stand below their headings, and the first row of the body.

    A row is a row of units when it holds a unit of volume and nothing but units and formats. A unit in the
    heading itself comes first.
    """
    below = rows[header_row + 1] if header_row + 1 < len(rows) else []
    filled = [plain(cell) for cell in below if isinstance(cell, str) and not is_blank(cell)]
    other = any(not is_blank(cell) for cell in below if not isinstance(cell, str))
    known = all(text in UNITS_ML or text in _FORMATS or _SCALE.match(text) for text in filled)
    if other or not known or not any(text in UNITS_ML for text in filled):
        return dict(columns), header_row + 1
    written = {
        index: plain(cell) for index, cell in enumerate(below) if isinstance(cell, str) and plain(cell) in UNITS_ML
    }
    return {
        key: column if column.unit else replace(column, unit=written.get(column.index, ""))
        for key, column in columns.items()
    }, header_row + 2
