"""Recognised sheets → pages, with everything told that recognition did not read or took by evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from diary.addresses import address
from diary.reading.cells.codes import is_blank
from diary.reading.files.workbook import Sheet
from diary.reading.recognise.layout import Layout
from diary.reading.recognise.leftover import lines_of
from diary.reading.recognise.profile import holds_entries, is_laid_out_as
from diary.reading.recognise.sheets import EXAMPLE, recognise_all
from diary.reading.recognise.turned import turn
from diary.reading.timeline.hidden_sheets import hidden_apart
from diary.reading.timeline.ledger import Ledger
from diary.reading.timeline.page import Page

if TYPE_CHECKING:
    from diary.reading.recognise.form import Form

OF_ROWS = {
    "column_unknown": "row_unknown",
    "column_twice": "row_twice",
    "column_without_heading": "row_without_heading",
    "column_by_content": "row_by_content",
    "row_unknown": "column_unknown",
}
"""What is said of a column, said of a row, and the other way: on a sheet that lies on its side a person sees rows."""


def pages_of(sheets: list[Sheet], ledger: Ledger, form: Form | None) -> list[Page]:
    """Recognise every sheet; what is not recognised, of a sheet or of the whole of it, is reported."""
    pages = []
    found = recognise_all(sheets, form)
    read = [sheet for sheet, recognised in zip(sheets, found, strict=True) if recognised.layouts]
    for sheet, recognised in zip(sheets, found, strict=True):
        if not recognised.layouts:
            _tell_left_alone(sheet, recognised.about, read, ledger)
            continue
        if sheet.unseen:
            ledger.problem("cells_hidden", "none", sheet.name, sheet.unseen)
        pages += [_page(sheet, layout, ledger) for layout in recognised.layouts]
    return pages


def _tell_left_alone(sheet: Sheet, about: str, read: Sequence[Sheet], ledger: Ledger) -> None:
    """Report a sheet that is not read: with times and amounts, and about nothing known, it may be of the diary.

    So it is where it is laid out as a sheet that is read and has a time of its own.
    """
    if about == EXAMPLE:
        ledger.problem("sheet_example", "none", sheet.name)
    elif any(not is_blank(cell) for row in sheet.rows for cell in row):
        may_be = not about and (holds_entries(sheet) or any(is_laid_out_as(sheet, other) for other in read))
        ledger.problem("sheet_unknown", "none", sheet.name, severity="warning" if may_be else None)
        for line in lines_of(sheet) if may_be else ():
            ledger.problem("cells_left", "none", sheet.name, address(*line.place), line.shown, "warning")


def in_sight(pages: list[Page], ledger: Ledger, *, date_1904: bool) -> list[Page]:
    """Return the pages without the hidden sheets of another time; every hidden sheet is reported."""
    apart = hidden_apart(pages, date_1904=date_1904)
    for name in dict.fromkeys(page.name for page in pages if page.sheet.hidden):
        if name in apart:
            ledger.problem("sheet_hidden_apart", "none", name, found=apart[name], severity="warning")
        else:
            ledger.problem("sheet_hidden", "none", name)
    return [page for page in pages if page.name not in apart]


def _page(sheet: Sheet, layout: Layout, ledger: Ledger) -> Page:
    """Return the page of a layout, and report what it does not read and what it takes by evidence."""
    page = Page(turn(sheet) if layout.turned else sheet, layout, ledger.beside() if layout.beside else ledger)
    as_seen = OF_ROWS if layout.turned else {}
    for notice in layout.notices:
        at, code = page.address(notice.place), as_seen.get(notice.code, notice.code)
        ledger.problem(code, notice.fate, page.name, at, notice.shown, notice.severity)
        ledger.refused += notice.rows * (notice.fate == "refused")
        ledger.skipped += notice.rows * (notice.fate == "skipped")
    ledger.read += layout.counted
    for assumed in layout.assumptions:
        page.guess(as_seen.get(assumed.code, assumed.code), page.address(assumed.place), assumed.chosen)
    return page
