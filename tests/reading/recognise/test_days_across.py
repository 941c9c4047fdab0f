"""Charts with a column a day and a cell an event."""

from __future__ import annotations

import datetime as dt

import pytest

from diary.reading.files.workbook import Sheet
from diary.record import CannotRead
from tests.reading.grids import at, codes, reading, sheet

LEGEND = "P = plas (ml), D = drinken (ml), N = nat\n"


def test_codes_with_a_legend_beside_hours():
    found = reading(sheet("Week", LEGEND + """
        Uur | ma 10-2-2025 | di 11-2-2025
        7-8 | P350 | P320 D200
        8-9 | D200 |
        14-15 | N | P210
        22-23 | P190 | P200 P80
    """))  # fmt: skip
    assert at(found, "voids") == ["10 07:30", "10 22:30", "11 07:30", "11 14:30", "11 22:30"]
    assert at(found, "drinks") == ["10 08:30", "11 07:30"]
    assert at(found, "leaks") == ["10 14:30"]
    assert found.layout == "days_across"
    assert ("volume_several", "C7") in codes(found)
    assert len([code for code, _ in codes(found) if code == "middle_of_hour"]) == 1


def test_bare_amounts_beside_hours_are_of_what_the_title_says():
    table = "Uur | 10-2-2025 | 11-2-2025\n7-8 | 350 | 320\n8-9 | | 200\n22-23 | 190 |"
    assert at(reading(sheet("Week", "Geplast (ml)\n" + table)), "voids") == [
        "10 07:30", "10 22:30", "11 07:30", "11 08:30",
    ]  # fmt: skip
    with pytest.raises(CannotRead):
        reading(sheet("Week", table))


def test_a_cell_that_says_nothing_known_is_told_and_leaves_its_day_open():
    rows = "7-8 | P350 | P320\n8-9 | D200 | klysma\n9-10 | D200 | P200\n22-23 | P190 | P200"
    found = reading(sheet("Week", LEGEND + "Uur | 10-2-2025 | 11-2-2025\n" + rows))
    assert ("event_unknown", "C4") in codes(found)
    assert [f"{moment:%d}" for moment in found.diary.gaps["at"].tolist()] == ["11", "11"]


def test_numbered_voids_with_a_time_and_an_amount_in_a_cell():
    found = reading(sheet("Chart", """
        Frequency Volume Chart
        | Day 1 (3/11/25) | Day 2 (4/11/25)
        1st void | 07:10 / 350 | 06:55 - 400 ml
        2nd void | 09:40 | 210 (10:05)
        Night void | 03:05 / 300 |
    """))  # fmt: skip
    assert at(found, "voids") == ["03 07:10", "03 09:40", "04 03:05", "04 06:55", "04 10:05"]
    assert found.diary.voids.frame()["volume_ml"].fillna(-1).tolist() == [350, -1, 300, 400, 210]


def test_times_beside_types_of_stool():
    head = ["Type", "Mon 02/06/2025", "Tue 03/06/2025"]
    types = ["Type 1 Separate hard lumps", "Type 2 Lumpy sausage", "Type 3 Sausage with cracks", "Type 4 Smooth"]
    cells = [[None, None], [dt.time(8, 10), None], [None, dt.time(7, 45)], [None, "x"]]
    rows = [["BRISTOL STOOL CHART"], head, *([label, *own] for label, own in zip(types, cells, strict=True))]
    found = reading(Sheet("Stool chart", rows))
    assert at(found, "bowel") == ["02 08:10", "03 07:45", "03 00:00"]
    assert found.diary.bowel["bristol"].tolist() == [2, 3, 4]
    assert found.diary.bowel["timed"].tolist() == [True, True, False]


@pytest.mark.parametrize("text", [
    "Rooster\nUur | ma 10-2-2025 | di 11-2-2025\n7-8 | Jan | Piet\n8-9 | Piet | Jan\n9-10 | Kees | Jan",
    "Prijs | 10-2-2025 | 11-2-2025\nmelk | 200 | 250\nbrood | 150 | 200",
])  # fmt: skip
def test_a_chart_of_something_else_is_not_read(text: str):
    with pytest.raises(CannotRead):
        reading(sheet("Blad1", text))


@pytest.mark.parametrize(("voids", "drinks", "leak"), [("PLAS", "DRINKEN", "verlies"), ("Wee", "Drinks", "leak")])
def test_charts_below_each_other_are_of_what_stands_before_their_days(voids: str, drinks: str, leak: str):
    found = reading(sheet("Blad1", f"""
        {voids} | ma 19-1-2026   | di 20-1-2026
        1       | 07.15 - 300 ml | 03.20 - 280 ml
        2       | 09.40 - 180 ml | 07.00 - 240 ml + {leak}
        3       | 22.30 - ?      |

        {drinks} | ma 19-1-2026    | di 20-1-2026
        1        | 07.45 koffie 150 | 08.00 tea 150
        2        | 10.30 thee 200   |
    """))  # fmt: skip
    assert at(found, "voids") == ["19 07:15", "19 09:40", "19 22:30", "20 03:20", "20 07:00"]
    assert found.diary.voids.frame()["volume_ml"].fillna(-1).tolist() == [300, 180, -1, 280, 240]
    assert found.diary.voids["leak"].tolist()[-1] == "some" or at(found, "leaks") == ["20 07:00"]
    assert at(found, "drinks") == ["19 07:45", "19 10:30", "20 08:00"]
    assert found.diary.drinks["what"].tolist() == ["coffee", "tea", "tea"]


def test_what_cannot_be_read_in_such_a_chart_is_named():
    rows = "1 | 07.15 - 300 | 07.20 - 280\n2 | 09.40 - 180 | 10.00 - 240\n3 | 12.00 - 200 | ergens in de middag"
    found = reading(sheet("Blad1", "Plas | 19-1-2026 | 20-1-2026\n" + rows))
    assert ("event_unknown", "C4") in codes(found)
    assert found.rows.refused == 1
