"""One sheet → its Layout: what kind of sheet it is, which column is what, where each labelled value stands.

A sheet is recognised by its words, wherever they stand in its first rows; by its name only where its words
do not tell. Other layouts become further functions in `RECOGNISERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from diary.spreadsheets.cells import is_blank
from diary.spreadsheets.headings import TABLES, Heading, heading, sheet_named
from diary.spreadsheets.workbook import CellValue, Sheet

SEARCHED_ROWS = 30
"""Rows from the top in which a table's heading and the labelled values are looked for."""
LABELS: Mapping[str, frozenset[str]] = {
    "about": frozenset((
        "code", "sex", "age", "weight", "urge_scale", "fluid_restriction", "ibs", "glass", "cup", "mug",
    )),
    "day": frozenset(("date", "rise", "bed", "asleep")),
    "morning": frozenset(("date", "rise", "first_urine", "first_urge")),
}  # fmt: skip
ENOUGH_ABOUT = 2
"""A sheet without a table and with this many facts about the patient is the sheet about the patient."""

Place = tuple[int, int]  # row and column, from 0


@dataclass(frozen=True)
class Column:
    """A recognised column: where it stands, the unit in its heading (empty: none), and the heading itself."""

    index: int
    unit: str
    heading: str


@dataclass(frozen=True)
class Unread:
    """A heading or label that is not read: `code` is the problem's, at `place`."""

    code: str
    place: Place
    found: str


@dataclass(frozen=True)
class Layout:
    """How a sheet is to be read. `labels` gives the place of a label's value; `words` the known words met."""

    kind: str  # how_to, about, day, morning, bowel or exercises
    header_row: int = -1
    columns: Mapping[str, Column] = field(default_factory=dict)
    labels: Mapping[str, Place] = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()
    words: tuple[Heading, ...] = ()


def recognise(sheet: Sheet) -> Layout | None:
    """Return the layout of a sheet, None when it is not a sheet of a diary."""
    return next((layout for recogniser in RECOGNISERS if (layout := recogniser(sheet))), None)


def template(sheet: Sheet) -> Layout | None:
    """Recognise a sheet of our own template, in either language, whatever the order of its columns."""
    named = sheet_named(sheet.name)
    if named and named.key == "how_to":
        return Layout("how_to", words=(named,))
    kind, header_row = _table(sheet.rows)
    labels = _labels(sheet.rows[: header_row if kind else SEARCHED_ROWS])
    if not kind:
        kind = _kind_by_labels(set(labels), named)
    if not kind:
        return None
    own = LABELS.get(kind, frozenset()) | LABELS["about"]
    mine = {key: place for key, (place, _) in labels.items() if key in own}
    words = tuple(word for key, (_, word) in labels.items() if key in own) + ((named,) if named else ())
    unread = _unknown_labels(sheet.rows[: header_row if kind in TABLES else SEARCHED_ROWS], mine)
    if kind not in TABLES:
        return Layout(kind, labels=mine, unread=unread, words=words)
    columns, strangers, known = _columns(sheet.rows, header_row, kind)
    return Layout(kind, header_row, columns, mine, unread + strangers, words + known)


RECOGNISERS: tuple[Callable[[Sheet], Layout | None], ...] = (template,)


def texts_in(row: list[CellValue]) -> Iterator[tuple[int, str]]:
    """Yield the column and the text of every cell of a row that holds text."""
    return ((index, cell) for index, cell in enumerate(row) if isinstance(cell, str) and cell.strip())


def _table(rows: list[list[CellValue]]) -> tuple[str, int]:
    """Return the kind and the heading row of the table whose words fit best; an empty kind without one."""
    best, found = 0, ("", -1)
    for number, row in enumerate(rows[:SEARCHED_ROWS]):
        texts = [text for _, text in texts_in(row)]
        for kind, (needs, one_of) in TABLES.items() if len(texts) > 1 else ():
            exact: dict[str, bool] = {}
            for text in texts:
                if word := heading(kind, text):
                    exact[word.key] = exact.get(word.key, False) or word.exact
            score = len(exact) + sum(exact.values())
            if score > best and needs <= exact.keys() and not one_of.isdisjoint(exact):
                best, found = score, (kind, number)
    return found


def _columns(
    rows: list[list[CellValue]], header_row: int, kind: str
) -> tuple[dict[str, Column], tuple[Unread, ...], tuple[Heading, ...]]:
    columns: dict[str, Column] = {}
    words: dict[str, Heading] = {}
    strangers = []
    candidates = [(index, text, heading(kind, text)) for index, text in texts_in(rows[header_row])]
    for index, text, word in sorted(candidates, key=lambda found: not (found[2] and found[2].exact)):
        if word is None or word.key in columns:
            strangers.append(Unread("column_twice" if word else "column_unknown", (header_row, index), text))
        else:
            columns[word.key], words[word.key] = Column(index, word.unit, text), word
    headed = {index for index, _, _ in candidates}
    for number, row in enumerate(rows[header_row + 1 :], header_row + 1):
        for index, cell in enumerate(row):
            if index not in headed and not is_blank(cell):
                headed.add(index)
                strangers.append(Unread("column_without_heading", (number, index), ""))
    return columns, tuple(strangers), tuple(words.values())


def _labels(rows: list[list[CellValue]]) -> dict[str, tuple[Place, Heading]]:
    """Return the place of the value of every known label, the first of each: beside it, or after its colon."""
    found: dict[str, tuple[Place, Heading]] = {}
    for number, row in enumerate(rows):
        for index, text in texts_in(row):
            before, _, after = text.partition(":")
            within = bool(after.strip())
            if (word := heading("labels", before if within else text)) and word.key not in found:
                found[word.key] = ((number, index if within else index + 1), word)
    return found


def after_colon(cell: CellValue) -> CellValue:
    """Return the value of a cell that may hold its own label: `Datum: 3 maart` → `3 maart`."""
    if not isinstance(cell, str):
        return cell
    before, _, after = cell.partition(":")
    return after.strip() if after.strip() and heading("labels", before) else cell


def _unknown_labels(rows: list[list[CellValue]], labels: Mapping[str, Place]) -> tuple[Unread, ...]:
    """Return what stands, with something beside it, in the column of the labels and is none of them."""
    if not labels:
        return ()
    known = set(labels.values())
    first = min(index for _, index in known)
    return tuple(
        Unread("label_unknown", (number, index), text)
        for number, row in enumerate(rows)
        for index, text in texts_in(row)
        if index + 1 == first and (number, first) not in known and len(row) > first and not is_blank(row[first])
    )


def _kind_by_labels(labels: set[str], named: Heading | None) -> str:
    if "first_urine" in labels or (named and named.key == "morning" and "rise" in labels):
        return "morning"
    return "about" if len(labels & LABELS["about"]) >= ENOUGH_ABOUT else ""
