"""Tables without a column that tells what their rows are: the tab, the title, and when neither does."""

from __future__ import annotations

import pytest

from diary.record import CannotRead
from tests.reading.grids import at, codes, reading, sheet

WHEN = """
    Datum | Tijd
    2-3-2026 | 07:00
    | 10:30
"""
TABS = {
    "Plassen": ("voids", "note"), "Mictie maart": ("voids", "note"), "Toilet visits: void": ("voids", "note"),
    "Drinken": ("drinks", "what"), "Katheter": ("voids", "catheter"), "Ongelukjes": ("leaks", "amount"),
    "Ontlasting": ("bowel", "kind"),
}  # fmt: skip


@pytest.mark.parametrize(("tab", "table"), TABS.items(), ids=list(TABS))
def test_times_alone_are_what_the_tab_says(tab: str, table: tuple[str, str]):
    found = reading(sheet(tab, WHEN))
    assert at(found, table[0]) == ["02 07:00", "02 10:30"]
    assert ("event_by_context", "B1") in codes(found)
    assert found.rows.present == found.rows.read == 2


def test_a_void_or_a_drink_of_times_alone_has_no_volume():
    found = reading(sheet("Plassen", WHEN), sheet("Drinken", WHEN))
    assert found.diary.voids.frame()["volume_ml"].isna().all()
    assert found.diary.drinks.frame()["volume_ml"].isna().all()


def test_a_title_tells_what_the_times_are_where_the_tab_does_not():
    found = reading(sheet("Blad1", "Wanneer ik ging plassen", WHEN))
    assert at(found, "voids") == ["02 07:00", "02 10:30"]
    assert found.guesses[0].chosen == "Wanneer ik ging plassen"


@pytest.mark.parametrize("tab", ["Blad1", "Wandelen", "Plassen en drinken"])
def test_times_of_nothing_that_is_known_are_no_diary(tab: str):
    with pytest.raises(CannotRead, match="not_a_diary"):
        reading(sheet(tab, WHEN))


def test_hours_printed_beforehand_are_no_events():
    hours = "\n".join(f"2-3-2026 | {hour:02}:00" for hour in range(6, 16))
    with pytest.raises(CannotRead, match="nothing_filled_in"):
        reading(sheet("Plassen", "Datum | Tijd", hours))


def test_a_row_without_a_time_tells_nothing():
    found = reading(sheet("Plassen", WHEN, "3-3-2026 |"))
    assert (found.rows.present, len(found.diary.voids)) == (2, 2)


@pytest.mark.parametrize(("name", "asked"), [("Blad1", True), ("Ontlasting", False)])
def test_a_table_that_may_be_of_two_kinds_is_a_guess(name: str, asked: bool):
    head = "Datum | Tijd | Verlies | Aandrang | Soort"
    found = reading(
        sheet(name, head, "2-3-2026 | 08:00 | druppels | 2 | ontlasting\n3-3-2026 | 09:00 | | 3 | ontlasting")
    )
    assert (("table_of_two_kinds", "A1") in codes(found)) is asked
    assert len(found.diary.bowel) == 2


def test_amounts_that_were_passed_are_no_remarks_beside_stools():
    rows = """
        Date of entry | Time | Wee (ml) | Leakage (S/M/L) | Stool type | Pain (0-10)
        2026-02-27 | 18:35 | 410 | small | |
        2026-02-27 | 19:40 | | | 2 |
        2026-02-27 | 21:40 | 370 | none | | 4
        2026-02-27 | 22:25 | BED | | |
    """
    found = reading(sheet("My diary", rows))
    assert list(found.diary.voids["volume_ml"]) == [410, 370]
    assert list(found.diary.voids["leak"]) == ["small", "none"]
    assert at(found, "bowel") == ["27 19:40"]
