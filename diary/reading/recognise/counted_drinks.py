"""A column of drinks counted in a household measure, `Aantal glazen` → what its bare numbers say: `2 glazen`."""

from __future__ import annotations

from diary.reading.cells.codes import as_text
from diary.reading.cells.household import measure_words
from diary.reading.cells.words import plain, vocabulary
from diary.reading.recognise.layout import Assumption
from diary.reading.recognise.recognised_table import Table


def with_measures(table: Table) -> Table:
    """Return the table with what bare numbers and ticks of drinks say below a heading that names a measure and no unit.

    A tick is one of it: `x` under `Glazen`; a guess, told once.
    """
    column = table.columns.get("drink")
    measure = measure_in(column.heading) if column and not column.unit else ""
    if not column or not measure:
        return table
    written = {row: as_text(table.at(row, "drink")) for row in table.rows}
    ticked = [row for row, text in written.items() if plain(text) in vocabulary("tick")]
    counted = written | dict.fromkeys(ticked, "1")
    return table.saying(
        {
            ((row, column.index), "drink"): f"{text} {measure}"
            for row, text in counted.items()
            if text and not any(sign.isalpha() for sign in text)
        },
        *(Assumption("tick_is_one", (row, column.index), column.heading) for row in ticked[:1]),
    )


def measure_in(heading: str) -> str:
    """Return the word of a household measure in a heading; empty without one.

    >>> measure_in("Aantal glazen"), measure_in("Gedronken")
    ('glazen', '')
    """
    pattern, _ = measure_words()
    return next((found[0] for word in plain(heading).split() if (found := pattern.match(word.strip("()?")))), "")
