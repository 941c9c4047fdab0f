import io
import struct
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.reading.files.guard import archive
from diary.record import CannotRead
from diary.settings import Limits

DEFAULT = Limits()


def zipped(members: list[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of a name given twice
        for name, member in members:
            file.writestr(name, member)
    return target.getvalue()


def refusal(data: bytes, limits: Limits = DEFAULT) -> str:
    with pytest.raises(CannotRead) as caught:
        archive.unpack(data, limits)
    return caught.value.code


names = st.text(st.characters(codec="utf-8", exclude_characters="\0/\\"), min_size=1, max_size=9)


@given(st.dictionaries(names.map(str.casefold), st.binary(max_size=50), max_size=4))
def test_what_is_packed_is_a_zip_file_and_unpacks_to_the_same(members):
    if len({name.lower() for name in members}) < len(members) or any("." in name for name in members):
        return
    data = archive.pack(members)
    assert archive.unpack(data, DEFAULT) == members
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_are_inflated_and_folders_left_out(compression):
    data = zipped([("xl/", b""), ("xl/a.xml", b"<a/>" * 100)], compression)
    assert archive.unpack(data, DEFAULT) == {"xl/a.xml": b"<a/>" * 100}
    assert archive.unpack(b"before it" + data, DEFAULT) == {"xl/a.xml": b"<a/>" * 100}


@pytest.mark.parametrize("name", ["xl/media/image1.PNG", "docProps/app.xml", "xl/drawings/vmlDrawing1.vml"])
def test_what_holds_no_cells_is_not_unpacked_and_does_not_count(name):
    data = zipped([(name, bytes(600)), ("xl/a.xml", b"<a/>")])
    assert archive.unpack(data, Limits(unpacked_bytes=4)) == {"xl/a.xml": b"<a/>"}


def test_folders_set_off_the_windows_way():
    assert archive.unpack(archive.pack({"xl\\a.xml": b"<a/>"}), DEFAULT) == {"xl/a.xml": b"<a/>"}
    assert refusal(archive.pack({"xl\\a.xml": b"", "xl/a.xml": b""})) == "unsafe_content"


def test_other_ways_of_packing_are_damage():
    assert refusal(zipped([("a", b"a" * 99)], zipfile.ZIP_LZMA)) == "truncated"


def test_the_unpacked_size_is_bounded():
    data = zipped([("a", bytes(600)), ("b", bytes(400))])
    assert len(archive.unpack(data, Limits(unpacked_bytes=1000))) == 2
    assert refusal(data, Limits(unpacked_bytes=999)) == "too_large"


def test_a_bomb_is_refused_by_its_stated_size_and_never_inflated():
    assert refusal(zipped([("a", bytes(200_000_000))])) == "too_large"


@pytest.mark.parametrize("stated", [10, 5_000])
def test_a_member_of_another_size_than_stated_is_damage(stated):
    data = zipped([("a", bytes(1000))])
    at = data.rindex(b"PK\x01\x02") + 24
    assert refusal(data[:at] + struct.pack("<I", stated) + data[at + 4 :]) == "truncated"


def test_a_member_with_another_checksum_is_damage():
    data = zipped([("a", b"seven hundred")], zipfile.ZIP_STORED)
    assert refusal(data.replace(b"seven", b"eight")) == "truncated"


def test_a_member_that_is_not_where_it_is_said_to_be_is_damage():
    assert refusal(archive.pack({"a": b"a"}).replace(archive.MAGIC, b"PK\x03\x05")) == "truncated"


def test_a_member_that_cannot_be_inflated_is_damage():
    data = bytearray(zipped([("a", bytes(1000))]))
    data[31] = 0xFF
    assert refusal(bytes(data)) == "truncated"


def test_many_members_are_refused():
    assert refusal(archive.pack({f"{n}": b"" for n in range(5_001)})) == "too_large"
    assert len(archive.unpack(archive.pack({f"{n}": b"" for n in range(5_000)}), DEFAULT)) == 5_000


@pytest.mark.parametrize("second", ["xl/a.xml", "XL/A.xml"])
def test_a_name_given_twice_is_unsafe(second):
    assert refusal(zipped([("xl/a.xml", b"one"), (second, b"two")])) == "unsafe_content"


@pytest.mark.parametrize("flag", [0x1, 0x40, 0x2000])
def test_a_member_behind_a_password_is_encrypted(flag):
    data = archive.pack({"a": b"a"})
    at = data.rindex(b"PK\x01\x02") + 8
    assert refusal(data[:at] + struct.pack("<H", flag) + data[at + 2 :]) == "encrypted"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06", archive.pack({"a": b"a"})[:-30]])
def test_a_file_without_its_directory_is_damage(data):
    assert refusal(data) == "truncated"
