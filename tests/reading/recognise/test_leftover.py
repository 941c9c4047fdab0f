"""Times and amounts of which nobody gives account: told with their cells, their days open, or the sheet is not read."""

from __future__ import annotations

import pytest

from diary.record import NotRecognised, Reading
from tests.reading.grids import DAY, reading, sheet

LIST = {
    "nl": "Datum | Tijd | Geplast (ml) | Gedronken (ml)\n2-3-2026 | 07:10 | 300 |\n2-3-2026 | 08:00 | | 200\n"
    "2-3-2026 | 12:00 | 250 |\n3-3-2026 | 07:15 | 280 |\n3-3-2026 | 09:00 | | 150",
    "en": "Date | Time | Urine (ml) | Drink (ml)\n2-3-2026 | 07:10 | 300 |\n2-3-2026 | 08:00 | | 200\n"
    "2-3-2026 | 12:00 | 250 |\n3-3-2026 | 07:15 | 280 |\n3-3-2026 | 09:00 | | 150",
}


def left(found: Reading) -> list[tuple[str, str, str]]:
    return [(each.cell, each.found, each.severity) for each in found.problems if each.code == "cells_left"]


def open_days(found: Reading) -> list[str]:
    return sorted({f"{at:%d}" for at in found.diary.gaps["at"].tolist()})


@pytest.mark.parametrize("language", LIST)
def test_a_time_above_a_table_that_nothing_names_is_told_and_no_day_is_whole(language: str):
    found = reading(sheet("Blad1", f"Iets wat niemand kent | 06:00\n{LIST[language]}"))
    assert left(found) == [("B1", "B1", "warning")]
    assert open_days(found) == ["02", "03"]
    assert len(found.diary.voids) == 3


@pytest.mark.parametrize("language", LIST)
def test_numbers_beside_a_table_that_line_up_are_told_once_and_open_their_own_day(language: str):
    lines = LIST[language].splitlines()
    beside = [lines[0], *(f"{line} | | | {number}" for line, number in zip(lines[1:4], (310, 90, 120), strict=True))]
    found = reading(sheet("Blad1", "\n".join([*beside, *lines[4:]])))
    told = [each for each in found.problems if each.severity == "warning" and each.cell.startswith("G")]
    assert len(told) == 1
    assert open_days(found) == ["02"]


@pytest.mark.parametrize(
    "above",
    ["Kamer | 12", "Totaal | 750 ml", "Medicatie | 08:00", "Streefwaarde: niet meer dan 400 ml", "1 | 2 | 3 | 4"],
)
def test_what_is_known_to_be_no_entry_is_not_told(above: str):
    found = reading(sheet("Blad1", f"{above}\n\n{LIST['nl']}"))
    assert left(found) == []
    assert not len(found.diary.gaps)


def test_a_sheet_of_which_more_would_be_left_than_is_read_is_not_read():
    above = "Rondje | 07:10 | 300 ml\nRondje | 08:30 | 210 ml\nRondje | 11:00 | 150 ml"
    with pytest.raises(NotRecognised):
        reading(
            sheet("Blad1", f"{above}\n\nDatum | Tijd | Geplast (ml)\n2-3-2026 | 07:10 | 300\n2-3-2026 | 09:10 | 310")
        )


def test_amounts_in_a_column_of_the_template_without_a_heading_are_told_and_the_template_is_read():
    rows = "07:10 | | | 300 | | | | | | | 80\n09:00 | 200 | | | | | | | | | 90\n12:00 | | | 250 | | | | | | | 110"
    found = reading(sheet("Dag 1", DAY, rows))
    assert left(found) == [("K6", "K6", "warning"), ("K7", "K7", "warning"), ("K8", "K8", "warning")]
    assert len(found.diary.voids) == 2
    assert len(found.diary.gaps)


BELOW = {
    "a table of something unknown": ("Rondje | Hoeveel\nEen | 250 ml\nTwee | 300 ml", "warning"),
    "a summary": ("Samenvatting\nnaam | waarde\nuit | 900 ml\nin | 350 ml", "note"),
}


@pytest.mark.parametrize(("below", "severity"), BELOW.values(), ids=BELOW)
def test_what_stands_below_a_table_is_told_by_its_weight(below: str, severity: str):
    found = reading(sheet("Blad1", f"{LIST['nl']}\n\n{below}"))
    told = [each.severity for each in found.problems if each.code == "below_not_read"]
    assert told == [severity]
    assert (not len(found.diary.gaps)) == (severity == "note")
