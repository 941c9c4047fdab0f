"""The workbook of a child: what it asks, that every answer comes back, and that it prints a sheet on a page."""

import datetime as dt
import io
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from diary.reading.reader import read_content
from diary.record import CannotRead
from diary.template import asking, child
from diary.template.writer import TemplateChoice, build, workbook_bytes
from diary.texts import LANGUAGES, texts
from tests.conftest import Ran

Diary = Callable[..., Ran]
both = pytest.mark.parametrize("language", LANGUAGES)
START = dt.date(2026, 3, 7)
SHEETS = {
    "nl": ["Uitleg", "Gegevens", "Dag 1", "Dag 2", "Nachten", "Poepen"],
    "en": ["How to", "About", "Day 1", "Day 2", "Nights", "Poo"],
}
HEADERS = {
    "nl": {
        "Dag 1": ["Tijd", "Gedronken (ml)", "Wat", "Geplast (ml)", "Nat (graad)", "Bijzonderheden"],
        "Nachten": [
            "Datum", "Naar bed", "Gewekt", "Geplast in de nacht (ml)", "Nat of droog", "Luier droog (g)",
            "Luier nat (g)", "Poep in luier", "Opgestaan", "Eerste plas ochtend (ml)", "Bijzonderheden",
        ],
        "Poepen": [
            "Datum", "Tijd", "Gepoept", "Op de wc", "Vorm", "Verlies", "Pijn (0–10)", "Ophouden gezien", "Wc verstopt",
            "Bijzonderheden",
        ],
    },
    "en": {
        "Day 1": ["Time", "Drink (ml)", "What", "Urine (ml)", "Wet (grade)", "Remarks"],
        "Nights": [
            "Date", "To bed", "Woken", "Urine in the night (ml)", "Wet or dry", "Nappy dry (g)", "Nappy wet (g)",
            "Stool in nappy", "Got up", "First morning urine (ml)", "Remarks",
        ],
        "Poo": [
            "Date", "Time", "Passed", "In the toilet", "Type", "Leak", "Pain (0–10)", "Holding back seen",
            "Toilet blocked", "Remarks",
        ],
    },
}  # fmt: skip
ROWS = {"Dag 1": 22, "Day 1": 22, "Nachten": 7, "Nights": 7, "Poepen": 20, "Poo": 20}


def row_of(sheet: Worksheet, text: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == text)


class Filled:
    """An empty workbook in a language, to be filled in by the keys of its questions."""

    def __init__(self, language: str, start: dt.date | None = None) -> None:
        self.words = texts(language)
        self.book = build(TemplateChoice(language, child.DAYS, start=start, child=True))

    def sheet(self, name: str, **values: int) -> Worksheet:
        key = "child_bowel" if name == "bowel" else name
        return self.book[self.words(f"template.sheets.{key}", **values)]

    def choice(self, name: str, place: int) -> str:
        return self.words.lines(f"template.choices.{name}")[place]

    def answer(self, name: str, values: Mapping[str, Any], **number: int) -> None:
        for key, value in values.items():
            sheet = self.sheet(name, **number)
            sheet.cell(row_of(sheet, asking.label(self.words, f"child.{name}", key)), 2).value = value

    def row(self, name: str, first: str, place: int, values: Mapping[str, Any], **number: int) -> None:
        sheet, words = self.sheet(name, **number), f"child.{name}"
        header = row_of(sheet, asking.label(self.words, words, first))
        columns = {cell.value: cell.column for cell in sheet[header]}
        for key, value in values.items():
            sheet.cell(header + place, columns[asking.label(self.words, words, key)]).value = value

    def read(self) -> Any:
        return read_content(workbook_bytes(self.book), "diary.xlsx")


@both
def test_it_asks_for_days_nights_and_stools_below_their_headings(language: str) -> None:
    book = build(TemplateChoice(language, child.DAYS, child=True))
    assert book.sheetnames == SHEETS[language]
    for name, header in HEADERS[language].items():
        first = row_of(book[name], header[0])
        assert [cell.value for cell in book[name][first]] == header
        assert book[name].max_row == first + ROWS[name]
        rows = list(book[name].iter_rows(min_row=first + 1))
        assert all(cell.value is None and not cell.protection.locked for row in rows for cell in row)


def everything(language: str) -> Filled:
    """Return a workbook in which every question of every sheet has an answer."""
    filled = Filled(language)
    yes, no = filled.words.lines("template.choices.yes_no")
    remark = {"nl": "ziek", "en": "ill"}[language]
    filled.answer("about", {"code": "K-1", "sex": filled.choice("girl_or_boy", 0), "birth_date": dt.date(2018, 9, 14),
                            "weight": 24, "glass": 180})  # fmt: skip
    for number in (1, 2):
        day = {"date": START + dt.timedelta(number - 1), "rise": dt.time(7), "bed": dt.time(20)}
        filled.answer("day", day, number=number)
        moments = (
            {"time": dt.time(7, 5), "urine": 200},
            {
                "time": dt.time(8),
                "drink": {"nl": "1 glas", "en": "1 glass"}[language],
                "what": filled.choice("child_drink", 1),
            },
            {"time": dt.time(10), "urine": "x", "leak": filled.choice("wet_grade", 1)},
            {"time": dt.time(12), "urine": 130, "leak": filled.choice("wet_grade", 0), "remarks": remark},
            {"time": dt.time(15), "leak": filled.choice("wet_grade", 2)},
            {"time": dt.time(16), "leak": filled.choice("wet_grade", 3)},
        )
        for place, moment in enumerate(moments, 1):
            filled.row("day", "time", place, moment, number=number)
    wet, dry = filled.words.lines("template.choices.wet_or_dry")
    first = {"bed": dt.time(20), "woken": yes, "night_voids": 120, "wet": wet, "dry_g": 34, "wet_g": 234,
             "stool_in_nappy": no, "rise": dt.time(7), "first_morning": 200, "remarks": remark}  # fmt: skip
    second = {"bed": dt.time(20), "woken": no, "wet": dry, "stool_in_nappy": yes, "rise": dt.time(7, 10),
              "first_morning": "x"}  # fmt: skip
    for place, night in enumerate((first, second, {"wet": dry}), 1):
        filled.row("nights", "date", place, {"date": START + dt.timedelta(place - 1)} | night)
    stools = (
        {"time": dt.time(16), "passed": yes, "in_toilet": yes, "bristol": filled.choice("bristol", 3),
         "leak": filled.choice("child_stool_leak", 0), "pain": 2, "holding_back": no, "toilet_blocked": yes,
         "remarks": remark},
        {"passed": no, "holding_back": yes},
        {"passed": yes, "in_toilet": no, "bristol": "1-2", "leak": filled.choice("child_stool_leak", 2)},
        {"leak": filled.choice("child_stool_leak", 1)},
        {"leak": filled.choice("child_stool_leak", 3)},
        {"passed": no},
    )  # fmt: skip
    for place, stool in enumerate(stools, 1):
        filled.row("bowel", "date", place, {"date": START + dt.timedelta(place - 1)} | stool)
    return filled


def known(row: Mapping[str, Any], *names: str) -> tuple[Any, ...]:
    """Return these columns of a row, None where one is unknown."""
    return tuple(None if isinstance(row[name], float) and math.isnan(row[name]) else row[name] for name in names)


@both
def test_every_answer_comes_back(language: str) -> None:
    reading = everything(language).read()
    assert (reading.problems, reading.guesses, reading.language) == ((), (), language)
    assert reading.rows.read == reading.rows.present
    facts = reading.diary
    (patient,) = facts.patients.records()
    assert known(patient, "code", "sex", "age", "weight_kg", "stool_scale") == ("K-1", "female", 7, 24, "bristol")
    assert [known(row, "volume_ml", "what") for row in facts.drinks.records()] == [(180, "milk")] * 2
    of_day = [(200, ""), (None, "drops"), (130, "none")]
    assert [known(row, "volume_ml", "leak") for row in facts.voids.records()][:6] == of_day * 2
    assert facts.leaks["amount"].tolist() == ["small", "large"] * 2
    assert [known(row, "date", "woken", "wet", "dry_g", "wet_g", "stool_in_nappy", "night_voids_ml", "first_morning_ml")
            for row in facts.nights.records()] == [
        (pd_date(0), 1, 1, 34, 234, 0, 120, 200),
        (pd_date(1), 0, 0, None, None, 1, None, None),
        (pd_date(2), None, 0, None, None, None, None, None),
    ]  # fmt: skip
    items = ("kind", "passed", "in_toilet", "bristol", "leak", "pain", "holding_back", "toilet_blocked")
    assert [known(row, *items) for row in facts.bowel.records()] == [
        ("visit", 1, 1, 4, "none", 2, 0, 1),
        ("no_stool", 0, None, None, "", None, 1, None),
        ("visit", 1, 0, 1, "some", None, None, None),
        ("visit", None, None, None, "smear", None, None, None),
        ("visit", None, None, None, "full", None, None, None),
        ("no_stool", 0, None, None, "", None, None, None),
    ]


def pd_date(later: int) -> Any:
    import pandas as pd

    return pd.Timestamp(START) + pd.Timedelta(days=later)


@both
def test_a_void_on_a_day_and_in_the_list_of_nights_counts_once(language: str) -> None:
    facts = everything(language).read().diary
    assert facts.voids["at"].astype("datetime64[D]").tolist() == [START] * 3 + [START + dt.timedelta(1)] * 3 + [
        START + dt.timedelta(2)
    ]
    assert facts.voids["first_morning"].tolist() == [False] * 6 + [True], "what closes the last day"


@both
def test_dates_that_were_filled_in_say_nothing(language: str) -> None:
    with pytest.raises(CannotRead) as refused:
        Filled(language, START).read()
    assert refused.value.code == "nothing_filled_in"
    filled = Filled(language, START)
    filled.row("nights", "date", 1, {"wet": filled.choice("wet_or_dry", 1)})
    filled.row("bowel", "date", 1, {"passed": filled.words.lines("template.choices.yes_no")[1]})
    reading = filled.read()
    assert (len(reading.diary.nights), len(reading.diary.bowel)) == (1, 1)


def test_a_choice_of_start_and_days_dates_every_sheet() -> None:
    book = build(TemplateChoice(days=3, bowel_days=5, start=START, child=True))
    assert [book[f"Dag {number}"]["B2"].value for number in (1, 2, 3)] == [START + dt.timedelta(n) for n in range(3)]
    for name, count in (("Nachten", 7), ("Poepen", 5)):
        first = row_of(book[name], "Datum") + 1
        dates = [book[name].cell(first + later, 1).value for later in range(count + 1)]
        assert dates[:count] == [START + dt.timedelta(later) for later in range(count)]
        assert dates[count:] == [None]


@both
def test_every_answer_has_its_help_within_what_a_workbook_can_hold(language: str) -> None:
    book = build(TemplateChoice(language, child=True))
    for sheet in openpyxl.load_workbook(io.BytesIO(workbook_bytes(book))).worksheets[1:]:
        helped = {
            (row, column)
            for check in sheet.data_validations.dataValidation
            for cells in check.sqref.ranges
            for left, top, right, bottom in [range_boundaries(cells.coord)]
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        }
        assert helped == {
            (cell.row, cell.column) for row in sheet.iter_rows() for cell in row if not cell.protection.locked
        }
        for check in sheet.data_validations.dataValidation:
            assert 0 < len(check.promptTitle) <= 32
            assert 0 < len(check.prompt) <= 255
            assert check.type != "list" or len(check.formula1) <= 255


@both
def test_the_same_choice_gives_the_same_bytes(language: str) -> None:
    def made() -> bytes:
        return workbook_bytes(build(TemplateChoice(language, start=START, child=True)))

    assert made() == made()


@pytest.mark.parametrize("option", ["--catheter", "--pads", "--easy"])
def test_it_asks_what_it_asks(diary: Diary, tmp_path: Path, option: str) -> None:
    ran = diary("template", tmp_path / "child.xlsx", "--for", "child", option)
    assert ran.code == 2
    assert option in ran.err
    assert not (tmp_path / "child.xlsx").exists()
    with pytest.raises(ValueError, match="child"):
        TemplateChoice(child=True, **{option.removeprefix("--"): True})


def test_the_command_writes_it_for_a_child_and_refuses_whom_it_does_not_know(diary: Diary, tmp_path: Path) -> None:
    path = tmp_path / "child.xlsx"
    assert diary("template", path, "--for", "child", "--language", "en").code == 0
    assert openpyxl.load_workbook(path).sheetnames == SHEETS["en"]
    assert diary("template", path, "--for", "child", "--language", "en", "--force").code == 0, "nothing is filled in"
    ran = diary("template", tmp_path / "baby.xlsx", "--for", "baby")
    assert ran.code == 2
    assert "adult" in ran.err
    assert "child" in ran.err


def test_it_prints_one_page_for_each_sheet(office: Callable[..., Path], tmp_path: Path) -> None:
    import pikepdf

    book: Workbook = build(TemplateChoice(child=True))
    (tmp_path / "child.xlsx").write_bytes(workbook_bytes(book))
    with pikepdf.open(office(tmp_path / "child.xlsx", "pdf")) as pages:
        assert len(pages.pages) == len(book.sheetnames)
