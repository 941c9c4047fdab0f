"""A sheet that is read, then read wrongly on purpose: what a second look says of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from diary.reading.doubts.held import hold
from diary.reading.files.workbook import Sheet
from diary.reading.timeline.ledger import Ledger
from diary.reading.timeline.model_tables import tables_of
from diary.reading.timeline.pages import pages_of

Tables = dict[str, list[dict[str, Any]]]


def doubts_of(sheet: Sheet, change: Callable[[Tables], object] = lambda tables: None) -> list[tuple[str, str, str]]:
    """Return the code, cell and quotation of every doubt about a sheet, its tables changed after they were read."""
    ledger = Ledger()
    pages = pages_of([sheet], ledger, None)
    tables = tables_of(pages, None, "", date_1904=False)
    change(tables)
    known = len(ledger.problems)
    hold(pages, tables, ledger)
    return [(one.code, one.cell, one.found) for one in ledger.problems[known:]]


def gaps_of(sheet: Sheet, change: Callable[[Tables], object]) -> list[tuple[str, str]]:
    """Return what each gap is of that the doubts about a sheet leave in its days, and its cell."""
    ledger = Ledger()
    pages = pages_of([sheet], ledger, None)
    tables = tables_of(pages, None, "", date_1904=False)
    change(tables)
    known = len(tables["gaps"])
    hold(pages, tables, ledger)
    return [(gap["what"], gap["cell"]) for gap in tables["gaps"][known:]]
