"""Times of day: what is accepted, what the rows around must settle, and what is a problem."""

import datetime as dt
import math

import pytest

from diary.reading.cells.codes import Wrong
from diary.reading.cells.times import Clock, clock

TIMES = {
    "07:30": 450, "7:30": 450, "7.30": 450, "7,30": 450, "7u30": 450, "7h30": 450,
    "19.30u": 1170, "0730": 450, "730": 450, "07:30:00": 450, "7.30 uur": 450, "±7:30": 450, "ca. 7:30": 450,
    "7 pm": 1140, "7:30pm": 1170, "12 am": 0, "half acht 's avonds": 1170,
    "12 uur 's nachts": 0, "11 uur 's nachts": 1380, "1 uur 's nachts": 60, "8:00 's ochtends": 480,
    "13:00 's middags": 780, "24:00": 1440, "24:15": 1455, "middernacht": 1440, "midnight": 1440, "noon": 720,
    "7:30 uur": 450, "8 uur 30": 510, "7 30": 450, "7u 30": 450, "7;30": 450, "07.30u": 450, "7:30?": 450,
    "7:30 (ongeveer)": 450, "ongev. 7:30": 450, "~7.30": 450, "+/- 7.30": 450, "'s ochtends 7 uur": 420,
    "24u": 1440, "24.00": 1440, "0 uur": 0, "7.3": 450, "0.3125": 450, "1930": 1170, 45719.3125: 450,
    "645a": 405, "12p": 720, "10:30p": 1350, "7 p": 1140,
    "02/03/2026 07:30": 450, dt.datetime(1904, 1, 1, 7, 30): 450, dt.datetime(1900, 1, 1, 7, 30): 450,
    "00:00": 0, "13-40": 820, "7-30": 450, "12 noon": 720, "MN": 1440, "12 midnight": 1440, "12:00 noon": 720,
    "7.05am": 425, "2.20 PM": 860, "13 uur": 780, 13.0: 780, "0,3125": 450, "kwart over 19": 1155, "23:59": 1439,
    0.3125: 450, 7.3: 450, 7.05: 425, 0.0: 0, 730.0: 450, 1930.0: 1170, 24.0: 1440, 0.5: 720,
    dt.time(6, 59, 59, 968000): 420, dt.time(23, 59, 40): 1440, dt.datetime(1899, 12, 30, 7, 30): 450,
    dt.timedelta(hours=7, minutes=30): 450, dt.timedelta(hours=24): 1440,
}  # fmt: skip
WHOLE_HOURS = {
    "7u": 420, "7 uur": 420, "rond 8 uur": 480, "7 o'clock": 420, "±7u": 420, "7": 420, "12 uur": 720, 7.0: 420,
    "1 h": 60, "5 hours": 300,
}  # fmt: skip
SPANS = {
    "6-7am": 390, "6 - 7 pm": 1110, "11am-1pm": 720, "tussen 7 en 8": 450, "between 7 and 8 am": 450, "7:00-7:30": 435,
    "van 22:00 tot 24:00": 1380, "23-24": 1410, "6-7": 390, "7 tot 8 uur 's avonds": 1170, "07:30–08:00": 465,
}  # fmt: skip
SPOKEN = {
    "half acht": 450, "half 8": 450, "kwart over 7": 435, "kwart voor acht": 465, "tien voor half acht": 440,
    "vijf over half acht": 455, "acht uur": 480, "half past seven": 450, "half seven": 450, "quarter to eight": 465,
    "ten past 7": 430, "twaalf uur": 0, "half een": 30,
    "halfacht": 450, "± half acht": 450, "half één": 30, "kwart voor één": 45, "vijf voor half 8": 445, "20 to 8": 460,
    "tien over zeven": 430, "seven": 420, "quarter past seven": 435,
}  # fmt: skip
NO_TIMES = [
    "06-08", "13-05", "7-10", "6am-6pm", "22:00-07:00", "9" * 5000, "9" * 32_767, "٣" * 3, "7:3٣",
    dt.datetime(1900, 1, 9, 18, 0), dt.datetime(1900, 1, 26, 2, 24), dt.datetime(1900, 1, 7, 3, 0),
    "25:00", "7:65", "7:5", "ochtend", "half", "zeven over foo", "kwart over 25", "-1:00", "abc over acht",
    7.75, 0.3, 25.0, 99.0, 2567.0, 7.123, -1.0, math.nan, math.inf, True, dt.timedelta(hours=25), dt.timedelta(-1),
    dt.date(2026, 3, 2), "nacht", "'s ochtends", "7'30", "1 1", 45719.0, 20260302.5, 0.02,
    False,
    "2-3-2026", "2-3-2026 ochtend",
]  # fmt: skip


@pytest.mark.parametrize(("cell", "minutes"), TIMES.items())
def test_a_time_is_read(cell: object, minutes: int):
    assert clock(cell) == Clock(minutes)


@pytest.mark.parametrize(("cell", "minutes"), SPOKEN.items())
def test_a_spoken_time_leaves_morning_or_evening_open(cell: str, minutes: int):
    assert clock(cell) == Clock(minutes, half_unknown=True)


@pytest.mark.parametrize("cell", NO_TIMES)
def test_what_is_no_time_is_a_problem(cell: object):
    assert clock(cell) == Wrong("time_unreadable")


def test_a_moment_keeps_its_own_date():
    for cell in (dt.datetime(2026, 3, 2, 7, 5), "2026-03-02 07:05", "2026-03-02T07:05:00", "2-3-2026 7.05"):
        assert clock(cell) == Clock(425, date=dt.date(2026, 3, 2))


@pytest.mark.parametrize(("cell", "minutes"), WHOLE_HOURS.items())
def test_a_whole_hour_stands_as_it_was_written_unless_the_rows_say_otherwise(cell: object, minutes: int):
    assert clock(cell) == Clock(minutes, whole_hour=True)


@pytest.mark.parametrize(("cell", "minutes"), SPANS.items())
def test_of_two_times_the_middle_is_taken(cell: str, minutes: int):
    found = clock(cell)
    assert isinstance(found, Clock)
    assert (found.minutes, found.span) == (minutes, True)
    assert found.whole_hour == (cell in ("tussen 7 en 8", "6-7"))


@pytest.mark.parametrize(
    ("days", "minutes_of_day", "expected"),
    [(7, 144, 430), (9, 432, 570), (14, 288, 860), (22, 576, 1360), (7, 590, 461), (7, 0, 420), (2, 216, 135)],
)
def test_a_number_typed_in_a_cell_for_times_is_hours_and_minutes(days: int, minutes_of_day: int, expected: int):
    """Excel keeps 7.1 as a week after its zero point, at 02:24."""
    for zero in (dt.datetime(1899, 12, 31), dt.datetime(1904, 1, 1)):
        cell = zero + dt.timedelta(days=days, minutes=minutes_of_day)
        assert clock(cell) == Clock(expected, typed=True)
