"""Parts of the day in place of times: what stands beside one was somewhere in it, and that is told."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from diary.reading.reader import read
from diary.record import Reading

HEAD = ("Tijd", "Geplast", "Gedronken (glazen)", "Verlies")
MORNING = (("Ochtend", "x", 1, None), (None, "x", None, None), (None, None, None, None))


def of(path: Path, *days: Sequence[Sequence[object]], head: Sequence[str] = HEAD) -> Reading:
    """Read sheets of a day each, from 2 March on."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(days):
        sheet = book.create_sheet(f"Dag {number + 1}")
        for row in (("Datum", dt.date(2026, 3, 2 + number)), (), head, *rows):
            sheet.append(list(row))
    book.save(path / "parts.xlsx")
    return read(path / "parts.xlsx")


def test_rows_lie_evenly_in_their_part_in_order_past_midnight(tmp_path: Path) -> None:
    day = (
        *MORNING,
        ("Middag", "x", None, None),
        ("Avond", "x", "x", "x"),
        ("Nacht", None, None, None),
        (None, "x", None, None),
    )
    reading = of(tmp_path, day)
    assert reading.problems == ()
    assert [f"{at:%d %H:%M}" for at in reading.diary.voids["at"].tolist()] == [
        "02 06:37", "02 07:49", "02 12:37", "02 18:31", "03 01:07",
    ]  # fmt: skip
    assert reading.diary.drinks["volume_ml"].tolist() == [200, 200]
    assert [guess.code for guess in reading.guesses] == ["part_of_day", "first_morning_void_taken", "tick_is_one"]
    assert reading.rows.read == reading.rows.present == 5


def test_an_empty_part_keeps_its_room(tmp_path: Path) -> None:
    """The same row is at the same time on a day with an empty part and on one without."""
    full = (*MORNING, ("Middag", "x", None, None), ("Avond", "x", None, None))
    reading = of(tmp_path, full, (*MORNING, ("Middag", None, None, None), ("Avond", "x", None, None)))
    moments = reading.diary.voids["at"].tolist()
    assert [f"{at:%d %H:%M}" for at in moments if at.hour >= 18] == ["02 18:31", "03 18:31"]


@pytest.mark.parametrize(
    "words", [("Morning", "Afternoon", "Evening", "Night"), ("ochtend", "NAMIDDAG", "avond", "de nacht")]
)
def test_the_parts_are_known_in_both_languages_however_they_are_written(tmp_path: Path, words: tuple[str, ...]) -> None:
    reading = of(tmp_path, [(word, "x", None, None) for word in words])
    assert reading.problems == ()
    assert [at.hour for at in reading.diary.voids["at"].tolist()] == [6, 12, 18, 23]


def test_the_same_part_on_every_row_is_one_part(tmp_path: Path) -> None:
    """So that no two voids fall together."""
    reading = of(tmp_path, [("Ochtend", "x"), ("Ochtend", "x"), ("Ochtend", "x"), ("Avond", "x")], head=HEAD[:2])
    assert [f"{at:%H:%M}" for at in reading.diary.voids["at"].tolist()] == ["06:37", "07:49", "09:01", "18:31"]


def test_a_row_above_the_first_part_has_no_time(tmp_path: Path) -> None:
    reading = of(tmp_path, [(None, "x", None, None), ("Ochtend", "x", None, None), ("Avond", "x", None, None)])
    assert [(problem.code, problem.cell) for problem in reading.problems] == [("time_missing", "A4")]
    assert len(reading.diary.voids) == 2


def test_one_part_alone_is_no_time(tmp_path: Path) -> None:
    reading = of(tmp_path, [("Ochtend", "x", None, None), (None, "x", 2, None)], [("07:00", 300, None, None)])
    assert "time_unreadable" in [problem.code for problem in reading.problems]
    assert reading.diary.voids["volume_ml"].tolist() == [300]


def test_beside_a_clock_time_a_part_of_the_day_is_no_time(tmp_path: Path) -> None:
    reading = of(tmp_path, [("07:10", "x", None, None), ("ochtend", "x", None, None), ("12:00", "x", None, None)])
    assert [problem.code for problem in reading.problems] == ["time_unreadable"]
    assert len(reading.diary.voids) == 2


def test_a_small_number_without_a_unit_says_how_often_and_never_how_much(tmp_path: Path) -> None:
    reading = of(tmp_path, [("Ochtend", 1, None, None), ("Middag", 3, None, None), ("Avond", 250, None, None)])
    assert reading.diary.voids.frame()["volume_ml"].fillna(-1).tolist() == [-1, -1, 250]
    assert [(problem.code, problem.cell, problem.found) for problem in reading.problems] == [
        ("counted_once", "B5", "3")
    ]


def test_below_a_heading_with_a_unit_every_number_is_an_amount(tmp_path: Path) -> None:
    reading = of(tmp_path, [("Ochtend", 15), ("Middag", 300)], head=("Tijd", "Geplast (ml)"))
    assert reading.diary.voids["volume_ml"].tolist() == [15, 300]


def test_the_morning_after_is_no_day_where_only_the_first_void_is_there(tmp_path: Path) -> None:
    reading = of(tmp_path, [*MORNING, ("Avond", "x", None, None)], [("Ochtend", "x", None, None), ("Middag",)])
    assert reading.diary.days["morning_only"].tolist() == [False, True]
    assert "closing_morning_taken" in [guess.code for guess in reading.guesses]
    reading = of(tmp_path, [*MORNING, ("Avond", "x", None, None)], [("Ochtend", "x", 1, None), ("Middag",)])
    assert reading.diary.days["morning_only"].tolist() == [False, False]
