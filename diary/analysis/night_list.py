"""The list of nights: for each of its nights whether it was wet, what the nappy gained, and the day before it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diary.analysis.days import Days
from diary.analysis.grouping import Bools, Floats, Ints, Times, axis, seconds
from diary.analysis.periods import Timeline, remember

_JUST_ASLEEP = np.timedelta64(1, "s")


@dataclass(frozen=True)
class NightList:
    """The nights of the lists of all diaries; arrays of shape (nights,)."""

    diary: Ints
    date: Ints  # the day whose evening it begins, in seconds
    day: Ints  # index into Days of the day with that date, or -1
    next_day: Ints  # that of the day after it
    wet: Floats  # 1 or 0, by the weight of the nappy where it was not written; NaN unknown
    gain_g: Floats  # what the nappy gained, NaN unless it was weighed and held urine alone
    bounded: Bools  # urine of it was lost or mixed with stool: what was measured is a lower bound
    voids_ml: Floats
    first_ml: Floats
    got_up: Bools  # it is written that the child was woken, or voided in the night


@remember
def night_list(line: Timeline) -> NightList:
    """Return the nights of the lists, each with the recorded days around it."""
    rows, days = line.facts.nights, line.days
    diary, date = rows["diary"], seconds(rows["date"].astype("datetime64[D]"))
    gain = rows["wet_g"] - rows["dry_g"]
    weighed, stool = ~np.isnan(gain), rows["stool_in_nappy"] == 1
    written = rows["wet"]
    wet = np.where(np.isnan(written) & weighed & ~stool, (gain > 0).astype(float), written)
    return NightList(
        diary=diary,
        date=date,
        day=day_of_date(days, diary, date),
        next_day=day_of_date(days, diary, date + 86_400),
        wet=wet,
        gain_g=np.where(stool, np.nan, gain),
        bounded=((wet == 1) & ~weighed) | stool,
        voids_ml=rows["night_voids_ml"],
        first_ml=rows["first_morning_ml"],
        got_up=(rows["woken"] == 1) | (rows["night_voids"] > 0),
    )


def day_of_date(days: Days, diary: Ints, date: Ints) -> Ints:
    """Return the recorded day of a calendar date of its diary, or -1."""
    if not len(days):
        return np.full(len(date), -1)
    own = axis(days.diary, seconds(days.table["date"].astype("datetime64[D]")))
    wanted = axis(diary, date)
    place = np.minimum(np.searchsorted(own, wanted), len(own) - 1)
    return np.where(own[place] == wanted, place, -1)


def wet_moments(line: Timeline) -> Times:
    """Return a moment of each night of the lists: just asleep, where that is known, else NaT."""
    nights, days = night_list(line), line.days
    moments = np.full(len(nights.day), np.datetime64("NaT", "s"))
    placed = nights.day >= 0
    moments[placed] = days.sleep_from[nights.day[placed]] + _JUST_ASLEEP
    return moments
