"""Whole diaries: what is filled in comes back, and every problem is named with its cell."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diary import model, record
from diary.reading import reader as reading_module
from diary.reading.files.workbook import Sheet
from diary.reading.reader import read
from diary.record import CannotRead
from diary.settings import Limits
from diary.template.writer import TemplateChoice, build, workbook_bytes
from diary.texts import LANGUAGES, texts
from tests.analysis.recorded import fits_the_template, vector, vector_names
from tests.filled import by_day, fill
from tests.reading.cells.test_any_cell import ANY_CELL
from tests.reading.grids import BOWEL, DAY, codes, day, reading, sheet

FILLED = [name for name in vector_names() if fits_the_template(vector(name))]
ABOUT = """
    Code | P07
    Geslacht | vrouw
    Leeftijd | 54 jaar
    Gewicht (kg) | 70,5
    Aandrangschaal | ICIQ 0-4
    Vochtbeperking (ml) | 1,5 l
    Prikkelbare darm vastgesteld | nee
    Uw glas (ml) | 180
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILLED)
def test_a_filled_diary_comes_back_whole(tmp_path: Path, name: str, language: str):
    recorded = vector(name)
    found = read(fill(tmp_path / "patient.xlsx", recorded, language))
    events, closing, last_rise = recorded["events"], by_day(recorded)[-1][0], recorded["nights"][-1]["rise"]
    expected = pd.DataFrame([event for event in events if event["type"] == "void"])
    expected.loc[expected["t"] == closing["t"], "t"] = last_rise or closing["t"]
    drinks = [event for event in events if event["type"] == "drink"]

    assert (found.problems, found.guesses) == ((), ())
    assert (found.language, found.layout, found.format, found.file) == (language, "template", "xlsx", "patient.xlsx")
    assert found.rows == record.RowCount(len(events), len(events), 0, 0)
    voids = found.diary.voids.frame()
    assert sorted(voids["at"]) == sorted(pd.to_datetime(expected["t"]))
    assert sorted(voids["volume_ml"].fillna(-1)) == sorted(expected["ml"].fillna(-1))
    assert voids["catheter"].sum() == sum(event.get("method") == "catheter" for event in events)
    assert (voids["leak"] == "small").sum() == sum(bool(event.get("leak")) for event in events)
    assert found.diary.drinks["at"].tolist() == [dt.datetime.fromisoformat(event["t"]) for event in drinks]
    assert list(found.diary.drinks["volume_ml"]) == [event["ml"] for event in drinks]
    assert list(found.diary.drinks["what"]) == [event["drink"] for event in drinks]


@pytest.mark.parametrize("name", FILLED)
def test_the_days_of_a_filled_diary_have_their_nights(tmp_path: Path, name: str):
    recorded = vector(name)
    found = read(fill(tmp_path / "patient.xlsx", recorded, "nl"))
    days = found.diary.days.frame()
    nights = recorded["nights"]
    rises = [recorded["first_rise"], *(night["rise"] for night in nights if night["rise"])]
    beds = [night["bed"] for night in nights if night["bed"]]
    assert list(days["rise"]) == list(pd.to_datetime(rises))
    assert list(days["bed"].dropna()) == list(pd.to_datetime(beds))
    asleep = [night["sleep"] for night in nights if "sleep" in night]
    assert list(days["asleep"].dropna()) == list(pd.to_datetime(asleep))
    assert list(days["morning_only"]) == [False] * len(nights) + [True] * (len(rises) > len(nights))
    assert list(days["day"]) == list(range(1, len(days) + 1))
    assert days["dated"].all()


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_template_is_recognised_and_not_filled_in(tmp_path: Path, language: str):
    path = tmp_path / "empty.xlsx"
    path.write_bytes(workbook_bytes(build(TemplateChoice(language, start=dt.date(2026, 3, 2), catheter=True))))
    with pytest.raises(CannotRead) as refused:
        read(path)
    assert (refused.value.code, refused.value.values) == ("nothing_filled_in", {"file": "empty.xlsx"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_template_filled_in_with_its_own_choices_gives_no_problem(tmp_path: Path, language: str):
    words = texts(language)
    workbook = build(TemplateChoice(language, start=dt.date(2026, 3, 2), catheter=True))
    about, first = workbook[words("template.sheets.about")], workbook[words("template.sheets.day", number=1)]
    for row in about.iter_rows(max_col=2):
        if row[0].value == words("template.about.sex.label"):
            row[1].value = words.lines("template.choices.sex")[0]
    first["B3"].value, first["B4"].value = dt.time(7), dt.time(23)
    some_leak = words.lines("template.choices.leak")[1]
    rows = [[dt.time(7, 5), None, None, 300, 1]]
    rows += [[dt.time(8, n), 200, drink] for n, drink in enumerate(words.lines("template.choices.drink"))]
    rows += [[dt.time(9, n), None, None, "x", 2, leak] for n, leak in enumerate(words.lines("template.choices.leak"))]
    for number, trigger in enumerate(words.lines("template.choices.trigger")):
        rows.append([dt.time(10, number), None, None, None, None, some_leak, trigger, "x"])
    _below(first, words("template.day.time.label"), rows)
    choices = [words.lines(f"template.choices.{name}") for name in ("bristol", "straining", "stool_leak", "blood")]
    yes, no = words.lines("template.choices.yes_no")
    rows = []
    for number in range(7):
        bristol, straining, leak, blood = (one[number % len(one)] for one in choices)
        items = [yes, bristol, 0, straining, no, no, no, 5, 0, leak, yes, no, blood]
        rows.append([dt.date(2026, 3, 2 + number), dt.time(9), *items])
    _below(workbook[words("template.sheets.bowel")], words("template.bowel.date.label"), rows)
    exercises = workbook[words("template.sheets.exercises")]
    _below(exercises, words("template.exercises.date.label"), [[dt.date(2026, 3, 2), 3, 10, 2]])
    path = tmp_path / "filled.xlsx"
    path.write_bytes(workbook_bytes(workbook))

    found = read(path)
    assert (found.problems, found.guesses, found.language) == ((), (), language)
    assert list(found.diary.drinks["what"]) == list(model.DRINKS)
    assert set(found.diary.leaks["trigger"]) == set(model.TRIGGERS)
    assert list(found.diary.bowel["bristol"]) == [1, 2, 3, 4, 5, 6, 7]
    assert set(found.diary.bowel["leak"]) == set(model.STOOL_LEAKS)
    assert found.diary.exercises.frame()[["exercise", "times", "minutes"]].to_numpy().tolist() == [[3, 10, 2]]
    assert found.diary.patients["urge_scale"].item() == "ppius"


def _below(worksheet, label: str, rows: list[list[object]]) -> None:
    """Fill in the rows below the heading that begins with a label."""
    heading = next(number for number in range(1, 40) if worksheet.cell(number, 1).value == label)
    for number, row in enumerate(rows, heading + 1):
        for column, value in enumerate(row, 1):
            worksheet.cell(number, column).value = value


def test_a_diary_saved_as_ods_or_csv_comes_back_the_same(office: Callable[..., Path], tmp_path: Path):
    source = fill(tmp_path / "patient.xlsx", vector("c01"), "nl")
    second_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    xlsx, ods, alone = read(source), read(office(source, "ods")), read(office(source, second_sheet))
    pd.testing.assert_frame_equal(xlsx.diary.voids.frame(), ods.diary.voids.frame())
    pd.testing.assert_frame_equal(xlsx.diary.days.frame(), ods.diary.days.frame())
    assert (ods.problems, ods.guesses, ods.format) == ((), (), "ods")
    assert (alone.problems, alone.guesses, alone.format, alone.language) == ((), (), "csv", "nl")
    assert list(alone.diary.voids["volume_ml"]) == list(xlsx.diary.voids["volume_ml"])[:-1]
    assert list(alone.diary.voids["at"]) == list(xlsx.diary.voids["at"])[:-1]


def test_the_facts_about_the_patient():
    found = reading(sheet("Gegevens", ABOUT), day("07:05 | 1 glas | | 300 | 2"))
    (patient,) = found.diary.patients.records()
    assert patient | {"ibs": patient["ibs"]} == {
        "diary": 0, "code": "P07", "sex": "female", "age": 54, "may_be_child": False, "weight_kg": 70.5,
        "fluid_restriction_ml": 1500,
        "urge_scale": "iciq", "stool_scale": "", "ibs": 0, "complaint": "", "records_leaks": True, "records_pads": True,
    }  # fmt: skip
    assert found.diary.drinks["volume_ml"].item() == 180
    assert found.diary.voids["level"].item() == 3
    assert codes(found) == []


def test_facts_that_cannot_be_read_are_unknown_and_named():
    wrong = """
        Geslacht | onbekend
        Leeftijd | oud
        Gewicht (kg) | 7000
        Aandrangschaal | 0-5
        Vochtbeperking (ml) | nee
        Schoenmaat | 43
    """
    found = reading(sheet("Gegevens", wrong), day("07:05 | | | 300 | 3"))
    (patient,) = found.diary.patients.records()
    assert (patient["sex"], patient["urge_scale"]) == ("", "")
    assert all(math.isnan(patient[key]) for key in ("age", "weight_kg", "fluid_restriction_ml", "ibs"))
    assert sorted(codes(found)) == [
        ("age_unreadable", "B2"), ("label_unknown", "A6"), ("sex_unreadable", "B1"), ("urge_scale_unreadable", "B4"),
        ("weight_unreadable", "B3"),
    ]  # fmt: skip
    assert found.diary.voids["urge"].item() == 3
    assert math.isnan(found.diary.voids["level"].item())


@pytest.mark.parametrize("text", ["Boodschappen | prijs\nmelk | 2", "Tijd | Prijs\n07:00 | 3", "Naam | Jan", ""])
def test_a_file_that_is_no_diary_is_refused(text: str):
    with pytest.raises(CannotRead) as refused:
        reading(sheet("Blad1", text))
    assert (refused.value.code, refused.value.values["file"]) == ("not_a_diary", "patient.xlsx")


def test_a_printed_date_alone_is_no_day():
    with pytest.raises(CannotRead, match="nothing_filled_in"):
        reading(sheet("Dag 1", DAY.replace("07:00", "").replace("23:00", "")))


def test_sheets_that_are_not_read_are_named_and_hidden_ones_too():
    hidden = day("07:05 | | | 300")
    hidden = Sheet(hidden.name, hidden.rows, hidden=True)
    found = reading(hidden, sheet("Boodschappen", "melk | 2"), sheet("Leeg", ""), sheet("Uitleg", DAY, "08:00 | 200"))
    assert [(one.code, one.sheet) for one in found.problems] == [
        ("sheet_hidden", "Dag 1"),
        ("sheet_unknown", "Boodschappen"),
    ]
    assert len(found.diary.voids) == 1
    assert not len(found.diary.drinks)


def test_a_fault_keeps_the_event_without_its_value():
    faulty = day("07:05 | | | 300 | 2\n08:00 | | | | 2")
    found = reading(Sheet(faulty.name, faulty.rows, faults={"D7": "#WAARDE!", "Z9": "#N/A"}))
    (problem,) = found.problems
    assert (problem.code, problem.cell, problem.found) == ("cell_fault", "D7", "#WAARDE!")
    assert len(found.diary.voids) == 2
    assert math.isnan(found.diary.voids["volume_ml"][1])


def test_a_fault_is_named_in_whichever_column_it_stands():
    faulty = day("07:05 | 200 | thee | 300 | 2 | geen | | | 50 | pijn")
    faults = {f"{letter}6": "=A1" for letter in "BCDEFGHIJ"}
    rows = [*faulty.rows[:5], [faulty.rows[5][0]]]
    found = reading(Sheet(faulty.name, rows, faults=faults))
    assert codes(found) == [("cell_fault", cell) for cell in faults]
    stools = sheet("Ontlasting", BOWEL, "2-3-2026 | 08:00 | ja | 4")
    found = reading(Sheet(stools.name, stools.rows, faults={f"{letter}2": "#N/B" for letter in "EFGHIJKLMNOP"}))
    assert codes(found) == [("cell_fault", f"{letter}2") for letter in "EFGHIJKLMNOP"]


def test_a_row_that_holds_only_a_fault_is_a_row():
    faulty = day("07:05 | | | 300\n08:00")
    faulty.rows[-1][0] = None
    found = reading(Sheet(faulty.name, faulty.rows, faults={"D7": "=D6*2"}))
    assert codes(found) == [("time_missing", "A7"), ("cell_fault", "D7")]
    assert (found.rows.present, found.rows.refused) == (2, 1)


GRIDS = st.lists(st.lists(ANY_CELL, max_size=12), max_size=12)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=GRIDS, bowel=GRIDS, exercises=GRIDS, block=GRIDS, morning=GRIDS)
@example(rows=[], bowel=[], exercises=[], block=[["0\x1f"]], morning=[])
def test_whatever_is_typed_every_row_is_accounted_for(rows, bowel, exercises, block, morning):
    dated = Sheet("Dag 1", [*sheet("", DAY).rows, *rows])
    odd = Sheet("Dag 2", [*block, *sheet("", DAY).rows[4:], *rows])
    labels = ["Datum", "Opgestaan", "Eerste plas (ml)", "Aandrang", "Leeftijd", "Uw glas (ml)"]
    closing = Sheet("Volgende ochtend", [[label, *row[:1]] for label, row in zip(labels, [*morning, *[[]] * 6])])  # noqa: B905
    stools = Sheet("Ontlasting", [*sheet("", BOWEL).rows, *bowel])
    training = Sheet("Oefeningen", [*sheet("", "Datum | Oefening | Keren | Minuten per keer").rows, *exercises])
    try:
        found = reading(dated, odd, closing, stools, training)
    except CannotRead as refused:
        assert refused.code == "nothing_filled_in"
        return
    count = found.rows
    assert count.present == count.read + count.skipped + count.refused
    refused_rows = {(gap["sheet"], gap["cell"][1:]) for gap in found.diary.gaps.records()}
    left = {problem.sheet for problem in found.problems if problem.code == "cells_left"}
    assert len({(sheet, row) for sheet, row in refused_rows if sheet not in left}) <= count.refused
    for problem in found.problems:
        assert texts("nl").has(f"problems.{problem.code}.expected"), problem.code
    for guess in found.guesses:
        assert texts("nl").has(f"guesses.{guess.code}.what"), guess.code
        assert guess.chosen, guess.code


@settings(deadline=None)
@given(rows=GRIDS)
def test_a_grid_of_anything_is_read_or_refused(rows):
    try:
        reading(Sheet("Blad1", rows))
    except CannotRead as refused:
        assert refused.code in ("not_a_diary", "nothing_filled_in")


def test_every_code_in_the_source_has_its_words():
    folder = Path(reading_module.__file__).parent
    source = "\n".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    problems = set(re.findall(r'(?:\.problem|Wrong|\.note|Unread|_exercise|number)\(\s*(?:cell, )?"(\w+_\w+)"', source))
    guesses = set(re.findall(r'(?:\.guess|Taken)\(\s*"(\w+)"', source))
    assert len(problems) > 25
    assert len(guesses) >= 8
    for language in LANGUAGES:
        words = texts(language)
        assert {
            code
            for code in problems
            for part in ("what", "expected", "remedy")
            if not words.has(f"problems.{code}.{part}")
        } == set()
        assert {code for code in guesses if not words.has(f"guesses.{code}.what")} == set()


URGES = {
    "words": ("matig | sterk | geen", "words"),
    "pluses": ("+ | +++ | -", "words"),
    "none at all": ("geen | nee | geen", ""),
    "numbers among them": ("matig | 3 | geen", ""),
    "a word that is no level": ("matig | soms | geen", ""),
}


@pytest.mark.parametrize(("urges", "scale"), URGES.values(), ids=URGES)
def test_urge_in_words_alone_is_its_own_scale(urges: str, scale: str):
    rows = "\n".join(f"{hour:02}:00 | | | 200 | {urge}" for hour, urge in enumerate(urges.split("|"), 8))
    found = reading(day(rows))
    assert found.diary.patients["urge_scale"].tolist() == [scale]
    assert ("urge_scale_by_words", "E6") in codes(found) or not scale


def test_a_chart_that_holds_more_than_a_diary_can_is_refused_before_it_is_read(tmp_path: Path):
    """A row of a chart of hours holds an entry a day: rows alone are no bound."""
    path = tmp_path / "wide.csv"
    days = [f"{dt.date(2026, 3, 1) + dt.timedelta(days=day)}" for day in range(10)]
    hours = [";".join([f"{hour}:00", *["P 200"] * len(days)]) for hour in range(24)]
    path.write_text("\n".join([";".join(["Tijd", *days]), *hours]), "utf-8")
    assert read(path, Limits(rows=240)).rows.read == 240
    with pytest.raises(CannotRead) as refusal:
        read(path, Limits(rows=239))
    assert (refusal.value.code, refusal.value.values["found"]) == ("too_many_entries", 240)
