import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.reading.files.guard import ole
from diary.record import CannotRead


@pytest.mark.parametrize("size", [0, 4095, 4096, 4097, 65_024, 65_536, 8_000_000, 20_000_000])
def test_what_is_packed_is_read_again(size):
    stream = bytes(range(256)) * (size // 256) + bytes(size % 256)
    streams = ole.Streams(ole.pack("Workbook", stream))
    assert "Workbook" in streams
    assert "Book" not in streams
    assert streams.read("Workbook") == stream.ljust(4096, b"\0")


def small(table: list[int], size: int = 100) -> bytes:
    """A compound file whose stream lives in the small sectors 0 and 1."""
    entries = ole._entry("Root Entry", 5, 1, 3, 128) + ole._entry("Book", 2, ole._FREE, 0, size) + bytes(256)
    main = [ole._TABLE, ole._LAST, ole._LAST, ole._LAST]
    header = (
        ole.MAGIC + bytes(16) + struct.pack("<HHHHH6x9I", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 2, 1, ole._LAST, 0)
    )
    return b"".join((
        header, struct.pack("<109I", 0, *[ole._FREE] * 108),
        struct.pack("<128I", *main, *[ole._FREE] * 124), entries,
        struct.pack("<128I", *table, *[ole._FREE] * (128 - len(table))), (b"a" * 64 + b"b" * 64).ljust(512, b"\0"),
    ))  # fmt: skip


def test_a_short_stream_is_read_from_the_small_sectors():
    assert ole.Streams(small([1, ole._LAST])).read("Book") == b"a" * 64 + b"b" * 36


@pytest.mark.parametrize("table", [[0], [1, 0], [500], [ole._LAST]])
def test_a_chain_that_loops_leaves_the_file_or_ends_early_is_damage(table):
    with pytest.raises(CannotRead) as caught:
        ole.Streams(small(table)).read("Book")
    assert caught.value.code == "truncated"


def changed(at: int, value: int, form: str = "<I") -> bytes:
    data = bytearray(ole.pack("Workbook", bytes(5000)))
    struct.pack_into(form, data, at, value)
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        ole.MAGIC,
        changed(30, 8, "<H"),
        changed(32, 7, "<H"),
        changed(48, 9999),
        changed(68, 9999),
        changed(68, 2),
        changed(76, 9999),
        changed(512 + 4, 1),
    ],
)
def test_damage(data):
    with pytest.raises(CannotRead) as caught:
        ole.Streams(data)
    assert caught.value.code == "truncated"


def test_a_list_of_tables_that_loops_is_damage():
    data = bytearray(ole.pack("Workbook", bytes(8_000_000)))
    (start,) = struct.unpack_from("<I", data, 68)
    struct.pack_into("<I", data, 512 * (start + 1) + 508, start)
    with pytest.raises(CannotRead):
        ole.Streams(bytes(data))


@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(data):
    try:
        ole.Streams(ole.MAGIC + data)
    except CannotRead as error:
        assert error.code == "truncated"
