"""What was read wrongly contradicts its sheet: that is told at its cells, and its days are not complete."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from tests.reading.doubts.misread import Tables, doubts_of, gaps_of
from tests.reading.grids import reading, sheet

LIST = {
    "nl": "Datum | Tijd | Gedronken (ml) | Geplast (ml)",
    "en": "Date | Time | Drank (ml) | Urine (ml)",
}
ROWS = """
    3-3-2026 | 07:10 | | 310
    3-3-2026 | 08:00 | 200 |
    3-3-2026 | 10:30 | | 180
    3-3-2026 | 12:00 | 250 |
    3-3-2026 | 14:20 | | 220
    3-3-2026 | 17:45 | 150 |
    3-3-2026 | 21:50 | | 260
"""
TOTAL = {"nl": "Totaal", "en": "Total"}


@pytest.mark.parametrize("language", LIST)
@pytest.mark.parametrize("total", ["600 | 970", "3 | 4", "200 | 242", "600 | 970+?", " | "])
def test_a_total_that_is_the_sum_the_count_or_the_mean_says_nothing(language: str, total: str):
    assert doubts_of(sheet("Blad1", LIST[language], ROWS, f"{TOTAL[language]} | | {total}")) == []


@pytest.mark.parametrize("language", LIST)
def test_a_total_that_is_none_of_these_is_told_at_every_amount_with_both_numbers(language: str):
    drawn = sheet("Blad1", LIST[language], ROWS, f"{TOTAL[language]} | | 600 | 1190")
    assert doubts_of(drawn) == [("total_differs", cell, "D9: 1190 ≠ 970") for cell in ("D2", "D4", "D6", "D8")]
    assert {gap for gap, _ in gaps_of(drawn, lambda tables: None)} == {"void"}


def test_a_total_of_each_day_and_of_all_days_is_held_against_its_own_rows():
    second = ROWS.replace("3-3-2026", "4-3-2026")
    right = ("Totaal | | 600 | 970", "Totaal | | 600 | 970\nTotaal | | 1200 | 1940")
    assert doubts_of(sheet("Blad1", LIST["nl"], ROWS, right[0], second, right[1])) == []
    told = doubts_of(sheet("Blad1", LIST["nl"], ROWS, right[0], second, "Totaal | | 600 | 820"))
    assert {quoted for _, _, quoted in told} == {"D17: 820 ≠ 970"}


def test_what_was_not_measured_or_refused_may_be_the_rest_of_a_total():
    rows = ROWS.replace("180", "x").replace("14:20", "?")
    assert doubts_of(sheet("Blad1", LIST["nl"], rows, "Totaal | | 600 | 970")) == []


def moved(days: int) -> Callable[[Tables], None]:
    """Return the misreading of all moments as those of another day."""

    def change(tables: Tables) -> None:
        for name in ("voids", "drinks"):
            for row in tables[name]:
                row["at"] += dt.timedelta(days=days)

    return change


DAY = (
    "Datum: 3-3-2026\n\nTijd | Gedronken (ml) | Geplast (ml)\n"
    "07:10 | | 310\n08:00 | 200 |\n23:40 | | 180\n00:30 | | 150"
)


def test_a_day_past_its_midnight_is_that_of_its_date():
    assert doubts_of(sheet("Blad1", DAY)) == []


@pytest.mark.parametrize(("days", "count"), [(-1, 4), (3, 4), (400, 0)])
def test_another_date_above_the_rows_is_told_at_them_unless_it_is_of_another_time(days: int, count: int):
    two = "Datum: 9-3-2026\n\n" + DAY
    told = doubts_of(sheet("Blad1", two), moved(days))
    assert [(code, quoted) for code, _, quoted in told] == [("date_beside", "A3: 2026-03-03")] * count


def test_two_days_beside_each_other_have_each_the_date_above_its_own_columns():
    days = """
        3-3-2026 | | | 4-3-2026
        Tijd | Geplast (ml) | | Tijd | Geplast (ml)
        07:10 | 310 | | 07:30 | 280
        10:30 | 180 | | 11:15 | 210
        14:20 | 220 | | 15:00 | 190
    """
    assert doubts_of(sheet("Blad1", days)) == []

    def exchanged(tables: Tables) -> None:
        for row in tables["voids"]:
            if row["cell"].startswith("E"):
                row["at"] -= dt.timedelta(days=1)

    told = doubts_of(sheet("Blad1", days), exchanged)
    assert all(code == "date_beside" and quoted == "D1: 2026-03-04" for code, _, quoted in told)


def taken_for(table: str) -> Callable[[Tables], None]:
    """Return the misreading of C2 and C3 as amounts of a table."""

    def change(tables: Tables) -> None:
        for name in ("voids", "drinks"):
            tables[name] = []
        tables[table] = [
            {"at": dt.datetime(2026, 3, 3, 7 + n), "volume_ml": 250.0, "sheet": "Blad1", "cell": cell}
            for n, cell in enumerate(("C2", "C3"))
        ]

    return change


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("Urine uit katheterzak (ml)", "voids"),
        ("Urine from catheter bag (ml)", "voids"),
        ("Gedronken (ml)", "voids"),
        ("Urine (ml)", "drinks"),
    ],
)
def test_a_heading_of_another_kind_is_told_at_its_amounts(heading: str, table: str):
    drawn = sheet("Blad1", f"Datum | Tijd | {heading}\n3-3-2026 | 07:10 | 310\n3-3-2026 | 09:10 | 210")
    told = [each for each in doubts_of(drawn, taken_for(table)) if each[0] == "heading_says_other"]
    assert told == [("heading_says_other", cell, heading) for cell in ("C2", "C3")]


@pytest.mark.parametrize(
    "heading", ["Catheter or void (ml)", "Plas/katheter (ml)", "Vocht of plas (ml)", "Hoeveel (ml)"]
)
def test_a_heading_of_either_kind_is_no_contradiction(heading: str):
    drawn = sheet("Blad1", f"Datum | Tijd | {heading}\n3-3-2026 | 07:10 | 310\n3-3-2026 | 09:10 | 210")
    assert doubts_of(drawn, taken_for("voids")) == []


def test_a_word_of_another_kind_beside_an_amount_is_told_once_with_all_its_rows():
    rows = "3-3-2026 | 07:10 | 310 | koffie\n3-3-2026 | 09:10 | 210 | thee\n3-3-2026 | 10:10 | 210 |"
    told = doubts_of(sheet("Blad1", f"Datum | Tijd | Geplast (ml) | Vak\n{rows}"))
    assert told == [("row_says_other", cell, "koffie") for cell in ("C2", "C3")]


@pytest.mark.parametrize("word", ["Voorbeeld", "Example", "bijv."])
def test_an_example_that_was_counted_is_told(word: str):
    drawn = sheet("Blad1", "Datum | Tijd | Geplast (ml)", word, "3-3-2026 | 07:10 | 310\n3-3-2026 | 09:10 | 210")
    assert [code for code, cell, _ in doubts_of(drawn) if cell == "C3"] == ["example_read"]


def drawn_of(amounts: list[int], times: list[str] | None = None) -> list[tuple[str, str, str]]:
    """Return the doubts about a list of these amounts."""
    times = times or [f"{7 + n}:10" for n in range(len(amounts))]
    rows = "\n".join(f"3-3-2026 | {time} | {amount}" for time, amount in zip(times, amounts, strict=True))
    return doubts_of(sheet("Blad1", "Datum | Tijd | Geplast (ml)", rows))


@pytest.mark.parametrize(
    ("code", "amounts", "alike"),
    [
        ("amounts_small", [18, 7, 9, 12, 10], [180, 70, 9, 12, 200]),
        ("amounts_large", [1600, 1100, 900], [1600, 900, 800]),
        ("amounts_run_on", [100, 250, 420, 510, 700, 930, 1100], [100, 250, 420, 410, 700, 930, 1100]),
        ("sum_read", [100, 250, 200, 310, 860], [100, 250, 200, 310, 870]),
    ],
)
def test_amounts_that_are_none_by_their_size_or_their_order_are_told(code: str, amounts: list[int], alike: list[int]):
    assert {each[0] for each in drawn_of(amounts)} == {code}
    assert drawn_of(alike) == []


def test_amounts_that_are_the_times_of_their_rows_are_told():
    times = ["7:30", "8:15", "9:40", "10:05", "11:50"]
    assert {code for code, *_ in drawn_of([730, 815, 940, 1005, 1150], times)} == {"amounts_are_times"}


def test_a_nearer_time_of_the_same_heading_is_told():
    drawn = sheet("Blad1", "Tijd | Gedronken (ml) | Tijd | Geplast (ml)\n07:00 | 200 | 07:10 | 310")

    def change(tables: Tables) -> None:
        assert tables["voids"][0]["cell"] == "D2"

    assert doubts_of(drawn, change) == []


@pytest.mark.parametrize(("last", "told"), [("6-4-2026", 1), ("6-3-2026", 0), ("14-3-2026", 0)])
def test_a_day_far_from_days_that_follow_each_other_is_told(last: str, told: int):
    rows = "\n".join(f"{day} | 07:10 | 310" for day in ("3-3-2026", "4-3-2026", "5-3-2026", last))
    doubts = doubts_of(sheet("Blad1", "Datum | Tijd | Geplast (ml)", rows))
    assert doubts == [("day_apart", "C5", "2026-04-06")] * told


def test_numbers_without_a_heading_in_a_row_of_which_nothing_was_made_are_told():
    rows = "3-3-2026 | 07:10 | 310 | goed\n3-3-2026 | 08:10 | | 250\n3-3-2026 | 10:10 | 300 | moe"
    assert [each[:2] for each in doubts_of(sheet("Blad1", "Datum | Tijd | Geplast (ml) |", rows))] == [
        ("event_not_made", "D3")
    ]


def test_a_second_look_leaves_what_is_read_as_it_is():
    found = reading(sheet("Blad1", LIST["nl"], ROWS, "Totaal | | 600 | 1190"))
    assert list(found.diary.voids["volume_ml"]) == [310, 180, 220, 260]
    assert [one.severity for one in found.problems if one.code == "total_differs"] == ["warning"] * 4


@pytest.mark.parametrize(
    ("heading", "row", "told"),
    [
        ("Datum | Tijd | Geplast (ml) | Verlies | Vak", "200 | ja | paar druppels", [("C2", "paar druppels")]),
        ("Date | Time | Urine (ml) | Leak | Box", "200 | yes | soaked", [("C2", "soaked")]),
        ("Datum | Tijd | Geplast (ml) | Verlies | Vak", "x | nee | 250 ml", [("C2", "250 ml")]),
        ("Datum | Tijd | Gelukt | Persen | Vak", "ja | nee | type 4", [("C2", "type 4")]),
        ("Datum | Tijd | Geplast (ml) | Verlies | Vak", "200 | ja | rood", []),
        ("Datum | Tijd | Geplast (ml) | Verlies | Kleur", "200 | ja | licht", []),
        ("Datum | Tijd | Geplast (ml) | Verlies | Vak", "200 | nee | druppels", []),
    ],
)
def test_a_value_in_a_cell_that_nobody_read_is_told_beside_the_event_that_lacks_it(
    heading: str, row: str, told: list[tuple[str, str]]
):
    first = row.split(" | ", maxsplit=1)[0]
    others = "\n".join(f"3-3-2026 | {hour}:30 | {first} | nee | blauw {hour}" for hour in range(9, 15))
    found = reading(sheet("Blad1", heading, f"3-3-2026 | 07:10 | {row}", others))
    assert [(one.cell, one.found) for one in found.problems if one.code == "value_left"] == told
