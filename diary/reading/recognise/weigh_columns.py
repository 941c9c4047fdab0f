"""The columns of a table: what each may be, weighed by its heading and its cells; one column a key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from diary.reading.cells.codes import is_blank
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.candidate import ColumnCandidate
from diary.reading.recognise.compose import Composed, compose
from diary.reading.recognise.evidence import Evidence, evidence, threshold
from diary.reading.recognise.grid_cells import Rows, cell_at, is_value
from diary.reading.recognise.head import Head, Title
from diary.reading.recognise.meaning import unit_in
from diary.reading.recognise.profile import Profile, profile

SEVERAL = ("amount",)
"""Keys that may have more than one column: which of them holds a row's value, each row tells."""
FEWEST_WORDS_OF_REMARK = 3
"""Words: a shorter text in a margin may be a name, a paraph or a heading of something else."""
BY_CELLS = ("date", "time")
"""What a column without a known heading is taken for when its cells say so."""


@dataclass(frozen=True)
class Body:
    """The rows of a table below its heading, and the profiles of its columns."""

    rows: Rows
    numbers: Sequence[int]
    profiles: Mapping[int, Profile] = field(default_factory=dict)

    def cells(self, index: int) -> list[CellValue]:
        """Return the cells of a column."""
        return [cell_at(self.rows, (row, index)) for row in self.numbers]

    def mostly(self, column: ColumnCandidate, *classes: str) -> bool:
        """Tell whether the cells of a column can be read as of one of these classes."""
        found = self.profiles.get(column.index)
        return bool(found and found.filled and found.share(*classes) >= threshold("fits"))

    def numeric(self, index: int) -> bool:
        """Tell whether a column holds numbers, or amounts with their unit."""
        found = self.profiles.get(index)
        return bool(found and found.filled and found.share("number", "with unit") >= threshold("events"))

    def never_beside(self, index: int, other: int) -> bool:
        """Tell whether no row has both of two columns filled."""
        return not any(
            not is_blank(one) and not is_blank(two)
            for one, two in zip(self.cells(index), self.cells(other), strict=True)
        )

    def only_beside(self, index: int, other: int) -> bool:
        """Tell whether a column is filled, and but for a sum below it only where another is."""
        beside = [two for one, two in zip(self.cells(index), self.cells(other), strict=True) if not is_blank(one)]
        alone = sum(map(is_blank, beside))
        return len(beside) > 2 * alone and alone <= max(1.0, (1 - threshold("fits")) * len(beside))


def body_of(rows: Rows, numbers: Sequence[int], columns: Iterable[int]) -> Body:
    """Return the rows of a table with the profiles of these columns."""
    bare = Body(rows, numbers)
    return Body(rows, numbers, {index: profile(bare.cells(index)) for index in columns})


@dataclass(frozen=True)
class Assigned:
    """What the columns of a table were taken for, in one kind of table."""

    columns: tuple[ColumnCandidate, ...]
    others: tuple[ColumnCandidate, ...]
    strangers: tuple[ColumnCandidate, ...]
    repeated: tuple[ColumnCandidate, ...]

    def of(self, key: str) -> ColumnCandidate | None:
        """Return the column of a key."""
        return next((column for column in self.columns if column.key == key), None)

    def without(self, *gone: ColumnCandidate) -> Assigned:
        """Return the columns without these, which are then strangers."""
        kept = tuple(column for column in self.columns if column not in gone)
        return replace(self, columns=kept, strangers=(*self.strangers, *gone))

    def put_aside(self, empty: ColumnCandidate) -> Assigned:
        """Return the columns without an empty one, which another stands for."""
        return replace(
            self,
            columns=tuple(column for column in self.columns if column != empty),
            repeated=(*self.repeated, empty),
        )

    def again(self, repeated: ColumnCandidate, key: str) -> Assigned:
        """Return the columns with one that repeats the key of another taken for what it is beside that."""
        columns = (*self.columns, replace(repeated, key=key))
        return replace(
            self,
            columns=tuple(sorted(columns, key=lambda each: each.index)),
            repeated=tuple(each for each in self.repeated if each is not repeated),
        )

    def exchanged(
        self, old: ColumnCandidate, repeated: ColumnCandidate, new: ColumnCandidate | None = None
    ) -> Assigned:
        """Return the columns with one that repeats the key of another in its place, as it is or as it is now known."""
        columns = [(new or repeated) if each is old else each for each in self.columns]
        return replace(
            self,
            columns=tuple(sorted(columns, key=lambda each: each.index)),
            repeated=tuple(old if each is repeated else each for each in self.repeated),
        )

    def known_by_cells(self, stranger: ColumnCandidate, key: str, shown: str = "") -> Assigned:
        """Return the columns with a stranger taken for a key by its cells alone."""
        why = (evidence("heading_none"), evidence("events_named" if shown else "cells_fit", shown))
        columns = (*self.columns, replace(stranger, key=key, evidence=why))
        return replace(
            self,
            columns=tuple(sorted(columns, key=lambda each: each.index)),
            strangers=tuple(each for each in self.strangers if each is not stranger),
        )

    def renamed(self, old: ColumnCandidate, key: str, *why: Evidence) -> Assigned:
        """Return the columns with one of them taken for another key."""
        new = replace(old, key=key, evidence=(*old.evidence, *why))
        return replace(self, columns=tuple(new if column == old else column for column in self.columns))


def assign(head: Head, kind: str, body: Body) -> Assigned:
    """Return what each column is in a table of a kind: of several for one key that with the most evidence."""
    weighed = [
        _weigh(index, title, compose(kind, title.own, title.group), body) for index, title in head.titles.items()
    ]
    ordered = sorted((each for each in weighed if each.key), key=lambda each: (-round(each.score, 3), each.index))
    columns: dict[str, ColumnCandidate] = {}
    several: list[ColumnCandidate] = []
    repeated: list[ColumnCandidate] = []
    others = [each for each in ordered if each.key.startswith("[")]
    for each in ordered:
        if each.key.startswith("["):
            continue
        if each.key in SEVERAL:
            several.append(each)
        elif each.key in columns:
            repeated.append(each)
        else:
            columns[each.key] = each
    strangers = [each for each in weighed if not each.key]
    return Assigned(
        tuple(sorted((*columns.values(), *several), key=lambda each: each.index)),
        tuple(others), tuple(strangers), tuple(sorted(repeated, key=lambda each: each.index)),
    )  # fmt: skip


def _weigh(index: int, title: Title, composed: Composed | None, body: Body) -> ColumnCandidate:
    if composed is None:
        return ColumnCandidate(index, "", title.unit or unit_in(title.group), title.text)
    unit = composed.unit or title.unit
    found = body.profiles.get(index)
    why = [evidence(composed.evidence, title.text)]
    if found is None or not found.filled:
        why.append(evidence("cells_empty"))
    elif not composed.key.startswith("["):
        fit = max(found.fit(composed.key), found.share("amount", "number", "figure", "mark", "text") if unit else 0.0)
        why.append(evidence("cells_fit", f"{fit:.0%}", 2 * fit - 1))
    return ColumnCandidate(index, composed.key, unit, title.text, tuple(why))


def by_cells(assigned: Assigned, body: Body, unheaded: Sequence[int]) -> Assigned:
    """Return the columns with those of dates and times that only their cells tell of."""
    found = assigned
    for key in BY_CELLS:
        if found.of(key) or found.of("moment"):
            continue
        strangers = [*found.strangers, *found.repeated, *(each for each in found.columns if _is_when(body, each))]
        strangers = [] if found.of("stamp") else [each for each in strangers if _all_are(body, each.index, key)]
        strangers += [_bare(index) for index in unheaded if _all_are(body, index, key)]
        if len(strangers) == 1:
            (best,) = strangers
            why = (evidence("heading_none"), evidence("cells_fit", "100%"))
            column = replace(best, key=key, evidence=why)
            found = replace(
                found,
                columns=tuple(
                    sorted((column, *(each for each in found.columns if each is not best)), key=lambda each: each.index)
                ),
                strangers=tuple(each for each in found.strangers if each is not best),
                repeated=tuple(each for each in found.repeated if each is not best),
            )
    return found


def with_margin(assigned: Assigned, body: Body, unheaded: Sequence[int]) -> Assigned:
    """Return the columns with the remarks that someone wrote beside the table, where no other column has them."""
    margin = next((index for index in unheaded if _is_margin(body, index, unheaded)), None)
    if margin is None or assigned.of("remarks") or any(each.index == margin for each in assigned.columns):
        return assigned
    return assigned.known_by_cells(_bare(margin), "remarks")


def _bare(index: int) -> ColumnCandidate:
    return ColumnCandidate(index, "", "", "")


def _is_margin(body: Body, index: int, unheaded: Sequence[int]) -> bool:
    """Tell whether nothing but words stand in a column, most of them several, each beside an entry of the table."""
    filled = [(row, cell) for row, cell in zip(body.numbers, body.cells(index), strict=True) if not is_blank(cell)]
    headed = body.profiles.keys() - set(unheaded)
    lines = sum(isinstance(cell, str) and len(cell.split()) >= FEWEST_WORDS_OF_REMARK for _, cell in filled)
    return (
        2 * lines > len(filled)
        and not any(is_value(cell) for _, cell in filled)
        and all(any(not is_blank(cell_at(body.rows, (row, at))) for at in headed) for row, _ in filled)
    )


def _is_when(body: Body, column: ColumnCandidate) -> bool:
    """Tell whether a column of causes has none among its cells: `When` asks for a moment as well."""
    found = body.profiles.get(column.index)
    return column.key == "trigger" and found is not None and found.filled > 0 and found.fit("trigger") == 0.0


def _all_are(body: Body, index: int, key: str) -> bool:
    """Tell whether the cells of a column are dates or times and can hardly be anything else: no numbers, no stamps."""
    found = body.profiles.get(index)
    if found is None or not found.filled:
        return False
    classes, others = (("time", "slot"), ("stamp",)) if key == "time" else (("date",), ())
    return found.share(*classes) >= threshold("fits") > found.share("amount", "bristol", "number", "figure", *others)
