"""What once broke a promise about the files of a user or the secrets of a patient, from the command line as it was."""

import json
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SAMPLES, Ran

Diary = Callable[..., Ran]
EXPLODED_S = 60
"""Processor seconds that nothing here comes near: only a time that grows faster than what was written reaches them."""
HEADING = "Datum;Tijd;Geplast (ml);Gedronken (ml);Wat;Bijzonderheden\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def listed(*rows: str) -> str:
    return HEADING + "".join(f"{row}\n" for row in rows)


ORDINARY = [f"0{day}-03-2026;{hour:02}:10;310;150;;" for day in (2, 3, 4) for hour in (7, 10, 13, 17, 22)]


@pytest.mark.parametrize("cell", ["1" * 5000, "1" * 32_000, "٣" * 5000, "1:" * 9000])
@pytest.mark.parametrize("column", range(6))
def test_no_cell_of_any_length_is_our_fault_or_takes_long(diary: Diary, here: Path, column: int, cell: str) -> None:
    row = ["02-03-2026", "23:10", "300", "150", "", ""]
    row[column] = cell
    Path("d.csv").write_text(listed(*ORDINARY, ";".join(row)), "utf-8")
    began = time.process_time()
    ran = diary("report", "d.csv", "-q", "-o", "r.html")
    assert ran.code == 0
    assert time.process_time() - began < EXPLODED_S
    assert "fault" not in ran.err
    assert max(map(len, ran.err.splitlines())) < 400


def test_a_word_longer_than_any_line_is_whole_on_paper(diary: Diary, here: Path) -> None:
    Path("d.csv").write_text(listed(*ORDINARY, "02-03-2026;23:10;300;150;;" + "1" * 32_000), "utf-8")
    ran = diary("report", "d.csv", "-q", "-o", "r.pdf")
    assert (ran.code, "fault" in ran.err) == (0, False)
    assert Path("r.pdf").read_bytes().startswith(b"%PDF")


def test_a_list_of_nothing_but_unreadable_rows_is_refused_in_a_sentence(diary: Diary, here: Path) -> None:
    chance = random.Random(24)
    rows = (f"morgen;{chance.random()} uur;vol;leeg;{chance.random()};x" for _ in range(24_000))
    Path("d.csv").write_text(listed(*rows), "utf-8")
    began = time.process_time()
    ran = diary("report", "d.csv", "-q", "-o", "r.html")
    assert time.process_time() - began < EXPLODED_S
    assert (ran.code, Path("r.html").exists()) == (1, False)
    assert len(ran.err.strip().splitlines()) == 1


def test_the_same_moment_fifteen_hundred_times_is_asked_about_and_reported(diary: Diary, here: Path) -> None:
    Path("d.csv").write_text(listed(*["02-03-2026;07:00;300;;;"] * 1500), "utf-8")
    began = time.process_time()
    ran = diary("report", "d.csv", "-q", "-o", "r.html")
    assert time.process_time() - began < EXPLODED_S
    assert ran.code == 0
    assert "C3–C1501" in ran.err


@pytest.mark.parametrize("to", ["fhir", "fhir-transaction"])
def test_the_name_of_a_file_or_a_sheet_is_in_no_bundle(diary: Diary, here: Path, to: str) -> None:
    Path("Voornaam-Achternaam-1952-03-04.csv").write_text(listed(*ORDINARY), "utf-8")
    assert diary("export", "Voornaam-Achternaam-1952-03-04.csv", "-q", "--to", to, "-o", "out.json").code == 0
    written = Path("out.json").read_text("utf-8")
    assert json.loads(written)["entry"]
    assert not [name for name in ("voornaam", "achternaam", "1952") if name in written.lower()]


def test_the_name_of_a_file_or_a_sheet_is_in_no_data_set(diary: Diary, here: Path) -> None:
    import pandas as pd

    Path("Voornaam-Achternaam-1952-03-04.csv").write_text(listed(*ORDINARY), "utf-8")
    assert diary("events", "Voornaam-Achternaam-1952-03-04.csv", "-o", "set", "--workers", 1, "--notes").code == 0
    read = [path for path in Path("set").rglob("*") if path.is_file()]
    assert set(pd.read_parquet("set/voids")["sheet"]) == {"1"}
    assert not [path for path in read if b"achternaam" in path.read_bytes().lower()]
    tables = "".join(pd.read_parquet(path).to_csv() for path in read if path.suffix == ".parquet")
    assert "achternaam" not in tables.lower()


def test_an_events_folder_that_is_broken_off_between_its_two_names_stays(
    diary: Diary, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "many").mkdir()
    shutil.copy(SAMPLES / "healthy.xlsx", "many")
    line = ["events", "many", "-o", "set", "--workers", 1, "--force"]
    assert diary(*line).code == 0
    before = {path: path.read_bytes() for path in Path("set").rglob("*") if path.is_file()}
    real, renamed = Path.rename, []

    def rename(self: Path, to: Path) -> Path:
        renamed.append(to)
        if len(renamed) == 2:
            raise KeyboardInterrupt
        return real(self, to)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", rename)
        assert diary(*line).code == 130
    assert {path: path.read_bytes() for path in Path("set").rglob("*") if path.is_file()} == before
    assert diary(*line).code == 0
    assert sorted(path.name for path in here.iterdir()) == ["many", "set"]
