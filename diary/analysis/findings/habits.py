"""Findings of how often and how much is voided, each under the condition of its reference: what was drunk."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from diary.analysis.findings.judging import Finding, Judge, judge, not_assessed, only_with, plain
from diary.analysis.grouping import Bools
from diary.analysis.metrics import Numbers
from diary.analysis.remarks import noted

INTAKE_SPEAKS = {
    "above": "intake_above", "below": "intake_below", "not_assessed": "intake_unknown", "within": "", "borderline": "",
}  # fmt: skip
"""The condition under which the frequency is read, by the level of the intake."""
WITH_RESIDUAL, MOST_HELD = "with_residual", "maximum_bladder_volume_ml"
"""Why another number than the largest void was judged, and which."""


def frequency(numbers: Numbers) -> Finding:
    """Judge voids_per_24h; the reference applies only at an intake within its own, or as good as that.

    Where the intake cannot be judged the count is shown and does not apply; with a catheter it is not judged.
    """
    often = plain("frequency")(numbers)
    drunk = intake(numbers)
    condition = np.array([INTAKE_SPEAKS[level] for level in drunk.level], dtype=object)
    condition[restricted(numbers)] = "intake_restricted"
    applies = (condition == "").astype(float)
    reason = np.where(often.level == "not_assessed", often.reason, condition).astype(object)
    often = replace(often, applies=applies, reason=reason)
    used = numbers.line.emptying.catheter_used & (often.level != "not_assessed")
    return not_assessed(often, used, "catheter_used")


def intake(numbers: Numbers) -> Finding:
    """Judge the intake; a little outside a limit is rounding, and drinks that the urine exceeds are not complete.

    Where a fluid restriction or fasting is stated it is not held against the usual amount.
    """
    finding = plain("intake")(numbers)
    usual, drunk = finding.reference, numbers.measures["fluid_intake_24h_ml"]
    low, high = (edge if edge is not None else np.nan for edge in (usual.low, usual.high))
    outside = np.fmax(low - drunk.value, drunk.value - high)
    near = np.isin(finding.level, ["below", "above"]) & ~numbers.references["intake_rounding"].above(outside)
    near &= ~np.isnan(outside)
    finding = replace(
        finding,
        level=np.where(near, "borderline", finding.level).astype(object),
        reason=np.where(near, "within_rounding", finding.reason).astype(object),
    )
    urine = numbers.measures["voided_volume_24h_ml"]
    more = np.where(np.isnan(urine.value), urine.lower, urine.value) - drunk.value
    left_out = (finding.level == "below") & numbers.references["urine_exceeds_drinks"].above(more)
    finding = not_assessed(finding, left_out, "urine_exceeds_drinks")
    finding = not_assessed(finding, noted(numbers.line, "fasting"), "fasting")
    return not_assessed(finding, restricted(numbers), "fluid_restriction")


def restricted(numbers: Numbers) -> Bools:
    """Tell in which diaries a fluid restriction is stated."""
    stated: Bools = ~np.isnan(numbers.line.facts.patients["fluid_restriction_ml"])
    return stated


def capacity(code: str) -> Judge:
    """Return what judges the largest void; with residuals measured, the most that the bladder held."""

    def judged(numbers: Numbers) -> Finding:
        reference = numbers.references[code]
        alternative = replace(reference, metric=MOST_HELD)
        held = judge(code, numbers.measures[alternative.metric], alternative)
        voided = plain(code)(numbers)
        by_residual = ~np.isnan(numbers.measures["post_void_residual_ml"].value)
        return replace(
            voided,
            value=np.where(by_residual, held.value, voided.value),
            level=np.where(by_residual, held.level, voided.level).astype(object),
            reason=np.where(by_residual & (held.reason == ""), WITH_RESIDUAL, voided.reason).astype(object),
            alternatives=(alternative,),
            held_to=by_residual.astype(np.int64),
        )

    return judged


def early_voiding(numbers: Numbers) -> Finding:
    """Find more than half of the daytime voids below three quarters of capacity, with too many voids."""
    small = plain("early_voiding")(numbers)
    often = plain("frequency")(numbers)
    small_but_few = (small.level == "above") & np.isin(often.level, ["within", "below"])
    early = only_with(small, often.level == "above", often.level == "not_assessed", often.reason)
    return replace(early, reason=np.where(small_but_few, "needs_frequency", early.reason).astype(object))


def few_by_day(numbers: Numbers) -> Bools:
    """Tell who voids by day no more often than the limit of a whole day leaves for the day: the rest is the night."""
    often = numbers.references["frequency"].high or np.inf
    left = numbers.references["voids_left_to_the_night"].high or 0
    few: Bools = numbers.measures["daytime_frequency"].value <= often - left
    return few


def holding(numbers: Numbers) -> Finding:
    """Find few voids together with one above the capacity reference."""
    few = judge("holding", numbers.measures["voids_per_24h"], numbers.references["holding"])
    few = replace(few, level=np.where(few.level == "below", "above", few.level).astype(object))
    large = plain("capacity")(numbers)
    return only_with(few, large.level == "above", large.level == "not_assessed", large.reason)
