import struct

import pytest

from diary.reading.files.guard import Checked, archive, xlsb
from diary.reading.files.workbook import open_workbook
from diary.record import CannotRead
from diary.settings import Limits
from tests.reading.files import crafted
from tests.reading.files.crafted import binary, binary_cell, row_header, wide

NUMBER = struct.pack("<d", 250.0)

DEFAULT = Limits()


def check(data: bytes, limits: Limits = DEFAULT) -> Checked:
    return xlsb.check(archive.unpack(data, limits), limits)


def refusal(data: bytes, limits: Limits = DEFAULT) -> str:
    with pytest.raises(CannotRead) as caught:
        check(data, limits)
    return caught.value.code


def test_cells_stand_where_they_stood(tmp_path):
    path = tmp_path / "dagboek.xlsb"
    cells = row_header(1) + binary_cell(5, 2, NUMBER) + row_header(2) + binary_cell(6, 0, wide("koffie"))
    path.write_bytes(crafted.xlsb(cells + binary_cell(1, 3, b"")))
    book = open_workbook(path)
    assert (book.format, book.sheets[0].name) == ("xlsb", "Dag 1")
    assert book.sheets[0].rows == [[None] * 3, [None, None, 250.0], ["koffie", None, None]]


def test_error_values_are_listed_and_empty(tmp_path):
    path = tmp_path / "dagboek.xlsb"
    path.write_bytes(crafted.xlsb(row_header(0) + binary_cell(3, 1, b"\x17") + binary_cell(5, 2, NUMBER)))
    sheet = open_workbook(path).sheets[0]
    assert (sheet.rows, sheet.faults) == ([[None, None, 250.0]], {"B1": "#REF!"})


def test_the_cells_a_sheet_spans_are_bounded():
    data = crafted.xlsb(row_header(3) + binary_cell(5, 4, NUMBER))
    assert check(data, Limits(cells=20)).faults == {0: {}}
    assert refusal(data, Limits(cells=19)) == "too_many_cells"
    assert refusal(crafted.xlsb(row_header(1_048_575) + binary_cell(5, 16_383, NUMBER))) == "too_many_cells"


@pytest.mark.parametrize(
    "cells",
    [
        row_header(1_048_576),
        row_header(0) + binary_cell(5, 16_384, NUMBER),
        binary(5, b"\0"),
        binary(0, b"\0"),
        b"\x05\xff",
        b"\x05\x10\0",
        b"\x80",
    ],
)
def test_damage(cells):
    data = crafted.xlsb(cells)
    if len(cells) < 4:  # the sheet ends there
        members = archive.unpack(data, DEFAULT)
        members["xl/worksheets/sheet1.bin"] = cells
        data = archive.pack(members)
    assert refusal(data) == "truncated"


def with_workbook(workbook: bytes) -> bytes:
    return archive.pack(archive.unpack(crafted.xlsb(b""), DEFAULT) | {"xl/workbook.bin": workbook})


def test_the_workbook_names_its_sheets():
    assert check(crafted.xlsb(b"", flags=1)).date_1904
    assert not check(crafted.xlsb(b"", flags=0)).date_1904
    without = binary(0x9C, struct.pack("<III", 0, 1, 0xFFFFFFFF) + wide("Module"))
    assert check(with_workbook(without)).faults == {}
    assert refusal(with_workbook(binary(0x9C, b"\0"))) == "truncated"
    assert not check(with_workbook(binary(0x99))).date_1904


def test_declarations_are_unsafe():
    members = archive.unpack(crafted.xlsb(b""), DEFAULT) | {"_rels/.rels": b"<!DOCTYPE x>"}
    assert refusal(archive.pack(members)) == "unsafe_content"


def test_a_sheet_that_is_nowhere_is_damage():
    members = archive.unpack(crafted.xlsb(crafted.row_header(0)), Limits())
    name = "xl/_rels/workbook.bin.rels"
    members[name] = members[name].replace(b"rId1", b"rId9")
    with pytest.raises(CannotRead) as caught:
        xlsb.check(members, Limits())
    assert caught.value.code == "truncated"
