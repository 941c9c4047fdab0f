"""Text with separators (csv, tsv) → rows of texts: its encoding and its separator are found in the content."""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable
from io import StringIO

from diary.addresses import address
from diary.record import CannotRead
from diary.settings import Limits

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = ";\t|,"  # a Dutch Excel writes semicolons, with commas inside the numbers
_PROSE = ",|"  # also stand in running text
_SAMPLE, _SAMPLE_LINES = 100_000, 200  # characters, lines
_FEW_WORDS = 6  # `maandag 3 maart 2026 8.20`, `Monday 3 March 2026 8:20 AM`
_STATED = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_MARKUP = re.compile(r"\s*<(?:!doctype|!--|\?xml|html|head|table|meta|style|div|office:|workbook)", re.IGNORECASE)
_UNBOUNDED = Limits(cells=sys.maxsize)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def read(data: bytes, limits: Limits, *, certain: bool = False) -> list[list[str]]:
    """Return the rows of a text file; CannotRead when it is no table. A first line `sep=;` is no row.

    `certain`: it was given as a table, so it is one without a number in it too.
    """
    if len(data) > limits.text_bytes:
        raise CannotRead("too_large", limit=limits.text_bytes // 1_000_000)
    text = decode(data)
    if _MARKUP.match(text):
        raise CannotRead("web_page_as_spreadsheet")
    if text.startswith(("{\\rtf", "%PDF-")) or _CONTROL.search(text):
        raise CannotRead("not_a_spreadsheet")
    first, _, rest = text.partition("\n")
    stated = _STATED.fullmatch(first)
    if stated:
        text = rest
    return _rows(text, stated[1] if stated else _separator(text, certain=certain), limits)


def decode(data: bytes) -> str:
    """Return the text of UTF-8, UTF-16 or, when it is neither, Windows Western European (cp1252)."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            encodings = [encoding]
            break
    else:
        sample = data[:2000]
        if sample.count(0) * 3 > len(sample):  # UTF-16 without a mark: every other byte of plain text is zero
            encodings = ["utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"]
        else:
            encodings = ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding).strip("\x1a\ufeff")
        except UnicodeDecodeError:
            continue
    raise CannotRead("not_a_spreadsheet")


def _separator(text: str, *, certain: bool) -> str:
    """Return the separator that gives most lines the same number of fields; none in a letter."""
    sample = "".join(text[:_SAMPLE].splitlines(keepends=True)[:_SAMPLE_LINES])
    best, alike = "", 0
    for separator in _SEPARATORS:
        widths = Counter(len(row) for row in _rows(sample, separator, _UNBOUNDED) if len(row) > 1)
        if max(widths.values(), default=0) > alike:
            best, alike = separator, max(widths.values())
    rows = [row for row in _rows(sample, best or ";", _UNBOUNDED) if any(row)]
    split = sum(1 for row in rows if len(row) > 1)
    numbered = sum(1 for row in rows if any(map(_has_number, row)))
    if best in _PROSE or not split:  # then only numbers make a table
        is_table = numbered * 2 >= len(rows) - 1 and (split * 2 >= len(rows) if best else numbered > 0)
    else:
        is_table = split * 2 >= len(rows)
    if not (is_table or certain):
        raise CannotRead("not_a_spreadsheet")
    return best or ";"


def _has_number(cell: str) -> bool:
    """Tell whether a field holds a number and few words beside it, as none of a sentence does."""
    return any(map(str.isdigit, cell)) and len(cell.split()) <= _FEW_WORDS


def _rows(text: str, separator: str, limits: Limits) -> list[list[str]]:
    """Split into rows; where the quotes do not close, each line by itself."""
    try:
        return _bounded(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True), limits)
    except csv.Error:
        return _bounded((_line(line, separator) for line in text.splitlines()), limits)


def _bounded(rows: Iterable[list[str]], limits: Limits) -> list[list[str]]:
    kept: list[list[str]] = []
    widest = 1
    for row in rows:
        kept.append(row)
        widest = max(widest, len(row))
        if widest * len(kept) > limits.cells:
            raise CannotRead("too_many_cells", sheet="csv", cell=address(len(kept) - 1, widest - 1), limit=limits.cells)
    return kept


def _line(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:  # a field longer than the csv module takes
        return line.split(separator)
