"""Cells that pack several named values, `{"ml": 340, "wat": "thee"}` → a column for each name, read as any other."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.grid_cells import Rows, cell_at
from diary.reading.recognise.layout import Layout, Place

SEARCHED_ROWS = 40
"""Rows from the top in which a first packed cell is looked for."""
MOST_NAMES = 30
"""More names than this are no values of one event."""


@dataclass(frozen=True)
class Unpacked:
    """A sheet with its packed columns taken apart; `origin` is the column in which each of the new ones is packed."""

    sheet: Sheet
    origin: Mapping[int, int] = field(default_factory=dict)

    def as_it_lies(self, layout: Layout) -> Layout:
        """Return a layout with everything at the place where it stands on the sheet as it came."""
        if not self.origin:
            return layout
        rows, values = [], {(self._packed(place), key): cell for (place, key), cell in layout.values.items()}
        for row in layout.rows:
            for key, place in row.cells.items():
                if place[1] in self.origin:
                    values.setdefault((self._packed(place), key), cell_at(self.sheet.rows, place))
            rows.append(row._replace(cells={key: self._packed(place) for key, place in row.cells.items()}))
        return replace(
            layout,
            rows=tuple(rows),
            values=values,
            columns={key: replace(at, index=self.origin.get(at.index, at.index)) for key, at in layout.columns.items()},
            notices=tuple(replace(each, place=self._packed(each.place)) for each in layout.notices),
            assumptions=tuple(replace(each, place=self._packed(each.place)) for each in layout.assumptions),
        )

    def _packed(self, place: Place) -> Place:
        return place[0], self.origin.get(place[1], place[1])


def unpacked(sheet: Sheet) -> Unpacked:
    """Return the sheet with a column for each name that its cells pack; as it is where none do."""
    first = _first_packed(sheet.rows)
    if first is None or first[0] == 0:
        return Unpacked(sheet)
    heading, column = first[0] - 1, first[1]
    width = max(map(len, sheet.rows))
    values = [_values(cell_at(sheet.rows, (row, column))) for row in range(len(sheet.rows))]
    names = list(dict.fromkeys(name for each in values for name in each))[:MOST_NAMES]
    rows = [
        _without(row, column, width, keep=number < heading)
        + (list(names) if number == heading else [values[number].get(name) for name in names])
        for number, row in enumerate(sheet.rows)
    ]
    return Unpacked(replace(sheet, rows=rows), {width + at: column for at in range(len(names))})


def _first_packed(rows: Rows) -> Place | None:
    """Return the place of the first packed cell; a row of nothing else names columns, and holds no values."""
    for row, cells in enumerate(rows[:SEARCHED_ROWS]):
        columns = [at for at, cell in enumerate(cells) if _values(cell)]
        if columns and (len(columns) == 1 or len(columns) < len(cells) - cells.count(None)):
            return row, columns[0]
    return None


def _without(row: Sequence[CellValue], column: int, width: int, *, keep: bool) -> list[CellValue]:
    """Return a row of this width without the packed cell, or its heading."""
    cells = [*row, *[None] * (width - len(row))]
    return cells if keep else [*cells[:column], None, *cells[column + 1 :]]


def _values(cell: CellValue) -> dict[str, CellValue]:
    """Return what a cell packs, by name; nothing of any other cell.

    >>> _values('{"ml": 340, "wat": "thee", "foto": null}'), _values("{koffie}")
    ({'ml': 340.0, 'wat': 'thee', 'foto': None}, {})
    """
    if not isinstance(cell, str) or not cell.startswith("{"):
        return {}
    try:
        packed = json.loads(cell, parse_int=float)
    except (ValueError, RecursionError):
        return {}
    return {name: _as_cell(value) for name, value in packed.items()} if isinstance(packed, dict) else {}


def _as_cell(value: object) -> CellValue:
    """Return a value as a sheet would hold it; of several values their text."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    return json.dumps(value, ensure_ascii=False)
