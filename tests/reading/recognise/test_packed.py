"""Cells that pack named values: read by their names, each told at its own cell."""

from __future__ import annotations

import pytest

from diary.reading.files.workbook import Sheet
from tests.reading.grids import codes, reading

HEAD = ["tijdstip", "soort", "gegevens"]


def test_named_values_in_a_cell_are_read_by_their_names():
    found = reading(Sheet("Export", [
        HEAD,
        ["2025-10-01 07:02", "plas", '{"ml": 340, "aandrang": 2}'],
        ["2025-10-01 07:40", "drank", '{"ml": 200, "wat": "thee"}'],
        ["2025-10-01 10:15", "plas", '{"ml": 160, "aandrang": 3, "verlies": "druppels"}'],
    ]))  # fmt: skip
    assert found.diary.voids.frame()[["volume_ml", "leak", "cell"]].to_numpy().tolist() == [
        [340, "", "C2"],
        [160, "drops", "C4"],
    ]
    assert found.diary.drinks.frame()[["volume_ml", "what", "cell"]].to_numpy().tolist() == [[200, "tea", "C3"]]


def test_what_is_wrong_with_a_packed_value_is_told_at_its_cell():
    found = reading(Sheet("Export", [
        HEAD,
        ["2025-10-01 07:02", "plas", '{"ml": 340, "foto": null}'],
        ["2025-10-01 07:40", "plas", '{"ml": "beetje", "foto": ["a"]}'],
    ]))  # fmt: skip
    assert ("volume_unreadable", "C3") in codes(found)


@pytest.mark.parametrize("cell", ["{koffie}", "{}", '{"ml": ', "[340]", '{"ml": NaN}', '{"ml": 1' + "0" * 400 + "}"])
def test_what_packs_no_value_invents_none(cell: str):
    found = reading(Sheet("Export", [HEAD, ["2025-10-01 07:02", "plas", cell], ["2025-10-01 09:00", "plas", cell]]))
    assert found.diary.voids.frame()["volume_ml"].isna().all()


def test_a_row_that_names_every_column_in_a_packed_cell_packs_no_values():
    found = reading(Sheet("Survey", [
        ["Q1", "Q2", "Q3"],
        ["Date", "Time", "How much urine did you pass? (ml)"],
        ['{"ImportId": "QID2"}', '{"ImportId": "QID3"}', '{"ImportId": "QID5"}'],
        ["2025-06-23", "07:00", 350.0],
        ["2025-06-23", "09:35", 200.0],
    ]))  # fmt: skip
    assert found.diary.voids["volume_ml"].tolist() == [350, 200]
    assert codes(found) == [("example_row", "A3")]
