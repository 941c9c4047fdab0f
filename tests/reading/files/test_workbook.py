import datetime as dt
import hashlib
import os
import socket
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diary.reading.files.guard import archive, ole
from diary.reading.files.workbook import Sheet, Workbook, address, open_content, open_workbook
from diary.record import CannotRead
from diary.settings import Limits
from diary.texts import LANGUAGES, texts

from . import crafted

CODES = (
    "file_not_found", "is_folder", "not_a_file", "no_permission", "empty_file", "too_large", "not_a_spreadsheet",
    "encrypted", "truncated", "too_many_sheets", "too_many_cells", "too_many_rows", "too_much_text",
    "unsafe_content",
    "web_page_as_spreadsheet",
)  # fmt: skip


@pytest.fixture
def read(tmp_path):
    def read(data: bytes, name: str = "dagboek.xlsx", **limits: int) -> Workbook:
        path = tmp_path / name
        path.write_bytes(data)
        return open_workbook(path, Limits(**limits))

    return read


@pytest.fixture
def refused(read):
    def refused(data: bytes, **limits: int) -> CannotRead:
        with pytest.raises(CannotRead) as caught:
            read(data, **limits)
        return caught.value

    return refused


@pytest.fixture(scope="session")
def diary_file(tmp_path_factory) -> Path:
    book = openpyxl.Workbook()
    day = book.active
    day.title = "Dag 1"
    day.append(["Datum", dt.date(2026, 3, 2)])
    day.append([])
    day.append(["Tijd", "Gedronken (ml)", "Wat", "Geplast (ml)"])
    day.append([dt.time(7, 30), None, None, 250])
    day.append([dt.datetime(2026, 3, 2, 9, 15), 150.5, "thee\nmet melk", "x"])
    day.append([dt.timedelta(hours=25, minutes=10), True])
    day["B6"].number_format = "General"
    day["A6"].number_format = "[h]:mm"
    day["D14"] = "=NA()"
    day["D15"] = "=SUM(D4)"
    day["D16"] = '=IF(D4=1,"x","")'
    day.merge_cells("F4:F9")
    day["F4"] = "dag 1"
    book.create_sheet("Lijsten").sheet_state = "hidden"
    book["Lijsten"]["B2"] = "glas"
    book.create_sheet("Leeg")
    path = tmp_path_factory.mktemp("diary") / "dagboek.xlsx"
    book.save(path)
    return path


def check_diary(book: Workbook) -> None:
    day, lists, empty = book.sheets
    assert [sheet.name for sheet in book.sheets] == ["Dag 1", "Lijsten", "Leeg"]
    assert [sheet.hidden for sheet in book.sheets] == [False, True, False]
    assert day.rows[0][:2] == ["Datum", dt.date(2026, 3, 2)] or day.rows[0][1] == dt.datetime(2026, 3, 2)
    assert not any(day.rows[1])
    assert day.rows[3][:4] == [dt.time(7, 30), None, None, 250.0]
    assert day.rows[4][:4] == [dt.datetime(2026, 3, 2, 9, 15), 150.5, "thee\nmet melk", "x"]
    assert day.rows[5][0] == dt.timedelta(hours=25, minutes=10)
    assert day.rows[3][5] == "dag 1"
    assert all(row[5] is None for row in day.rows[4:])
    assert lists.rows == [[None, None], [None, "glas"]]
    assert empty.rows == []


def test_a_diary_as_openpyxl_writes_it_its_formulas_without_values(diary_file):
    book = open_workbook(diary_file)
    check_diary(book)
    assert book.format == "xlsx"
    assert book.sha256 == hashlib.sha256(diary_file.read_bytes()).hexdigest()
    assert book.sheets[0].rows[5][1] is True
    assert book.sheets[0].faults == {"D14": "=NA()", "D15": "=SUM(D4)", "D16": '=IF(D4=1,"x","")'}
    assert not book.date_1904


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_a_diary_as_libreoffice_writes_it(diary_file, office, suffix):
    book = open_workbook(office(diary_file, suffix))
    check_diary(book)
    assert book.format == suffix
    assert book.sheets[0].faults == {"D14": "#N/A"}
    assert book.sheets[0].rows[14][3] == 250.0


def test_the_content_decides_not_the_extension(read, diary_file):
    assert read(diary_file.read_bytes(), "dagboek.csv").format == "xlsx"
    book = read(b"tijd;plas\n07:30;250\n", "dagboek.xlsx")
    assert book == Workbook(
        [Sheet("dagboek", [["tijd", "plas"], ["07:30", "250"]])], "csv", book.sha256
    )  # fmt: skip


def test_times_are_whole_minutes(read):
    cells = (
        '<c r="A1" s="1"><v>0.29166629629</v></c><c r="B1" s="2"><v>45718.29166629629</v></c>'
        '<c r="C1" s="3"><v>1.04861</v></c><c r="D1"><v>0.3125</v></c><c r="E1" s="1"><v>0.99999</v></c>'
    )
    assert read(crafted.xlsx(f'<row r="1">{cells}</row>')).sheets[0].rows == [[
        dt.time(7, 0), dt.datetime(2025, 3, 2, 7, 0), dt.timedelta(hours=25, minutes=10), 0.3125, dt.time(0, 0),
    ]]  # fmt: skip


def test_the_last_minute_of_the_calendar_stays_in_it(read):
    rows = read(crafted.xlsx('<row><c s="2"><v>2958465.9999</v></c></row>')).sheets[0].rows
    assert rows == [[dt.datetime(9999, 12, 31, 23, 59)]]


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("true", True), ("0", False)])
def test_the_calendar_of_1904_is_noticed_and_its_dates_are_true(read, value, expected):
    calendar = f'<workbookPr date1904="{value}"/>'
    book = read(crafted.xlsx('<row r="1"><c r="A1" s="2"><v>1.5</v></c></row>', "", calendar))
    assert book.date_1904 is expected
    assert (book.sheets[0].rows == [[dt.datetime(1904, 1, 2, 12, 0)]]) is expected


def test_a_number_that_is_none_is_a_fault(read):
    sheet = read(crafted.xlsx('<row r="1"><c r="A1"><v>inf</v></c><c r="B1"><v>NaN</v></c></row>')).sheets[0]
    assert (sheet.rows, sheet.faults) == ([[None, None]], {"A1": "inf", "B1": "nan"})


def test_a_text_of_the_longest_length_is_kept_and_a_longer_one_named(read):
    data = crafted.xlsx('<row r="1"><c r="A1" t="inlineStr"><is><t>veertien mensen</t></is></c></row>')
    assert read(data, text_length=15).sheets[0].rows == [["veertien mensen"]]
    sheet = read(data, text_length=14).sheets[0]
    assert (sheet.rows, sheet.faults) == ([[None]], {"A1": "veertien mensen…"})


def test_the_number_of_sheets_is_bounded(read, refused):
    data = archive.pack(crafted.xlsx_members({f"Dag {n}": crafted.worksheet("") for n in range(3)}))
    assert len(read(data, sheets=3).sheets) == 3
    error = refused(data, sheets=2)
    assert (error.code, error.values) == ("too_many_sheets", {"file": "dagboek.xlsx", "found": 3, "limit": 2})


def test_the_cells_of_all_sheets_together_are_bounded(read, refused):
    row = '<row r="2"><c r="E2"><v>1</v></c></row>'
    data = archive.pack(crafted.xlsx_members({"Een": crafted.worksheet(row), "Twee": crafted.worksheet(row)}))
    assert [sheet.rows[1][4] for sheet in read(data, cells=20).sheets] == [1.0, 1.0]
    error = refused(data, cells=19)
    assert (error.code, error.values["sheet"], error.values["cell"]) == ("too_many_cells", "Twee", "E2")


def test_two_sheets_of_one_name_are_damage(refused):
    members = crafted.xlsx_members({"Een": crafted.worksheet(""), "Twee": crafted.worksheet("")})
    members["xl/workbook.xml"] = members["xl/workbook.xml"].replace(b"Twee", b"Een")
    assert refused(archive.pack(members)).code == "truncated"


def test_a_strict_workbook_is_read(read):
    members = crafted.xlsx_members(
        {"Dag 1": crafted.worksheet('<row><c s="1"><v>0.3125</v></c><c t="s"><v>0</v></c></row>')}
    )
    for transitional, strict in (
        (
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
        (crafted.OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ):
        members = {name: member.replace(transitional, strict) for name, member in members.items()}
    assert read(archive.pack(members)).sheets[0].rows == [[dt.time(7, 30), "koffie"]]


def test_without_styles_a_time_is_a_number(read):
    members = crafted.xlsx_members({"Dag 1": crafted.worksheet('<row><c s="1"><v>0.3125</v></c></row>')})
    del members["xl/styles.xml"]
    assert read(archive.pack(members)).sheets[0].rows == [[0.3125]]


def test_a_sheet_whose_texts_are_missing_is_damage(refused):
    members = crafted.xlsx_members({"Dag 1": crafted.worksheet('<row><c t="s"><v>0</v></c></row>')})
    del members["xl/sharedStrings.xml"]
    assert refused(archive.pack(members)).code == "truncated"


def test_chart_sheets_hold_no_cells(read):
    members = crafted.xlsx_members(
        {"Grafiek": crafted.worksheet(""), "Dag 1": crafted.worksheet("<row><c><v>1</v></c></row>")}
    )
    members["xl/chartsheets/sheet1.xml"] = b"<chartsheet/>"
    relations = members["xl/_rels/workbook.xml.rels"]
    relations = relations.replace(b'/worksheet" Target="worksheets/sheet1', b'/chartsheet" Target="chartsheets/sheet1')
    members["xl/_rels/workbook.xml.rels"] = relations
    assert [sheet.name for sheet in read(archive.pack(members)).sheets] == ["Dag 1"]


def code_of(path: Path) -> str:
    with pytest.raises(CannotRead) as caught:
        open_workbook(path)
    assert caught.value.values["file"] == path.name
    return caught.value.code


def test_what_is_no_ordinary_file(tmp_path):
    assert code_of(tmp_path / "weg.xlsx") == "file_not_found"
    (tmp_path / "bestand").write_bytes(b"x")
    assert code_of(tmp_path / "bestand" / "in bestand.xlsx") == "file_not_found"
    assert code_of(tmp_path) == "is_folder"
    assert code_of(tmp_path / "a\0b") == "not_a_file"
    (tmp_path / "leeg.xlsx").touch()
    assert code_of(tmp_path / "leeg.xlsx") == "empty_file"
    os.mkfifo(tmp_path / "pijp")
    assert code_of(tmp_path / "pijp") == "not_a_file"
    (tmp_path / "lus").symlink_to("lus")
    assert code_of(tmp_path / "lus") == "not_a_file"
    assert code_of(Path("/dev/null")) == "not_a_file"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        assert code_of(tmp_path / "s") == "not_a_file"


def test_no_permission(tmp_path, monkeypatch):
    path = tmp_path / "dagboek.xlsx"
    path.write_bytes(b"x")

    def deny(*_, **__):
        raise PermissionError

    monkeypatch.setattr(Path, "open", deny)
    assert code_of(path) == "no_permission"


def test_the_size_on_disk_is_bounded(read, refused):
    data = b"tijd;plas\n07:30;1"
    assert read(data, file_bytes=len(data)).format == "csv"
    assert refused(data, file_bytes=len(data) - 1).code == "too_large"


@pytest.mark.parametrize(
    "data",
    [archive.MAGIC, archive.MAGIC + bytes(100), ole.MAGIC, ole.MAGIC * 99],
)  # fmt: skip
def test_nothing_but_a_beginning_is_damage(refused, data):
    assert refused(data).code == "truncated"


@pytest.mark.parametrize(
    "data",
    [
        archive.pack({"word/document.xml": b"<w:document/>"}),
        b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"\x7fELF" + bytes(60), b"GIF89a\x01\x00",
    ],
)  # fmt: skip
def test_other_files_are_no_spreadsheet(refused, data):
    assert refused(data).code == "not_a_spreadsheet"


def test_a_panic_of_the_library_is_one_sentence(refused, monkeypatch):
    class Panic(BaseException):
        pass

    def panic(*_):
        raise Panic

    monkeypatch.setattr("diary.reading.files.workbook.settle", panic)
    assert refused(crafted.xlsx("<row><c><v>1</v></c></row>")).code == "truncated"


def test_too_little_memory_is_no_fault_of_the_file(monkeypatch):
    def hungry(*_):
        raise MemoryError

    monkeypatch.setattr("diary.reading.files.workbook.settle", hungry)
    with pytest.raises(MemoryError):
        open_content(b"tijd;ml\n07:00;250\n", "list.csv")


def test_what_the_library_says_of_its_panic_is_not_shown(refused, monkeypatch, capfd):
    def panic(*_):
        os.write(2, b"thread panicked at calamine")
        raise BaseException

    monkeypatch.setattr("diary.reading.files.workbook.settle", panic)
    assert refused(crafted.xlsx("<row><c><v>1</v></c></row>")).code == "truncated"
    os.write(2, b"afterwards")
    assert capfd.readouterr().err == "afterwards"


def test_without_a_screen_a_file_is_read_all_the_same(read, monkeypatch):
    def closed(_):
        raise OSError

    monkeypatch.setattr("diary.reading.files.workbook.os.dup", closed)
    assert read(crafted.xlsx("<row><c><v>1</v></c></row>")).sheets[0].rows == [[1.0]]


def test_an_interrupt_passes(read, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("diary.reading.files.workbook.settle", interrupt)
    with pytest.raises(KeyboardInterrupt):
        read(crafted.xlsx("<row><c><v>1</v></c></row>"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_refusal_has_its_words(language, code):
    words = texts(language)
    values = {"file": "dagboek.xlsx", "limit": 5, "found": 9, "sheet": "Dag 1", "cell": "XFD1048576"}
    assert "dagboek.xlsx" in words(f"problems.{code}.what", **values)
    assert words(f"problems.{code}.remedy", **values)


def test_the_reading_library_is_loaded_when_needed():
    code = "import sys, diary.reading.files.workbook; print('python_calamine' in sys.modules, 'pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_addresses():
    assert [address(0, 0), address(13, 3), address(0, 25), address(0, 26), address(1_048_575, 16_383)] == [
        "A1", "D14", "Z1", "AA1", "XFD1048576",
    ]  # fmt: skip


VALID = {
    "xlsx": crafted.xlsx_members({
        "Dag 1": crafted.worksheet(
            '<row r="1"><c r="A1" s="1"><v>0.3125</v></c><c r="B1" t="s"><v>0</v></c><c r="C1"><f>A1</f></c></row>'
            '<row r="2"><c r="A2" t="inlineStr"><is><t>hoi</t></is></c><c r="B2" t="e"><v>#REF!</v></c></row>'
        )
    }),
    "ods": crafted.ods_members(f'<table:table-row table:number-rows-repeated="3">{crafted.NUMBER}</table:table-row>'),
    "xlsb": archive.unpack(crafted.xlsb(crafted.row_header(1) + crafted.binary_cell(5, 2, bytes(8))), Limits()),
}  # fmt: skip
FRAGMENTS = [
    b"99999999",
    b"4294967295",
    b"XFD1048576",
    b"/>",
    b"<",
    b">",
    b'"',
    b"'",
    b"\0",
    b"\xff\xff",
    b":c ",
    b"<c>",
]
edits = st.lists(
    st.tuples(st.integers(0, 5000), st.integers(0, 9), st.sampled_from(FRAGMENTS) | st.binary(max_size=4)),
    min_size=1, max_size=6,
)  # fmt: skip


def edit(data: bytes, changes) -> bytes:
    for place, removed, inserted in changes:
        at = place % (len(data) + 1)
        data = data[:at] + inserted + data[at + removed :]
    return data


def only_refusals(folder: Path, data: bytes) -> None:
    path = folder / "gewijzigd"
    path.write_bytes(data)
    try:
        open_workbook(path)
    except CannotRead as error:
        assert error.code in CODES


@pytest.mark.parametrize("kind", VALID)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), edits)
def test_a_changed_part_is_read_or_refused(tmp_path, kind, data, changes):
    members = dict(VALID[kind])
    name = data.draw(st.sampled_from(sorted(members)))
    members[name] = edit(members[name], changes)
    only_refusals(tmp_path, archive.pack(members))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits)
def test_a_changed_old_workbook_is_read_or_refused(tmp_path, changes):
    only_refusals(tmp_path, edit(crafted.xls(crafted.number(2, 3) + crafted.number(4, 5)), changes))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([b"", archive.MAGIC, ole.MAGIC, b"sep=;\n", b"\xff\xfe"]),
    st.binary(),
)
def test_any_bytes_are_read_or_refused(tmp_path, start, data):
    only_refusals(tmp_path, start + data)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 20_000))
def test_a_diary_cut_off_anywhere_is_refused(tmp_path, diary_file, size):
    whole = diary_file.read_bytes()
    path = tmp_path / "half"
    path.write_bytes(whole[: size % len(whole)])
    with pytest.raises(CannotRead):
        open_workbook(path)


def test_the_filled_rows_of_all_sheets_are_bounded_and_empty_ones_are_not(read, refused):
    data = b"Tijd;Plas\n;\n\n07:00;300\n"
    assert len(read(data, rows=2).sheets[0].rows) == 4
    error = refused(data, rows=1)
    assert (error.code, error.values["found"], error.values["limit"]) == ("too_many_rows", 2, 1)


def test_text_of_all_cells_together_is_bounded(read, refused):
    data = b"Tijd;Plas\n07:00;300\n"
    assert read(data, text=len("TijdPlas07:00300")).sheets[0].rows
    error = refused(data, text=len("TijdPlas07:00300") - 1)
    assert (error.code, error.values["limit"]) == ("too_much_text", 15)
