"""Without what points to a person: no date, no remark, no name of a sheet or file, no code, no exact high age."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import numpy as np
import pytest

from diary.exchange.deidentify import OLDEST_AGE, WrongKey, deidentified, key_of, pseudonym
from diary.exchange.schema import results as results_schema
from diary.reading.reader import read
from diary.record import Guess, Problem, Reading
from diary.texts import texts
from tests.conftest import SAMPLES, Ran
from tests.exchange.exported import sample

KEY = b"0123456789abcdef"
SECRETS = ("Jansen", "P-017", "Mevrouw", "2026-")


def secret() -> Reading:
    """Return a diary that names its patient wherever a diary can."""
    at = dt.datetime(2026, 7, 4, 7, 30)
    facts = {
        "patients": [{"code": "P-017", "age": 91, "sex": "female"}],
        "days": [
            {"day": 1, "date": at.date(), "dated": True, "begins": at, "rise": at, "sheet": "Jansen", "rise_cell": "B2"}
        ],
        "voids": [{"at": at, "volume_ml": 250, "note": "Mevrouw Jansen", "sheet": "Jansen", "cell": "D5"}],
        "bowel": [
            {"at": at - dt.timedelta(days=3), "kind": "visit", "note": "Jansen", "sheet": "Jansen 2", "cell": "A1"}
        ],
    }
    problem = Problem("time_unreadable", "error", "refused", "Jansen", "A9", "Mevrouw 2026")
    guess = Guess("year_from_context", "Jansen 2", "A1", "2026-07-04")
    return dataclasses.replace(
        sample(SAMPLES / "healthy.xlsx"), tables=facts, problems=(problem,), guesses=(guess,), file="Jansen 2026.xlsx"
    )


def test_dates_become_days_from_the_first_and_times_stay() -> None:
    hidden = deidentified(secret(), KEY).diary
    assert hidden.voids["at"].item() == dt.datetime(2001, 1, 1, 7, 30)
    assert hidden.bowel["at"].item() == dt.datetime(2000, 12, 29, 7, 30)
    assert not hidden.days["dated"].any()


def changed(**tables: list[dict[str, object]]) -> Reading:
    """Return that diary, read anew with these tables in the place of its own."""
    reading = secret()
    return dataclasses.replace(reading, tables={**reading.tables, **tables})


def test_without_a_day_the_first_event_is_on_day_one() -> None:
    hidden = deidentified(changed(days=[], bowel=[]), KEY).diary
    assert hidden.voids["at"].item() == dt.datetime(2001, 1, 1, 7, 30)
    assert not len(deidentified(changed(days=[], bowel=[], voids=[]), KEY).diary.voids)


@pytest.mark.parametrize(("age", "written"), [(OLDEST_AGE, 89), (OLDEST_AGE + 1, 90), (104, 90)])
def test_ages_above_the_oldest_are_one_band(age: int, written: int) -> None:
    hidden = deidentified(changed(patients=[{"age": age}]), KEY)
    assert hidden.diary.patients["age"].item() == written


def test_a_code_is_replaced_by_a_hash_that_only_the_key_gives() -> None:
    one, other = (deidentified(secret(), key).diary.patients["code"].item() for key in (KEY, KEY[::-1]))
    assert one == pseudonym(KEY, "code", "P-017")[:16] != other
    hidden = deidentified(changed(patients=[{"age": None}]), KEY).diary.patients
    assert hidden["code"].item() == "" and np.isnan(hidden["age"]).all()


def test_sheets_are_numbered_and_nothing_is_quoted() -> None:
    hidden = deidentified(secret(), KEY)
    assert hidden.diary.voids["sheet"].item() == "1"
    assert [(one.sheet, one.cell, one.found) for one in hidden.problems] == [("1", "A9", "")]
    assert [(one.sheet, one.cell, one.chosen) for one in hidden.guesses] == [("2", "A1", "")]
    assert hidden.file == "" and hidden.sha256 == pseudonym(KEY, "file", secret().sha256)


def test_no_secret_is_in_any_file(diary: Callable[..., Ran], tmp_path: Path) -> None:
    from tests.exchange.exported import written as exported

    source, key = tmp_path / "patient Jansen.xlsx", tmp_path / "key"
    exported(secret(), source)
    key.write_bytes(KEY + b"\n")
    out = tmp_path / "out"
    ran = diary("export", source, "--to", "json,csv,xlsx,parquet,fhir", "--deidentify", "--key", key, "-o", out)
    assert ran.code == 0
    assert sorted(path.name for path in out.iterdir()) == [
        f"diary-1.{name}" for name in ("csv", "fhir.json", "json", "parquet", "xlsx")
    ]
    for path in out.iterdir():
        data = [path.read_bytes()]
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as archive:
                data = [archive.read(name) for name in archive.namelist() if "worksheets" in name]
        text = b"".join(data).decode("utf-8", "ignore").partition("sheetData")[2 if path.suffix == ".xlsx" else 0]
        assert not [word for word in SECRETS if word in text], path.name
    found = json.loads((out / "diary-1.json").read_text("utf-8"))
    jsonschema.validate(found, results_schema(texts("en")))
    assert found["events"]["voids"][0]["at"] == "D1T07:30:00"
    assert found["events"]["bowel"][0]["at"] == "D-2T07:30:00"
    assert found["patient"]["age"] == 90
    assert read(out / "diary-1.csv").diary.voids["at"].item() == dt.datetime(2001, 1, 1, 7, 30)


def test_a_key_is_named_in_the_environment_too(
    diary: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "key"
    key.write_bytes(KEY)
    monkeypatch.setenv("DIARY_KEY", str(key))
    source = tmp_path / "Jansen.xlsx"
    source.write_bytes((SAMPLES / "english.xlsx").read_bytes())
    assert diary("export", source, "--deidentify").code == 0
    assert (tmp_path / "diary-export.xlsx").exists()


def test_without_a_key_that_will_do_nothing_is_written(diary: Callable[..., Ran], tmp_path: Path) -> None:
    out, short = tmp_path / "out.csv", tmp_path / "short"
    short.write_bytes(KEY[:-1] + b"\n\n")
    sentences = {
        "needs a secret key": (),
        "cannot be read": ("--key", tmp_path / "none"),
        "too short": ("--key", short),
    }
    for sentence, more in sentences.items():
        ran = diary("export", SAMPLES / "english.xlsx", "--deidentify", *more, "-o", out, "--language", "en")
        assert ran.code == 2 and sentence in ran.err
        assert not out.exists()
    with pytest.raises(WrongKey, match="key_too_short"):
        key_of(short)
