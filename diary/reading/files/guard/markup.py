"""Parts of Office Open XML taken apart by their tags, each in one pass however its tags are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from diary.addresses import column_number

Place = tuple[int, int]
PREFIX = rb"(?:[^\s<>/:]*:)?"
_ATTRIBUTE = re.compile(rb"""([\w-]+)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""")
_TEXT = re.compile(rb"<" + PREFIX + rb"(?:t|text)(?:\s[^<>]*)?>([^<]+)<")
_REFERENCE = re.compile(rb"([A-Za-z]{1,3})([1-9]\d{0,6})")


def opening(*names: str) -> re.Pattern[bytes]:
    """Return the pattern of a tag that opens one of these elements; its group holds the attributes."""
    return re.compile(rb"<" + PREFIX + rb"(?:" + "|".join(names).encode() + rb")((?:[\s/][^<>]*)?)>")


def elements(part: bytes, tag: re.Pattern[bytes]) -> Iterator[tuple[dict[bytes, bytes], bytes]]:
    """Yield the attributes of every tag, and what follows it up to the next.

    >>> list(elements(b'<x:si n="1"><t>a</t></x:si><x:si/>', opening("si")))
    [({b'n': b'1'}, b'<t>a</t></x:si>'), ({}, b'')]
    """
    last = None
    for found in tag.finditer(part):
        if last is not None:
            yield attributes(last[1]), part[last.end() : found.start()]
        last = found
    if last is not None:
        yield attributes(last[1]), part[last.end() :]


def section(part: bytes, name: str) -> bytes:
    """Return what stands in the first element of this name."""
    begin = opening(name).search(part)
    end = re.compile(rb"</" + PREFIX + name.encode() + rb"\s*>").search(part, begin.end()) if begin else None
    return part[begin.end() : end.start()] if begin and end else b""


def attributes(inside: bytes) -> dict[bytes, bytes]:
    """Return the attributes within a tag."""
    return {name: one or other for name, one, other in _ATTRIBUTE.findall(inside)}


def number(digits: bytes | None) -> int:
    """Return a number that is written in digits, 0 for anything else."""
    return int(digits) if digits and re.fullmatch(rb"\d{1,7}", digits) else 0


def place(reference: bytes) -> Place | None:
    """Return row and column, from 0, of a reference to a cell.

    >>> place(b"C2"), place(b"C2:D3")
    ((1, 2), None)
    """
    found = _REFERENCE.fullmatch(reference)
    return (int(found[2]) - 1, column_number(found[1].decode())) if found else None


def text(part: bytes) -> str:
    """Return the text within an element, of all its runs together."""
    return "".join(unescape(one.decode("utf-8", "replace")) for one in _TEXT.findall(part))
