"""Old Excel workbooks (xls, BIFF5 and BIFF8): not encrypted, every record inside its sheet, error values listed.

Layout after [MS-XLS]: records of a type, a length and a body; the globals first, then one run a sheet.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from diary.reading.files.guard import Checked, Faults, bound, ole
from diary.record import CannotRead
from diary.settings import Limits

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
    0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip
_COLUMNS = 256
_FORMULA, _END, _DATE_MODE, _FILE_PASS, _SHEET, _STRINGS = 0x06, 0x0A, 0x22, 0x2F, 0x85, 0xFC
_MANY_NUMBERS, _DIMENSIONS, _BOOLEAN_OR_ERROR = 0xBD, 0x0200, 0x0205
_FILLED = frozenset((_FORMULA, _MANY_NUMBERS, 0xFD, 0x0203, 0x0204, _BOOLEAN_OR_ERROR, 0x027E))
_FEWEST = dict.fromkeys(_FILLED, 6) | {_FORMULA: 20, _BOOLEAN_OR_ERROR: 8, _STRINGS: 8, _SHEET: 8}


def check(data: bytes, limits: Limits) -> Checked:
    """Return the workbook's stream when it may be read."""
    streams = ole.Streams(data)
    if "EncryptedPackage" in streams:
        raise CannotRead("encrypted")
    name = next((name for name in ("Workbook", "Book") if name in streams), None)
    if name is None:
        raise CannotRead("not_a_spreadsheet")
    stream = bytearray(streams.read(name))
    sheets: list[int] = []
    date_1904 = False
    for kind, body, _ in _records(stream, 0):
        if kind == _FILE_PASS:
            raise CannotRead("encrypted")
        if kind == _SHEET:
            sheets.append(struct.unpack_from("<I", body)[0])
        elif kind == _DATE_MODE:
            date_1904 = body[:1] == b"\x01"
        elif kind == _STRINGS and struct.unpack_from("<I", body, 4)[0] > len(stream):
            raise CannotRead("truncated")
    if len(sheets) > limits.sheets:
        raise CannotRead("too_many_sheets", found=len(sheets), limit=limits.sheets)
    faults = {position: _examine(stream, start, position, limits) for position, start in enumerate(sheets)}
    return Checked("xls", ole.pack(name, bytes(stream)), faults, date_1904)


def _records(stream: bytearray, at: int) -> Iterator[tuple[int, bytes, int]]:
    """Yield type, body and place of the body of each record up to the end mark."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        body = bytes(stream[at : at + length])
        if len(body) < length or length < _FEWEST.get(kind, 0):
            break
        yield kind, body, at
        if kind == _END:
            return
        at += length
    raise CannotRead("truncated")


def _examine(stream: bytearray, start: int, position: int, limits: Limits) -> Faults:
    """Measure a sheet and list its error values; the size it states is cleared, as room is reserved by it."""
    rows = columns = 0
    faults: Faults = {}
    for kind, body, at in _records(stream, start):
        if kind == _DIMENSIONS:
            stream[at : at + len(body)] = bytes(len(body))
        elif kind in _FILLED:
            row, column = struct.unpack_from("<HH", body)
            last = struct.unpack("<H", body[-2:])[0] if kind == _MANY_NUMBERS else column
            if not column <= last < _COLUMNS:
                raise CannotRead("truncated")
            rows, columns = max(rows, row + 1), max(columns, last + 1)
            if kind == _BOOLEAN_OR_ERROR and body[7]:
                faults[row, column] = ERRORS.get(body[6], "#N/A")
            elif kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
                faults[row, column] = ERRORS.get(body[8], "#N/A")
    bound(rows, columns, str(position + 1), limits)
    return faults
