"""Findings of a child, each held against the limits of its age [iccs_secondary; iccs2006; nice_cg111; rome4_child]."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from diary.analysis.findings.habits import restricted
from diary.analysis.findings.judging import Finding, judge, not_assessed, plain
from diary.analysis.grouping import Bools, Ints, Strings
from diary.analysis.metrics import Numbers
from diary.analysis.reference import without_noise
from diary.analysis.remarks import noted

BANDS = ("intake_for_age", "intake_of_girls_9", "intake_of_boys_9", "intake_of_girls_14", "intake_of_boys_14")
"""What children drink: one range of the youngest, and of each older band one of girls and one of boys."""
SIGNS = ("few_stools_in_toilet", "stool_loss_of_child", "holding_back", "painful_or_hard", "toilet_blocked")
"""The signs of constipation that a diary can show."""


def frequency_for_age(numbers: Numbers) -> Finding:
    """Judge how often a child voids by day; between the limits and those further out it is borderline."""
    finding = plain("frequency_for_age")(numbers)
    below, above = (numbers.references[f"frequency_for_age_{end}"] for end in ("from", "to"))
    outside = np.isin(finding.level, ("below", "above"))
    far = below.below(finding.value) | above.above(finding.value)
    return replace(finding, level=np.where(outside & ~far, "borderline", finding.level).astype(object))


def night_urine_for_age(numbers: Numbers) -> Finding:
    """Judge the urine of the night; a bound decides nothing, because what it leaves out is not known.

    Where the other limit, by age alone, has another verdict, the reason says so (by_age_otherwise).
    """
    finding = plain("night_urine_for_age")(numbers)
    urine = numbers.measures["night_urine_share"]
    withheld = np.isnan(urine.value)
    level = np.where(withheld, "not_assessed", finding.level).astype(object)
    otherwise = np.where(night_urine_says_otherwise(numbers), "by_age_otherwise", "")
    return replace(finding, level=level, reason=np.where(withheld, urine.reason, otherwise).astype(object))


def night_urine_says_otherwise(numbers: Numbers) -> Bools:
    """Tell where the other limit of night urine, by age alone, has another verdict; shape (diaries,)."""
    urine, limit = (numbers.measures[key].value for key in ("night_urine_ml", "night_urine_limit_by_age_ml"))
    over = numbers.references["night_urine_for_age"].above(numbers.measures["night_urine_share"].value)
    otherwise: Bools = ~np.isnan(urine) & (over != (without_noise(urine) > limit))
    return otherwise


def intake_for_age(numbers: Numbers) -> Finding:
    """Judge what a child drinks against the range of its age and, of the older, its sex (else sex_unknown).

    Where a fluid restriction or fasting is stated it is not held against the usual amount.
    """
    drunk = numbers.measures["fluid_intake_24h_ml"]
    bands = [replace(numbers.references[band], metric="fluid_intake_24h_ml") for band in BANDS]
    judged = [judge("intake_for_age", drunk, band) for band in bands]
    own, known = _band(numbers)
    level, reason = (
        np.choose(own, [getattr(each, part) for each in judged]).astype(object) for part in ("level", "reason")
    )
    finding = replace(judged[0], level=level, reason=reason, alternatives=tuple(bands[1:]), held_to=own)
    finding = not_assessed(finding, ~known, "sex_unknown")
    finding = not_assessed(finding, noted(numbers.line, "fasting"), "fasting")
    return not_assessed(finding, restricted(numbers), "fluid_restriction")


def _band(numbers: Numbers) -> tuple[Ints, Bools]:
    """Return the number of the range of each child, and whether it can be told."""
    patients, ages = numbers.line.facts.patients, numbers.references["ages_of_intake"]
    age, sex = np.floor(patients["age"]), patients["sex"]
    youngest, oldest = ages.below(age) | np.isnan(age), age >= (ages.high or np.inf)
    boy = sex == "male"
    band = np.where(youngest, 0, 1 + boy + 2 * oldest)
    return band, youngest | boy | (sex == "female")


def bowel_pattern_for_age(numbers: Numbers) -> Finding:
    """Find at least so many signs of constipation as the reference says; one that is not known decides nothing."""
    reference = numbers.references["bowel_pattern_for_age"]
    levels = [
        judge(sign, numbers.measures[numbers.references[sign].metric], numbers.references[sign]).level for sign in SIGNS
    ]
    met = np.sum([np.isin(level, ("below", "above")) for level in levels], axis=0)
    unknown = np.sum([level == "not_assessed" for level in levels], axis=0)
    level = np.full(len(met), "within", dtype=object)
    level[reference.above(met + unknown)] = "not_assessed"
    level[reference.above(met)] = "above"
    why = numbers.measures["bowel_movements_per_week"].reason
    reason = np.where(level == "not_assessed", np.where(why == "", "item_not_filled", why), "").astype(object)
    value = np.where(level == "not_assessed", np.nan, met.astype(float))
    return Finding("bowel_pattern_for_age", reference, value, level, np.ones(len(value)), reason)


def severity_of_wet_nights(numbers: Numbers) -> Strings:
    """Return how severe the wet nights are, by their rate a week rounded up: none, mild, moderate, severe, or empty."""
    reference, rate = numbers.references["wet_nights_severity"], numbers.measures["wet_nights_per_week"].value
    too_young = numbers.references["age_of_leaks"].below(numbers.line.facts.patients["age"])
    a_week = np.ceil(without_noise(rate))
    grade = np.select(
        [np.isnan(rate) | too_young, a_week == 0, a_week <= (reference.low or 0), a_week < (reference.high or np.inf)],
        ["", "none", "mild", "moderate"],
        "severe",
    )
    return grade.astype(object)
