"""Office Open XML workbooks (xlsx, xlsm): no declarations, every cell inside the grid, faults listed.

A worksheet is read by one pass of a compiled expression over its bytes. Cells written the way Excel,
LibreOffice and Google write them pass at that; any other sheet is taken apart tag by tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from posixpath import basename, normpath

from diary.addresses import address, column_number
from diary.reading.files.guard import ATTRIBUTES, NO_VALUE, Checked, Faults, archive, bound, marks
from diary.reading.files.guard.hidden import in_xlsx
from diary.record import CannotRead
from diary.settings import Limits

_ROWS, _COLUMNS = 1_048_576, 16_384
_TAGS_PER_CELL = 4  # empty cells have tags too

_NOT_MODEST = re.compile(rb'<c(?![a-z]| r="A?[A-Z]\d{1,4}")')  # beyond AZ9999
_NOT_PLAIN = re.compile(rb'<c(?![a-z]| r="[A-Z]{1,3}\d{1,7}")')
_HAS_FORMULA = re.compile(rb"<f[\s/>]")  # apart from the others: each begins with letters that are found at once
_PREFIXED, _ERROR = re.compile(rb":c"), re.compile(rb'"e"')  # found in half the time that `in` takes
_FILLED = re.compile(rb'<c r="([A-Z]+)(\d+)"(?!(?: s="\d+")?/>)')

_PREFIX = rb"(?:[^\s<>/:]*:)?"
_TAG = re.compile(rb"<(/?)" + _PREFIX + rb"(row|c)" + ATTRIBUTES + rb"(/?)>")
_ANY_TAG = re.compile(rb"</?" + _PREFIX + rb"(?:row|c)(?=[\s/>])")
_ATTRIBUTE = re.compile(rb"""(?<![^\s"'])([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFERENCE = re.compile(rb"([A-Za-z]{1,3})(\d{1,7})")
_FORMULA = re.compile(rb"<" + _PREFIX + rb"f(?:\s[^<>]*)?(?:/>|>([^<]*))")
_VALUE = re.compile(rb"<" + _PREFIX + rb"v(?:\s[^<>]*)?>([^<]+)")
_INLINE = re.compile(rb"<" + _PREFIX + rb"is[\s>]")

_BARE_INLINE = re.compile(rb'(<c\s[^<>]*t=")inlineStr("><v)')
"""A text that stands where a number would: shown by spreadsheet programs, dropped by the library."""

_DECLARATION = re.compile(rb"<!(?!--|\[)")
_COUNT = re.compile(rb"""[cC]ount\s*=\s*["']\s*\+?(\d+)""")
_SHEET = re.compile(rb"<" + _PREFIX + rb"sheet\s([^<>]*)>")
_RELATION = re.compile(rb"<" + _PREFIX + rb"Relationship\s([^<>]*)>")
_DATE_1904 = re.compile(rb"""date1904\s*=\s*["'](?:1|true|on)""")


def check(members: Mapping[str, bytes], limits: Limits) -> Checked:
    """Return the workbook's XML parts when they may be read."""
    parts = {name: _with_text(part) for name, part in members.items() if _is_read(name.lower())}
    suspects, hidden, worksheets = {}, {}, []
    for name, part in parts.items():
        check_markup(part)
        if b"sheetData" in part:
            worksheets.append(name.lower())
            if _NOT_MODEST.search(part) or _is_unusual(part):
                suspects[name] = part
            if found := in_xlsx(part):
                hidden[name.lower()] = found
        elif b"niqueCount" in part:
            _check_counts(part)
    faults: dict[int, Faults] = {}
    marked = marks.in_xlsx(members, worksheets)
    sheets = dict(_sheet_parts(parts)) if suspects or hidden or marked else {}
    for name, part in suspects.items():
        position, title = sheets.get(name.lower(), (-1, basename(name)))
        faults[position] = _examine(part, title, limits)
    workbook = next(part for name, part in parts.items() if name.lower() == "xl/workbook.xml")
    out_of_sight = {sheets[name][0]: found for name, found in hidden.items() if name in sheets}
    beside = {sheets[name][0]: found for name, found in marked.items() if name in sheets}
    return Checked("xlsx", archive.pack(parts), faults, bool(_DATE_1904.search(workbook)), out_of_sight, beside)


def _is_read(name: str) -> bool:
    return name.endswith((".xml", ".rels")) and not name.startswith("xl/theme/")


def _with_text(part: bytes) -> bytes:
    """Return a part with every text that stands where a number would written as the library reads it."""
    return _BARE_INLINE.sub(rb"\1str\2", part) if b'inlineStr"><v' in part else part


def check_markup(part: bytes) -> None:
    """Refuse an XML part that declares entities, or whose encoding the library would pass over in silence."""
    if b"\0" in part:
        raise CannotRead("truncated")
    if b"!" in part and _DECLARATION.search(part):
        raise CannotRead("unsafe_content")


def _is_unusual(part: bytes) -> bool:
    """Tell whether a sheet has formulas, cells under a name with a prefix, or an error value."""
    return any(one.search(part) for one in (_HAS_FORMULA, _PREFIXED, _ERROR)) or (b"'" in part and b"'e'" in part)


def _check_counts(part: bytes) -> None:
    """Refuse a table that claims more strings than its bytes can hold."""
    if any(len(digits) > 9 or int(digits) > len(part) for digits in _COUNT.findall(part)):
        raise CannotRead("truncated")


def attributes(tag: bytes) -> dict[str, str]:
    """Return the attributes of a tag, by name without prefix."""
    return {
        name.rpartition(b":")[2].decode("utf-8", "replace"): unescape((one or other).decode("utf-8", "replace"))
        for name, one, other in _ATTRIBUTE.findall(tag)
    }


def relations(part: bytes) -> dict[str, str]:
    """Return the parts a workbook refers to, in lower case, by the id it uses for them."""
    found = {}
    for relation in map(attributes, _RELATION.findall(part)):
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith(("/", "xl/")) else f"xl/{target}"
        found[relation.get("Id", "")] = normpath(path).lower()
    return found


def _sheet_parts(parts: Mapping[str, bytes]) -> Iterator[tuple[str, tuple[int, str]]]:
    """Yield of each sheet its part in lower case, its position in the workbook and its title."""
    lower = {name.lower(): part for name, part in parts.items()}
    targets = relations(lower.get("xl/_rels/workbook.xml.rels", b""))
    for position, sheet in enumerate(map(attributes, _SHEET.findall(lower["xl/workbook.xml"]))):
        yield targets.get(sheet.get("id", ""), ""), (position, sheet.get("name", ""))


def _examine(part: bytes, title: str, limits: Limits) -> Faults:
    """Measure a sheet that is large or not plainly written, and list its faults."""
    if not (_NOT_PLAIN.search(part) or _is_unusual(part)):
        filled = _FILLED.findall(part)
        rows = max((int(row) for _, row in filled), default=0)
        columns = max((column_number(letters.decode()) + 1 for letters in {one for one, _ in filled}), default=0)
        if rows > _ROWS or columns > _COLUMNS:
            raise CannotRead("truncated")
        bound(rows, columns, title, limits)
        return {}
    rows = columns = 0
    faults: Faults = {}
    for row, column, kind, body in _cells(part, title, limits):
        if not (0 <= row < _ROWS and column < _COLUMNS):
            raise CannotRead("truncated")
        if row >= rows or column >= columns:
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            bound(rows, columns, title, limits)
        if fault := _fault(kind, body):
            faults[row, column] = fault
    return faults


def _cells(part: bytes, title: str, limits: Limits) -> Iterator[tuple[int, int, bytes, bytes]]:
    """Yield row, column, type and content of every filled cell; a cell without reference follows the last."""
    row = column = row_of_cell = count = 0
    kind, start = b"", -1
    for count, tag in enumerate(_TAG.finditer(part), 1):
        closing, name, inside, empty = tag.groups()
        if count > _TAGS_PER_CELL * limits.cells:
            raise CannotRead("too_many_cells", sheet=title, cell=address(row, max(column - 1, 0)), limit=limits.cells)
        if closing:
            if name == b"row":
                row, column = row + 1, 0
            elif start >= 0:
                yield row_of_cell, column - 1, kind, part[start : tag.start()]
                start = -1
            continue
        values = {key: one or other for key, one, other in _ATTRIBUTE.findall(inside or b"")}
        if name == b"row":
            row = _row(values, row)
            row, column = (row + 1, 0) if empty else (row, column)
            continue
        row_of_cell = row
        if b"r" in values:
            row_of_cell, column = _position(values[b"r"])
        column += 1
        kind, start = values.get(b"t", b""), -1 if empty else tag.end()
    if count != sum(1 for _ in _ANY_TAG.finditer(part)):  # a tag written so that it could be overlooked
        raise CannotRead("unsafe_content")


def _row(values: Mapping[bytes, bytes], current: int) -> int:
    if b"r" not in values:
        return current
    if not re.fullmatch(rb"\d{1,7}", values[b"r"]):
        raise CannotRead("truncated")
    return int(values[b"r"]) - 1


def _position(reference: bytes) -> tuple[int, int]:
    match = _REFERENCE.fullmatch(reference)
    if not match:
        raise CannotRead("truncated")
    return int(match[2]) - 1, column_number(match[1].decode())


def _fault(kind: bytes, body: bytes) -> str:
    """Return what stands in a cell that has no usable value, or nothing."""
    value = _VALUE.search(body)
    if kind == b"e":
        return value[1].decode("utf-8", "replace") if value else NO_VALUE
    formula = _FORMULA.search(body)
    if not formula or value or kind == b"str" or _INLINE.search(body):
        return ""
    written = unescape((formula[1] or b"").decode("utf-8", "replace")).strip()
    return f"={written}" if written else NO_VALUE
