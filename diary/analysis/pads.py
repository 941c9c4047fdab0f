"""Pads: how many, and what their weight says of the urine lost [haylen2010; lose1989].

In its examples `worked` is the value of a metric over the example diary, see `example.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diary.analysis import grouping
from diary.analysis.counts import count_of_day, not_recorded
from diary.analysis.grouping import Bools, Floats, Ints
from diary.analysis.measures import DayMeasure
from diary.analysis.periods import Timeline, in_window, remember
from diary.analysis.reference import in_force


@dataclass(frozen=True)
class Pads:
    """Every row that may tell of a pad; arrays of shape (rows,)."""

    day: Ints  # index of the complete day it falls in, or -1
    changed: Bools
    gain_g: Floats  # NaN unless weighed


@remember
def pads(line: Timeline) -> Pads:
    """Return the rows of the diaries with their pads and the day each falls in."""
    columns = ["diary", "at", "pad", "pad_gain_g"]
    diary, at, pad, gain = (np.concatenate([line.facts.voids[name], line.facts.leaks[name]]) for name in columns)
    day = in_window(line.days, diary, at, closed_right=False)
    return Pads(day, (pad > 0) | ~np.isnan(gain), gain)


def pads_per_24h(line: Timeline) -> DayMeasure:
    """Pads changed from FMV to FMV [haylen2010]. Unit: per 24 h.

    Withheld when the diary has no place for pads (pads_not_recorded).

    >>> worked(pads_per_24h) == (1 + 1) / 2
    True
    """
    counted = grouping.count(pads(line).day, len(line.days), pads(line).changed)
    return count_of_day(line, counted, (not_recorded(line, "records_pads"), "pads_not_recorded"))


@remember
def pad_gain_g_24h(line: Timeline) -> DayMeasure:
    """Weight gained by the pads from FMV to FMV, 1 g = 1 ml [haylen2010]. Unit: g.

    Withheld on a day without a weighed pad (pads_not_recorded); a pad that was not weighed (item_not_filled)
    leaves a lower bound.

    >>> worked(pad_gain_g_24h) == (6 + 40) / 2
    True
    """
    worn, n = pads(line), len(line.days)
    weighed = ~np.isnan(worn.gain_g)
    return count_of_day(
        line,
        grouping.total(worn.day, np.nan_to_num(worn.gain_g), n),
        (grouping.count(worn.day, n, weighed) == 0, "pads_not_recorded"),
        (grouping.count(worn.day, n, worn.changed & ~weighed) > 0, "item_not_filled"),
    )


@remember
def wet_pads(line: Timeline) -> Floats:
    """Return how many pads of each day show a loss by their weight; shape (days,).

    A day whose pads together gained more than the reference `pad_leakage` allows has one at least.
    """
    worn, n = pads(line), len(line.days)
    limit = in_force(line.settings.limits)["pad_leakage"]
    gained = grouping.total(worn.day, np.nan_to_num(worn.gain_g), n)
    each = grouping.count(worn.day, n, limit.above(worn.gain_g))
    return np.where(limit.above(gained), np.maximum(each, 1.0), 0.0)
