"""What was recorded comes back in the report: every field of a stool, pads and grams, each loss with its own mark."""

from typing import Any

import pytest

from diary.reports.document import Chart, Report, Table, TypicalDay
from tests.reports.test_compose import from_lines

DAY = """
    2026-03-04 07:00  rise
               07:05  void 300 leak drops pad
               08:10  stool type 1 strain hard incomplete blocked helped minutes 25 pain 5 blood blood postponed 20
               11:05  stool unsaid leak smear unnoticed
               11:30  leak none pad 45
               15:00  leak small cough
               16:00  catheter 120
               18:10  stool unsaid leak gas noticed
               19:00  stool unsaid type 6-7 leak some free alone strain no blood none
               20:00  stool in_vain
               23:00  bed
    2026-03-05 07:00  rise
               07:05  void 350
"""


def _section(report: Report, name: str) -> tuple[Any, ...]:
    return next(section.blocks for section in report.sections if section.id == name)


def _texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_the_list_of_stools_shows_every_field_that_was_filled_in() -> None:
    listed = next(block for block in _section(from_lines(DAY), "bowel") if isinstance(block, Table))
    hard = "hard geperst · niet leeg · bleef vastzitten · met de hand geholpen · bloed"
    assert [row[1:9] for row in _texts(listed)] == [
        ["08:10", "ja", "1", "20", "25", "5", hard, ""],
        ["11:05", "", "", "", "", "", "", "veeg, niet gemerkt"],
        ["18:10", "", "", "", "", "", "", "windje, gemerkt"],
        ["19:00", "", "6–7", "", "", "", "nee: persen, vastzitten, met de hand, bloed of slijm", "beetje"],
        ["20:00", "nee", "", "", "", "", "", ""],
    ]
    english = next(block for block in _section(from_lines(DAY, "en"), "bowel") if isinstance(block, Table))
    assert _texts(english)[3][7] == "no: straining, stuck, by hand, blood or mucus"


def test_a_laxative_and_a_day_without_stool_are_said_once() -> None:
    report = from_lines("2026-03-04 08:00  laxative\n2026-03-05 08:00  no stool")
    listed = next(block for block in _section(report, "bowel") if isinstance(block, Table))
    assert [row[2:8] for row in _texts(listed)] == [
        ["laxeermiddel", "", "", "", "", ""],
        ["geen ontlasting", "", "", "", "", ""],
    ]


def _day_list(report: Report) -> Table:
    (chart,) = _section(report, "days")
    return chart.drawing.strip.events


def test_the_list_of_a_day_has_its_pads_and_their_grams() -> None:
    day = _day_list(from_lines(DAY))
    pads = day.header.index("Verband")
    assert [(row[0], row[pads]) for row in _texts(day) if row[pads]] == [("07:05", "verwisseld"), ("11:30", "45 g")]
    assert "120 ml (katheter)" in [row[2] for row in _texts(day)]


def test_a_day_without_pads_has_no_column_of_them() -> None:
    day = _day_list(from_lines(DAY.replace(" pad 45", "").replace(" pad", "")))
    assert "Verband" not in day.header
    assert {len(row) for row in day.rows} == {len(day.header)}


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("nl", ["poep", "veeg", "verband", "verlies", "windje", "poep", "poep verloren"]),
        ("en", ["poo", "smear", "pad", "leak", "wind", "poo", "poo leak"]),
    ],
)
def test_what_was_lost_and_what_was_changed_have_marks_of_their_own(language: str, marks: list[str]) -> None:
    """A smear or wind is no stool, a changed pad no leak, a visit in vain neither."""
    report = from_lines(DAY, language)
    chart = next(b for b in report.sections[0].blocks if isinstance(b, Chart) and isinstance(b.drawing, TypicalDay))
    assert chart.data is not None
    told = [(row[1], row[2]) for row in _texts(chart.data)]
    assert [what for at, what in told if "ml" not in at] == ["pad" if language == "en" else "verband", *marks]
    assert ("11:30, 45 g", told[4][1]) == told[4]


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("stool type 4", ["poep, type 4"]),
        ("stool unsaid", ["type onbekend"]),
        ("stool in_vain", ["niets gekomen"]),
        ("stool unsaid leak full", ["poep verloren"]),
        ("stool type 5 leak smear", ["poep, type 5", "veeg"]),
        ("stool unsaid leak none", ["type onbekend"]),
    ],
)
def test_the_fortnight_draws_what_was_lost_apart_from_what_came(line: str, marks: list[str]) -> None:
    chart = next(b for b in from_lines(f"2026-03-04 08:00  {line}").sections[0].blocks if isinstance(b, Chart))
    assert chart.data is not None
    assert [row[2] for row in _texts(chart.data)] == marks
