"""Many diaries without what points to a person: the same pseudonyms as an export, no date, no name, in every file."""

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from diary.exchange.deidentify import pseudonym
from tests.cohort.conftest import Folder, of_another, sha256
from tests.cohort.test_table import rows
from tests.conftest import SAMPLES, Ran

Diary = Callable[..., Ran]
WORKERS = ("--workers", 1)
SECRET = b"0123456789abcdef0123456789abcdef"


@pytest.fixture
def hidden(tmp_path: Path) -> tuple[object, ...]:
    """Return the options that deidentify."""
    (tmp_path / "key").write_bytes(SECRET)
    return ("--deidentify", "--key", tmp_path / "key")


def test_the_tables_hold_pseudonyms_and_no_dates(
    diary: Diary, patients: Folder, tmp_path: Path, hidden: tuple[object, ...]
) -> None:
    here = patients(5)
    assert diary("cohort", here, "-o", tmp_path / "t.csv", "--tidy", *hidden, *WORKERS).code == 0
    assert diary("cohort", here, "-o", tmp_path / "open.csv", *WORKERS).code == 0
    told, known = rows(tmp_path / "t.csv"), rows(tmp_path / "open.csv")
    for number, (one, other) in enumerate(zip(told, known, strict=True)):
        whole = pseudonym(SECRET, "file", sha256(here / f"d{number:03}.xlsx"))
        assert one["file"] == "d" + whole[:16]
        assert one["code"] == pseudonym(SECRET, "code", other["code"])[:16]
        assert (one["first_day"], one["last_day"]) == ("", "")
        assert one["voids_per_24h"] == other["voids_per_24h"]
    assert {row["date"] for row in rows(tmp_path / "t-days.csv")} == {""}
    for path in tmp_path.glob("t*"):
        written = path.read_text("utf-8")
        assert not any(sha256(file) in written for file in here.iterdir())
        assert "Q-00" not in written
        assert "2026-" not in written
    exported = ("export", here / "d001.xlsx", "-o", tmp_path / "one.json", *hidden)
    assert diary(*exported).code == 0
    export = json.loads((tmp_path / "one.json").read_text("utf-8"))
    assert export["patient"]["code"] == told[1]["code"]
    assert export["source"]["sha256"][:16] == told[1]["file"][1:]


def test_a_data_set_holds_no_person_and_is_renewed_with_the_same_key(
    diary: Diary, patients: Folder, tmp_path: Path, hidden: tuple[object, ...]
) -> None:
    here, events = patients(4), tmp_path / "events"
    line = ("events", here, "-o", events, "--notes", *hidden, *WORKERS)
    assert diary(*line).code == 0
    days, voids, people = (pd.read_parquet(events / name) for name in ("days", "voids", "patients"))
    assert pd.to_datetime(days["date"]).min() == pd.Timestamp("2001-01-01")
    assert not days["dated"].any()
    assert voids["note"].isna().all()
    assert people["code"].str.fullmatch("[0-9a-f]{16}").all()
    assert {one[1:17] for one in people["diary"]} == {
        pseudonym(SECRET, "file", sha256(file))[:16] for file in here.iterdir()
    }
    (here / "d002.xlsx").write_bytes(of_another((SAMPLES / "healthy.xlsx").read_bytes(), 700))
    assert "1 had changed" in diary(*line, "--update").err
    diary("events", here, "-o", tmp_path / "anew", "--notes", *hidden, *WORKERS)
    for path in events.rglob("*.parquet"):
        assert path.read_bytes() == (tmp_path / "anew" / path.relative_to(events)).read_bytes()
    (tmp_path / "key").write_bytes(SECRET[::-1])
    assert diary(*line, "--update").code == 1
    assert diary("events", here, "-o", events, "--update", "--notes", *WORKERS).code == 1
    assert diary("cohort", events, "-o", tmp_path / "t.csv", *WORKERS).code == 0
    assert {row["code"] for row in rows(tmp_path / "t.csv")} == {
        *pd.read_parquet(events / "patients")["code"].astype(str)
    }


def test_without_a_key_or_from_a_data_set_it_is_refused(
    diary: Diary, patients: Folder, tmp_path: Path, hidden: tuple[object, ...]
) -> None:
    here = patients(1)
    for line in (("cohort", here, "-o", tmp_path / "t.csv"), ("events", here, "-o", tmp_path / "e")):
        ran = diary(*line, "--deidentify")
        assert (ran.code, "--key" in ran.err) == (2, True)
        short = tmp_path / "short"
        short.write_bytes(b"abc")
        assert diary(*line, "--deidentify", "--key", short).code == 2
    diary("events", here, "-o", tmp_path / "set", *WORKERS)
    ran = diary("events", tmp_path / "set", "-o", tmp_path / "e", *hidden, *WORKERS)
    assert (ran.code, "is a data set" in ran.err) == (1, True)


def test_the_oldest_are_one_band(
    diary: Diary, tmp_path: Path, hidden: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    diary("export", SAMPLES / "healthy.xlsx", "-o", tmp_path / "old.csv")
    table = pd.read_csv(tmp_path / "old.csv", dtype=str, keep_default_na=False)
    table.loc[table["table"] == "patients", "age"] = "97"
    (tmp_path / "in").mkdir()
    table.to_csv(tmp_path / "in" / "old.csv", index=False)
    diary("cohort", tmp_path / "in", "-o", tmp_path / "t.csv", *hidden, *WORKERS)
    (row,) = rows(tmp_path / "t.csv")
    assert float(row["age"]) == 90
