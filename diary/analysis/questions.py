"""Questions about what was written down: values that may be right and may be a slip of the pen.

Nothing is dropped or changed for a question: the numbers count as they stand, and the reader is asked to check.
What is asked about stands in the reference values whose name begins with `plausible`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

import numpy as np

from diary.analysis import grouping
from diary.analysis.clock import comes_twice
from diary.analysis.grouping import Bools, Floats, Ints, Strings, Times, axis, seconds
from diary.analysis.metrics import Numbers
from diary.analysis.mornings import episode_of_each_pass, episode_starts
from diary.analysis.periods import Timeline
from diary.analysis.voiding import consecutive_while_awake
from diary.table import Table

CODES = (
    "may_be_child", "bed_before_rise", "asleep_before_bed", "night_very_short", "night_very_long", "void_very_large",
    "void_very_small", "void_twice", "long_without_void", "long_without_last_void", "drink_very_large", "drink_twice",
    "intake_and_output_far_apart", "stool_not_held",
)  # fmt: skip
ROWS_TWICE = "rows_twice"
"""The problem of reading that asks whether all rows were written twice."""
OF_TWO_ROWS = ("void_twice", "drink_twice")
"""What is not asked of any two rows while that is asked of all."""
FMV_LATE_MIN = 60
"""A first morning void longer after rising than this may not be the first: it is told as a guess."""
DAYS_OF_DIFFERENCE = 3
"""Over so many days intake and output are held against each other."""


@dataclass(frozen=True)
class Question:
    """One question about one diary; `cell` is empty where it is about the whole of it."""

    code: str  # one of CODES
    sheet: str
    cell: str
    value: float  # ml or hours; NaN where the question is about no number


@dataclass(frozen=True)
class LateFirstVoid:
    """A first morning void long after rising: taken as such, and told."""

    sheet: str
    cell: str
    at: dt.datetime


def questions(numbers: Numbers, diary: int, problems: Iterable[str] = ()) -> tuple[Question, ...]:
    """Return the questions about one diary, in the order of CODES and of time; `problems`: the codes of its reading."""
    every = asked(numbers)
    own = every["diary"] == diary
    if ROWS_TWICE in problems:
        own &= ~grouping.among(every["code"], OF_TWO_ROWS)
    return tuple(Question(**row) for row in every.only("code", "sheet", "cell", "value").rows(own).records())


def asked(numbers: Numbers) -> Table:
    """Return the questions about any number of diaries: diary, code, sheet, cell, value; a row a question.

    They are asked once: the report, its first page, the data and the screen all tell them.
    """
    once = numbers.line.remembered
    if __name__ not in once:
        once[__name__] = _ask(numbers)
    return cast("Table", once[__name__])


def _ask(numbers: Numbers) -> Table:
    line, references = numbers.line, numbers.references
    voids, drinks, night_h = line.facts.voids, line.facts.drinks, line.days.night_h
    ml, drunk_ml, own = voids["volume_ml"], drinks["volume_ml"], ~voids["catheter"]
    void, drink, night = (references[f"plausible_{name}"] for name in ("void", "drink", "night"))
    found = {
        "may_be_child": _of_whole_diary(line.facts.patients["may_be_child"]),
        "bed_before_rise": _bed_before_rise(line),
        "asleep_before_bed": _asleep_before_bed(line),
        "night_very_short": _nights(line, night.below(night_h), night_h),
        "night_very_long": _nights(line, night.above(night_h), night_h),
        "void_very_large": _in_time(voids, own & void.above(ml)),
        "void_very_small": _in_time(voids, own & void.below(ml)),
        "void_twice": _in_time(voids, _twice(voids, own, line, [])),
        "long_without_void": _long_without_void(numbers),
        "long_without_last_void": _long_without_last_void(numbers),
        "drink_very_large": _in_time(drinks, drink.above(drunk_ml)),
        "drink_twice": _in_time(drinks, _twice(drinks, np.ones(len(drinks), bool), line, ["what"])),
        "intake_and_output_far_apart": _far_apart(numbers),
        "stool_not_held": _stool_not_held(line),
    }
    asked = [found[code].having(code=grouping.constant(code, len(found[code]))) for code in CODES if len(found[code])]
    return Table.joined(asked or [_NONE.having(code=_NOWHERE)])


def _told(diary: Ints, sheet: Strings, cell: Strings, value: Floats) -> Table:
    return Table({"diary": diary, "sheet": sheet, "cell": cell, "value": value})


_NOWHERE = grouping.constant("", 0)
_NONE = _told(np.array([], np.int64), _NOWHERE, _NOWHERE, np.array([]))


def _at(table: Table, rows: Ints | Bools, value: Floats, cell: str = "cell") -> Table:
    """Return the places of some rows, each with its value; most diaries raise few questions or none."""
    return _told(table["diary"][rows], table["sheet"][rows], table[cell][rows], value) if value.size else _NONE


def _of_whole_diary(which: Bools) -> Table:
    """Return the diaries of which something is asked that stands in no cell, and is no number."""
    return _of_no_cell(np.flatnonzero(which), np.full(which.sum(), np.nan))


def _of_no_cell(diaries: Ints, value: Floats) -> Table:
    nowhere = grouping.constant("", len(diaries))
    return _told(diaries, nowhere, nowhere, value)


def _in_time(table: Table, which: Bools) -> Table:
    """Return the places of some voids or drinks in order of time, each with its millilitres."""
    rows = np.flatnonzero(which)
    rows = rows[np.argsort(table["at"][rows], kind="stable")]
    return _at(table, rows, table["volume_ml"][rows])


def _twice(table: Table, which: Bools, line: Timeline, more: list[str]) -> Bools:
    """Tell which rows repeat one before them: same time, same volume. In the hour that the clock repeats they may."""
    measured = np.flatnonzero(which & ~np.isnan(table["volume_ml"]))
    again = measured[grouping.repeated(*(table[name][measured] for name in ("diary", "at", "volume_ml", *more)))]
    twice = np.zeros(len(table), dtype=bool)
    twice[again] = ~comes_twice(table["at"][again], line.settings.timezone)
    return twice


def _bed_before_rise(line: Timeline) -> Table:
    """Return the days on which going to bed lies before rising, or after the next rising."""
    days = grouping.in_order(line.facts.days, "begins")
    diary, bed, rise = (days[name] for name in ("diary", "bed", "rise"))
    next_rise = np.full_like(rise, "NaT")
    next_rise[:-1] = np.where(diary[1:] == diary[:-1], rise[1:], next_rise[:-1])
    wrong = (bed <= rise) | (bed >= next_rise)
    return _at(days, wrong, np.full(wrong.sum(), np.nan), "bed_cell")


def _long_without_void(numbers: Numbers) -> Table:
    line = numbers.line
    hours = consecutive_while_awake(line) / 60
    late = np.flatnonzero(numbers.references["plausible_waking_interval"].above(hours)) + 1
    if not late.size:
        return _NONE
    passes = grouping.in_order(line.facts.voids.rows(~line.facts.voids["catheter"]), "at")
    first = passes.rows(episode_starts(episode_of_each_pass(passes, line.settings.timezone)))
    return _at(first, late, hours[late - 1])


def _long_without_last_void(numbers: Numbers) -> Table:
    """Return the days on which the last void lies long before the night; the place is that of going to bed."""
    line, days = numbers.line, numbers.line.days
    eps = line.episodes
    moment, sleep = axis(eps.diary, seconds(eps.at)), axis(days.diary, seconds(days.sleep_from))
    known = ~np.isnat(days.sleep_from) & days.complete
    last = np.searchsorted(moment, sleep, side="right") - 1
    hours = np.where(known & (last >= 0), (sleep - np.append(moment, 0)[last]) / 3600, np.nan)
    late = numbers.references["plausible_waking_interval"].above(hours)
    return _nights(line, late, hours)


def _asleep_before_bed(line: Timeline) -> Table:
    days = line.facts.days
    wrong = days["asleep"] < days["bed"]
    return _at(days, wrong, np.full(wrong.sum(), np.nan), "bed_cell")


def _nights(line: Timeline, which: Bools, hours: Floats) -> Table:
    """Return the place of going to bed of some days, each with its hours."""
    return _at(line.days.table, which, hours[which], "bed_cell")


def _far_apart(numbers: Numbers) -> Table:
    """Return the diaries whose drinks and urine lie too far apart; the place is that of no cell."""
    line, balance = numbers.line, numbers.daily["fluid_balance_24h_ml"].value
    known = grouping.count(line.days.diary, line.diaries, ~np.isnan(balance))
    total = np.abs(grouping.total(line.days.diary, balance, line.diaries))
    over_three = total * DAYS_OF_DIFFERENCE / np.maximum(known, DAYS_OF_DIFFERENCE)
    apart = np.flatnonzero((known > 0) & numbers.references["plausible_fluid_difference"].above(over_three))
    return _of_no_cell(apart, total[apart])


def _stool_not_held(line: Timeline) -> Table:
    """Return the remarks that stool could not be held beside a stool of which no loss was marked."""
    remarks, stools = line.facts.remarks, line.facts.bowel
    urgent = remarks["code"] == "bowel_urgency"
    if not urgent.any():
        return _NONE
    moment, dry = (axis(table["diary"], seconds(table["at"])) for table in (remarks, stools))
    beside = urgent & np.isin(moment, dry[stools["leak"] == "none"])
    return _at(remarks, beside, np.full(beside.sum(), np.nan))


def late_first_voids(line: Timeline, diary: int) -> tuple[LateFirstVoid, ...]:
    """Return the first morning voids of one diary that came long after rising [hashim2019]."""
    days = line.days
    own = np.flatnonzero(days.diary == diary)
    late = [
        moment
        for moments, rises in ((days.first_void, days.table["rise"]), (days.closing_void, days.next_rise))
        for moment in moments[own][_minutes(moments[own], rises[own]) > FMV_LATE_MIN]
    ]
    if not late:
        return ()
    voids = line.facts.voids
    passes = voids.rows((voids["diary"] == diary) & ~voids["catheter"] & np.isin(voids["at"], np.array(late)))
    _, first = np.unique(passes["at"], return_index=True)
    return tuple(LateFirstVoid(**row) for row in passes.only("sheet", "cell", "at").rows(first).records())


def _minutes(later: Times, earlier: Times) -> np.ndarray:
    return (later - earlier) / np.timedelta64(1, "m")
