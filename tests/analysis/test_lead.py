"""What leads page one: each rank before the next, what another says, and the complaint. By clinical rules."""

import pytest

from diary.analysis.findings import CODES
from diary.analysis.lead import lead, rules
from diary.model import COMPLAINTS, Diary
from diary.settings import Settings
from tests.analysis.findings.days import day, drinking
from tests.analysis.outcome import Outcome, outcome_of
from tests.tables import filled

USUAL = drinking(day(*[200] * 6, opening=450), 1700)
URGE = "\n2026-03-04 16:00 leak drops on_the_way"
LOSS = "\n2026-03-04 15:30 leak drops cough"


def leading(text: str, complaint: str = "", settings: Settings | None = None) -> tuple[str, ...]:
    outcome = outcome_of(text) if settings is None else outcome_of(text, settings)
    facts = outcome.assessment.numbers.line.facts
    facts = Diary(**{**vars(facts), "patients": filled(facts.patients, complaint=complaint)})
    return lead(outcome_of(facts, settings or Settings()).assessment, 0)


def test_nothing_leads_in_a_healthy_diary() -> None:
    assert leading(USUAL) == ()


def test_every_finding_has_its_rank_or_never_leads() -> None:
    ranked = {code.removeprefix("often.") for codes in rules()["ranks"] for code in codes}
    assert set(CODES) - ranked == {"polyuria", "stool_deferral_short"}
    assert ranked <= set(CODES)
    assert set(rules()["complaint"]) == set(COMPLAINTS)
    assert {code for codes in rules()["complaint"].values() for code in codes} <= ranked
    assert set(rules()["said_by"]) <= ranked


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (LOSS, ("stress_leakage",)),
        (LOSS + "\n2026-03-04 16:00 remark blood_in_urine", ("see_a_doctor", "stress_leakage")),
        (LOSS + "\n2026-03-04 16:00 remark weak_stream", ("stress_leakage", "voiding_difficulty")),
        (LOSS + URGE, ("stress_leakage",)),
        (
            LOSS + "\n2026-03-04 16:00 leak drops on_the_way\n2026-03-04 17:00 leak drops on_the_way",
            ("urgency_leakage",),
        ),
        (LOSS + "\n2026-03-04 16:00 leak none pad 90", ("stress_leakage",)),
        ("\n2026-03-04 16:00 leak none pad 90", ("pad_leakage",)),
        ("\n2026-03-04 16:00 leak drops after_voiding", ("post_void_leakage",)),
    ],
)
def test_loss_is_said_once_after_the_doctor_and_before_the_rest(lines: str, codes: tuple[str, ...]) -> None:
    assert leading(USUAL + lines) == codes


@pytest.mark.parametrize(("weight", "first"), [(20, "polyuria"), (100, "")])
def test_polyuria_takes_the_place_of_the_doctor_where_it_is_the_only_reason(weight: int, first: str) -> None:
    text = USUAL.replace("person: ", f"person: weight {weight}")
    assert leading(text)[:1] == ((first,) if first else ())
    assert leading(text + "\n2026-03-04 16:00 remark blood_in_urine")[0] == "see_a_doctor"


def test_loss_of_stool_leads_from_once_a_week() -> None:
    weeks = "\n".join(f"2026-03-{day:02} 08:00 stool type 4 leak none" for day in range(5, 12))
    lost = USUAL + LOSS + "\n" + weeks + "\n2026-03-04 08:00 stool type 4 leak some"
    assert leading(lost) == ("stress_leakage", "stool_leakage")
    assert leading(lost, settings=Settings(limits={"stool_leakage_often": {"low": 0.5}}))[0] == "stool_leakage"


@pytest.mark.parametrize(
    ("losses", "first"),
    [
        (("smear",), "stress_leakage"),
        (("smear", "smear"), "stool_leakage"),
        (("some",), "stool_leakage"),
        (("smear", "some"), "stool_leakage"),
    ],
)
def test_one_smear_a_week_does_not_come_before_a_loss_of_urine(losses: tuple[str, ...], first: str) -> None:
    kinds = (*losses, *["none"] * (7 - len(losses)))
    week = "\n".join(f"2026-03-{4 + n:02} 08:00 stool type 4 leak {kind}" for n, kind in enumerate(kinds))
    assert leading(f"{USUAL}{LOSS}\n{week}")[0] == first


def test_the_bowel_is_heard_where_three_of_the_bladder_lead() -> None:
    bladder = USUAL + LOSS + "\n2026-03-04 16:00 remark weak_stream\n2026-03-04 16:10 leak drops after_voiding"
    hard = "\n".join(f"2026-03-{day:02} 08:00 stool type 1 strain hard incomplete" for day in range(4, 11))
    assert leading(bladder) == ("stress_leakage", "voiding_difficulty", "post_void_leakage")
    assert leading(f"{bladder}\n{hard}") == ("stress_leakage", "voiding_difficulty", "constipation_pattern")


@pytest.mark.parametrize(
    ("complaint", "codes"),
    [
        ("", ("stress_leakage", "voiding_difficulty")),
        ("emptying", ("voiding_difficulty", "stress_leakage")),
        ("leaking", ("stress_leakage", "voiding_difficulty")),
        ("nights", ("stress_leakage", "voiding_difficulty")),  # which is not above
        ("pain", ("stress_leakage", "voiding_difficulty")),
    ],
)
def test_what_bothers_most_comes_forward_where_it_is_found(complaint: str, codes: tuple[str, ...]) -> None:
    assert leading(USUAL + LOSS + "\n2026-03-04 16:00 remark weak_stream", complaint) == codes


def test_no_complaint_comes_before_the_doctor() -> None:
    noted = USUAL + LOSS + "\n2026-03-04 16:00 remark weak_stream\n2026-03-04 17:00 remark blood_in_urine"
    assert leading(noted, "emptying") == ("see_a_doctor", "voiding_difficulty", "stress_leakage")


def test_what_another_says_is_not_said_again(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 650 urge 3
               12:00  void 700
               12:30  drink 1700 water
               19:00  void 650
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 600
    """
    assert outcome.level("urgency") == outcome.level("capacity") == "above"
    assert (outcome.level("frequency"), outcome.why("urgency")) == ("below", "full_bladder")
    assert lead(outcome.assessment, 0) == ("holding",)


@pytest.mark.parametrize("drunk", [None, 1700])
def test_a_count_without_a_known_intake_does_not_lead(drunk: int | None) -> None:
    text = day(*[200] * 9, opening=450)
    assert ("frequency" in leading(text if drunk is None else drinking(text, drunk))) == (drunk is not None)
