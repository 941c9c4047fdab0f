"""A table in parts: the rows of the single table, read by other programs, whole or not at all; what it refuses."""

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import frictionless
import pandas as pd
import polars
import pytest

from diary.cohort import dataset, partitioned, ties
from diary.outputs import TIDY
from diary.texts import texts
from diary.workers import WorkerEnded
from tests.cohort.conftest import Folder
from tests.conftest import SAMPLES, Ran

Diary = Callable[..., Ran]
WORKERS = ("--workers", 1)


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch, in_threes: None) -> None:
    """Let a part hold six files, and a bucket two rows."""
    monkeypatch.setattr(partitioned, "FILES_AT_ONCE", 6)
    monkeypatch.setattr(ties, "ROWS_AT_ONCE", 2)


@pytest.fixture
def named(folder: Folder) -> Path:
    """Return a folder of twenty diaries with one that comes three times, one that is none and one that is not there."""
    here = folder(20)
    for number in (3, 17):
        (here / f"e{number}.xlsx").write_bytes((here / "d005.xlsx").read_bytes())
    (here / "none.xlsx").write_bytes(b"no workbook")
    (here / "out-of-reach.xlsx").symlink_to(here / "nowhere.xlsx")
    return here


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("deidentified", [False, True])
@pytest.mark.usefixtures("small_parts")
def test_its_rows_are_those_of_the_single_table(diary: Diary, named: Path, tmp_path: Path, deidentified: bool) -> None:
    (tmp_path / "key").write_text("a secret key of some length", "utf-8")
    more = ("--tidy", *WORKERS, *(("--deidentify", "--key", tmp_path / "key") if deidentified else ()))
    single = diary("cohort", named, "-o", tmp_path / "t.parquet", *more)
    parts = diary("cohort", named, "-o", tmp_path / "t", "--partitioned", *more)
    assert (parts.code, single.code) == (0, 0)
    assert parts.err.replace(f"{tmp_path}/t.", "") == "".join(
        line.replace("t.parquet", "t").replace(f"{tmp_path}/t.", "")
        for line in single.err.splitlines(keepends=True)
        if "t-diaries" not in line
    )
    for table in ("cohort", *TIDY):
        whole = pd.read_parquet(tmp_path / ("t.parquet" if table == "cohort" else f"t-{table}.parquet"))
        pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "t" / table), whole)
    assert len(list((tmp_path / "t" / "cohort").iterdir())) == 4
    listed = json.loads((tmp_path / "t.datapackage.json").read_text("utf-8"))["inputs"]
    assert pd.read_parquet(tmp_path / "t" / "inputs").to_dict("records") == listed
    assert any(one["diary"].endswith("-3") for one in listed)


@pytest.mark.usefixtures("small_parts")
def test_the_same_bytes_on_any_number_of_workers_and_from_a_data_set(diary: Diary, named: Path, tmp_path: Path) -> None:
    assert diary("events", named, "-o", tmp_path / "events", *WORKERS).code == 0
    for name, source, workers in (("one", named, 1), ("two", named, 2), ("set", tmp_path / "events", 2)):
        assert diary("cohort", source, "-o", tmp_path / name, "--partitioned", "--workers", workers).code == 0
    one, two, from_set = (content(tmp_path / name) for name in ("one", "two", "set"))
    assert {**two, "datapackage.json": b""} == {**one, "datapackage.json": b""}
    assert json.loads(two["datapackage.json"]) == json.loads(one["datapackage.json"]) | {"name": "two"}
    frames = [pd.read_parquet(tmp_path / name / "cohort") for name in ("one", "set")]
    pd.testing.assert_frame_equal(*frames)
    assert from_set.keys() >= {"manifest.json", "datapackage.json"}


@pytest.mark.filterwarnings("ignore")  # of the validator and what it stands on
@pytest.mark.usefixtures("small_parts")
def test_other_programs_read_it_and_its_description_validates(
    diary: Diary, named: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert diary("cohort", named, "-o", "t", "--partitioned", "--tidy", *WORKERS).code == 0
    pandas_ = pd.read_parquet("t/cohort")
    assert polars.read_parquet("t/cohort/*.parquet")["code"].drop_nulls().to_list() == [*pandas_["code"].dropna()]
    query = "select count(*), count(file), sum(voids_per_24h) from 't/cohort/*.parquet'"
    assert duckdb.sql(query).fetchall()[0] == pytest.approx((24, 23, pandas_["voids_per_24h"].sum()))
    joined = "select count(distinct metric) from 't/metrics/*.parquet' join 't/diaries/*.parquet' using (diary)"
    assert duckdb.sql(joined).fetchall()[0][0] > 100
    report = frictionless.validate("t/datapackage.json")
    assert report.valid, report.flatten(["type", "message"])
    said = json.loads(Path("t/datapackage.json").read_text("utf-8"))
    assert [one["name"] for one in said["resources"]] == ["cohort", *TIDY, "inputs"]
    fields = {field["name"]: field for field in said["resources"][0]["schema"]["fields"]}
    assert fields["voids_per_24h"]["descriptions"]["nl"]


@pytest.mark.usefixtures("small_parts")
def test_an_interrupted_run_leaves_the_table_that_stood_and_goes_on(
    diary: Diary, named: Path, tmp_path: Path, reads: list[str]
) -> None:
    again = ("cohort", named, "-o", tmp_path / "t", "--partitioned", *WORKERS)
    assert diary(*again).code == 0
    before = content(tmp_path / "t")
    (named / "d000.xlsx").unlink()
    real = partitioned.write_part

    def interrupted(part: partitioned.Part, writing: partitioned.Writing) -> partitioned.Made:
        if part.number == 2:
            raise KeyboardInterrupt
        return real(part, writing)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(partitioned, "write_part", interrupted)
        assert diary(*again).code == 130
    assert content(tmp_path / "t") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [".t.parts", "diaries", "t"]
    reads.clear()
    assert diary(*again).code == 0
    assert reads == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["diaries", "t"]
    assert len(pd.read_parquet(tmp_path / "t" / "cohort")) == 23


@pytest.mark.usefixtures("small_parts")
def test_a_worker_that_is_lost_while_it_writes_ends_the_run_in_a_sentence(
    diary: Diary, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partitioned, "in_order", lambda *_: (WorkerEnded() for _ in range(1)))
    ran = diary("cohort", folder(9), "-o", tmp_path / "t", "--partitioned", "--workers", 2)
    assert (ran.code, ran.err.strip()) == (1, texts("en")("cohort.workers_lost"))
    assert not (tmp_path / "t").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("-o", "t.csv"), "no name of a folder"),
        (("-o", ".."), "no name of a new folder"),
        (("-o", "t", "--summary", "s.html"), "--summary needs all"),
        (("-o", "t", "--summary", "s.html", "--first-of-code"), "--summary needs all"),
        (("-o", "t", "--list", "visits.csv"), "--list needs all"),
        ((), "for example -o table."),
        (("-o", "diaries"), "not what this command writes"),
        (("-o", "file"), "not what this command writes"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_exit_2(
    diary: Diary, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    folder(1)
    Path("file").touch()
    ran = diary("cohort", SAMPLES / "healthy.xlsx", "--partitioned", *options, *WORKERS)
    assert (ran.code, said in ran.err, len(ran.err.strip().splitlines())) == (2, True, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["diaries", "file"]


def test_it_is_no_source_and_holds_no_diary_that_is_read(
    diary: Diary, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    here = folder(2)
    for _ in range(2):  # a table that lies among the diaries is not read, and makes way for itself
        ran = diary("cohort", here, "-o", here / "t", "--partitioned", *WORKERS)
        assert (ran.code, "2 of 2" in ran.err) == (0, True)
    ran = diary("cohort", here / "t", "-o", "u.csv", *WORKERS)
    assert (ran.code, ran.err.strip()) == (1, texts("en")("cohort.table_as_source", path=here / "t"))
    Path(here / "t" / "cohort" / "own.txt").touch()
    assert diary("cohort", here, "-o", here / "t", "--partitioned", *WORKERS).code == 2


def test_a_partition_larger_than_a_part_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partitioned, "FILES_AT_ONCE", 6)
    parts = [*partitioned.cut("abcd", [9, 3, 3, 1])]
    assert [(part.names, part.start, part.rows) for part in parts] == [
        (("a",), 0, 9), (("b", "c"), 9, 6), (("d",), 15, 1),
    ]  # fmt: skip
    assert dataset.FILES_AT_ONCE == 8192
