"""A column of drinks counted in a household measure, `Aantal glazen` → what its bare numbers say: `2 glazen`."""

from __future__ import annotations

from diary.reading.cells.codes import as_text
from diary.reading.cells.household import measure_words
from diary.reading.cells.words import plain
from diary.reading.recognise.table import Table


def with_measures(table: Table) -> Table:
    """Return the table with what the bare numbers of drinks say below a heading that names a measure and no unit."""
    column = table.columns.get("drink")
    measure = measure_in(column.heading) if column and not column.unit else ""
    if not column or not measure:
        return table
    written = {row: as_text(table.at(row, "drink")) for row in table.rows}
    return table.saying({
        ((row, column.index), "drink"): f"{text} {measure}"
        for row, text in written.items()
        if text and not any(sign.isalpha() for sign in text)
    })  # fmt: skip


def measure_in(heading: str) -> str:
    """Return the word of a household measure in a heading; empty without one.

    >>> measure_in("Aantal glazen"), measure_in("Gedronken")
    ('glazen', '')
    """
    pattern, _ = measure_words()
    return next((found[0] for word in plain(heading).split() if (found := pattern.match(word.strip("()?")))), "")
