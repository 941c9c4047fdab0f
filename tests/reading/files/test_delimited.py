import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.reading.files import delimited
from diary.record import CannotRead
from diary.settings import Limits

DEFAULT = Limits()
DUTCH = 'Tijd;Gedronken;Geplast (ml)\n07:30;1 glas;"250"\n09:15;2,5 dl;x\n'
ROWS = [["Tijd", "Gedronken", "Geplast (ml)"], ["07:30", "1 glas", "250"], ["09:15", "2,5 dl", "x"]]


def read(text: str | bytes, limits: Limits = DEFAULT) -> list[list[str]]:
    return delimited.read(text.encode() if isinstance(text, str) else text, limits)


def refusal(text: str | bytes, limits: Limits = DEFAULT) -> str:
    with pytest.raises(CannotRead) as caught:
        read(text, limits)
    return caught.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_ending(encoding, ending):
    text = DUTCH.replace("1 glas", "café crème").replace("\n", ending)
    assert read(text.encode(encoding)) == [ROWS[0], ["07:30", "café crème", "250"], ROWS[2]]


def test_a_euro_sign_of_windows():
    assert read(b"a;b\n\x80;1\n") == [["a", "b"], ["€", "1"]]


def test_a_date_and_a_time_in_six_words_make_a_table():
    text = "When,Voided\nFriday 3 April 2026 7:30 AM,S\nFriday 3 April 2026 10:35 AM,M\n"
    assert read(text)[1] == ["Friday 3 April 2026 7:30 AM", "S"]


def test_big_endian_with_its_mark():
    assert read(b"\xfe\xff" + DUTCH.encode("utf-16-be")) == ROWS


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_separators_beside_decimal_commas(separator):
    assert read(DUTCH.replace(";", separator)) == ROWS
    assert read("2,5;3,5\n1,5;2,0\n".replace(";", separator)) == [["2,5", "3,5"], ["1,5", "2,0"]]


def test_commas_beside_quoted_decimal_commas():
    assert read('tijd,dl\n07:30,"2,5"\n09:15,3\n') == [["tijd", "dl"], ["07:30", "2,5"], ["09:15", "3"]]


@pytest.mark.parametrize("line", ["sep=,", "SEP=,", '"sep=,"', "sep=,\r"])
def test_the_stated_separator_counts_and_is_no_row(line):
    assert read(f"{line}\na;b,c\n1;2,3\n") == [["a;b", "c"], ["1;2", "3"]]
    assert read("sep=\t\na\tb\n") == [["a", "b"]]


def test_titles_and_empty_lines_keep_the_rows_true():
    text = "Plasdagboek van week 9, dag 1\n\nTijd;Geplast\n07:30;250\n\n09:15;100\n"
    assert read(text)[2:] == [["Tijd", "Geplast"], ["07:30", "250"], [], ["09:15", "100"]]


def test_rows_of_different_lengths():
    assert read("Datum;3-3-2025\nTijd;in;uit;wat\n07:30;;250\n09:15;200\n")[2] == ["07:30", "", "250"]


def test_quoted_fields_hold_lines_separators_and_quotes():
    assert read('a;b\n1;"twee\nregels; en ""meer"""\n') == [["a", "b"], ["1", 'twee\nregels; en "meer"']]


def test_a_quote_that_does_not_close_costs_its_own_line_only():
    assert read('a;b\n1;"veel\n2;5\n3;"goed"\n') == [["a", "b"], ["1", "veel"], ["2", "5"], ["3", "goed"]]


def test_a_very_long_field_is_kept():
    long = "x" * 200_000
    assert read(f"a;b\n1;{long}\n\n2;3\n") == [["a", "b"], ["1", long], [], ["2", "3"]]


def test_one_column_of_numbers_or_times_is_a_table():
    assert read("plas\n250\n300\n") == [["plas"], ["250"], ["300"]]
    assert read("07:30\n") == [["07:30"]]


def test_numbers_may_stand_behind_a_word():
    rows = "licht,Thu 26-06-2025 6:30,M\ndonker,Thu 26-06-2025 9:00,L\n"
    assert read(f"Colour,DateTime,Bladder output\n{rows}")[1] == ["licht", "Thu 26-06-2025 6:30", "M"]


def test_an_old_end_mark_is_no_cell():
    assert read("a;b\n1;2\n\x1a") == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize(
    "text",
    [
        "Beste dokter,\n\nIk heb vannacht, zoals afgesproken, alles opgeschreven.\nHet ging goed, dank u.\nGroet, A\n",
        "Hallo\nHoe gaat het met u\n",
        "\n\n",
        "{\\rtf1 a;b\n1;2}",
        "%PDF-1.4;1\n2;3",
        "a;b\n1;\x002\n",
        b"\xff\xfe\x00",
        b"\x81\x8d;\x8f\n\x81;\x9d\n",
        bytes(100),
    ],
)
def test_a_letter_and_other_files_are_no_table(text):
    assert refusal(text) == "not_a_spreadsheet"


@pytest.mark.parametrize(
    "text",
    [
        "<html><table><tr><td>1</td></tr></table></html>",
        "\ufeff\n <!DOCTYPE html>",
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "<table>\n<tr>",
        "<office:document/>",
    ],
)
def test_a_web_page_is_named_as_such(text):
    assert refusal(text) == "web_page_as_spreadsheet"
    assert refusal(text.encode("utf-16")) == "web_page_as_spreadsheet"


def test_the_number_of_cells_is_bounded():
    assert len(read("a;b;c\n1;2;3\n", Limits(cells=6))) == 2
    assert refusal("a;b;c\n1;2;3\n", Limits(cells=5)) == "too_many_cells"


def test_the_size_of_a_text_is_bounded():
    assert len(read("a;b\n1;2\n", Limits(text_bytes=8))) == 2
    assert refusal("a;b\n1;2\n", Limits(text_bytes=7)) == "too_large"


@given(st.text())
def test_any_text_is_read_or_refused(text):
    try:
        rows = read(text.encode("utf-8", "replace"))
    except CannotRead:
        return
    assert all(isinstance(cell, str) for row in rows for cell in row)
