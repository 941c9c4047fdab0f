"""Metric × limit → finding, for every diary: flags with a source, never a diagnosis.

A range has the levels below, within and above; a pattern or an event is `above` when present and `within`
when absent; `not_assessed` says why. A withheld value is judged only where its bound already decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from diary.analysis import continence, grouping
from diary.analysis.bowel_findings import constipation_pattern, ibs_subtype, share
from diary.analysis.grouping import Bools
from diary.analysis.judging import Finding, judge, not_assessed, only_with, plain
from diary.analysis.metrics import Numbers
from diary.analysis.periods import Timeline
from diary.analysis.reference import Reference

NOCTURIA_MIN = 1.0
"""Nocturnal polyuria is read only in who is woken: at least one void a night [hashim2019]."""
RED_FLAGS = ("blood_in_urine", "blood_in_stool", "black_stool", "cannot_void")
"""Remarks that each ask for a doctor; pain does so together with fever."""
DOCTOR_REASONS = (*RED_FLAGS, "pain_with_fever", "low_output", "polyuria")


EVENTS: dict[str, Callable[[Timeline], Bools]] = {
    "urgency": continence.noted_urgency,
    "stress_leakage": partial(continence.noted_leak, kind="stress"),
    "urgency_leakage": partial(continence.noted_leak, kind="urgency"),
    "mixed_leakage": partial(continence.noted_leak, kind="mixed"),
    "night_leakage": partial(continence.noted_leak, kind="enuresis"),
}
"""Findings of what happened at all: one note anywhere in the diary makes them present."""


def _event(code: str) -> Callable[[Numbers], Finding]:
    def judged(numbers: Numbers) -> Finding:
        """Find an event that was noted, on a day that can be counted or on another."""
        found = plain(code)(numbers)
        uncounted = EVENTS[code](numbers.line) & (found.level != "above")
        return replace(
            found,
            level=np.where(uncounted, "above", found.level).astype(object),
            reason=np.where(uncounted, "noted_uncounted", found.reason).astype(object),
        )

    return judged


def frequency(numbers: Numbers) -> Finding:
    """Judge voids_per_24h; the reference applies only at an intake within its own.

    An intake below it that may follow from a stated fluid restriction is said as such.
    """
    found = plain("frequency")(numbers)
    intake = plain("intake")(numbers)
    applies = np.where(intake.level == "not_assessed", np.nan, (intake.level == "within").astype(float))
    directions = {"above": "intake_above", "below": "intake_below", "not_assessed": "intake_unknown", "within": ""}
    said = np.array([directions[level] for level in intake.level], dtype=object)
    said[_restricted(numbers) & (intake.level == "below")] = "intake_restricted"
    return replace(found, applies=applies, reason=np.where(found.level == "not_assessed", found.reason, said))


def intake(numbers: Numbers) -> Finding:
    """Judge the intake; where a fluid restriction is stated it is not held against the usual amount."""
    return not_assessed(plain("intake")(numbers), _restricted(numbers), "fluid_restriction")


def _restricted(numbers: Numbers) -> Bools:
    """Tell in which diaries a fluid restriction is stated."""
    restricted: Bools = numbers.line.facts.patients["fluid_restriction_ml"].notna().to_numpy()
    return restricted


def early_voiding(numbers: Numbers) -> Finding:
    """Find more than half of the daytime voids below three quarters of capacity, with too many voids."""
    found = plain("early_voiding")(numbers)
    often = plain("frequency")(numbers)
    small_but_few = (found.level == "above") & np.isin(often.level, ["within", "below"])
    found = only_with(found, often.level == "above", often.level == "not_assessed", often.reason)
    return replace(found, reason=np.where(small_but_few, "needs_frequency", found.reason).astype(object))


def holding(numbers: Numbers) -> Finding:
    """Find few voids together with one above the capacity reference."""
    reference = numbers.references["holding"]
    voids = numbers.measures["voids_per_24h"]
    found = judge("holding", voids, reference)
    found = replace(found, level=np.where(found.level == "below", "above", found.level).astype(object))
    large = plain("capacity")(numbers)
    return only_with(found, large.level == "above", large.level == "not_assessed", large.reason)


def polyuria(numbers: Numbers) -> Finding:
    """Judge the output per kilogram, or without a weight the output of a body of 70 kg."""
    found = plain("polyuria")(numbers)
    equivalent = plain("polyuria_at_70_kg")(numbers)
    unweighed = np.isnan(numbers.line.facts.patients["weight_kg"].to_numpy())
    said = np.where(unweighed & (equivalent.level != "not_assessed"), "at_70_kg", equivalent.reason)
    return replace(
        found,
        value=np.where(unweighed, equivalent.value, found.value),
        level=np.where(unweighed, equivalent.level, found.level).astype(object),
        reason=np.where(unweighed, said, found.reason).astype(object),
        alternative=equivalent.reference,
        by_alternative=unweighed,
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
    age = numbers.line.facts.patients["age"].to_numpy()
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


def doctor_reasons(numbers: Numbers) -> dict[str, Bools]:
    """Return for each of DOCTOR_REASONS in which diaries it was noted or computed.

    What rests on a limit of adults is not said of a child.
    """
    line = numbers.line
    remarks, bowel = line.facts.remarks, line.facts.bowel

    def noted(code: str) -> Bools:
        rows = (remarks["code"] == code).to_numpy()
        return grouping.count(remarks["diary"].to_numpy(), line.diaries, rows) > 0

    bleeding = bowel["blood"].isin(["blood", "blood_and_mucus", "unspecified"]).to_numpy()
    bled = grouping.count(bowel["diary"].to_numpy(), line.diaries, bleeding) > 0
    volume = numbers.daily["voided_volume_24h_ml"].value
    little = numbers.references["low_output"].below(volume)
    reasons = {code: noted(code) for code in RED_FLAGS}
    reasons["blood_in_stool"] = reasons["blood_in_stool"] | bled
    reasons["pain_with_fever"] = noted("pain") & noted("fever")
    grown_up = ~_child(numbers)
    reasons["low_output"] = (grouping.count(line.days.diary, line.diaries, little) > 0) & grown_up
    reasons["polyuria"] = (polyuria(numbers).level == "above") & grown_up
    return reasons


def _child(numbers: Numbers) -> Bools:
    """Tell who is known to be too young for the references of adults."""
    return numbers.references["adult"].below(numbers.line.facts.patients["age"].to_numpy())


def see_a_doctor(numbers: Numbers) -> Finding:
    """Count the reasons to see a doctor that this diary itself notes; the box stands in every report."""
    counted = np.sum(list(doctor_reasons(numbers).values()), axis=0).astype(float)
    level = np.where(counted > 0, "above", "within").astype(object)
    n = len(counted)
    return Finding("see_a_doctor", _DOCTOR, counted, level, np.ones(n), np.full(n, "", dtype=object))


_DOCTOR = Reference(
    id="see_a_doctor",
    metric="doctor_reasons",
    population={"en": "everyone", "nl": "iedereen"},
    inclusive=True,
    source="nhg; nice_ng123",
    page="not at hand",
    fact={"en": "Any of the reasons named in the box.", "nl": "Elk van de redenen die in het kader staan."},
    high=0,
)

FINDINGS: tuple[tuple[str, Callable[[Numbers], Finding]], ...] = (
    ("frequency", frequency),
    ("capacity", plain("capacity")),
    ("small_capacity", plain("small_capacity")),
    ("intake", intake),
    ("early_voiding", early_voiding),
    ("polyuria", polyuria),
    ("nocturnal_polyuria", nocturnal_polyuria),
    ("nocturia", plain("nocturia")),
    ("reduced_nocturnal_capacity", plain("reduced_nocturnal_capacity")),
    ("holding", holding),
    *((code, _event(code)) for code in EVENTS),
    *((code, share(code)) for code in ("hard_stool", "loose_stool", "straining", "incomplete_emptying")),
    ("constipation_pattern", constipation_pattern),
    ("ibs_subtype", ibs_subtype),
    *((code, plain(code)) for code in ("stool_leakage", "stool_frequency")),
    ("stool_urge_postponed", share("stool_urge_postponed")),
    ("exercise_adherence", plain("exercise_adherence")),
    ("see_a_doctor", see_a_doctor),
)
CODES = tuple(code for code, _ in FINDINGS)
PATTERNS = frozenset(
    {
        "early_voiding", "nocturnal_polyuria", "reduced_nocturnal_capacity", "holding", "urgency", "stress_leakage",
        "urgency_leakage", "mixed_leakage", "night_leakage", "constipation_pattern", "stool_leakage", "see_a_doctor",
    }
)  # fmt: skip
"""Findings that are present or absent rather than lower or higher."""
FOR_EVERYONE = ("exercise_adherence", "see_a_doctor")
"""Findings that do not rest on a reference of adults."""


def find(numbers: Numbers) -> tuple[Finding, ...]:
    """Return every finding of the catalogue, in its order; adult references are not held against a child."""
    child = _child(numbers)
    return tuple(
        found if code in FOR_EVERYONE else not_assessed(found, child, "adult_reference_only")
        for code, found in ((code, judge(numbers)) for code, judge in FINDINGS)
    )
