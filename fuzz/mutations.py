"""One file becomes another that is a little wrong: in its bytes, in a part of the workbook, or in one cell."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from diary.reading.cells.words import read_toml
from diary.reading.files.guard import archive
from diary.record import CannotRead
from diary.settings import Limits

ROOT = Path(__file__).parents[1]
TOKENS = (
    b"99999999", b"4294967295", b"-1", b"XFD1048576", b"1e308", b"NaN", b"/>", b"<", b">", b'"', b"'", b"\0",
    b"\xff\xfe", b"\xef\xbb\xbf", b";", b",", b"\t", b"\r\n", b"<!DOCTYPE a>", b"&a;", b"<f>", b't="e"', b'hidden="1"',
    b"#REF!", b"[h]:mm",
)  # fmt: skip
_TEXT = re.compile(
    rb"(?<=<v>)[^<]*(?=</v>)|(?<=<t>)[^<]*(?=</t>)|(?<=<text:p>)[^<]*(?=</text:p>)|(?<=[;,\t\n])[^;,\t\r\n]+"
)


def _written() -> Iterator[str]:
    """Yield everything the manual says people write in a cell, and the headings above it."""
    for lists in tomllib.loads((ROOT / "tests/reading/cells/written.toml").read_text("utf-8")).values():
        yield from (str(one) for written in lists.values() for one in written)
    for words in read_toml("headings.toml", "diary.reading.recognise").values():
        yield from (word.removeprefix("=") for entry in words.get("columns", words).values() if isinstance(entry, dict)
                    for listed in entry.values() for word in listed)  # fmt: skip


WRITTEN = tuple(one.encode() for one in _written())


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Return the file with one to four changes; a workbook is taken apart for it and packed anew."""
    for _ in range(chance.randint(1, 4)):
        data = _changed(data, chance)
    return data


def _changed(data: bytes, chance: random.Random) -> bytes:
    if data.startswith(archive.MAGIC) and chance.random() < 0.9:
        try:
            members = archive.unpack(data, Limits())
        except CannotRead:
            return _bytes(data, chance)
        name = chance.choice(sorted(members, key=lambda name: "sheet" not in name and "content" not in name))
        change = _cell if chance.random() < 0.6 else _bytes
        return archive.pack(members | {name: change(members[name], chance)})
    return (_cell if chance.random() < 0.5 else _bytes)(data, chance)


def _cell(part: bytes, chance: random.Random) -> bytes:
    """Write something else where a value stands."""
    places = [found.span() for found in _TEXT.finditer(part)]
    if not places:
        return _bytes(part, chance)
    start, end = chance.choice(places)
    written = chance.choice(WRITTEN)
    if chance.random() < 0.3:
        written = _bytes(written, chance)
    return part[:start] + written + part[end:]


def _bytes(part: bytes, chance: random.Random) -> bytes:
    """Remove, repeat, overwrite or insert a few bytes."""
    start = chance.randrange(len(part) + 1)
    end = min(len(part), start + chance.choice((0, 1, 2, 4, 16, 256)))
    piece = chance.choice((b"", part[start:end] * 2, chance.randbytes(end - start), chance.choice(TOKENS)))
    return part[:start] + piece + part[end:]
