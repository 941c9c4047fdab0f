"""The pictures above the columns: each in its place, with its words, kept once, and no more than what is drawn."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image, ImageChops

from diary.template.pictures import STOOL_FORMS
from diary.template.questions import DAY_COLUMNS
from diary.template.writer import TemplateChoice, build, workbook_bytes
from diary.texts import LANGUAGES, texts
from pictures.make import FOLDER, PICTURES, png

OF_A_PIXEL = 90
"""How much a channel may differ where another machine draws an edge."""


def placed(sheet: Worksheet) -> dict[str, tuple[int, int]]:
    """Return the words of each picture of a sheet, with its row and column counted from 1."""
    anchors = [image.anchor for image in sheet._images]
    return {a.pic.nvPicPr.cNvPr.descr: (a._from.row + 1, a._from.col + 1) for a in anchors}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chosen", [(), ("catheter",), ("pads",), ("catheter", "pads")], ids="-".join)
def test_above_each_column_of_a_day_stands_its_picture_with_its_words(language: str, chosen: tuple[str, ...]) -> None:
    words = texts(language)
    book = build(TemplateChoice(language, days=2, **dict.fromkeys(chosen, True)))
    keys = {words(f"template.day.{question.key}.label"): question.key for question in DAY_COLUMNS}
    for number in (1, 2):
        sheet = book[words("template.sheets.day", number=number)]
        header = next(cell.row for cell in sheet["A"] if cell.value == words("template.day.time.label"))
        assert placed(sheet) == {
            words(f"template.picture.{keys[str(cell.value)]}"): (header - 1, cell.column) for cell in sheet[header]
        }
        assert [cell.value for cell in sheet[header - 1]] == [None] * len(sheet[header])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_seven_forms_stand_on_the_bowel_sheet(language: str) -> None:
    words = texts(language)
    sheet = build(TemplateChoice(language))[words("template.sheets.bowel")]
    header = next(cell.row for cell in sheet["A"] if cell.value == words("template.bowel.date.label"))
    assert placed(sheet) == {words(f"template.picture.{STOOL_FORMS}"): (header - 1, 1)}


def test_a_picture_is_kept_once_however_many_days_there_are() -> None:
    def pictures(days: int) -> list[bytes]:
        with zipfile.ZipFile(io.BytesIO(workbook_bytes(build(TemplateChoice(days=days))))) as parts:
            return [parts.read(name) for name in parts.namelist() if name.endswith(".png")]

    assert len(set(pictures(31))) == len(pictures(31)) == len(pictures(1)) == 10


def test_whoever_opens_the_workbook_has_every_picture() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(build(TemplateChoice(days=2)))))
    assert [len(sheet._images) for sheet in book.worksheets] == [0, 0, 9, 9, 0, 1, 0]


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_kept_is_what_is_drawn(name: str) -> None:
    kept, drawn = (
        Image.open(io.BytesIO(data)) for data in (FOLDER.joinpath(f"{name}.png").read_bytes(), png(PICTURES[name]()))
    )
    assert kept.size == drawn.size
    assert kept.info == {}, "no clock, no name"
    differs = ImageChops.difference(kept.convert("L"), drawn.convert("L"))
    assert sum(value > OF_A_PIXEL for value in differs.tobytes()) < kept.width


def test_every_picture_that_is_kept_is_drawn() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(PICTURES)
