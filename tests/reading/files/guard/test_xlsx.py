import pytest

from diary.reading.files.guard import Checked, Faults, archive, xlsx
from diary.reading.files.workbook import CellValue, open_workbook
from diary.record import CannotRead
from diary.settings import Limits
from tests.reading.files import crafted

DEFAULT = Limits()


def check(data: bytes, limits: Limits = DEFAULT) -> Checked:
    return xlsx.check(archive.unpack(data, limits), limits)


def refusal(data: bytes, limits: Limits = DEFAULT) -> CannotRead:
    with pytest.raises(CannotRead) as caught:
        check(data, limits)
    return caught.value


def faults(rows: str) -> Faults:
    return check(crafted.xlsx(rows)).faults.get(0, {})


@pytest.fixture
def rows(tmp_path):
    def rows(rows: str) -> list[list[CellValue]]:
        path = tmp_path / "dagboek.xlsx"
        path.write_bytes(crafted.xlsx(rows))
        return open_workbook(path).sheets[0].rows

    return rows


def cell(reference: str, attributes: str = "") -> str:
    return f'<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="{reference}"{attributes}><v>2</v></c></row>'


@pytest.mark.parametrize("attributes", ["", ' s="1"', " x='1'"])
def test_a_stray_cell_far_away_is_refused_with_its_address(attributes):
    error = refusal(crafted.xlsx(cell("XFD1048576", attributes)))
    assert (error.code, error.values["sheet"], error.values["cell"]) == ("too_many_cells", "Dag 1", "XFD1048576")


@pytest.mark.parametrize("reference", ["XFE1", "A1048577", "ZZZZ1", "A99999999999", "A0", "1A", "", "A", "A-1", "Á1"])
@pytest.mark.parametrize("attributes", ["", " x='1'"])
def test_a_cell_outside_the_grid_is_damage(tmp_path, reference, attributes):
    path = tmp_path / "dagboek.xlsx"
    path.write_bytes(crafted.xlsx(cell(reference, attributes)))
    with pytest.raises(CannotRead) as caught:
        open_workbook(path)
    assert caught.value.code == "truncated"


@pytest.mark.parametrize("reference", ["XFD1", "A1048576"])
@pytest.mark.parametrize("attributes", ["", " x='1'"])
def test_a_cell_at_the_edge_of_the_grid_is_read(reference, attributes):
    assert check(crafted.xlsx(cell(reference, attributes)), Limits(cells=1_048_576)).faults == {0: {}}


def test_a_sheet_of_nothing_but_tags_is_bounded():
    rows = '<row r="1">' + "<c/>" * 99 + "</row>"
    assert check(crafted.xlsx(rows), Limits(cells=26)).faults == {0: {}}
    error = refusal(crafted.xlsx(rows), Limits(cells=25))
    assert (error.code, error.values["sheet"]) == ("too_many_cells", "Dag 1")


def test_the_cells_a_sheet_spans_are_bounded_on_both_roads():
    for text in (cell("BB10000"), cell("BB10000", " x='1'")):
        assert check(crafted.xlsx(text), Limits(cells=540_000)).faults == {0: {}}
        assert refusal(crafted.xlsx(text), Limits(cells=539_999)).code == "too_many_cells"


@pytest.mark.parametrize(
    "far",
    [
        '<row r="1048576"><c r="XFD1048576" s="1"/></row>',
        '<row r="1048576" ht="12"/>',
        '<row r="1048576" ht="12"></row>',
        '<row r="1048576"><c r="XFD1048576" s="1"/></row><row><c r="B2"><f>1</f><v>1</v></c></row>',
    ],
)
def test_an_empty_cell_or_row_far_away_is_no_matter(rows, far):
    assert rows(f'<row r="1"><c r="A1"><v>1</v></c></row>{far}')[0][0] == 1.0


def test_cells_without_references_follow_each_other(rows):
    text = "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>5</v></c></row>"
    assert rows(text) == [[1.0, None, 3.0], [None] * 3, [5.0, None, None]]
    assert faults(text.replace("<v>5</v>", "<f>A1</f>").replace("<v>3</v>", "<f>A2</f>")) == {
        (0, 2): "=A2",
        (2, 0): "=A1",
    }


@pytest.mark.parametrize("row", ["0", "1048577", "4294967295", "x", "-1"])
def test_a_row_outside_the_grid_is_damage(row):
    assert refusal(crafted.xlsx(f'<row r="{row}"><c><v>1</v></c></row>')).code == "truncated"


def test_small_letters_single_quotes_and_spaces_are_read(rows):
    assert rows("""<row r="1"><c r="a1"><v>1</v></c><c r='B1'><v>2</v></c><c s="0" r = "C1"><v>3</v></c></row>""") == [
        [1.0, 2.0, 3.0]
    ]


def test_names_with_a_prefix_are_read_and_bounded(rows):
    assert rows('<x:row r="1"><x:c r="B1"><x:v>1</x:v></x:c></x:row>') == [[None, 1.0]]
    hidden = '<row r="1"><c r="A1"><v>1</v></c><y:c r="XFD1048576"><v>1</v></c></row>'
    assert refusal(crafted.xlsx(hidden)).code == "too_many_cells"


FAR = """<row r="1"><c r="A1"><v>1</v></c><c {}r="XFD1048576"{}><v>1</v></c></row>"""


@pytest.mark.parametrize(("before", "after"), [('a=">" ', ""), ("a='>' ", ""), ('a="<c" ', ""), ("", " a"), ("a ", "")])
def test_a_tag_that_could_be_overlooked_is_not(before, after):
    assert refusal(crafted.xlsx(FAR.format(before, after))).code in {"unsafe_content", "too_many_cells"}


@pytest.mark.parametrize("after", [' a="/"', ' a="/>"', ' a=">"', ' s="1"', ' r="A1"', " /"])
def test_a_filled_cell_is_not_taken_for_an_empty_one(after):
    assert refusal(crafted.xlsx(FAR.format("", after))).code == "too_many_cells"


def test_error_values_are_listed():
    for kind in ('t="e"', "t='e'", 't = "e"'):
        text = f'<row r="1"><c r="B1"><v>1</v></c><c r="D1" {kind}><f>A9</f><v>#REF!</v></c><c r="E1" {kind}/></row>'
        assert faults(text) == {(0, 3): "#REF!"}
    assert faults('<row r="1"><c r="A1" t="e"><f>A9</f></c></row>') == {(0, 0): "formula"}


def test_formulas_without_a_stored_value_are_listed():
    text = (
        '<row r="1"><c r="A1"><f>SUM(B1)</f></c><c r="B1"><f>B2&amp;"x"</f><v></v></c><c r="C1"><f>1</f><v/></c>'
        '<c r="D1"><f t="shared" si="0"/></c><c r="E1"><f>1</f><v>7</v></c><c r="F1" t="str"><f>""</f><v></v></c>'
        '<c r="G1" t="inlineStr"><f>1</f><is><t>x</t></is></c></row>'
    )
    assert faults(text) == {(0, 0): "=SUM(B1)", (0, 1): '=B2&"x"', (0, 2): "=1", (0, 3): "formula"}


def test_a_list_of_choices_is_no_formula():
    sheet = crafted.worksheet('<row r="1"><c r="A1"><v>1</v></c></row>').replace(
        b"</sheetData>", b"</sheetData><dataValidations><formula1>1</formula1></dataValidations>"
    )
    assert check(archive.pack(crafted.xlsx_members({"Dag 1": sheet}))).faults == {}


@pytest.mark.parametrize("target", ["worksheets/sheet2.xml", "/xl/worksheets/sheet2.xml", "xl/worksheets/sheet2.xml"])
def test_faults_belong_to_their_sheet(target):
    wrong = crafted.worksheet('<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>')
    members = crafted.xlsx_members({"Dag 1": crafted.worksheet(""), "Dag 2": wrong})
    relations = members["xl/_rels/workbook.xml.rels"]
    members["xl/_rels/workbook.xml.rels"] = relations.replace(b"worksheets/sheet2.xml", target.encode())
    assert check(archive.pack(members)).faults == {1: {(0, 0): "#N/A"}}


@pytest.mark.parametrize(
    "before",
    ["<!DOCTYPE x>", '<!DOCTYPE x [<!ENTITY a "b">]>', "<!doctype x>", '<!ENTITY a SYSTEM "file:///etc/passwd">'],
)
def test_declarations_are_unsafe(before):
    assert refusal(crafted.xlsx("", before)).code == "unsafe_content"


def test_remarks_and_exclamation_marks_are_safe():
    assert check(crafted.xlsx('<row r="1"><c r="A1" t="inlineStr"><is><t>pijn!</t></is></c></row>', "<!-- x -->"))


def test_a_part_in_utf_16_is_damage():
    sheet = crafted.worksheet("").decode().encode("utf-16")
    assert refusal(archive.pack(crafted.xlsx_members({"Dag 1": sheet}))).code == "truncated"


@pytest.mark.parametrize("count", ["4000000000", "99999999999999999999", "+999999"])
def test_a_count_of_texts_beyond_the_bytes_is_damage(count):
    members = crafted.xlsx_members({"Dag 1": crafted.worksheet("")})
    text = members["xl/sharedStrings.xml"].replace(b'uniqueCount="1"', f'uniqueCount="{count}"'.encode())
    assert refusal(archive.pack(members | {"xl/sharedStrings.xml": text})).code == "truncated"


def test_only_the_parts_that_are_read_are_passed_on():
    members = crafted.xlsx_members({"Dag 1": crafted.worksheet("")})
    more = {"xl/vbaProject.bin": b"macro", "xl/media/image1.png": b"\x89PNG", "docProps/core.xml": b"<x/>"}
    assert set(archive.unpack(check(archive.pack(members | more)).data, DEFAULT)) == set(members)


def test_a_text_where_a_number_would_stand_is_read(rows):
    text = '<c r="B1" s="1" t="inlineStr"><is><t>x</t></is></c>'
    assert rows(f'<row r="1"><c r="A1" t="inlineStr"><v>180</v></c>{text}</row>') == [["180", "x"]]
