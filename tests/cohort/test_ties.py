"""What rows have of each other, by a sort on disk: what going through all rows at once finds, in any buckets."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.cohort import ties
from diary.cohort.batch import File
from diary.cohort.duplicates import UNDATED, duplicates, visit_numbers
from diary.cohort.rows import CODES, KEYS, Rows
from diary.keys import apart, key

HASHES = ["", *(digit * 64 for digit in "ef1"), "1" * 16 + "2" * 48]
ROW = st.tuples(
    st.sampled_from(HASHES), st.sampled_from(["", "p", "q", "r"]), st.sampled_from([UNDATED, *range(8)]),
    st.integers(0, 3), st.booleans(),
)  # fmt: skip


def as_rows(told: list[tuple[str, str, int, int, bool]]) -> Rows:
    files = tuple(File(sha256, "", readable=readable and bool(sha256)) for sha256, *_, readable in told)
    first = np.array([day for _, _, day, _, _ in told], dtype=np.int64)
    last = np.array([day if day == UNDATED else day + long for _, _, day, long, _ in told], dtype=np.int64)
    about = {
        "code": np.array([code for _, code, *_ in told], dtype=object),
        "first_day": first,
        "last_day": last,
    }
    return Rows(
        files, about, np.zeros((len(told), len(KEYS))), np.full((len(told), len(CODES)), ""), np.zeros(0, dtype=bool)
    )


@pytest.mark.parametrize("at_once", [1, 5, 1000])
@given(told=st.lists(ROW, min_size=1, max_size=40))
def test_a_sort_on_disk_finds_what_all_rows_together_tell(
    tmp_path_factory: pytest.TempPathFactory, at_once: int, told: list[tuple[str, str, int, int, bool]]
) -> None:
    rows = as_rows(told)
    pieces = [as_rows(told[at : at + 7]) for at in range(0, len(told), 7)]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ties, "ROWS_AT_ONCE", at_once)
        together = ties.Ties(tmp_path_factory.mktemp("ties"), len(told))
        for number, piece in enumerate(pieces):
            together.add(ties.ties(piece, 7 * number, None))
        count = together.settle()
    found = ties.found_of(together.found, 0, len(told))

    readable = np.array([file.readable for file in rows.files])
    code, first, last = (rows.about[name] for name in ("code", "first_day", "last_day"))
    hashes = [file.sha256 for file in rows.files]
    twice, _ = duplicates(hashes, code, first, last, readable)
    assert found["twice"].tolist() == twice.tolist()
    assert count == twice.sum()
    assert found["visit"].tolist() == visit_numbers(code, first, readable).tolist()
    own = [key(sha256) + (f"-{copy + 1}" if copy else "") for sha256, copy in zip(hashes, found["copy"], strict=True)]
    assert own == apart(map(key, hashes))


def test_some_rows_are_found_by_their_place(tmp_path: Path) -> None:
    together = ties.Ties(tmp_path, 4)
    together.add(ties.ties(as_rows([(digit * 64, "", UNDATED, 0, True) for digit in "1221"]), 0, None))
    assert together.settle() == 4
    assert ties.found_of(together.found, 2, 2)["copy"].tolist() == [1, 1]
    assert [path.name for path in tmp_path.iterdir()] == ["found"]


def test_with_a_secret_a_row_is_told_by_what_stands_for_its_file(tmp_path: Path) -> None:
    made = ties.ties(as_rows([("1" * 64, "p", 3, 1, True)]), 5, b"a key of sixteen")
    assert made["row"].tolist() == [5]
    assert made["content"] != bytes.fromhex("1" * 32)
