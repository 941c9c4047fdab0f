"""The rows below a heading → those that hold entries: repeated headings, totals and examples are told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from diary.addresses import address
from diary.reading.cells.codes import is_blank
from diary.reading.cells.happenings import clock_beside_a_word
from diary.reading.cells.times import Clock
from diary.reading.cells.words import plain
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.grid_cells import Rows, cell_at, is_value, texts_in, without_numbers
from diary.reading.recognise.labels import OF_DAY, labels_in
from diary.reading.recognise.layout import Notice, Place
from diary.reading.recognise.legend import letters_in
from diary.reading.recognise.meaning import Heading, heading
from diary.reading.recognise.profile import classes_of
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.totals import totals

WHEN = frozenset(("time", "date", "stamp", "slot", "weekday", "day_number"))
FIRST_CELLS = 12
"""So many cells of a column tell how its dates or times are written."""
SAYS = {
    "date": ("stamp", "date"),
    "time": ("stamp", "time", "slot"),
    "moment": ("stamp", "time"),
    "stamp": ("stamp", "time"),
}
"""As what the cells of a column can say when."""
OF_TEXT = frozenset(("remarks", "what", "trigger", "place", "output", "laxative"))
"""The columns in which a sentence is an entry."""
OF_LINE = frozenset(("text", "sentence", "foreign", "event named"))
"""As what a closing line may be read: nothing, or what a diary does not hold, `Neem deze mee naar uw afspraak`."""
FEWEST_WORDS_OF_LINE = 3


def entries_of(table: Table) -> Table:
    """Return the table without the rows that repeat its heading, add up, show how to fill it in, or close the form."""
    kept = _without_page_titles(table, [row for row in table.rows if not _is_heading(table, row)])
    examples = [row for row in kept if _is_example(table.sheet.rows[row]) or _explains(table, row)]
    lines = list(takewhile(lambda row: _is_line(table, row), reversed(kept)))
    aside = {*examples, *lines}
    table = table.of_rows(row for row in kept if row not in aside)
    added = totals(table)
    notices = [
        Notice(code, _first(table, row), _shown(table, _first(table, row)), "skipped")
        for code, rows in (("example_row", examples), ("remark_only", lines[::-1]))
        for row in rows
    ]
    notices += [Notice("total_row", (row, at), _shown(table, (row, at)), "skipped") for row, at in added.items()]
    return table.of_rows(row for row in table.rows if row not in added).noting(notices)


def _shown(table: Table, place: Place) -> CellValue:
    return cell_at(table.sheet.rows, place) or table.sheet.faults.get(address(*place), "")


def _first(table: Table, row: int) -> Place:
    return row, next((at for at, cell in enumerate(table.sheet.rows[row]) if not is_blank(cell)), 0)


def _is_heading(table: Table, row: int) -> bool:
    """Tell whether a row repeats the heading."""
    cells, filled = table.sheet.rows[row], False
    for column in table.columns.values():
        cell = cells[column.index] if column.index < len(cells) else None
        if cell is None:
            continue
        if cell == column.heading:
            filled = True
        elif not is_blank(cell):
            return False
    return filled


def _is_example(cells: Sequence[CellValue]) -> bool:
    """Tell whether a row shows how to fill in the others: it begins with a word that says so."""
    for first in cells:
        if not is_blank(first):
            break
    else:
        return False
    if not isinstance(first, str):
        return False
    word = plain(first.replace(":", " ")).split(" ")[0]
    return bool(word) and heading("example", word) is not None


def _explains(table: Table, row: int) -> bool:
    """Tell whether the first row below a heading explains the columns in words: it holds no value, and says no when."""
    if row != table.first_row:
        return False
    cells = [cell for cell in table.sheet.rows[row] if not is_blank(cell)]
    if len(cells) < 2 or any(is_value(cell) and not letters_in(str(cell)) for cell in cells):
        return False
    return not any(_is_when(table.at(row, key)) for key in SAYS if key in table.columns)


def _is_line(table: Table, row: int) -> bool:
    """Tell whether a row holds nothing but a sentence, in a column that has none: as a form closes with."""
    cells = table.sheet.rows[row]
    if len(cells) - cells.count(None) > 1 or table.sheet.faults:
        return False
    at, text = next(((at, cell) for at, cell in enumerate(cells) if cell is not None), (0, None))
    if not isinstance(text, str) or is_value(text) or len(text.split()) < FEWEST_WORDS_OF_LINE:
        return False
    return (
        not isinstance(clock_beside_a_word(text), Clock)
        and classes_of(text) <= OF_LINE
        and all(key not in OF_TEXT for key, column in table.columns.items() if column.index == at)
    )


def _is_when(cell: CellValue) -> bool:
    return not is_blank(cell) and not WHEN.isdisjoint(classes_of(cell))


def _without_page_titles(table: Table, rows: list[int]) -> list[int]:
    """Leave out what a printed page repeats above its heading: the rows above the first, but for their numbers."""
    if len(rows) == len(table.rows):
        return rows
    own = set(rows)
    titles = {without_numbers(row) for row in table.sheet.rows[: table.heading_row]} - {()}
    kept: list[int] = []
    for row in table.rows:
        if row in own:
            kept.append(row)
            continue
        while kept and without_numbers(table.sheet.rows[kept[-1]]) in titles:
            kept.pop()
    return kept


def end_of(rows: Rows, numbers: Sequence[int], when: Mapping[int, str]) -> tuple[int, Notice] | None:
    """Return the row at which something else begins below a table, and its notice; None where the table runs on.

    It begins after a gap, or a line with one text, with a row of words alone, and nothing below that has a date or a
    time in the columns of `when`.
    """
    classes = {index: _mostly(rows, numbers, index, SAYS[key]) for index, key in when.items()}
    timed = [
        row
        for row in numbers
        if any(_is(name, cell_at(rows, (row, at))) for at, names in classes.items() for name in names)
    ]
    after = [row for row in numbers if timed and row > timed[-1]]
    for row in after[:-1]:
        texts = texts_in(rows[row])
        above = rows[row - 1]
        gap = all(map(is_blank, above)) or (len(texts_in(above)) == 1 == sum(not is_blank(cell) for cell in above))
        words = len(texts) >= 2 and all(is_blank(cell) or isinstance(cell, str) for cell in rows[row])
        if gap and words and not _labels(texts):
            first = row if all(map(is_blank, above)) else row - 1
            return first, Notice("below_not_read", (row, texts[0][0]), texts[0][1])
    return None


def _labels(texts: Sequence[tuple[int, str]]) -> bool:
    return any(heading("labels", text.partition(":")[0]) for _, text in texts)


def _mostly(rows: Rows, numbers: Sequence[int], index: int, classes: Sequence[str]) -> tuple[str, ...]:
    """Return how most of the first cells of a column say when: as a stamp, a date, a time or hours; nothing if not.

    Below a stamp a time alone is of the same date.
    """
    cells = [cell for row in numbers if not is_blank(cell := cell_at(rows, (row, index)))][:FIRST_CELLS]
    counts = {name: sum(_is(name, cell) for cell in cells) for name in classes}
    best = max(classes, key=lambda name: counts[name])
    if 2 * counts[best] <= len(cells):
        return ()
    return (best, "time") if counts.get("stamp") else (best,)


def _is(name: str, cell: CellValue) -> bool:
    """Tell whether a cell can be read as of a class; a time also with a word beside it, `0.00 BED`."""
    if is_blank(cell):
        return False
    return name in classes_of(cell) or (name == "time" and isinstance(clock_beside_a_word(cell), Clock))


def labels_below(table: Table, known: frozenset[str]) -> tuple[Table, dict[str, Place], tuple[Heading, ...]]:
    """Return the table without the times of sleep that stand below it, or between its rows; their places and words."""
    labels: dict[str, Place] = {}
    words: list[Heading] = []
    if "time" not in table.columns or "event" in table.columns:
        return table, labels, ()
    column = table.columns["time"].index
    gone: set[int] = set()
    for row in table.rows:
        cell = cell_at(table.sheet.rows, (row, column))
        found = labels_in([[None] * column + [cell]], row, in_table=True) if isinstance(cell, str) else {}
        for key, (place, word) in found.items():
            if key in OF_DAY - {"date"} and key not in known | labels.keys():
                labels[key] = place
                words.append(word)
                gone.add(row)
    return (table.of_rows(row for row in table.rows if row not in gone) if gone else table), labels, tuple(words)
