"""Which numbers page one has and what stands below them: voids and catheter volumes apart, and no nought twice."""

from dataclasses import replace
from typing import Any

import pytest

from diary.record import Problem
from diary.reports.compose import compose
from diary.reports.compose.heading import completeness, footer
from diary.reports.compose.strips import strips
from diary.reports.document import KeyNumber, KeyNumbers, Lead, Report, Text
from diary.reports.messages import of_questions
from diary.settings import Settings
from diary.texts import texts
from tests.analysis.outcome import outcome_of
from tests.reports.compose.test_doctor import of
from tests.reports.test_compose import from_lines

NL = texts("nl")
RESIDUAL = """
    2026-03-04 07:00  rise
               07:05  void 180
               07:10  catheter 200
               09:00  drink 850 water
               11:00  drink 850 water
               13:00  void 120
               13:05  catheter 240
               23:00  bed
    2026-03-05 07:00  rise
               07:05  void 160
               07:10  catheter 180
"""
CATHETER_ONLY = """
    2026-03-04 07:00  rise
               07:05  catheter 400
               09:00  drink 1700 water
               13:00  catheter 560
               23:00  bed
    2026-03-05 07:00  rise
               07:05  catheter 430
"""
PADS_ONLY = """
    2026-03-04 07:00  rise
               11:00  leak none pad 45
               23:00  bed
    2026-03-05 07:00  rise
"""


def _rows(report: Report) -> dict[str, KeyNumber]:
    (numbers,) = (block for block in report.sections[0].blocks if isinstance(block, KeyNumbers))
    return {row.id: row for row in numbers.rows}


def _blocks(report: Report, kind: type) -> list[Any]:
    return [block for block in report.sections[0].blocks if isinstance(block, kind)]


def test_voids_and_catheter_volumes_are_named_and_counted_apart() -> None:
    report = from_lines(RESIDUAL)
    rows = _rows(report)
    assert (rows["voids_per_24h"].value, rows["catheterisations_per_24h"].value) == ("2", "2")
    held = rows["maximum_bladder_volume_ml"]
    assert (held.value, held.basis) == ("380", "6 keer")
    assert "grootste plas 180 ml" in held.note
    assert "per keer" not in held.note
    assert rows["maximum_catheter_volume_ml"].note == "per keer 207 ml"
    assert NL("report.with_catheter") in rows["voided_volume_24h_ml"].note
    lead = _blocks(report, Lead)[0].findings[0]
    assert lead.startswith("U plaste 43% van wat er in uw blaas zat. Na het plassen bleef 207 ml achter.")


def test_who_only_uses_a_catheter_reads_how_often() -> None:
    report = from_lines(CATHETER_ONLY)
    assert _rows(report)["catheterisations_per_24h"].value == "2"
    assert _blocks(report, Lead)[0].findings[0].startswith("U gebruikte de katheter 2 keer in 24 uur. Uit de katheter")


def test_the_morning_that_closes_the_last_day_is_no_day_of_its_own() -> None:
    """A last day that holds that emptying alone ends the day before; one that holds more is a day."""
    days = CATHETER_ONLY.replace("23:00  bed", "22:00  drink 100 water\n               23:00  bed") + "\n{more}"
    closed = _strips(of(days.format(more="    2026-03-05 23:00  bed")))
    assert [len(marks) for marks in closed] == [5]
    assert completeness(of(days.format(more="    2026-03-05 23:00  bed")), 1).startswith("1 van 1 dag")
    kept = _strips(of(days.format(more="    2026-03-05 13:00  catheter 300\n               23:00  bed")))
    assert [len(marks) for marks in kept] == [4, 2]


def _strips(diary: Any) -> list[tuple[Any, ...]]:
    return [strip.marks for strip in strips(diary)]


def test_without_a_void_no_day_is_called_complete() -> None:
    assert from_lines(PADS_ONLY).completeness.startswith("1 dag opgeschreven, zonder plassen")
    assert from_lines(RESIDUAL).completeness.startswith("1 van 1 dag volledig")


@pytest.mark.parametrize(("value", "said"), [("200", "3 keer of vaker in 1 van 2 nachten"), ("", "")])
def test_of_as_many_nights_the_one_with_most_voids_is_named(value: str, said: str) -> None:
    night = "".join(f"\n               0{n}:00  void 200" for n in (1, 2, 3)) if value else ""
    text = f"""
    2026-03-04 07:00  rise
               07:05  void 300
               23:00  bed{night}
    2026-03-05 07:00  rise
               07:05  void 300
               23:00  bed
    2026-03-06 07:00  rise
               07:05  void 300
    """
    note = _rows(from_lines(text))["nocturia"].note
    assert ("keer of vaker" in note) == bool(value)
    assert said in note
    assert "plassen in" not in note


def test_a_nought_says_itself_that_nothing_was_written() -> None:
    row = _rows(from_lines(RESIDUAL))["urine_leaks_per_24h"]
    assert (row.value, row.word, row.sign) == ("0", "", "")


def test_help_by_hand_and_wind_have_a_row_where_they_happened() -> None:
    stools = "\n    2026-03-04 08:00  stool type 1 helped\n    2026-03-05 08:00  stool type 4 alone leak gas"
    assert {"manual_help_share", "gas_leaks_per_week"} <= _rows(from_lines(stools)).keys()
    none = "\n    2026-03-04 08:00  stool type 4 alone leak none\n    2026-03-05 08:00  stool type 4 alone leak none"
    assert not {"manual_help_share", "gas_leaks_per_week"} & _rows(from_lines(none)).keys()


def test_what_is_asked_stands_on_page_one_without_cells() -> None:
    large = RESIDUAL.replace("void 120", "void 3000")
    diary = of(large)
    messages = of_questions(diary.questions, diary.reading, diary.words)
    (asked,) = _blocks(compose(diary.reading, diary.assessment, diary.words), Text)
    assert asked.title == NL("report.unclear.title")
    assert asked.paragraphs == tuple(f"lines: {message.what} {message.remedy}" for message in messages)
    assert _blocks(from_lines(RESIDUAL), Text) == []


def test_of_many_questions_the_first_are_told_and_how_many_more() -> None:
    twice = "".join(f"\n    2026-03-04 1{n}:30  drink {3000 + n} water" for n in range(4))
    (asked,) = _blocks(from_lines(RESIDUAL + twice), Text)
    assert len(asked.paragraphs) == 4
    assert asked.paragraphs[-1] == NL("report.unclear.more", n=2)


def test_of_a_column_that_cannot_be_read_page_one_counts_every_cell() -> None:
    diary = of(RESIDUAL)
    unread = [Problem("time_unreadable", "error", "refused", "list", f"B{row}", f"odd{row}") for row in range(100)]
    reading = replace(diary.reading, problems=tuple(unread))
    (asked,) = _blocks(compose(reading, diary.assessment, diary.words), Text)
    assert asked.paragraphs[-1] == NL("report.unclear.more", n=97)


def test_the_footer_says_how_many_limits_are_the_practice_s_own() -> None:
    plain = of(RESIDUAL)
    assert footer(plain) == NL("report.footer")
    for count, key in ((1, "footer_own_one"), (2, "footer_own")):
        limits = dict(list({"frequency": {"low": 5.0}, "capacity": {"low": 300.0}}.items())[:count])
        facts = plain.assessment.numbers.line.facts
        own = type(plain)(plain.reading, outcome_of(facts, Settings(limits=limits)).assessment, plain.words)
        assert footer(own) == NL(f"report.{key}", n=count)


def test_exercises_that_were_not_done_share_a_line() -> None:
    done = RESIDUAL + "\n    2026-03-04 --:--  exercise 3 times 2"
    (section,) = (section for section in from_lines(done).sections if section.id == "numbers")
    told = " ".join(line for block in section.blocks if isinstance(block, Text) for line in block.paragraphs)
    assert "Niet gedaan: oefening 1 per dag, oefening 2 per dag, oefening 4 per dag" in told
    assert "oefening 3 per dag" not in told


def test_who_holds_reads_how_much_it_was() -> None:
    text = """
    2026-03-04 07:00  rise
               07:05  void 650
               09:00  drink 850 water
               12:00  drink 850 water
               15:00  void 720
               23:00  bed
    2026-03-05 07:00  rise
               07:05  void 640
    """
    assert (
        _blocks(from_lines(text), Lead)[0].findings[0].startswith("U plaste 2 keer in 24 uur, en tot 720 ml tegelijk.")
    )


def test_the_numbers_open_with_what_leads() -> None:
    lost = "".join(f"\n    2026-03-{4 + n:02} 08:00  stool type 4 leak {'some' if n < 3 else 'none'}" for n in range(7))
    kept = lost.replace("some", "none")
    assert next(iter(_rows(from_lines(RESIDUAL.replace("catheter", "void") + lost)))) == "stool_leaks_per_week"
    assert next(iter(_rows(from_lines(RESIDUAL.replace("catheter", "void") + kept)))) == "voids_per_24h"
