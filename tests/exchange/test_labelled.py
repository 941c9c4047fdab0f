"""Files of SPSS and Stata: what is written comes back, with its labels, and a number that is not there says why."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from diary.analysis.findings import CODES
from diary.analysis.metrics import KEYS
from diary.cohort.columns import TIDY, WIDE
from diary.exchange.tabular.labelled import LONGEST_NAME, short_names
from diary.texts import texts
from tests.conftest import SAMPLES, Ran

Diary = Callable[..., Ran]
READ = {"sav": pyreadstat.read_sav, "dta": pyreadstat.read_dta}


@pytest.mark.parametrize("ending", ["sav", "dta"])
def test_a_table_comes_back_with_its_labels(diary: Diary, tmp_path: Path, ending: str) -> None:
    for name in (f"t.{ending}", "t.csv"):
        assert diary("cohort", SAMPLES, "-o", tmp_path / name, "--tidy", "--workers", 1).code == 0
    for name, columns in (("t", WIDE), *((f"t-{name}", columns) for name, columns in TIDY.items())):
        texts_of = {column.name: str for column in columns if column.kind == "text"}
        expected = pd.read_csv(tmp_path / f"{name}.csv", dtype=texts_of)
        expected.columns = short_names(columns)
        held, about = READ[ending](tmp_path / f"{name}.{ending}")
        assert list(held.columns) == list(expected.columns)
        for column, own in zip(columns, held, strict=True):
            if column.kind == "number":
                pd.testing.assert_series_equal(held[own], expected[own].astype(float), rtol=1e-12, check_names=False)
            elif column.kind == "date":
                assert pd.to_datetime(held[own]).equals(pd.to_datetime(expected[own]).astype("datetime64[ns]")) or (
                    held[own].astype(str).tolist() == expected[own].astype(str).tolist()
                )
            elif column.kind == "text":
                assert [one or "" for one in held[own]] == ["" if pd.isna(one) else one for one in expected[own]]
        assert all(about.column_names_to_labels.values())
    _, about = READ[ending](tmp_path / f"t.{ending}")
    clinical = [texts(language)("metrics.nocturia.clinical") for language in ("en", "nl")]
    assert all(name in about.column_names_to_labels["nocturia"] for name in clinical)
    assert about.variable_value_labels["is_diary"] == {0.0: "nee | no", 1.0: "ja | yes"}


def test_a_number_that_is_not_there_says_why(diary: Diary, tmp_path: Path) -> None:
    assert diary("cohort", SAMPLES / "healthy.xlsx", "-o", tmp_path / "t.sav", "--tidy").code == 0
    diary("cohort", SAMPLES / "healthy.xlsx", "-o", tmp_path / "t.dta", "--tidy")
    reasons = pd.read_csv(_csv(diary, tmp_path)).set_index("metric")[["reason", "absent"]].dropna()
    held, about = pyreadstat.read_sav(tmp_path / "t.sav", user_missing=True)
    names = dict(zip((column.name for column in WIDE), held, strict=True))
    in_stata, _ = pyreadstat.read_dta(tmp_path / "t.dta", user_missing=True)
    kinds = {"not_recorded", "not_filled_in", "not_applicable", "withheld"}
    letters: dict[str, str] = {}
    for metric, (reason, kind) in reasons.iterrows():
        label = about.variable_value_labels[names[metric]][held[names[metric]].item()]
        assert texts("nl")(f"reasons.{reason}.clinician") in label
        assert texts("en")(f"reasons.{reason}.clinician") in label
        assert letters.setdefault(kind, in_stata[names[metric]].item()) == in_stata[names[metric]].item()
    assert set(letters) <= kinds
    assert len(set(letters.values())) == len(letters) > 1


def _csv(diary: Diary, tmp_path: Path) -> Path:
    diary("cohort", SAMPLES / "healthy.xlsx", "-o", tmp_path / "u.csv", "--tidy")
    return tmp_path / "u-metrics.csv"


def test_every_name_fits_and_is_its_own() -> None:
    for columns in (WIDE, *TIDY.values()):
        names = short_names(columns)
        assert len(set(names)) == len(names)
        assert max(map(len, names)) <= LONGEST_NAME
    assert len(KEYS) + len(CODES) < len(WIDE)


@pytest.mark.parametrize("ending", ["sav", "dta"])
def test_no_clock_is_in_the_file_and_a_table_of_ours_makes_way(diary: Diary, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"t.{ending}"
    line = ("cohort", SAMPLES / "healthy.xlsx", "-o", path)
    assert diary(*line).code == 0
    first = path.read_bytes()
    assert b"1970" in first or b"01 Jan 70" in first
    assert diary(*line).code == 0
    assert path.read_bytes() == first
    path.write_bytes(b"of another program")
    assert diary(*line).code == 1


def test_without_any_diary_the_columns_stand(diary: Diary, tmp_path: Path) -> None:
    (tmp_path / "letter.csv").write_text("Dear colleague", "utf-8")
    assert diary("cohort", tmp_path / "letter.csv", "-o", tmp_path / "t.sav", "--tidy").code == 1
    held, _ = pyreadstat.read_sav(tmp_path / "t-metrics.sav")
    assert (len(held), list(held)) == (0, short_names(TIDY["metrics"]))


def test_what_is_not_installed_is_named(diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diary.commands.gathering.find_spec", lambda name: None)
    ran = diary("cohort", SAMPLES / "healthy.xlsx", "-o", tmp_path / "t.sav")
    assert (ran.code, "pip install pyreadstat" in ran.err) == (2, True)
