"""Urine lost asleep: in which nights, and how much of it no measure caught [dancona2019; hashim2019].

In its examples `worked` is the value of a metric over the example diary, see `example.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from diary.analysis import grouping
from diary.analysis.continence import leaks, pads_show_loss
from diary.analysis.grouping import Bools, Floats, Ints
from diary.analysis.measures import PADS_SHOW_LOSS, Measure, measure
from diary.analysis.night_list import night_list
from diary.analysis.periods import Timeline, in_window, remember


@dataclass(frozen=True)
class LeaksAsleep:
    """Leaks asleep that are more than drops, or of unknown amount; arrays of shape (leaks,)."""

    day: Ints  # index into Days of the complete day to whose volume it belongs, or -1
    night: Bools  # in the main sleep period of that day; a nap is none
    gain_g: Floats  # what the pad on its row gained, NaN unless weighed; 1 g is 1 ml


@remember
def leaks_asleep(line: Timeline) -> LeaksAsleep:
    """Return the leaks by which urine was lost asleep that no void measured."""
    lost = leaks(line)
    which = (lost.kind == "enuresis") & (lost.amount != "drops")
    day, night = _nights(line, which)
    return LeaksAsleep(day, night, lost.gain_g[which])


def _nights(line: Timeline, which: Bools) -> tuple[Ints, Bools]:
    """Return the day of some leaks, and which of them lie in its night.

    One that is written down with the void that closes the night is of that night.
    """
    lost, days = leaks(line), line.days
    at = lost.at[which]
    day = in_window(days, lost.diary[which], at, closed_right=True)
    night = np.zeros(len(at), dtype=bool)
    placed = np.flatnonzero(day >= 0)
    night[placed] = (at[placed] > days.sleep_from[day[placed]]) & ~np.isnan(days.night_h[day[placed]])
    return day, night


@remember
def wet_nights(line: Timeline) -> Measure:
    """Nights with a leak asleep, however small, of those known: complete, or of a list [dancona2019]. Unit: count.

    Withheld when the diary has no place for leaks (leaks_not_recorded), when the pads of a day show a loss that is
    not marked (pads_show_loss), and without a complete night (no_sleep_times).

    >>> worked(wet_nights) == 0
    True
    """
    days, listed = line.days, night_list(line)
    known, wet = nights_of_days(line)
    nights = grouping.count(days.diary, line.diaries, known)
    counted = grouping.count(days.diary, line.diaries, wet & known)
    result = measure(np.where(nights > 0, counted, np.nan), nights, _why_no_night(line))
    recorded = line.facts.patients["records_leaks"]
    result = result.withheld(~recorded, "leaks_not_recorded")
    unmarked = grouping.count(days.diary, line.diaries, pads_show_loss(line)) > 0
    result = result.withheld(unmarked, PADS_SHOW_LOSS)
    told, beside = ~np.isnan(listed.wet), _beside(line)
    both = grouping.count(listed.diary, line.diaries, told) + grouping.count(days.diary, line.diaries, beside)
    wet_of_both = grouping.count(listed.diary, line.diaries, listed.wet == 1)
    wet_of_both = wet_of_both + grouping.count(days.diary, line.diaries, wet & beside)
    with_list = grouping.count(listed.diary, line.diaries, told) > 0
    return replace(
        result,
        value=np.where(with_list, wet_of_both, result.value),
        based_on=np.where(with_list, both, result.based_on),
        reason=np.where(with_list, "", result.reason).astype(object),
    )


def wet_of_nights(line: Timeline, diary: int) -> Floats:
    """Return of each night that `wet_nights` counts of one diary whether it was wet; shape (nights,)."""
    listed, (known, wet) = night_list(line), nights_of_days(line)
    told, own = ~np.isnan(listed.wet) & (listed.diary == diary), line.days.diary == diary
    beside: Floats = wet[own & (_beside(line) if told.any() else known)].astype(float)
    return np.concatenate([listed.wet[told], beside])


def _beside(line: Timeline) -> Bools:
    """Tell which days have a night that counts beside those of a list."""
    known, wet = nights_of_days(line)
    recorded = line.facts.patients["records_leaks"][line.days.diary]
    beside: Bools = known & recorded & ~pads_show_loss(line) & _not_told(line, wet)
    return beside


def _not_told(line: Timeline, wet: Bools) -> Bools:
    """Tell of which days the night is not told by a list: left open there, it is what is known of a leak asleep."""
    listed = night_list(line)
    placed, told = listed.day >= 0, ~np.isnan(listed.wet)
    on_list, said = (np.zeros(len(line.days), dtype=bool) for _ in range(2))
    on_list[listed.day[placed]] = True
    said[listed.day[placed & told]] = True
    free: Bools = ~on_list | (wet & ~said)
    return free


@remember
def nights_of_days(line: Timeline) -> tuple[Bools, Bools]:
    """Return of which days the night is complete, and in which a leak asleep is known; shape (days,)."""
    days = line.days
    day, night = _nights(line, leaks(line).kind == "enuresis")
    return days.complete & ~np.isnan(days.night_h), grouping.count(day, len(days), night) > 0


def _why_no_night(line: Timeline) -> grouping.Strings:
    days = line.days
    incomplete = grouping.first(days.diary, days.reason, line.diaries, ~days.complete)
    some = grouping.count(days.diary, line.diaries, days.complete) > 0
    why = np.where(some, "no_sleep_times", np.where(incomplete == "", "no_complete_day", incomplete))
    return why.astype(object)
