"""Days as strips: a morning that only closes the last night stands at its end, and a wet night of a list has a drop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diary.analysis.assess import assess
from diary.reading.reader import read
from diary.reports.compose import compose
from diary.reports.document import Chart, DayStrips, Report, TypicalDay
from diary.texts import texts
from tests.conftest import SAMPLES

HEAD = "Datum,Tijd,Katheter (ml),Gedronken (ml)\n"
FIRST = "2026-03-02,07:00,300,\n2026-03-02,12:00,,200\n2026-03-02,17:00,400,\n"
DAYS = f"{FIRST}2026-03-03,07:00,310,\n2026-03-03,16:00,300,250\n"


@pytest.fixture
def drawn(tmp_path: Path) -> Callable[[str], Report]:
    """Compose the report of catheter volumes as rows."""

    def of(rows: str) -> Report:
        path = tmp_path / "rows.csv"
        path.write_text(HEAD + DAYS + rows, "utf-8")
        reading = read(path)
        return compose(reading, assess(reading.diary), texts("nl"))

    return of


def _days(report: Report, kind: type) -> Any:
    blocks = (block for block in report.sections[0].blocks if isinstance(block, Chart))
    return next(block.drawing for block in blocks if isinstance(block.drawing, kind)).strips


def test_a_morning_alone_stands_at_the_end_of_the_night_before_it(drawn: Callable[[str], Report]) -> None:
    report = drawn("2026-03-04,07:30,320,\n")
    assert [strip.short for strip in _days(report, DayStrips)] == ["ma 2", "di 3"]
    assert [mark.value for mark in _days(report, DayStrips)[-1].marks if mark.hour > 23] == [320]
    assert {strip.hours for strip in _days(report, DayStrips)} == {25}
    assert sum(len(strip.marks) for strip in _days(report, DayStrips)) == 6 + 1
    assert [strip.short for strip in _days(report, TypicalDay)] == ["ma 2", "di 3", "wo 4"]


@pytest.mark.parametrize("rows", ["2026-03-04,07:30,320,\n2026-03-04,12:30,320,\n", "2026-03-05,07:30,320,\n"])
def test_a_day_of_more_or_after_a_gap_keeps_its_strip(drawn: Callable[[str], Report], rows: str) -> None:
    assert len(_days(drawn(rows), DayStrips)) == 3


def test_the_days_begin_at_the_hour_of_the_earliest_rising_and_end_with_the_longest_night() -> None:
    reading = read(SAMPLES / "english.xlsx")  # up at 7:10, 7:00 and 7:15, and after the last night at 7:10
    strips = _days(compose(reading, assess(reading.diary), texts("en")), DayStrips)
    assert {(strip.start_clock, strip.hours) for strip in strips} == {(7, 25)}
    assert [strip.marks[0].hour for strip in strips] == pytest.approx([15 / 60, 2 / 60, 18 / 60])


def test_each_sample_keeps_every_mark_on_page_one() -> None:
    for path in sorted(SAMPLES.glob("*.xlsx")):
        reading = read(path)
        blocks = compose(reading, assess(reading.diary), texts("nl")).sections[0].blocks
        kinds = [block.drawing for block in blocks if isinstance(block, Chart)]
        counts = {
            sum(len(strip.marks) for strip in one.strips) for one in kinds if isinstance(one, TypicalDay | DayStrips)
        }
        assert len(counts) == 1


@pytest.mark.parametrize(("name", "drops"), [("child-wet-nights", [1, 1]), ("child-well", [0, 0])])
def test_a_night_that_its_list_calls_wet_has_a_drop_in_its_middle_and_no_time(name: str, drops: list[int]) -> None:
    reading = read(SAMPLES / f"{name}.xlsx")
    drawn = _days(compose(reading, assess(reading.diary), texts("nl")), DayStrips)
    wet = [[mark for mark in strip.marks if mark.kind == "leak"] for strip in drawn]
    assert [len(each) for each in wet] == drops
    for strip, each in zip(drawn, wet, strict=True):
        assert strip.night or not each
        assert [(mark.hour, mark.label) for mark in each] == [
            (sum(strip.night or ()) / 2, texts("nl")("report.strip.in_the_night")) for _ in each
        ]
