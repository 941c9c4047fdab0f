"""The columns of a list of nights seen beside each other: whether it was wet is that of the night, and of no other."""

from __future__ import annotations

from collections import Counter

from diary.reading.cells.codes import is_blank, is_left_open
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.candidate import ColumnCandidate
from diary.reading.recognise.compose import compose
from diary.reading.recognise.meaning import meanings
from diary.reading.recognise.night_words import WET_NIGHT, answers, asks_both, asks_wet_night
from diary.reading.recognise.weigh_columns import Assigned, Body

OF_NIGHT = ("bed", "rise", "woken", "wet_g", "dry_g", "night_voids", "first_morning")
"""Columns beside which a bare `Wet?` is that of the night."""
OF_DAYS = ("urine", "drink", "leak", "stool", "stool_leak", "catheter", "pad", "[count]")
"""What happens by day, or how often."""
WHEN = ("time", "moment", "stamp")


def with_wet_nights(assigned: Assigned, body: Body) -> Assigned:
    """Take a column of a list that asks if the bed was wet for the night's, where no date has more than one answer."""
    for each in (*assigned.columns, *assigned.repeated, *assigned.strangers):
        if each.key in ("leak", "") and asks_wet_night(each.heading) and _answers_once_a_date(assigned, body, each):
            if each in assigned.columns:
                return assigned.renamed(each, WET_NIGHT)
            again = each in assigned.repeated
            return assigned.again(each, WET_NIGHT) if again else assigned.known_by_cells(each, WET_NIGHT)
    return assigned


def _answers_once_a_date(assigned: Assigned, body: Body, column: ColumnCandidate) -> bool:
    """Tell whether the cells of a column are answers, at most one for each date."""
    date = assigned.of("date")
    dates = body.cells(date.index) if date else [None] * len(body.numbers)
    answered: Counter[CellValue] = Counter()
    current: CellValue = None
    for day, cell in zip(dates, body.cells(column.index), strict=True):
        current = current if is_blank(day) else day
        if not is_left_open(cell):
            answered[current] += 1
            if not answers(column.heading, cell):
                return False
    return bool(answered) and max(answered.values()) == 1


def of_nights(assigned: Assigned, body: Body) -> Assigned:
    """Return the columns of a list of nights without a question whether it was wet that may be of the day.

    It is of the night by its words, or beside what only a night has, where no row has a time of its own.
    """
    if (time := assigned.of("time")) is not None:  # by its cells alone: it may be of anything
        assigned = assigned.without(time)
    for each in (each for each in assigned.repeated if each.key == "wet"):
        if asks_wet_night(each.heading) and (other := assigned.of("wet")) and not asks_wet_night(other.heading):
            assigned = assigned.exchanged(other, each)
    wet = assigned.of("wet")
    if wet is None or asks_wet_night(wet.heading) or asks_both(wet.heading):
        return assigned
    beside = any(each.key in OF_NIGHT for each in assigned.columns)
    timed = any(_is_time(body, each) for each in assigned.strangers)
    kept = beside and not timed and not meanings("by_day", wet.heading)
    return assigned if kept else assigned.without(wet)


def _is_time(body: Body, column: ColumnCandidate) -> bool:
    """Tell whether a column is that of the times of rows."""
    made = compose("list", column.heading)
    return bool(made and made.key in WHEN and body.mostly(column, "time"))


def is_of_days(column: ColumnCandidate, body: Body) -> bool:
    """Tell whether a column beside nights holds what has no place there: `Poo today`, `Wees in the day`, or times."""
    made = compose("list", column.heading)
    return (made is not None and made.key in OF_DAYS) or body.mostly(column, "time")
