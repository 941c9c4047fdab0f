"""An export that people edited: what can be read is read, each other cell is a problem with its address."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from diary.reading.reader import read
from diary.record import CannotRead, Reading
from tests.conftest import SAMPLES
from tests.exchange.exported import sample, told, written

Rows = list[list[str]]
CASES = Path(__file__).parents[2] / "cases" / "registry"


@pytest.fixture
def edited(tmp_path: Path) -> Callable[..., Reading]:
    """Export a sample as CSV, change its rows (a dict each, by name), and read it."""

    def edit(
        change: Callable[[list[dict[str, str]]], Iterable[dict[str, str]] | None], separator: str = ","
    ) -> Reading:
        path = written(sample(SAMPLES / "frequent-small-voids.xlsx"), tmp_path / "a.csv")
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
        rows = list(change(rows) or rows)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter=separator)
            writer.writeheader()
            writer.writerows(rows)
        return read(path)

    return edit


def of(rows: list[dict[str, str]], table: str) -> list[dict[str, str]]:
    return [row for row in rows if row["table"] == table]


@pytest.mark.parametrize(
    ("table", "name", "value"),
    [
        ("voids", "volume_ml", "veel"), ("voids", "volume_ml", "-5"),
        ("voids", "volume_ml", "1e999"), ("voids", "level", "5"),
        ("voids", "leak", "soms"), ("voids", "catheter", "misschien"), ("drinks", "what", "wijn"),
        ("patients", "sex", "v"),
        ("patients", "age", "1e"), ("days", "bed", "gisteren"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_unknown_and_told(
    edited: Callable[..., Reading], table: str, name: str, value: str
) -> None:
    def change(rows: list[dict[str, str]]) -> None:
        of(rows, table)[0][name] = value

    reading = edited(change)
    (problem,) = reading.problems
    assert problem.fate == "kept_without_value"
    assert problem.found == value
    assert problem.cell
    assert reading.rows.refused == 0


@pytest.mark.parametrize(
    ("table", "name", "value", "read_as"),
    [
        ("voids", "volume_ml", "1,5", 1.5), ("voids", "volume_ml", "2.5e2", 250), ("voids", "level", "4", 4),
        ("voids", "pad", "WAAR", 1), ("drinks", "what", " Tea ", "tea"), ("voids", "note", "'=1", "=1"),
        ("voids", "at", "2-3-2026 7:05", dt.datetime(2026, 3, 2, 7, 5)),
        ("voids", "at", "2026-03-02T07:05", dt.datetime(2026, 3, 2, 7, 5)),
    ],
)  # fmt: skip
def test_a_value_as_people_write_it_is_read(
    edited: Callable[..., Reading], table: str, name: str, value: str, read_as: object
) -> None:
    def change(rows: list[dict[str, str]]) -> None:
        of(rows, table)[0][name] = value

    reading = edited(change)
    assert reading.problems == ()
    assert getattr(reading.diary, table)[name][0] == read_as


@pytest.mark.parametrize(
    ("table", "name", "gaps"), [("voids", "at", 1), ("drinks", "at", 1), ("bowel", "at", 0), ("exercises", "date", 0)]
)
@pytest.mark.parametrize("value", ["", "31-2-2026", "2026-03-02 25:00"])
def test_a_row_without_its_moment_is_refused_and_told(
    tmp_path: Path, table: str, name: str, gaps: int, value: str
) -> None:
    path = written(sample(SAMPLES / "constipation.xlsx"), tmp_path / "a.xlsx")
    book = load_workbook(path)
    sheet = book[table]
    if sheet.max_row == 1:
        sheet.append([None] * 3 + [1])
    column = [cell.value for cell in sheet[1]].index(name) + 1
    sheet.cell(2, column).value = value or None
    book.save(path)
    before = len(getattr(sample(SAMPLES / "constipation.xlsx").diary, table)) or 1
    reading = read(path)
    assert reading.rows.refused == 1
    assert reading.rows.present == reading.rows.read + 1
    assert len(getattr(reading.diary, table)) == before - 1
    assert len(reading.diary.gaps) == gaps
    codes = [problem.code for problem in reading.problems]
    assert {"time_missing", "date_missing"} & set(codes)
    assert len(codes) == 1 + bool(value)
    assert all(problem.sheet == table for problem in reading.problems)


def test_a_day_without_its_begin_begins_at_rising(edited: Callable[..., Reading]) -> None:
    def change(rows: list[dict[str, str]]) -> None:
        of(rows, "days")[0].update(begins="", date="")

    reading = edited(change)
    day = reading.diary.days.records()[0]
    assert day["begins"] == day["rise"]
    assert day["date"].date() == day["rise"].date()


def test_a_day_of_which_nothing_is_known_is_refused(edited: Callable[..., Reading]) -> None:
    def change(rows: list[dict[str, str]]) -> None:
        of(rows, "days")[0].update(begins="", date="", rise="")

    reading = edited(change)
    assert [problem.code for problem in reading.problems] == ["date_missing"]


def test_a_row_of_no_table_and_a_second_patient_are_refused(edited: Callable[..., Reading]) -> None:
    def change(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        of(rows, "voids")[0]["table"] = "void"
        return [*rows, of(rows, "patients")[0]]

    reading = edited(change)
    assert [problem.code for problem in reading.problems] == ["export_table_unknown", "export_second_patient"]
    assert reading.rows.refused == 2


def test_without_a_patient_nothing_is_known_of_one(edited: Callable[..., Reading]) -> None:
    reading = edited(lambda rows: [row for row in rows if row["table"] != "patients"])
    assert reading.diary.patients["sex"].tolist() == [""]


def test_columns_left_out_or_in_another_order_are_read_by_their_names(edited: Callable[..., Reading]) -> None:
    def change(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        return [{name: row[name] for name in reversed(row) if name != "trigger"} for row in rows]

    before, reading = sample(SAMPLES / "frequent-small-voids.xlsx"), edited(change)
    assert reading.problems == ()
    assert told(reading)["metrics"]["voids_per_24h"] == told(before)["metrics"]["voids_per_24h"]
    assert set(reading.diary.voids["trigger"]) == {""}


def as_shown(rows: list[dict[str, str]], pattern: str, comma: bool) -> None:
    """Write dates and numbers as a spreadsheet shows them when it saves a CSV."""
    for row in rows:
        for name, value in row.items():
            try:
                moment = dt.datetime.fromisoformat(value) if value[4:5] == "-" else None
            except ValueError:
                moment = None
            if moment:
                row[name] = pattern.format(moment, day=moment.day, month=moment.month, hour=moment.hour)
            elif comma and value.replace(".", "", 1).isdigit():
                row[name] = value.replace(".", ",")


@pytest.mark.parametrize(
    ("pattern", "separator", "guessed"),
    [
        ("{day}-{month}-{0:%Y} {hour}:{0:%M}", ";", []),
        ("{day}/{month}/{0:%Y} {hour}:{0:%M}", ";", ["date_day_first"]),
        ("{month}/{day}/{0:%Y} {hour}:{0:%M}", ",", ["date_month_first"]),
    ],
)
def test_a_csv_that_went_through_excel_reads_back(
    edited: Callable[..., Reading], pattern: str, separator: str, guessed: list[str]
) -> None:
    reading = edited(lambda rows: as_shown(rows, pattern, separator == ";"), separator)
    assert reading.problems == ()
    assert [guess.code for guess in reading.guesses] in (guessed, [])
    assert told(reading) == told(sample(SAMPLES / "frequent-small-voids.xlsx"))


def test_a_workbook_whose_dates_lost_their_form_reads_back(tmp_path: Path) -> None:
    before = sample(SAMPLES / "constipation.xlsx")
    path = written(before, tmp_path / "a.xlsx")
    book = load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                cell.number_format = "General"
    book["voids"]["Z1"], book["voids"]["Z2"] = "extra", 1
    book.save(path)
    reading = read(path)
    assert [problem.code for problem in reading.problems] == ["column_unknown"]
    assert told(reading) == told(before)


def test_an_empty_sheet_is_passed_over(tmp_path: Path) -> None:
    before = sample(SAMPLES / "healthy.xlsx")
    path = written(before, tmp_path / "a.xlsx")
    book = load_workbook(path)
    book.create_sheet("Blad1", 0)
    book.save(path)
    assert told(read(path)) == told(before)


def test_what_is_not_read_is_told(tmp_path: Path) -> None:
    before = sample(SAMPLES / "healthy.xlsx")
    path = written(before, tmp_path / "a.xlsx")
    book = load_workbook(path)
    book.create_sheet("Blad1")["A1"] = "eigen aantekening"
    voids = book["voids"]
    voids["R1"], voids["R2"], voids["S1"], voids["S2"], voids["T2"] = "eigen", "iets", "note", "iets", "los"
    voids["U1"] = "leeg"
    book["drinks"].sheet_state = "hidden"
    book["about"].append(["language", "xx"])
    for row in book["about"].iter_rows():
        if row[0].value == "language":
            row[1].value = "xx"
    book.save(path)
    reading = read(path)
    assert [(one.code, one.sheet, one.cell) for one in reading.problems] == [
        ("column_unknown", "voids", "R1"), ("column_twice", "voids", "S1"), ("column_without_heading", "voids", "T1"),
        ("sheet_hidden", "drinks", ""), ("sheet_unknown", "Blad1", ""),
    ]  # fmt: skip
    assert reading.language == "en"
    assert told(reading)["metrics"] == told(before)["metrics"]


def test_errors_in_cells_are_told(tmp_path: Path) -> None:
    path = written(sample(SAMPLES / "healthy.xlsx"), tmp_path / "a.xlsx")
    book = load_workbook(path)
    book["voids"]["B2"] = "=1/0"
    book.save(path)
    assert [problem.code for problem in read(path).problems] == ["cell_fault"]


def test_day_numbers_that_cannot_be_are_told(tmp_path: Path) -> None:
    path = written(sample(SAMPLES / "healthy.xlsx"), tmp_path / "a.xlsx", day_numbers=True)
    book = load_workbook(path)
    for row, value in enumerate(("een", 1e9), 2):
        book["drinks"].cell(row, 1).value = value
    book["drinks"].cell(4, 2).value = "laat"
    book.save(path)
    assert [problem.code for problem in read(path).problems] == [
        "export_cell_unreadable", "time_missing", "export_cell_unreadable", "time_missing", "time_unreadable",
        "time_missing",
    ]  # fmt: skip


def test_a_table_of_another_program_is_no_export(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("table,name,text\nabout,schema,other/1\nvoids,a,b\n", "utf-8")
    with pytest.raises(CannotRead, match="not_a"):
        read(path)


def test_without_its_about_rows_it_is_still_an_export(edited: Callable[..., Reading]) -> None:
    before = sample(SAMPLES / "frequent-small-voids.xlsx")
    reading = edited(lambda rows: [row for row in rows if row["table"] != "about"])
    assert (reading.layout, [guess.code for guess in reading.guesses]) == ("export", ["export_without_about"])
    assert told(reading)["metrics"] == told(before)["metrics"]
    case = read(CASES / "S1-tidy-export-without-about-rows-read-as-bowel-only.csv")
    assert (len(case.tables["voids"]), len(case.tables["drinks"])) == (25, 21)
    assert case.rows.refused == 0


def test_a_list_with_a_column_called_table_is_no_export(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("table,tijd,geplast\nvoids,07:00,250\nvoids,10:00,200\n", "utf-8")
    assert read(path).layout != "export"


def test_a_level_that_was_left_out_follows_from_the_urge_and_its_scale(edited: Callable[..., Reading]) -> None:
    before = sample(SAMPLES / "frequent-small-voids.xlsx")

    def without(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        return [{name: value for name, value in row.items() if name != "level"} for row in rows]

    reading = edited(without)
    assert reading.diary.voids["level"].tolist() == before.diary.voids["level"].tolist()
    unscaled = edited(lambda rows: [{**row, "urge_scale": ""} for row in without(rows)])
    assert unscaled.diary.voids.frame()["level"].isna().all()
    case = read(CASES / "S2-export-without-level-column-loses-urgency.csv")
    assert told(case)["metrics"]["urgency_episodes_per_24h"]["value"] > 0


def test_a_code_that_looks_like_a_missing_value_stays_a_code(tmp_path: Path) -> None:
    reading = read(CASES / "S3-code-NA-becomes-missing-in-pandas.csv")
    assert reading.diary.patients["code"].tolist() == ["NA"]
    path = written(reading, tmp_path / "a.csv")
    table = pd.read_csv(path)
    assert table.loc[table["table"] == "patients", "code"].tolist() == ["'NA"]
    assert read(path).diary.patients["code"].tolist() == ["NA"]


def test_stacked_exports_are_told_apart_by_the_key_and_never_read_as_one(tmp_path: Path) -> None:
    one, other = (sample(SAMPLES / name) for name in ("healthy.xlsx", "four-litres.xlsx"))
    tables = []
    for reading in (one, other):
        tables.append(pd.read_csv(written(reading, tmp_path / "a.csv"), dtype=str, keep_default_na=False))
        assert set(tables[-1]["diary"]) == {"d" + reading.sha256[:16]}
    stacked = pd.concat(tables)
    voids = stacked[stacked["table"] == "voids"].groupby("diary").size()
    assert voids["d" + other.sha256[:16]] == len(other.tables["voids"])
    stacked.to_csv(tmp_path / "b.csv", index=False)
    reading = read(tmp_path / "b.csv")
    assert len(reading.tables["voids"]) == len(one.tables["voids"])
    assert {problem.code for problem in reading.problems} == {"export_second_diary"}
    assert reading.rows.refused == len(reading.problems) == sum(map(len, other.tables.values()))
