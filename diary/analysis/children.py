"""The bladder of a child, as the ICCS counts: what it holds by day, and what is expected by age [iccs_secondary].

In its examples `worked` is the value of a metric over the example diary, see `example.py`.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from diary.analysis import grouping
from diary.analysis.ages import too_young
from diary.analysis.capacity import largest_volume, why_unmeasured
from diary.analysis.grouping import axis, ratio, seconds
from diary.analysis.measures import DayMeasure, Measure, day_measure, derived, measure, on_sleep_times, over_days
from diary.analysis.periods import Timeline, remember
from diary.analysis.volumes import day_volumes, volume_reason

ML_A_YEAR, MOST_ML = 30.0, 390.0
"""Expected capacity: so much for each year of age and one more, at most as much as that of a twelve-year-old."""


@remember
def expected_bladder_capacity_ml(line: Timeline) -> Measure:
    """Capacity expected by age, in whole years [iccs_secondary]. Unit: ml.

    ``min(30 × (age + 1), 390)``

    Withheld of an adult (adult) and without an age (age_unknown). A child of seven: 30 × (7 + 1) = 240.
    """
    age = line.facts.patients["age"]
    expected = np.minimum(ML_A_YEAR * (np.floor(age) + 1), MOST_ML)
    return of_children(line, measure(expected, np.ones(line.diaries), "age_unknown"))


def of_children(line: Timeline, found: Measure) -> Measure:
    """Return a measure of children alone: of a grown-up it is withheld (adult), and of who may be one (age_unknown)."""
    age = line.facts.patients["age"]
    reason = np.where(np.isnan(age), "age_unknown", "adult").astype(object)
    grown_up = ~too_young(line)
    taken_back = replace(
        found.withheld(grown_up, reason), reason=np.where(grown_up, reason, found.reason).astype(object)
    )
    nothing = grouping.nothing(line.diaries)
    return taken_back.with_bounds(
        *(np.where(grown_up, nothing, bound) for bound in (taken_back.lower, taken_back.upper))
    )


def daytime_capacity_share(line: Timeline) -> Measure:
    """Largest void by day / what the bladder is expected to hold by age [iccs_secondary]. Unit: 1.

    ``maximum_daytime_voided_volume_ml / expected_bladder_capacity_ml``

    Withheld as either is. A child of seven whose largest is 140: 140 / 240.
    """
    largest, expected = maximum_daytime_voided_volume_ml(line), expected_bladder_capacity_ml(line)
    share = derived(ratio(largest.value, expected.value), expected, largest, "no_volumes")
    return of_children(line, replace(share, based_on=np.where(share.reason == "", largest.based_on, 0.0)))


def daytime_urine_ml_per_kg(line: Timeline) -> Measure:
    """Urine of the day, without that of the night, / body weight [jurol2008]. Unit: ml/kg.

    ``(voided_volume_24h_ml − nocturnal_urine_volume_ml) / kg``

    Withheld of an adult (adult), without a weight (weight_unknown) and as the two volumes are. Of 20 kg with 720 ml by
    day: 36.
    """
    by_day = over_days(_volume_by_day(line), line.days, line.diaries)
    weight = line.facts.patients["weight_kg"]
    found = replace(by_day, value=ratio(by_day.value, weight))
    return of_children(line, found.withheld(~(weight > 0), "weight_unknown"))


def _volume_by_day(line: Timeline) -> DayMeasure:
    volumes = day_volumes(line)
    reason = volume_reason(line, volumes, night=True, missing=volumes.missing_day > 0, lost=volumes.lost_day > 0)
    return day_measure(volumes.lower_24h - volumes.lower_night, reason)


def maximum_daytime_voided_volume_ml(line: Timeline) -> Measure:
    """Largest single pass while awake, first morning voids left out [iccs_secondary]. Unit: ml.

    ``max V(day)``

    Withheld without a measured one (no_volumes, no_sleep_times), without voids (catheter_only, no_voids_recorded) and
    when too many volumes miss (too_many_volumes_missing).

    >>> worked(maximum_daytime_voided_volume_ml) == 300
    True
    """
    out, eps, days = line.output, line.episodes, line.days
    morning = np.concatenate([axis(days.diary, seconds(edge)) for edge in (days.first_void, days.closing_void)])
    by_day = eps.awake & ~np.isin(axis(eps.diary, seconds(eps.at)), morning)
    counts = out.single_pass & np.append(by_day, False)[out.episode]
    known = grouping.count(eps.diary, line.diaries, eps.awake) > 0
    measured = grouping.count(out.diary, line.diaries, out.single_pass & ~np.isnan(out.volume)) > 0
    otherwise = np.where(measured & ~known, "no_sleep_times", why_unmeasured(line)).astype(object)
    return on_sleep_times(largest_volume(line, np.where(counts, 0.0, np.nan), otherwise), days)
