"""A data set that is renewed: only what is new or changed is read, and what comes out is what a full rebuild gives."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from diary.cohort import batch
from diary.cohort.dataset import NUMBERED, WRITTEN, WRITTEN_NUMBERED, place
from diary.cohort.sources import MANIFEST
from tests.cohort.conftest import Folder, of_another, own_copy
from tests.cohort.test_table import told
from tests.conftest import SAMPLES, Ran

Diary = Callable[..., Ran]
WORKERS = ("--workers", 1)
HEALTHY = (SAMPLES / "healthy.xlsx").read_bytes()


@pytest.fixture
def table(diary: Diary, tmp_path: Path) -> Callable[[object], bytes]:
    """Return what makes a table of something, as bytes."""

    def make(*of: object) -> bytes:
        assert diary("cohort", *of, "-o", tmp_path / "table.csv", *WORKERS).code == 0
        return (tmp_path / "table.csv").read_bytes()

    return make


def manifest(folder: Path) -> dict[str, object]:
    return json.loads((folder / MANIFEST).read_text("utf-8"))


def numbers_of_links(folder: Path) -> list[int]:
    return [path.stat().st_nlink for path in sorted((folder / "files").iterdir())]


@pytest.mark.usefixtures("in_threes")
def test_only_what_is_new_or_changed_is_read_and_the_rest_stays(
    diary: Diary, patients: Folder, tmp_path: Path, reads: list[str], table: Callable[..., bytes]
) -> None:
    here, events = patients(12), tmp_path / "events"
    diary("events", here, "-o", events, *WORKERS)
    kept = {path.name: path.stat().st_ino for path in (events / "voids").iterdir()}
    (here / "d004.xlsx").write_bytes(of_another(HEALTHY, 777))  # corrected
    (here / "d006.xlsx").unlink()
    (here / "d007.xlsx").rename(here / "d008a.xlsx")
    (here / "e001.xlsx").write_bytes(of_another(HEALTHY, 778))
    reads.clear()
    ran = diary("events", here, "-o", events, "--update", *WORKERS)
    assert ran.code == 0
    assert reads == ["d004.xlsx", "e001.xlsx"]
    assert told(ran) == [
        f"Events written: {events}. 12 of 12 files are diaries.",
        "2 files are new, 1 had changed and were read again, 2 are gone and were taken out, 9 are as they were.",
        "Remarks in the patients’ own words were left out, as they may hold names. --notes keeps them.",
    ]
    now = {path.name: path.stat().st_ino for path in (events / "voids").iterdir()}
    assert now["part-00000.parquet"] == kept["part-00000.parquet"]
    assert now["part-00001.parquet"] != kept["part-00001.parquet"]
    assert table(events) == table(here)
    diary("events", here, "-o", tmp_path / "anew", *WORKERS)
    for one in sorted(path.relative_to(events) for path in events.rglob("*.parquet")):
        assert (events / one).read_bytes() == (tmp_path / "anew" / one).read_bytes(), one
    reads.clear()
    assert diary("events", here, "-o", events, "--update", *WORKERS).code == 0
    assert reads == []
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


@pytest.mark.usefixtures("in_threes")
def test_one_corrected_file_is_one_row_and_one_partition(
    diary: Diary, patients: Folder, tmp_path: Path, table: Callable[..., bytes]
) -> None:
    here, events = patients(9), tmp_path / "events"
    diary("events", here, "-o", events, *WORKERS)
    before, standing = table(events).splitlines(), {path: path.read_bytes() for path in events.rglob("*.parquet")}
    (here / "d004.xlsx").write_bytes(of_another(HEALTHY, 777))
    ran = diary("events", here / "d004.xlsx", "-o", events, "--update", *WORKERS)
    assert "1 had changed" in ran.err
    assert "8 files of the set lie outside what was named; they were kept." in told(ran)
    after = table(events).splitlines()
    assert len(after) == len(before)
    assert len({*before} - {*after}) == len({*after} - {*before}) == 1
    diary("events", here, "-o", events, "--update", *WORKERS)
    assert table(events) == table(here)
    changed = {path.name for path, data in standing.items() if path.read_bytes() != data}
    assert changed == {"part-00001.parquet"}


def test_what_lies_elsewhere_is_kept_and_an_empty_folder_takes_nothing(
    diary: Diary, patients: Folder, tmp_path: Path, table: Callable[..., bytes]
) -> None:
    old, new, events = patients(4, "old"), patients(2, "new"), tmp_path / "events"
    (new / "d000.xlsx").write_bytes(of_another(HEALTHY, 900))
    diary("events", old, "-o", events, *WORKERS)
    ran = diary("events", new, "-o", events, "--update", *WORKERS)
    assert "4 files of the set lie outside what was named; they were kept." in told(ran)
    assert table(events) == table(old, new)
    for path in new.iterdir():
        path.unlink()
    ran = diary("events", new, "-o", events, "--update", *WORKERS)
    assert (ran.code, "holds no diaries" in ran.err) == (1, True)
    assert manifest(events)["diaries"] == 6


def test_a_file_found_by_a_pattern_is_the_same_as_one_found_in_its_folder(
    diary: Diary, patients: Folder, tmp_path: Path, reads: list[str]
) -> None:
    here, events = patients(3), tmp_path / "events"
    diary("events", here / "*.xlsx", "-o", events, *WORKERS)
    reads.clear()
    assert "3 are as they were" in diary("events", here, "-o", events, "--update", *WORKERS).err
    (here / "d001.xlsx").unlink()
    assert "1 are gone" in diary("events", here / "*.xlsx", "-o", events, "--update", *WORKERS).err
    assert reads == []


@pytest.mark.usefixtures("in_threes")
def test_copies_of_one_diary_keep_keys_of_their_own(
    diary: Diary, patients: Folder, tmp_path: Path, table: Callable[..., bytes]
) -> None:
    here, events = patients(3), tmp_path / "events"
    for name in ("d000a.xlsx", "d005.xlsx", "d006.xlsx"):
        (here / name).write_bytes((here / "d000.xlsx").read_bytes())
    diary("events", here, "-o", events, *WORKERS)
    (here / "d005.xlsx").unlink()
    (here / "d007.xlsx").write_bytes((here / "d000.xlsx").read_bytes())
    assert diary("events", here, "-o", events, "--update", *WORKERS).code == 0
    assert table(events) == table(here)
    files = pd.read_parquet(events / "files")
    assert len(files) == files["diary"].nunique() == 6
    assert len({key.partition("-")[0] for key in files["diary"]}) == 3
    counts = pd.read_parquet(events / "voids")["diary"].astype(str).value_counts()
    copies = [key for key in files["diary"] if key.startswith(files["diary"].iloc[0].partition("-")[0])]
    assert len(copies) == 4
    assert counts[copies].nunique() == 1


def test_a_diary_that_cannot_be_read_any_more_is_told_and_what_broke_off_is_tried_again(
    diary: Diary, patients: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, events = patients(2), tmp_path / "events"
    with monkeypatch.context() as patched:
        patched.setattr(batch, "read_content", lambda *_: (_ for _ in ()).throw(MemoryError))
        diary("events", here, "-o", events, *WORKERS)
    ran = diary("events", here, "-o", events, "--update", *WORKERS)
    assert "2 of 2 files are diaries" in ran.err
    (here / "d000.xlsx").write_bytes(b"")
    ran = diary("events", here, "-o", events, "--update", *WORKERS)
    assert "1 files held a diary before and hold none now: their rows say why, under problems." in told(ran)


def test_a_folder_that_may_not_be_opened_now_loses_nothing(
    diary: Diary, patients: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, events, real = patients(2), tmp_path / "events", os.scandir
    (here / "closed").mkdir()
    (here / "closed" / "d.xlsx").write_bytes(own_copy(HEALTHY, 5))
    diary("events", here, "-o", events, *WORKERS)

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("diary.cohort.sources.os.scandir", scandir)
    ran = diary("events", here, "-o", events, "--update", *WORKERS)
    assert "0 are gone" in ran.err
    assert manifest(events)["diaries"] == 3


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--notes",), "another choice of --notes"),
        (("--settings", "glass.toml"), "other settings"),
        (("--force",), "choose one of the two"),
    ],
)
def test_what_would_not_be_the_same_as_a_rebuild_is_refused(
    diary: Diary, patients: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("glass.toml").write_text("[household_measures]\nglass = 170\n", "utf-8")
    here = patients(2)
    diary("events", here, "-o", "events", *WORKERS)
    before = manifest(tmp_path / "events")
    ran = diary("events", here, "-o", "events", "--update", *more, *WORKERS)
    assert (ran.code > 0, len(told(ran))) == (True, 1)
    assert said in ran.err
    assert manifest(tmp_path / "events") == before
    diary("events", here, "-o", "other", *WORKERS)
    ran = diary("events", "other", here, "-o", "events", "--update", *WORKERS)
    assert (ran.code, "other is a data set" in ran.err) == (1, True)


def test_without_a_data_set_renewing_writes_one(diary: Diary, patients: Folder, tmp_path: Path) -> None:
    assert diary("events", patients(1), "-o", tmp_path / "events", "--update", *WORKERS).code == 0
    assert manifest(tmp_path / "events")["diaries"] == 1


def test_a_data_set_of_before_is_read_and_not_renewed(
    diary: Diary, patients: Folder, tmp_path: Path, table: Callable[..., bytes]
) -> None:
    """A data set as they were written when `diary` was a number."""
    here, events = patients(3), tmp_path / "events"
    (here / "d0001.csv").write_text("a letter", "utf-8")
    diary("events", here, "-o", events, *WORKERS)
    said = manifest(events)
    keys = [*pd.read_parquet(events / "files")["diary"].dropna()]
    for name, columns in WRITTEN_NUMBERED.items():
        path = events / place(name, 0)
        held = pd.read_parquet(path)
        numbers = held["diary"].map({key: 7 + number for number, key in enumerate(keys)}).astype("float64")
        held["diary"] = numbers if name == "files" else numbers.astype("int64")
        for column in held.columns.intersection(["date"]):
            held[column] = pd.to_datetime(held[column])
        held[[column for column, _ in columns]].to_parquet(path)
        said["partitions"][0]["bytes"][name] = path.stat().st_size
    said |= {"schema": NUMBERED, "tables": WRITTEN_NUMBERED}
    said["partitions"][0] |= {"first_diary": 7}
    (events / MANIFEST).write_text(json.dumps(said), "utf-8")
    whole, unknown = table(here), ["form", "language", "errors", "warnings", "notices"]

    def known(of: bytes) -> list[dict[str, object]]:
        held = pd.read_csv(io.BytesIO(of))
        assert (of is whole) or held[unknown].isna().all(axis=None)
        return held.drop(columns=unknown).astype(object).fillna("").to_dict("records")

    assert known(table(events)) == known(whole)
    ran = diary("events", here, "-o", events, "--update", *WORKERS)
    assert (ran.code, "another version" in ran.err) == (1, True)
    assert diary("events", events, "-o", tmp_path / "new", *WORKERS).code == 0
    assert known(table(tmp_path / "new")) == known(whole)
    assert manifest(tmp_path / "new")["tables"] == json.loads(json.dumps(WRITTEN))
    assert diary("events", here, "-o", events, "--force", *WORKERS).code == 0


def test_where_the_disk_has_no_links_what_stands_is_copied(
    diary: Diary, patients: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: Callable[..., bytes]
) -> None:
    here, events = patients(2), tmp_path / "events"
    diary("events", here, "-o", events, *WORKERS)

    def refused(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("diary.cohort.dataset_writing.Path.hardlink_to", refused)
    assert diary("events", here, "-o", events, "--update", *WORKERS).code == 0
    assert numbers_of_links(events) == [1]
    assert table(events) == table(here)


def test_the_place_of_a_file_cannot_be_read(diary: Diary, tmp_path: Path) -> None:
    (tmp_path / "Jansen").mkdir()
    (tmp_path / "Jansen" / "Piet.xlsx").write_bytes(HEALTHY)
    diary("events", tmp_path / "Jansen", "-o", tmp_path / "events", *WORKERS)
    for path in (tmp_path / "events").rglob("*.*"):
        data = path.read_bytes()
        assert not any(word in data for word in (b"Jansen", b"Piet", os.fsencode(tmp_path.name))), path
