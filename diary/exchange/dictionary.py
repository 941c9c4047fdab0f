"""The data dictionary: every column of every table of an export in words, for the workbook and for the manual."""

from __future__ import annotations

from collections.abc import Iterator

from diary import model
from diary.exchange.computed import COMPUTED
from diary.exchange.tabular import Column, Row, Sheet
from diary.exchange.tabular.delimited import number
from diary.spreadsheets.codebook import ABOUT, Entry, entries
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


def sheet(words: Texts) -> Sheet:
    """Return the dictionary as a sheet, its meanings in the language of the words."""
    return Sheet(NAME, HEADINGS, rows(words))


def rows(words: Texts) -> Iterator[Row]:
    """Yield a row for each column, in the order of the tables."""
    yield from (
        (ABOUT, name, words("dictionary.type.text"), None, None, None, words(f"dictionary.about.{name}"))
        for name in ("name", "text")
    )
    for table in model.TABLES:
        for entry in entries(table):
            yield _row(entry, words)
    for table, columns in COMPUTED.items():
        for column in columns:
            yield (
                table, column.name, words(f"dictionary.type.{TYPES[column.kind]}"), None, None, None,
                _meaning(table, column.name, words),
            )  # fmt: skip


def _row(entry: Entry, words: Texts) -> Row:
    codes = " ".join(entry.codes)
    if entry.kind == "number" and entry.high is not None:
        codes = f"{number(float(entry.low))}–{number(float(entry.high))}"
    elif entry.kind in ("flag", "mark"):
        codes = words("dictionary.yes_no")
    return (
        entry.table, entry.name, words(f"dictionary.type.{TYPES[entry.kind]}"), entry.unit or None, codes or None,
        entry.source or None, _meaning(entry.table, entry.name, words),
    )  # fmt: skip


def _meaning(table: str, name: str, words: Texts) -> str:
    own = f"dictionary.{table}.{name}"
    return words(own if words.has(own) else f"dictionary.column.{name}")
