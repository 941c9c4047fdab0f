"""The tidy tables: one value a row, the same as in the report of each diary, and a reason wherever there is none."""

import csv
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from diary.analysis.absence import KINDS, NOT_APPLICABLE, NOT_FILLED_IN, NOT_RECORDED
from diary.analysis.lacking import reasons_by_metric
from diary.analysis.metrics import KEYS, SHOWN_PER_DAY
from diary.outputs import TIDY
from diary.texts import texts
from tests.cohort.conftest import Folder
from tests.conftest import SAMPLES, Ran

Diary = Callable[..., Ran]
Rows = list[dict[str, str]]
FILES = sorted(path for path in SAMPLES.rglob("*") if path.suffix in {".xlsx", ".csv", ".ods", ".xls"})


def rows(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """The tables of every sample."""
    from typer.testing import CliRunner

    from diary.cli import app

    folder = tmp_path_factory.mktemp("tidy")
    line = ["cohort", *map(str, FILES), "-o", str(folder / "t.csv"), "--tidy", "--workers", "1"]
    assert CliRunner().invoke(app, line).exit_code == 0
    return {name: rows(folder / f"t-{name}.csv") for name in TIDY}


def number(text: str) -> float | None:
    return float(text) if text else None


def test_every_metric_of_every_sample_is_that_of_its_report(
    tables: dict[str, Rows], diary: Diary, tmp_path: Path
) -> None:
    diaries = [row for row in tables["diaries"] if row["is_diary"] == "1"]
    of_metrics = {(row["diary"], row["metric"]): row for row in tables["metrics"]}
    of_days = {(row["diary"], row["day"], row["metric"]): row for row in tables["days"]}
    assert len(of_metrics) == len(tables["metrics"]) == len(diaries) * len(KEYS)
    assert len(of_days) == len(tables["days"])
    diary("report", *FILES, "--to", "json", "-o", tmp_path / "json", "-q")
    seen = 0
    for path in (tmp_path / "json").glob("*.json"):
        result = json.loads(path.read_text("utf-8"))
        key = "d" + result["source"]["sha256"][:16]
        seen += 1
        for metric, told in result["metrics"].items():
            row = of_metrics[key, metric]
            numbers = [number(row[name]) for name in ("value", "n", "lower", "upper", "pooled")]
            assert numbers == [told[name] for name in ("value", "based_on", "lower_bound", "upper_bound", "pooled")], (
                metric
            )
            assert row["unit"] == told["unit"]
            assert row["reason"] == (told["withheld"] or {"reason": ""})["reason"]
            assert (row["estimated"], row["assumed"]) == (str(+told["estimated"]), str(+told["assumed"]))
        for day in result["days"]:
            for metric in SHOWN_PER_DAY:
                row = of_days[key, str(day["day"]), metric.key]
                assert (number(row["value"]), row["date"]) == (day[metric.key], day["date"] or "")
                assert row["complete"] == str(+day["complete"])
    assert seen == len(diaries)


@pytest.mark.parametrize("name", ["metrics", "days"])
def test_a_value_is_empty_exactly_where_a_reason_is_given(tables: dict[str, Rows], name: str) -> None:
    for row in tables[name]:
        assert (row["value"] == "") == (row["reason"] != "") == (row["absent"] != "")
        assert row["absent"] in {"", *KINDS}
    assert {row["absent"] for row in tables[name]} >= {"", "not_filled_in", "withheld"}


def test_what_was_not_recorded_is_told_apart_from_what_is_withheld() -> None:
    reasons = frozenset.union(*reasons_by_metric().values())
    words = texts("en")
    classes = (NOT_RECORDED, NOT_FILLED_IN, NOT_APPLICABLE)
    assert sum(map(len, classes)) == len(frozenset.union(*classes))
    assert all(words.has(f"reasons.{reason}.clinician") for reason in frozenset.union(*classes))
    assert reasons & NOT_RECORDED
    assert "leaks_not_recorded" in reasons & NOT_RECORDED
    assert "too_few_measured_voids" in reasons - frozenset.union(*classes)


def test_the_tables_join_by_the_key_of_the_diary_whatever_the_order_of_the_files(
    diary: Diary, patients: Folder, tmp_path: Path
) -> None:
    here = patients(4)
    (here / "letter.csv").write_text("Dear colleague", "utf-8")
    names = sorted(here.iterdir())
    for out, order in (("a", names), ("b", names[::-1])):
        line = ("-o", tmp_path / f"{out}.csv", "--tidy", "--workers", 1)
        assert diary("cohort", *order, tmp_path / "gone.xlsx", *line).code == 0
    for name in ("", *(f"-{name}" for name in TIDY)):
        one, other = (sorted(map(str, rows(tmp_path / f"{out}{name}.csv"))) for out in "ab")
        assert one == other
    keys = {row["file"] for row in rows(tmp_path / "a.csv")}
    assert keys == {row["diary"] for row in rows(tmp_path / "a-diaries.csv")}
    assert {row["diary"] for row in rows(tmp_path / "a-metrics.csv")} < keys
    assert pd.read_csv(tmp_path / "a-metrics.csv")["diary"].str.startswith("d").all()


@pytest.mark.usefixtures("in_threes")
def test_the_same_bytes_on_one_worker_on_two_on_dask_and_from_events(
    diary: Diary, patients: Folder, tmp_path: Path, cluster: str
) -> None:
    here = patients(7)
    (here / "d003.xlsx").write_bytes(b"no workbook")
    diary("events", here, "-o", tmp_path / "events", "--workers", 1)
    ways = {
        "one": (here, "--workers", 1),
        "two": (here, "--workers", 2),
        "dask": (here, "--workers", 2, "--cluster", cluster),
        "events": (tmp_path / "events", "--workers", 1),
    }
    for name, line in ways.items():
        assert diary("cohort", *line, "--tidy", "-o", tmp_path / f"{name}.csv").code == 0
    for table in ("", *(f"-{name}" for name in TIDY)):
        assert len({(tmp_path / f"{way}{table}.csv").read_bytes() for way in ways}) == 1, table


@pytest.mark.parametrize("ending", ["xlsx", "parquet"])
def test_as_a_workbook_and_as_parquet(diary: Diary, tmp_path: Path, ending: str) -> None:
    sample = SAMPLES / "healthy.xlsx"
    assert diary("cohort", sample, "-o", tmp_path / f"t.{ending}", "--tidy").code == 0
    load = {"xlsx": partial(pd.read_excel, engine="openpyxl"), "parquet": pd.read_parquet}[ending]
    days = load(tmp_path / f"t-days.{ending}")
    assert list(pd.to_datetime(days["date"]).dt.day.unique()) == sorted(pd.to_datetime(days["date"]).dt.day.unique())
    assert len(load(tmp_path / f"t-metrics.{ending}")) == len(KEYS)
    again = diary("cohort", sample, "-o", tmp_path / f"t.{ending}", "--tidy")
    assert again.code == 0


def test_a_diary_that_cannot_be_analysed_has_no_metrics(
    diary: Diary, patients: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = __import__("diary.cohort.rows", fromlist=["assess"]).assess

    def assess(facts: object, settings: object) -> object:
        if (facts.patients["code"] == "Q-001").any():
            raise RuntimeError("a fault")
        return real(facts, settings)

    monkeypatch.setattr("diary.cohort.rows.assess", assess)
    diary("cohort", patients(3), "-o", tmp_path / "t.csv", "--tidy", "--workers", 1)
    diaries = rows(tmp_path / "t-diaries.csv")
    assert [row["problems"] for row in diaries] == ["", "our_fault", ""]
    told = {row["diary"] for row in rows(tmp_path / "t-metrics.csv")}
    assert told == {diaries[0]["diary"], diaries[2]["diary"]}
