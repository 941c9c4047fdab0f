"""The bladder of a child, as the ICCS counts: numbers beside each other, without a verdict [iccs_secondary].

In its examples `worked` is the value of a metric over the example diary, see `example.py`.
"""

from __future__ import annotations

import numpy as np

from diary.analysis import grouping
from diary.analysis.ages import too_young
from diary.analysis.capacity import largest_volume, why_unmeasured
from diary.analysis.grouping import axis, seconds
from diary.analysis.measures import Measure, measure, on_sleep_times
from diary.analysis.periods import Timeline

ML_A_YEAR, MOST_ML = 30.0, 390.0
"""Expected capacity: so much for each year of age and one more, at most as much as that of a twelve-year-old."""


def expected_bladder_capacity_ml(line: Timeline) -> Measure:
    """Capacity expected by age, in whole years [iccs_secondary]. Unit: ml.

    ``min(30 × (age + 1), 390)``

    Withheld of an adult (adult) and without an age (age_unknown). A child of seven: 30 × (7 + 1) = 240.
    """
    age = line.facts.patients["age"].to_numpy()
    grown_up = ~too_young(line) & ~np.isnan(age)
    expected = np.where(grown_up, np.nan, np.minimum(ML_A_YEAR * (np.floor(age) + 1), MOST_ML))
    return measure(expected, np.ones(line.diaries), np.where(grown_up, "adult", "age_unknown").astype(object))


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
