"""Columns of one length: chosen by rows and by names, joined, told row by row, and to pandas and back."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from diary.model import TABLES, Row, table
from diary.table import Table

MOMENTS = st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2100, 1, 1)).map(lambda at: at.replace(microsecond=0))
VALUES = {
    "key": st.integers(0, 9), "number": st.none() | st.floats(0, 1e6), "flag": st.sampled_from([None, 0, 1]),
    "mark": st.booleans(), "time": st.none() | MOMENTS, "text": st.text(max_size=5),
}  # fmt: skip
ROWS = st.lists(st.fixed_dictionaries({name: VALUES[kind] for name, kind in TABLES["bowel"]}), max_size=6)
THREE = Table({"ml": np.array([250.0, np.nan, 125.0]), "what": np.array(["tea", "", "milk"], dtype=object)})


@pytest.mark.parametrize("which", [np.array([True, False, True]), [0, 2], np.array([0, 2]), slice(None, None, 2)])
def test_rows_are_chosen_by_a_mask_by_places_or_by_a_slice(which: slice | list[int]) -> None:
    assert THREE.rows(which).records() == [{"ml": 250.0, "what": "tea"}, {"ml": 125.0, "what": "milk"}]


def test_a_column_is_added_at_the_end_or_takes_the_place_of_the_one_of_its_name() -> None:
    grown = THREE.having(cold=np.array([True, False, True]), ml=np.zeros(3))
    assert list(grown) == ["ml", "what", "cold"]
    assert (grown["ml"].tolist(), "cold" in THREE, THREE["ml"][0]) == ([0, 0, 0], False, 250)


def test_some_columns_stand_in_the_order_in_which_they_are_asked_for() -> None:
    assert list(THREE.only("what", "ml")) == ["what", "ml"]
    with pytest.raises(KeyError, match="cup"):
        THREE.only("cup")


def test_tables_are_joined_below_each_other() -> None:
    turned = THREE.only("what", "ml")
    joined = Table.joined([THREE, turned.rows([0]), THREE.rows([])])
    assert (list(joined), joined["what"].tolist(), len(joined)) == (["ml", "what"], ["tea", "", "milk", "tea"], 4)
    assert Table.joined([THREE]) is THREE


def test_what_stands_in_a_table_is_not_written_over() -> None:
    with pytest.raises(ValueError, match="read-only"):
        THREE["ml"][0] = 300


def test_columns_are_of_one_length() -> None:
    with pytest.raises(ValueError, match=r"different lengths: \[1, 2\]"):
        Table({"ml": np.zeros(1), "what": np.zeros(2)})
    assert len(Table({})) == 0


@given(ROWS)
def test_a_row_is_told_as_it_was_written(rows: list[Row]) -> None:
    for told, row in zip(table("bowel", rows).records(), rows, strict=True):
        for name, value in row.items():
            assert told[name] == value or (value is None and np.isnan(told[name])), name


@given(ROWS)
def test_a_table_comes_back_from_pandas_as_it_went(rows: list[Row]) -> None:
    bowel = table("bowel", rows)
    frame = bowel.frame()
    text: dict[str, object] = {"text": "str", "time": "datetime64[s]", "mark": "bool", "key": "int64"}
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        name: text.get(kind, "float64") for name, kind in TABLES["bowel"]
    }
    back = Table.of_frame(frame)
    assert {name: back[name].dtype for name in back} == {name: bowel[name].dtype for name in bowel}
    assert_frame_equal(back.frame(), frame)


def test_text_is_kept_by_python_and_missing_text_is_empty() -> None:
    assert THREE.frame()["what"].dtype.storage == "python"
    frame = pd.DataFrame({"what": ["tea", None], "at": pd.to_datetime(["2026-03-02T07:30", None])})
    assert Table.of_frame(frame).records() == [
        {"what": "tea", "at": dt.datetime(2026, 3, 2, 7, 30)},
        {"what": "", "at": None},
    ]
