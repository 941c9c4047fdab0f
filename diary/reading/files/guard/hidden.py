"""Which rows and columns of a sheet are hidden, as Office Open XML and OpenDocument write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

_ATTRIBUTE = re.compile(rb"""([\w-]+)\s*=\s*["']([^"'<>]*)["']""")
_XLSX = re.compile(rb"<(?:[^\s<>/:]*:)?(row|col)\s([^<>]*)>")
_ODS = re.compile(rb"<table:(table|table-row|table-column)((?:[\s/][^<>]*)?)>")
_YES, _OUT_OF_SIGHT = (b"1", b"true"), (b"collapse", b"filter")


class Hidden(NamedTuple):
    """The hidden rows and columns of a sheet, counted from 0."""

    rows: tuple[range, ...] = ()
    columns: tuple[range, ...] = ()

    def first_filled(self, rows: list[list[Any]]) -> tuple[int, int] | None:
        """Return the place of the first cell with a value that is hidden, None when nothing is."""
        for number, row in enumerate(rows):
            all_of_it = _within(number, self.rows)
            for column, value in enumerate(row):
                if value not in (None, "") and (all_of_it or _within(column, self.columns)):
                    return number, column
        return None


def _within(number: int, ranges: Iterable[range]) -> bool:
    return any(number in one for one in ranges)


def in_xlsx(part: bytes) -> Hidden | None:
    """Return what is hidden on a worksheet.

    >>> in_xlsx(b'<col min="2" max="3" hidden="1"/><row r="5" hidden="true"><c/></row><row r="6">')
    Hidden(rows=(range(4, 5),), columns=(range(1, 3),))
    """
    rows, columns = [], []
    for tag in _XLSX.finditer(part) if b"hidden" in part else ():
        told = dict(_ATTRIBUTE.findall(tag[2]))
        if told.get(b"hidden") not in _YES:
            continue
        if tag[1] == b"row":
            rows.append(range(_number(told.get(b"r")) - 1, _number(told.get(b"r"))))
        else:
            columns.append(range(_number(told.get(b"min")) - 1, _number(told.get(b"max"))))
    return Hidden(tuple(rows), tuple(columns)) if rows or columns else None


def in_ods(content: bytes) -> dict[int, Hidden]:
    """Return what is hidden, by the position of the sheet.

    >>> in_ods(b'<table:table><table:table-row/><table:table-row table:visibility="filter">')
    {0: Hidden(rows=(range(1, 2),), columns=())}
    """
    found: dict[int, tuple[list[range], list[range]]] = {}
    for sheet, is_row, place in _out_of_sight(content) if b"table:visibility" in content else ():
        found.setdefault(sheet, ([], []))[0 if is_row else 1].append(place)
    return {sheet: Hidden(tuple(rows), tuple(columns)) for sheet, (rows, columns) in found.items()}


def _out_of_sight(content: bytes) -> Iterator[tuple[int, bool, range]]:
    sheet, at = -1, {True: 0, False: 0}
    for tag in _ODS.finditer(content):
        if tag[1] == b"table":
            sheet, at = sheet + 1, {True: 0, False: 0}
            continue
        is_row, told = tag[1] == b"table-row", dict(_ATTRIBUTE.findall(tag[2]))
        repeated = told.get(b"number-rows-repeated" if is_row else b"number-columns-repeated", b"1")
        place = range(at[is_row], at[is_row] + _number(repeated))
        at[is_row] = place.stop
        if told.get(b"visibility") in _OUT_OF_SIGHT:
            yield sheet, is_row, place


def _number(digits: bytes | None) -> int:
    return int(digits) if digits and re.fullmatch(rb"\d{1,9}", digits) else 0
