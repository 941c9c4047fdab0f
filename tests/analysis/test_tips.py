"""Tips: each from a finding or a remark, in order of use, and some of them kept out."""

import pytest

from diary.analysis.findings import CODES
from diary.analysis.findings.gates import gates
from diary.analysis.lead import lead
from diary.analysis.tips import _rules, of_finding
from diary.model import REMARKS
from diary.settings import Settings
from tests.analysis.outcome import Outcome, outcome_of


def test_every_tip_stands_in_the_order_and_every_finding_speaks_or_is_silent_on_purpose() -> None:
    rules = _rules()
    raised = {tip for rule in (*rules["rule"], *rules["remark"]) for tip in rule["tips"]}
    shut = {tip for gate in gates() for tip in gate.tips}
    assert raised | shut <= set(rules["order"])
    assert len(rules["order"]) == len(set(rules["order"]))
    assert {rule["finding"] for rule in rules["rule"]} | set(rules["silent"]) == set(CODES)
    assert {remark["code"] for remark in rules["remark"]} <= set(REMARKS)


@pytest.mark.parametrize("condition", ["", "intake_above", "intake_below", "intake_unknown"])
def test_who_voids_often_drinks_first_unless_the_intake_is_usual(condition: str) -> None:
    tips = of_finding("frequency", "above", condition)
    assert tips
    assert ("intake" in tips) == (condition in ("intake_above", "intake_below"))


@pytest.mark.parametrize("code", ["nocturia", "nocturnal_polyuria", "night_leakage"])
def test_who_is_up_at_night_is_not_told_how_much_to_drink(code: str) -> None:
    assert "intake" not in of_finding(code, "above", "")


def test_much_urine_is_for_the_doctor_first() -> None:
    assert of_finding("polyuria", "above", "") == []


def test_a_leak_of_stool_raises_no_advice_against_constipation() -> None:
    assert of_finding("stool_leakage", "above", "") == ["exercise_3", "stool_step_7", "exercise_4"]


def test_a_tip_names_everything_it_comes_from(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300 urge 3
               12:00  void 300 leak drops cough
               15:00  void 300 leak drops on_the_way
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    tips = outcome.tips()
    assert tips["exercise_2"] == ("urgency", "urgency_leakage")
    assert tips["signal_early"] == ("urgency", "urgency_leakage")
    assert tips["bend_and_lift"] == ("stress_leakage",)


def test_what_leads_has_the_first_tips_and_the_rest_follows_in_order_of_use(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300 urge 1
               12:00  void 300 leak drops lift
               23:00  bed
               01:00  void 200
               03:00  void 200
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert lead(outcome.assessment, 0) == ("stress_leakage", "nocturia")
    tips = list(outcome.tips())
    assert tips[:3] == ["exercise_3", "bend_and_lift", "time"]
    assert tips[3:] == [tip for tip in _rules()["order"] if tip in tips[3:]]


def test_pain_keeps_out_every_tip_to_contract(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300 urge 3
               12:00  void 300 leak drops cough
               12:00  remark pain
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    tips = outcome.tips()
    contracting = next(gate for gate in gates() if gate.reason == "pain_noted").tips
    assert "exercise_3" in contracting
    assert not set(contracting) & tips.keys()
    assert tips["exercise_1"] == ("urgency", "pain")


@pytest.mark.parametrize("noted", ["remark dribbling", "leak drops after_voiding"])
def test_a_remark_or_a_leak_after_voiding_raises_the_steps_that_empty_well(noted: str) -> None:
    tips = outcome_of(f"2026-03-04 07:00 rise\n2026-03-04 07:00 void 300\n2026-03-04 08:00 {noted}").tips()
    assert set(tips) >= {"void_step_5", "void_step_6", "void_step_7"}


@pytest.mark.parametrize("noted", ["pushing", "interrupting"])
def test_forcing_or_stopping_the_stream_raises_the_steps_that_let_it_come(noted: str) -> None:
    tips = outcome_of(f"2026-03-04 07:00 rise\n2026-03-04 07:00 void 300\n2026-03-04 08:00 remark {noted}").tips()
    assert [tip for tip in tips if tip.startswith("void_")] == [f"void_step_{n}" for n in range(3, 6)]


@pytest.mark.parametrize("sex", ["female", "male", "none"])
def test_a_man_is_offered_how_to_stand_beside_how_to_sit(sex: str) -> None:
    diary = f"person: sex {sex}\n2026-03-04 07:00 rise\n2026-03-04 07:00 void 300\n2026-03-04 08:00 remark "
    postures = {"void_step_1", "void_step_2", "void_standing_1", "void_standing_2"}
    tips = outcome_of(diary + "dribbling").tips()
    assert postures & tips.keys() == (postures if sex == "male" else set())
    assert {tips[one] for one in postures & tips.keys()} <= {("post_void_leakage",)}
    assert not postures & outcome_of(diary + "blood_in_urine").tips().keys()


@pytest.mark.parametrize("what", ["strain hard", "incomplete"])
def test_stool_that_is_hard_to_pass_raises_every_step(what: str) -> None:
    tips = outcome_of(f"2026-03-04 08:00 stool type 4 {what}\n2026-03-05 08:00 stool type 4 {what}").tips()
    assert [tip for tip in tips if tip.startswith("stool_step")] == [f"stool_step_{n}" for n in range(1, 9)]


def test_an_empty_diary_raises_no_tip() -> None:
    assert outcome_of("").tips() == {}


def test_an_amount_to_drink_that_the_practice_has_set_is_advised_by_that_amount(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  drink 900 water
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    facts = outcome.assessment.numbers.line.facts
    assert "intake" in outcome.tips()
    assert "intake" in outcome_of(facts, Settings(limits={"intake": {"low": 1001}})).tips()
    assert "intake" not in outcome_of(facts, Settings(limits={"intake": {"low": 800}})).tips()
