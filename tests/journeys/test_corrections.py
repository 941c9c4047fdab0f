"""What was corrected at the desk is listed by every door, is no question, and comes back from what is saved."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from diary.correction import Correction
from diary.exchange import schema
from diary.journeys.check import entry, in_words
from diary.journeys.export import Choice, export
from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened, Source, open_diary
from diary.journeys.report import report
from diary.texts import texts
from tests.conftest import SAMPLES
from tests.exchange.exported import told

SAMPLE = SAMPLES / "frequent-small-voids.xlsx"
CORRECTIONS = (Correction("Dag 2", "D9", "3000"), Correction("Dag 1", "I10", "=1+1"))
LINES = {
    "nl": "Op de werkplek gecorrigeerd: Dag 2, D9, leeg → 3000",
    "en": "Corrected at the desk: Dag 2, D9, empty → 3000",
}


def opened(path: Path, corrections: tuple[Correction, ...] = (), data: bytes = b"") -> Opened:
    return open_diary(Source(path.name, data or path.read_bytes(), corrections), InForce(texts("en")))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_report_check_and_data_list_them(language: str) -> None:
    in_force, diary = InForce(texts("en"), language), opened(SAMPLE, CORRECTIONS)
    made = report(diary, ["html", "json"], in_force)
    page, data = made.products[0].data.decode(), json.loads(made.products[1].data)
    assert "<td>3000</td>" in page
    assert data["reading"]["corrections"][0] == {"sheet": "Dag 2", "cell": "D9", "was": "", "is": "3000"}
    assert any(line.endswith(LINES[language]) for line in made.messages)
    assert LINES[language] in in_words(diary, in_force, explained=False)
    assert len(entry(diary, in_force, explained=False)["corrections"]) == 2
    assert not any(LINES[language] in line for line in diary.messages(in_force.words_for("nl")))


def test_without_any_nothing_is_listed() -> None:
    data = json.loads(report(opened(SAMPLE), ["json"], InForce(texts("en"))).products[0].data)
    assert "corrections" not in data["reading"]


def test_the_schema_knows_them() -> None:
    data = json.loads(report(opened(SAMPLE, CORRECTIONS), ["json"], InForce(texts("en"))).products[0].data)
    assert jsonschema.Draft202012Validator(schema.results(texts("en"))).is_valid(data)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_is_exported_brings_them_back(form: str) -> None:
    diary = opened(SAMPLE, CORRECTIONS)
    data = export(diary, [form], InForce(texts("en"))).products[0].data
    again = opened(Path(f"again.{form}"), data=data)
    assert again.reading.corrections == diary.reading.corrections
    assert (again.reading.problems, again.reading.guesses) == ((), ())
    assert told(again.reading) == told(diary.reading)
    sheet, cell = ("voids", "B2") if form == "xlsx" else ("again", "B3")
    more = opened(Path(f"again.{form}"), (Correction(sheet, cell, "x"),), data)
    assert [one.cell for one in more.reading.corrections] == ["D9", "I10", cell]


def test_without_what_identifies_only_the_place_is_left() -> None:
    choice = Choice(key=b"sixteen bytes or more")
    data = export(opened(SAMPLE, CORRECTIONS), ["json"], InForce(texts("en")), choice).products[0].data
    assert [one["was"] + one["is"] for one in json.loads(data)["reading"]["corrections"]] == ["", ""]
