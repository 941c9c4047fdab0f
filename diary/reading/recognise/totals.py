"""Rows of totals below a table, by their word, their formula or their sums: they are no events."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from diary.addresses import address
from diary.reading.cells.codes import is_blank
from diary.reading.cells.volumes import Volume, volume
from diary.reading.cells.words import look_up, vocabulary
from diary.reading.files.workbook import CellValue

if TYPE_CHECKING:
    from diary.reading.recognise.layouts.shape import Column
    from diary.reading.timeline.page import Page

SUMMED = ("drink", "urine", "catheter")
FEWEST_SUMMED = 2
"""A number that repeats the only one above it is no total."""
_FORMULA = re.compile(r"^=\s*(?:SUM|SOM|SUBTOTA|AVERAGE|GEMIDDELDE)", re.IGNORECASE)


def named(row: Sequence[CellValue], columns: Mapping[str, Column]) -> int | None:
    """Return the column with a word of totals that shows a row to be one, None when it is an ordinary row.

    The word opens the row, or stands in it where no time does, other than in a remark.
    """
    said = [index for index, cell in enumerate(row) if isinstance(cell, str) and _says_total(cell)]
    if not said:
        return None
    time, remarks = columns.get("time"), columns.get("remarks")
    first = next(index for index, cell in enumerate(row) if not is_blank(cell))
    if time is None or (time.index < len(row) and not is_blank(row[time.index])):
        return first if first in said else None
    return next((index for index in said if index == first or not remarks or index != remarks.index), None)


@lru_cache(4096)
def _says_total(text: str) -> bool:
    return bool(_words().search(text)) and look_up("total", text) is not None


@cache
def _words() -> re.Pattern[str]:
    """Return the pattern without which no text can hold a word of totals: most texts need no more."""
    return re.compile("|".join(map(re.escape, vocabulary("total"))), re.IGNORECASE)


class Totals:
    """Tells of the rows of a page, asked from top to bottom, which are totals; it adds up as it goes."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._sums: dict[str, tuple[float, int]] = {}
        self._above: list[int] = []  # rows that are not added up yet: that is done only where a sum may stand

    def shown_by(self, row: int) -> int | None:
        """Return the column of the cell that shows a row to be one of totals, None when it is an ordinary row."""
        found = named(self._page.sheet.rows[row], self._page.layout.columns)
        if found is None and is_blank(self._page.raw(row, "time")):
            found = self._formula(row)
            found = self._sum(row) if found is None else found
        if found is None:
            self._above.append(row)
        else:
            self._sums.clear()
            self._above.clear()
        return found

    def _column(self, row: int, key: str) -> int | None:
        place = self._page.layout.place(row, key)
        return place[1] if place and place[0] == row else None

    def _formula(self, row: int) -> int | None:
        indexes = (self._column(row, key) for key in self._page.layout.columns)
        faults = self._page.sheet.faults
        return next((at for at in indexes if at is not None and _FORMULA.match(faults.get(address(row, at), ""))), None)

    def _sum(self, row: int) -> int | None:
        """Every amount of the row is the sum of those above it, and nothing else stands there."""
        keys = [key for key in self._page.layout.columns if self._column(row, key) is not None and key != "remarks"]
        filled = [key for key in keys if not is_blank(self._page.raw(row, key))]
        if not filled or not all(key in SUMMED and self._is_sum(row, key) for key in filled):
            return None
        return self._column(row, filled[0])

    def _is_sum(self, row: int, key: str) -> bool:
        for above in self._above:
            self._add(above)
        self._above.clear()
        total, count = self._sums.get(key, (0.0, 0))
        return count >= FEWEST_SUMMED and math.isclose(self._ml(row, key), total)

    def _add(self, row: int) -> None:
        for key in SUMMED:
            ml = self._ml(row, key)
            if ml > 0:
                total, count = self._sums.get(key, (0.0, 0))
                self._sums[key] = (total + ml, count + 1)

    def _ml(self, row: int, key: str) -> float:
        cell = self._page.raw(row, key)
        if isinstance(cell, float) or is_blank(cell):
            return cell if isinstance(cell, float) else math.nan
        found = volume(cell)
        return found.ml if isinstance(found, Volume) else math.nan
