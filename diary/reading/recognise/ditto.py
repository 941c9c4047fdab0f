"""Cells that say the same as the cell above: `idem`, `ditto`, `same`, a pair of quotation marks."""

from __future__ import annotations

from functools import lru_cache

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.words import plain, vocabulary
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.layout import Assumption, Place
from diary.reading.recognise.recognised_table import Table

Said = dict[tuple[Place, str], CellValue]
SIGNS = frozenset("\"'”“„″〃’‘ ")
"""A cell of these alone repeats the one above it."""
LONGEST = 20
"""Characters: a longer text says more than that."""
NEVER_SAME = frozenset(("time", "moment", "stamp", "rise", "bed", "asleep", "remarks"))
"""What is of one row alone: a moment is never that of the row above, and a remark is what it says."""
NAMED_BY = {"amount": "event", "unit": "event", "drink": "what"}
"""The column that names what an amount is of: only with the same name it can be the same."""


def says_same(cell: CellValue) -> bool:
    """Tell whether a cell says the same as the one above.

    >>> [says_same(cell) for cell in ("Idem", '"', " '' ", "as above", "idem koffie", 200.0, None)]
    [True, True, True, True, False, False, False]
    """
    return isinstance(cell, str) and not is_blank(cell) and len(cell) <= LONGEST and _says_same(cell)


@lru_cache(4096)
def _says_same(text: str) -> bool:
    return SIGNS.issuperset(text) or plain(text) in vocabulary("same_as_above")


def with_repeated(table: Table) -> Table:
    """Return the table with what stands above in the place of cells that say the same; each a guess, but for dates."""
    if not any(map(says_same, table.texts)):
        return table
    values: Said = {}
    for key in sorted(table.columns.keys() - NEVER_SAME, key=lambda key: (key in NAMED_BY, key)):
        values |= _said_above(table, key, values)
    told = (
        Assumption("same_as_above", place, as_text(value)) for (place, key), value in values.items() if key != "date"
    )
    return table.saying(values, *told)


def _said_above(table: Table, key: str, values: Said) -> Said:
    """Return what the cells of a column that say the same say, with their places.

    A word is the same as with the last of its name, `tea, same again`; a sign only as in the cell that it stands below.
    """
    found: Said = {}
    last: dict[str, CellValue] = {}
    name_above = ""
    for row in table.rows:
        cell, name = table.at(row, key), _name(table, row, key, values)
        if not says_same(cell):
            if not is_blank(cell):
                last[name], name_above = cell, name
            continue
        name = name or name_above
        place = table.place(row, key)
        if place and name in last and (name == name_above or not SIGNS.issuperset(as_text(cell))):
            found[place, key] = last[name]
        name_above = name
    return found


def _name(table: Table, row: int, key: str, values: Said) -> str:
    """Return the name of what an amount of a row is of, also where that is the same as above."""
    place = table.place(row, NAMED_BY[key]) if key in NAMED_BY else None
    return plain(as_text(values.get((place, NAMED_BY[key]), table.at(row, NAMED_BY[key])))) if place else ""
