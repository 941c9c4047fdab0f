"""Columns of drinks that say in their heading what their numbers are of: `Aantal glazen`, `Koffie`, `Thee (kopjes)`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.household import measure_words
from diary.reading.cells.words import every, plain, vocabulary
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.candidate import ColumnCandidate
from diary.reading.recognise.event_words import names_drink
from diary.reading.recognise.evidence import evidence, threshold
from diary.reading.recognise.grid_cells import cell_at
from diary.reading.recognise.layout import Assumption, Column, Place
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.weigh_columns import Assigned, Body

FEWEST_DRINKS = 2
"""So many columns with a drink each are all that was drunk; one alone may be a part of it, or how often."""


class _Poured(NamedTuple):
    """One cell of what was drunk: where it stands, how much it says, and of which drink (empty: it does not say)."""

    place: Place
    text: str
    drink: str
    ticked: bool

    @property
    def said(self) -> str:
        """How much of which drink, as it would be written in one cell."""
        return f"{self.text} {self.drink}".strip()


def by_drinks(assigned: Assigned, body: Body) -> Assigned:
    """Take columns that are each of one drink for what was drunk of it, where no column is of all that was drunk."""
    drink = assigned.of("drink")
    if drink is not None and not names_drink(drink.heading):
        return assigned
    every_column = (*assigned.columns, *assigned.repeated, *assigned.strangers)
    named = [each for each in every_column if each.key in ("", "drink", "amount") and names_drink(each.heading)]
    named = [each for each in named if _is_poured(each, body)]
    if sum(body.profiles[each.index].filled > 0 for each in named) < FEWEST_DRINKS:
        return assigned
    drinks = [replace(each, key="drink", evidence=(evidence("heading_within", each.heading),)) for each in named]
    columns = [*(each for each in assigned.columns if each not in named), *drinks]
    return replace(
        assigned,
        columns=tuple(sorted(columns, key=lambda each: each.index)),
        repeated=tuple(each for each in assigned.repeated if each not in named),
        strangers=tuple(each for each in assigned.strangers if each not in named),
    )


def _is_poured(column: ColumnCandidate, body: Body) -> bool:
    """Tell whether a column holds amounts, or is empty; a handful each without a measure may be how often."""
    found = body.profiles.get(column.index)
    if found is None or not found.filled:
        return found is not None
    said = bool(column.unit or measure_in(column.heading))
    amounts = found.share("amount") if said else found.share("number", "with amount")
    ticks = found.share("mark") if said else 0.0
    return amounts + ticks >= threshold("fits") and (said or found.share("handful") < 1.0)


def with_measures(table: Table) -> Table:
    """Return the table with what the cells of drinks say below a heading that names a measure or a drink.

    A tick is one of it: `x` under `Glazen`; a guess, told once. Of several drinks in a row only their sum is known.
    """
    column = table.columns.get("drink")
    columns = (column, *table.more.get("drink", ())) if column else ()
    several = len(columns) > 1
    poured: dict[int, list[_Poured]] = {}
    for each in columns:
        for cell in _poured_from(table, each, several=several):
            poured.setdefault(cell.place[0], []).append(cell)
    values: dict[tuple[Place, str], CellValue] = {}
    for row, cells in poured.items():
        first = table.place(row, "drink") or cells[0].place
        values[first, "drink"] = " + ".join(cell.text for cell in cells) if len(cells) > 1 else cells[0].said
    ticked = [cell.place for cells in poured.values() for cell in cells if cell.ticked]
    told = [Assumption("tick_is_one", place, _heading_of(columns, place)) for place in sorted(ticked)[:1]]
    return table.saying(values, *told)


def _heading_of(columns: tuple[Column, ...], place: Place) -> str:
    return next(column.heading for column in columns if column.index == place[1])


def _poured_from(table: Table, column: Column, *, several: bool) -> Iterator[_Poured]:
    """Yield the filled cells of a column whose heading names a measure, or a drink beside others with theirs."""
    measure = "" if column.unit else measure_in(column.heading)
    drink = _drink_in(column.heading) if several else ""
    if not (measure or (several and names_drink(column.heading))):
        return
    for row in table.rows:
        place = (row, column.index)
        cell = table.values.get((place, "drink"), cell_at(table.sheet.rows, place))
        text = as_text(cell)
        if is_blank(cell):
            continue
        ticked = plain(text) in vocabulary("tick") and bool(measure)
        if ticked:
            yield _Poured(place, f"1 {measure}", drink, ticked)
        elif not any(sign.isalpha() for sign in text):
            yield _Poured(place, f"{text} {measure or column.unit}".strip(), drink, ticked)
        elif several:
            yield _Poured(place, text, "" if every("drink", text) else drink, ticked)


def _drink_in(heading: str) -> str:
    """Return a word for the only drink that a heading names; empty where it names several.

    >>> _drink_in("Thee (kopjes)"), _drink_in("Koffie/thee")
    ('thee', '')
    """
    drinks = every("drink", heading)
    words = [word.strip("()?,:") for word in plain(heading).split()]
    return next((word for word in words if vocabulary("drink").get(word) == drinks[0]), "") if len(drinks) == 1 else ""


def measure_in(heading: str) -> str:
    """Return the word of a household measure in a heading; empty without one.

    >>> measure_in("Aantal glazen"), measure_in("Gedronken")
    ('glazen', '')
    """
    pattern, _ = measure_words()
    return next((found[0] for word in plain(heading).split() if (found := pattern.match(word.strip("()?")))), "")
