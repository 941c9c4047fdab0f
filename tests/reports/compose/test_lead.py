"""A page on which nothing leads says of each main number whether it is within its limits, beyond them or not known."""

from typing import Any

from diary.reports.document import Chart, KeyNumbers, Lead, Report
from diary.texts import texts
from tests.reports.compose.test_findings import CALM
from tests.reports.test_compose import from_lines

NL = texts("nl")
SMALL = CALM.replace("void 420", "void 380")
BOWEL = "".join(f"\n    2026-03-{4 + n:02} 09:00  stool type 6" for n in range(7))


def _lead(report: Report) -> Lead:
    return next(block for block in report.sections[0].blocks if isinstance(block, Lead))


def _charts(report: Report) -> list[str]:
    return [block.id for block in report.sections[0].blocks if isinstance(block, Chart)]


def _fortnight(report: Report) -> Any:
    (chart,) = (b for s in report.sections for b in s.blocks if isinstance(b, Chart) and b.id == "fortnight")
    return chart


def test_all_within_is_said_only_when_all_is() -> None:
    assert _lead(from_lines(CALM)).findings == (NL("report.lead.all_within"),)
    lead = _lead(from_lines(SMALL))
    assert lead.calm
    assert lead.findings == (NL("report.lead.nothing_stands_out"),)
    assert lead.remarks[0].startswith("Uw grootste plas was 380 ml.")


def test_what_lies_on_a_limit_is_said_quietly() -> None:
    lead = _lead(from_lines(CALM.replace("drink 600", "drink 460")))
    assert lead.findings == (NL("report.lead.nothing_stands_out"),)
    assert "op de grens" in lead.remarks[0]


def test_what_people_without_complaints_have_too_has_no_sign() -> None:
    report = from_lines(SMALL)
    (numbers,) = (block for block in report.sections[0].blocks if isinstance(block, KeyNumbers))
    (row,) = (row for row in numbers.rows if row.id == "maximum_voided_volume_ml")
    assert (row.level, row.word, row.sign) == ("below", "", "")
    assert NL("reasons.common_in_health.patient") in row.note


def test_a_number_whose_condition_is_not_known_is_not_said_to_be_within() -> None:
    """Of a frequency below its limit without drinks written down."""
    told = "\n".join(line for line in CALM.splitlines() if "drink" not in line)
    lead = _lead(from_lines(told.replace("17:00  void 300 urge 1", "").replace("20:00  void 300 urge 1", "")))
    assert lead.findings[0] == NL(
        "report.lead.some_within", within="grootste plas, hoeveel u plaste in 24 uur, plassen ’s nachts"
    )
    assert any(line.startswith("U plaste") for line in lead.findings[1:])
    assert lead.findings[-1].startswith("Niet bekend: gedronken in 24 uur.")


def test_where_the_bowel_leads_its_days_are_the_picture() -> None:
    assert _charts(from_lines(CALM)) == ["typical-day"]
    assert _charts(from_lines(CALM + BOWEL)) == ["typical-day", "fortnight"]
    chapter = next(s for s in from_lines(CALM + BOWEL).sections if s.id == "bowel")
    assert not [block for block in chapter.blocks if isinstance(block, Chart)]


def test_a_main_complaint_of_the_bowel_brings_its_picture() -> None:
    calm = BOWEL.replace("type 6", "type 4")
    assert _charts(from_lines(CALM + calm)) == ["typical-day"]
    told = CALM.replace("person:", "person: complaint stool,") + calm
    assert _charts(from_lines(told)) == ["typical-day", "fortnight"]


def test_one_day_is_called_that_day() -> None:
    (chart,) = (block for block in from_lines(CALM).sections[0].blocks if isinstance(block, Chart))
    assert chart.title == NL("report.typical_day.title_one")


def test_the_days_of_the_bowel_are_those_that_were_kept_and_no_walk_is_postponing() -> None:
    """Seven days at least; from ten minutes on it is postponing."""
    days = "".join(f"\n    2026-03-{4 + n:02} 09:00  stool type 4 postponed {9 + n % 2}" for n in range(8))
    chart = _fortnight(from_lines(CALM + days))
    assert len(chart.drawing.days) == 8
    assert [stool.postponed for stool in chart.drawing.stools] == [False, True] * 4
    one = CALM + "\n    2026-03-04 09:00  stool type 4"
    assert len(_fortnight(from_lines(one)).drawing.days) == 7


def test_too_few_measured_voids_says_how_many_it_takes() -> None:
    report = from_lines(CALM)
    (numbers,) = (block for block in report.sections[0].blocks if isinstance(block, KeyNumbers))
    assert any("Er zijn er overdag 10 nodig." in line for line in numbers.withheld)
