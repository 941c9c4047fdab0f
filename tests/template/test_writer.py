"""The template: what it asks, how it is dressed, and that it survives the programs that patients use."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl import Workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from diary import model
from diary.files import CannotWrite
from diary.reading.reader import read, read_content
from diary.record import CannotRead, Reading
from diary.template.writer import TemplateChoice, build, workbook_bytes, write_template
from diary.texts import LANGUAGES, texts

SAMPLES = Path(__file__).parents[2] / "samples"
SHEETS = {
    "nl": ["Uitleg", "Gegevens", "Dag 1", "Dag 2", "Dag 3", "Volgende ochtend", "Ontlasting", "Oefeningen"],
    "en": ["How to", "About", "Day 1", "Day 2", "Day 3", "Next morning", "Bowel", "Exercises"],
}
LABELS = {
    "nl": {
        "Gegevens": [
            "Code", "Geslacht", "Leeftijd", "Gewicht (kg)", "Aandrangschaal", "Vochtbeperking (ml)",
            "Prikkelbare darm vastgesteld", "Uw glas (ml)", "Uw kopje (ml)", "Uw mok (ml)", "Klacht",
        ],
        "Dag 1": ["Datum", "Opgestaan", "Naar bed", "In slaap (ongeveer)"],
        "Volgende ochtend": ["Datum", "Opgestaan", "Eerste plas (ml)", "Aandrang"],
    },
    "en": {
        "About": [
            "Code (no name needed)", "Sex", "Age", "Weight (kg)", "Urge scale", "Fluid restriction (ml)",
            "IBS diagnosed", "Your glass (ml)", "Your cup (ml)", "Your mug (ml)", "Main complaint",
        ],
        "Day 1": ["Date", "Got up", "To bed", "Asleep (about)"],
        "Next morning": ["Date", "Got up", "First urine (ml)", "Urge"],
    },
}  # fmt: skip
HEADERS = {
    "nl": {
        "Dag 1": [
            "Tijd", "Gedronken (ml)", "Wat", "Geplast (ml)", "Aandrang", "Verlies", "Waarbij", "Verband",
            "Bijzonderheden",
        ],
        "Ontlasting": [
            "Datum", "Tijd", "Gelukt (ja/nee)", "Type", "Aandrang uitgesteld (min)", "Persen", "Niet helemaal leeg",
            "Blijft vastzitten", "Met de hand geholpen", "Minuten op toilet", "Pijn (0–10)", "Verlies", "Gemerkt",
            "Laxeermiddel", "Bloed of slijm", "Bijzonderheden",
        ],
        "Oefeningen": ["Datum", "Oefening", "Keren", "Minuten per keer"],
    },
    "en": {
        "Day 1": ["Time", "Drink (ml)", "What", "Urine (ml)", "Urge", "Leak", "When", "Pad", "Remarks"],
        "Bowel": [
            "Date", "Time", "Stool passed (yes/no)", "Type", "Postponed (min)", "Straining", "Not fully empty",
            "Blockage", "Manual help", "Minutes on toilet", "Pain (0–10)", "Leak", "Noticed", "Laxative",
            "Blood or mucus", "Remarks",
        ],
        "Exercises": ["Date", "Exercise", "Times", "Minutes each"],
    },
}  # fmt: skip
TABLE_ROWS = {"Dag 1": 25, "Day 1": 25, "Ontlasting": 28, "Bowel": 28, "Oefeningen": 28, "Exercises": 28}
LONGEST_TITLE, LONGEST_MESSAGE, LONGEST_LIST = 32, 255, 255  # what a workbook can hold


def written(choice: TemplateChoice) -> bytes:
    stream = io.BytesIO()
    write_template(stream, choice)
    return stream.getvalue()


def opened(choice: TemplateChoice) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(choice)))


def row_of(sheet: Worksheet, text: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_labels_and_headers_stand_where_others_look_for_them(language: str) -> None:
    book = opened(TemplateChoice(language))
    assert book.sheetnames == SHEETS[language]
    for name, labels in LABELS[language].items():
        first = row_of(book[name], labels[0])
        assert [book[name].cell(first + number, 1).value for number in range(len(labels))] == labels
    for name, header in HEADERS[language].items():
        row = row_of(book[name], header[0])
        assert [cell.value for cell in book[name][row]] == header


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_but_answers_stands_below_a_header(language: str) -> None:
    book = opened(TemplateChoice(language))
    for name, header in HEADERS[language].items():
        first = row_of(book[name], header[0]) + 1
        assert book[name].max_row == first + TABLE_ROWS[name] - 1
        rows = list(book[name].iter_rows(min_row=first))
        assert all(cell.value is None for row in rows for cell in row)
        assert len({cell.fill.fgColor.rgb for row in rows for cell in row}) == 1
        assert all(not cell.protection.locked for row in rows for cell in row)


@pytest.mark.parametrize(
    ("language", "day", "next_morning"),
    [
        ("nl", ["Verband (gram)", "Katheter (ml)", "Bijzonderheden"], ["Katheter (ml)", "Verband (gram)"]),
        ("en", ["Pad (grams)", "Catheter (ml)", "Remarks"], ["Catheter (ml)", "Pad (grams)"]),
    ],
)
def test_catheter_and_pads_are_asked_and_explained_when_chosen(
    language: str, day: list[str], next_morning: list[str]
) -> None:
    plain, chosen = opened(TemplateChoice(language)), opened(TemplateChoice(language, catheter=True, pads=True))
    name = {"nl": ("Dag 1", "Tijd", "Volgende ochtend"), "en": ("Day 1", "Time", "Next morning")}[language]
    sheet, morning = chosen[name[0]], chosen[name[2]]
    assert [cell.value for cell in sheet[row_of(sheet, name[1])]][7:] == day
    assert [cell.value for cell in morning["A"]][-2:] == next_morning
    assert [cell.value for cell in plain[name[2]]["A"]][-1] not in next_morning
    words = texts(language)
    for key in ("catheter", "pads"):
        for book, told in ((chosen, True), (plain, False)):
            everything = {str(cell.value) for one in book.worksheets for row in one.iter_rows() for cell in row}
            assert (words(f"template.day.legend_{key}") in everything) == told
            assert any(words(f"template.how_to.{key}.text") in text for text in everything) == told
    steps = [cell.value for cell in chosen.worksheets[0]["A"] if str(cell.value).isdigit()]
    assert steps == [str(number) for number in range(1, 10)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_catheter_volumes_weighed_pads_and_the_complaint_come_back_whole(language: str) -> None:
    """Without a problem and without a guess."""
    words = texts(language)
    book = build(TemplateChoice(language, days=1, start=dt.date(2026, 3, 2), catheter=True, pads=True))

    def sheet(name: str) -> Worksheet:
        return book[words(f"template.sheets.{name}", number=1)]

    def answer(name: str, key: str, value: object) -> None:
        sheet(name).cell(row_of(sheet(name), words(f"template.{name}.{key}.label")), 2).value = value

    def moment(row: int, **answers: object) -> None:
        header = row_of(sheet("day"), words("template.day.time.label"))
        columns = {cell.value: cell.column for cell in sheet("day")[header]}
        for key, value in answers.items():
            sheet("day").cell(header + row, columns[words(f"template.day.{key}.label")]).value = value

    answer("about", "complaint", words.lines("template.choices.complaint")[4])
    answer("day", "rise", dt.time(7))
    answer("day", "bed", dt.time(23))
    moment(1, time=dt.time(7, 5), urine=300, catheter=120)
    moment(2, time=dt.time(12), pad_weight=45)
    moment(3, time=dt.time(18), catheter=200, pad_weight="x")
    for key, value in {"rise": dt.time(7), "first_urine": 280, "catheter": 90, "pad_weight": 30}.items():
        answer("next_morning", key, value)
    reading = read_content(workbook_bytes(book), "diary.xlsx")
    assert (reading.problems, reading.guesses) == ((), ())
    assert reading.diary.patients["complaint"].tolist() == ["emptying"]
    assert reading.diary.voids.frame()[["volume_ml", "catheter"]].values.tolist() == [
        [300, False], [120, True], [200, True], [280, False], [90, True],
    ]  # fmt: skip
    assert reading.diary.leaks.frame()["pad_gain_g"].fillna(0).tolist() == [45, 0, 30]
    assert reading.diary.leaks["amount"].tolist() == ["", "", ""]


def test_a_choice_changes_what_is_asked() -> None:
    book = opened(TemplateChoice(days=7, bowel_days=1, start=dt.date(2026, 2, 27), catheter=True))
    assert book.sheetnames[2:9] == [f"Dag {number}" for number in range(1, 8)]
    dates = [book[f"Dag {number}"]["B2"].value.date() for number in range(1, 8)]
    assert dates == [dt.date(2026, 2, 27) + dt.timedelta(days) for days in range(7)]
    morning = book["Volgende ochtend"]
    assert morning.cell(row_of(morning, "Datum"), 2).value.date() == dt.date(2026, 3, 6)
    header = [cell.value for cell in book["Dag 1"][row_of(book["Dag 1"], "Tijd")]]
    assert header[8:] == ["Katheter (ml)", "Bijzonderheden"]
    assert book["Ontlasting"].max_row == row_of(book["Ontlasting"], "Datum") + 2
    assert book["Ontlasting"].cell(book["Ontlasting"].max_row, 1).value is None
    assert book["Uitleg"]["A2"].value == "7 dagen plassen en drinken  ·  1 dag poepen"


def test_without_a_start_no_date_is_filled_in() -> None:
    book = opened(TemplateChoice())
    assert [book[name]["B2"].value for name in ("Dag 1", "Dag 2", "Dag 3")] == [None, None, None]


@pytest.mark.parametrize("none", [{"days": 0}, {"bowel_days": 0}])
def test_a_template_without_days_is_refused(none: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least one day"):
        TemplateChoice(**none)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_its_help_within_what_a_workbook_can_hold(language: str) -> None:
    for sheet in opened(TemplateChoice(language, catheter=True, pads=True)).worksheets[1:]:
        helped = {
            (row, column)
            for check in sheet.data_validations.dataValidation
            for cells in check.sqref.ranges
            for left, top, right, bottom in [range_boundaries(cells.coord)]
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        }
        asked = {(cell.row, cell.column) for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        assert asked == helped
        for check in sheet.data_validations.dataValidation:
            assert 0 < len(check.promptTitle) <= LONGEST_TITLE
            assert 0 < len(check.prompt) <= LONGEST_MESSAGE
            if check.type:
                assert check.errorStyle == "warning"  # a patient may keep an answer in words
                assert 0 < len(check.error) <= LONGEST_MESSAGE
            if check.type == "list":
                assert len(check.formula1) <= LONGEST_LIST


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_holds_no_comma_and_covers_the_vocabulary(language: str) -> None:
    words = texts(language)
    counts = {"drink": model.DRINKS, "leak": model.LEAK_AMOUNTS, "trigger": model.TRIGGERS, "sex": model.SEXES,
              "straining": model.STRAINING, "stool_leak": model.STOOL_LEAKS, "bristol": range(7),
              "complaint": model.COMPLAINTS}  # fmt: skip
    for name, meanings in counts.items():
        choices = words.lines(f"template.choices.{name}")
        assert len(set(choices)) == len(meanings)
        assert not any("," in choice for choice in choices)


def test_every_sheet_is_ready_for_paper_and_nothing_is_hidden() -> None:
    for sheet in opened(TemplateChoice()).worksheets:
        assert sheet.sheet_state == "visible"
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation == ("landscape" if sheet.title == "Ontlasting" else "portrait")
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToWidth) == (True, 1)
        assert not sheet.protection.sheet  # a protected sheet refuses new rows
        assert not any(size.hidden for size in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))
    for name, header in HEADERS["nl"].items():
        sheet = opened(TemplateChoice())[name]
        row = row_of(sheet, header[0])
        assert sheet.freeze_panes == f"A{row + 1}"
        assert sheet.print_title_rows == f"${row}:${row}"


def test_a_bristol_range_stays_text_and_times_stay_times() -> None:
    book = opened(TemplateChoice())
    bowel, day = book["Ontlasting"], book["Dag 1"]
    row = row_of(bowel, "Datum") + 1
    assert [bowel.cell(row, column).number_format for column in (1, 2, 4)] == ["dd-mm-yyyy", "hh:mm", "@"]
    assert day.cell(row_of(day, "Tijd") + 1, 1).number_format == "hh:mm"


@pytest.mark.parametrize("choice", [TemplateChoice(), TemplateChoice("en", 2, 7, dt.date(2026, 3, 2), catheter=True)])
def test_the_same_choice_gives_the_same_bytes_without_clock_or_author(choice: TemplateChoice) -> None:
    first = written(choice)
    assert first == written(choice)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"creator" not in archive.read("docProps/core.xml")
        assert not [name for name in archive.namelist() if "vba" in name.lower()]


def test_a_file_is_written_once_and_never_over_another(tmp_path: Path) -> None:
    target = tmp_path / "diary.xlsx"
    write_template(target, TemplateChoice())
    assert target.read_bytes() == written(TemplateChoice())
    with pytest.raises(CannotWrite) as refused:
        write_template(target, TemplateChoice("en"))
    assert refused.value.code == "exists"
    assert target.read_bytes() == written(TemplateChoice())


@pytest.mark.parametrize("choice", [TemplateChoice(), TemplateChoice("en", start=dt.date(2026, 3, 2), catheter=True)])
def test_an_untouched_template_is_no_diary(tmp_path: Path, choice: TemplateChoice) -> None:
    write_template(tmp_path / "empty.xlsx", choice)
    with pytest.raises(CannotRead) as refused:
        read(tmp_path / "empty.xlsx")
    assert refused.value.code == "nothing_filled_in"


def test_an_english_diary_with_a_catheter_comes_back(tmp_path: Path) -> None:
    book = build(TemplateChoice("en", days=1, start=dt.date(2026, 3, 2), catheter=True))
    day = book["Day 1"]
    for row, time in enumerate([dt.time(7), dt.time(23)], 3):
        day.cell(row, 2).value = time
    first = row_of(day, "Time") + 1
    for row, (time, column, value) in enumerate([(dt.time(7, 5), 4, 310), (dt.time(9, 40), 9, 180)], first):
        day.cell(row, 1).value, day.cell(row, column).value = time, value
    (tmp_path / "patient.xlsx").write_bytes(workbook_bytes(book))
    reading = read(tmp_path / "patient.xlsx")
    assert (reading.problems, reading.guesses) == ((), ())
    assert reading.diary.voids["catheter"].tolist() == [False, True]
    assert reading.diary.voids["volume_ml"].tolist() == [310, 180]


def assert_the_same_diary(one: Reading, other: Reading) -> None:
    assert (other.problems, other.guesses, other.language) == ((), (), one.language)
    assert other.rows == one.rows
    for name in model.TABLES:
        pd.testing.assert_frame_equal(getattr(one.diary, name).frame(), getattr(other.diary, name).frame())


@pytest.mark.parametrize("wanted", ["xlsx", "ods"])
@pytest.mark.parametrize("name", ["frequent-small-voids", "english"])
def test_libreoffice_saves_a_filled_template_without_loss(office: Callable[..., Path], name: str, wanted: str) -> None:
    source = SAMPLES / f"{name}.xlsx"
    assert_the_same_diary(read(source), read(office(source, wanted)))


def test_libreoffice_keeps_every_drop_down_and_check(office: Callable[..., Path], tmp_path: Path) -> None:
    write_template(tmp_path / "empty.xlsx", TemplateChoice())
    sheet = openpyxl.load_workbook(office(tmp_path / "empty.xlsx", "xlsx"))["Dag 1"]
    lists = {check.formula1 for check in sheet.data_validations.dataValidation if check.type == "list"}
    assert '"geen,druppels,scheutje,veel"' in lists
    assert len(sheet.data_validations.dataValidation) == len(HEADERS["nl"]["Dag 1"]) + len(LABELS["nl"]["Dag 1"])


def test_one_day_sheet_saved_as_csv_comes_back(office: Callable[..., Path]) -> None:
    source = SAMPLES / "frequent-small-voids.xlsx"
    third_sheet_as_shown = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false,3"
    whole, alone = read(source), read(office(source, third_sheet_as_shown))
    assert (alone.problems, alone.guesses) == ((), ())
    for name in ("voids", "drinks", "leaks"):
        table = getattr(whole.diary, name).frame()
        first_day = table[table["sheet"] == "Dag 1"].drop(columns=["sheet", "cell"]).reset_index(drop=True)
        read_back = getattr(alone.diary, name).frame().drop(columns=["sheet", "cell"])
        pd.testing.assert_frame_equal(first_day.drop(columns="level", errors="ignore"),
                                      read_back.drop(columns="level", errors="ignore"))  # fmt: skip


@pytest.mark.parametrize("bowel_days", [14, 60])
def test_an_upright_sheet_of_ordinary_length_is_one_page_in_any_typeface(bowel_days: int) -> None:
    book = build(TemplateChoice(bowel_days=bowel_days))
    several = {sheet.title for sheet in book if sheet.page_setup.fitToHeight == 0}
    assert several == ({"Ontlasting"} if bowel_days == 14 else {"Ontlasting", "Oefeningen"})


def test_it_prints_one_page_for_each_sheet_but_the_fortnight(office: Callable[..., Path], tmp_path: Path) -> None:
    import pikepdf

    write_template(tmp_path / "empty.xlsx", TemplateChoice())
    with pikepdf.open(office(tmp_path / "empty.xlsx", "pdf")) as pages:
        assert len(pages.pages) == len(SHEETS["nl"]) + 1
