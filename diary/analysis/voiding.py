"""Voiding: how often, how much, by day and by night [abrams2002; haylen2010; hashim2019; burton2011].

Per-day functions return a `DayMeasure`, diary functions a `Measure`. V is a voided volume in ml; a day is
a complete diary day; the night is the main sleep period. Everything is withheld for an incomplete day, with
the day's own reason; what else withholds a value stands with each function.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from diary.analysis import grouping
from diary.analysis.capacity import MISSING_SHARE_MAX, maximum_voided_volume_ml
from diary.analysis.grouping import Bools, Floats, Ints, Strings, axis, ratio, seconds
from diary.analysis.measures import (
    DayMeasure,
    Measure,
    day_measure,
    derived,
    first_reason,
    measure,
    on_sleep_times,
    over_days,
)
from diary.analysis.periods import Timeline, remember


@dataclass(frozen=True)
class DayVolumes:
    """What the volumes of each complete day add up to, arrays of shape (days,)."""

    missing_share: Floats
    missing_day: Floats  # voids without a volume, outside the night
    missing_night: Floats  # in the night, the closing first morning void included
    lower_24h: Floats
    lower_night: Floats
    no_night: Bools

    def any_missing(self) -> Bools:
        """Tell which days lack a volume."""
        return self.missing_day + self.missing_night > 0

    def too_many(self) -> Bools:
        """Tell on which days too many volumes are missing for any volume metric."""
        return self.missing_share > MISSING_SHARE_MAX


@remember
def day_volumes(line: Timeline) -> DayVolumes:
    """Add up what was measured on each day, by day and by night; an incomplete day has no sums."""
    out, n, complete = line.output, len(line.days), line.days.complete
    unknown = np.isnan(out.volume)
    passes = grouping.count(out.day, n)
    return DayVolumes(
        missing_share=ratio(grouping.count(out.day, n, unknown), passes),
        missing_day=grouping.count(out.day, n, unknown & ~out.night),
        missing_night=grouping.count(out.day, n, unknown & out.night),
        lower_24h=np.where(complete, grouping.total(out.day, out.lower, n), np.nan),
        lower_night=np.where(complete, grouping.total(out.day, out.lower, n, out.night), np.nan),
        no_night=np.isnan(line.days.night_h),
    )


def _day_count(line: Timeline, where: Bools | None, *, needs_night: bool, needs_bed: bool = False) -> DayMeasure:
    days = line.days
    reason = line.days.reason
    if needs_bed:
        unknown = days.table["bed"].isna().to_numpy() | np.isnat(days.next_rise)
        reason = np.where((reason == "") & unknown, "no_sleep_times", reason)
    if needs_night:
        reason = np.where((reason == "") & np.isnan(days.night_h), "no_sleep_times", reason)
    return day_measure(grouping.count(line.episodes.day, len(days), where), reason)


@remember
def daytime_frequency(line: Timeline) -> DayMeasure:
    """Episodes while awake: the opening FMV and the last void before sleep included. Unit: per day [abrams2002].

    Withheld without sleep times (no_sleep_times).
    """
    return _day_count(line, ~line.episodes.asleep, needs_night=True)


@remember
def nocturia(line: Timeline) -> DayMeasure:
    """Episodes in the main sleep period, the closing FMV excluded. Unit: per night [hashim2019].

    Withheld without sleep times (no_sleep_times). Bedwetting is a leak, never an episode.
    """
    return _day_count(line, line.episodes.asleep, needs_night=True)


def night_time_frequency(line: Timeline) -> DayMeasure:
    """Episodes from going to bed to rising, the closing FMV excluded. Unit: per night [hashim2019].

    Withheld without a bedtime or a rising (no_sleep_times).
    """
    return _day_count(line, line.episodes.in_bed, needs_night=False, needs_bed=True)


@remember
def voids_per_24h(line: Timeline) -> DayMeasure:
    """Episodes from FMV to FMV: daytime_frequency + nocturia, known without sleep times too. Unit: per 24 h."""
    return _day_count(line, None, needs_night=False)


def _volume_reason(line: Timeline, volumes: DayVolumes, *, night: bool, missing: Bools) -> Strings:
    reason = line.days.reason
    held = first_reason(
        (volumes.no_night & night, "no_sleep_times"),
        (volumes.too_many(), "too_many_volumes_missing"),
        (missing, "volumes_missing"),
    )
    return np.where(reason == "", held, reason)


@remember
def voided_volume_24h_ml(line: Timeline) -> DayMeasure:
    """ΣV after FMV k up to and including FMV k+1. Unit: ml [abrams2002].

    A missing volume leaves a lower bound (volumes_missing); above MISSING_SHARE_MAX there is none
    (too_many_volumes_missing).
    """
    volumes = day_volumes(line)
    return day_measure(
        volumes.lower_24h,
        _volume_reason(line, volumes, night=False, missing=volumes.any_missing()),
        lower=np.where(volumes.too_many(), np.nan, volumes.lower_24h),
    )


def nocturnal_urine_volume_ml(line: Timeline) -> DayMeasure:
    """NUV = ΣV in the main sleep period + the closing FMV. Unit: ml [abrams2002; hashim2019].

    Day volumes may be missing. A missing night volume leaves a lower bound (volumes_missing); withheld without
    sleep times (no_sleep_times) and when too many volumes miss (too_many_volumes_missing).
    """
    volumes = day_volumes(line)
    return day_measure(
        volumes.lower_night,
        _volume_reason(line, volumes, night=True, missing=volumes.missing_night > 0),
        lower=np.where(volumes.too_many() | volumes.no_night, np.nan, volumes.lower_night),
    )


def nocturnal_polyuria_index(line: Timeline) -> DayMeasure:
    """NPi = NUV / 24 h volume of the same window, a fraction [hashim2019].

    Withheld as voided_volume_24h_ml and nocturnal_urine_volume_ml are; bounded from above when only day
    volumes miss, from below when only night volumes miss.
    """
    volumes = day_volumes(line)
    share = ratio(volumes.lower_night, volumes.lower_24h)
    unusable = volumes.too_many() | volumes.no_night
    only_day = (volumes.missing_night == 0) & (volumes.missing_day > 0) & ~unusable
    only_night = (volumes.missing_day == 0) & (volumes.missing_night > 0) & ~unusable
    reason = _volume_reason(line, volumes, night=True, missing=volumes.any_missing())
    reason = np.where((reason == "") & np.isnan(share), "no_volumes", reason)
    return day_measure(
        share, reason, lower=np.where(only_night, share, np.nan), upper=np.where(only_day, share, np.nan)
    )


def _from_full_volumes(line: Timeline, value: Floats, *, night: bool = True) -> DayMeasure:
    volumes = day_volumes(line)
    reason = _volume_reason(line, volumes, night=night, missing=volumes.any_missing())
    return day_measure(value, np.where((reason == "") & np.isnan(value), "no_volumes", reason))


def nocturnal_urine_production_ml_per_h(line: Timeline) -> DayMeasure:
    """NUP = NUV / hours of the main sleep period [vandoorn2013]. Unit: ml/h.

    Withheld as a value when any volume of the day misses, then bounded from below by what was measured at
    night, and from above too when the night's volumes are complete.
    """
    volumes = day_volumes(line)
    rate = ratio(volumes.lower_night, line.days.night_h)
    full = _from_full_volumes(line, rate)
    bounded = (full.reason == "volumes_missing") & ~np.isnan(rate)
    return replace(
        full,
        lower=np.where(bounded, rate, np.nan),
        upper=np.where(bounded & (volumes.missing_night == 0), rate, np.nan),
    )


def daytime_urine_production_ml_per_h(line: Timeline) -> DayMeasure:
    """(24 h volume − NUV) / hours awake. Unit: ml/h. Withheld when any volume or the sleep times miss."""
    volumes = day_volumes(line)
    awake_h = line.days.window_h - line.days.night_h
    return _from_full_volumes(line, ratio(volumes.lower_24h - volumes.lower_night, awake_h))


@remember
def nocturia_index(line: Timeline) -> DayMeasure:
    """Ni = NUV / MVV of the whole diary, per night [burton2011]. Withheld when any volume of the day misses."""
    largest = maximum_voided_volume_ml(line).value[line.days.diary]
    return _from_full_volumes(line, ratio(day_volumes(line).lower_night, largest))


def predicted_nightly_voids(line: Timeline) -> DayMeasure:
    """PNV = Ni − 1, unrounded [burton2011]."""
    index = nocturia_index(line)
    return replace(index, value=index.value - 1)


def predicted_nightly_voids_rounded(line: Timeline) -> DayMeasure:
    """PNV = ⌈Ni⌉ − 1 [burton2011]."""
    index = nocturia_index(line)
    return replace(index, value=np.ceil(index.value) - 1)


def nocturnal_bladder_capacity_index(line: Timeline) -> DayMeasure:
    """NBCi = nocturia − PNV, unrounded [burton2011]."""
    predicted = predicted_nightly_voids(line)
    return replace(predicted, value=nocturia(line).value - predicted.value)


def nocturnal_bladder_capacity_index_rounded(line: Timeline) -> DayMeasure:
    """NBCi = nocturia − rounded PNV [burton2011]."""
    predicted = predicted_nightly_voids_rounded(line)
    return replace(predicted, value=nocturia(line).value - predicted.value)


def urine_output_ml_per_kg_24h(line: Timeline) -> Measure:
    """24 h volume / body weight. Unit: ml/kg [hashim2019]. Withheld without a weight (weight_unknown)."""
    weight = line.facts.patients["weight_kg"].to_numpy()
    volume = over_days(voided_volume_24h_ml(line), line.days, line.diaries)
    result = replace(volume, value=ratio(volume.value, weight), lower=ratio(volume.lower, weight))
    return result.withheld(~(weight > 0), "weight_unknown")


def void_frequency_index(line: Timeline) -> Measure:
    """VFI = 24 h volume / MVV. Unit: 1. Withheld when either is."""
    volume = over_days(voided_volume_24h_ml(line), line.days, line.diaries)
    largest = maximum_voided_volume_ml(line)
    return derived(ratio(volume.value, largest.value), volume, largest, "no_volumes")


def functional_bladder_capacity_index(line: Timeline) -> Measure:
    """FBCI = voids_per_24h − VFI. Unit: 1. Withheld when either is."""
    index = void_frequency_index(line)
    voids = over_days(voids_per_24h(line), line.days, line.diaries)
    return derived(voids.value - index.value, index, voids, "no_volumes")


def median_daytime_interval_min(line: Timeline) -> Measure:
    """Median minutes between consecutive episodes while awake, on complete days. Unit: min.

    Withheld without sleep times (no_sleep_times) and without two such episodes (fewer_than_two). Two
    episodes with the night between them are not consecutive.
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
