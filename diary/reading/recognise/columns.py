"""The columns of a table: what each may be, weighed by its heading and its cells; one column a key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.candidate import ColumnCandidate, Evidence
from diary.reading.recognise.cellsof import Rows, cell_at
from diary.reading.recognise.compose import Composed, compose
from diary.reading.recognise.evidence import evidence, threshold
from diary.reading.recognise.heads import Head, Title
from diary.reading.recognise.profile import Profile, classes_of, profile

SEVERAL = ("amount",)
"""Keys that may have more than one column: which of them holds a row's value, each row tells."""
MEASURED = ("drink", "urine", "catheter", "leak")
"""What may be measured in a column beside the words that name it."""
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

    def never_beside(self, index: int, other: int) -> bool:
        """Tell whether no row has both of two columns filled."""
        return not any(
            not is_blank(one) and not is_blank(two)
            for one, two in zip(self.cells(index), self.cells(other), strict=True)
        )


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
    unit = (composed.unit if composed else "") or title.unit
    if composed is None:
        return ColumnCandidate(index, "", unit, title.text)
    found = body.profiles.get(index)
    why = [evidence(composed.evidence, title.text)]
    if found is None or not found.filled:
        why.append(evidence("cells_empty"))
    elif not composed.key.startswith("["):
        fit = found.fit(composed.key)
        why.append(evidence("cells_fit", f"{fit:.0%}", 2 * fit - 1))
    return ColumnCandidate(index, composed.key, unit, title.text, tuple(why))


def by_cells(assigned: Assigned, body: Body, unheaded: Sequence[int]) -> Assigned:
    """Return the columns with those of dates and times that only their cells tell of."""
    found = assigned
    for key in BY_CELLS:
        if found.of(key) or found.of("moment") or found.of("stamp"):
            continue
        strangers = [each for each in found.strangers if _all_are(body, each.index, key)]
        strangers += [ColumnCandidate(index, "", "", "") for index in unheaded if _all_are(body, index, key)]
        if len(strangers) == 1:
            (best,) = strangers
            why = (evidence("heading_none"), evidence("cells_fit", "100%"))
            column = replace(best, key=key, evidence=why)
            found = replace(
                found,
                columns=tuple(sorted((*found.columns, column), key=lambda each: each.index)),
                strangers=tuple(each for each in found.strangers if each is not best),
            )
    return found


def _all_are(body: Body, index: int, key: str) -> bool:
    """Tell whether the cells of a column are dates or times and can hardly be anything else: no bare numbers."""
    found = body.profiles.get(index)
    if found is None or not found.filled:
        return False
    classes = ("time", "slot") if key == "time" else ("date",)
    return found.share(*classes) >= threshold("fits") > found.share("amount", "bristol")


def settle(assigned: Assigned, body: Body) -> Assigned:
    """Return the columns of a list after they were seen beside each other."""
    found = _kind(_names_of_drinks(_best_when(assigned, body), body), body)
    found = _by_what_stands_there(_beside_words(_words_and_numbers(found, body), body), body)
    return _several_amounts(found, body)


def _best_when(assigned: Assigned, body: Body) -> Assigned:
    """Of several columns of dates take that with the most of the calendar: `Dag` may hold weekdays beside `Datum`."""
    best = assigned.of("date")
    if best is None:
        return assigned
    rivals = [each for each in assigned.repeated if each.key == "date"]
    chosen = max((best, *rivals), key=lambda each: _of_calendar(body, each.index))
    if _of_calendar(body, chosen.index) <= _of_calendar(body, best.index):
        return assigned
    columns = tuple(chosen if each == best else each for each in assigned.columns)
    repeated = tuple(best if each == chosen else each for each in assigned.repeated)
    return replace(assigned, columns=columns, repeated=repeated)


def _of_calendar(body: Body, index: int) -> int:
    found = body.profiles.get(index)
    return found.counts.get("date", 0) if found else 0


def _names_of_drinks(assigned: Assigned, body: Body) -> Assigned:
    """Take a column of drinks that says no amount for their names, where amounts stand in another column."""
    drink = assigned.of("drink")
    elsewhere = assigned.of("amount") or any(each.key == "drink" for each in assigned.repeated)
    if drink is None or not elsewhere or assigned.of("what"):
        return assigned
    bare = _mostly(body, drink, "drink") and body.profiles[drink.index].share("with amount") < 1 - threshold("fits")
    return assigned.renamed(drink, "what") if bare and assigned.of("amount") else assigned


def _kind(assigned: Assigned, body: Body) -> Assigned:
    """Take a column of kinds for the events, or for what was drunk, by what stands in it."""
    event, kinds = assigned.of("event"), [each for each in assigned.columns if each.key in ("kind", "trigger")]
    if event and not body.profiles[event.index].filled and any(_named(body, each) for each in kinds):
        assigned = assigned.put_aside(event)
    for each in kinds:
        found = body.profiles[each.index]
        if each.key == "trigger" and (assigned.of("event") or not _happens(body, each)):
            continue
        if not found.filled:
            assigned = assigned.put_aside(each)
        elif assigned.of("event") is None and _named(body, each):
            first = next((as_text(cell) for cell in body.cells(each.index) if "ours" in classes_of(cell)), "")
            why = evidence("events_named", first, found.share("event named"))
            assigned = assigned.renamed(each, "event", why)
        elif assigned.of("what") is None and (assigned.of("drink") or found.share("drink") >= threshold("events")):
            assigned = assigned.renamed(each, "what")
        else:
            assigned = assigned.without(each)
    return assigned


def _happens(body: Body, column: ColumnCandidate) -> bool:
    """Tell whether most cells of a column name what was drunk or passed, as what one did at a leak does not."""
    found = body.profiles[column.index]
    return found.share("passed or drunk") >= threshold("events")


def _named(body: Body, column: ColumnCandidate) -> bool:
    """Tell whether enough cells of a column name an event or a drink, and not drinks alone."""
    found = body.profiles[column.index]
    return found.share("event named") >= threshold("events") and found.share("ours") > 0


def _words_and_numbers(assigned: Assigned, body: Body) -> Assigned:
    """Of two columns of one key, one with words and one with numbers, take the numbers for it: `Drank` and `ml`."""
    for words in [each for each in assigned.columns if each.key in MEASURED and not _numbers(body, each.index)]:
        numbers = next(
            (each for each in assigned.repeated if each.key == words.key and _numbers(body, each.index)), None
        )
        if numbers is None or not body.profiles[words.index].filled:
            continue
        key = "what" if words.key == "drink" and assigned.of("what") is None else f"{words.key} in words"
        renamed = assigned.renamed(words, key)
        columns = sorted((*renamed.columns, numbers), key=lambda each: each.index)
        repeated = tuple(each for each in assigned.repeated if each != numbers)
        assigned = replace(renamed, columns=tuple(columns), repeated=repeated)
    return assigned


def _beside_words(assigned: Assigned, body: Body) -> Assigned:
    """Take a bare amount for that of the column to its left whose cells are words: `mok thee` beside 175."""
    for amount in [each for each in assigned.columns if each.key == "amount"]:
        words = next(
            (each for each in assigned.columns if each.index == amount.index - 1 and each.key in MEASURED), None
        )
        if words is None or assigned.of("event") or not _numbers(body, amount.index) or _numbers(body, words.index):
            continue
        why = evidence("beside_its_words", words.heading)
        if words.key == "drink" and assigned.of("what") is None:
            assigned = assigned.renamed(words, "what")
        else:
            assigned = assigned.renamed(words, f"{words.key} in words")
        assigned = assigned.renamed(amount, words.key, why)
    return assigned


def _by_what_stands_there(assigned: Assigned, body: Body) -> Assigned:
    """Take a column of places for where it was, and one of amounts of leaks for those, by their cells alone."""
    remarks = assigned.of("remarks")
    if remarks and assigned.of("place") is None and _mostly(body, remarks, "place"):
        assigned = assigned.renamed(remarks, "place", evidence("cells_named"))
    leak = assigned.of("leak")
    events = [each for each in assigned.strangers if _is_of_events(body, each)]
    if events and assigned.of("event") is None and assigned.of("amount"):
        first = next(as_text(cell) for cell in body.cells(events[0].index) if not is_blank(cell))
        assigned = assigned.known_by_cells(events[0], "event", first)
    if not any(each.key in (*MEASURED, "amount") for each in assigned.columns):
        amounts = next((each for each in assigned.strangers if _mostly(body, each, "with unit")), None)
        assigned = assigned.known_by_cells(amounts, "amount") if amounts else assigned
    for key, name in (("half", "half"), ("remarks", "remark")):
        known = next((each for each in assigned.strangers if _mostly(body, each, name)), None)
        if known and assigned.of(key) is None:
            assigned = assigned.known_by_cells(known, key)
    for each in assigned.strangers:
        alone = leak is None or body.never_beside(leak.index, each.index)
        if alone and _mostly(body, each, "leak") and not _mostly(body, each, "yes_no", "number"):
            return assigned.known_by_cells(each, "leak")
    return assigned


def _is_of_events(body: Body, column: ColumnCandidate) -> bool:
    """Tell whether the cells of a column name events, or are letters that stand for them."""
    found = body.profiles.get(column.index)
    named = _mostly(body, column, "event named") and _happens(body, column) and bool(found and found.share("ours"))
    return named or _mostly(body, column, "event letter")


def _mostly(body: Body, column: ColumnCandidate, *classes: str) -> bool:
    found = body.profiles.get(column.index)
    return bool(found and found.filled and found.share(*classes) >= threshold("fits"))


def _numbers(body: Body, index: int) -> bool:
    found = body.profiles.get(index)
    return bool(found and found.filled and found.share("number") >= threshold("events"))


def _several_amounts(assigned: Assigned, body: Body) -> Assigned:
    """Keep of several amounts those that are never filled on one row; without any filled, none beside others."""
    amounts = sorted(
        (each for each in assigned.columns if each.key == "amount"),
        key=lambda each: (-body.profiles[each.index].filled if each.index in body.profiles else 0, each.index),
    )
    kept: list[ColumnCandidate] = []
    for each in amounts:
        filled = bool(body.profiles.get(each.index) and body.profiles[each.index].filled)
        if kept and (not filled or not all(body.never_beside(each.index, other.index) for other in kept)):
            assigned = assigned.without(each)
        else:
            kept.append(each)
    return assigned
