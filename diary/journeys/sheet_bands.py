"""A sheet and its layouts → the bands of rows that a person sees as tables, and what stands beside these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diary import model
from diary.addresses import address, column_letters
from diary.reading.cells.codes import as_text, is_blank
from diary.reading.files.workbook import Sheet
from diary.reading.recognise.layout import TAB, Layout, Place

REST = "rest"
"""The kind of what stands on a sheet beside its tables."""


@dataclass(frozen=True)
class Field:
    """A label and the place of its value."""

    label: str
    key: str
    place: Place


@dataclass(frozen=True)
class Band:
    """A table of a sheet: its labels, its columns (index, heading, key), its filled rows, and where it goes on."""

    kind: str
    fields: tuple[Field, ...] = ()
    columns: tuple[tuple[int, str, str], ...] = ()
    rows: tuple[int, ...] = ()
    first: int = 0
    free_from: int = 0
    grows: bool = False


def bands_of(sheet: Sheet, layouts: Sequence[Layout], *, typed: bool) -> Iterator[Band]:
    """Yield the tables of a sheet from top to bottom, then what else stands on it; of what is `typed` that is ours."""
    if any(layout.turned for layout in layouts):
        yield _as_it_lies(sheet, range(len(sheet.rows)), set(), layouts[0].kind)
        return
    if not layouts and _is_exported(sheet):
        yield _table("list", sheet, 0, len(sheet.rows), {}, (), last=True)
        return
    fields = _fields(sheet, layouts)
    covered = {place for field in fields for place in _of_field(sheet, field)}
    ranges = _ranges(layouts, len(sheet.rows))
    rows: set[int] = set()
    for number, (heading, end, kind, keys) in enumerate(ranges):
        last = number == len(ranges) - 1
        own = fields if not number else ()
        yield _table(kind, sheet, heading, end, keys, own, last=last)
        rows |= set(range(max(heading, 0), end))
    if fields and not ranges:
        yield Band(layouts[0].kind, fields=_every_label(sheet, fields) if typed else fields)
    if not typed:
        left = [row for row in range(len(sheet.rows)) if row not in rows]
        rest = _as_it_lies(sheet, left, covered, REST)
        if rest.rows:
            yield rest


def _is_exported(sheet: Sheet) -> bool:
    return sheet.name.strip().lower() in model.TABLES and bool(sheet.rows)


def _ranges(layouts: Sequence[Layout], height: int) -> list[tuple[int, int, str, dict[int, str]]]:
    """Return each run of rows that layouts share: its heading, its end, its kind, and what its columns are."""
    found: list[tuple[int, int, str, dict[int, str]]] = []
    shaped = (each for each in layouts if each.shape.columns or each.columns)
    for layout in sorted(shaped, key=lambda each: (each.shape.heading_row, each.shape.first_row)):
        shape = layout.shape
        heading = shape.heading_row if shape.heading_row >= 0 else shape.first_row - 1
        end = height if shape.last_row is None else min(height, shape.last_row + 1)
        keys = {column.index: key for key, column in (shape.columns or layout.columns).items()}
        if found and heading < found[-1][1]:
            before = found[-1]
            found[-1] = (before[0], max(before[1], end), before[2], before[3] | keys)
        else:
            found.append((heading, end, layout.kind, keys))
    return found


def _table(
    kind: str, sheet: Sheet, heading: int, end: int, keys: dict[int, str], fields: tuple[Field, ...], *, last: bool
) -> Band:
    head = sheet.rows[heading] if 0 <= heading < len(sheet.rows) else []
    rows = tuple(row for row in range(heading + 1, end) if _filled(sheet, row))
    used = {column for row in rows for column, cell in enumerate(sheet.rows[row]) if not is_blank(cell)}
    used |= {column for column, cell in enumerate(head) if not is_blank(cell)} | keys.keys()
    width = max(map(len, sheet.rows), default=0)
    columns = tuple(
        (column, as_text(head[column] if column < len(head) else None) or column_letters(column), keys.get(column, ""))
        for column in sorted(used)
        if column < width
    )
    return Band(kind, fields, columns, rows, heading + 1, max(rows, default=heading) + 1, grows=last)


def _as_it_lies(sheet: Sheet, rows: Sequence[int], covered: set[Place], kind: str) -> Band:
    """Return rows as they lie in the file, without the cells that stand elsewhere."""
    kept = tuple(row for row in rows if any((row, column) not in covered for column in _filled(sheet, row)))
    used = sorted({column for row in kept for column in _filled(sheet, row)})
    return Band(kind, columns=tuple((column, column_letters(column), "") for column in used), rows=kept)


def _filled(sheet: Sheet, row: int) -> list[int]:
    """Return the columns of a row in which something stands, usable or not."""
    return [
        column
        for column, cell in enumerate(sheet.rows[row])
        if not is_blank(cell) or (sheet.faults and address(row, column) in sheet.faults)
    ]


def _fields(sheet: Sheet, layouts: Sequence[Layout]) -> tuple[Field, ...]:
    places: dict[Place, str] = {}
    for layout in layouts:
        for key, place in layout.labels.items():
            if place != TAB and place[1] < max(map(len, sheet.rows), default=0):
                places.setdefault(place, key)
    return tuple(Field(_label(sheet, place) or key, key, place) for place, key in places.items())


def _every_label(sheet: Sheet, known: Sequence[Field]) -> tuple[Field, ...]:
    """Return the labels of a page of ours, also of what is no fact of a diary: a date of birth becomes an age."""
    first, column = min(field.place for field in known)
    keys = {field.place: field.key for field in known}
    places = ((row, column) for row in range(first, len(sheet.rows)))
    return tuple(Field(label, keys.get(place, ""), place) for place in places if (label := _label(sheet, place)))


def _label(sheet: Sheet, place: Place) -> str:
    """Return the text left of a value, which says what it is."""
    row, column = place
    cells = sheet.rows[row][:column] if row < len(sheet.rows) else []
    return next((as_text(cell) for cell in reversed(cells) if isinstance(cell, str)), "")


def _of_field(sheet: Sheet, field: Field) -> Iterator[Place]:
    row, column = field.place
    yield field.place
    for left in range(column - 1, -1, -1):
        cells = sheet.rows[row] if row < len(sheet.rows) else []
        if left < len(cells) and isinstance(cells[left], str):
            yield row, left
            return
