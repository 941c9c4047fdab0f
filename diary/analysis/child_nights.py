"""The nights of a child: how much urine was made in them, how many were wet, and how often in a week [nvfb; iccs2006].

A night is one of a list of nights, or of a day that is not on such a list. In its examples `worked` is the value of a
metric over the example diary, see `example.py`; it is that of a grown-up, so that the examples here are told in words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diary.analysis import grouping
from diary.analysis.children import expected_bladder_capacity_ml, of_children
from diary.analysis.continence import leaks, pads_show_loss
from diary.analysis.grouping import Bools, Floats, Ints, Times, axis, ratio, seconds
from diary.analysis.measures import LEAK_IN_SLEEP, Measure, derived, measure
from diary.analysis.night_list import night_list
from diary.analysis.nocturnal import nocturnal_urine_volume_ml
from diary.analysis.periods import Timeline, remember
from diary.analysis.wet_nights import nights_of_days, wet_nights

NIGHTS_OF_A_WEEK = 7
"""A rate per week, and how severe it is, takes so many nights for which wet or dry is known."""
ML_A_YEAR, YEARS_MORE = 20.0, 9
"""The other limit of night urine: so much for each year of age and these."""


@dataclass(frozen=True)
class NightUrine:
    """The urine of every night; arrays of shape (nights,)."""

    diary: Ints
    ml: Floats  # NaN unless all of it was measured
    at_least_ml: Floats  # what was measured of a wet night whose nappy tells not all of it, else NaN
    part_ml: Floats  # what was measured of a night of which a void may be missing, else NaN


@remember
def night_urine(line: Timeline) -> NightUrine:
    """Return the urine of each night, what the nappy gained with what was voided; 1 g is 1 ml."""
    listed, days = _listed(line), line.days
    own = np.ones(len(days), dtype=bool)
    placed = night_list(line).day
    own[placed[placed >= 0]] = False
    by_day = nocturnal_urine_volume_ml(line)
    complete, _ = nights_of_days(line)
    told = line.facts.patients["records_leaks"][days.diary] & ~pads_show_loss(line)
    wet = grouping.count(leaks(line).day, len(days), leaks(line).kind == "enuresis") > 0
    which = own & complete & (told | wet)
    bounded = by_day.reason == LEAK_IN_SLEEP
    return NightUrine(
        diary=np.concatenate([listed.diary, days.diary[which]]),
        ml=np.concatenate([listed.ml, by_day.value[which]]),
        at_least_ml=np.concatenate([listed.at_least_ml, np.where(bounded, by_day.lower, np.nan)[which]]),
        part_ml=np.concatenate([listed.part_ml, np.where(bounded, np.nan, by_day.lower)[which]]),
    )


def _listed(line: Timeline) -> NightUrine:
    """Return the urine of the nights of the lists; what is not written there is that of the days around them."""
    nights = night_list(line)
    first = _first_of(nights.first_ml, _opening_ml(line, nights.day, line.days.closing_void))
    first = _first_of(first, _opening_ml(line, nights.next_day, line.days.first_void))
    quiet = np.where(nights.got_up | (nights.day >= 0), np.nan, 0.0)
    voids = _first_of(_first_of(nights.voids_ml, _voids_of_night(line, nights.day)), quiet)
    total = voids + first + np.nan_to_num(nights.gain_g)
    measured = np.nan_to_num(voids) + np.nan_to_num(first) + np.nan_to_num(nights.gain_g)
    known = ~np.isnan(nights.wet)
    ml = np.where(known & ~nights.bounded, total, np.nan)
    return NightUrine(
        diary=nights.diary,
        ml=ml,
        at_least_ml=np.where(nights.bounded, measured, np.nan),
        part_ml=np.where(np.isnan(ml) & ~nights.bounded & (measured > 0), measured, np.nan),
    )


def _first_of(one: Floats, other: Floats) -> Floats:
    return np.where(np.isnan(one), other, one)


def _opening_ml(line: Timeline, day: Ints, moments: Times) -> Floats:
    """Return the volume of the void at a moment of each of these days, NaN without a day or a measured void."""
    eps = line.episodes
    volumes = np.append(eps.volume, np.nan)
    own = axis(eps.diary, seconds(eps.at))
    wanted = np.append(axis(line.days.diary, seconds(moments)), -1)[day]
    place = np.searchsorted(own, wanted)
    there = np.append(own, -1)[np.minimum(place, len(own))] == wanted
    found: Floats = np.where(there & (day >= 0), volumes[np.minimum(place, len(own))], np.nan)
    return found


def _voids_of_night(line: Timeline, day: Ints) -> Floats:
    """Return what was voided in the nights of these days, NaN where that is not known."""
    days, eps, out = line.days, line.episodes, line.output
    known, _ = nights_of_days(line)
    voided = grouping.total(eps.day, eps.volume, len(days), eps.asleep)
    drained = grouping.total(out.day, out.volume, len(days), out.night & ~out.single_pass)
    found: Floats = np.append(np.where(known, voided + drained, np.nan), np.nan)[day]
    return found


@remember
def night_urine_ml(line: Timeline) -> Measure:
    """Gain of the nappy in g + voids of the night + first void of the morning, mean over the nights [nvfb]. Unit: ml.

    ``g + ΣV(night) + V(FMV)``

    Of a child alone (adult). A wet night without weights, and one with stool in the nappy, is a lower bound and holds
    back the mean (leak_in_sleep). A night of which wet or dry or a volume is not known does not count; without any
    other it is withheld (no_known_night), and what was measured is a lower bound. Of 25 g before, 205 g after and a
    first void of 150: 330.
    """
    nights = night_urine(line)
    value, counted = grouping.mean(nights.diary, nights.ml, line.diaries)
    bounded = grouping.count(nights.diary, line.diaries, ~np.isnan(nights.at_least_ml)) > 0
    result = measure(value, counted, np.where(bounded, LEAK_IN_SLEEP, "no_known_night").astype(object))
    lower, _ = grouping.mean(nights.diary, _first_of(nights.ml, nights.at_least_ml), line.diaries)
    part, _ = grouping.mean(nights.diary, nights.part_ml, line.diaries)
    result = result.withheld(bounded, LEAK_IN_SLEEP)
    return of_children(line, result.with_bounds(np.where(bounded, lower, part), grouping.nothing(line.diaries)))


def night_urine_share(line: Timeline) -> Measure:
    """Urine of the night / what the bladder is expected to hold by age [iccs_secondary]. Unit: 1.

    ``night_urine_ml / expected_bladder_capacity_ml``

    Withheld, and bounded, as night_urine_ml is, and without an age (age_unknown). Of a child of seven: 330 / 240.
    """
    urine, expected = night_urine_ml(line), expected_bladder_capacity_ml(line)
    share = derived(ratio(urine.value, expected.value), urine, expected, "no_known_night")
    return share.with_bounds(ratio(urine.lower, expected.value), grouping.nothing(line.diaries))


def night_urine_limit_by_age_ml(line: Timeline) -> Measure:
    """Another limit of the urine of a night, by age in whole years [rittig2010]. Unit: ml.

    ``20 × (age + 9)``

    Shown beside the share of what the bladder is expected to hold, where the two say otherwise. Withheld of an adult
    (adult) and without an age (age_unknown). Of a child of nine: 20 × (9 + 9) = 360.
    """
    age = np.floor(line.facts.patients["age"])
    return of_children(line, measure(ML_A_YEAR * (age + YEARS_MORE), np.ones(line.diaries), "age_unknown"))


def dry_nights(line: Timeline) -> Measure:
    """Nights without a leak asleep, of those for which wet or dry is known [nvfb]. Unit: count.

    Of a child alone (adult); withheld as wet_nights is. Of 5 nights that are known 3 wet: 2.
    """
    wet = wet_nights(line)
    return of_children(line, measure(wet.based_on - wet.value, wet.based_on, wet.reason))


def wet_nights_per_week(line: Timeline) -> Measure:
    """Wet nights × 7 / nights for which wet or dry is known [eau_paediatric]. Unit: per week.

    ``wet_nights × 7 / (wet_nights + dry_nights)``

    Of a child alone (adult); withheld as wet_nights is, and under NIGHTS_OF_A_WEEK such nights (too_few_nights). Of 14
    nights that are known 3 wet: 3 × 7 / 14 = 1.5.
    """
    wet = wet_nights(line)
    rate = measure(ratio(wet.value * NIGHTS_OF_A_WEEK, wet.based_on), wet.based_on, wet.reason)
    few: Bools = (rate.reason == "") & (rate.based_on < NIGHTS_OF_A_WEEK)
    return of_children(line, rate.withheld(few, "too_few_nights"))
