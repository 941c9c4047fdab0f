"""Sheets → XLSX, written row by row as the XML it is, so that a table of any length passes through little memory.

Texts are inline, so none is a formula and no list of them is kept. Dates are dates. No author, and no clock
unless a stamp is asked for; the zip's own times are those of a zip without a clock.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterable
from typing import BinaryIO

from diary.addresses import column_letters
from diary.exchange.tabular import xlsx_parts as parts
from diary.exchange.tabular.shape import GENERATOR, Column, Row, Sheet, Value
from diary.exchange.tabular.xlsx_parts import inline
from diary.files import CannotWrite

MOST_ROWS = 1_048_576
"""Rows on a sheet of a workbook, the heading among them."""
MOST_BYTES = 2_000_000_000
"""Of one sheet, unpacked: beyond it a zip takes a form that not every program opens."""
FIRST_DAY = dt.datetime(1899, 12, 30)
FIRST_SAFE_DAY = dt.datetime(1900, 3, 1)
"""Before it workbooks count a day that was none: such a moment is written as text."""
ROWS_AT_ONCE = 500
DAY_S = 86_400


def write(file: BinaryIO, sheets: Iterable[Sheet], stamp: dt.datetime | None) -> None:
    """Write the sheets in their order, each with its names in the first row, which stays in sight."""
    names: list[str] = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = GENERATOR.encode()
        for sheet in sheets:
            names.append(sheet.name)
            with archive.open(_entry(f"xl/worksheets/sheet{len(names)}.xml"), "w") as member:
                size = 0
                for piece in _pieces(sheet):
                    size += member.write(piece.encode())
                    if size > MOST_BYTES:
                        raise CannotWrite("too_large_for_workbook")
        for name, xml in parts.around(names, stamp).items():
            archive.writestr(_entry(name), xml)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)  # dated 1980, as a zip without a clock is
    entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
    return entry


def _pieces(sheet: Sheet) -> Iterable[str]:
    yield parts.sheet_begins(sheet.columns)
    yield _row(1, [column.name for column in sheet.columns], (f' s="{parts.HEADING}"',) * len(sheet.columns))
    dressed = tuple(_dress(column) for column in sheet.columns)
    waiting: list[str] = []
    for number, row in enumerate(sheet.rows, 2):
        if number > MOST_ROWS:
            raise CannotWrite("too_large_for_workbook")
        waiting.append(_row(number, row, dressed))
        if len(waiting) == ROWS_AT_ONCE:
            yield "".join(waiting)
            waiting.clear()
    yield "".join(waiting)
    yield parts.sheet_ends(len(sheet.columns))


def _dress(column: Column) -> str:
    style = {"time": parts.MOMENT, "date": parts.DAY, "clock": parts.CLOCK}.get(column.kind)
    return f' s="{style}"' if style else ""


def _row(number: int, row: Row, dressed: tuple[str, ...]) -> str:
    cells = [
        _cell(f"{column_letters(column)}{number}", value, dressed[column])
        for column, value in enumerate(row)
        if value is not None
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, value: Value, style: str) -> str:
    if isinstance(value, str):
        return f'<c r="{place}"{style} t="inlineStr"><is>{inline(value)}</is></c>'
    if isinstance(value, dt.time):
        value = (value.hour * 3600 + value.minute * 60 + value.second) / DAY_S
    elif isinstance(value, dt.date):
        moment = value if isinstance(value, dt.datetime) else dt.datetime(value.year, value.month, value.day)
        if moment < FIRST_SAFE_DAY:
            return f'<c r="{place}" t="inlineStr"><is>{inline(str(value))}</is></c>'
        since = moment - FIRST_DAY
        value = since.days + since.seconds / DAY_S if since.seconds else since.days
    return f'<c r="{place}"{style}><v>{int(value) if isinstance(value, bool) else value!r}</v></c>'
