"""No tip that does not fit the person: of a bladder that was not kept, to tighten what must let go, in other words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.analysis.assess import assess
from diary.analysis.findings import CODES
from diary.analysis.findings.gates import gates
from diary.analysis.lead import lead
from diary.analysis.remarks import VOIDING
from diary.analysis.tips import RaisedTip, _rules, occasion, raised, to_tell
from diary.model import REMARKS, Diary, table
from diary.texts import texts
from tests.analysis.findings.days import day, drinking
from tests.analysis.outcome import Outcome, outcome_of
from tests.analysis.test_properties import CLOCK, FIRST, recorded

BLADDER = next(gate for gate in gates() if "no_bladder" in gate.when).tips
CONTRACTING = next(gate for gate in gates() if gate.reason == "pain_noted").tips
OF_EMPTYING = (*VOIDING, "dribbling", "cannot_void")
HARD = "\n".join(f"2026-03-{day:02} 08:00 stool type 1 strain hard incomplete" for day in range(4, 12))
USUAL = drinking(day(*[200] * 6, opening=450), 1700)


def noted(facts: Diary, *codes: str) -> Diary:
    """Return a diary with remarks of these codes, and no other."""
    return replace(facts, remarks=table("remarks", [{"at": FIRST, "code": code} for code in codes]))


def tips(facts: Diary) -> tuple[RaisedTip, ...]:
    return raised(assess(facts, CLOCK), 0)


@given(recorded(), st.lists(st.sampled_from([code for code in REMARKS if code not in OF_EMPTYING]), max_size=3))
def test_who_kept_the_bowel_alone_gets_no_tip_of_the_bladder(facts: Diary, codes: list[str]) -> None:
    without = {name: table(name, []) for name in ("days", "nights", "voids", "leaks", "drinks", "gaps")}
    given_ = tips(noted(replace(facts, **without), *codes))
    assert not {tip.id for tip in given_} & {*BLADDER, "intake", "frequency_condition"}
    of_a_child = "bowel_pattern_for_age"  # has the words for a parent, of bladder and bowel alike
    assert {tip.occasion for tip in given_ if tip.id == "time" and of_a_child not in tip.because} <= {"bowel"}


@given(recorded(), st.sampled_from([*VOIDING, "cannot_void"]))
def test_who_cannot_empty_well_is_not_told_to_tighten(facts: Diary, code: str) -> None:
    assert not {tip.id for tip in tips(noted(facts, code))} & set(CONTRACTING)


@pytest.mark.parametrize(
    ("lines", "tightens"),
    [
        ("", True),
        ("\n2026-03-04 14:00 catheter 90", False),
        ("\n2026-03-04 14:00 remark hesitancy", False),
        ("\n2026-03-04 14:00 remark cannot_void", False),
        ("\n2026-03-04 14:00 remark oedema", True),
    ],
)
def test_a_leak_on_effort_asks_to_tighten_unless_the_bladder_is_hard_to_empty(lines: str, tightens: bool) -> None:
    outcome = outcome_of(USUAL + "\n2026-03-04 15:30 leak drops cough" + lines)
    assert ("exercise_3" in outcome.tips()) == tightens


def test_what_the_person_wrote_of_the_bladder_beside_the_bowel_is_answered() -> None:
    assert not set(BLADDER) & outcome_of(HARD).tips().keys()
    assert "void_step_3" in outcome_of(HARD + "\n2026-03-05 08:00 remark weak_stream").tips()
    assert "void_step_3" not in outcome_of(HARD + "\n2026-03-05 08:00 remark pain").tips()


def _time(outcome: Outcome) -> RaisedTip:
    return next(tip for tip in raised(outcome.assessment, 0) if tip.id == "time")


@pytest.mark.parametrize(
    ("lines", "because", "words"),
    [
        (HARD, "constipation_pattern", "bowel"),
        (day(650, 650, opening=740), "holding", "full"),
        (USUAL + "\n2026-03-04 16:00 remark weak_stream", "voiding_difficulty", "emptying"),
        (drinking(day(*[200] * 6, opening=450, night=(200, 200)), 1700), "nocturia", "before_sleep"),
        (drinking(day(*[200] * 9, opening=450), 1700), "frequency", ""),
    ],
)
def test_time_on_the_toilet_is_worded_by_what_leads(lines: str, because: str, words: str) -> None:
    tip = _time(outcome_of(lines))
    assert (tip.because[0], tip.occasion) == (because, words)


def test_what_leads_is_named_first() -> None:
    outcome = outcome_of(drinking(day(650, 650, opening=740), 1700))
    assert lead(outcome.assessment, 0) == ("holding",)
    assert outcome.tips()["signal_full"] == ("holding", "frequency", "capacity")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_occasion_and_all_that_is_asked_to_tell_has_words(language: str) -> None:
    words = texts(language)
    for rule in _rules()["worded"]:
        assert set(rule["because"]) <= set(CODES)
        assert {occasion(rule["tip"], code) for code in rule["because"]} == {rule["occasion"]}
        assert words(f"tips.worded.{rule['tip']}.{rule['occasion']}.why")
    for code in _rules()["to_tell"]:
        assert words(f"tips.to_tell.{code}.why")


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (USUAL, ""),
        (USUAL + "\n2026-03-05 03:00 leak some asleep", "night_leakage"),
        ("\n".join(f"2026-03-{day:02} 08:00 stool type 7" for day in range(4, 12)), "loose_stool"),
        ("\n".join(f"2026-03-{day:02} 08:00 stool type 4" for day in range(4, 12)), ""),
    ],
)
def test_what_the_talk_needs_is_asked_where_it_leads(lines: str, code: str) -> None:
    assert to_tell(outcome_of(lines).assessment, 0) == code


def test_a_child_is_asked_to_tell_nothing() -> None:
    wet = day(*[200] * 6, opening=450, person="age {age}") + "\n2026-03-05 03:00 leak some asleep"
    assert to_tell(outcome_of(wet.format(age=40)).assessment, 0) == "night_leakage"
    child = outcome_of(wet.format(age=7)).assessment
    assert "night_leakage" in lead(child, 0)
    assert to_tell(child, 0) == ""
    assert raised(child, 0) == ()


def test_a_count_within_its_limits_is_no_reason_of_a_tip() -> None:
    outcome = outcome_of(drinking(day(*[200] * 6, opening=450), 900))
    assert outcome.level("frequency") == "within"
    assert outcome.tips()["frequency_condition"] == ("intake",)


def test_only_who_wrote_of_pushing_is_told_to_pass_urine_without_it() -> None:
    usual = outcome_of(USUAL + "\n2026-03-04 09:00 remark weak_stream")
    assert "void_step_3" in usual.tips()
    assert "void_step_4" not in usual.tips()
    assert outcome_of(USUAL + "\n2026-03-04 09:00 remark pushing").tips()["void_step_4"] == ("pushing",)
