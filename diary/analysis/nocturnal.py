"""The night: how much urine is made in it, and how that fits the bladder [hashim2019; vandoorn2013; burton2011].

NUV is the nocturnal urine volume and MVV the largest void, in ml; the night is the main sleep period. Everything is
withheld for an incomplete day, with the day's own reason; what else withholds a value stands with each function.

In its examples `worked` is the value of a metric over the example diary, see `example.py`.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from diary.analysis import grouping
from diary.analysis.capacity import maximum_voided_volume_ml
from diary.analysis.clock import elapsed_hours
from diary.analysis.grouping import ratio
from diary.analysis.measures import LEAK_IN_SLEEP, DayMeasure, day_measure
from diary.analysis.periods import Timeline, remember
from diary.analysis.voiding import nocturia
from diary.analysis.volumes import day_volumes, from_full_volumes, volume_reason


def nocturnal_urine_volume_ml(line: Timeline) -> DayMeasure:
    """NUV = ΣV in the main sleep period + the closing FMV [abrams2002; hashim2019]. Unit: ml.

    ``ΣV(night) + V(FMV k+1)``

    The weight of a wet bed's pad is added. Day volumes may be missing. A missing night volume leaves a lower bound
    (volumes_missing), so does a wet bed that was not weighed (leak_in_sleep); withheld without sleep
    times (no_sleep_times) and when too many volumes miss (too_many_volumes_missing).

    >>> worked(nocturnal_urine_volume_ml) == ((250 + 400) + 450) / 2
    True
    """
    volumes = day_volumes(line)
    return day_measure(
        volumes.lower_night,
        volume_reason(line, volumes, night=True, missing=volumes.missing_night > 0, lost=volumes.lost_night > 0),
        lower=np.where(volumes.too_many() | volumes.no_night, np.nan, volumes.lower_night),
    )


def nocturnal_polyuria_index(line: Timeline) -> DayMeasure:
    """NPi = NUV / 24 h volume of the same window, a fraction [hashim2019]. Unit: 1.

    ``nocturnal_urine_volume_ml / voided_volume_24h_ml``

    Withheld as voided_volume_24h_ml and nocturnal_urine_volume_ml are; bounded from above when only day
    volumes miss, from below when only night volumes miss or a wet bed was not weighed (leak_in_sleep).

    >>> worked(nocturnal_polyuria_index) == round((650 / 1800 + 450 / 1710) / 2, 9)
    True
    """
    volumes = day_volumes(line)
    share = ratio(volumes.lower_night, volumes.lower_24h)
    unusable = volumes.too_many() | volumes.no_night
    by_day, by_night = volumes.missing_day + volumes.lost_day, volumes.missing_night + volumes.lost_night
    only_day = (by_night == 0) & (by_day > 0) & ~unusable
    only_night = (by_day == 0) & (by_night > 0) & ~unusable
    reason = volume_reason(line, volumes, night=True, missing=volumes.any_missing(), lost=volumes.any_lost())
    reason = np.where((reason == "") & np.isnan(share), "no_volumes", reason)
    return day_measure(
        share, reason, lower=np.where(only_night, share, np.nan), upper=np.where(only_day, share, np.nan)
    )


def nocturnal_urine_production_ml_per_h(line: Timeline) -> DayMeasure:
    """NUP = NUV / hours of the main sleep period [vandoorn2013]. Unit: ml/h.

    ``nocturnal_urine_volume_ml / h(night)``

    Withheld as a value when any volume of the day misses, then bounded from below by what was measured at
    night, and from above too when the night's volumes are complete. A wet bed that was not weighed leaves a lower
    bound (leak_in_sleep).

    >>> worked(nocturnal_urine_production_ml_per_h) == round((650 / 7.5 + 450 / 8.25) / 2, 9)
    True
    """
    volumes = day_volumes(line)
    rate = ratio(volumes.lower_night, line.days.night_h)
    full = from_full_volumes(line, rate, lost=volumes.lost_night > 0)
    bounded = np.isin(full.reason, ("volumes_missing", LEAK_IN_SLEEP)) & ~np.isnan(rate)
    return replace(
        full,
        lower=np.where(bounded, rate, np.nan),
        upper=np.where(bounded & (volumes.missing_night + volumes.lost_night == 0), rate, np.nan),
    )


def daytime_urine_production_ml_per_h(line: Timeline) -> DayMeasure:
    """(24 h volume − NUV) / hours awake [working rule]. Unit: ml/h.

    ``(voided_volume_24h_ml − nocturnal_urine_volume_ml) / h(day)``

    Withheld when any volume (volumes_missing) or the sleep times (no_sleep_times) miss.

    >>> worked(daytime_urine_production_ml_per_h) == round(((1800 - 650) / 16.5 + (1710 - 450) / 16.25) / 2, 9)
    True
    """
    volumes = day_volumes(line)
    awake_h = line.days.window_h - line.days.night_h
    made = ratio(volumes.lower_24h - volumes.lower_night, awake_h)
    return from_full_volumes(line, made, lost=volumes.lost_day > 0)


@remember
def nocturia_index(line: Timeline) -> DayMeasure:
    """Ni = NUV / MVV of the whole diary, per night [burton2011]. Unit: 1.

    ``nocturnal_urine_volume_ml / maximum_voided_volume_ml``

    Withheld when any volume of the day misses (volumes_missing) or a wet bed was not weighed (leak_in_sleep), and
    without sleep times (no_sleep_times).

    >>> worked(nocturia_index) == round((650 / 450 + 450 / 450) / 2, 9)
    True
    """
    largest = maximum_voided_volume_ml(line).value[line.days.diary]
    return from_full_volumes(line, ratio(day_volumes(line).lower_night, largest))


def predicted_nightly_voids(line: Timeline) -> DayMeasure:
    """PNV = Ni − 1, unrounded [burton2011]. Unit: 1. Withheld as nocturia_index is.

    ``nocturia_index − 1``

    >>> worked(predicted_nightly_voids) == round(((650 / 450 - 1) + (450 / 450 - 1)) / 2, 9)
    True
    """
    index = nocturia_index(line)
    return replace(index, value=index.value - 1)


def predicted_nightly_voids_rounded(line: Timeline) -> DayMeasure:
    """PNV = ⌈Ni⌉ − 1 [burton2011]. Unit: 1. Withheld as nocturia_index is.

    ``⌈nocturia_index⌉ − 1``

    >>> worked(predicted_nightly_voids_rounded) == ((2 - 1) + (1 - 1)) / 2
    True
    """
    index = nocturia_index(line)
    return replace(index, value=np.ceil(index.value) - 1)


def nocturnal_bladder_capacity_index(line: Timeline) -> DayMeasure:
    """NBCi = nocturia − PNV, unrounded [burton2011]. Unit: 1. Withheld as nocturia_index is.

    ``nocturia − predicted_nightly_voids``

    >>> worked(nocturnal_bladder_capacity_index) == round(((1 - (650 / 450 - 1)) + (0 - (450 / 450 - 1))) / 2, 9)
    True
    """
    predicted = predicted_nightly_voids(line)
    return replace(predicted, value=nocturia(line).value - predicted.value)


def nocturnal_bladder_capacity_index_rounded(line: Timeline) -> DayMeasure:
    """NBCi = nocturia − rounded PNV [burton2011]. Unit: 1. Withheld as nocturia_index is.

    ``nocturia − predicted_nightly_voids_rounded``

    >>> worked(nocturnal_bladder_capacity_index_rounded) == ((1 - 1) + (0 - 0)) / 2
    True
    """
    predicted = predicted_nightly_voids_rounded(line)
    return replace(predicted, value=nocturia(line).value - predicted.value)


def first_uninterrupted_sleep_h(line: Timeline) -> DayMeasure:
    """Time from falling asleep to the first episode of that night, without one to rising [working rule]. Unit: h.

    Withheld without sleep times (no_sleep_times) and without voids (catheter_only, no_voids_recorded). Without a time
    of falling asleep it runs from going to bed, assumed.

    >>> worked(first_uninterrupted_sleep_h) == ((2.5 + 0.5) + 8.25) / 2
    True
    """
    days, eps = line.days, line.episodes
    woken = np.flatnonzero(eps.asleep)
    night = eps.day[woken]
    until_woken_h = elapsed_hours(days.sleep_from[night], eps.at[woken], line.settings.timezone)
    known = np.where(line.without_voids == "", days.reason, line.without_voids)
    first_h = -grouping.maximum(night, -until_woken_h, len(days))
    return day_measure(
        np.where(np.isnan(first_h), days.night_h, first_h),
        np.where((known == "") & np.isnan(days.night_h), "no_sleep_times", known),
        assumed=np.isnat(days.table["asleep"]),
    )
