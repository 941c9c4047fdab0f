"""A diary that is typed is saved as our workbook, filled in, and reads back to the same results."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diary.correction import Correction
from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened, open_diary
from diary.journeys.saving import saved
from diary.journeys.source import Source, Typed
from diary.journeys.typed import begun, in_full
from diary.record import CannotRead
from diary.texts import texts
from tests.conftest import SAMPLES
from tests.exchange.exported import told

IN_FORCE = InForce(texts("en"))
ADULT = Typed("nl", 2, "2026-03-02")
EMPTY = begun(ADULT)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["730", "9", "1215", "23:10", "24:10", "half acht", "", "x"]),
        st.sampled_from(["", "200", "2,5 dl", "1 glas"]),
        st.sampled_from(["", "w", "koffie", "s"]),
        st.sampled_from(["", "300", "x", "0", "beetje", "=1+1"]),
        st.sampled_from(["", "0", "3", "9"]),
        st.sampled_from(["", "d", "scheutje"]),
    ),
    min_size=1,
    max_size=30,
)


def typed(cells: dict[tuple[str, str], str], asked: Typed = ADULT, empty: Source = EMPTY) -> Source:
    corrections = tuple(Correction(sheet, cell, text) for (sheet, cell), text in cells.items())
    return in_full(replace(empty, corrections=corrections), asked)


def opened(source: Source) -> Opened | None:
    try:
        return open_diary(source, IN_FORCE)
    except CannotRead:
        return None


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(rows=ROWS)
def test_what_is_saved_reads_back_to_the_same(rows: list[tuple[str, ...]]) -> None:
    cells = {("Dag 1", f"{'ABCDEF'[at]}{9 + row}"): text for row, one in enumerate(rows) for at, text in enumerate(one)}
    source = typed({place: text for place, text in cells.items() if text} | {("Dag 1", "B3"): "700"})
    before, after = opened(source), opened(Source("a.xlsx", saved(source, IN_FORCE, open_diary)))
    assert (before is None) == (after is None)
    if before and after:
        assert told(after.reading) == told(before.reading)
        assert after.reading.problems == before.reading.problems
        assert (before.reading.corrections, after.reading.corrections) == ((), ())


def test_times_are_times_numbers_numbers_and_nothing_a_formula() -> None:
    source = typed({
        ("Dag 1", "A9"): "730", ("Dag 1", "D9"): "300", ("Dag 1", "C9"): "k", ("Dag 1", "I9"): "=1+1",
        ("Dag 1", "A40"): "2315", ("Dag 1", "D40"): "x", ("Gegevens", "B6"): "61", ("Dag 1", "A10"): "half acht",
        ("Dag 1", "A11"): "24:10", ("Dag 1", "D11"): "",
    })  # fmt: skip
    sheets = openpyxl.load_workbook(io.BytesIO(saved(source, IN_FORCE, open_diary)))
    day = sheets["Dag 1"]
    values = [day[cell].value for cell in ("A9", "D9", "C9", "I9", "A40", "D40", "A10", "A11", "D11")]
    later = [dt.time(23, 15), "x", "half acht", "24:10", None]
    assert values == [dt.time(7, 30), 300, "koffie", "=1+1", *later]
    assert (day["I9"].data_type, day["A40"].number_format) == ("s", day["A9"].number_format)
    assert sheets["Gegevens"]["B6"].value == 61


def test_a_child_types_in_the_workbook_of_a_child() -> None:
    asked = Typed("en", 2, "2026-03-02", child=True)
    source = typed({("Day 1", "A8"): "730", ("Day 1", "D8"): "120", ("Day 1", "C8"): "w"}, asked, begun(asked))
    again = opened(Source("a.xlsx", saved(source, IN_FORCE, open_diary)))
    assert again is not None and again.reading.tables["voids"][0]["volume_ml"] == 120


def test_what_is_corrected_is_saved_as_an_export_with_its_corrections() -> None:
    path = SAMPLES / "frequent-small-voids.xlsx"
    source = Source(path.name, path.read_bytes(), (Correction("Dag 2", "D8", "3000"),))
    before = open_diary(source, IN_FORCE)
    after = open_diary(Source("a.xlsx", saved(source, IN_FORCE, open_diary)), IN_FORCE)
    assert after.reading.corrections == before.reading.corrections
    assert after.reading.corrections[0].was == "260"
    assert told(after.reading) == told(before.reading)
    names = openpyxl.load_workbook(io.BytesIO(saved(source, IN_FORCE, open_diary)), read_only=True).sheetnames
    assert "Correcties" in names


@pytest.mark.parametrize(("language", "name"), [("nl", "dagboek-2026-03-02.xlsx"), ("en", "diary-2026-03-02.xlsx")])
def test_it_is_named_after_its_first_day_in_its_language(language: str, name: str) -> None:
    assert begun(Typed(language, 1, "2026-03-02")).name == name
