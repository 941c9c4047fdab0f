"""A zip file's members, each inflated within bounds and verified, and the same members packed anew, stored."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from diary.record import CannotRead
from diary.settings import Limits

MAGIC = b"PK\x03\x04"
_MEMBERS = 5_000
_ENCRYPTED = 0x1 | 0x40 | 0x2000  # flags of a member: password, strong encryption, masked header
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_UTF8 = 0x800
_STORED, _DEFLATED = 0, 8
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".webp", ".heic")
_BESIDE = ("docprops/", "xl/drawings/")
"""The folders of what is about a workbook or lies upon its sheets: nothing in them is a cell's."""


def unpack(data: bytes, limits: Limits) -> dict[str, bytes]:
    """Return the members by name, folders set off by `/`; names differ in more than their case.

    Pictures and what else holds no cells stay packed.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if _may_hold_cells(info.filename.lower())]
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error, OverflowError) as error:
        raise CannotRead("truncated") from error
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise CannotRead("encrypted")
    if len(infos) > _MEMBERS or sum(info.file_size for info in infos) > limits.unpacked_bytes:
        raise CannotRead("too_large", limit=limits.unpacked_bytes // 1_000_000)
    named = {info.filename.replace("\\", "/"): info for info in infos}
    if len({name.lower() for name in named}) < len(infos):
        raise CannotRead("unsafe_content")
    return {name: _inflate(data, info) for name, info in named.items()}


def _may_hold_cells(name: str) -> bool:
    return not name.endswith(("/", *_PICTURES)) and not name.startswith(_BESIDE)


def _inflate(data: bytes, info: zipfile.ZipInfo) -> bytes:
    try:
        header = _LOCAL.unpack_from(data, info.header_offset)
        start = info.header_offset + _LOCAL.size + header[-2] + header[-1]
        packed = data[start : start + info.compress_size]
        if info.compress_type == _DEFLATED:
            member = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, info.file_size + 1)
        else:
            member = packed if info.compress_type == _STORED else b""
    except (struct.error, zlib.error) as error:
        raise CannotRead("truncated") from error
    if header[0] != MAGIC or len(member) != info.file_size or zlib.crc32(member) != info.CRC:
        raise CannotRead("truncated")
    return member


def pack(members: Mapping[str, bytes]) -> bytes:
    """Return a zip file of the members, not compressed.

    >>> unpack(pack({"a.xml": b"<a/>"}), Limits())
    {'a.xml': b'<a/>'}
    """
    parts: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, member in members.items():
        encoded = name.encode("utf-8", "surrogateescape")
        common = (20, _UTF8, _STORED, 0, 0, zlib.crc32(member), len(member), len(member), len(encoded), 0)
        parts += (_LOCAL.pack(MAGIC, *common), encoded, member)
        directory += (_CENTRAL.pack(b"PK\x01\x02", 20, *common, 0, 0, 0, 0, offset), encoded)
        offset += _LOCAL.size + len(encoded) + len(member)
    listing = b"".join(directory)
    count = len(members)
    return b"".join([*parts, listing, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listing), offset, 0)])
