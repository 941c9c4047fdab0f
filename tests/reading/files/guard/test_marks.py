"""Comments, struck-out text and colours: where they stand in a workbook of each way of writing them."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from diary.reading.files.guard import archive, colours, xlsx
from diary.reading.files.guard.marks import NO_MARKS, Marks
from diary.reading.files.workbook import open_workbook
from diary.settings import Limits
from tests.reading.files import crafted


def marks_of(path: Path) -> Marks:
    return open_workbook(path).sheets[0].marks


@pytest.fixture
def book(tmp_path: Path):
    made = Workbook()
    for line in (["Tijd", "Geplast (ml)"], ["07:05", 300], ["08:00", 200]):
        made.worksheets[0].append(line)
    return made


def saved(book: Workbook, tmp_path: Path) -> Path:
    path = tmp_path / "dagboek.xlsx"
    book.save(path)
    return path


def test_a_note_is_found_without_the_name_of_its_author(book: Workbook, tmp_path: Path):
    book.worksheets[0]["B2"].comment = Comment("J. Jansen:\nnatte\nbroek & rok", "J. Jansen")
    book.create_sheet("Rest")["A1"].comment = Comment("elders", "J. Jansen")
    assert marks_of(saved(book, tmp_path)).comments == {(1, 1): "natte broek & rok"}


def test_a_conversation_is_told_in_full_and_not_with_its_note_for_older_programs(tmp_path: Path):
    members = crafted.xlsx_members({"Dag 1": crafted.worksheet('<row r="2"><c r="B2"><v>300</v></c></row>')})
    kinds = (
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments", "../comments1.xml"),
        (
            "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
            "../threadedComments/threadedComment1.xml",
        ),
    )
    relations = "".join(f'<Relationship Id="c{n}" Type="{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(kinds))
    path = tmp_path / "dagboek.xlsx"
    path.write_bytes(
        archive.pack(
            members
            | {
                "xl/worksheets/_rels/sheet1.xml.rels": f"<Relationships>{relations}</Relationships>".encode(),
                "xl/comments1.xml": b'<comments><comment ref="B2"><text><t>[Threaded comment] x</t></text></comment>'
                b'<comment ref="B3"><text><r><t>een </t></r><r><t>noot</t></r></text></comment></comments>',
                "xl/threadedComments/threadedComment1.xml": b'<ThreadedComments><threadedComment ref="B2"><text>lek?'
                b'</text></threadedComment><threadedComment ref="B2"><text>ja</text></threadedComment>'
                b'<threadedComment ref="?"><text>nergens</text></threadedComment></ThreadedComments>',
            }
        )
    )
    assert marks_of(path).comments == {(1, 1): "lek? / ja", (2, 1): "een noot"}


def test_what_is_struck_out_is_found_as_a_whole_or_in_part(book: Workbook, tmp_path: Path):
    sheet = book.worksheets[0]
    sheet["B2"].font = Font(strike=True)
    sheet["B3"].font = Font(strike=False)
    sheet["A3"] = CellRichText(TextBlock(InlineFont(strike=True), "08:00"), TextBlock(InlineFont(b=True), " 08:10"))
    sheet["A4"] = CellRichText(TextBlock(InlineFont(strike=True), "09:00"))
    assert marks_of(saved(book, tmp_path)).struck == {(1, 1): "", (2, 0): "08:10", (3, 0): ""}


def test_a_text_that_is_struck_out_among_the_shared_ones(tmp_path: Path):
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>1</v></c></row>'
    members = crafted.xlsx_members({"Dag 1": crafted.worksheet(rows)})
    members["xl/sharedStrings.xml"] = (
        b'<sst count="2" uniqueCount="2"><si><r><rPr><strike/></rPr><t>250</t></r><r><t>300</t></r></si>'
        b"<si><r><rPr><strike val='0'/></rPr><t>koffie</t></r></si></sst>"
    )
    path = tmp_path / "dagboek.xlsx"
    path.write_bytes(archive.pack(members))
    assert marks_of(path).struck == {(0, 0): "300"}


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        (Color(rgb="FFFFFF00"), "yellow"), (Color(rgb="FFFFF9E8"), None), (Color(rgb="FF808080"), None),
        (Color(theme=5), "red"), (Color(theme=0), None), (Color(theme=40), None), (Color(indexed=10), "red"),
        (Color(indexed=64), None), (Color(rgb="FF7030A0"), "purple"), (Color(rgb="FFFF0011"), "red"),
    ],
)  # fmt: skip
def test_bright_fills_have_a_name_and_others_none(book: Workbook, tmp_path: Path, colour: Color, name: str | None):
    book.worksheets[0]["B2"].fill = PatternFill("solid", fgColor=colour)
    marks = marks_of(saved(book, tmp_path))
    assert marks.coloured == ({(1, 1): name} if name else {})
    assert name is None or name in colours.NAMES


def test_a_workbook_without_any_has_none(book: Workbook, tmp_path: Path):
    assert marks_of(saved(book, tmp_path)) is NO_MARKS


def test_marks_beside_parts_that_are_not_there_are_none():
    members = crafted.xlsx_members({"Dag 1": crafted.worksheet('<row r="1"><c r="A1" s="1"><v>1</v></c></row>')})
    members["xl/comments1.xml"] = b'<comments><comment ref="A1"><text><t>los</t></text></comment></comments>'
    members["xl/styles.xml"] = b"<styleSheet><fonts><font><strike/></font></fonts><fills><fill>"
    assert xlsx.check(members, Limits()).marks == {}
