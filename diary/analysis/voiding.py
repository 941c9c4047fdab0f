"""Voiding: how often and how much, from one first morning void to the next [abrams2002; haylen2010; hashim2019].

Per-day functions return a `DayMeasure`, diary functions a `Measure`. V is a voided volume in ml; a day is
a complete diary day; the night is the main sleep period. Everything is withheld for an incomplete day, with
the day's own reason; what else withholds a value stands with each function.

In its examples `worked` is the value of a metric over the example diary, see `example.py`.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from diary.analysis import grouping
from diary.analysis.capacity import maximum_voided_volume_ml
from diary.analysis.grouping import Bools, Floats, Ints, axis, ratio, seconds
from diary.analysis.measures import (
    LEAK_IN_SLEEP,
    DayMeasure,
    Measure,
    day_measure,
    derived,
    measure,
    on_sleep_times,
    over_days,
)
from diary.analysis.periods import Timeline, remember
from diary.analysis.volumes import day_volumes, volume_reason


def _day_count(line: Timeline, where: Bools | None, *, needs_night: bool, needs_bed: bool = False) -> DayMeasure:
    days = line.days
    reason = np.where(line.without_voids == "", line.days.reason, line.without_voids)
    if needs_bed:
        unknown = np.isnat(days.table["bed"]) | np.isnat(days.next_rise)
        reason = np.where((reason == "") & unknown, "no_sleep_times", reason)
    if needs_night:
        reason = np.where((reason == "") & np.isnan(days.night_h), "no_sleep_times", reason)
    return day_measure(grouping.count(line.episodes.day, len(days), where), reason)


@remember
def daytime_frequency(line: Timeline) -> DayMeasure:
    """Episodes while awake: the opening FMV and the last void before sleep included [abrams2002]. Unit: per day.

    Withheld without sleep times (no_sleep_times), and where nothing but a catheter empties the bladder
    (catheter_only) or no voids were kept (no_voids_recorded), as every count of voids is.

    >>> worked(daytime_frequency) == (6 + 7) / 2
    True
    """
    return _day_count(line, ~line.episodes.asleep, needs_night=True)


@remember
def nocturia(line: Timeline) -> DayMeasure:
    """Episodes in the main sleep period, the closing FMV excluded [hashim2019]. Unit: per night.

    Withheld without sleep times (no_sleep_times). Bedwetting is a leak, never an episode.

    >>> worked(nocturia) == (1 + 0) / 2
    True
    """
    return _day_count(line, line.episodes.asleep, needs_night=True)


def night_time_frequency(line: Timeline) -> DayMeasure:
    """Episodes from going to bed to rising, the closing FMV excluded [hashim2019]. Unit: per night.

    Withheld without a bedtime or a rising (no_sleep_times).

    >>> worked(night_time_frequency) == (1 + 1) / 2
    True
    """
    return _day_count(line, line.episodes.in_bed, needs_night=False, needs_bed=True)


def nights_with_voids(line: Timeline, fewest: int) -> Measure:
    """Complete nights with at least so many episodes of nocturia [plain count]. Unit: count.

    Withheld as nocturia is.

    >>> worked(nights_with_voids, fewest=1) == 1 + 0
    True
    >>> worked(nights_with_voids, fewest=2) == 0 + 0
    True
    >>> worked(nights_with_voids, fewest=3) == 0 + 0
    True
    """
    per_night, days = nocturia(line), line.days
    mean = over_days(per_night, days, line.diaries)
    many = grouping.count(days.diary, line.diaries, per_night.value >= fewest)
    result = measure(np.where(np.isnan(mean.value), np.nan, many), mean.based_on, mean.reason)
    return replace(result, assumed=mean.assumed)


@remember
def voids_per_24h(line: Timeline) -> DayMeasure:
    """Episodes from FMV to FMV: daytime_frequency + nocturia [haylen2010]. Unit: per 24 h.

    ``daytime_frequency + nocturia``

    Known without sleep times too; withheld for an incomplete day alone.

    >>> worked(voids_per_24h) == (7 + 7) / 2
    True
    """
    return _day_count(line, None, needs_night=False)


@remember
def voided_volume_24h_ml(line: Timeline) -> DayMeasure:
    """ΣV after FMV k up to and including FMV k+1 [abrams2002]. Unit: ml.

    ``ΣV(FMV k < t ≤ FMV k+1)``

    A missing volume leaves a lower bound (volumes_missing), so does a wet bed (leak_in_sleep) that is not weighed;
    above MISSING_SHARE_MAX there is none (too_many_volumes_missing).

    >>> worked(voided_volume_24h_ml) == (
    ...     ((200 + 250 + 150 + 50 + 300 + 200 + 250 + 400) + (220 + 280 + 240 + 260 + 200 + 60 + 450)) / 2
    ... )
    True
    """
    volumes = day_volumes(line)
    return day_measure(
        volumes.lower_24h,
        volume_reason(line, volumes, night=False, missing=volumes.any_missing(), lost=volumes.any_lost()),
        lower=np.where(volumes.too_many(), np.nan, volumes.lower_24h),
    )


def urine_output_ml_per_kg_24h(line: Timeline) -> Measure:
    """24 h volume / body weight [hashim2019]. Unit: ml/kg.

    ``voided_volume_24h_ml / kg``

    Withheld without a weight (weight_unknown), and as voided_volume_24h_ml is.

    >>> worked(urine_output_ml_per_kg_24h) == round(1755 / 70, 9)
    True
    """
    weight = line.facts.patients["weight_kg"]
    volume = over_days(voided_volume_24h_ml(line), line.days, line.diaries)
    result = replace(volume, value=ratio(volume.value, weight), lower=ratio(volume.lower, weight))
    return result.withheld(~(weight > 0), "weight_unknown")


def void_frequency_index(line: Timeline) -> Measure:
    """VFI = 24 h volume / MVV [vfi_abstract]. Unit: 1.

    ``voided_volume_24h_ml / maximum_voided_volume_ml``

    Withheld when either is; a wet bed leaves a lower bound (leak_in_sleep).

    >>> worked(void_frequency_index) == 1755 / 450
    True
    """
    volume = over_days(voided_volume_24h_ml(line), line.days, line.diaries)
    largest = maximum_voided_volume_ml(line)
    index = derived(ratio(volume.value, largest.value), volume, largest, "no_volumes")
    at_least = np.where(volume.reason == LEAK_IN_SLEEP, ratio(volume.lower, largest.value), np.nan)
    return index.with_bounds(at_least, grouping.nothing(line.diaries))


def functional_bladder_capacity_index(line: Timeline) -> Measure:
    """FBCI = voids_per_24h − VFI [vfi_abstract]. Unit: 1.

    ``voids_per_24h − void_frequency_index``

    Withheld when either is; a wet bed leaves an upper bound (leak_in_sleep).

    >>> worked(functional_bladder_capacity_index) == 7 - 1755 / 450
    True
    """
    index = void_frequency_index(line)
    voids = over_days(voids_per_24h(line), line.days, line.diaries)
    difference = derived(voids.value - index.value, index, voids, "no_volumes")
    return difference.with_bounds(grouping.nothing(line.diaries), voids.value - index.lower)


def median_daytime_interval_min(line: Timeline) -> Measure:
    """Median minutes between consecutive episodes while awake, on complete days [working rule]. Unit: min.

    Withheld without sleep times (no_sleep_times) and without two such episodes (fewer_than_two). Two
    episodes with the night between them are not consecutive.

    >>> worked(median_daytime_interval_min) == median(150, 150, 180, 240, 230, 180, 180, 180, 210, 195, 25)
    True
    """
    value, counted = grouping.median(line.episodes.diary[1:], consecutive_while_awake(line), line.diaries)
    night = over_days(daytime_frequency(line), line.days, line.diaries).reason
    result = measure(value, counted, np.where(night == "", "fewer_than_two", night))
    return on_sleep_times(result, line.days)


def consecutive_while_awake(line: Timeline) -> Floats:
    """Return the minutes from each episode to the next of the same waking day, else NaN; shape (episodes - 1,)."""
    eps = line.episodes
    pair = (eps.day[1:] == eps.day[:-1]) & (eps.day[1:] >= 0) & eps.awake[1:] & eps.awake[:-1]
    pair[pair] &= ~_across_the_night(line, np.flatnonzero(pair))
    return np.where(pair, np.diff(axis(eps.diary, seconds(eps.at))) / 60, np.nan)


def _across_the_night(line: Timeline, first: Ints) -> Bools:
    """Tell for which episodes of a complete day the night lies between them and the next one."""
    eps, days = line.episodes, line.days
    day = eps.day[first]
    return (eps.at[first] <= days.sleep_from[day]) & (eps.at[first + 1] >= days.next_rise[day])
