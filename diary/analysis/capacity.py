"""Bladder capacity: how large the voids are, over the whole diary [abrams2002; haylen2010].

V is a voided volume in ml; catheter volumes are no voids.

In its examples `worked` is the value of a metric over the example diary, see `example.py`.
"""

from __future__ import annotations

import numpy as np

from diary.analysis import grouping
from diary.analysis.ages import too_young
from diary.analysis.grouping import Bools, Floats, Strings, ratio
from diary.analysis.measures import Measure, measure, on_sleep_times
from diary.analysis.periods import Timeline, remember
from diary.analysis.reference import in_force

MISSING_SHARE_MAX = 0.40
"""Above this share of voids without a volume, no volume metric is given [ics2025]."""
EARLY_SIGNAL, HALF_FULL = 0.75, 0.50
"""The bladder signals at about three quarters; below half no signal is due yet [brochure]."""
MEASURED_VOIDS_MIN = 10
"""Fewer measured voids do not carry a share of early voids."""


@remember
def _too_many_missing(line: Timeline) -> Bools:
    """Tell in which diaries too many voids, over the whole diary, have no volume."""
    out = line.output
    passes = grouping.count(out.diary, line.diaries)
    missing = grouping.count(out.diary, line.diaries, np.isnan(out.volume))
    return ratio(missing, passes) > MISSING_SHARE_MAX


@remember
def maximum_voided_volume_ml(line: Timeline) -> Measure:
    """MVV = the largest single pass of the whole diary, catheter excluded [abrams2002]. Unit: ml.

    ``max V``

    Withheld without a measured void (no_volumes), without voids (catheter_only, no_voids_recorded) and when too many
    volumes miss (too_many_volumes_missing). Where a void of at least so much exceeds every measured one, that is its
    lower bound (volumes_missing).

    >>> worked(maximum_voided_volume_ml) == 450
    True
    """
    return largest_volume(line, np.where(line.output.single_pass, 0.0, np.nan), why_unmeasured(line))


def largest_volume(line: Timeline, beside: Floats, otherwise: str | Strings) -> Measure:
    """Return the largest volume of the passes that `beside` is known of, that added; bounded where one is open.

    `otherwise` is the reason where none of them was measured.
    """
    out = line.output
    volume = out.volume + beside
    largest = grouping.maximum(out.diary, volume, line.diaries)
    at_least = grouping.maximum(out.diary, np.where(out.lower > 0, out.lower + beside, np.nan), line.diaries)
    measured = grouping.count(out.diary, line.diaries, ~np.isnan(volume))
    result = measure(largest, measured, otherwise).withheld(at_least > largest, "volumes_missing")
    result = result.withheld(_too_many_missing(line), "too_many_volumes_missing")
    return result.with_bounds(at_least, grouping.nothing(line.diaries))


def why_unmeasured(line: Timeline) -> Strings:
    """Return why a diary has no volume of a void: none was measured, or there are no voids to measure."""
    why = line.emptying.why_no_voids
    return np.where(why == "", "no_volumes", why).astype(object)


def mean_voided_volume_ml(line: Timeline) -> Measure:
    """ΣV of measured episodes / measured episodes, over the whole diary [abrams2002]. Unit: ml.

    ``ΣV / n(V)``

    Withheld without a measured void (no_volumes), without voids (catheter_only, no_voids_recorded) and when too many
    volumes miss (too_many_volumes_missing).

    >>> worked(mean_voided_volume_ml) == round(
    ...     (350 + 200 + 250 + 200 + 300 + 200 + 250 + 400 + 220 + 280 + 240 + 260 + 200 + 60 + 450) / 15, 9
    ... )
    True
    """
    value, counted = grouping.mean(line.episodes.diary, line.episodes.volume, line.diaries)
    return measure(value, counted, why_unmeasured(line)).withheld(_too_many_missing(line), "too_many_volumes_missing")


def median_voided_volume_ml(line: Timeline) -> Measure:
    """Median volume of the measured episodes, over the whole diary [abrams2002]. Unit: ml.

    Withheld as mean_voided_volume_ml is.

    >>> worked(median_voided_volume_ml) == (
    ...     median(60, 200, 200, 200, 200, 220, 240, 250, 250, 260, 280, 300, 350, 400, 450)
    ... )
    True
    """
    value, counted = grouping.median(line.episodes.diary, line.episodes.volume, line.diaries)
    return measure(value, counted, why_unmeasured(line)).withheld(_too_many_missing(line), "too_many_volumes_missing")


def median_functional_bladder_capacity_ml(line: Timeline) -> Measure:
    """Median of the daily largest single passes of the complete days [haylen2010]. Unit: ml.

    Withheld as mean_voided_volume_ml is, and without a complete day. A day on which a void of at least so much
    exceeds what was measured has no known maximum.

    >>> worked(median_functional_bladder_capacity_ml) == median(400, 450)
    True
    """
    out, days = line.output, line.days
    daily = grouping.maximum(out.day, np.where(out.single_pass, out.volume, np.nan), len(days))
    at_least = grouping.maximum(out.day, np.where(out.single_pass, out.lower, np.nan), len(days))
    daily = np.where(at_least > daily, np.nan, daily)
    value, counted = grouping.median(days.diary, daily, line.diaries)
    result = measure(value, counted, _why_no_day(line))
    return result.withheld(_too_many_missing(line), "too_many_volumes_missing")


def _why_no_day(line: Timeline) -> Strings:
    reason = grouping.first(line.days.diary, line.days.reason, line.diaries, ~line.days.complete)
    why = why_unmeasured(line)
    return np.where((reason == "") | (why != "no_volumes"), why, reason)


def _share_below(line: Timeline, fraction: float) -> Measure:
    eps = line.episodes
    largest = maximum_voided_volume_ml(line)
    capacity = np.maximum(largest.value, in_force(line.settings.limits)["capacity"].low or 0.0)
    measured = eps.awake & ~np.isnan(eps.volume)
    counted = grouping.count(eps.diary, line.diaries, measured)
    below = grouping.count(eps.diary, line.diaries, measured & (eps.volume < fraction * capacity[eps.diary]))
    reason = np.where(largest.reason == "", "no_sleep_times", largest.reason)
    result = measure(ratio(below, counted), counted, reason).withheld(largest.reason != "", largest.reason)
    result = result.withheld(counted < MEASURED_VOIDS_MIN, "too_few_measured_voids")
    return on_sleep_times(result, line.days).withheld(too_young(line), "adult_reference_only")


def early_void_share(line: Timeline) -> Measure:
    """Share of measured daytime voids with V < ¾ × capacity: they answer the early signal [brochure]. Unit: 1.

    capacity = max(MVV, the low limit of the reference `capacity`).

    ``n(V < ¾ × max(maximum_voided_volume_ml, 400)) / n(V)``

    Withheld under MEASURED_VOIDS_MIN measured daytime voids (too_few_measured_voids), without sleep times
    (no_sleep_times), whenever MVV is, and of a child: the limit is one of adults (adult_reference_only).

    >>> worked(early_void_share) == round(11 / 13, 9)
    True
    """
    return _share_below(line, EARLY_SIGNAL)


def before_half_share(line: Timeline) -> Measure:
    """Share of measured daytime voids with V < ½ × capacity: no signal was due yet [brochure]. Unit: 1.

    capacity as in early_void_share.

    ``n(V < ½ × max(maximum_voided_volume_ml, 400)) / n(V)``

    Withheld as early_void_share is.

    >>> worked(before_half_share) == round(6 / 13, 9)
    True
    """
    return _share_below(line, HALF_FULL)
