"""What silences what: each gate open and closed, and no two tips that ask for the opposite. By clinical rules."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from diary.analysis.brochure import FOR_A_CHILD
from diary.analysis.findings import CODES, FINDINGS, OF_CHILDREN
from diary.analysis.findings.gates import CONDITIONS, gated, gates
from diary.analysis.lead import lead
from diary.analysis.tips import _rules, left_out, raised
from diary.model import REMARKS
from tests.analysis.findings.days import day, drinking
from tests.analysis.outcome import Outcome, outcome_of

SMALL = day(*[200] * 9, opening=400, person="weight 100")
"""Ten small voids by day: early voiding, unless something silences it."""
URGENT = SMALL + "\n2026-03-04 15:30 leak drops on_the_way"


def remark(code: str) -> str:
    return f"\n2026-03-04 09:30 remark {code}"


def test_without_a_gate_small_voids_are_early_ones() -> None:
    outcome = outcome_of(SMALL)
    assert outcome.level("early_voiding") == "above"
    assert "signal_early" in outcome.tips()


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (remark("diuretic"), "diuretic"),
        (remark("pregnant"), "pregnant"),
        (remark("weak_stream"), "emptying_first"),
        (remark("cannot_void"), "emptying_first"),
        ("\n2026-03-04 14:00 catheter 90", "emptying_first"),
        ("\n2026-03-04 18:00 void 610", "full_bladder"),
    ],
)
def test_small_voids_with_another_cause_are_no_early_ones(lines: str, reason: str) -> None:
    outcome = outcome_of(SMALL + lines)
    assert (outcome.level("early_voiding"), outcome.why("early_voiding")) == ("within", reason)
    assert "signal_early" not in outcome.tips()


def test_much_urine_silences_early_voiding_and_every_word_on_drinking() -> None:
    much = drinking(day(*[300] * 14, opening=450), 3200)
    calm, flooded = outcome_of(much.replace("person: ", "person: weight 130")), outcome_of(much)
    assert (calm.level("polyuria"), flooded.level("polyuria")) == ("within", "above")
    assert "intake" in calm.tips()
    assert not {"intake", "frequency_condition", "signal_early"} & flooded.tips().keys()
    assert flooded.why("early_voiding") == "polyuria_first"


@pytest.mark.parametrize("urgent", [True, False])
def test_who_voids_seldom_by_day_lets_the_urge_pass_only_with_urgency(urgent: bool) -> None:
    leak = "\n2026-03-04 15:30 leak drops on_the_way" if urgent else ""
    outcome = outcome_of(day(*[200] * 4, opening=400, night=(200, 200, 200, 200)) + leak)
    assert outcome.level("frequency") == "above"
    assert ("signal_early" in outcome.tips()) == urgent


@pytest.mark.parametrize(
    ("lines", "waits"),
    [
        ("", True),
        (remark("pregnant"), False),
        (remark("weak_stream"), False),
        (remark("cannot_void"), False),
        ("\n2026-03-04 14:00 catheter 90", False),
    ],
)
def test_who_holds_much_goes_when_full_enough_unless_the_bladder_must_not_wait(lines: str, waits: bool) -> None:
    outcome = outcome_of(day(650, 650, opening=740) + lines)
    assert outcome.level("holding") == "above"
    assert ("signal_full" in outcome.tips()) == waits


@pytest.mark.parametrize(
    ("lines", "expected"), [("", ("below", "")), (remark("pregnant"), ("not_assessed", "pregnant"))]
)
def test_a_very_small_largest_void_is_usual_in_pregnancy(lines: str, expected: tuple[str, str]) -> None:
    outcome = outcome_of(day(150, 150, 150, 150, 150, opening=199, closing=150) + lines)
    assert (outcome.level("small_capacity"), outcome.why("small_capacity")) == expected


@pytest.mark.parametrize(
    ("lines", "level", "reason"),
    [
        (day(200, 200, 200, 200, 200, opening=300), "below", "common_in_health"),
        (day(*[200] * 8, opening=300), "below", "common_in_health"),
        (day(*[200] * 8, opening=200), "below", "common_in_health"),
        (day(150, 150, 150, 150, 150, opening=199, closing=150), "below", ""),
        (
            day(200, 200, 200, 200, 200, opening=300) + "\n2026-03-04 15:30 leak drops on_the_way",
            "below",
            "common_in_health",
        ),
        (day(200, 200, 200, 200, 200, opening=300) + remark("pregnant"), "not_assessed", "pregnant"),
    ],
)
def test_a_largest_void_below_the_band_speaks_only_where_it_is_very_small(lines: str, level: str, reason: str) -> None:
    outcome = outcome_of(lines)
    assert (outcome.level("capacity"), outcome.why("capacity")) == (level, reason)
    assert outcome.applies("capacity") == (0 if reason == "common_in_health" else 1)


@pytest.mark.parametrize(
    ("lines", "shut"),
    [
        (drinking(SMALL, 900), False),
        (drinking(SMALL, 900).replace("weight 100", "weight 100, restricted 1000"), True),
        (drinking(SMALL, 900) + remark("fasting"), True),
        (drinking(day(*[140] * 5, opening=200), 1399), False),
        (drinking(day(*[140] * 5, opening=200), 1400), True),
        (drinking(day(*[240] * 5, opening=200), 900), False),
        (drinking(day(*[240] * 5, opening=200), 899), True),
    ],
)
def test_a_word_on_drinking_needs_an_intake_that_is_known_to_differ(lines: str, shut: bool) -> None:
    outcome = outcome_of(lines)
    if lines.startswith("person: weight 100") and not shut:
        outcome = outcome_of(lines.replace("void 200", "void 130"))
    assert ("intake" in outcome.tips()) != shut


@pytest.mark.parametrize(("hard", "given"), [(0, False), (2, True)])
def test_loose_stool_alone_brings_no_word_on_constipation(hard: int, given: bool) -> None:
    movements = ["type 6 postponed 20"] * (4 - hard) + ["type 1 strain hard postponed 20 incomplete"] * (hard * 4)
    lines = [f"2026-03-{4 + n:02} 08:00 stool {movement}" for n, movement in enumerate(movements)]
    outcome = outcome_of("\n".join(lines))
    assert outcome.level("stool_urge_postponed") == "above"
    assert ("stool_urge" in outcome.tips()) == given


def test_who_only_uses_a_catheter_is_told_nothing_of_voiding(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  catheter 400
               12:00  catheter 600
               15:00  leak drops on_the_way
               15:30  remark weak_stream
               23:00  bed
    2026-03-05 07:00  rise
               07:00  catheter 400
    """
    assert set(outcome.tips()) == {"exercise_1"}


def test_a_child_is_given_no_tip_of_grown_ups_and_is_told_what_was_noted() -> None:
    child = outcome_of(URGENT.replace("weight 100", "age 5"))
    assert set(child.tips()) <= set(FOR_A_CHILD)
    assert {code for because in child.tips().values() for code in because} <= OF_CHILDREN
    assert child.level("urgency_leakage") == "above"
    assert outcome_of(URGENT.replace("weight 100", "age 4")).why("urgency_leakage") == "below_age"


def test_what_no_one_tells_a_child_without_a_therapist_is_shut_for_a_child() -> None:
    (gate,) = (gate for gate in gates() if gate.when == ("child",) and gate.tips)
    assert set(gate.tips) == set(_rules()["order"]) - set(FOR_A_CHILD) | {"intake"}, "how much is for the talk"


@pytest.mark.parametrize(("age", "level"), [(4, "above"), (3, "not_assessed")])
def test_a_leak_of_stool_counts_from_four_years(age: int, level: str) -> None:
    assert outcome_of(f"person: age {age}\n2026-03-04 08:00 stool type 4 leak some").level("stool_leakage") == level


def test_a_gate_names_what_exists() -> None:
    for gate in gates():
        assert set(gate.findings) <= set(CODES)
        assert set(gate.tips) <= set(_rules()["order"])
        for condition in (*gate.when, *gate.unless):
            kind, _, rest = condition.partition(".")
            assert (
                condition in CONDITIONS
                or (kind == "remark" and rest in REMARKS)
                or {kind, rest.partition(".")[0]} & set(CODES)
            )


OPPOSITES = [("signal_early", "signal_full")]
"""Let the first urge pass, and go when there is one. To drink there is one tip, for more and for less."""
LEVELS = ("below", "within", "above")
OF_TIPS = (
    "frequency",
    "capacity",
    "small_capacity",
    "early_voiding",
    "holding",
    "urgency",
    "urgency_leakage",
    "mixed_leakage",
)


REASONS = {"frequency": ("", "intake_unknown"), "urgency": ("", "full_bladder"), "capacity": ("", "common_in_health")}


def test_no_two_tips_of_one_report_ask_for_the_opposite() -> None:
    """Over all levels and conditions of the findings that raise any of them, once with and once without a remark."""
    base = outcome_of(SMALL)
    conditions = [(code, [(level, why) for level in LEVELS for why in REASONS.get(code, ("",))]) for code in OF_TIPS]
    numbers = base.assessment.numbers
    judged = {row.code: row.judge(numbers) for row in FINDINGS}
    clash = []
    for chosen in itertools.product(*(options for _, options in conditions)):
        if any(level == "below" for level, _ in chosen[3:]):
            continue
        forced = dict(judged)
        for (code, _), (level, why) in zip(conditions, chosen, strict=True):
            forced[code] = replace(
                forced[code], level=np.array([level], dtype=object), reason=np.array([why], dtype=object)
            )
        assessment = replace(base.assessment, findings=gated(numbers, forced))
        given = {tip.id for tip in raised(assessment, 0)}
        clash += [(pair, chosen) for pair in OPPOSITES if given >= set(pair)]
    assert not clash


@pytest.mark.parametrize(("lines", "reason", "trained"), [("", "", True), (remark("pregnant"), "pregnant", False)])
def test_often_belongs_to_pregnancy(lines: str, reason: str, trained: bool) -> None:
    outcome = outcome_of(drinking(day(*[200] * 9, opening=450), 1700) + lines)
    assert (outcome.level("frequency"), outcome.why("frequency")) == ("above", reason)
    assert ("frequency" in lead(outcome.assessment, 0)) == trained
    assert ("void_step_3" in outcome.tips()) == trained


def test_what_is_left_out_says_why() -> None:
    shut = left_out(outcome_of(SMALL + remark("pain")).assessment, 0)
    assert shut["exercise_3"] == "pain_noted"
    assert "exercise_1" not in shut
