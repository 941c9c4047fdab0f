"""Times whose half of the day the cell leaves open, settled by the rows around them; what is not literal is listed."""

import pytest

from diary.record import Reading
from tests.reading.grids import at, codes, reading, sheet

HEAD = "Datum | 2-3-2026\nOpgestaan | {rise}\nNaar bed | {bed}\n\nTijd | Geplast (ml) | Gedronken (ml)"


def of(*times: str, rise: str = "07:00", bed: str = "23:00") -> Reading:
    return reading(sheet("Dag 1", HEAD.format(rise=rise, bed=bed), "\n".join(f"{time} | 200 |" for time in times)))


def guesses(found: Reading) -> list[tuple[str, str, str]]:
    return [(guess.code, guess.cell, guess.chosen) for guess in found.guesses]


WHOLE_HOURS = {
    "only the afternoon fits": (["07.00", "14.10", "5 uur", "18.30"], "02 17:00", [("half_of_day", "A8", "17:00")]),
    "only the evening fits": (["18.30", "20:00", "9 o'clock", "22:30"], "02 21:00", [("half_of_day", "A8", "21:00")]),
    "as it stands": (["07.00", "08:00", "9 uur", "12:30"], "02 09:00", []),
    "it follows soon": (["07.00", "08:00", "9 uur", "22:30"], "02 09:00", []),
    "either may be": (["07.00", "08:00", "3 uur", "22:30"], "02 15:00", [("half_of_day", "A8", "15:00")]),
    "soonest after the row above": (["07.00", "11 uur", "1 uur"], "02 13:00", [("half_of_day", "A8", "13:00")]),
    "in the night": (["07.00", "22:30", "3 uur", "06:00"], "03 03:00", []),
    "neither fits": (["07.00", "14:00", "5 uur", "14:30", "20:00"], "03 05:00", []),
}  # fmt: skip


@pytest.mark.parametrize(("times", "moment", "listed"), WHOLE_HOURS.values(), ids=WHOLE_HOURS)
def test_a_whole_hour_goes_by_the_order_of_the_rows(times: list[str], moment: str, listed: list[object]):
    found = of(*times)
    assert moment in at(found, "voids")
    assert [guess for guess in guesses(found) if guess[0] == "half_of_day"] == listed
    assert found.rows.refused == 0


@pytest.mark.parametrize(("first", "below", "moment"), [
    ("12 o'clock", "02:20", "02 00:00"), ("12 uur", "02.20", "02 00:00"), ("12 uur", "14:20", "02 12:00"),
])  # fmt: skip
def test_twelve_at_the_beginning_of_a_date_is_midnight_where_the_night_goes_on_below_it(first, below, moment):
    rows = f"1-3-2026 | 21:00 | 150\n2-3-2026 | {first} | 300\n | {below} | 250"
    found = reading(sheet("Blad1", "Datum | Tijd | Geplast (ml)", rows))
    assert at(found, "voids")[1:] == [moment, f"02 {below.replace('.', ':')}"]


def test_a_row_beside_which_neither_half_fits_makes_the_order_doubtful_and_that_is_named():
    found = of("07.00", "14:00", "5 uur", "14:30", "20:00")
    assert codes(found) == [("row_out_of_order", "A8")]


BEDS = {
    "eleven in the evening": ("07:00", "11 uur", "23:00", [("half_of_day", "B3", "23:00")]),
    "past midnight": ("07:00", "1 uur", "01:00", []),
    "in figures": ("07:00", "11:00", "11:00", []),
}


@pytest.mark.parametrize(("rise", "bed", "moment", "listed"), BEDS.values(), ids=BEDS)
def test_a_bedtime_of_a_whole_hour_is_half_a_day_after_rising(rise: str, bed: str, moment: str, listed: list[object]):
    found = of("07:10", "12:00", rise=rise, bed=bed)
    assert f"{found.diary.days['bed'][0].item():%H:%M}" == moment
    assert guesses(found) == listed


def test_a_time_that_was_not_read_by_its_letter_is_listed():
    assert guesses(of("07:10", "12:00", "13:00-14:00")) == [("time_between", "A8", "13:30")]
    assert guesses(of("07:10", "12:00", "13-40")) == []
    evening = of("07:10", "17:00", "6-7", "20:00")
    assert guesses(evening) == [("half_of_day", "A8", "18:30"), ("time_between", "A8", "18:30")]


def test_an_hour_that_nothing_settles_stands_as_written_and_is_listed():
    rows = "1-3-2026 | 23:10 | 300\n2-3-2026 | 12 uur | 180"
    found = reading(sheet("Lijst", "Datum | Tijd | Geplast (ml)", rows))
    assert at(found, "voids") == ["01 23:10", "02 12:00"]
    assert guesses(found) == [("hour_as_written", "B3", "12:00")]
