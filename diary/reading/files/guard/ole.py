"""The compound file (OLE2) around an old workbook: one of its streams, and that stream packed anew alone.

Layout after [MS-CFB]: a header, sectors of 512 or 4096 bytes chained by a table, a directory of names.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

from diary.record import CannotRead

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_CUTOFF = 4096  # shorter streams live in the small sectors
_SECTOR = 512


class Streams:
    """The named streams of a compound file; a chain that loops or leaves the file is damage."""

    def __init__(self, data: bytes) -> None:
        try:
            self._load(data)
        except (struct.error, IndexError) as error:
            raise CannotRead("truncated") from error

    def _load(self, data: bytes) -> None:
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in {9, 12} or small_shift != 6:
            raise CannotRead("truncated")
        size = 1 << shift
        directory_start, small_start, more_start = (struct.unpack_from("<I", data, at)[0] for at in (48, 60, 68))
        numbers = f"<{size // 4}I"

        def sector(number: int) -> bytes:
            found = data[(number + 1) * size : (number + 2) * size]
            if not found:
                raise CannotRead("truncated")
            return found.ljust(size, b"\0")

        tables = list(struct.unpack_from("<109I", data, 76))
        seen: set[int] = set()
        while more_start not in {_LAST, _FREE}:
            if more_start in seen:
                raise CannotRead("truncated")
            seen.add(more_start)
            *more, following = struct.unpack(numbers, sector(more_start))
            tables += more
            more_start = following
        table: list[int] = []
        for number in tables:
            if number != _FREE:
                table += struct.unpack(numbers, sector(number))

        directory = _chain(directory_start, table, sector)
        self._entries: dict[str, tuple[int, int]] = {}
        for at in range(0, len(directory) - 127, 128):
            length = struct.unpack_from("<H", directory, at + 64)[0]
            name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
            start, total = struct.unpack_from("<II", directory, at + 116)
            self._entries.setdefault(name, (start, total))
        root, _ = self._entries.get("Root Entry", (_LAST, 0))
        small_table = [number for (number,) in struct.iter_unpack("<I", _chain(small_start, table, sector))]
        small = _chain(root, table, sector) if small_table else b""
        self._sector, self._table, self._small, self._small_table = sector, table, small, small_table

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a stream of that name."""
        return name in self._entries

    def read(self, name: str) -> bytes:
        """Return the content of a stream; an unknown name raises KeyError."""
        start, total = self._entries[name]
        if total < _CUTOFF:
            content = _chain(start, self._small_table, lambda number: self._small[number * 64 : number * 64 + 64])
        else:
            content = _chain(start, self._table, self._sector)
        if len(content) < total:
            raise CannotRead("truncated")
        return content[:total]


def _chain(start: int, table: Sequence[int], sector: Callable[[int], bytes]) -> bytes:
    parts: list[bytes] = []
    while start not in {_LAST, _FREE}:
        if len(parts) > len(table) or start >= len(table):
            raise CannotRead("truncated")
        parts.append(sector(start))
        start = table[start]
    return b"".join(parts)


def pack(name: str, stream: bytes) -> bytes:
    """Return a compound file that holds the one stream.

    >>> Streams(pack("Workbook", b"BIFF" * 2000)).read("Workbook") == b"BIFF" * 2000
    True
    """
    stream = stream.ljust(_CUTOFF, b"\0")
    used = -(-len(stream) // _SECTOR)
    tables = 1
    while tables * (_SECTOR // 4) < tables + 1 + used + (tables - 109 + 126) // 127 * (tables > 109):
        tables += 1
    extra = -(-(tables - 109) // 127) if tables > 109 else 0
    first = tables + extra + 1  # of the stream, after the tables, their list and the directory
    table = [_TABLE] * tables + [0xFFFFFFFC] * extra + [_LAST]
    table += [*range(first + 1, first + used), _LAST]
    table += [_FREE] * (tables * (_SECTOR // 4) - len(table))
    places = list(range(tables)) + [_FREE] * (109 - tables)
    lists = []
    for number in range(extra):
        chunk = places[109 + 127 * number : 109 + 127 * (number + 1)]
        following = tables + number + 1 if number + 1 < extra else _LAST
        lists.append(struct.pack("<128I", *chunk, *[_FREE] * (127 - len(chunk)), following))
    header = MAGIC + bytes(16) + struct.pack(
        "<HHHHH6x9I", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, tables + extra, 0, _CUTOFF, _LAST, 0,
        tables if extra else _LAST, extra,
    )  # fmt: skip
    entries = _entry("Root Entry", 5, 1, _LAST, 0) + _entry(name, 2, _FREE, first, len(stream)) + bytes(256)
    return b"".join((
        header, struct.pack("<109I", *places[:109]), struct.pack(f"<{len(table)}I", *table), *lists, entries,
        stream.ljust(used * _SECTOR, b"\0"),
    ))  # fmt: skip


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    return encoded.ljust(64, b"\0") + struct.pack(
        "<HBB3I36xIII", len(encoded) + 2, kind, 1, _FREE, _FREE, child, start, size, 0
    )  # fmt: skip
