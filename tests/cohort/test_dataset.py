"""The data set of events: nothing of a diary is lost in it, and one that is not whole is never used."""

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from pyarrow import parquet

from diary.cohort.batch import Files
from diary.cohort.dataset import WRITTEN, place, tables
from diary.cohort.sources import MANIFEST, PACKAGE, Source
from diary.files import CannotWrite
from diary.folders import whole_folder
from diary.model import TABLES
from diary.settings import DEFAULTS
from tests.cohort.test_table import told
from tests.conftest import SAMPLES, Ran

Diary = Callable[..., Ran]


@pytest.fixture
def events(diary: Diary, tmp_path: Path) -> Path:
    assert diary("events", SAMPLES, "-o", tmp_path / "events", "--notes", "--workers", 1).code == 0
    return tmp_path / "events"


def test_every_table_comes_back_as_it_was_read(events: Path) -> None:
    paths = sorted(path for path in SAMPLES.rglob("*") if path.suffix in {".xlsx", ".csv", ".ods", ".xls"})
    (loaded,) = tables(events, DEFAULTS, analysed=False)
    _, there = loaded.read(DEFAULTS, None, lambda _: None)
    by_hash = {one.sha256: one for one in there.files}
    sources = tuple(Source(str(path)) for path in paths)
    _, read = Files(sources).read(DEFAULTS, None, lambda _: None)
    assert {one.sha256: one for one in read.files} == by_hash
    order = [one.sha256 for one in read.files if one.readable]
    moved = {number: order.index(one.sha256) for number, one in enumerate([f for f in there.files if f.readable])}
    named = list[pd.DataFrame]()
    for name in TABLES:
        expected, frame = getattr(read.facts, name).frame(), getattr(there.facts, name).frame()
        frame = frame.assign(diary=frame["diary"].map(moved)).sort_values("diary", kind="stable", ignore_index=True)
        if "sheet" in frame:
            numbers = pd.DataFrame({"diary": frame["diary"], "number": frame.pop("sheet"), "name": expected["sheet"]})
            named += [numbers.drop_duplicates()]
            expected = expected.drop(columns="sheet")
        pd.testing.assert_frame_equal(frame, expected)
    sheets = pd.concat(named).drop_duplicates()
    assert sheets["number"].str.fullmatch(r"\d*").all()
    assert not sheets.duplicated(["diary", "number"]).any()
    assert not sheets.duplicated(["diary", "name"]).any()


def test_other_programs_find_tidy_tables(events: Path) -> None:
    assert {path.name for path in events.iterdir()} == {MANIFEST, PACKAGE, *WRITTEN}
    voids = parquet.read_table(events / place("voids", 0))
    assert str(voids.schema.field("note").type).startswith("dictionary")
    assert voids.column("volume_ml").null_count > 0
    assert voids.column("leak").null_count > 0
    files = pd.read_parquet(events / place("files", 0))
    patients = pd.read_parquet(events / place("patients", 0))
    assert files["diary"].dropna().tolist() == patients["diary"].tolist()
    assert patients["diary"].str.fullmatch("d[0-9a-f]{16}(-[0-9]+)?").all()
    assert all(
        key[1:17] == sha256[:16]
        for key, sha256 in zip(patients["diary"], files.dropna(subset="diary")["file"], strict=True)
    )
    for name in ("days", "exercises"):
        assert str(parquet.read_schema(events / place(name, 0)).field("date").type) == "date32[day]"
    assert set(voids.column("diary").to_pylist()) <= set(patients["diary"])
    manifest = json.loads((events / MANIFEST).read_text("utf-8"))
    assert manifest["diaries"] == len(patients)


def test_remarks_are_left_out_unless_asked(diary: Diary, tmp_path: Path, events: Path) -> None:
    ran = diary("events", SAMPLES, "-o", tmp_path / "plain", "--workers", 1)
    assert "--notes keeps them" in ran.err
    for folder, some in ((tmp_path / "plain", False), (events, True)):
        notes = [parquet.read_table(folder / place(name, 0)).column("note") for name in ("voids", "drinks", "bowel")]
        assert any(column.null_count < len(column) for column in notes) is some


def test_a_data_set_is_replaced_whole_and_nothing_else_is(diary: Diary, tmp_path: Path, events: Path) -> None:
    again = ("events", SAMPLES / "healthy.xlsx", "-o", events, "--workers", 1)
    ran = diary(*again)
    assert (ran.code, len(told(ran))) == (2, 1)
    assert "--force" in ran.err
    assert json.loads((events / MANIFEST).read_text("utf-8"))["diaries"] > 1
    assert diary(*again, "--force").code == 0
    assert json.loads((events / MANIFEST).read_text("utf-8"))["diaries"] == 1
    (tmp_path / "mine").mkdir()
    ran = diary("events", SAMPLES, "-o", tmp_path / "mine")
    assert (ran.code, len(told(ran))) == (2, 1)
    ran = diary("events", SAMPLES)
    assert (ran.code, len(told(ran))) == (2, 1)
    assert {path.name for path in tmp_path.iterdir()} == {"events", "mine"}


def test_from_data_sets_and_files_together(diary: Diary, tmp_path: Path, events: Path) -> None:
    sample = SAMPLES / "healthy.xlsx"
    assert diary("events", events, sample, "-o", tmp_path / "more", "--workers", 1).code == 0
    arguments = ("--workers", 1, "-o", tmp_path / "table.csv")
    assert diary("cohort", tmp_path / "more", *arguments).code == 0
    from_events = (tmp_path / "table.csv").read_bytes()
    assert diary("cohort", sample, events, *arguments).code == 0
    assert sorted((tmp_path / "table.csv").read_bytes().splitlines()) == sorted(from_events.splitlines())
    assert diary("cohort", SAMPLES, sample, *arguments).code == 0
    assert b"duplicate" not in (tmp_path / "table.csv").read_bytes()
    assert from_events.count(b"duplicate_diary") == 2


def test_one_that_is_not_whole_or_was_read_otherwise_is_not_used(diary: Diary, tmp_path: Path, events: Path) -> None:
    def refused(*more: object) -> str:
        ran = diary("cohort", events, "-o", tmp_path / "table.csv", *more)
        assert (ran.code, len(told(ran))) == (1, 1)
        return ran.err

    settings = tmp_path / "settings.toml"
    settings.write_text("[household_measures]\nglass = 170\n", "utf-8")
    assert "other settings" in refused("--settings", settings)
    part = events / place("voids", 0)
    part.write_bytes(part.read_bytes()[:-1])
    assert place("voids", 0) in refused()
    manifest = json.loads((events / MANIFEST).read_text("utf-8"))
    (events / MANIFEST).write_text(json.dumps({**manifest, "schema": "diary-events/0"}), "utf-8")
    assert "another version" in refused()
    (events / MANIFEST).write_text("{", "utf-8")
    assert MANIFEST in refused()


def test_without_any_diary_the_exit_code_is_1(diary: Diary, tmp_path: Path) -> None:
    ran = diary("events", tmp_path / "gone.xlsx", "-o", tmp_path / "events", "--workers", 1)
    assert (ran.code, len(told(ran))) == (1, 1)
    ran = diary("cohort", tmp_path / "events", "-o", tmp_path / "table.csv", "--workers", 1)
    assert (ran.code, len(told(ran))) == (1, 1)


def test_a_folder_takes_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "set"
    with pytest.raises(KeyError), whole_folder(target):
        raise KeyError
    assert not list(tmp_path.iterdir())
    for text in ("first", "second"):
        with whole_folder(target) as making:
            (making / "file").write_text(text, "utf-8")
        assert (target / "file").read_text("utf-8") == text
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(CannotWrite), whole_folder(tmp_path / "no" / "set"):
        pass


def test_the_table_of_every_sample_is_the_same_from_its_events(diary: Diary, tmp_path: Path) -> None:
    """Those in which something is asked, or a word was recognised, are among them."""
    assert diary("events", SAMPLES, "-o", tmp_path / "events", "--workers", 1).code == 0
    for name, source in (("files", SAMPLES), ("events", tmp_path / "events")):
        assert diary("cohort", source, "-o", tmp_path / f"{name}.csv", "--tidy", "--workers", 1).code == 0
    for table in ("", "-diaries", "-metrics", "-days"):
        assert (tmp_path / f"events{table}.csv").read_bytes() == (tmp_path / f"files{table}.csv").read_bytes()
    asked = pd.read_csv(tmp_path / "files.csv")["questions"]
    assert (asked > 0).sum() >= 5


def test_a_data_set_is_never_written_where_what_is_read_lies(
    diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    inside = tmp_path / "set" / "deep"
    inside.mkdir(parents=True)
    (inside / "d.xlsx").write_bytes((SAMPLES / "healthy.xlsx").read_bytes())
    (tmp_path / "link").symlink_to(inside)
    (tmp_path / "d.xlsx").symlink_to(inside / "d.xlsx")
    for named in ("set", "set/deep/..", "set/deep/d.xlsx", "link", "link/d.xlsx", "d.xlsx", "set/deep/*.xlsx"):
        ran = diary("events", named, "-o", "set", "--force", "--workers", 1)
        itself = named in ("set", "set/deep/..")  # what is to be written is no input: nothing is found
        assert (ran.code, (inside / "d.xlsx").exists()) == (1 if itself else 2, True), named
    (tmp_path / "settle.xlsx").write_bytes((SAMPLES / "healthy.xlsx").read_bytes())
    assert diary("events", "settle.xlsx", "-o", "set2", "--workers", 1).code == 0
