"""What is exported reads back: the same results, but for the addresses of their sources."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diary.analysis.assess import assess
from diary.exchange import deidentify
from diary.exchange.dictionary import SHAPES, meaning
from diary.model import TABLES, Diary
from diary.reading.exports.codebook import COLUMNS, FORMER, SCHEMA
from diary.reading.reader import read
from diary.record import Reading
from diary.texts import texts
from tests.analysis.test_properties import recorded
from tests.conftest import SAMPLES, Ran
from tests.exchange.exported import FILES, FORMS, SAME, sample, told, unaddressed, written

KEY = b"a key for these tests"
NOTES = st.text(st.characters(min_codepoint=32, exclude_categories=["C"]), max_size=30).map(str.strip)
HOSTILE = ["", '=HYPERLINK("x")', "+31 6", "@x", "-1", "'=1", 'a;b,c"d', "PT25H10M00S ", "2026-03-02", "1,5", "_x0041_"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_sample_reads_back(path: Path, tmp_path: Path) -> None:
    reading = sample(path)
    assessment = assess(reading.diary)
    before = told(reading, assessment)
    for suffix, locale in FORMS:
        again = read(written(reading, tmp_path / f"{locale}.{suffix}", locale, assessment=assessment))
        assert again.layout == "export"
        assert (again.problems, again.guesses) == ((), ())
        assert told(again) == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    facts=recorded(),
    notes=st.lists(NOTES | st.sampled_from(HOSTILE), min_size=12, max_size=12),
    form=st.sampled_from(FORMS),
)
def test_every_diary_reads_back(tmp_path: Path, facts: Diary, notes: list[str], form: tuple[str, str]) -> None:
    rows = {name: getattr(facts, name).records() for name in TABLES}
    for row, note in zip(rows["voids"], notes, strict=False):
        row["note"] = note
    reading = dataclasses.replace(sample(SAMPLES / "healthy.xlsx"), tables=rows, problems=(), guesses=())
    again = read(written(reading, tmp_path / f"a.{form[0]}", form[1]))
    assert again.problems == ()
    assert told(again) == told(reading)
    for name in ("remarks", "gaps", "patients"):
        before, after = getattr(reading.diary, name), getattr(again.diary, name)
        columns = [column for column in before if column not in ("sheet", "cell")]
        assert before.only(*columns).frame().equals(after.only(*columns).frame()), name


@pytest.mark.parametrize(("suffix", "locale"), FORMS)
def test_a_deidentified_diary_reads_back(suffix: str, locale: str, tmp_path: Path) -> None:
    hidden = deidentify.deidentified(sample(SAMPLES / "constipation.xlsx"), KEY)
    again = read(written(hidden, tmp_path / f"a.{suffix}", locale, day_numbers=True))
    assert again.problems == ()
    assert told(again) == told(hidden)


def results_of(diary: Callable[..., Ran], path: Path) -> dict[str, object]:
    out = path.with_suffix(".results.json")
    assert diary("report", path, "-o", out, "-q").code == 0
    found = json.loads(out.read_text("utf-8"))
    return {key: unaddressed(found[key]) for key in SAME}


@pytest.mark.parametrize("name", ["frequent-small-voids", "half-filled", "english"])
def test_a_report_on_the_export_is_that_of_the_diary(diary: Callable[..., Ran], name: str, tmp_path: Path) -> None:
    source = tmp_path / "patient.xlsx"
    source.write_bytes((SAMPLES / f"{name}.xlsx").read_bytes())
    before = results_of(diary, source)
    for ending in ("xlsx", "csv"):
        export = tmp_path / f"export.{ending}"
        assert diary("export", source, "-o", export).code == 0
        assert results_of(diary, export) == before
        twice = tmp_path / f"twice.{ending}"
        assert diary("export", export, "-o", twice).code == 0
        assert results_of(diary, twice) == before


def test_the_reading_of_an_export_says_what_it_is(tmp_path: Path) -> None:
    reading: Reading = read(written(sample(SAMPLES / "english.xlsx"), tmp_path / "a.csv"))
    assert (reading.layout, reading.language, reading.format) == ("export", "en", "csv")
    count = reading.rows
    assert count.present == count.read == sum(len(rows) for rows in reading.tables.values())


def test_a_column_of_the_long_table_has_one_meaning_whatever_table_it_belongs_to() -> None:
    meanings: dict[str, set[str]] = {}
    for table, columns in SHAPES.items():
        for column in columns:
            meanings.setdefault(column.name, set()).add(meaning(table, column.name, texts("en")))
    assert {name: told for name, told in meanings.items() if len(told) > 1} == {}


def test_exports_that_are_stacked_are_told_apart_and_read_one_by_one(tmp_path: Path) -> None:
    names = ("loss-of-stool-after-birth", "frequent-small-voids")
    exports = [written(sample(SAMPLES / f"{name}.xlsx"), tmp_path / f"{name}.csv") for name in names]
    stacked = pd.concat([pd.read_csv(path, dtype=str, keep_default_na=False) for path in exports])
    assert stacked["diary"].ne("").all()
    assert stacked["diary"].nunique() == 2
    assert set(stacked.loc[stacked["leak"] != "", "table"]) <= {"voids"}
    assert set(stacked.loc[stacked["code"] != "", "table"]) == {"patients"}
    for (_, own), name in zip(stacked.groupby("diary", sort=False), names, strict=True):
        own.to_csv(tmp_path / "one.csv", index=False)
        assert told(read(tmp_path / "one.csv")) == told(sample(SAMPLES / f"{name}.xlsx"))


def as_before(path: Path) -> None:
    """Write an exported CSV as it was before its columns had one meaning each."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    for name, columns in COLUMNS.items():
        for of_model, own in columns.items():
            rows = table["table"] == name
            table.loc[rows, of_model] = table.loc[rows, own]
    table.loc[table["text"] == SCHEMA, "text"] = FORMER
    former = {own for columns in COLUMNS.values() for own in columns.values()}
    table.drop(columns=[*former]).fillna("").to_csv(path, index=False)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_export_of_before_reads_back(path: Path, tmp_path: Path) -> None:
    reading = sample(path)
    before = written(reading, tmp_path / "a.csv")
    as_before(before)
    again = read(before)
    assert (again.problems, again.guesses) == ((), ())
    assert told(again) == told(reading)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_export_that_was_really_written_before_reads_back(ending: str) -> None:
    facts = read(Path(__file__).parent / "earlier" / f"tables-1.{ending}")
    assert facts.problems == ()
    bowel = facts.diary.bowel
    assert (bowel["leak"] != "").sum() == 12
    assert (~np.isnan(bowel["minutes"])).sum() == 7
    assert len(facts.diary.remarks) == 2


def test_in_an_export_of_today_a_void_s_column_says_nothing_of_a_stool(tmp_path: Path) -> None:
    path = written(sample(SAMPLES / "loss-of-stool-after-birth.xlsx"), tmp_path / "a.csv")
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows = table.index[table["table"] == "bowel"]
    table.loc[rows[0], "leak"] = "large"
    table.to_csv(path, index=False)
    (problem,) = read(path).problems
    assert (problem.code, problem.found) == ("column_unknown", "leak")
