"""Rows by themselves: kept and taken up again unchanged, the same in any batch; and which diaries come twice."""

import datetime as dt
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.cohort.batch import Batch, File, Files
from diary.cohort.duplicates import UNDATED, duplicates
from diary.cohort.rows import Rows, rows
from diary.cohort.sources import Source
from diary.model import Diary
from diary.settings import DEFAULTS
from tests.conftest import SAMPLES

ALL = tuple(Source(str(path)) for path in sorted(SAMPLES.rglob("*.xlsx")))
PATIENT = st.tuples(
    st.sampled_from(["", "p", "q"]),
    st.sampled_from("abcdefgh"),
    st.one_of(st.none(), st.tuples(st.integers(0, 20), st.integers(0, 5))),
    st.booleans(),
)


def read(sources: tuple[Source, ...]) -> Rows:
    return rows(Files(sources).read(DEFAULTS, None, lambda _: None)[1], DEFAULTS)


def test_rows_are_kept_as_they_are() -> None:
    made = read((*ALL[:8], Source("gone.xlsx")))
    kept = Rows.from_bytes(made.to_bytes())
    assert kept.files == made.files
    assert kept.about.keys() == made.about.keys()
    for name in made.about:
        np.testing.assert_array_equal(kept.about[name], made.about[name])
    for name in ("numbers", "levels"):
        np.testing.assert_array_equal(getattr(kept, name), getattr(made, name))


def test_a_row_does_not_depend_on_its_neighbours() -> None:
    """To the last bit: so the table is the same however diaries are put together."""
    together = read(ALL)
    for number in range(0, len(ALL), 5):
        alone = read(ALL[number : number + 1])
        assert alone.files == together.files[number : number + 1]
        np.testing.assert_array_equal(alone.numbers[0], together.numbers[number])
        np.testing.assert_array_equal(alone.levels[0], together.levels[number])


def test_a_batch_without_a_diary_has_rows_without_numbers() -> None:
    made = read((Source("gone.xlsx"), Source("there.xlsx", "reading_broke_off")))
    assert [one.problems for one in made.files] == ["file_not_found", "reading_broke_off"]
    assert np.isnan(made.numbers).all()
    assert set(made.levels.ravel()) == {""}
    assert len(Rows.from_bytes(made.to_bytes())) == 2


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ({"days": [{"date": dt.datetime(2026, 3, 2), "dated": True}]}, (2, 2)),
        (
            {
                "days": [
                    {"date": dt.datetime(2026, 3, 2), "dated": True},
                    {"date": dt.datetime(2026, 3, 5), "dated": True, "morning_only": True},
                ],
                "bowel": [{"at": dt.datetime(2026, 3, 4, 8)}],
            },
            (2, 4),
        ),
        ({"days": [{"date": dt.datetime(2026, 3, 2), "dated": False}]}, None),
        ({"drinks": [{}]}, None),
    ],
)
def test_the_days_of_a_diary(tables: dict, expected: tuple[int, int] | None) -> None:
    facts = Diary.of(patients=[{}], **tables)
    made = rows(Batch((File("a", "", readable=True),), facts), DEFAULTS)
    march = (dt.date(2026, 3, 1) - dt.date(1970, 1, 1)).days
    days = tuple(march + day - 1 for day in expected) if expected else (UNDATED, UNDATED)
    assert (made.about["first_day"][0], made.about["last_day"][0]) == days


@given(st.lists(PATIENT, max_size=8))
def test_duplicates_are_those_that_share_content_or_code_and_days(patients: list[tuple]) -> None:
    code, sha256, days, readable = (list(column) for column in zip(*patients, strict=True)) if patients else [[]] * 4
    sha256 = [f"{content} {own}" for content, own in zip(sha256, days, strict=True)]  # one content has its own days
    first = np.array([one[0] if one else UNDATED for one in days], dtype=np.int64)
    last = np.array([one[0] + one[1] if one else UNDATED for one in days], dtype=np.int64)
    expected = [False] * len(patients)
    for one, other in combinations([number for number in range(len(patients)) if readable[number]], 2):
        dated = days[one] is not None and days[other] is not None
        meet = dated and first[one] <= last[other] and first[other] <= last[one]
        if sha256[one] == sha256[other] or (code[one] and code[one] == code[other] and meet):
            expected[one] = expected[other] = True
    twice, repeats = duplicates(sha256, code, first, last, np.array(readable, dtype=bool))
    assert twice.tolist() == expected
    assert not (repeats & ~twice).any()
    assert repeats.any() == twice.any()
    assert not twice.any() or (twice & ~repeats).any()


def test_a_diary_that_the_disk_no_longer_has_is_named_as_such(tmp_path: Path) -> None:
    assert (
        Files((Source(str(tmp_path / "gone.xlsx")),)).key(DEFAULTS)
        == Files((Source(str(tmp_path / "gone.xlsx")),)).read(DEFAULTS, None, lambda _: None)[0]
    )
