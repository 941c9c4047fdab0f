"""Findings of how often and how much is voided, each under the condition of its reference: what was drunk."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from diary.analysis.findings.judging import Finding, judge, not_assessed, only_with, plain
from diary.analysis.grouping import Bools
from diary.analysis.metrics import Numbers

INTAKE_SPEAKS = {"above": "intake_above", "below": "intake_below", "not_assessed": "intake_unknown", "within": ""}
"""The condition under which the frequency is read, by the level of the intake."""


def frequency(numbers: Numbers) -> Finding:
    """Judge voids_per_24h; the reference applies only at an intake within its own.

    An intake below it that may follow from a stated fluid restriction is said as such.
    """
    often = plain("frequency")(numbers)
    drunk = plain("intake")(numbers)
    applies = np.where(drunk.level == "not_assessed", np.nan, (drunk.level == "within").astype(float))
    condition = np.array([INTAKE_SPEAKS[level] for level in drunk.level], dtype=object)
    condition[_restricted(numbers) & (drunk.level == "below")] = "intake_restricted"
    reason = np.where(often.level == "not_assessed", often.reason, condition)
    return replace(often, applies=applies, reason=reason)


def intake(numbers: Numbers) -> Finding:
    """Judge the intake; where a fluid restriction is stated it is not held against the usual amount."""
    return not_assessed(plain("intake")(numbers), _restricted(numbers), "fluid_restriction")


def _restricted(numbers: Numbers) -> Bools:
    """Tell in which diaries a fluid restriction is stated."""
    restricted: Bools = numbers.line.facts.patients["fluid_restriction_ml"].notna().to_numpy()
    return restricted


def early_voiding(numbers: Numbers) -> Finding:
    """Find more than half of the daytime voids below three quarters of capacity, with too many voids."""
    small = plain("early_voiding")(numbers)
    often = plain("frequency")(numbers)
    small_but_few = (small.level == "above") & np.isin(often.level, ["within", "below"])
    early = only_with(small, often.level == "above", often.level == "not_assessed", often.reason)
    return replace(early, reason=np.where(small_but_few, "needs_frequency", early.reason).astype(object))


def holding(numbers: Numbers) -> Finding:
    """Find few voids together with one above the capacity reference."""
    few = judge("holding", numbers.measures["voids_per_24h"], numbers.references["holding"])
    few = replace(few, level=np.where(few.level == "below", "above", few.level).astype(object))
    large = plain("capacity")(numbers)
    return only_with(few, large.level == "above", large.level == "not_assessed", large.reason)
