"""Drinking: how much, what, and when; a day runs from rising to the next rising.

A day without any drink written down has an unknown intake, not zero (no_drinks_recorded). A last day without
its next morning still counts when its bedtime is recorded, else it is open (intake_day_open). A drink without
a volume (drink_volumes_missing) or a time (time_unknown) leaves every sum of its day a lower bound.

In its examples `worked` is the value of a metric over the example diary, see `example.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diary.analysis import grouping
from diary.analysis.days import days_with_gap
from diary.analysis.grouping import Bools, Floats, Ints, Strings, ratio
from diary.analysis.measures import LEAK_IN_SLEEP, DayMeasure, Measure, day_measure, derived, first_reason, over_days
from diary.analysis.periods import Timeline, recorded_day, remember
from diary.analysis.voiding import voided_volume_24h_ml, voids_per_24h

CAFFEINATED = ("coffee", "tea", "energy_drink")
BEFORE_BED_H = 2
_OPEN_DAY_H = 26
"""Drinks up to this long after rising belong to a day whose next morning was not recorded."""


@dataclass(frozen=True)
class Drinks:
    """Every drink with the day it belongs to; arrays of shape (drinks,), `reason` of shape (days,)."""

    day: Ints
    volume: Floats
    estimated: Bools
    reason: Strings  # why the intake of a day is not known, or empty


@remember
def drinks_by_day(line: Timeline) -> Drinks:
    """Place every drink on its day, rising to rising, and tell which days have a known intake."""
    facts, days = line.facts.drinks, line.days
    diary, at = facts["diary"], facts["at"]
    day = recorded_day(days, diary, at)
    ends = np.where(np.isnat(days.ends), days.table["begins"] + np.timedelta64(_OPEN_DAY_H, "h"), days.ends)
    placed = np.flatnonzero(day >= 0)
    day[placed] = np.where(at[placed] < ends[day[placed]], day[placed], -1)
    volume = facts["volume_ml"]
    closed = ~np.isnat(days.ends) | ~np.isnat(days.table["bed"])
    unplaced = days_with_gap(days, line.facts.gaps, "drink")
    reason = first_reason(
        ((grouping.count(day, len(days)) == 0) & ~unplaced, "no_drinks_recorded"),
        (~closed, "intake_day_open"),
        (unplaced, "time_unknown"),
        (grouping.count(day, len(days), np.isnan(volume)) > 0, "drink_volumes_missing"),
    )
    return Drinks(day, volume, facts["estimated"], reason)


def _intake(line: Timeline, where: Bools | None = None, extra: Strings | None = None) -> DayMeasure:
    drinks = drinks_by_day(line)
    n = len(line.days)
    known = np.nan_to_num(drinks.volume)
    amount = grouping.total(drinks.day, known, n, where)
    counted = where if where is not None else np.ones(len(known), dtype=bool)
    reason = drinks.reason if extra is None else np.where(drinks.reason == "", extra, drinks.reason)
    bounded = np.isin(reason, ["time_unknown", "drink_volumes_missing", "item_not_filled"]) & (amount > 0)
    return day_measure(
        amount,
        reason,
        lower=np.where(bounded, amount, np.nan),
        estimated=grouping.count(drinks.day, n, drinks.estimated & counted) > 0,
    )


@remember
def fluid_intake_24h_ml(line: Timeline) -> DayMeasure:
    """Σ drinks from rising to the next rising, those of the night included [abrams2002]. Unit: ml.

    Withheld on a day without a drink (no_drinks_recorded) or without its end (intake_day_open). A drink without a
    volume (drink_volumes_missing) or a time (time_unknown) leaves a lower bound.

    >>> worked(fluid_intake_24h_ml) == ((250 + 200 + 250 + 200 + 300 + 200) + (250 + 350 + 250 + 550 + 200)) / 2
    True
    """
    return _intake(line)


def _from_hour(line: Timeline, hour: int) -> Bools:
    """Tell which drinks were taken at or after a clock hour of the calendar day on which their day began."""
    drinks = drinks_by_day(line)
    at = line.facts.drinks["at"]
    late = np.zeros(len(at), dtype=bool)
    placed = np.flatnonzero(drinks.day >= 0)
    date = line.days.table["begins"][drinks.day[placed]].astype("datetime64[D]")
    late[placed] = at[placed] >= date + np.timedelta64(hour, "h")
    return late


def evening_intake_share(line: Timeline) -> DayMeasure:
    """Share of the intake from the evening hour of the settings (18:00) until rising [working rule]. Unit: 1.

    Withheld as fluid_intake_24h_ml is.

    >>> worked(evening_intake_share) == round((500 / 1400 + 750 / 1600) / 2, 9)
    True
    """
    total = fluid_intake_24h_ml(line)
    evening = _intake(line, _from_hour(line, line.settings.evening_hour))
    share = ratio(evening.value, total.value)
    reason = np.where((total.reason == "") & np.isnan(share), "no_drinks_recorded", total.reason)
    return day_measure(share, reason, estimated=total.estimated)


def intake_last_2h_before_bed_ml(line: Timeline) -> DayMeasure:
    """Σ drinks in the two hours up to going to bed [working rule]. Unit: ml.

    Withheld as fluid_intake_24h_ml is, and without a bedtime (no_sleep_times).

    >>> worked(intake_last_2h_before_bed_ml) == (200 + 200) / 2
    True
    """
    drinks, at = drinks_by_day(line), line.facts.drinks["at"]
    bed = line.days.table["bed"]
    late = np.zeros(len(at), dtype=bool)
    placed = np.flatnonzero(drinks.day >= 0)
    own_bed = bed[drinks.day[placed]]
    late[placed] = (at[placed] <= own_bed) & (at[placed] >= own_bed - np.timedelta64(BEFORE_BED_H, "h"))
    return _intake(line, late, np.where(np.isnat(bed), "no_sleep_times", ""))


def _of_kind(line: Timeline, kinds: tuple[str, ...]) -> DayMeasure:
    what = line.facts.drinks["what"]
    unnamed = grouping.count(drinks_by_day(line).day, len(line.days), what == "") > 0
    return _intake(line, grouping.among(what, kinds), np.where(unnamed, "item_not_filled", ""))


def caffeinated_intake_24h_ml(line: Timeline) -> DayMeasure:
    """Σ coffee, tea and energy drinks from rising to rising [plain count]. Unit: ml.

    Withheld as fluid_intake_24h_ml is; a drink of which the kind was not written down leaves a lower bound
    (item_not_filled).

    >>> worked(caffeinated_intake_24h_ml) == ((250 + 200 + 200) + 250) / 2
    True
    """
    return _of_kind(line, CAFFEINATED)


def alcoholic_intake_24h_ml(line: Timeline) -> DayMeasure:
    """Σ alcoholic drinks from rising to rising [plain count]. Unit: ml.

    Withheld and bounded as caffeinated_intake_24h_ml is.

    >>> worked(alcoholic_intake_24h_ml) == (0 + 200) / 2
    True
    """
    return _of_kind(line, ("alcohol",))


def fluid_balance_24h_ml(line: Timeline) -> DayMeasure:
    """fluid_intake_24h_ml − voided_volume_24h_ml of the complete days [plain count]. Unit: ml.

    ``fluid_intake_24h_ml − voided_volume_24h_ml``

    Withheld when either is; a wet bed leaves an upper bound (leak_in_sleep).

    >>> worked(fluid_balance_24h_ml) == ((1400 - 1800) + (1600 - 1710)) / 2
    True
    """
    intake, output = fluid_intake_24h_ml(line), voided_volume_24h_ml(line)
    reason = np.where(output.reason == "", intake.reason, output.reason)
    at_most = np.where(reason == LEAK_IN_SLEEP, intake.value - output.lower, np.nan)
    return day_measure(intake.value - output.value, reason, upper=at_most, estimated=intake.estimated)


def voids_per_litre(line: Timeline) -> Measure:
    """Mean voids_per_24h / mean fluid_intake_24h_ml in litres [working rule]. Unit: per l. Withheld when either is.

    ``voids_per_24h / (fluid_intake_24h_ml / 1000)``

    >>> worked(voids_per_litre) == round(7 / 1.5, 9)
    True
    """
    voids = over_days(voids_per_24h(line), line.days, line.diaries)
    intake = over_days(fluid_intake_24h_ml(line), line.days, line.diaries)
    return derived(ratio(voids.value, intake.value / 1000), voids, intake, "no_drinks_recorded")
