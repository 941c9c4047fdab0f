"""What the rows of a table are of, where no column tells: its sheet's name, its title or its other columns do."""

from __future__ import annotations

from diary.reading.files.workbook import Sheet
from diary.reading.recognise.headings import TABLES, heading, meanings
from diary.reading.recognise.layouts.finding import SEARCHED_ROWS, columns_of, texts_in
from diary.reading.recognise.layouts.listrows import TARGETS
from diary.reading.recognise.layouts.shape import Taken
from diary.reading.recognise.layouts.table import Table, filled_rows

WHEN = frozenset(("date", "time"))
"""The columns of a table that only tells when."""


def only_times(sheet: Sheet) -> Table | None:
    """Return a table of dates and times alone, when the name of its sheet or a title tells what happened then."""
    for number, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        keys = {word.key for _, text in texts_in(row) if (word := heading("list", text))}
        if keys >= WHEN and not keys & TABLES["list"].one_of and _by_words(sheet, number)[0]:
            columns, unread, words = columns_of(sheet.rows, number, "list")
            rows = filled_rows(sheet, number + 1)
            return Table(sheet, "list", number, columns, list(unread), list(words), number + 1, rows)
    return None


def subject(table: Table, *, printed: bool) -> str | None:
    """Return what the bare amounts of a table are of, or without any what its times are of.

    Empty where there is no need to know; None where there is, and nothing tells. Hours that were `printed`
    beforehand tell of nothing.
    """
    timed = not (table.columns.keys() & TABLES["list"].one_of or printed)
    if not timed and ("amount" not in table.columns or "event" in table.columns):
        return ""
    found, told_by = _by_words(table.sheet, table.header_row)
    for key, of in (("what", "drink"), ("urge", "urine")):
        if not found and key in table.columns:
            found, told_by = of, table.columns[key].heading
    if not found:
        return None
    if found in table.columns:
        return ""
    code, column = ("event_by_context", "time") if timed else ("amount_by_context", "amount")
    table.taken.append(Taken(code, (table.header_row, table.columns[column].index), told_by))
    return found


def _by_words(sheet: Sheet, header_row: int) -> tuple[str, str]:
    """Return what the name of a sheet, or else a title, says that it is of, and that text; empty without one."""
    titles = [text for row in sheet.rows[:header_row] for _, text in texts_in(row)]
    for text in (sheet.name, *titles):
        keys = {TARGETS[word.key] for word in meanings("events", text) if word.key in TARGETS}
        if len(keys) == 1:
            return keys.pop(), text
    return "", ""
