import pytest

from diary.reading.files.guard import Checked, Faults, archive, ods
from diary.reading.files.workbook import CellValue, open_workbook
from diary.record import CannotRead
from diary.settings import Limits
from tests.reading.files import crafted
from tests.reading.files.crafted import NUMBER

DEFAULT = Limits()


def check(data: bytes, limits: Limits = DEFAULT) -> Checked:
    return ods.check(archive.unpack(data, limits), limits)


def refusal(data: bytes, limits: Limits = DEFAULT) -> CannotRead:
    with pytest.raises(CannotRead) as caught:
        check(data, limits)
    return caught.value


def row(cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def gap(columns: int) -> str:
    return f'<table:table-cell table:number-columns-repeated="{columns}"/>'


@pytest.fixture
def rows(tmp_path):
    def rows(text: str) -> list[list[CellValue]]:
        path = tmp_path / "dagboek.ods"
        path.write_bytes(crafted.ods(text))
        return open_workbook(path).sheets[0].rows

    return rows


def test_addresses_are_true(rows):
    text = row(gap(16_384), 2) + row(gap(1) + NUMBER + gap(16_382)) + row(gap(16_384), 1_048_573)
    assert rows(text) == [[None, None], [None, None], [None, 1.0]]


def test_durations_of_more_than_a_day_are_durations(rows):
    cell = '<table:table-cell office:value-type="time" office:time-value="PT25H09M59S"/>'
    assert [[str(value) for value in row] for row in rows(row(cell))] == [["1 day, 1:10:00"]]


def test_the_cells_a_sheet_spans_are_bounded():
    for text in (row(NUMBER, 20), row(gap(19) + NUMBER), row(gap(3), 3) + row(gap(4) + NUMBER)):
        assert check(crafted.ods(text), Limits(cells=20)).faults == {}
        assert refusal(crafted.ods(text), Limits(cells=19)).code == "too_many_cells"
    far = row(gap(16_383), 1_048_575) + row(gap(16_383) + NUMBER)
    error = refusal(crafted.ods(far))
    assert (error.values["sheet"], error.values["cell"]) == ("Dag 1", "XFD1048576")
    assert refusal(crafted.ods(row(NUMBER, 999_999_999))).code == "too_many_cells"


def test_the_number_of_sheets_is_bounded():
    assert check(crafted.ods(row(NUMBER), tables=3), Limits(sheets=3)).format == "ods"
    error = refusal(crafted.ods(row(NUMBER), tables=4), Limits(sheets=3))
    assert (error.code, error.values) == ("too_many_sheets", {"found": 4, "limit": 3})


def faults(cells: str) -> Faults:
    return check(crafted.ods(row(cells))).faults.get(0, {})


def test_error_values_are_listed_wherever_they_are_repeated():
    error = (
        '<table:table-cell table:number-columns-repeated="2" table:formula="of:=NA()" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"><office:annotation><text:p>note</text:p></office:annotation>'
        "<text:p>#N/A</text:p></table:table-cell>"
    )
    assert check(crafted.ods(row(gap(1) + error, 2))).faults == {
        0: dict.fromkeys([(0, 1), (0, 2), (1, 1), (1, 2)], "#N/A")
    }
    plain = '<table:table-cell table:formula="of:=A1" office:value-type="string"><text:p>Err:502</text:p>'
    assert faults(plain + "</table:table-cell>") == {(0, 0): "Err:502"}
    assert faults('<table:table-cell office:value-type="string" calcext:value-type="error"/>') == {(0, 0): "formula"}


def test_formulas_without_a_stored_value_are_listed():
    assert faults('<table:table-cell table:formula="of:=SUM([.A1]) &amp; 1"/>') == {(0, 0): "=SUM([.A1]) & 1"}
    assert faults('<table:table-cell table:formula=""/>') == {(0, 0): "formula"}
    assert faults('<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>') == {}
    assert faults('<table:table-cell table:formula="of:=1" office:value-type="float" office:value="1"/>') == {}


def test_an_error_written_by_hand_is_text():
    assert faults('<table:table-cell office:value-type="string"><text:p>#N/A</text:p></table:table-cell>') == {}


def test_the_calendar_of_1904_is_noticed():
    assert not check(crafted.ods(row(NUMBER))).date_1904
    assert check(crafted.ods('<table:null-date table:date-value="1904-01-01"/>')).date_1904


def test_what_is_unsafe():
    assert refusal(crafted.ods("", "<!DOCTYPE x>")).code == "unsafe_content"
    spaces = '<table:table-cell office:value-type="string"><text:p><text:s text:c="{}"/></text:p></table:table-cell>'
    assert check(crafted.ods(row(spaces.format("9999"))))
    assert refusal(crafted.ods(row(spaces.format("10000")))).code == "unsafe_content"
    assert refusal(crafted.ods(row('<table:table-cell a=">" office:value-type="float"/>'))).code == "unsafe_content"


@pytest.mark.parametrize(("deep", "safe"), [(94, True), (98, False)])
def test_tags_within_tags_are_bounded(deep: int, safe: bool):
    data = crafted.ods("<a>" * deep + "</a>" * deep)
    if safe:
        assert check(data).faults == {}
    else:
        assert refusal(data).code == "unsafe_content"


def test_a_password_is_noticed():
    members = crafted.ods_members("") | {"META-INF/manifest.xml": b"<manifest:encryption-data/>"}
    assert refusal(archive.pack(members)).code == "encrypted"


@pytest.mark.parametrize("missing", ["mimetype", "META-INF/manifest.xml"])
def test_other_documents_are_no_spreadsheet(missing):
    members = crafted.ods_members("")
    assert refusal(archive.pack(members | {"mimetype": b"application/vnd.oasis.opendocument.text"})).code == (
        "not_a_spreadsheet"
    )
    del members[missing]
    assert refusal(archive.pack(members)).code == "not_a_spreadsheet"


@pytest.mark.parametrize("broken", ["<table:table-rble>", "</table:tabl", "<a b=1/>", "<office:x"])
def test_tags_that_do_not_match_are_refused(broken):
    """The library would search for the end of such a table for ever."""
    assert check(crafted.ods(row(NUMBER)))
    assert refusal(crafted.ods(row(NUMBER) + broken)).code in ("truncated", "unsafe_content")
