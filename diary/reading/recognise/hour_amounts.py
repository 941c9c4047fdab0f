"""Several amounts in a cell beside a printed hour, `200, 140`: two voids of that hour, or all that was drunk in it."""

from __future__ import annotations

from dataclasses import replace

from diary.reading.cells.volumes import several
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.layout import Place
from diary.reading.recognise.recognised_table import Table

VOIDS = ("urine", "second_pass")
"""What two amounts of urine in one cell are; of more than two nobody can keep account."""


def with_amounts_of_hours(table: Table) -> Table:
    """Return a table of printed hours with what several amounts in one of its cells are."""
    if not table.printed:
        return table
    values: dict[tuple[Place, str], CellValue] = {}
    for row in table.rows:
        place, amounts = table.place(row, "drink"), several(table.at(row, "drink"))
        if place and amounts:
            values[place, "drink"] = " + ".join(amounts)
    return _with_second_voids(table.saying(values))


def _with_second_voids(table: Table) -> Table:
    urine, second = (table.columns.get(key) for key in VOIDS)
    if urine is None or second not in (None, urine):
        return table
    passed = {row: several(table.at(row, "urine")) for row in table.rows}
    twice = {row: amounts for row, amounts in passed.items() if len(amounts) == len(VOIDS)}
    if second is None and not twice:
        return table
    values: dict[tuple[Place, str], CellValue] = {((row, urine.index), VOIDS[1]): None for row in table.rows}
    for row, amounts in twice.items():
        for key, amount in zip(VOIDS, amounts, strict=True):
            values[(row, urine.index), key] = amount
    return replace(table, columns={**table.columns, VOIDS[1]: urine}).saying(values)
