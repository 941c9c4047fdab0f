"""The data package: it validates, it tells what each column is, and other programs read the tables as they are."""

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import frictionless
import pandas as pd
import polars
import pytest

from diary.analysis.metrics import CATALOGUE
from diary.cohort.columns import LISTED, WIDE
from diary.cohort.columns import TIDY as COLUMNS
from diary.cohort.dataset import WRITTEN
from diary.outputs import TIDY
from diary.texts import LANGUAGES, texts
from tests.cohort.conftest import Folder
from tests.conftest import SAMPLES, Ran

Diary = Callable[..., Ran]
WORKERS = ("--workers", 1)


def package(path: Path) -> dict[str, object]:
    return json.loads(path.read_text("utf-8"))


def fields(of: dict[str, object], name: str) -> dict[str, dict[str, object]]:
    (table,) = (one for one in of["resources"] if one["name"] == name)
    return {field["name"]: field for field in table["schema"]["fields"]}


@pytest.mark.filterwarnings("ignore")  # of the validator and what it stands on
@pytest.mark.parametrize("locale", ["en", "nl"])
def test_the_package_of_the_tables_validates(
    diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert diary("cohort", SAMPLES, "-o", "t.csv", "--tidy", "--locale", locale, *WORKERS).code == 0
    report = frictionless.validate("t.datapackage.json")
    assert report.valid, report.flatten(["type", "message"])
    assert [task.name for task in report.tasks] == ["cohort", *TIDY]
    held = (tmp_path / "t-metrics.csv").read_text("utf-8")
    (tmp_path / "t-metrics.csv").write_text(held.replace("voids_per_24h", "voids_per_25h", 1), "utf-8")
    assert not frictionless.validate("t.datapackage.json").valid


@pytest.mark.filterwarnings("ignore")
def test_the_package_beside_a_list_of_visits_validates(
    diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "visits.csv").write_text(f"path,id,arm\n{SAMPLES}/healthy.xlsx,P1,a\n,P2,b\n", "utf-8")
    assert diary("cohort", "--list", "visits.csv", "-o", "t.csv", "--tidy", *WORKERS).code == 0
    report = frictionless.validate("t.datapackage.json")
    assert report.valid, report.flatten(["type", "message"])
    told = package(tmp_path / "t.datapackage.json")
    assert fields(told, "cohort")["arm"]["descriptions"]["nl"]
    assert [one["diary"] for one in told["inputs"]] == [pd.read_csv("t.csv")["file"][0]]


@pytest.mark.filterwarnings("ignore")
def test_the_package_of_a_data_set_validates_and_stays_with_it(
    diary: Diary, patients: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    here = patients(3)
    for _ in range(2):
        assert diary("events", here, "-o", "events", "--update", *WORKERS).code == 0
        report = frictionless.validate("events/datapackage.json")
        assert report.valid, report.flatten(["type", "message"])
    said = package(tmp_path / "events" / "datapackage.json")
    assert [one["name"] for one in said["resources"]] == list(WRITTEN)
    assert fields(said, "voids")["volume_ml"] | {"unit": "ml", "type": "number"} == fields(said, "voids")["volume_ml"]
    assert {"value": "large", "label": "large"} in fields(said, "voids")["leak"]["categories"]
    assert len(said["inputs"]) == 3


def test_it_says_what_every_number_is_and_what_made_it(diary: Diary, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("evening_hour = 17\n", "utf-8")
    line = ("-o", tmp_path / "t.csv", "--tidy", "--settings", settings, *WORKERS)
    assert diary("cohort", SAMPLES / "healthy.xlsx", *line).code == 0
    said = package(tmp_path / "t.datapackage.json")
    wide = fields(said, "cohort")
    for metric in CATALOGUE:
        told = wide[metric.key]
        assert told["unit"] == metric.unit
        assert told["sources"]
        assert set(told["titles"]) == set(told["descriptions"]) == {"nl", "en"}
    assert next(one["value"] for one in wide["frequency_level"]["categories"]) == "below"
    assert wide["sex"]["categories"][0]["labels"]["nl"] == "vrouw"
    assert all(field["description"] for table in ("cohort", *TIDY) for field in fields(said, table).values())
    assert said["reasons"]["leaks_not_recorded"]["absent"] == "not_recorded"
    assert said["settings"]["evening_hour"] == 17
    row = pd.read_csv(tmp_path / "t.csv").iloc[0]
    assert said["settings_hash"] == row["settings_hash"]
    assert said["inputs"][0]["diary"] == row["file"]
    diary("cohort", SAMPLES / "healthy.xlsx", "-o", tmp_path / "u.csv", *WORKERS)
    assert package(tmp_path / "u.datapackage.json")["settings_hash"] != said["settings_hash"]


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_pandas_polars_and_duckdb_read_the_same(diary: Diary, tmp_path: Path, ending: str) -> None:
    assert diary("cohort", SAMPLES, "-o", tmp_path / f"t.{ending}", "--tidy", *WORKERS).code == 0
    path = tmp_path / f"t-metrics.{ending}"
    by_pandas = {"csv": pd.read_csv, "parquet": pd.read_parquet}[ending](path)
    by_polars = {"csv": polars.read_csv, "parquet": polars.read_parquet}[ending](path)
    by_duckdb = duckdb.sql(f"select * from '{path}'").df()
    assert list(by_pandas.columns) == by_polars.columns == list(by_duckdb.columns)
    for other in (by_polars.to_dict(as_series=False), by_duckdb.to_dict("list")):
        assert other["diary"] == by_pandas["diary"].tolist()
        pd.testing.assert_series_equal(
            pd.Series(other["value"], dtype=float), by_pandas["value"].astype(float), check_names=False
        )
        given = ["" if pd.isna(reason) else reason for reason in other["reason"]]
        assert given == by_pandas["reason"].fillna("").tolist()


def test_duckdb_and_polars_read_a_data_set(diary: Diary, patients: Folder, tmp_path: Path) -> None:
    assert diary("events", patients(4), "-o", tmp_path / "events", *WORKERS).code == 0
    by_pandas = pd.read_parquet(tmp_path / "events" / "voids").groupby("diary", observed=True)["volume_ml"].max()
    parts = str(tmp_path / "events" / "voids" / "*.parquet")
    by_duckdb = duckdb.sql(f"select diary, max(volume_ml) as most from '{parts}' group by diary").df()
    by_polars = polars.read_parquet(parts).group_by("diary").agg(polars.col("volume_ml").max())
    expected = {str(key): value for key, value in by_pandas.items()}
    assert dict(zip(by_duckdb["diary"], by_duckdb["most"], strict=True)) == expected
    assert {str(key): value for key, value in by_polars.iter_rows()} == expected


def test_every_word_of_the_tables_belongs_to_a_column() -> None:
    columns = {column.name for table in (WIDE, LISTED, *COLUMNS.values()) for column in table}
    columns |= {name for name, _ in WRITTEN["files"]}
    for language in LANGUAGES:
        words = {key.removeprefix("tables.") for key in texts(language).under("tables")}
        assert words <= columns | {"level"}
