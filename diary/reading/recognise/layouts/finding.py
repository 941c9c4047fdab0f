"""Where on a sheet the table begins, which column is what, and where the labelled values stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import lru_cache

from diary.reading.cells.codes import is_blank
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.headings import TABLES, Heading, heading, headings
from diary.reading.recognise.layouts.shape import Column, Place, Unread

SEARCHED_ROWS = 30
"""Rows from the top in which a table's heading and the labelled values are looked for."""
_MOST_A_WORD = 2  # what a heading adds to its row's score: one when it is known, one more when it is so exactly

Rows = Sequence[Sequence[CellValue]]


def texts_in(row: Sequence[CellValue]) -> list[tuple[int, str]]:
    """Return the column and the text of every cell of a row that holds text."""
    return [(index, cell) for index, cell in enumerate(row) if isinstance(cell, str) and cell.strip()]


def best_table(rows: Rows, kinds: Sequence[str]) -> tuple[str, int]:
    """Return the kind and the heading row of the table whose words fit best; an empty kind without one."""
    best, found = 0, ("", -1)
    begin = next((number for number, row in enumerate(rows) if any(not is_blank(cell) for cell in row)), 0)
    for number, row in enumerate(rows[begin : begin + SEARCHED_ROWS], begin):
        words = _words_in(row) if _MOST_A_WORD * (len(row) - row.count(None)) > best else []
        for kind in kinds if _MOST_A_WORD * len(words) > best else ():
            score = _score(words, kind)
            if score > best:
                best, found = score, (kind, number)
    return found


def score_of(row: Sequence[CellValue], kind: str) -> int:
    """Return how well a row fits as the heading of a kind of table: 0 when it is none."""
    return _score(_words_in(row), kind)


def _words_in(row: Sequence[CellValue]) -> list[Mapping[str, Heading]]:
    """Return what the texts of a row stand for in each kind of table; one text alone is no heading."""
    texts = texts_in(row)
    return [found for _, text in texts if (found := headings(text))] if len(texts) > 1 else []


def _score(words: Sequence[Mapping[str, Heading]], kind: str) -> int:
    exact: dict[str, bool] = {}
    for by_kind in words:
        if word := by_kind.get(kind):
            exact[word.key] = exact.get(word.key, False) or word.exact
    return len(exact) + sum(exact.values()) if TABLES[kind].are_in(exact.keys()) else 0


def columns_of(
    rows: Rows, header_row: int, kind: str
) -> tuple[dict[str, Column], tuple[Unread, ...], tuple[Heading, ...]]:
    """Return the columns of a table, what is not read of it, and the words they were known by."""
    columns: dict[str, Column] = {}
    words: dict[str, Heading] = {}
    strangers = []
    candidates = [(index, text, heading(kind, text)) for index, text in texts_in(rows[header_row])]
    for index, text, word in sorted(candidates, key=lambda found: not (found[2] and found[2].exact)):
        if word is None or word.key in columns:
            strangers.append(Unread("column_twice" if word else "column_unknown", (header_row, index), text))
        else:
            columns[word.key], words[word.key] = Column(index, word.unit, text), word
    strangers += unheaded(rows, header_row + 1, {index for index, _, _ in candidates})
    return columns, tuple(strangers), tuple(words.values())


def unheaded(rows: Rows, first: int, headed: Set[int]) -> list[Unread]:
    """Return the first filled cell, from a row on, of every column without a heading."""
    met, found = set(headed), []
    for number, row in enumerate(rows[first:], first):
        for index, cell in enumerate(row):
            if index not in met and not is_blank(cell):
                met.add(index)
                found.append(Unread("column_without_heading", (number, index), ""))
    return found


def labels_in(rows: Rows, first_row: int = 0) -> dict[str, tuple[Place, Heading]]:
    """Return the place of the value of every known label, the first of each: beside it, or after its colon."""
    found: dict[str, tuple[Place, Heading]] = {}
    for number, row in enumerate(rows, first_row):
        for index, text in texts_in(row):
            word, within = _label(text)
            if word and word.key not in found:
                found[word.key] = ((number, index if within else index + 1), word)
    return found


@lru_cache(4096)
def _label(text: str) -> tuple[Heading | None, bool]:
    """Return what a text stands for as a label, and whether its value follows within the text, after a colon."""
    before, _, after = text.partition(":")
    within = bool(after.strip())
    return heading("labels", before if within else text), within


def after_colon(cell: CellValue) -> CellValue:
    """Return the value of a cell that may hold its own label: `Datum: 3 maart` → `3 maart`."""
    if not isinstance(cell, str):
        return cell
    before, _, after = cell.partition(":")
    return after.strip() if after.strip() and heading("labels", before) else cell


def unknown_labels(rows: Rows, labels: Mapping[str, Place], first_row: int = 0) -> tuple[Unread, ...]:
    """Return what stands, with something beside it, in the column of the labels and is none of them."""
    if not labels:
        return ()
    known = set(labels.values())
    first = min(index for _, index in known)
    return tuple(
        Unread("label_unknown", (number, index), text)
        for number, row in enumerate(rows, first_row)
        for index, text in texts_in(row)
        if index + 1 == first and (number, first) not in known and len(row) > first and not is_blank(row[first])
    )
