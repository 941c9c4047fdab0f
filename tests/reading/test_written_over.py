"""A cell that is written over is read as if written by hand in the file; what the file has not is refused."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diary.analysis.assess import assess
from diary.correction import Correction
from diary.exchange.results import results
from diary.reading.reader import read_content
from diary.record import CannotRead, Reading
from diary.settings import Limits
from diary.texts import texts
from tests.conftest import SAMPLES

SAMPLE = SAMPLES / "frequent-small-voids.xlsx"
LIST = b"Datum;Tijd;Geplast (ml)\r\n2-3-2026;7:00;300\r\n2-3-2026;9:00;3000\r\n2-3-2026;12:00;\r\n3-3-2026;7:10;250\r\n"
TYPED = st.sampled_from(
    [
        "300",
        "0",
        "x",
        "730",
        "0730",
        "7:30",
        "23u15",
        "2,5 dl",
        "beetje",
        "koffie",
        "",
        "3",
        "=1+1",
        "24:10",
        "-5",
        "ja",
    ]
)
CELLS = st.tuples(st.sampled_from(["Dag 1", "Dag 2", "Dag 3"]), st.sampled_from("ABCDEFGHI"), st.integers(8, 34))


def read(data: bytes, *corrections: Correction, file: str = "a.xlsx") -> Reading:
    return read_content(data, file, corrections=corrections)


def told(reading: Reading) -> dict[str, Any]:
    found = results(reading, assess(reading.diary), texts(reading.language))
    found["reading"].pop("corrections", None)
    return {key: value for key, value in found.items() if key != "source"}


def by_hand(path: Path, cells: dict[tuple[str, str], str]) -> bytes:
    """Return the file as a person saves it who types these texts: a whole number is one, but in a cell for times.

    There a spreadsheet takes it for a number of days, which nobody meant: `730` stays what was typed.
    """
    workbook = openpyxl.load_workbook(path, rich_text=True)
    for (sheet, cell), text in cells.items():
        plain = text.isdecimal() and (text == "0" or text[0] != "0") and workbook[sheet][cell].number_format != "hh:mm"
        workbook[sheet][cell].value = int(text) if plain else text or None
        if text.startswith("="):
            workbook[sheet][cell].data_type = "s"
    saved = io.BytesIO()
    workbook.save(saved)
    return saved.getvalue()


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(typed=st.dictionaries(CELLS, TYPED, min_size=1, max_size=4))
def test_it_is_read_as_if_written_by_hand(typed: dict[tuple[str, str, int], str]) -> None:
    cells = {(sheet, f"{column}{row}"): text for (sheet, column, row), text in typed.items()}
    corrections = [Correction(sheet, cell, text) for (sheet, cell), text in cells.items()]
    assert told(read(SAMPLE.read_bytes(), *corrections)) == told(read(by_hand(SAMPLE, cells)))


@pytest.mark.parametrize(("cell", "text"), [("C3", "300"), ("C4", "x"), ("B3", "930"), ("C4", "2,5 dl"), ("C3", "")])
def test_in_a_file_of_texts_too(cell: str, text: str) -> None:
    rows = [line.split(";") for line in LIST.decode().split("\r\n")]
    rows[int(cell[1]) - 1]["ABC".index(cell[0])] = text
    written = "\r\n".join(map(";".join, rows)).encode()
    again = told(read(LIST, Correction("a", cell, text), file="a.csv"))
    assert again == told(read(written, file="a.csv"))


def test_what_is_corrected_is_told_with_what_it_was() -> None:
    found = read(
        LIST, Correction("a", "C3", "30"), Correction("a", "C3", " 300 "), Correction("a", "C4", ""), file="a.csv"
    )
    assert found.corrections == (Correction("a", "C3", " 300 ", "3000"),)
    assert [row["volume_ml"] for row in found.tables["voids"]][:2] == [300, 300]
    assert read(LIST, file="a.csv").corrections == ()


def test_a_row_can_be_added_below_the_last() -> None:
    more = [Correction("a", "A6", "3-3-2026"), Correction("a", "B6", "9:00"), Correction("a", "C6", "200")]
    assert read(LIST, *more, file="a.csv").tables["voids"][-1]["volume_ml"] == 200


def test_a_cell_with_a_fault_is_mended() -> None:
    workbook = openpyxl.load_workbook(SAMPLE, rich_text=True)
    workbook["Dag 1"]["D9"].value = "=1+1"
    saved = io.BytesIO()
    workbook.save(saved)
    assert "cell_fault" in read(saved.getvalue()).codes
    mended = read(saved.getvalue(), Correction("Dag 1", "D9", "200"))
    assert "cell_fault" not in mended.codes
    assert mended.corrections[0].was.startswith("=")


@pytest.mark.parametrize(
    ("correction", "code"),
    [
        (Correction("Dag 9", "A9", "1"), "correction_without_sheet"),
        *(
            (Correction("Dag 1", cell, "1"), "correction_without_cell")
            for cell in ("", "A0", "a9", "ZZ9", "A9999", "9")
        ),
        (Correction("Dag 1", "A9", "x" * (Limits().text_length + 1)), "correction_too_long"),
    ],
)
def test_what_the_file_has_not_is_refused_in_a_sentence(correction: Correction, code: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read(SAMPLE.read_bytes(), correction)
    assert refused.value.code == code
    assert all("a.xlsx" in texts(language).refusal(refused.value) for language in ("nl", "en"))
