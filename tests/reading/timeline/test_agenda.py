"""Rows with a date of their own: times around midnight, stamps of another time zone, times below a stamp."""

import pytest

from diary.analysis.assess import assess
from diary.reading.files.workbook import Workbook
from diary.reading.reader import understand
from diary.record import Reading
from diary.settings import DEFAULTS
from tests.reading.grids import at, codes, reading, sheet


def of(rows: str) -> Reading:
    return reading(sheet("Blad1", f"Datum | Tijd | Geplast (ml)\n{rows}"))


MIDNIGHTS = {
    "it opens its date": (
        "9-3-2026 | 23:30 | 200\n10-3-2026 | 24:10 | 180\n10-3-2026 | 03:00 | 200\n10-3-2026 | 07:05 | 300",
        ["09 23:30", "10 00:10", "10 03:00", "10 07:05"], ["midnight_by_order"],
    ),
    "it closes its date": (
        "9-3-2026 | 07:00 | 200\n9-3-2026 | 23:30 | 200\n9-3-2026 | 24:10 | 180\n10-3-2026 | 07:05 | 300",
        ["09 07:00", "09 23:30", "10 00:10", "10 07:05"], [],
    ),
    "alone with a morning": ("10-3-2026 | 24:10 | 180\n10-3-2026 | 03:00 | 200", ["10 00:10",
    "10 03:00"], ["midnight_by_order"]),
    "the newest first, it opens its date": (
        "10-3-2026 | 07:05 | 300\n10-3-2026 | 03:00 | 200\n10-3-2026 | 24:10 | 180\n9-3-2026 | 23:30 | 200\n"
        "9-3-2026 | 20:00 | 200",
        ["10 07:05", "10 03:00", "10 00:10", "09 23:30", "09 20:00"], ["midnight_by_order"],
    ),
    "the newest first, it closes its date": (
        "9-3-2026 | 24:10 | 180\n9-3-2026 | 23:30 | 200\n9-3-2026 | 20:00 | 200\n9-3-2026 | 07:00 | 200",
        ["10 00:10", "09 23:30", "09 20:00", "09 07:00"], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "moments", "guessed"), MIDNIGHTS.values(), ids=MIDNIGHTS)
def test_a_time_after_24_belongs_to_the_midnight_that_its_neighbours_tell(
    rows: str, moments: list[str], guessed: list[str]
):
    found = of(rows)
    assert sorted(at(found, "voids")) == sorted(moments)
    assert [one.code for one in found.guesses if one.code.startswith("midnight")] == guessed


def zoned(stamps: str, timezone: str = "Europe/Amsterdam") -> Reading:
    rows = sheet("Blad1", f"Tijdstempel | Geplast (ml)\n{stamps}")
    return understand(Workbook([rows], "csv", "0" * 64), "app.csv", timezone=timezone)


ZONES = {
    "winter": ("2026-03-09T06:05:00.000Z", "Europe/Amsterdam", "09 07:05"),
    "summer": ("2026-07-09T06:05:00Z", "Europe/Amsterdam", "09 08:05"),
    "over midnight": ("2026-03-09T23:30:00Z", "Europe/Amsterdam", "10 00:30"),
    "an offset": ("2026-03-09 06:05 -05:00", "Europe/Amsterdam", "09 12:05"),
    "an offset without a colon": ("2026-03-09T06:05+0100", "Europe/Amsterdam", "09 06:05"),
    "elsewhere": ("2026-03-09T06:05:00Z", "America/New_York", "09 02:05"),
    "the own zone": ("2026-03-09T06:05:00Z", "UTC", "09 06:05"),
}  # fmt: skip


@pytest.mark.parametrize(("stamp", "timezone", "moment"), ZONES.values(), ids=ZONES)
def test_a_stamp_of_elsewhere_is_on_the_clock_of_the_person(stamp: str, timezone: str, moment: str):
    found = zoned(f"{stamp} | 200\n{stamp} | 250", timezone)
    assert at(found, "voids") == [moment, moment]
    (guess,) = (one for one in found.guesses if one.code == "stamp_in_other_zone")
    assert guess.cell == "A2"
    assert guess.chosen.endswith(f"{moment[3:]}, {timezone}")


def test_a_stamp_of_the_own_clock_stands_as_it_was_written():
    found = zoned("2026-03-09T06:05:00 | 200\n2026-03-09 07:00 | 250")
    assert at(found, "voids") == ["09 06:05", "09 07:00"]
    assert codes(found) == []


def test_one_stamp_of_elsewhere_does_not_move_the_others():
    found = zoned("2026-03-09T06:05:00Z | 200\n2026-03-09 09:00 | 250")
    assert at(found, "voids") == ["09 07:05", "09 09:00"]


@pytest.mark.parametrize(
    "first", ["12-5-2025 07:10", "12-5-2025 - 07:10", "ma 12 mei 2025, 7.10", "12-5-2025 07:10 am"]
)
def test_times_below_a_stamp_are_of_its_date(first: str):
    found = reading(sheet("Blad1", f"Datum en tijd | Geplast (ml)\n{first} | 380\n07:40 | 250\n09:30 | 210"))
    assert at(found, "voids") == ["12 07:10", "12 07:40", "12 09:30"]
    assert codes(found) == [("first_morning_void_taken", "B2")]


def test_a_row_that_cannot_be_placed_makes_only_its_own_date_incomplete():
    rows = """
        9-3-2026 | 07:00 | opgestaan |
        9-3-2026 | 07:05 | plassen | 350
        9-3-2026 | 12:00 | drinken | 1500
        9-3-2026 | 23:00 | naar bed |
        10-3-2026 | 07:00 | opgestaan |
        10-3-2026 | 07:05 | plassen | 300
    """
    head = "Datum | Tijd | Gebeurtenis | Hoeveelheid (ml)"
    whole = sheet("Lijst", head, rows)
    for date, complete in (("1-1-2025", True), ("1-6-2026", True), ("9-3-2026", False)):
        found = reading(whole, sheet("Oud", head, f"{date} | ochtend | plassen | 250"))
        assert ("time_unreadable", "B2") in codes(found)
        assert assess(found.diary, DEFAULTS).numbers.line.days.complete[0] == complete


@pytest.mark.parametrize("key", range(4))
@pytest.mark.parametrize("figure", ["9", "٣"])
def test_thousands_of_figures_in_a_cell_are_unreadable_not_a_fault(key: int, figure: str):
    lines = ["Datum | Tijd | Geplast (ml) | Opmerking", *(f"9-3-2026 | 0{hour}:00 | 300 | moe" for hour in (6, 7, 8))]
    drawn = sheet("Blad1", "\n".join(lines))
    drawn.rows[2][key] = figure * 32_000
    found = reading(drawn)
    assert found.rows.present == 3
    assert key == 3 or any(cell == f"{'ABC'[key]}3" for _, cell in codes(found))
