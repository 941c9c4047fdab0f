"""Binary Excel workbooks (xlsb): every cell inside the grid, error values listed.

Layout after [MS-XLSB]: records of a type and a length of 7 bits a byte, and a body.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from diary.reading.files.guard import Checked, Faults, archive, bound
from diary.reading.files.guard.xls import ERRORS
from diary.reading.files.guard.xlsx import check_markup, relations
from diary.record import CannotRead
from diary.settings import Limits

_ROWS, _COLUMNS = 1_048_576, 16_384
_ROW, _END_OF_SHEET, _PROPERTIES, _BUNDLE = 0x00, 0x92, 0x99, 0x9C
_ERRORS = frozenset((0x03, 0x0B))
_FILLED = frozenset(range(0x02, 0x0C))


def check(members: Mapping[str, bytes], limits: Limits) -> Checked:
    """Return the workbook's binary and relation parts when they may be read."""
    parts = {name: part for name, part in members.items() if name.lower().endswith((".bin", ".rels"))}
    lower = {name.lower(): part for name, part in parts.items()}
    for name, part in lower.items():
        if name.endswith(".rels"):
            check_markup(part)
    targets = relations(lower.get("xl/_rels/workbook.bin.rels", b""))
    position, date_1904 = 0, False
    faults: dict[int, Faults] = {}
    for kind, body in _records(lower["xl/workbook.bin"]):
        if kind == _PROPERTIES:
            date_1904 = bool(body[0] & 1) if body else False
        elif kind == _BUNDLE:
            relation, after = _wide(body, 8)
            if not relation:
                continue
            if relation not in targets:
                raise CannotRead("truncated")
            title, _ = _wide(body, after)
            faults[position] = _examine(lower.get(targets[relation], b""), title, limits)
            position += 1
    return Checked("xlsb", archive.pack(parts), faults, date_1904)


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(part):
        kind, at = _number(part, at, 2)
        length, at = _number(part, at, 4)
        body = part[at : at + length]
        if len(body) < length:
            raise CannotRead("truncated")
        yield kind, body
        at += length


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    value = 0
    for place in range(most):
        if at >= len(part):
            raise CannotRead("truncated")
        value |= (part[at] & 0x7F) << 7 * place
        at += 1
        if part[at - 1] < 0x80:
            break
    return value, at


def _wide(body: bytes, at: int) -> tuple[str, int]:
    """Return a counted UTF-16 text and where it ends."""
    if len(body) < at + 4:
        raise CannotRead("truncated")
    (count,) = struct.unpack_from("<I", body, at)
    end = at + 4 + 2 * (0 if count == 0xFFFFFFFF else count)
    return body[at + 4 : end].decode("utf-16-le", "replace"), end


def _examine(part: bytes, title: str, limits: Limits) -> Faults:
    rows = columns = row = 0
    faults: Faults = {}
    for kind, body in _records(part):
        if kind == _END_OF_SHEET:
            break
        if kind != _ROW and kind not in _FILLED:
            continue
        if len(body) < (4 if kind == _ROW else 9):
            raise CannotRead("truncated")
        (number,) = struct.unpack_from("<I", body)
        if number >= (_ROWS if kind == _ROW else _COLUMNS):
            raise CannotRead("truncated")
        if kind == _ROW:
            row = number
            continue
        rows, columns = max(rows, row + 1), max(columns, number + 1)
        if kind in _ERRORS:
            faults[row, number] = ERRORS.get(body[8], "#N/A")
    bound(rows, columns, title, limits)
    return faults
