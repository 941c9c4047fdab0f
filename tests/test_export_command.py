"""`diary export` and `diary schema` through the command line: what is written, what is said, how it ends."""

from __future__ import annotations

import csv
import io
import json
import re
import stat
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from openpyxl import load_workbook

from diary.texts import LANGUAGES, texts
from tests.conftest import SAMPLES, Ran
from tests.exchange.exported import sample, written

Diary = Callable[..., Ran]
ENDINGS = ("xlsx", "csv", "json", "parquet", "fhir.json")
TABLES = [
    "about", "patients", "days", "nights", "voids", "leaks", "drinks", "bowel", "exercises", "remarks", "gaps",
    "coverage", "windows", "daily", "metrics", "findings", "tips",
]  # fmt: skip


@pytest.fixture
def patient(tmp_path: Path) -> Path:
    path = tmp_path / "patient.xlsx"
    path.write_bytes((SAMPLES / "constipation.xlsx").read_bytes())
    return path


def test_without_an_output_a_workbook_lies_beside_the_diary(diary: Diary, patient: Path) -> None:
    ran = diary("export", patient)
    export = patient.with_name("patient-export.xlsx")
    assert ran.code == 0 and str(export) in ran.err and ran.out == ""
    assert stat.S_IMODE(export.stat().st_mode) == 0o600
    again = diary("export", patient)
    assert again.code == 1 and "--force" in again.err
    assert diary("export", patient, "--force", "-q").err == ""


def test_a_workbook_has_a_sheet_for_each_table_and_the_dictionary(diary: Diary, patient: Path) -> None:
    out = patient.with_name("out.xlsx")
    assert diary("export", patient, "-o", out, "--language", "en").code == 0
    book = load_workbook(out)
    assert book.sheetnames == [*TABLES, "dictionary"]
    rows = list(book["dictionary"].iter_rows(min_row=2, values_only=True))
    for name in TABLES:
        heads = [cell.value for cell in book[name][1]]
        assert [row[1] for row in rows if row[0] == name] == heads
    assert ("voids", "volume_ml", "number", "ml", None, "cell", "How much.") in rows
    assert book["voids"]["A2"].is_date
    heads = [cell.value for cell in book["voids"][1]]
    cells = [row[heads.index("cell")] for row in book["voids"].iter_rows(min_row=2, values_only=True)]
    assert all(re.fullmatch(r"[A-Z]+\d+", str(cell)) for cell in cells)


@pytest.mark.parametrize(("locale", "separator"), [("en", ","), ("nl", ";")])
def test_a_csv_is_one_long_table(diary: Diary, patient: Path, locale: str, separator: str) -> None:
    out = patient.with_name("out.csv")
    assert diary("export", patient, "--to", "csv", "--locale", locale, "-o", out).code == 0
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))
    named = list(dict.fromkeys(row["table"] for row in rows))
    assert named == [name for name in TABLES if name in named]
    weights = [row["weight_kg"] for row in rows if row["table"] == "patients"]
    assert weights and "." not in weights[0] if locale == "nl" else weights


def test_parquet_is_the_same_long_table(diary: Diary, patient: Path) -> None:
    from pyarrow import parquet

    assert diary("export", patient, "--to", "csv,parquet", "-o", patient.parent).code == 0
    table = parquet.read_table(patient.with_suffix(".parquet"))
    with patient.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert table.column_names == rows[0]
    assert table.num_rows == len(rows) - 1
    assert str(table.schema.field("at").type) == "timestamp[ms]"


def test_fhir_is_named_by_its_ending_or_by_the_option(diary: Diary, patient: Path) -> None:
    by_ending, by_option = patient.with_name("a.fhir.json"), patient.with_name("b.json")
    assert diary("export", patient, "-o", by_ending).code == 0
    assert diary("export", patient, "--to", "fhir", "-o", by_option).code == 0
    assert by_ending.read_bytes() == by_option.read_bytes()
    assert json.loads(by_option.read_text("utf-8"))["resourceType"] == "Bundle"


def test_several_diaries_go_to_a_folder_and_one_that_fails_stops_none(diary: Diary, patient: Path) -> None:
    broken = patient.with_name("broken.xlsx")
    broken.write_bytes(b"PK")
    out = patient.with_name("out")
    ran = diary("export", patient, broken, SAMPLES / "english.xlsx", "--to", "xlsx,csv,json,parquet,fhir", "-o", out)
    assert ran.code == 1
    assert sorted(path.name for path in out.iterdir()) == sorted(
        f"{name}.{ending}" for name in ("patient", "english") for ending in ENDINGS
    )
    assert len(ran.err.splitlines()) >= 10


def test_names_that_are_the_same_are_told_apart_and_that_is_said(diary: Diary, patient: Path) -> None:
    other = patient.parent / "b" / "patient.xlsx"
    other.parent.mkdir()
    other.write_bytes(patient.read_bytes())
    out = patient.with_name("out")
    ran = diary("export", patient, other, "--to", "csv", "-o", out)
    assert sorted(path.name for path in out.iterdir()) == ["patient-2.csv", "patient.csv"]
    assert "patient-2.csv" in ran.err


@pytest.mark.parametrize("name", ENDINGS)
def test_the_same_diary_gives_the_same_bytes_and_names_no_moment(diary: Diary, patient: Path, name: str) -> None:
    outs = [patient.with_name(f"{number}.{name}") for number in (1, 2)]
    for out in outs:
        assert diary("export", patient, "-o", out).code == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert not re.search(rb"generated_at|timestamp", outs[0].read_bytes())


@pytest.mark.parametrize("name", ENDINGS)
def test_a_stamp_is_there_when_asked_for(diary: Diary, patient: Path, name: str) -> None:
    from pyarrow import parquet

    out = patient.with_name(f"out.{name}")
    assert diary("export", patient, "-o", out, "--stamp").code == 0
    if name == "fhir.json":
        stamp = json.loads(out.read_text("utf-8"))["timestamp"]
    elif name == "json":
        found = json.loads(out.read_text("utf-8"))
        jsonschema.validate(found, json.loads(diary("schema").out))
        stamp = found["generated_by"]["at"]
    elif name == "xlsx":
        with zipfile.ZipFile(out) as archive:
            assert b"dcterms:created" in archive.read("docProps/core.xml")
        stamp = next(
            row[1] for row in load_workbook(out)["about"].iter_rows(values_only=True) if row[0] == "generated_at"
        )
    elif name == "csv":
        stamp = next(line.split(",")[2] for line in out.read_text("utf-8-sig").splitlines() if "generated_at" in line)
    else:
        stamp = (parquet.read_schema(out).metadata or {})[b"diary.generated_at"].decode()
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", stamp)


def test_hostile_remarks_are_text_in_every_table(diary: Diary, tmp_path: Path) -> None:
    import dataclasses

    reading = sample(SAMPLES / "healthy.xlsx")
    notes = ['=HYPERLINK("http://x")', "+31 6", "@x", "-1", "=cmd|' /C calc'!A0"]
    voids = [{**row, "note": note} for row, note in zip(reading.tables["voids"], notes * 20, strict=False)]
    hostile = dataclasses.replace(reading, tables={**reading.tables, "voids": voids})
    source = written(hostile, tmp_path / "a.xlsx")
    for name in ("xlsx", "csv"):
        assert diary("export", source, "-o", tmp_path / f"out.{name}").code == 0
    cells = [cell for sheet in load_workbook(tmp_path / "out.xlsx") for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert notes[0] in [cell.value for cell in cells]
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        fields = [field for row in csv.reader(file) for field in row]
    dangerous = [field for field in fields if field[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert all(re.fullmatch(r"-\d+(\.\d+)?", field) for field in dangerous)
    assert "'" + notes[0] in fields


def test_wrong_use_is_one_sentence_and_writes_nothing(diary: Diary, patient: Path) -> None:
    out = patient.with_name("out.csv")
    for arguments in (
        (patient, "--to", "docx"), (patient, "-o", patient.with_name("a.docx")), (patient, "--locale", "fr", "-o", out),
        (patient, patient, "-o", out), (patient, "-o", patient.parent), (patient, "--language", "de"),
        (patient, "--to", "xlsx", "-o", patient),
    ):  # fmt: skip
        ran = diary("export", *arguments)
        assert ran.code == 2, arguments
        assert len(ran.err.splitlines()) == 1
        assert [path.name for path in patient.parent.iterdir()] == ["patient.xlsx"]


def test_without_pyarrow_parquet_is_one_sentence(diary: Diary, patient: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    ran = diary("export", patient, "--to", "parquet")
    assert ran.code == 1
    assert "pip install pyarrow" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_folder_that_cannot_be_made_is_one_sentence(diary: Diary, patient: Path) -> None:
    ran = diary("export", patient, "-o", patient.with_name("none") / "out.csv", "--language", "en")
    assert ran.code == 1 and "does not exist" in ran.err


def test_progress_is_told_on_a_terminal(diary: Diary, patient: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diary.commands.jobs.on_terminal", lambda _: True)
    ran = diary(
        "export", patient, SAMPLES / "english.xlsx", "--to", "csv", "-o", patient.with_name("out"), "--language", "en"
    )
    assert "1 of 2: patient.xlsx" in ran.err


def test_the_schema_is_printed_or_written(diary: Diary, tmp_path: Path) -> None:
    printed = diary("schema")
    assert json.loads(printed.out)["$id"] == "diary-results/1"
    out = tmp_path / "a.json"
    assert diary("schema", "results", "-o", out).code == 0
    assert out.read_text("utf-8").rstrip("\n") == printed.out.rstrip("\n")
    assert diary("schema", "-o", out).code == 1
    assert diary("schema", "-o", out, "--force").code == 0
    ran = diary("schema", "unheard")
    assert ran.code == 2 and "results" in ran.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_dictionary_is_used(language: str) -> None:
    from diary.exchange.dictionary import SHAPES
    from diary.reading.exports.codebook import of_model

    words = texts(language)
    named = {(table, of_model(table, column.name)) for table, columns in SHAPES.items() for column in columns}
    own = {f"dictionary.{table}.{name}" for table, name in named if words.has(f"dictionary.{table}.{name}")}
    common = {f"dictionary.column.{name}" for table, name in named if f"dictionary.{table}.{name}" not in own}
    others = {key for key in sorted(words.keys()) if key.startswith("dictionary.") and key.count(".") == 2}
    assert own | common == {key for key in others if not key.startswith("dictionary.type.")}


def test_a_name_that_is_not_utf_8_is_written_with_a_mark_for_what_it_holds(diary: Diary, patient: Path) -> None:
    odd = patient.rename(patient.with_name("caf\udce9.xlsx"))
    outputs = [patient.with_name(f"out.{ending}") for ending in ENDINGS]
    ran = diary("export", odd, *(part for path in outputs for part in ("-o", path)))
    assert ran.code == 0 and all(path.exists() for path in outputs)
    assert json.loads(outputs[ENDINGS.index("json")].read_text("utf-8"))["source"]["file"] == "caf\ufffd.xlsx"


def test_the_key_is_never_written_over(diary: Diary, patient: Path) -> None:
    key = patient.with_name("key.json")
    key.write_text("0123456789abcdef")
    ran = diary("export", patient, "--deidentify", "--key", key, "-o", key)
    assert ran.code == 2 and "key.json" in ran.err and key.read_text() == "0123456789abcdef"
    assert diary("export", patient, "--deidentify", "--key", key, "-o", patient.with_name("out.json")).code == 0


@pytest.mark.parametrize("command", ["report", "export", "compare"])
def test_settings_and_a_form_are_never_written_over(diary: Diary, patient: Path, command: str) -> None:
    settings = patient.with_name("clinic.json")
    settings.write_text("[practice]\nname = 'P'\n", "utf-8")
    for option in ("--settings", "--form"):
        files = [patient, patient] if command == "compare" else [patient]
        ran = diary(command, *files, option, settings, "-o", settings)
        assert (ran.code, settings.read_text("utf-8")) == (2, "[practice]\nname = 'P'\n")
        assert "clinic.json" in ran.err
