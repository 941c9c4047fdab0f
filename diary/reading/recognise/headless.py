"""A list without a heading, in which times stand beside words that tell what happened → its table, and its region."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from diary.reading.cells.codes import is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.times import Clock, clock
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.compose import languages_in
from diary.reading.recognise.entry_cells import is_serial
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.grid_cells import cell_at, filled_rows
from diary.reading.recognise.head import Head
from diary.reading.recognise.layout import Assumption, Column
from diary.reading.recognise.meaning import Heading
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.region import Region
from diary.reading.recognise.told_in_words import told_in_words

FEWEST_ENTRIES = 3
LONGEST_TIME = 3
"""Words: `half acht`, `7 uur 30`."""
MOST_COLUMNS = 4
"""A wider sheet has a heading."""


def headless(sheet: Sheet) -> tuple[Table, Region] | None:
    """Return the table of a list without a heading, and its region; None of any other sheet."""
    rows = filled_rows(sheet, 0, len(sheet.rows))
    width = max((len(sheet.rows[row]) for row in rows), default=0)
    if width > MOST_COLUMNS:
        return None
    lines = {row: parted for row in rows if (parted := _parted(sheet.rows[row]))}
    if len(lines) >= max(FEWEST_ENTRIES, threshold("events") * len(rows)):
        return _table(sheet, {"time": 0, "event": 0}, list(lines), rows, lines)
    pairs = [row for row in rows if sum(not is_blank(cell) for cell in sheet.rows[row]) > 1]
    time = next((at for at in range(width) if _mostly(sheet, pairs, at, _is_time)), width)
    words = next((at for at in range(time + 1, width) if _mostly(sheet, pairs, at, _tells)), None)
    if words is None or is_serial([cell_at(sheet.rows, (row, time)) for row in pairs]):
        return None
    entries = [row for row in rows if not is_blank(cell_at(sheet.rows, (row, words)))]
    day = next((at for at in range(time) if _mostly(sheet, entries, at, _is_date)), None)
    known = {time, words, *(() if day is None else (day,))}
    strays = {at for row in entries for at, cell in enumerate(sheet.rows[row]) if not is_blank(cell)} - known
    if strays or len(entries) < FEWEST_ENTRIES:
        return None
    return _table(sheet, {"time": time, "event": words} | ({} if day is None else {"date": day}), entries, rows, {})


def _table(
    sheet: Sheet,
    columns: Mapping[str, int],
    entries: Sequence[int],
    rows: Sequence[int],
    lines: Mapping[int, tuple[str, str]],
) -> tuple[Table, Region]:
    """Return the table of these entries; `lines` are those whose time and words stand in one cell."""
    first, words = entries[0], columns["event"]
    texts = [str(cell_at(sheet.rows, (row, words))) for row in entries]
    told = Assumption("column_by_content", (first, words), texts[0])
    spoken = tuple(Heading("event", languages_in(text), exact=False) for text in texts)
    places = {key: Column(at, "", "") for key, at in columns.items()}
    below = tuple(row for row in rows if row >= first)
    values = {((row, 0), key): said for row, both in lines.items() for key, said in zip(columns, both, strict=True)}
    table = Table(sheet, "list", first - 1, first, None, places, below, {}, values, spoken, assumptions=(told,))
    return table, Region(sheet, 0, Head(first, first, first, {}), len(sheet.rows))


def _parted(cells: Sequence[CellValue]) -> tuple[str, str] | None:
    """Return the time and the words of a row with both in its only cell: `7.00 plas 350 ml`."""
    filled = [cell for cell in cells if not is_blank(cell)]
    words = filled[0].split() if len(filled) == 1 and filled[0] is cells[0] and isinstance(filled[0], str) else []
    for number in range(min(len(words) - 1, LONGEST_TIME), 0, -1):
        time, rest = " ".join(words[:number]).rstrip(":,-"), " ".join(words[number:]).lstrip("-: ")
        if isinstance(clock(time), Clock) and not time.isdecimal() and told_in_words(rest):
            return time, rest
    return None


def _mostly(sheet: Sheet, rows: Sequence[int], at: int, fits: Callable[[CellValue], bool]) -> bool:
    filled = [cell for row in rows if not is_blank(cell := cell_at(sheet.rows, (row, at)))]
    return bool(filled) and sum(map(fits, filled)) >= threshold("fits") * len(filled)


def _is_time(cell: CellValue) -> bool:
    return not isinstance(cell, bool) and isinstance(clock(cell), Clock)


def _is_date(cell: CellValue) -> bool:
    return isinstance(date(cell), Written)


def _tells(cell: CellValue) -> bool:
    return isinstance(cell, str) and bool(told_in_words(cell))
