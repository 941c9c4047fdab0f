"""Findings of how much urine is made: over the whole day, and in the night."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from diary.analysis.findings.judging import Finding, judge, plain
from diary.analysis.metrics import Numbers

NOCTURIA_MIN = 1.0
"""Nocturnal polyuria is read only in who is woken: at least one void a night [hashim2019]."""


def polyuria(numbers: Numbers) -> Finding:
    """Judge the output per kilogram, or without a weight the output of a body of 70 kg."""
    per_kilogram = plain("polyuria")(numbers)
    equivalent = plain("polyuria_at_70_kg")(numbers)
    unweighed = np.isnan(numbers.line.facts.patients["weight_kg"])
    why = np.where(unweighed & (equivalent.level != "not_assessed"), "at_70_kg", equivalent.reason)
    return replace(
        per_kilogram,
        value=np.where(unweighed, equivalent.value, per_kilogram.value),
        level=np.where(unweighed, equivalent.level, per_kilogram.level).astype(object),
        reason=np.where(unweighed, why, per_kilogram.reason).astype(object),
        alternatives=(equivalent.reference,),
        held_to=unweighed.astype(np.int64),
    )


def nocturnal_polyuria(numbers: Numbers) -> Finding:
    """Judge the night share and the night rate, only with nocturia and without polyuria.

    Mean and pooled share on different sides of the limit are borderline. Under 65 the share between its
    limits is a grey zone: within, and said so.
    """
    share = numbers.measures["nocturnal_polyuria_index"]
    reference = numbers.references["nocturnal_polyuria"]
    by_share = judge("nocturnal_polyuria", share, replace(reference, low=None))
    by_rate = plain("nocturnal_polyuria_by_rate")(numbers)
    level = np.where(by_share.level == "within", by_rate.level, by_share.level).astype(object)
    level[reference.above(share.value) != reference.above(share.pooled)] = "borderline"
    level[by_rate.level == "above"] = "above"
    withheld = np.where(by_share.reason == "", by_rate.reason, by_share.reason)
    reason = np.where(level == "not_assessed", withheld, "").astype(object)
    age = numbers.line.facts.patients["age"]
    grey = (level == "within") & (age < (reference.grey_zone_below_age or 0)) & (share.value >= (reference.low or 0))
    reason[grey] = "grey_zone"
    nocturia = numbers.measures["nocturia"]
    quiet = nocturia.value < NOCTURIA_MIN
    flooded = polyuria(numbers).level == "above"
    for where, verdict, why in (
        (np.isnan(age), "not_assessed", "age_unknown"),
        (np.isnan(nocturia.value), "not_assessed", nocturia.reason),
        (flooded, "within", "polyuria_first"),
        (quiet, "within", "needs_nocturia"),
    ):
        level = np.where(where, verdict, level).astype(object)
        reason = np.where(where, why, reason).astype(object)
    applies = np.where(flooded, 0.0, np.where(np.isnan(nocturia.value), np.nan, (~quiet).astype(float)))
    return Finding("nocturnal_polyuria", reference, share.value, level, applies, reason)
