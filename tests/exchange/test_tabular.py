"""Tables as files: safe to open, real dates, the same bytes, in little memory, whole or not at all."""

import csv
import datetime as dt
import io
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook

from diary.apostrophe import guarded, unguarded
from diary.exchange import tabular
from diary.exchange.tabular import Column, Row, Sheet, xlsx
from diary.files import CannotWrite, written_whole
from diary.reading.files.workbook import open_workbook

COLUMNS = (
    Column("number", "key"), Column("ml", "number"), Column("at", "time"), Column("date", "date"),
    Column("note", "text"), Column("pad", "flag"),
)  # fmt: skip
MOMENT = dt.datetime(2026, 3, 2, 7, 30)
HOSTILE = (
    "=HYPERLINK(1)",
    "+31 6 12",
    "-1",
    "@x",
    "\tx",
    "\rx",
    "'=1",
    "''+1",
    "'s avonds",
    "<b>&\"'",
    "_x0041_",
    " é ½ 😀 ",
)
ROWS: tuple[Row, ...] = (
    (1, 250.5, MOMENT, MOMENT.date(), "rustig", True),
    (2, -3.0, None, None, None, False),
    *((3, None, None, None, text, None) for text in HOSTILE),
)


def written(name: str, rows: tuple[Row, ...] = ROWS, **more: object) -> bytes:
    file = io.BytesIO()
    tabular.write(file, name, [Sheet("events", COLUMNS, iter(rows))], **more)  # type: ignore[arg-type]
    return file.getvalue()


@pytest.mark.parametrize(("locale", "separator", "number"), [("en", ",", "250.5"), ("nl", ";", "250,5")])
def test_a_csv_is_what_an_excel_of_that_language_opens(locale: str, separator: str, number: str) -> None:
    data = written("csv", locale=locale)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))
    assert rows[0] == [column.name for column in COLUMNS]
    assert rows[1] == ["1", number, "2026-03-02 07:30:00", "2026-03-02", "rustig", "1"]
    assert rows[2] == ["2", "-3", "", "", "", "0"]
    texts = [row[4] for row in rows[3:]]
    assert not [text for text in texts if text[:1] in "=+-@\t\r"]
    assert [unguarded(text) for text in texts] == list(HOSTILE)


@pytest.mark.parametrize("text", ["", "a", "'", "''", "1-2", "x=1"])
def test_an_ordinary_text_has_no_guard(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


def test_a_workbook_has_no_formula_and_its_dates_are_dates() -> None:
    sheet = load_workbook(io.BytesIO(written("xlsx"))).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[1] == (1, 250.5, MOMENT, dt.datetime(2026, 3, 2), "rustig", 1)
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert sheet["C2"].is_date and sheet["D2"].is_date
    assert sheet.freeze_panes == "A2"


def test_a_workbook_is_read_back_sign_for_sign(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(written("xlsx"))
    (sheet,) = open_workbook(path).sheets
    assert sheet.rows[1][:4] == [1.0, 250.5, MOMENT, MOMENT.date()]
    assert [row[4] for row in sheet.rows[3:]] == list(HOSTILE)


def test_a_day_before_the_calendar_of_workbooks_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(written("xlsx", ((1, None, None, dt.date(1900, 2, 28), None, None),)))
    assert open_workbook(path).sheets[0].rows[1][3] == "1900-02-28"


def test_signs_that_no_file_can_hold_become_spaces() -> None:
    rows: tuple[Row, ...] = ((1, None, None, None, "a\x00b\x1f\ud800c", None),)
    assert b"a b  c" in written("csv", rows)
    assert load_workbook(io.BytesIO(written("xlsx", rows))).worksheets[0]["E2"].value == "a b  c"


def test_parquet_has_types_and_no_clock() -> None:
    from pyarrow import parquet

    data = written("parquet")
    table = parquet.read_table(io.BytesIO(data))
    assert [str(field.type) for field in table.schema] == [
        "int64", "double", "timestamp[ms]", "date32[day]", "string", "bool"
    ]  # fmt: skip
    assert table.column("note").to_pylist()[2:] == list(HOSTILE)
    assert table.schema.metadata == {b"generated_by": b"diary"}


@pytest.mark.parametrize("name", tabular.FORMATS)
def test_the_same_rows_give_the_same_bytes(name: str) -> None:
    assert written(name) == written(name)


def test_a_workbook_names_no_one_and_no_moment() -> None:
    with zipfile.ZipFile(io.BytesIO(written("xlsx"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
        assert not [name for name in archive.namelist() if name.endswith("app.xml")]
    assert "creator" not in core and "created" not in core and "odified" not in core


def test_a_stamp_is_there_only_when_asked_for() -> None:
    from pyarrow import parquet

    stamp = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
    with zipfile.ZipFile(io.BytesIO(written("xlsx", stamp=stamp))) as archive:
        assert "2026-03-02T12:00:00Z" in archive.read("docProps/core.xml").decode()
    metadata = parquet.read_schema(io.BytesIO(written("parquet", stamp=stamp))).metadata
    assert metadata == {b"generated_by": b"diary", b"diary.generated_at": b"2026-03-02T12:00:00+00:00"}


@pytest.mark.parametrize("name", tabular.FORMATS)
def test_rows_are_taken_one_by_one(name: str) -> None:
    """No format may hold all rows: while writing, at most a batch is alive."""

    class Counted(tuple[object, ...]):
        alive = most = 0

        def __init__(self, *_: object) -> None:
            Counted.alive += 1
            Counted.most = max(Counted.most, Counted.alive)

        def __del__(self) -> None:
            Counted.alive -= 1

    rows: Iterator[Row] = (Counted((n, 1.5, MOMENT, None, "x", True)) for n in range(60_000))  # type: ignore[misc]
    with open("/dev/null", "wb") if name == "csv" else io.BytesIO() as file:  # noqa: PTH123
        tabular.write(file, name, [Sheet("events", COLUMNS, rows)])
    assert Counted.most < 45_000


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", len(ROWS))
    with pytest.raises(CannotWrite, match="too_large_for_workbook"):
        written("xlsx")
    monkeypatch.setattr(xlsx, "MOST_ROWS", len(ROWS) + 1)
    assert written("xlsx")


def test_more_bytes_than_a_plain_zip_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_BYTES", 1000)
    with pytest.raises(CannotWrite, match="too_large_for_workbook"):
        written("xlsx")


def test_a_file_that_fails_halfway_is_not_there(tmp_path: Path) -> None:
    def failing() -> Iterator[Row]:
        yield ROWS[0]
        raise KeyError

    with pytest.raises(KeyError), written_whole(tmp_path / "a.csv", force=False) as file:
        tabular.write(file, "csv", [Sheet("events", COLUMNS, failing())])
    assert not list(tmp_path.iterdir())


def test_without_pyarrow_parquet_is_refused_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert written("csv")
    with pytest.raises(CannotWrite, match="needs_pyarrow"):
        written("parquet")


def test_arrays_become_rows_of_plain_values() -> None:
    named = {
        "number": np.array([1]), "ml": np.array([np.nan]), "at": np.array([MOMENT], "datetime64[s]"),
        "date": np.array(["NaT"], "datetime64[s]"), "note": np.array([""], dtype=object), "pad": np.array([1.0]),
    }  # fmt: skip
    assert list(tabular.rows_of(named, COLUMNS)) == [(1, None, MOMENT, None, None, True)]


@pytest.mark.parametrize(("locale", "mark", "tongue"), [("en", 44, 1033), ("nl", 59, 1043)])
def test_libreoffice_opens_the_csv_and_the_workbook(
    office: Callable[..., Path], tmp_path: Path, locale: str, mark: int, tongue: int
) -> None:
    source, workbook = tmp_path / "a.csv", tmp_path / "b.xlsx"
    source.write_bytes(written("csv", locale=locale))
    workbook.write_bytes(written("xlsx"))
    as_excel = f"--infilter=Text - txt - csv (StarCalc):{mark},34,76,1,,{tongue},false,true"
    for opened in (office(source, "ods", as_excel), office(workbook, "ods")):
        sheet = open_workbook(opened).sheets[0]
        assert not sheet.faults
        assert sheet.rows[1][:3] == [1.0, 250.5, MOMENT]
        assert len(sheet.rows) == len(ROWS) + 1
