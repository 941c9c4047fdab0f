"""The cohort table: the same on any workers and from either source, and each row that of the diary's own report."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from diary.analysis.findings import CODES
from diary.analysis.metrics import KEYS
from tests.cohort.conftest import Folder, sha256
from tests.conftest import SAMPLES, Ran

Diary = Callable[..., Ran]
HEADING = [
    *("file", "code", "problems", *KEYS, *(f"{code}_level" for code in CODES)),
    *("visit", "first_day", "last_day", "days_recorded", "days_complete", "nights_complete", "bowel_days_covered"),
    *("indicative", "sex", "age", "weight_kg", "urge_scale", "complaint", "form", "language", "is_diary"),
    *("errors", "warnings", "notices", "questions", "program_version", "settings_hash"),
]


def rows(path: Path, **separator: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, **separator))


def told(ran: Ran) -> list[str]:
    return ran.err.strip().splitlines()


@pytest.mark.usefixtures("in_threes")
def test_the_same_bytes_on_one_worker_on_two_on_dask_and_from_events(
    diary: Diary, folder: Folder, cluster: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = folder(14)
    (here / "d005.xlsx").write_bytes(b"not a workbook")
    (here / "messy.csv").write_bytes(next(SAMPLES.glob("messy/*.csv")).read_bytes())
    monkeypatch.chdir(here.parent)
    assert diary("cohort", here, "-o", "one.csv", "--workers", 1).code == 0
    assert diary("cohort", here, "-o", "two.csv", "--workers", 2).code == 0
    assert diary("cohort", here, "-o", "dask.csv", "--workers", 2, "--cluster", cluster).code == 0
    assert diary("events", here, "-o", "events", "--workers", 1).code == 0
    assert len(list(Path("events/voids").iterdir())) == 5
    assert diary("cohort", "events", "-o", "events.csv", "--workers", 1).code == 0
    assert diary("cohort", "events", "-o", "dask-events.csv", "--workers", 2, "--cluster", cluster).code == 0
    expected = Path("one.csv").read_bytes()
    for name in ("two.csv", "dask.csv", "events.csv", "dask-events.csv"):
        assert Path(name).read_bytes() == expected, name
    assert sorted(path.name for path in here.parent.iterdir() if path.name.startswith(".")) == []


def test_each_row_is_what_the_report_of_the_diary_says(diary: Diary, tmp_path: Path) -> None:
    samples = sorted(SAMPLES.glob("*.xlsx"))
    assert diary("cohort", SAMPLES / "*.xlsx", "-o", tmp_path / "table.csv", "--workers", 1).code == 0
    table = rows(tmp_path / "table.csv")
    assert list(table[0]) == HEADING
    assert len(table) == len(samples)
    assert diary("report", *samples, "--to", "json", "-o", tmp_path / "reports", "-q").code == 0
    for row, sample in zip(table, samples, strict=True):
        result = json.loads((tmp_path / "reports" / f"{sample.stem}.json").read_text("utf-8"))
        assert row["file"] == "d" + result["source"]["sha256"][:16]
        for name, value in (result["coverage"] | result["patient"]).items():
            if name in row and name != "code":
                told = float(row[name]) if isinstance(value, int | float) else row[name] or None
                assert told == value, name
        severities = Counter(problem["severity"] for problem in result["reading"]["problems"])
        assert [float(row[name]) for name in ("errors", "warnings", "notices")] == [
            severities[name] for name in ("error", "warning", "note")
        ]
        assert float(row["questions"]) == len(result["reading"]["questions"])
        assert (row["form"], row["is_diary"]) == (result["source"]["layout"], "1")
        assert row["code"] == (result["patient"]["code"] or "")
        problems = dict.fromkeys(problem["code"] for problem in result["reading"]["problems"])
        assert row["problems"] == "; ".join(problems)
        for key in KEYS:
            assert (float(row[key]) if row[key] else None) == result["metrics"][key]["value"], key
        assert {found["code"]: found["level"] for found in result["findings"]} == {
            code: row[f"{code}_level"] for code in CODES
        }


def test_as_a_workbook_as_parquet_and_as_a_dutch_csv(diary: Diary, tmp_path: Path) -> None:
    sample = SAMPLES / "frequent-small-voids.xlsx"
    for name in ("table.csv", "table.xlsx", "table.parquet"):
        assert diary("cohort", sample, "-o", tmp_path / name).code == 0
    (row,) = rows(tmp_path / "table.csv")
    as_parquet = pd.read_parquet(tmp_path / "table.parquet")
    assert list(as_parquet.columns) == HEADING
    assert as_parquet["voids_per_24h"].item() == float(row["voids_per_24h"]) == pytest.approx(40 / 3)
    written = openpyxl.load_workbook(tmp_path / "table.xlsx").active.iter_rows(values_only=True)
    heading, values = written
    assert list(heading) == HEADING
    assert values[HEADING.index("frequency_level")] == row["frequency_level"] == "above"
    assert diary("cohort", sample, "-o", tmp_path / "nl.csv", "--locale", "nl").code == 0
    (dutch,) = rows(tmp_path / "nl.csv", delimiter=";")
    assert dutch["voids_per_24h"] == row["voids_per_24h"].replace(".", ",")


def test_every_file_that_cannot_be_read_is_a_row_that_says_why(diary: Diary, folder: Folder, tmp_path: Path) -> None:
    here = folder(2)
    (here / "empty.xlsx").write_bytes(b"")
    (here / "letter.xlsx").write_bytes(b"Dear colleague,")
    (here / "~$d000.xlsx").write_bytes(b"open elsewhere")
    (here / ".hidden.xlsx").write_bytes(b"hidden")
    (here / "scan.pdf").write_bytes(b"%PDF")
    (here / "below").mkdir()
    (here / "below" / "list.CSV").write_text("a,b\n1,2\n", "utf-8")
    ran = diary("cohort", here, tmp_path / "gone.xlsx", "-o", tmp_path / "table.csv", "--workers", 1)
    table = rows(tmp_path / "table.csv")
    assert ran.code == 0
    assert [row["problems"] for row in table[3:]] == ["empty_file", "not_a_diary", "file_not_found"]
    assert table[0]["problems"] == "not_a_diary"
    assert [bool(row["file"]) for row in table] == [True] * 3 + [False, True, False]
    assert sha256(here / "letter.xlsx").startswith(table[4]["file"][1:])
    assert {row["is_diary"] for row in (table[0], *table[3:])} == {"0"}
    told_of_all = {"is_diary", "program_version", "settings_hash"}
    assert not any(row[key] for row in (table[0], *table[3:]) for key in HEADING[3:] if key not in told_of_all)
    assert told(ran) == [
        f"{tmp_path / 'gone.xlsx'} does not exist, as a file or as a folder. Check the name.",
        "1 other files in the folders were passed over: by their names they are not spreadsheets.",
        f"Table written: {tmp_path / 'table.csv'}. 2 of 6 files are diaries.",
        "4 gave no diary: their rows say why, under problems.",
    ]
    assert "d000" not in (tmp_path / "table.csv").read_text("utf-8")


def test_a_folder_that_may_not_be_opened_is_a_row(
    diary: Diary, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    here = folder(1)
    (here / "closed").mkdir()
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("diary.cohort.sources.os.scandir", scandir)
    assert diary("cohort", here, "-o", tmp_path / "table.csv", "--workers", 1).code == 0
    assert [row["problems"] for row in rows(tmp_path / "table.csv")] == ["no_permission", ""]


def test_without_any_diary_the_exit_code_is_1(diary: Diary, tmp_path: Path) -> None:
    (tmp_path / "letter.csv").write_text("Dear colleague", "utf-8")
    ran = diary("cohort", tmp_path, "-o", tmp_path / "table.csv")
    assert (ran.code, len(told(ran))) == (1, 1)
    assert [row["problems"] for row in rows(tmp_path / "table.csv")] == ["not_a_spreadsheet"]
    (tmp_path / "empty").mkdir()
    ran = diary("cohort", tmp_path / "empty", "-o", tmp_path / "table.csv")
    assert (ran.code, len(told(ran))) == (1, 1)


def test_a_diary_that_comes_twice_is_kept_twice_and_marked(diary: Diary, folder: Folder, tmp_path: Path) -> None:
    here = folder(9)
    (here / "copy.xlsx").write_bytes((here / "d000.xlsx").read_bytes())  # the same content
    (here / "d900.xlsx").write_bytes((here / "d001.xlsx").read_bytes() + b"")
    ran = diary("cohort", here, here / "d000.xlsx", "-o", tmp_path / "table.csv", "--workers", 1)
    table = rows(tmp_path / "table.csv")
    assert len(table) == 11  # d000 was named twice: that is no duplicate
    marked = [number for number, row in enumerate(table) if "duplicate_diary" in row["problems"]]
    assert marked == [0, 1, 2, 10]
    assert [row["file"][17:] for row in table[:2]] == ["", "-2"]
    assert {**table[0], "file": ""} == {**table[1], "file": ""}
    assert "4 diaries come twice; all were kept, and marked duplicate_diary." in told(ran)


def test_the_table_does_not_depend_on_where_the_diaries_lie(diary: Diary, folder: Folder, tmp_path: Path) -> None:
    one, other = folder(2, "one"), folder(2, "other")
    diary("cohort", one, "-o", tmp_path / "one.csv", "--workers", 1)
    diary("cohort", other / "d000.xlsx", other / "*1.xlsx", "-o", tmp_path / "other.csv", "--workers", 1)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "other.csv").read_bytes()


def test_a_table_is_none_of_its_own_diaries_and_a_diary_is_never_written_over(diary: Diary, folder: Folder) -> None:
    here = folder(2)
    for _ in range(2):
        assert diary("cohort", here, "-o", here / "table.csv", "--workers", 1).code == 0
        assert len(rows(here / "table.csv")) == 2
    before = (here / "d000.xlsx").read_bytes()
    ran = diary("cohort", here, "-o", here / "d000.xlsx")
    assert (ran.code, len(told(ran))) == (2, 1)
    assert (here / "d000.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "-o table.csv"),
        (["-o", "table.docx"], ".csv, .xlsx, .parquet"),
        (["-o", "table.csv", "--locale", "fr"], "Choose en or nl"),
        (["-o", "table.csv", "--workers", "0"], "--workers 0"),
        (["-o", "table.csv", "--cluster", "ray"], "tcp://"),
        (["-o", "table.csv", "--language", "fr"], "Choose nl or en"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(diary: Diary, arguments: list[str], said: str) -> None:
    ran = diary("cohort", SAMPLES, *arguments)
    assert (ran.code, len(told(ran))) == (2, 1)
    assert said in ran.err


def test_what_is_not_installed_is_named_with_its_command(
    diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diary.commands.gathering.find_spec", lambda name: None)
    for arguments in (["cohort", SAMPLES, "-o", "table.parquet"], ["events", SAMPLES, "-o", "events"]):
        ran = diary(*arguments)
        assert (ran.code, len(told(ran))) == (2, 1)
        assert "pip install pyarrow" in ran.err
    monkeypatch.undo()
    monkeypatch.setitem(__import__("sys").modules, "dask", None)
    ran = diary("cohort", SAMPLES, "-o", tmp_path / "table.csv", "--cluster", "local")
    assert (ran.code, len(told(ran))) == (2, 1)
    assert "pip install 'dask[distributed]' pyarrow" in ran.err


def test_a_cluster_that_does_not_answer_is_said(diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diary.cohort.cluster.PATIENCE_S", 0.2)
    ran = diary("cohort", SAMPLES, "-o", tmp_path / "table.csv", "--cluster", "tcp://127.0.0.1:9")
    assert (ran.code, len(told(ran))) == (1, 1)
    assert "tcp://127.0.0.1:9" in ran.err


def test_progress_only_on_a_terminal(diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ("cohort", SAMPLES / "*.xlsx", "-o", tmp_path / "table.csv", "--workers", 1)
    assert "a second" not in diary(*arguments).err
    monkeypatch.setattr("diary.commands.progress.on_terminal", lambda stream: True)
    ran = diary(*arguments)
    count = len(list(SAMPLES.glob("*.xlsx")))
    assert f"\r{count} of {count} · " in ran.err
    assert "a second" in ran.err
    assert "\x1b" not in ran.err


@pytest.mark.parametrize("command", ["cohort", "events"])
def test_a_name_that_nothing_answers_to_is_said_and_nothing_is_written_of_that_alone(
    diary: Diary, folder: Folder, tmp_path: Path, command: str
) -> None:
    gone, out = tmp_path / "NO-SUCH-FOLDER", tmp_path / ("table.csv" if command == "cohort" else "events")
    ran = diary(command, gone, "-o", out, "--workers", 1, "--language", "en")
    assert ran.code == 1
    assert ran.err.strip() == f"{gone} does not exist, as a file or as a folder. Check the name."
    assert not out.exists()
    ran = diary(command, folder(2), gone, "-o", out, "--workers", 1, "--language", "en")
    assert ran.code == 0
    assert f"{gone} does not exist" in ran.err


@pytest.mark.parametrize(("command", "example"), [("cohort", "table.csv"), ("events", "events")])
def test_without_an_output_a_name_that_nothing_answers_to_is_said_first(
    diary: Diary, tmp_path: Path, command: str, example: str
) -> None:
    gone = tmp_path / "gone"
    ran = diary(command, gone, tmp_path / "*.xlsx", tmp_path, "--language", "en")
    assert ran.code == 2
    assert ran.err.splitlines() == [
        f"{gone} does not exist, as a file or as a folder. Check the name.",
        f"Name what to write with -o, for example -o {example}.",
    ]
