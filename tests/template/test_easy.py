"""The easy workbook: a tick in a box is an event of its part of the day, and comes back as approximate."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from diary.analysis.assess import assess
from diary.reading.reader import read
from diary.reports.compose import compose
from diary.reports.document import Lead
from diary.settings import Settings, SleepTimes
from diary.template.easy import COLUMNS, PARTS
from diary.template.writer import TemplateChoice, build, workbook_bytes
from diary.texts import LANGUAGES, texts
from tests.conftest import Ran

Diary = Callable[..., Ran]
both = pytest.mark.parametrize("language", LANGUAGES)
KEYS = [key for key, *_ in COLUMNS]


def header(sheet: Worksheet, language: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == texts(language)("template.day.time.label"))


def tick(book: Workbook, language: str, day: int, part: str, row: int, **boxes: object) -> None:
    """Fill in boxes of a row of a part of the day, counted from 0."""
    words = texts(language)
    name = words("template.sheets.day", number=day) if day else words("template.sheets.next_morning")
    sheet = book[name]
    above = sum(rows for other, rows in PARTS.items() if list(PARTS).index(other) < list(PARTS).index(part))
    for key, value in boxes.items():
        sheet.cell(header(sheet, language) + 1 + above + row, 2 + KEYS.index(key)).value = value


def filled(language: str) -> Workbook:
    """Return three days of six voids, one of them at night, and four glasses, with the morning after."""
    book = build(TemplateChoice(language, easy=True, start=dt.date(2026, 3, 2)))
    for day in (1, 2, 3):
        tick(book, language, day, "morning", 0, urine="x")
        tick(book, language, day, "morning", 1, urine="x", drink=2)
        tick(book, language, day, "afternoon", 0, urine="x", urge="x", leak="x")
        tick(book, language, day, "afternoon", 4, urine="x", drink="x", pad="x")
        tick(book, language, day, "evening", 2, urine="x", drink="x", remarks="pijn" if language == "nl" else "pain")
        tick(book, language, day, "night", 1, urine="x")
    tick(book, language, 0, "morning", 0, urine="x")
    return book


def saved(book: Workbook, path: Path) -> Path:
    path.write_bytes(workbook_bytes(book))
    return path


@both
def test_ticks_come_back_as_events_of_their_part_of_the_day(language: str, tmp_path: Path) -> None:
    reading = read(saved(filled(language), tmp_path / "easy.xlsx"))
    assert reading.problems == ()
    assert reading.language == language
    assert reading.rows.read == reading.rows.present
    voids, drinks, leaks = reading.diary.voids, reading.diary.drinks, reading.diary.leaks
    assert len(voids) == 3 * 6 + 1
    assert np.isnan(voids["volume_ml"]).all()
    first = [at.hour for at in voids["at"][:6].tolist()]
    assert [
        6 <= first[0] < first[1] < 12,
        12 <= first[2] < first[3] < 18,
        18 <= first[4] < 23,
        first[5] in (0, 1, 2),
    ] == [True] * 4
    assert drinks["volume_ml"][:3].tolist() == [400, 200, 200]
    assert drinks["estimated"].all()
    assert voids["level"][~np.isnan(voids["level"])].tolist() == [3, 3, 3]
    assert (voids["leak"] == "some").sum() == 3
    assert (voids["pad"] == 1).sum() == 3
    assert not len(leaks)
    assert set(reading.diary.remarks["code"]) == {"pain"}


@both
def test_it_is_told_as_approximate(language: str, tmp_path: Path) -> None:
    reading = read(saved(filled(language), tmp_path / "easy.xlsx"))
    codes = [guess.code for guess in reading.guesses]
    assert codes.count("part_of_day") == 4, "on each sheet"
    assert {"part_of_day", "tick_is_one", "first_morning_void_taken", "closing_morning_taken"} == set(codes)
    words = texts(language)
    report = compose(reading, assess(reading.diary), words)
    (lead,) = (block for block in report.sections[0].blocks if isinstance(block, Lead))
    assert words("report.lead.about_when") in lead.remarks


def test_counts_are_known_and_what_depends_on_the_clock_is_withheld(tmp_path: Path) -> None:
    facts = read(saved(filled("nl"), tmp_path / "easy.xlsx")).diary
    numbers = assess(facts).numbers
    assert numbers.daily["voids_per_24h"].value.tolist() == [6, 6, 6]
    assert numbers.measures["fluid_intake_24h_ml"].value.tolist() == [800]
    assert numbers.measures["urgency_leaks_per_24h"].value.tolist() == [1]
    for key in ("nocturia", "daytime_frequency", "median_daytime_interval_min", "first_uninterrupted_sleep_h"):
        assert numbers.measures[key].reason.tolist() == ["no_sleep_times"], key
    usual = Settings(sleep_times=SleepTimes(rise=dt.time(7), bed=dt.time(23)))
    night = assess(facts, usual).numbers.measures["nocturia"]
    assert (night.value.tolist(), night.assumed.tolist()) == ([1], [True])


@both
def test_an_untouched_one_is_no_diary_and_makes_way(diary: Diary, tmp_path: Path, language: str) -> None:
    path = tmp_path / "easy.xlsx"
    made = ("template", path, "--easy", "--start", "2-3-2026", "--language", language)
    assert diary(*made).code == 0
    assert diary("report", path).code == 1
    assert diary(*made, "--force").code == 0
    saved(filled(language), path)
    ran = diary(*made, "--force")
    assert ran.code == 2
    assert texts(language)("template.sheets.day", number=1) in ran.err


@pytest.mark.parametrize("option", ["--catheter", "--pads"])
def test_it_asks_for_no_numbers(diary: Diary, tmp_path: Path, option: str) -> None:
    ran = diary("template", tmp_path / "easy.xlsx", "--easy", option)
    assert ran.code == 2
    assert option in ran.err
    assert not (tmp_path / "easy.xlsx").exists()
    with pytest.raises(ValueError, match="easy template"):
        TemplateChoice(easy=True, **{option.removeprefix("--"): True})


@both
def test_each_box_is_tall_and_has_its_help_and_each_part_its_picture(language: str) -> None:
    words = texts(language)
    book = build(TemplateChoice(language, days=1, easy=True))
    assert book.sheetnames == [
        words("template.sheets.how_to"),
        words("template.sheets.about"),
        words("template.sheets.day", number=1),
        words("template.sheets.next_morning"),
    ]
    sheet = book[words("template.sheets.day", number=1)]
    top = header(sheet, language)
    boxes = [cell for row in sheet.iter_rows(min_row=top + 1, min_col=2) for cell in row]
    assert len(boxes) == sum(PARTS.values()) * len(COLUMNS)
    assert all(sheet.row_dimensions[cell.row].height >= 34 for cell in boxes)
    helped = {str(check.sqref): check.prompt for check in sheet.data_validations.dataValidation}
    for column, key in zip("BCDEFG", KEYS, strict=True):
        assert helped[f"{column}{top + 1}:{column}{top + sum(PARTS.values())}"] == words(f"template.easy.{key}.help")
    shown = {image.anchor.pic.nvPicPr.cNvPr.descr for image in sheet._images}
    assert shown == {words(f"template.picture.{name}") for name in (*PARTS, *(picture for _, _, picture, _ in COLUMNS))}


def test_it_prints_one_page_for_each_sheet(office: Callable[..., Path], tmp_path: Path) -> None:
    import pikepdf

    book = build(TemplateChoice(easy=True))
    with pikepdf.open(office(saved(book, tmp_path / "easy.xlsx"), "pdf")) as pages:
        assert len(pages.pages) == len(book.sheetnames) == 6
