"""The data dictionary: every column of every table of an export in words, for the workbook and for the manual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from diary import model
from diary.exchange.computed import COMPUTED
from diary.exchange.tabular import Column, Row, Sheet
from diary.exchange.tabular.delimited import number
from diary.reading.exports.codebook import (
    ABOUT,
    ABOUT_KEY,
    ABOUT_VALUE,
    CORRECTION_COLUMNS,
    CORRECTIONS,
    DAY_SUFFIX,
    DIARY,
    Entry,
    entries,
    of_model,
)
from diary.texts import Texts

NAME = "dictionary"
HEADINGS = (
    Column("table_name", "text"), Column("column", "text", 22), Column("type", "text", 8), Column("unit", "text"),
    Column("codes", "text", 40), Column("source_cell", "text"), Column("meaning", "text", 60),
)  # fmt: skip
TYPES = {
    "number": "number", "key": "number", "text": "text", "time": "moment", "date": "date", "flag": "yes_no",
    "mark": "yes_no", "clock": "time",
}  # fmt: skip


_KEY = Column(DIARY, "text", 20)
SHAPES: Mapping[str, tuple[Column, ...]] = {
    ABOUT: (Column(ABOUT_KEY, "text"), Column(ABOUT_VALUE, "text", 40), _KEY),
    **{
        table: (
            *(Column(entry.column, entry.kind, 40 if entry.name == "note" else 0) for entry in entries(table)),
            _KEY,
        )
        for table in model.TABLES
    },
    CORRECTIONS: (*(Column(name, "text") for name in CORRECTION_COLUMNS), _KEY),
    **{table: (*columns, _KEY) for table, columns in COMPUTED.items()},
}
"""Every table of an export with its columns, the key of the diary last; of corrections only where there are any."""


def sheet(words: Texts, shapes: Mapping[str, tuple[Column, ...]] = SHAPES) -> Sheet:
    """Return the dictionary of these tables as a sheet, its meanings in the language of the words."""
    return Sheet(NAME, HEADINGS, rows(words, shapes))


def rows(words: Texts, shapes: Mapping[str, tuple[Column, ...]] = SHAPES) -> Iterator[Row]:
    """Yield a row for each column, in the order of the tables."""
    for table, columns in shapes.items():
        recorded = {entry.column: entry for entry in entries(table)} if table in model.TABLES else {}
        for column in columns:
            entry = recorded.get(column.name, Entry(table, column.name, "text"))
            yield (
                table, column.name, words(f"dictionary.type.{TYPES[column.kind]}"), entry.unit or None,
                _codes(entry, words) or None, entry.source or None, meaning(table, column.name, words),
            )  # fmt: skip


def _codes(entry: Entry, words: Texts) -> str:
    if entry.kind == "number" and entry.high is not None:
        return f"{number(float(entry.low))}–{number(float(entry.high))}"
    return words("dictionary.yes_no") if entry.kind in ("flag", "mark") else " ".join(entry.codes)


def meaning(table: str, name: str, words: Texts) -> str:
    """Return what a column of a table is."""
    if name.endswith(DAY_SUFFIX):
        return words("dictionary.day_number", column=name.removesuffix(DAY_SUFFIX))
    name = of_model(table, name)
    own = f"dictionary.{table}.{name}"
    return words(own if words.has(own) else f"dictionary.column.{name}")
