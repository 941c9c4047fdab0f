"""The tables: what several diaries make together, and what a row may say."""

import datetime as dt

import pytest
from pandas.testing import assert_frame_equal

from diary.model import TABLES, Diary, together
from diary.reading.reader import read
from tests.conftest import SAMPLES


def test_the_rows_of_many_diaries_make_the_tables_of_each_together() -> None:
    readings = [read(path) for path in sorted(SAMPLES.glob("*.xlsx"))]
    many, each = Diary.of_many(one.tables for one in readings), together(one.diary for one in readings)
    for name in TABLES:
        assert_frame_equal(getattr(many, name).frame(), getattr(each, name).frame())


def test_the_rows_of_a_reading_are_as_they_were() -> None:
    rows = {"voids": [{"volume_ml": 250.0}]}
    Diary.of_many([rows, rows])
    assert rows == {"voids": [{"volume_ml": 250.0}]}


def test_a_table_has_no_other_columns() -> None:
    with pytest.raises(KeyError, match="amount"):
        Diary.of(voids=[{"amount": 250.0}])


def test_a_time_is_one_of_python_or_iso_text_or_unknown_and_kept_in_whole_seconds() -> None:
    late = dt.datetime(1969, 12, 31, 23, 59, 59, 999_999)
    assert Diary.of(voids=[{"at": late}, {"at": None}, {}]).voids["at"].tolist() == [
        dt.datetime(1969, 12, 31, 23, 59, 59), None, None,
    ]  # fmt: skip
    written = Diary.of(voids=[{"at": "2026-03-02T07:30"}, {"at": dt.date(2026, 3, 2)}, {}]).voids["at"]
    assert written.tolist() == [dt.datetime(2026, 3, 2, 7, 30), dt.datetime(2026, 3, 2), None]
