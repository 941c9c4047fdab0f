"""Diary days, nights and void episodes: when a day begins and ends, and where each void belongs.

A diary day runs from the first morning void (FMV) to the next one, a night is the main sleep period of
the person, never of the clock [abrams2002; hashim2019]. All diaries are laid out at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar, cast

import numpy as np
import pandas as pd

from diary.analysis import grouping
from diary.analysis.grouping import Bools, Floats, Ints, Strings, Times, axis, seconds
from diary.analysis.mornings import (
    FMV_BEFORE_RISING_MIN,
    episode_of_each_pass,
    episode_starts,
    first_morning_voids,
)
from diary.model import Diary

WINDOW_MIN_H, WINDOW_MAX_H = 22.0, 26.0
"""A diary day exists only between two first morning voids this far apart."""
NEXT_MORNING_MAX_H = 36.0
"""A first morning void later than this is not the next morning's: that one was not recorded."""

_MINUTE = 60
_HOUR = 3600
_NAT = np.datetime64("NaT", "s")


@dataclass(frozen=True)
class Days:
    """Every recorded day of every diary, in order; arrays of shape (days,)."""

    diary: Ints
    number: Ints  # 1, 2, 3 … within its diary
    table: pd.DataFrame  # the rows of model.DAYS behind them
    closing: pd.DataFrame  # sheet and cell of the next morning's first void, empty without a next morning
    first_void: Times  # the FMV that opens it, NaT when unknown
    closing_void: Times  # the FMV that closes it
    ends: Times  # the next recorded morning: rising, or without it the first moment of its sheet
    next_rise: Times
    sleep_from: Times  # asleep, or without it going to bed
    window_h: Floats  # elapsed hours from FMV to FMV
    night_h: Floats  # elapsed hours of the main sleep period, NaN when unknown
    complete: Bools
    reason: Strings  # why it is not complete, or empty
    assumed: Bools  # its sleep times come from the settings

    def __len__(self) -> int:
        """Return how many days there are."""
        return len(self.diary)


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
    volume: Floats  # NaN unless measured
    lower: Floats  # at least this much: 0 when not measured
    single_pass: Bools  # a void, not a catheter
    day: Ints  # index into Days of the complete day to whose volume it belongs, or -1
    night: Bools  # part of that day's nocturnal urine volume


@dataclass(frozen=True)
class Timeline:
    """The diaries laid out in time: what every metric is computed from."""

    diaries: int
    facts: Diary
    days: Days
    episodes: Episodes
    output: Output
    remembered: dict[str, Any] = field(default_factory=dict, repr=False)


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


def lay_out(facts: Diary, timezone: str) -> Timeline:
    """Lay out the recorded facts of all diaries in days, nights and episodes.

    `facts.patients` holds one row per diary, numbered 0, 1, 2 … Night and window lengths are elapsed
    hours in `timezone`, so that a night on which the clock changes has its true length.
    """
    voids = facts.voids.sort_values(["diary", "at"], kind="stable", ignore_index=True)
    passes = voids[~voids["catheter"]].reset_index(drop=True)
    episode = episode_of_each_pass(passes)
    table = facts.days.sort_values(["diary", "begins"], kind="stable", ignore_index=True)
    first_void = first_morning_voids(table, passes, episode)
    days = _days(table, first_void, facts.gaps, timezone)
    return Timeline(
        diaries=len(facts.patients),
        facts=facts,
        days=days,
        episodes=_episodes(passes, episode, days),
        output=_output(voids, passes, episode, days),
    )


def _days(table: pd.DataFrame, first_void: Times, gaps: pd.DataFrame, timezone: str) -> Days:
    diary = table["diary"].to_numpy()
    same_diary_next = np.append(diary[1:] == diary[:-1], False) if len(table) else np.zeros(0, dtype=bool)

    def following(times: Times) -> Times:
        shifted = np.append(times[1:], _NAT) if len(times) else times
        return np.where(same_diary_next, shifted, _NAT)

    closing = following(first_void)
    wall_h = (closing - first_void) / np.timedelta64(_HOUR, "s")
    begins = table["begins"].to_numpy()
    ends = following(begins)
    rise, bed, asleep = (table[name].to_numpy() for name in ("rise", "bed", "asleep"))
    sleep_from = np.where(np.isnat(asleep), bed, asleep)
    next_rise = following(rise)
    next_rise = np.where((next_rise - sleep_from) < np.timedelta64(24 * _HOUR, "s"), next_rise, _NAT)
    reason = np.full(len(table), "", dtype=object)
    reason[_with_unplaced_void(table, gaps)] = "time_unknown"
    with np.errstate(invalid="ignore"):
        reason[~((wall_h >= WINDOW_MIN_H) & (wall_h <= WINDOW_MAX_H))] = "window_length"
        reason[np.isnan(wall_h) | (wall_h > NEXT_MORNING_MAX_H)] = "no_closing_first_morning_void"
    reason[np.isnat(first_void)] = "no_first_morning_void"
    recorded = ~table["morning_only"].to_numpy()
    rows = np.flatnonzero(recorded)
    closing_place = table[["sheet", "first_void_cell"]].shift(-1, fill_value="")
    closing_place.loc[~same_diary_next] = ""
    return Days(
        diary=diary[rows],
        number=_running_number(diary[rows]),
        table=table.iloc[rows].reset_index(drop=True),
        closing=closing_place.iloc[rows].reset_index(drop=True),
        first_void=first_void[rows],
        closing_void=closing[rows],
        ends=np.where(ends - begins <= np.timedelta64(int(NEXT_MORNING_MAX_H * _HOUR), "s"), ends, _NAT)[rows],
        next_rise=next_rise[rows],
        sleep_from=sleep_from[rows],
        window_h=_elapsed_hours(first_void, closing, timezone)[rows],
        night_h=_elapsed_hours(sleep_from, next_rise, timezone)[rows],
        complete=(reason == "")[rows],
        reason=reason[rows],
        assumed=table["assumed"].to_numpy()[rows],
    )


def _running_number(diary: Ints) -> Ints:
    starts = np.searchsorted(diary, diary)
    return np.arange(len(diary)) - starts + 1


def _with_unplaced_void(table: pd.DataFrame, gaps: pd.DataFrame) -> Bools:
    """Tell which days hold a void whose time is unknown: their counts cannot be known."""
    hit = np.zeros(len(table), dtype=bool)
    lost = gaps[(gaps["what"] == "void") & gaps["at"].notna()]
    if len(lost) and len(table):
        begins = axis(table["diary"].to_numpy(), seconds(table["begins"]))
        moment = axis(lost["diary"].to_numpy(), seconds(lost["at"]))
        hit[np.maximum(np.searchsorted(begins, moment, side="right") - 1, 0)] = True
    return hit


def _elapsed_hours(start: Times, end: Times, timezone: str) -> Floats:
    """Return the hours that really passed between two wall-clock times in a time zone."""

    def instants(times: Times) -> pd.DatetimeIndex:
        return pd.DatetimeIndex(times).tz_localize(
            timezone, ambiguous=np.ones(len(times), dtype=bool), nonexistent="shift_forward"
        )

    return np.asarray((instants(end) - instants(start)) / pd.Timedelta(hours=1), dtype=float)


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
    begins = axis(days.diary, seconds(days.table["begins"]) - early_min * _MINUTE)
    day = np.searchsorted(begins, axis(diary, seconds(at)), side="right") - 1
    return np.where((day >= 0) & (days.diary[np.maximum(day, 0)] == diary), day, -1)


def _up_and_about(days: Days, diary: Ints, at: Times) -> Bools:
    """Tell which moments lie between the rising and the falling asleep of a day, complete or not."""
    day = recorded_day(days, diary, at, early_min=FMV_BEFORE_RISING_MIN)
    up = np.zeros(len(at), dtype=bool)
    placed = np.flatnonzero(day >= 0)
    up[placed] = at[placed] <= days.sleep_from[day[placed]]
    return up


def _episodes(passes: pd.DataFrame, episode: Ints, days: Days) -> Episodes:
    starts = episode_starts(episode)
    at = passes["at"].to_numpy()[starts]
    diary = passes["diary"].to_numpy()[starts]
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
        level=grouping.maximum(episode, passes["level"].to_numpy(), n),
        day=day,
        asleep=asleep,
        in_bed=_between(at, day, days.table["bed"].to_numpy(), days.next_rise),
        awake=(known_night & ~asleep) | up,
    )


def _measured(voids: pd.DataFrame) -> Floats:
    return np.where(voids["bound"].to_numpy() == "at_least", np.nan, voids["volume_ml"].to_numpy())


def _output(voids: pd.DataFrame, passes: pd.DataFrame, episode: Ints, days: Days) -> Output:
    """Place every pass by the start of its episode, every catheter volume by its own time."""
    at = voids["at"].to_numpy().copy()
    is_pass = ~voids["catheter"].to_numpy()
    at[is_pass] = passes["at"].to_numpy()[episode_starts(episode)][episode]
    diary = voids["diary"].to_numpy()
    day = in_window(days, diary, at, closed_right=True)
    closes = np.zeros(len(at), dtype=bool)
    placed = np.flatnonzero(day >= 0)
    closes[placed] = is_pass[placed] & (at[placed] == days.closing_void[day[placed]])
    return Output(
        diary=diary,
        volume=_measured(voids),
        lower=np.nan_to_num(voids["volume_ml"].to_numpy()),
        single_pass=is_pass,
        day=day,
        night=_between(at, day, days.sleep_from, days.next_rise) | closes,
    )
