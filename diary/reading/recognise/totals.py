"""Rows of totals in a table, by their word, their formula or their sums: they are no events."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache, lru_cache

from diary.addresses import address
from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.volumes import Volume, volume
from diary.reading.cells.words import look_up, vocabulary
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.compose import compose, names_subject, words_in
from diary.reading.recognise.grid_cells import is_value, texts_in
from diary.reading.recognise.layout import Notice
from diary.reading.recognise.recognised_table import Table

SUMMED = ("drink", "urine", "catheter")
FEWEST_SUMMED = 2
"""A number that repeats the only one above it is no total."""
LONGEST_TOTAL = 3
"""Words: a longer remark may tell of a total beside what happened."""
NUMBER_SIGN = "#"
SUMS = ("[total]", "[count]")
"""What a column of a table of sums holds."""
_FORMULA = re.compile(r"^=\s*(?:SUM|SOM|SUBTOTA|AVERAGE|GEMIDDELDE)", re.IGNORECASE)
"""Functions of spreadsheet programs, as a file keeps their names."""


def named(table: Table, row: int, words: Set[str]) -> int | None:
    """Return the column with one of the words of totals that shows a row to be one, None when it is an ordinary row.

    The word opens the row, or stands in it where no time does, other than in a remark.
    """
    cells = table.sheet.rows[row]
    if (column := table.columns.get("time")) and isinstance(time := table.at(row, "time"), str) and _counts(time):
        return column.index
    naming = [index for index, cell in enumerate(cells) if cell in words] if words else []
    if not naming:
        return None
    remarks = table.columns.get("remarks")
    first = next(index for index, cell in enumerate(cells) if not is_blank(cell))
    if "time" not in table.columns or not is_blank(table.at(row, "time")):
        return next((at for at in naming if at == first or _is_remark_of_total(table, row, at)), None)
    return next((index for index in naming if index == first or not remarks or index != remarks.index), None)


def labels_total(cell: CellValue) -> bool:
    """Tell whether what stands before a row says that the row adds up or counts the rows above it.

    >>> labels_total("Total (ml)"), labels_total("Aantal plassen"), labels_total("# of voids"), labels_total("07:00")
    (True, True, True, False)
    """
    return isinstance(cell, str) and (_says_total(cell) or _counts(cell))


def without_named_before(sheet: Sheet, numbers: Iterable[int], first: int) -> tuple[Sheet, tuple[Notice, ...]]:
    """Return a sheet without its rows of totals that are named before column `first`, where tables begin, and these."""
    begins = {
        row: next((at for at, cell in enumerate(sheet.rows[row][:first]) if not is_blank(cell)), -1) for row in numbers
    }
    named = {row: at for row, at in begins.items() if at >= 0 and labels_total(sheet.rows[row][at])}
    if not named:
        return sheet, ()
    kept = [[] if number in named else row for number, row in enumerate(sheet.rows)]
    told = (Notice("total_row", (row, at), sheet.rows[row][at], "skipped") for row, at in named.items())
    return replace(sheet, rows=kept), tuple(told)


def _counts(text: str) -> bool:
    """Tell whether the text in a cell of times says how often: `Aantal keer geplast: 8`, `# of voids`."""
    if isinstance(clock(text), Clock):
        return False
    before = text.partition(":")[0]
    return "count" in words_in(before) or (before.lstrip().startswith(NUMBER_SIGN) and names_subject(before))


def _is_remark_of_total(table: Table, row: int, at: int) -> bool:
    """Tell whether a remark says nothing but that its row is a total: `dagtotaal`, `totaal 24 uur`."""
    remarks = table.columns.get("remarks")
    return bool(remarks and remarks.index == at) and len(as_text(table.sheet.rows[row][at]).split()) <= LONGEST_TOTAL


@lru_cache(4096)
def _says_total(text: str) -> bool:
    return bool(_words().search(text)) and look_up("total", text) is not None


@cache
def _words() -> re.Pattern[str]:
    """Return the pattern without which no text can hold a word of totals: most texts need no more."""
    return re.compile("|".join(map(re.escape, vocabulary("total"))), re.IGNORECASE)


def totals(table: Table) -> Mapping[int, int]:
    """Return the rows of totals, each with the column of the cell that shows it to be one."""
    found: dict[int, int] = {}
    sums: dict[str, tuple[float, int]] = {}
    above: list[int] = []  # rows that are not added up yet: that is done only where a sum may stand
    words = set(filter(_says_total, table.texts))
    for row in table.rows:
        column = named(table, row, words)
        if column is None and is_blank(table.at(row, "time")):
            column = _formula(table, row)
            if column is None and (keys := _only_amounts(table, row)):
                for each in above:
                    _add(sums, table, each)
                above.clear()
                column = _sum(sums, table, row, keys)
        if column is None:
            above.append(row)
        else:
            found[row] = column
            sums.clear()
            above.clear()
    return found


def _formula(table: Table, row: int) -> int | None:
    faults = table.sheet.faults
    if not faults:
        return None
    indexes = (column.index for column in table.columns.values())
    return next((at for at in indexes if _FORMULA.match(faults.get(address(row, at), ""))), None)


def _only_amounts(table: Table, row: int) -> list[str]:
    """Return the keys of the amounts in a row that holds nothing else; none where it does."""
    filled = [key for key in table.columns if key != "remarks" and not is_blank(table.at(row, key))]
    return filled if all(key in SUMMED for key in filled) else []


def _sum(sums: Mapping[str, tuple[float, int]], table: Table, row: int, keys: list[str]) -> int | None:
    """Return the column of the first amount when every amount of a row is the sum of those above it."""
    for key in keys:
        total, count = sums.get(key, (0.0, 0))
        if count < FEWEST_SUMMED or not math.isclose(_ml(table.at(row, key)), total):
            return None
    return table.columns[keys[0]].index


def _add(sums: dict[str, tuple[float, int]], table: Table, row: int) -> None:
    for key in SUMMED:
        ml = _ml(table.at(row, key))
        if ml > 0:
            total, count = sums.get(key, (0.0, 0))
            sums[key] = (total + ml, count + 1)


def _ml(cell: CellValue) -> float:
    if isinstance(cell, float) or is_blank(cell):
        return cell if isinstance(cell, float) else math.nan
    read = volume(cell)
    return read.ml if isinstance(read, Volume) else math.nan


def heads_sums(row: Sequence[CellValue]) -> bool:
    """Tell whether a row heads a table of sums and counts: a period, and nothing but what is added up or counted."""
    texts = texts_in(row)
    if len(texts) < 2 or any(is_value(cell) for cell in row if not is_blank(cell)):
        return False
    keys = [composed.key if (composed := compose("list", text)) else "" for _, text in texts]
    summed = sum(key in SUMS for key in keys)
    return summed >= 1 and all(key in SUMS or key in ("date", "") for key in keys) and 2 * summed >= len(keys)
