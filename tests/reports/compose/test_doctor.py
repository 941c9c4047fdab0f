"""What a doctor must hear: what was written and when, how soon; and the circumstances in the person's words."""

from typing import Any

import pytest

from diary.analysis.assess import assess
from diary.model import Diary
from diary.record import Reading, RowCount
from diary.reports.compose import compose
from diary.reports.compose.doctor import circumstances, sentence
from diary.reports.compose.figures import OneDiary
from diary.reports.compose.lead import complaint
from diary.texts import texts
from tests.analysis import lines

BASE = """
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  void 300 leak drops cough
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    2026-03-04 09:00  remark {code}
    """


def of(text: str, note: str = "zo stond het er", **patient: Any) -> OneDiary:
    facts = lines.read(text)
    remarks = facts.remarks.assign(note=note)
    days = facts.days.assign(dated=True)
    facts = Diary(**{**vars(facts), "remarks": remarks, "days": days, "patients": facts.patients.assign(**patient)})
    reading = Reading({}, (), (), RowCount(0, 0, 0, 0), "nl", "template", "xlsx", "", "diary.xlsx")
    return OneDiary(reading, assess(facts), texts("nl"))


@pytest.mark.parametrize(
    ("code", "step"),
    [
        ("blood_in_urine", "appointment"),
        ("black_stool", "now"),
        ("much_blood", "now"),
        ("numbness", "now"),  # with a leak
        ("cannot_void", "cannot_void"),
    ],
)
def test_it_says_what_was_written_and_when_and_then_the_step(code: str, step: str) -> None:
    said = sentence(of(BASE.format(code=code)))
    assert said == f"U schreef op, 4 maart: “zo stond het er”. {texts('nl')(f'doctor.step.{step}')}"


def test_blood_in_the_column_has_words_of_ours() -> None:
    said = sentence(of(BASE.format(code="pushing") + "\n2026-03-05 08:00 stool type 4 blood blood"))
    assert said.startswith("U schreef op, 5 maart: bloed bij uw poep. ")


def test_a_long_remark_is_quoted_as_far_as_one_reads() -> None:
    said = circumstances(of(BASE.format(code="oedema"), note=" ".join(["dik"] * 30)))
    assert said == (f"U schreef op, 4 maart: “{' '.join(['dik'] * 14)}…”.",)


def test_a_remark_that_says_two_things_is_quoted_once() -> None:
    both = BASE.format(code="oedema") + "\n2026-03-04 09:00 remark diuretic"
    assert circumstances(of(both)) == ("U schreef op, 4 maart: “zo stond het er”.",)


@pytest.mark.parametrize(
    ("named", "key"),
    [("", ""), ("leaking", ""), ("pain", "named"), ("loss_of_stool", "unknown"), ("emptying", "differs")],
)
def test_where_complaint_and_diary_do_not_agree_the_therapist_reads_it(named: str, key: str) -> None:
    w = texts("nl")
    said = complaint(of(BASE.format(code="fever"), complaint=named))
    assert said == ((w(f"report.complaint.{key}", complaint=w(f"report.complaint.{named}")),) if key else ())


def test_nothing_is_composed_of_it_that_is_not_there() -> None:
    diary = of(BASE.format(code="fever"))
    assert circumstances(diary) == ()
    assert compose(diary.reading, diary.assessment, diary.words).sections


def test_the_typical_day_stays_beside_the_numbers_and_the_circumstances_come_below() -> None:
    """Page one is one page: between the two they would push each other onto rows of their own."""
    diary = of(BASE.format(code="oedema"))
    blocks = compose(diary.reading, diary.assessment, diary.words).sections[0].blocks
    named = [type(block).__name__ for block in blocks]
    place = named.index("KeyNumbers")
    assert named[place : place + 3] == ["KeyNumbers", "Chart", "Text"]
    assert blocks[place + 2].paragraphs == circumstances(diary)
