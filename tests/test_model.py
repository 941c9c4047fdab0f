"""The tables: what several diaries make together, and text that is the same with and without pyarrow."""

import pytest
from pandas.testing import assert_frame_equal

from diary.model import TABLES, Diary, together
from diary.reading.reader import read
from tests.conftest import SAMPLES


def test_the_rows_of_many_diaries_make_the_tables_of_each_together() -> None:
    readings = [read(path) for path in sorted(SAMPLES.glob("*.xlsx"))]
    many, each = Diary.of_many(one.tables for one in readings), together(one.diary for one in readings)
    for name in TABLES:
        assert_frame_equal(getattr(many, name), getattr(each, name))


def test_the_rows_of_a_reading_are_as_they_were() -> None:
    rows = {"voids": [{"volume_ml": 250.0}]}
    Diary.of_many([rows, rows])
    assert rows == {"voids": [{"volume_ml": 250.0}]}


def test_text_is_kept_by_python() -> None:
    dtype = Diary.of(voids=[{"note": "pijn"}]).voids["note"].dtype
    assert (str(dtype), dtype.storage) == ("str", "python")


def test_a_table_has_no_other_columns() -> None:
    with pytest.raises(KeyError, match="amount"):
        Diary.of(voids=[{"amount": 250.0}])
