"""A region with one of its headings, weighed → its candidates, and of the best the table, with what that leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from diary.reading.cells.codes import is_blank
from diary.reading.cells.words import look_up
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.body import end_of
from diary.reading.recognise.candidate import FOREIGN, Candidate, ColumnCandidate
from diary.reading.recognise.compose import compose, words_in, words_of
from diary.reading.recognise.counted_rows import counted_rows
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.grid_cells import filled_rows, unheaded
from diary.reading.recognise.head import Head
from diary.reading.recognise.layout import (
    Assumption,
    Column,
    Notice,
    Place,
)
from diary.reading.recognise.legend import legends_of, lines_below, spelled, spelled_rows
from diary.reading.recognise.meaning import initials
from diary.reading.recognise.night_columns import is_of_days
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.region import Region
from diary.reading.recognise.unheaded_columns import without_heading
from diary.reading.recognise.weigh import Context, candidates
from diary.reading.recognise.weigh_columns import Body, body_of
from diary.reading.recognise.when_columns import EARLIER_STAMP

BESIDE_EVENTS = ("date", "time", "moment", "stamp", "bed", "rise", "asleep", "remarks")
"""What stands beside what happened: a table of which no more is read tells nothing."""
BY_CELLS = ("events_named", "heading_none", "cells_named")
"""Evidence of cells alone, by which a column is taken for something in a guess."""
WHEN = ("date", "time", "moment", "stamp")
FEWEST_POURED = 3
"""So many rounded amounts below a heading that says nothing may have been drunk or passed."""
INDWELLING = "indwelling"
"""The word in a heading by which what a catheter gave was not drained at its time, but had run into a bag."""
TOTAL = "[total]"
"""The key of a column of sums, or of what was worked out."""
UNREAD_WORDS = frozenset(("urine", "drink", "measure", "catheter"))


@dataclass(frozen=True)
class WeighedRegion:
    """A region as one heading has it: its candidates, the best first, the rows below, and what ends it."""

    region: Region
    candidates: tuple[Candidate, ...]
    body: Body
    strays: Mapping[int, Place]
    last: int | None
    end: Notice | None
    spelled: Mapping[Place, str]

    @property
    def best(self) -> Candidate:
        """The best of the candidates."""
        return self.candidates[0]


def _when(head: Head) -> dict[int, str]:
    """Return the columns that by their headings tell when, with what they tell."""
    composed = {index: compose("list", title.own, title.group) for index, title in head.titles.items()}
    return {index: each.key for index, each in composed.items() if each and each.key in WHEN}


def weighed_as(region: Region, context: Context, told: Candidate | None = None) -> WeighedRegion:
    """Weigh a region with its heading: what each column may be, up to where something else begins.

    `told` is what a form says that the columns are: it comes before all that are weighed.
    """
    sheet, head = region.sheet, region.head
    legend = lines_below(sheet.rows, head.bottom + 1)
    numbers = [row for row in filled_rows(sheet, head.bottom + 1, region.last) if row not in legend]
    when = {each.index: each.key for each in told.columns if each.key in WHEN} if told else _when(head)
    end = end_of(sheet.rows, numbers, when)
    last = region.last if end is None else end[0]
    numbers = [row for row in numbers if row < last]
    own = [row for row in numbers if not (region.beside and _holds_one(sheet.rows[row]))]
    strays = unheaded(sheet.rows, own, head.titles.keys())
    words = spelled(sheet.rows, numbers, head, (*sheet.explained, *context.texts, *legends_of(legend.values())))
    body = body_of(spelled_rows(sheet.rows, words), numbers, [*head.titles, *strays])
    found = [*([told] if told else ()), *candidates(head, body, list(strays), context)]
    end_row = None if last >= len(sheet.rows) else last - 1
    return WeighedRegion(region, tuple(found), body, strays, end_row, end[1] if end else None, words)


def _holds_one(row: Sequence[CellValue]) -> bool:
    """Tell whether a row holds a single cell: beside other tables that may be a day that begins for all of them."""
    return sum(not is_blank(cell) for cell in row) == 1


def table_of(weighed: WeighedRegion) -> Table:
    """Return the table of the best candidate, with what it does not read and what it takes by evidence."""
    region, best, body, strays = weighed.region, weighed.best, weighed.body, weighed.strays
    columns: dict[str, Column] = {}
    more: dict[str, tuple[Column, ...]] = {}
    for each in best.columns:
        column = Column(each.index, each.unit, each.heading)
        if each.key in columns:
            more[each.key] = (*more.get(each.key, ()), column)
        else:
            columns[each.key] = column
    unheaded = _unheaded(weighed)
    unread = _left_unread(weighed) if holds_less_than_it_leaves(weighed) else _amounts_unread(weighed)
    event = columns.get("event")
    return Table(
        region.sheet,
        best.kind,
        best.heading_row,
        best.first_row,
        weighed.last,
        columns,
        tuple(body.numbers),
        more,
        {
            (place, each.key): word
            for each in best.columns
            for place, word in weighed.spelled.items()
            if place[1] == each.index
        },
        words=words_of(best.kind, ((each.key, each.heading) for each in best.columns)),
        notices=(
            *_strangers(best, region.head, body, unread),
            *(without_heading(strays[each.index], body.cells(each.index), told=each in unread) for each in unheaded),
            *counted_rows(best, body),
            *((weighed.end,) if weighed.end else ()),
            *region.notices,
        ),
        assumptions=(*_close(best), *_shifted(region.head), *_assumed(best)),
        letters=initials(event.heading) if event else {},
        unread=tuple(Column(each.index, each.unit, each.heading) for each in unread if best.kind == "list"),
        known=frozenset((*region.head.titles, *strays)),
    )


def _unheaded(weighed: WeighedRegion) -> list[ColumnCandidate]:
    read = {each.index for each in weighed.best.columns}
    return [ColumnCandidate(index, "", "", "") for index in weighed.strays if index not in read]


def _amounts_unread(weighed: WeighedRegion) -> list[ColumnCandidate]:
    """Return the columns that are not read and may hold what was drunk or passed."""
    left = (*weighed.best.strangers, *filter(_is_rate, weighed.best.others), *_unheaded(weighed))
    return [each for each in left if _is_amounts(each, weighed.body)]


def _left_unread(weighed: WeighedRegion) -> list[ColumnCandidate]:
    """Return the columns that are not read and may hold what was drunk or passed, or when: of those a diary is made."""
    amounts = _amounts_unread(weighed)
    times = [each for each in weighed.best.strangers if _is_times(each, weighed.body)]
    return sorted({each.index: each for each in (*amounts, *times)}.values(), key=lambda each: each.index)


def holds_less_than_it_leaves(weighed: WeighedRegion) -> bool:
    """Tell whether columns of times and amounts that are not read hold more cells than those that say what happened."""
    read = [each for each in weighed.best.columns if each.key not in BESIDE_EVENTS]
    filled = {index: found.filled for index, found in weighed.body.profiles.items()}
    left = sum(filled.get(each.index, 0) for each in _left_unread(weighed))
    return left > sum(filled.get(each.index, 0) for each in read)


def _is_times(column: ColumnCandidate, body: Body) -> bool:
    """Tell whether most cells of a column are times, written as such: a bare number is none."""
    found = body.profiles.get(column.index)
    return found is not None and found.filled > 0 and found.share("time") - found.share("number") >= threshold("fits")


def _is_amounts(column: ColumnCandidate, body: Body) -> bool:
    """Tell whether a column that is not read holds what may have been drunk or passed, by its words or cells."""
    found = body.profiles.get(column.index)
    numbers = bool(found and found.filled and found.share("number") >= threshold("events"))
    named = look_up("drink", column.heading) is not None
    said = named or bool(column.unit) or not UNREAD_WORDS.isdisjoint(words_in(column.heading))
    poured = found.share("poured") if found and found.filled >= FEWEST_POURED else 0.0
    measured = found.share("with unit") if found else 0.0
    return (numbers and said) or measured >= threshold("events") or poured >= threshold("fits")


def _strangers(best: Candidate, head: Head, body: Body, unread: Sequence[ColumnCandidate]) -> list[Notice]:
    found = []
    for each in (*best.others, *best.strangers):
        title = head.titles.get(each.index)
        if title is None:
            continue
        twice = any(column.key == each.key for column in best.columns)
        code = "column_twice" if twice and each.key else "column_unknown"
        foreign = each.key == FOREIGN and _is_amounts(each, body)
        weighty = each in unread or foreign or _leaves_open_when(best, each) or _tells_of_diary(best, each, body)
        severity = "warning" if weighty else None
        found.append(Notice(code, (title.row, each.index - head.shift), title.own, severity=severity))  # type: ignore[arg-type]
    return found


def _is_rate(column: ColumnCandidate) -> bool:
    """Tell whether a heading is one of sums by a word like `per` alone, which may be of anything: `per os`."""
    words = words_in(column.heading)
    return column.key == TOTAL and "rate" in words and "total" not in words


def _tells_of_diary(best: Candidate, column: ColumnCandidate, body: Body) -> bool:
    """Tell whether a column that nobody knows holds words of a diary, `beetje`, or beside nights what is of days."""
    found = body.profiles.get(column.index)
    if found is None or not found.filled:
        return False
    if best.kind == "nights" and is_of_days(column, body):
        return True
    others = column.key or found.share("figure", "number", "yes_no", "mark", "place")
    return not others and found.share("leak", "ours") >= threshold("fits")


def _leaves_open_when(best: Candidate, stranger: ColumnCandidate) -> bool:
    """Tell whether of several columns of stamps nobody can tell which says when it happened."""
    columns = {each.key: each for each in best.columns}
    if stranger.key != "stamp" or "stamp" not in columns or "moment" in columns:
        return False
    return all(why.name != EARLIER_STAMP for why in columns["stamp"].evidence)


def _close(best: Candidate) -> list[Assumption]:
    """Return the guess of what kind a table is, where another kind that is as whole comes near it."""
    if not best.runner_up or best.margin >= threshold("margin"):
        return []
    first = min(best.columns, key=lambda each: each.index)
    return [Assumption("table_of_two_kinds", (best.heading_row, first.index), first.heading)]


def _shifted(head: Head) -> list[Assumption]:
    return [Assumption("heading_shifted", (head.row, 0), float(head.shift))] if head.shift else []


def _assumed(best: Candidate) -> Iterable[Assumption]:
    for each in best.columns:
        why = {one.name: one.shown for one in each.evidence}
        if not why.keys().isdisjoint(BY_CELLS):
            shown = why.get("events_named") or each.heading or each.key
            yield Assumption("column_by_content", (best.heading_row, each.index), shown)
        if each.key == "catheter" and INDWELLING in words_in(each.heading):
            yield Assumption("indwelling_catheter", (best.heading_row, each.index), each.heading)
        elif EARLIER_STAMP in why:
            yield Assumption(EARLIER_STAMP, (best.heading_row, each.index), each.heading)
