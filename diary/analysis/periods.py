"""The timeline: in which diary day, night or waking time every void of every diary falls.

A diary day runs from the first morning void (FMV) to the next one, a night is the main sleep period of
the person, never of the clock [abrams2002; hashim2019]. All diaries are laid out at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar, cast

import numpy as np

from diary.analysis import grouping
from diary.analysis.days import Days, lay_out_days
from diary.analysis.emptying import Emptying, emptying
from diary.analysis.grouping import Bools, Floats, Ints, Strings, Times, axis, seconds
from diary.analysis.mornings import (
    FMV_BEFORE_RISING_MIN,
    episode_of_each_pass,
    episode_starts,
    openings,
)
from diary.analysis.sleeptimes import with_defaults
from diary.model import Diary
from diary.settings import Settings
from diary.table import Table

_BEFORE_FIRST_RISING_MIN = 60
"""A void up to this long before the first rising is told with the day that then begins, the only one there is."""


@dataclass(frozen=True)
class Episodes:
    """Every void episode (catheter excluded): passes within ten minutes are one; arrays of shape (episodes,)."""

    diary: Ints
    at: Times
    volume: Floats  # both passes together; NaN unless every pass was measured
    level: Floats  # the highest urge level of its passes
    day: Ints  # index into Days of the complete day in whose count it falls, or -1
    asleep: Bools  # in the main sleep period of that day
    in_bed: Bools  # between going to bed and rising
    awake: Bools  # known to be outside the main sleep period, on an incomplete day too


@dataclass(frozen=True)
class Output:
    """Everything that left the bladder into a measure, catheter included; arrays of shape (passes,)."""

    diary: Ints
    at: Times
    volume: Floats  # NaN unless measured
    lower: Floats  # at least this much: 0 when not measured
    single_pass: Bools  # a void, not a catheter
    episode: Ints  # index into Episodes, or -1 of a catheter volume
    day: Ints  # index into Days of the complete day to whose volume it belongs, or -1
    night: Bools  # part of that day's nocturnal urine volume


@dataclass(frozen=True)
class Timeline:
    """The diaries laid out in time: what every metric is computed from."""

    diaries: int
    facts: Diary
    settings: Settings
    emptying: Emptying
    days: Days
    episodes: Episodes
    output: Output
    remembered: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def without_voids(self) -> Strings:
        """Why there are no voids to count on each day, empty where there may be; shape (days,)."""
        return self.emptying.why_no_voids[self.days.diary]


Result = TypeVar("Result")


def remember(function: Callable[[Timeline], Result]) -> Callable[[Timeline], Result]:
    """Let a function of a timeline compute once per timeline: many metrics start from the same sums."""
    key = f"{function.__module__}.{function.__name__}"

    @wraps(function)
    def once(line: Timeline) -> Result:
        if key not in line.remembered:
            line.remembered[key] = function(line)
        return cast("Result", line.remembered[key])

    return once


def lay_out(facts: Diary, settings: Settings) -> Timeline:
    """Lay out the recorded facts of all diaries in days, nights and episodes.

    `facts.patients` holds one row per diary, numbered 0, 1, 2 … Night and window lengths are elapsed
    hours in the settings' time zone, so that a night on which the clock changes has its true length.
    """
    voids = grouping.in_order(facts.voids, "at")
    passes = voids.rows(~voids["catheter"])
    episode = episode_of_each_pass(passes, settings.timezone)
    table = grouping.in_order(with_defaults(facts.days, settings.sleep_times), "begins")
    how = emptying(facts)
    opening = openings(table, voids, episode, how)
    days = lay_out_days(table, opening, facts.gaps, how.why_no_voids, settings.timezone)
    return Timeline(
        diaries=len(facts.patients),
        facts=facts,
        settings=settings,
        emptying=how,
        days=days,
        episodes=_episodes(passes, episode, days),
        output=_output(voids, passes, episode, days),
    )


def in_window(days: Days, diary: Ints, at: Times, *, closed_right: bool) -> Ints:
    """Return the complete day in whose window each moment falls, or -1.

    `closed_right=False`: from FMV up to the next FMV (counts); True: after FMV up to and including the
    next one (volumes).
    """
    known = np.flatnonzero(days.complete)
    if not len(known):
        return np.full(len(at), -1)
    opens = axis(days.diary[known], seconds(days.first_void[known]))
    closes = axis(days.diary[known], seconds(days.closing_void[known]))
    moment = axis(diary, seconds(at))
    place = np.searchsorted(opens, moment, side="left" if closed_right else "right") - 1
    candidate = np.maximum(place, 0)
    inside = moment <= closes[candidate] if closed_right else moment < closes[candidate]
    return np.where((place >= 0) & inside, known[candidate], -1)


def _between(at: Times, day: Ints, start: Times, end: Times) -> Bools:
    """Tell which moments lie strictly inside their day's interval: a void on its edge counts as awake."""
    inside = np.zeros(len(at), dtype=bool)
    placed = np.flatnonzero(day >= 0)
    inside[placed] = (at[placed] > start[day[placed]]) & (at[placed] < end[day[placed]])
    return inside


def recorded_day(days: Days, diary: Ints, at: Times, *, early_min: int = 0) -> Ints:
    """Return the recorded day that had begun at each moment (or begins within `early_min`), or -1."""
    if not len(days):
        return np.full(len(at), -1)
    begins = axis(days.diary, seconds(days.table["begins"]) - early_min * 60)
    day = np.searchsorted(begins, axis(diary, seconds(at)), side="right") - 1
    return np.where((day >= 0) & (days.diary[np.maximum(day, 0)] == diary), day, -1)


def day_of_void(days: Days, diary: Ints, at: Times) -> Ints:
    """Return the recorded day that each void is counted with, or -1: from FMV to FMV, as the metrics count it.

    A void outside every complete day goes by its rising, one just before the first rising with that day.
    """
    in_day = in_window(days, diary, at, closed_right=False)
    up = recorded_day(days, diary, at, early_min=FMV_BEFORE_RISING_MIN)
    closes = np.zeros(len(at), dtype=bool)
    placed = np.flatnonzero(up >= 0)
    closes[placed] = at[placed] >= days.closing_void[up[placed]]
    following = recorded_day(days, diary, at, early_min=_BEFORE_FIRST_RISING_MIN)
    up = np.where((up < 0) | closes, following, up)
    return np.where(in_day >= 0, in_day, up)


def _up_and_about(days: Days, diary: Ints, at: Times) -> Bools:
    """Tell which moments lie between the rising and the falling asleep of a day, complete or not."""
    day = recorded_day(days, diary, at, early_min=FMV_BEFORE_RISING_MIN)
    up = np.zeros(len(at), dtype=bool)
    placed = np.flatnonzero(day >= 0)
    up[placed] = at[placed] <= days.sleep_from[day[placed]]
    return up


def _episodes(passes: Table, episode: Ints, days: Days) -> Episodes:
    starts = episode_starts(episode)
    at = passes["at"][starts]
    diary = passes["diary"][starts]
    n = len(starts)
    day = in_window(days, diary, at, closed_right=False)
    asleep = _between(at, day, days.sleep_from, days.next_rise)
    known_night = np.zeros(n, dtype=bool)
    placed = day >= 0
    known_night[placed] = ~np.isnan(days.night_h[day[placed]])
    up = ~placed & _up_and_about(days, diary, at)
    return Episodes(
        diary=diary,
        at=at,
        volume=grouping.total(episode, _measured(passes), n),
        level=grouping.maximum(episode, passes["level"], n),
        day=day,
        asleep=asleep,
        in_bed=_between(at, day, days.in_bed_from, days.next_rise),
        awake=(known_night & ~asleep) | up,
    )


def _measured(voids: Table) -> Floats:
    return np.where(voids["bound"] == "at_least", np.nan, voids["volume_ml"])


def _output(voids: Table, passes: Table, episode: Ints, days: Days) -> Output:
    """Place every pass by the start of its episode, every catheter volume by its own time.

    What leaves with the closing FMV, by catheter too, was made in the night.
    """
    own = voids["at"]
    at = own.copy()
    is_pass = ~voids["catheter"]
    at[is_pass] = passes["at"][episode_starts(episode)][episode]
    of_pass = np.full(len(at), -1)
    of_pass[is_pass] = episode
    diary = voids["diary"]
    day = in_window(days, diary, at, closed_right=True)
    closes = np.zeros(len(at), dtype=bool)
    placed = np.flatnonzero(day >= 0)
    closes[placed] = at[placed] == days.closing_void[day[placed]]
    return Output(
        diary=diary,
        at=own,
        volume=_measured(voids),
        lower=np.nan_to_num(voids["volume_ml"]),
        single_pass=is_pass,
        episode=of_pass,
        day=day,
        night=_between(at, day, days.sleep_from, days.next_rise) | closes,
    )
