"""The clock: elapsed hours and hours that come twice, as pandas tells them, in zones that change at any hour."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diary.analysis.clock import comes_twice, elapsed_hours
from diary.analysis.grouping import Times

ZONES = (
    "Europe/Amsterdam", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "Africa/Cairo", "Asia/Kolkata",
    "Australia/Lord_Howe", "Pacific/Chatham", "Atlantic/Azores", "Etc/UTC",
)  # fmt: skip
SPRING, AUTUMN = dt.datetime(2026, 3, 29), dt.datetime(2026, 10, 25)
MOMENTS = st.none() | (
    st.datetimes(dt.datetime(1975, 1, 1), dt.datetime(2037, 1, 1))
    | st.integers(-1440, 2880).map(lambda minutes: SPRING + dt.timedelta(minutes=minutes))
    | st.integers(-1440, 2880).map(lambda minutes: AUTUMN + dt.timedelta(minutes=minutes))
    | st.integers(-1440, 2880).map(lambda minutes: dt.datetime(2018, 11, 4) + dt.timedelta(minutes=minutes))
    | st.integers(-1440, 2880).map(lambda minutes: dt.datetime(2024, 10, 31) + dt.timedelta(minutes=minutes))
).map(lambda at: at.replace(microsecond=0))
PAIRS = st.lists(st.tuples(MOMENTS, MOMENTS), max_size=8)


def times(moments: list[dt.datetime | None]) -> Times:
    return np.array(moments, dtype="datetime64[s]")


def localized(moments: Times, zone: str, *, first: bool) -> pd.DatetimeIndex:
    return pd.DatetimeIndex(moments).tz_localize(
        zone, ambiguous=np.full(len(moments), first), nonexistent="shift_forward"
    )


@pytest.mark.parametrize("zone", ZONES)
@given(PAIRS)
@example([(SPRING + dt.timedelta(hours=2, minutes=30), SPRING + dt.timedelta(hours=3))])
@example([(AUTUMN + dt.timedelta(hours=2, minutes=30), AUTUMN + dt.timedelta(hours=3))])
def test_the_hours_between_two_times_are_those_of_pandas(
    zone: str, pairs: list[tuple[dt.datetime | None, dt.datetime | None]]
) -> None:
    start, end = times([start for start, _ in pairs]), times([end for _, end in pairs])
    passed = (localized(end, zone, first=True) - localized(start, zone, first=True)) / pd.Timedelta(hours=1)
    np.testing.assert_array_equal(elapsed_hours(start, end, zone), np.asarray(passed, dtype=float))


@pytest.mark.parametrize("zone", ZONES)
@given(st.lists(MOMENTS, max_size=8))
def test_the_times_that_come_twice_are_those_of_pandas(zone: str, moments: list[dt.datetime | None]) -> None:
    at = times(moments)
    first, second = (localized(at, zone, first=first) for first in (True, False))
    assert comes_twice(at, zone).tolist() == ((first != second) & first.notna()).tolist()


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-03-28T23:00", "2026-03-29T07:00", 7),
        ("2026-10-24T23:00", "2026-10-25T07:00", 9),
        ("2026-03-29T02:10", "2026-03-29T03:00", 0),
        ("2026-10-25T02:10", "2026-10-25T03:10", 2),
        ("2026-06-01T23:00", "2026-06-02T07:00", 8),
    ],
)
def test_a_night_is_as_long_as_it_was_when_the_clock_was_changed(start: str, end: str, hours: float) -> None:
    night = (np.array([at], dtype="datetime64[s]") for at in (start, end))
    assert elapsed_hours(*night, "Europe/Amsterdam").tolist() == [hours]
