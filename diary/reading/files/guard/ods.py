"""OpenDocument spreadsheets: not encrypted, no declarations, repeated cells counted in full, faults listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import product
from typing import NamedTuple
from xml.parsers import expat

from diary.reading.files.guard import ATTRIBUTES, NO_VALUE, Checked, Faults, archive, bound
from diary.reading.files.guard.hidden import in_ods
from diary.reading.files.guard.xlsx import attributes, check_markup
from diary.record import CannotRead
from diary.settings import Limits

_PARTS = ("mimetype", "META-INF/manifest.xml", "content.xml")
_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_TAG = re.compile(rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)" + ATTRIBUTES + rb"(/?)>")
_ANY_TAG = re.compile(rb"</?table:(?:table|table-row|table-cell|covered-table-cell)(?=[\s/>])")
_REPEATED = re.compile(rb"""table:number-(?:rows|columns)-repeated\s*=\s*["'](\d{1,9})["']""")
_SPACES = re.compile(rb"""text:c\s*=\s*["'][^"']{5}""")
_REMARK_END = b"</office:annotation>"
_MARKUP = re.compile(rb"<[^<>]*>")
_ERROR = re.compile(r"#[A-Z0-9/!?_]+|Err:\d+")
_DEEPEST = 100  # tags within tags; a spreadsheet has some ten
_DATE_1904 = b'table:date-value="1904-01-01"'


def check(members: Mapping[str, bytes], limits: Limits) -> Checked:
    """Return the parts that hold the cells when they may be read."""
    if any(name not in members for name in _PARTS) or not members["mimetype"].startswith(_TYPE):
        raise CannotRead("not_a_spreadsheet")
    parts = {name: members[name] for name in _PARTS}
    if b"encryption-data" in parts["META-INF/manifest.xml"]:
        raise CannotRead("encrypted")
    content = parts["content.xml"]
    for part in (content, parts["META-INF/manifest.xml"]):
        check_markup(part)
        _check_nesting(part)
    if _SPACES.search(content):  # ten thousand spaces in one mark
        raise CannotRead("unsafe_content")
    faults: dict[int, Faults] = {}
    extents: dict[int, tuple[int, int]] = {}
    for cell in _cells(content, limits):
        rows, columns = extents.get(cell.sheet, (0, 0))
        extents[cell.sheet] = rows, columns = (
            max(rows, cell.row + cell.down),
            max(columns, cell.column + cell.across),
        )
        bound(rows, columns, cell.title, limits)
        if cell.fault:
            places = product(range(cell.row, cell.row + cell.down), range(cell.column, cell.column + cell.across))
            faults.setdefault(cell.sheet, {}).update(dict.fromkeys(places, cell.fault))
    return Checked("ods", archive.pack(parts), faults, _DATE_1904 in content, in_ods(content))


def _check_nesting(part: bytes) -> None:
    """Refuse a part whose tags do not match: the library would search for the end of a table for ever."""
    depth = 0

    def opened(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise CannotRead("unsafe_content")

    def closed(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError) as error:
        raise CannotRead("truncated") from error


class _Cell(NamedTuple):
    """A filled cell, repeated so many times downwards and across."""

    sheet: int
    title: str
    row: int
    column: int
    down: int
    across: int
    fault: str


def _cells(content: bytes, limits: Limits) -> Iterator[_Cell]:
    sheet, title = -1, ""
    row = column = count = 0
    down = 1
    opened: re.Match[bytes] | None = None
    for tag in _TAG.finditer(content):
        count += 1
        closing, name, inside, empty = tag.groups(b"")
        if name == b"table":
            if not closing:
                sheet, title, row = sheet + 1, attributes(inside).get("name", ""), 0
        elif name == b"table-row":
            if not closing:
                down, column = _repeated(inside), 0
            if closing or empty:
                row += down
        elif not closing and not empty:
            opened = tag
        elif empty or opened:
            inside = opened[3] or b"" if opened else inside
            fault = _fault(inside, content[opened.end() : tag.start()] if opened else b"")
            across = _repeated(inside)
            if fault is not None:
                yield _Cell(sheet, title, row, column, down, across, fault)
            column += across
            opened = None
    if count != sum(1 for _ in _ANY_TAG.finditer(content)):
        raise CannotRead("unsafe_content")
    if sheet >= limits.sheets:
        raise CannotRead("too_many_sheets", found=sheet + 1, limit=limits.sheets)


def _repeated(inside: bytes) -> int:
    found = _REPEATED.search(inside)
    return int(found[1]) if found else 1


def _fault(inside: bytes, body: bytes) -> str | None:
    """Return what a cell holds instead of a value: nothing for a usable value, None for an empty cell."""
    typed = b"office:value-type" in inside
    formula = attributes(inside).get("formula") if b"formula" in inside else None
    if formula is None and b'"error"' not in inside:
        return "" if typed or body else None
    text = unescape(_MARKUP.sub(b"", body.rpartition(_REMARK_END)[2]).decode("utf-8", "replace"))
    if b'calcext:value-type="error"' in inside or _ERROR.fullmatch(text):
        return text or NO_VALUE
    if not typed and not body:
        return f"={formula.partition('=')[2]}" if formula else NO_VALUE
    return ""
