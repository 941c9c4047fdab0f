"""What a child's diary amounts to, worked out a second time from the definitions alone: plain Python, nothing of ours.

A child here is a few lists; `numbers` and `verdicts` say what the page of definitions says of them, for tests to hold
the product against.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from fractions import Fraction

Ml = int | None
"""None: not measured."""


@dataclass
class Day:
    """One whole day: the first void of the morning, those by day after it, those while asleep; drinks in ml.

    `wet`: the grade, 1 to 3, of each time the child was wet by day.
    """

    first: Ml
    awake: list[Ml]
    asleep: list[Ml]
    drinks: list[int]
    wet: list[int] = field(default_factory=list)


@dataclass
class Night:
    """One night of the list: wet or dry where known, the nappy in grams, voids in it, the first of the morning."""

    wet: bool | None
    dry_g: int | None
    wet_g: int | None
    stool: bool
    voids: int
    first: Ml


@dataclass
class Bowel:
    """One day of the bowel diary; a day without stool has no form and `in_toilet` False."""

    stool: bool
    in_toilet: bool
    form: int | None
    pain: int
    loss: bool
    held_back: bool
    blocked: bool


@dataclass
class Child:
    """A child and its diary."""

    age: int
    girl: bool
    kg: int
    days: list[Day]
    nights: list[Night]
    bowel: list[Bowel]


def capacity(age: int) -> int:
    """Return the expected capacity of the bladder in ml."""
    return 390 if age >= 12 else 30 * (age + 1)


def largest_by_day(child: Child) -> Ml:
    """Return the largest void while awake, first morning voids left out."""
    return max((ml for day in child.days for ml in day.awake if ml is not None), default=None)


def night_ml(night: Night) -> tuple[Ml, int | None]:
    """Return the urine of a night, and where it is not known what it is at least; both None where neither is."""
    weighed = night.dry_g is not None and night.wet_g is not None
    gain = night.wet_g - night.dry_g if weighed else 0
    wet = night.wet if night.wet is not None else (gain > 0 if weighed else None)
    measured = gain * (not night.stool) + night.voids + (night.first or 0)
    if wet is None:
        return None, None
    if (wet and not weighed) or night.stool:
        return None, measured
    return (None, None) if night.first is None else (measured, None)


def night_urine(child: Child) -> tuple[Fraction | None, Fraction | None]:
    """Return the mean urine of the nights that are known, or what it is at least where a wet one is not known."""
    found = [night_ml(night) for night in child.nights]
    counted = [ml if ml is not None else least for ml, least in found if ml is not None or least is not None]
    if not counted:
        return None, None
    mean = Fraction(sum(counted), len(counted))
    return (None, mean) if any(least is not None for _, least in found) else (mean, None)


def wet_of_known(child: Child) -> tuple[int, int]:
    """Return how many nights were wet, of those for which wet or dry is known."""
    known = []
    for night in child.nights:
        weighed = night.dry_g is not None and night.wet_g is not None
        if night.wet is not None:
            known.append(night.wet)
        elif weighed:
            known.append(night.wet_g > night.dry_g)
    return sum(known), len(known)


def severity(child: Child) -> str:
    """Return how severe the wet nights are, graded on their rate a week rounded up; empty under 7 known nights."""
    wet, known = wet_of_known(child)
    if known < 7:
        return ""
    a_week = math.ceil(Fraction(wet * 7, known))
    return "none" if a_week == 0 else "mild" if a_week <= 2 else "moderate" if a_week <= 6 else "severe"


def drinking_range(child: Child) -> tuple[int, int]:
    """Return how much a child of this age drinks a day, in ml."""
    if child.age <= 8:
        return 1000, 1400
    if child.age <= 13:
        return (1200, 2100) if child.girl else (1400, 2300)
    return (1400, 2500) if child.girl else (2100, 3200)


def mean_of_days(values: list[int]) -> Fraction:
    """Return the mean over the days."""
    return Fraction(sum(values), len(values))


def numbers(child: Child) -> dict[str, float | None]:
    """Return the numbers of a child's diary, by the keys of the catalogue."""
    largest, expected = largest_by_day(child), capacity(child.age)
    night, _ = night_urine(child)
    wet, known = wet_of_known(child)
    by_day = [sum(day.awake) for day in child.days if None not in day.awake]
    grades = [grade for day in child.days for grade in day.wet]
    found = {
        "expected_bladder_capacity_ml": expected,
        "maximum_daytime_voided_volume_ml": largest,
        "daytime_capacity_share": None if largest is None else Fraction(largest, expected),
        "daytime_frequency": mean_of_days([1 + len(day.awake) for day in child.days]),
        "night_urine_ml": night,
        "night_urine_share": None if night is None else night / expected,
        "wet_nights": wet if known else None,
        "dry_nights": known - wet if known else None,
        "wet_nights_per_week": Fraction(wet * 7, known) if known >= 7 else None,
        "day_wetness_episodes": len(grades),
        "day_wetness": max(grades, default=0),
        "daytime_urine_ml_per_kg": Fraction(sum(by_day), len(by_day) * child.kg) if by_day else None,
        "stools_in_toilet_per_week": Fraction(7 * sum(row.in_toilet for row in child.bowel), len(child.bowel)),
    }
    return {key: None if value is None else float(value) for key, value in found.items()}


def signs_of_constipation(child: Child) -> int:
    """Return how many of the five signs that a diary can show are there."""
    days = len(child.bowel)
    signs = [
        Fraction(7 * sum(row.in_toilet for row in child.bowel), days) <= 2,
        Fraction(7 * sum(row.loss for row in child.bowel), days) >= 1,
        any(row.held_back for row in child.bowel),
        any(row.stool and (row.pain > 0 or row.form in (1, 2)) for row in child.bowel),
        any(row.blocked for row in child.bowel),
    ]
    return sum(signs)


def verdicts(child: Child) -> dict[str, str]:
    """Return the level of each finding for age; the child is between 5 and 17."""
    largest, expected = largest_by_day(child), capacity(child.age)
    often = mean_of_days([1 + len(day.awake) for day in child.days])
    drunk = mean_of_days([sum(day.drinks) for day in child.days])
    least, most = drinking_range(child)
    night, _ = night_urine(child)
    return {
        "capacity_for_age": "not_assessed"
        if largest is None
        else "below"
        if Fraction(largest, expected) < Fraction(65, 100)
        else "above"
        if Fraction(largest, expected) > Fraction(150, 100)
        else "within",
        "frequency_for_age": "below"
        if often < 3
        else "borderline"
        if often < 4
        else "within"
        if often <= 7
        else "borderline"
        if often < 8
        else "above",
        "night_urine_for_age": "not_assessed"
        if night is None
        else "above"
        if night / expected > Fraction(130, 100)
        else "within",
        "intake_for_age": "below" if drunk < least else "above" if drunk > most else "within",
        "bowel_pattern_for_age": "above" if signs_of_constipation(child) >= 2 else "within",
    }
