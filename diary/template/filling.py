"""An empty workbook → the same workbook, filled in: each answer as what it is, and no text as a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import cast

from openpyxl.cell.cell import Cell

from diary.template import style
from diary.template.answers import TIME
from diary.template.writer import TemplateChoice, build, workbook_bytes

Value = str | float | dt.time | None
Answers = Iterable[tuple[str, str, str]]
"""Of each answer its sheet, its cell, and what was written."""


def filled(choice: TemplateChoice, answers: Answers, value: Callable[[str, bool], Value]) -> bytes:
    """Return the workbook with these answers; `value` makes of a text what it is, the second says whether it is a time.

    A row below the last is dressed as the last.
    """
    workbook = build(choice)
    for sheet, cell, written in answers:
        target = cast("Cell", workbook[sheet][cell])
        dressed = target
        while not dressed.has_style and dressed.row > 1:
            dressed = style.at(workbook[sheet], dressed.row - 1, dressed.column)
        if dressed is not target:
            style.answer(target, dressed.number_format, "center")
        target.value = value(written, dressed.number_format == TIME.number_format)
        if isinstance(target.value, str):
            target.data_type = "s"
    return workbook_bytes(workbook)


def lists_of(choice: TemplateChoice) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the words of each drop-down by its sheet and its cell, or of a whole column the letters of that."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for sheet in build(choice).worksheets:
        for check in sheet.data_validations.dataValidation:
            if check.type == "list":
                first, _, last = str(check.sqref).partition(":")
                place = first.rstrip("0123456789") if last else first
                found[sheet.title, place] = tuple(check.formula1.strip('"').split(","))
    return found
