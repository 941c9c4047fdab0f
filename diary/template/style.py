"""How the template looks: its type, its quiet colours, its A4 pages. Nothing here knows what a cell asks."""

from __future__ import annotations

from typing import cast

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Protection, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

TYPEFACE = "Arial"  # on every machine that opens a spreadsheet
INK = "FF22313A"
QUIET = "FF5F6F76"
ACCENT = "FF1F5C66"
LINE = "FFB9C7C9"
HEADER_FILL = "FFDDE9EA"
ANSWER_FILL = "FFFFF9E8"  # the cells that ask for an answer
A4 = 9
MARGIN_IN = 0.45
FOOTER_IN = 0.25
ROWS_ON_A_PAGE = 50
TITLE_PT = 18
TEXT_PT = 11
SMALL_PT = 10

_HAIR = Side("thin", LINE)
_BOX = Border(_HAIR, _HAIR, _HAIR, _HAIR)


def at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return a cell by its row and column, counted from 1."""
    return cast(Cell, sheet.cell(row, column))


def font(size: float = TEXT_PT, color: str = INK, *, bold: bool = False) -> Font:
    """Return the template's one typeface in a size (points) and an ink."""
    return Font(TYPEFACE, size, bold=bold, color=color)


def piece(text: str, size: float = TEXT_PT, color: str = INK, *, bold: bool = False) -> TextBlock:
    """Return a piece of a cell's text in its own ink."""
    return TextBlock(InlineFont(rFont=TYPEFACE, sz=size, color=Color(color), b=bold), text)


def wrapped(horizontal: str = "left", vertical: str = "center", indent: int = 0) -> Alignment:
    """Return the alignment of a text that may take several lines."""
    return Alignment(horizontal, vertical, wrap_text=True, indent=indent)


def title(cell: Cell, text: str) -> None:
    """Write a sheet's title."""
    cell.value, cell.font, cell.alignment = text, font(TITLE_PT, ACCENT, bold=True), Alignment(vertical="center")


def note(cell: Cell, text: str, *, indent: int = 0) -> None:
    """Write a quiet line of help, which runs on over the empty cells beside it."""
    cell.value, cell.font, cell.alignment = text, font(SMALL_PT, QUIET), Alignment("left", "center", indent=indent)


def label(cell: Cell, text: str) -> None:
    """Write what the cell to the right asks."""
    cell.value, cell.font, cell.alignment = text, font(bold=True), wrapped()


def header(cell: Cell, text: str) -> None:
    """Write the head of a table's column."""
    cell.value, cell.font = text, font(SMALL_PT, bold=True)
    cell.alignment = wrapped("center")
    cell.fill, cell.border = PatternFill("solid", HEADER_FILL), _BOX


def answer(cell: Cell, number_format: str, horizontal: str) -> None:
    """Dress a cell that waits for an answer: tinted, boxed, and unlocked for whoever protects the sheet."""
    cell.number_format, cell.font, cell.border = number_format, font(), _BOX
    cell.fill, cell.protection = PatternFill("solid", ANSWER_FILL), Protection(locked=False)
    cell.alignment = wrapped(horizontal)


def page(sheet: Worksheet, *, columns: int, landscape: bool = False, header_row: int = 0) -> None:
    """Set a sheet up for A4, as wide as the paper; a table's header row stays in sight and on every page.

    An upright sheet of ordinary length is one page, whatever typeface the machine has in place of ours.
    """
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    one_page = not landscape and sheet.max_row <= ROWS_ON_A_PAGE
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1 if one_page else 0
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = MARGIN_IN
    margins.bottom, margins.footer = MARGIN_IN + FOOTER_IN, FOOTER_IN
    sheet.print_options.horizontalCentered = True
    sheet.print_area = f"A1:{at(sheet, sheet.max_row, columns).coordinate}"
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        right=_HeaderFooterPart("&A  ·  &P/&N", font=TYPEFACE, size=SMALL_PT)
    )
    if header_row:
        sheet.freeze_panes = f"A{header_row + 1}"
        sheet.print_title_rows = f"{header_row}:{header_row}"
