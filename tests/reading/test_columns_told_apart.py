"""Columns and rows that look alike and are not: measured or passed, noted or happened, a total or an event."""

from __future__ import annotations

import pytest

from diary.record import CannotRead
from tests.reading.grids import codes, reading, sheet


def volumes(found, catheter: bool = False) -> list[float]:
    voids = found.diary.voids
    return voids["volume_ml"][voids["catheter"] == catheter].tolist()


@pytest.mark.parametrize("heading", ["PVR bladder scan (ml)", "Residu na scan (ml)", "PVR (ml)"])
def test_what_a_scan_measures_is_not_emptied_and_is_told_once(heading):
    found = reading(sheet("Blad1", f"Date | Time | Voided (ml) | {heading}", "2-3-2026 | 08:05 | 220 | 140"))
    assert volumes(found) == [220]
    assert volumes(found, catheter=True) == []
    assert ("column_unknown", "D1") in codes(found)


def test_a_remark_that_is_a_total_makes_its_row_no_event():
    found = reading(
        sheet(
            "Blad1",
            "Datum | Tijd | Geplast (ml) | Opmerking",
            """
            2-3-2026 | 07:00 | 300
            2-3-2026 | 12:00 | 200 | totaal ruim een halve liter tot nu
            2-3-2026 | 24:00 | 500 | dagtotaal
            """,
        )
    )
    assert volumes(found) == [300, 200]
    assert ("total_row", "D4") in codes(found)


def test_ml_beside_the_names_of_drinks_was_drunk_also_on_a_list_of_a_catheter():
    found = reading(
        sheet(
            "Blad1",
            """
            Catheter bag record
            Date | Time | Leg bag emptied (ml) | Night bag emptied (ml) | Drink | ml
            """,
            """
            2-3-2026 | 07:00 |     | 400 |        |
            2-3-2026 | 08:15 |     |     | tea    | 200
            2-3-2026 | 13:00 |     |     | water  | 300
            """,
        )
    )
    assert found.diary.drinks["volume_ml"].tolist() == [200, 300]
    assert volumes(found, catheter=True) == [400]


def test_pee_or_poo_in_one_column_of_kinds():
    found = reading(
        sheet(
            "Blad1",
            "Datum | Tijd | Plas of poep | Hoeveel ml",
            """
            2-3-2026 | 07:20 | plas | 130
            2-3-2026 | 12:05 | poep |
            """,
        )
    )
    assert volumes(found) == [130]
    assert len(found.diary.bowel) == 1


def test_a_pad_that_gained_nothing_was_dry():
    found = reading(
        sheet(
            "Blad1",
            "Datum | Tijd | Geplast (ml) | Luier droog (g) | Luier nat (g)",
            """
            2-3-2026 | 07:00 | 200 | 30 | 30
            2-3-2026 | 12:00 | 150 | 30 | 95
            """,
        )
    )
    assert found.diary.voids["leak"].tolist() == ["none", "some"]


def test_when_it_happened_comes_before_when_it_was_noted():
    found = reading(
        sheet(
            "Blad1",
            "created_at | occurred_at | voided_ml",
            """
            2026-03-02 12:00 | 2026-03-02 07:05 | 390
            2026-03-02 12:01 | 2026-03-02 09:45 | 150
            """,
        )
    )
    assert [f"{at:%H:%M}" for at in found.diary.voids["at"].tolist()] == ["07:05", "09:45"]


def test_questions_head_columns():
    found = reading(
        sheet(
            "Blad1",
            "Op welke dag? | Hoe laat plaste u? | Hoeveel plaste u (ml)? | Verloor u urine?",
            """
            2-3-2026 | 07:05 | 310 | Nee
            2-3-2026 | 10:40 | 165 | Ja, een paar druppels
            """,
        )
    )
    assert volumes(found) == [310, 165]
    assert found.diary.voids["leak"].tolist() == ["none", "drops"]


def test_what_came_by_itself_beside_what_came_by_catheter():
    found = reading(
        sheet(
            "Blad1",
            "Datum | Tijd | Spontaan (ml) | Via katheter (ml) | Katheter Ch",
            "2-3-2026 | 07:00 | 120 | 310 | 12",
        )
    )
    assert volumes(found) == [120]
    assert volumes(found, catheter=True) == [310]


@pytest.mark.parametrize("heading", ["Urine (IDC)", "Urine via verblijfskatheter", "CAD urine (ml)"])
def test_what_a_catheter_that_stays_in_gives_is_no_void(heading):
    found = reading(
        sheet(
            "Blad1",
            f"Date | Time | Oral (ml) | {heading}",
            """
            2-3-2026 | 09:00 | 100 | 120
            2-3-2026 | 11:00 | 100 | 150
            """,
        )
    )
    assert volumes(found) == []
    assert volumes(found, catheter=True) == [120, 150]


def test_what_is_not_read_is_a_warning_where_it_holds_amounts_or_may_be_an_event():
    found = reading(
        sheet(
            "Blad1",
            "Datum | Tijd | Soort | Volume (ml) | Spoelvloeistof in (ml)",
            """
            2-3-2026 | 07:00 | plas  | 300 |
            2-3-2026 | 08:00 | drank | 200 | 100
            2-3-2026 | 09:00 | klysma |    |
            """,
        )
    )
    told = {(each.code, each.cell): each.severity for each in found.problems}
    assert told["column_unknown", "E1"] == told["event_unknown", "C4"] == "warning"


@pytest.mark.parametrize(("head", "warned"), [
    ("Datum | Tijd | Geplast (ml) | Getal", True), ("Datum | Tijd | Geplast (ml)", True),
    ("Datum | Tijd | Geplast (ml) | Nummer", False),
])  # fmt: skip
def test_amounts_that_only_their_cells_tell_are_a_warning_and_leave_their_day_open(head: str, warned: bool):
    numbers = ["200", "150", "330"] if warned else ["201", "14", "332"]
    rows = [f"2-3-2026 | {8 + number}:10 | 300 | {cell}" for number, cell in enumerate(numbers)]
    found = reading(sheet("Blad1", head, "\n".join(rows)))
    (told,) = [each for each in found.problems if each.code.startswith("column_")]
    assert told.severity == ("warning" if warned else "note")
    assert (len(found.diary.gaps) > 0) is warned


@pytest.mark.parametrize("heading", ["Urine (IDC)", "Via verblijfskatheter (ml)"])
def test_a_column_of_a_catheter_that_stays_in_is_told(heading: str):
    found = reading(sheet("Blad1", f"Datum | Tijd | Gedronken (ml) | {heading}", "2-3-2026 | 07:00 | 200 | 120"))
    assert found.diary.voids["catheter"].tolist() == [True]
    assert ("indwelling_catheter", "D1") in codes(found)


def test_how_large_a_stool_was_is_no_leak():
    head = "Date/Time | Type | Size | Bristol Scale"
    found = reading(sheet("Log", head, "14-9-2025 07:15 | BM | Small | 4\n14-9-2025 18:40 | BM | Large | 6"))
    assert not len(found.diary.leaks)
    assert found.diary.bowel["bristol"].tolist() == [4, 6]


def test_amounts_that_nothing_says_what_of_are_told_beside_those_that_are_read():
    head = "Datum | Tijd | Volume spontaan | Volume andere"
    found = reading(sheet("Blad1", head, "2-3-2026 | 07:00 | 150 | 200\n2-3-2026 | 11:30 | | 250"))
    assert found.diary.voids["volume_ml"].tolist() == [150]
    assert ("column_unknown", "D1", "warning") in [(one.code, one.cell, one.severity) for one in found.problems]
    assert len(found.diary.gaps) == 4


def test_how_often_is_no_amount():
    with pytest.raises(CannotRead):
        reading(sheet("Week", "Date | Wake time | Bed time | Night voids", """
            1-3-2025 | 07:00 | 22:30 | 1
            2-3-2025 | 06:45 | 23:00 | 2
            3-3-2025 | 06:45 | 23:00 | 1
        """))  # fmt: skip


def test_ml_by_the_second_are_no_amount():
    head = "Datum | Tijd | Geplast (ml) | Qmax (ml/s)"
    found = reading(sheet("Blad1", head, "2-3-2026 | 07:00 | 342 | 18.2\n2-3-2026 | 11:30 | 156 | 12"))
    assert [(one.cell, one.severity) for one in found.problems] == [("D1", "note")]
    assert not len(found.diary.gaps)


def test_the_date_of_a_question_is_the_date_of_its_answer():
    head = "Tijdstempel | Datum van de plas | Hoe laat plaste u? | Hoeveel plaste u (ml)?"
    found = reading(sheet("Formulier", head, "2-9-2025 08:13:20 | 1-9-2025 | 07:05 | 320"))
    assert [f"{at:%d %H:%M}" for at in found.diary.voids["at"].tolist()] == ["01 07:05"]


def test_amounts_of_a_second_day_beside_the_first_leave_their_day_open():
    head = "Datum | 1-3-2025\n\nTime | Day 1 drinks | Day 1 urine | Day 2 urine"
    found = reading(sheet("Chart", head, "7am | | 300 | 350\n8am | 200 | |\n9am | | | 100"))
    assert [f"{at:%H:%M}" for at in found.diary.gaps["at"].tolist()] == ["07:00", "07:00", "09:00", "09:00"]


def test_what_one_did_is_no_drink_where_nothing_was_drunk():
    head = "Tijd | Gedronken (ml) | Geplast (ml) | Wat deed u toen?"
    found = reading(
        sheet("Blad1", "Datum | 12-5-2025\n", head, "7.10 | | 350 |\n8.00 | 150 | |\n9.30 | | 100 | bukken")
    )
    assert found.diary.drinks["volume_ml"].tolist() == [150]
    assert found.diary.voids["trigger"].tolist() == ["", "lift"]
    assert not len(found.diary.leaks)


def test_labels_with_their_values_above_a_heading_head_no_columns():
    above = "Datum: 12 mei 2025 |\nTijd opgestaan: 7.00 | | Tijd naar bed: 22.45"
    found = reading(sheet("Blad1", above, "Tijd | Gedronken (ml) | Geplast (ml) | Opmerkingen\n7.10 | | 350 | moe"))
    assert [f"{found.diary.days[key].item():%H:%M}" for key in ("rise", "bed")] == ["07:00", "22:45"]
    assert found.diary.voids["note"].tolist() == ["moe"]


@pytest.mark.parametrize("heading", ["Target (ml)", "Still to go (ml)", "Daily goal (ml)", "Katheter Ch"])
def test_what_was_aimed_at_and_the_size_of_a_catheter_are_no_amounts(heading: str):
    head = f"Datum | Tijd | Gedronken (ml) | Via katheter (ml) | {heading}"
    found = reading(sheet("Blad1", head, "2-3-2026 | 07:00 | 200 | 310 | 1800\n2-3-2026 | 11:30 | 250 | 280 | 1600"))
    assert [(one.code, one.severity) for one in found.problems] == [("column_unknown", "note")]
    assert not len(found.diary.gaps)
