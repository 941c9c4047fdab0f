"""What a doctor must hear: what was written and when, how soon; and the circumstances in the person's words."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from diary.analysis.assess import assess
from diary.model import Diary
from diary.record import Reading, RowCount
from diary.reports.compose import compose
from diary.reports.compose.doctor import circumstances, sentence
from diary.reports.compose.figures import OneDiary
from diary.reports.compose.lead import complaint
from diary.reports.document import Lead
from diary.texts import texts
from tests.analysis import lines
from tests.tables import filled

BASE = """
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  void 300 leak drops cough
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    2026-03-04 09:00  remark {code}
    """


SECOND_DAY = """
    2026-03-05 12:00  void 300
               23:00  bed
    2026-03-06 07:00  rise
               07:00  void 300
"""


def of(text: str, note: str | Mapping[str, str] = "zo stond het er", **patient: Any) -> OneDiary:
    """Return a diary whose remarks say `note`: all the same, or each what is said of its code."""
    facts = lines.read(text)
    notes = [note if isinstance(note, str) else note[code] for code in facts.remarks["code"]]
    remarks = facts.remarks.having(note=np.array(notes, dtype=object))
    days = filled(facts.days, dated=True)
    facts = Diary(**{**vars(facts), "remarks": remarks, "days": days, "patients": filled(facts.patients, **patient)})
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
    assert said == f"Op 4 maart schreef u op: “zo stond het er”. {texts('nl')(f'doctor.step.{step}')}"


def test_blood_in_the_column_has_words_of_ours() -> None:
    said = sentence(of(BASE.format(code="pushing") + "\n2026-03-05 08:00 stool type 4 blood blood"))
    assert said.startswith("Op 5 maart schreef u op: bloed bij uw poep. ")


def test_a_long_remark_is_quoted_as_far_as_one_reads() -> None:
    said = circumstances(of(BASE.format(code="oedema"), note=" ".join(["dik"] * 30)))
    assert said == (f"Op 4 maart om 09:00 schreef u op: “{' '.join(['dik'] * 14)}…”.",)


def test_a_remark_that_says_two_things_is_quoted_once() -> None:
    both = BASE.format(code="weak_stream") + "\n2026-03-04 09:00 remark pushing"
    assert circumstances(of(both)) == ("Op 4 maart schreef u op: “zo stond het er”.",)


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


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "Op 1 van de 2 dagen, 4 maart om 16:00, schreef u op: “zo stond het er”."),
        ("\n2026-03-05 16:00 remark diuretic", "Op 2 van de 2 dagen om 16:00 schreef u op: “zo stond het er”."),
        (
            "\n2026-03-05 16:05 remark diuretic",
            "Op 2 van de 2 dagen tussen 16:00 en 16:05 schreef u op: “zo stond het er”.",
        ),
        ("\n2026-03-05 07:00 remark diuretic", "Op 2 van de 2 dagen schreef u op: “zo stond het er”."),
    ],
)
def test_a_tablet_is_named_with_its_time_and_on_how_many_days(more: str, said: str) -> None:
    """At seven the person rose and voided: a remark at that moment may have none of its own."""
    days = BASE.replace("remark {code}", "remark fever") + SECOND_DAY
    diary = of(days + "\n2026-03-04 16:00 remark diuretic" + more)
    assert circumstances(diary) == (said,)


def test_a_circumstance_of_several_days_is_said_once_without_its_clock() -> None:
    days = BASE.format(code="pregnant") + SECOND_DAY + "\n2026-03-05 09:00 remark pregnant"
    assert circumstances(of(days)) == ("Op 2 dagen schreef u op: “zo stond het er”.",)


def test_what_was_written_on_most_days_comes_first() -> None:
    days = (
        BASE.format(code="pregnant") + SECOND_DAY + "\n2026-03-04 16:00 remark fasting\n2026-03-05 16:00 remark fasting"
    )
    assert circumstances(of(days)) == (
        "Op 2 dagen schreef u op: “zo stond het er”.",
        "Op 4 maart schreef u op: “zo stond het er”.",
    )


def test_the_circumstances_stand_right_below_what_leads() -> None:
    diary = of(BASE.format(code="oedema"))
    first = compose(diary.reading, diary.assessment, diary.words).sections[0].blocks[0]
    assert isinstance(first, Lead)
    assert first.written == circumstances(diary)


@pytest.mark.parametrize(
    ("ankles", "quoted"),
    [
        ("plastablet, dikke enkels", "dikke enkels"),
        ("plastablet", "plastablet"),
        ("plastablet bij dikke enkels", "plastablet bij dikke enkels"),
        ("dikke enkels, 2,5 ml", "dikke enkels, 2,5 ml"),
    ],
)
def test_a_remark_that_holds_another_is_quoted_with_what_is_new_in_it(ankles: str, quoted: str) -> None:
    both = BASE.format(code="fasting") + "\n2026-03-04 10:00 remark oedema"
    diary = of(both, {"fasting": "plastablet", "oedema": ankles})
    assert any(f"“{quoted}”" in sentence for sentence in circumstances(diary))
    assert sum("“plastablet”" in sentence for sentence in circumstances(diary)) == (2 if ankles == "plastablet" else 1)
