"""The sheets of our own template, known at a glance: every heading of a row is its word, and none is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from diary.reading.files.workbook import Sheet
from diary.reading.recognise.above import above_of
from diary.reading.recognise.body import entries_of, labels_below
from diary.reading.recognise.ditto import with_repeated
from diary.reading.recognise.entry_cells import entries
from diary.reading.recognise.grid_cells import cell_at, filled_rows, texts_in, unheaded
from diary.reading.recognise.layout import Column, Layout, Notice
from diary.reading.recognise.meaning import Heading, heading
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.row_times import with_hours
from diary.reading.recognise.table_layouts import layouts_of

SEARCHED_ROWS = 12
NEEDED: Sequence[tuple[str, frozenset[str]]] = (
    ("day", frozenset(("time", "drink", "what", "urine", "urge", "leak", "trigger", "pad", "remarks"))),
    ("day", frozenset(("time", "drink", "what", "urine", "leak", "remarks"))),
    ("bowel", frozenset(("date", "time", "passed", "bristol", "postponed", "straining", "minutes", "laxative"))),
    ("bowel", frozenset(("date", "time", "passed", "bristol", "in_toilet", "holding_back", "toilet_blocked"))),
    ("nights", frozenset(("date", "bed", "woken", "wet", "dry_g", "wet_g", "first_morning"))),
    ("exercises", frozenset(("date", "exercise", "times", "minutes"))),
)
"""The kinds of our sheets and the columns that tell each; a child's days and its sheet of stools have their own."""
FEWEST_HEADINGS = min(len(needed) for _, needed in NEEDED)


def is_own(columns: Set[str], *kinds: str) -> bool:
    """Tell whether a table has the columns of a sheet of ours, of one of these kinds or of any."""
    return any(needed <= columns for kind, needed in NEEDED if not kinds or kind in kinds)


def recognise(sheet: Sheet, named: Heading | None) -> tuple[Layout, ...]:
    """Return the layouts of a sheet of our own template; none of any other, which is weighed."""
    for number, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        if len(row) - row.count(None) < FEWEST_HEADINGS:
            continue
        texts = texts_in(row)
        known: dict[str, Mapping[str, Heading]] = {}
        for kind, needed in NEEDED:
            words = known[kind] if kind in known else known.setdefault(kind, _words(texts, kind))
            if needed <= words.keys() and len(words) == len(texts):
                return _layouts(sheet, kind, number, texts, words, named)
    return ()


def _words(texts: Sequence[tuple[int, str]], kind: str) -> Mapping[str, Heading]:
    words = [heading(kind, text) for _, text in texts]
    return {word.key: word for word in words if word and word.exact}


def _layouts(
    sheet: Sheet,
    kind: str,
    row: int,
    texts: Sequence[tuple[int, str]],
    words: Mapping[str, Heading],
    named: Heading | None,
) -> tuple[Layout, ...]:
    columns = {
        key: Column(index, word.unit, text) for (index, text), (key, word) in zip(texts, words.items(), strict=True)
    }
    numbers = filled_rows(sheet, row + 1, len(sheet.rows))
    if any(sheet.rows[number] == sheet.rows[row] for number in numbers):
        return ()
    strays = unheaded(sheet.rows, numbers, {index for index, _ in texts})
    strays = {at: place for at, place in strays.items() if not _holds_entries(sheet, numbers, at)}
    notices = tuple(Notice("column_without_heading", place) for place in strays.values())
    table = Table(
        sheet,
        kind,
        row,
        row + 1,
        None,
        columns,
        tuple(numbers),
        words=tuple(words.values()),
        notices=notices,
        known=frozenset((*(index for index, _ in texts), *strays)),
    )
    table = with_repeated(entries_of(table))
    above = above_of(table, 0, row, titles=kind == "day")
    own = [named] if named else []
    if kind == "day":
        table, below, more = labels_below(table, frozenset(above.labels))
        above = replace(above, labels=above.labels | below, words=(*above.words, *more, *own))
        table = with_hours(table.saying(above.values))
    else:
        above = replace(above, date=None, words=(*above.words, *own))
    return layouts_of(table, above, "", shared=False)


def _holds_entries(sheet: Sheet, numbers: Sequence[int], column: int) -> bool:
    """Tell whether times or amounts stand in a column without a heading: they are told cell by cell."""
    places = [(row, column) for row in numbers]
    return bool(entries(sheet.rows, ((place, cell_at(sheet.rows, place)) for place in places)))
