"""The catheter: how often, how much, and what stays behind in the bladder after voiding [statpearls_residual].

V is a voided volume and R the catheter volume of the same emptying, in ml. A pair is a catheter volume on the row of
a void, or soon after one: within the minutes of the reference `residual_after_void`.

In its examples `worked` is the value of a metric over the example diary, see `example.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diary.analysis import grouping
from diary.analysis.capacity import largest_volume, why_unmeasured
from diary.analysis.grouping import Floats, Ints, axis, ratio, seconds
from diary.analysis.measures import DayMeasure, Measure, day_measure, measure
from diary.analysis.periods import Timeline, in_window, remember
from diary.analysis.reference import in_force


@dataclass(frozen=True)
class Pairs:
    """Voids with the catheter volume that followed; arrays of shape (pairs,)."""

    diary: Ints
    void: Ints  # index into Output of the void
    voided: Floats  # V, NaN unless measured
    residual: Floats  # R, NaN unless measured


@remember
def pairs(line: Timeline) -> Pairs:
    """Return each catheter volume that follows a void soon enough to be its residual."""
    at = axis(line.output.diary, seconds(line.output.at))
    passes, drained = np.flatnonzero(line.output.single_pass), np.flatnonzero(~line.output.single_pass)
    last = np.searchsorted(at[passes], at[drained], side="right") - 1
    minutes = (at[drained] - np.append(at[passes], 0)[last]) / 60
    after = (last >= 0) & ~in_force(line.settings.limits)["residual_after_void"].above(minutes)
    void, drained = passes[last[after]], drained[after]
    return Pairs(line.output.diary[drained], void, line.output.volume[void], line.output.volume[drained])


def catheterisations_per_24h(line: Timeline) -> DayMeasure:
    """Catheter volumes from one opening of the day to the next [plain count]. Unit: per 24 h.

    Withheld without a catheter volume in the diary (no_catheter).

    >>> worked(catheterisations_per_24h) == (0 + 0) / 2
    True
    """
    days, out = line.days, line.output
    drained = ~out.single_pass
    day = in_window(days, out.diary[drained], out.at[drained], closed_right=False)
    unused = ~line.emptying.catheter_used[days.diary]
    return day_measure(grouping.count(day, len(days)), np.where(unused, "no_catheter", days.reason).astype(object))


def _volumes(line: Timeline) -> Floats:
    return np.where(line.output.single_pass, np.nan, line.output.volume)


def mean_catheter_volume_ml(line: Timeline) -> Measure:
    """Mean of all catheter volumes of the diary [plain count]. Unit: ml.

    Withheld without a measured catheter volume (no_catheter).

    >>> worked(mean_catheter_volume_ml) == (50 + 300) / 2
    True
    """
    return measure(*grouping.mean(line.output.diary, _volumes(line), line.diaries), "no_catheter")


def maximum_catheter_volume_ml(line: Timeline) -> Measure:
    """Largest of all catheter volumes of the diary [plain count]. Unit: ml.

    Withheld as mean_catheter_volume_ml is.

    >>> worked(maximum_catheter_volume_ml) == 300
    True
    """
    largest = grouping.maximum(line.output.diary, _volumes(line), line.diaries)
    measured = grouping.count(line.output.diary, line.diaries, ~np.isnan(_volumes(line)))
    return measure(largest, measured, "no_catheter")


def post_void_residual_ml(line: Timeline) -> Measure:
    """Mean catheter volume that followed a void [statpearls_residual; working rule]. Unit: ml.

    ``ΣR / n(R)``

    Withheld without a measured one (no_residual).

    >>> worked(post_void_residual_ml) == 50
    True
    """
    found = pairs(line)
    return measure(*grouping.mean(found.diary, found.residual, line.diaries), "no_residual")


def maximum_post_void_residual_ml(line: Timeline) -> Measure:
    """Largest catheter volume that followed a void [statpearls_residual; working rule]. Unit: ml.

    Withheld as post_void_residual_ml is.

    >>> worked(maximum_post_void_residual_ml) == 50
    True
    """
    found = pairs(line)
    measured = grouping.count(found.diary, line.diaries, ~np.isnan(found.residual))
    return measure(grouping.maximum(found.diary, found.residual, line.diaries), measured, "no_residual")


def emptying_share(line: Timeline) -> Measure:
    """Share of what the bladder held that was voided, over the pairs measured in full [working rule]. Unit: 1.

    ``ΣV / Σ(V + R)``

    Withheld without such a pair (no_residual).

    >>> worked(emptying_share) == 450 / (450 + 50)
    True
    """
    found = pairs(line)
    both = ~np.isnan(found.voided + found.residual)
    voided = grouping.total(found.diary, found.voided, line.diaries, both)
    held = voided + grouping.total(found.diary, found.residual, line.diaries, both)
    return measure(ratio(voided, held), grouping.count(found.diary, line.diaries, both), "no_residual")


def maximum_bladder_volume_ml(line: Timeline) -> Measure:
    """Most that the bladder held: V + R of a pair, a void alone, or a catheter volume alone [working rule]. Unit: ml.

    ``max(V + R)``

    Withheld and bounded as maximum_voided_volume_ml is.

    >>> worked(maximum_bladder_volume_ml) == 450 + 50
    True
    """
    found = pairs(line)
    behind = np.zeros(len(line.output.volume))
    np.maximum.at(behind, found.void, np.nan_to_num(found.residual))
    return largest_volume(line, behind, why_unmeasured(line))
