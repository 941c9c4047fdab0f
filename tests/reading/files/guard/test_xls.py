import struct

import pytest

from diary.reading.files.guard import Checked, ole, xls
from diary.reading.files.workbook import open_workbook
from diary.record import CannotRead
from diary.settings import Limits
from tests.reading.files import crafted
from tests.reading.files.crafted import number, record

DEFAULT = Limits()


def refusal(data: bytes, limits: Limits = DEFAULT) -> str:
    with pytest.raises(CannotRead) as caught:
        xls.check(data, limits)
    return caught.value.code


def check(data: bytes, limits: Limits = DEFAULT) -> Checked:
    return xls.check(data, limits)


@pytest.mark.parametrize("name", ["Workbook", "Book"])
def test_numbers_stand_where_they_stood(tmp_path, name):
    path = tmp_path / "dagboek.xls"
    path.write_bytes(crafted.xls(number(1, 2, 250), sheets=2, name=name))
    book = open_workbook(path)
    assert book.format == "xls"
    assert [sheet.name for sheet in book.sheets] == ["A", "B"]
    assert [sheet.rows for sheet in book.sheets] == [[[None] * 3, [None, None, 250.0]]] * 2


def test_the_cells_a_sheet_spans_are_bounded():
    assert check(crafted.xls(number(3, 4)), Limits(cells=20)).faults == {0: {}}
    assert refusal(crafted.xls(number(3, 4)), Limits(cells=19)) == "too_many_cells"
    many = record(0xBD, struct.pack("<HH", 3, 3) + bytes(12) + struct.pack("<H", 4))
    assert check(crafted.xls(many), Limits(cells=20)).faults == {0: {}}
    assert refusal(crafted.xls(many), Limits(cells=19)) == "too_many_cells"


def test_a_cell_outside_the_grid_is_damage():
    assert check(crafted.xls(number(0, 255))).faults == {0: {}}
    assert refusal(crafted.xls(number(0, 256))) == "truncated"
    assert refusal(crafted.xls(record(0xBD, struct.pack("<HH", 3, 3) + bytes(6) + struct.pack("<H", 2)))) == "truncated"


def test_the_number_of_sheets_is_bounded():
    assert len(check(crafted.xls(b"", sheets=3), Limits(sheets=3)).faults) == 3
    assert refusal(crafted.xls(b"", sheets=4), Limits(sheets=3)) == "too_many_sheets"


def test_error_values_are_listed():
    cells = b"".join((
        record(0x0205, struct.pack("<HHHBB", 0, 0, 0, 0x17, 1)),
        record(0x0205, struct.pack("<HHHBB", 0, 1, 0, 1, 0)),
        record(0x06, struct.pack("<HHHBBBBH", 1, 0, 0, 2, 0, 0x2A, 0, 0) + b"\xff\xff" + bytes(8)),
        record(0x06, struct.pack("<HHHd", 1, 1, 0, 2.5) + bytes(8)),
        record(0x0205, struct.pack("<HHHBB", 2, 0, 0, 0x99, 1)),
    ))  # fmt: skip
    assert check(crafted.xls(cells)).faults == {0: {(0, 0): "#REF!", (1, 0): "#N/A", (2, 0): "#N/A"}}


def test_the_calendar_of_1904_is_noticed():
    assert check(crafted.xls(b"", record(0x22, b"\1\0"))).date_1904
    assert not check(crafted.xls(b"", record(0x22, b"\0\0"))).date_1904


@pytest.mark.parametrize("kind", [b"\0\0", b"\1\0"])
def test_a_password_is_noticed(kind):
    assert refusal(crafted.xls(b"", record(0x2F, kind + bytes(4)))) == "encrypted"


def test_a_new_workbook_behind_a_password_is_noticed():
    assert refusal(ole.pack("EncryptedPackage", b"x")) == "encrypted"


def test_another_old_document_is_no_spreadsheet():
    assert refusal(ole.pack("WordDocument", b"x")) == "not_a_spreadsheet"


def test_the_size_a_sheet_states_does_not_matter(tmp_path):
    path = tmp_path / "dagboek.xls"
    path.write_bytes(crafted.xls(record(0x0200, struct.pack("<IIHHH", 9, 0xFFFFFFF0, 7, 3, 0)) + number(0, 0)))
    assert open_workbook(path).sheets[0].rows == [[1.0]]


@pytest.mark.parametrize(
    "data",
    [
        crafted.xls(number(0, 0), offset=1),
        crafted.xls(number(0, 0), offset=1_000_000),
        crafted.xls(record(0x0203, b"\0\0")),
        crafted.xls(record(0x06, bytes(19))),
        crafted.xls(b"", record(0xFC, struct.pack("<II", 1, 0x7FFFFFFF))),
        ole.pack("Workbook", crafted.biff(number(0, 0))[:-6]),
        ole.pack("Workbook", b"\x09\x08"),
    ],
)
def test_damage(data):
    assert refusal(data) == "truncated"
