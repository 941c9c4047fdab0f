"""Every form of a cell of `written.toml`, in a list: read there as on a day sheet, or refused there too."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest

from diary.reading.cells.codes import Wrong, bristol
from diary.reading.cells.dates import Written, date
from diary.reading.cells.times import Clock, clock
from diary.reading.files.workbook import CellValue, Sheet
from diary.record import Reading
from diary.table import Table
from tests.reading.grids import reading

FORMS = tomllib.loads(Path(__file__).with_name("written.toml").read_text("utf-8"))
HEADS = {
    "volume": "Geplast (ml)", "leak": "Verlies", "trigger": "Waarbij", "drink": "Wat", "pad": "Verband",
    "urge": "Aandrang",
}  # fmt: skip
DAY = "2-3-2026"
TABLES = ("voids", "drinks", "leaks", "gaps")


def forms(name: str) -> list[CellValue]:
    return [*FORMS[name]["accepted"], *FORMS[name]["refused"]]


def events(found: Reading) -> list[object]:
    """Return the events with all they hold but where they stand, and the codes of what is wrong with a value."""
    held: list[object] = []
    for table in TABLES:
        rows: Table = getattr(found.diary, table)
        columns = [name for name in rows if name not in ("diary", "day", "sheet", "cell", "first_morning")]
        held.append(str(rows.only(*columns).records()))
    return [*held, [problem.code for problem in found.problems]]


def as_day(head: str, cell: CellValue) -> Reading:
    rows = [["Datum", DAY], ["Opgestaan", "07:00"], ["Aandrangschaal", "ppius"], [], ["Tijd", "Gedronken (ml)", head]]
    return reading(Sheet("Dag 1", [*rows, ["08:00", 200.0, cell]]))


def as_list(head: str, cell: CellValue) -> Reading:
    rows = [["Aandrangschaal", "ppius"], [], ["Datum", "Tijd", "Gedronken (ml)", head, "Opgestaan"]]
    return reading(Sheet("Blad1", [*rows, [DAY, "08:00", 200.0, cell, "07:00"]]))


@pytest.mark.parametrize("name", HEADS)
def test_a_cell_of_a_list_is_read_as_one_of_a_day(name: str):
    other = [cell for cell in forms(name) if events(as_list(HEADS[name], cell)) != events(as_day(HEADS[name], cell))]
    assert not other


@pytest.mark.parametrize(("event", "head"), [("plassen", "Geplast (ml)"), ("drinken", "Gedronken (ml)")])
def test_the_amount_of_an_event_is_read_as_that_of_a_column(event: str, head: str):
    first = [DAY, "07:00", "verlies", "druppels"]
    settled = [DAY, "06:00", event, 310.0]
    for cell in forms("volume"):
        top = ["Datum", "Tijd", "Gebeurtenis", "Hoeveelheid (ml)"]
        by_event = reading(Sheet("Blad1", [top, settled, first, [DAY, "08:00", event, cell]]))
        top = ["Datum", "Tijd", "Verlies", head]
        by_column = reading(
            Sheet("Blad1", [top, [DAY, "06:00", None, 310.0], [DAY, "07:00", "druppels"], [DAY, "08:00", None, cell]])
        )
        assert events(by_event) == events(by_column), cell


@pytest.mark.parametrize("cell", forms("time"), ids=repr)
def test_a_time_of_a_list_is_read_or_its_row_is_a_gap(cell: CellValue):
    rows = [["Datum", "Tijd", "Plas"], [DAY, "06:00", 300.0], [DAY, cell, 200.0], [DAY, "23:50", 100.0]]
    found, told = reading(Sheet("Blad1", rows)), clock(cell)
    voids = len(found.diary.voids)
    if isinstance(told, Clock) and not told.half_unknown:
        assert f"{told.minutes // 60 % 24:02}:{told.minutes % 60:02}" in [
            f"{at:%H:%M}" for at in found.diary.voids["at"].tolist()
        ]
    else:
        assert (voids, len(found.diary.gaps), found.rows.refused) == (2, 1, 1)
    assert found.rows.present == 3


@pytest.mark.parametrize(
    "cell", [one for one in forms("date") if "dag" not in str(one) and "day" not in str(one)], ids=repr
)
def test_a_date_of_a_list_is_read_or_its_row_is_a_gap(cell: CellValue):
    found = reading(Sheet("Blad1", [["Datum", "Tijd", "Plas"], [DAY, "06:00", 300.0], [cell, "08:00", 200.0]]))
    written = date(cell)
    if isinstance(written, Wrong):
        assert found.rows.refused == len(found.diary.gaps) == 1
    else:
        assert isinstance(written, Written)
        assert len(found.diary.voids) == 2


def test_a_stool_of_a_list_is_read_by_its_type():
    for cell in forms("bristol"):
        rows = [["Datum", "Tijd", "Plas", "Bristol"], [DAY, "07:00", 300.0], [DAY, "08:00", None, cell]]
        found = reading(Sheet("Blad1", rows)).diary.bowel
        told = bristol(cell)
        if isinstance(told, tuple):
            assert found["bristol"].tolist() == [told[0]], cell
        else:
            assert np.isnan(found["bristol"]).all(), cell
