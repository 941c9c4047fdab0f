"""Lists of events: what each row is, where its day begins, and what is told when that is not clear."""

from __future__ import annotations

import datetime as dt

import pytest

from diary.reading.files.workbook import Sheet
from diary.reading.recognise.hours import slot
from diary.record import CannotRead, Reading
from tests.reading.grids import at, codes, reading, sheet

HEAD = "Datum | Tijd | Gebeurtenis | Hoeveelheid | Opmerkingen"


def listed(rows: str, head: str = HEAD, name: str = "Blad1") -> Reading:
    return reading(sheet(name, head, rows))


def days(found: Reading, *keys: str) -> list[list[str]]:
    """Return moments of every day, `02 07:00`; empty where unknown."""
    return [[f"{row[key]:%d %H:%M}" if row[key] else "" for key in keys] for row in found.diary.days.records()]


def test_a_nap_and_a_rising_within_the_night_are_told_and_do_not_count():
    found = listed("""
        2-3-2026 | 07:00 | opgestaan
        2-3-2026 | 07:05 | plassen | 300
        2-3-2026 | 13:00 | naar bed
        2-3-2026 | 14:00 | opgestaan
        2-3-2026 | 23:00 | naar bed
        3-3-2026 | 03:00 | opgestaan
        3-3-2026 | 03:10 | naar bed
        3-3-2026 | 07:10 | opgestaan
        3-3-2026 | 07:15 | plassen | 300
        3-3-2026 | 12:00 | drinken | 200
    """)
    assert days(found, "rise", "bed") == [["02 07:00", "03 03:10"], ["03 07:10", ""]]
    assert sorted(one for one in codes(found) if one[0] == "sleep_twice") == [
        ("sleep_twice", "B4"), ("sleep_twice", "B5"), ("sleep_twice", "B6"), ("sleep_twice", "B7"),
    ]  # fmt: skip
    assert found.rows.present == found.rows.read == 10


def test_falling_asleep_is_read_and_a_bedtime_past_midnight_is_of_the_evening_before():
    found = listed("""
        2-3-2026 | 07:00 | opgestaan
        2-3-2026 | 23:50 | plassen | 300
        3-3-2026 | 00:20 | naar bed
        3-3-2026 | 00:45 | in slaap
        3-3-2026 | 07:10 | opgestaan
    """)
    assert days(found, "rise", "bed", "asleep")[0] == ["02 07:00", "03 00:20", "03 00:45"]
    assert found.diary.days["morning_only"].tolist() == [False, True]


def test_times_of_sleep_in_columns_past_midnight():
    found = listed(
        """
        2-3-2026 | 07:05 | 300 | 07:00 | 00:30 | 01:00
        2-3-2026 | 09:00 | 200
        3-3-2026 | 07:05 | 300 | 7u
        3-3-2026 | 09:05 | 100
        """,
        "Datum | Tijd | Plas | Opgestaan | Naar bed | In slaap",
    )
    assert days(found, "rise", "bed", "asleep") == [["02 07:00", "03 00:30", "03 01:00"], ["03 07:00", "", ""]]


def test_times_of_sleep_above_a_list_of_one_day():
    found = reading(
        sheet(
            "Blad1",
            "Opgestaan | 07:00\nNaar bed | 00:15",
            HEAD,
            "2-3-2026 | 07:05 | plassen | 300\n2-3-2026 | 08:00 | koffie | 1 mok",
        )
    )
    assert days(found, "rise", "bed") == [["02 07:00", "03 00:15"]]
    assert found.diary.drinks["what"].tolist() == ["coffee"]


def test_a_time_of_sleep_that_cannot_be_known_is_refused():
    found = listed("""
        2-3-2026 | laat | naar bed
        2-3-2026 | | opgestaan
        2-3-2026 | half acht | opgestaan
        2-3-2026 | 09:00 | plassen | 300
    """)
    assert (found.rows.present, found.rows.refused) == (4, 3)
    assert codes(found) == [("time_unreadable", "B2"), ("time_missing", "B3"), ("time_half_of_day", "B4")]
    assert days(found, "rise", "bed") == [["", ""]]


def test_a_spoken_time_is_settled_by_its_neighbours_and_else_a_gap():
    found = listed("""
        2-3-2026 | 07:00 | plassen | 300
        2-3-2026 | half acht | drinken | 200
        2-3-2026 | 09:00 | plassen | 300
        3-3-2026 | half acht | drinken | 200
        31-2-2026 | 07:00 | plassen | 300
    """)
    assert at(found, "drinks") == ["02 07:30"]
    assert found.diary.gaps.frame()[["what", "cell"]].to_numpy().tolist() == [["drink", "D5"], ["void", "D6"]]
    assert found.rows.refused == 2


EVENTS = {
    "eerste ochtendplas | 400": ("voids", {"volume_ml": 400, "first_morning": True}),
    "katheter | 250 ml": ("voids", {"volume_ml": 250, "catheter": True}),
    "thee | 2 kopjes": ("drinks", {"what": "tea", "volume_ml": 250}),
    "gedronken": ("drinks", {"what": ""}),
    "verlies | veel": ("leaks", {"amount": "large"}),
    "verlies | 20 g": ("leaks", {"amount": "some", "pad_gain_g": 20}),
    "ongelukje": ("leaks", {"amount": "some"}),
    "inlegger": ("leaks", {"amount": "", "pad": 1}),
    "inlegger | 30 g": ("leaks", {"pad_gain_g": 30}),
    "ontlasting": ("bowel", {"kind": "visit", "passed": 1}),
    "stoelgang | type 3": ("bowel", {"bristol": 3}),
    "verlies van ontlasting | veeg": ("bowel", {"leak": "smear"}),
    "verlies van ontlasting": ("bowel", {"leak": "some"}),
    "plas en verlies | 200": ("voids", {"volume_ml": 200, "leak": "some"}),
}


@pytest.mark.parametrize(("row", "expected"), EVENTS.items(), ids=list(EVENTS))
def test_an_event_is_known_by_its_word(row: str, expected: tuple[str, dict[str, object]]):
    found = listed(f"2-3-2026 | 07:05 | {row}\n2-3-2026 | 08:00 | drinken | 999")
    table, values = expected
    first = getattr(found.diary, table).records()[0]
    assert {key: first[key] for key in values} == values
    assert f"{first['at']:%H:%M}" == "07:05"
    assert (found.rows.present, found.rows.read) == (2, 2)


def test_what_is_not_clear_is_named_with_its_cell_and_is_a_gap():
    found = listed("""
        2-3-2026 | 07:00 | plassen | 300
        2-3-2026 | 08:00 | pipi | 200
        2-3-2026 | 09:00 | | 150
        2-3-2026 | 10:00 | plassen en drinken | 150
        2-3-2026 | 11:00 | medicijnen | 2
        2-3-2026 | 12:00 | fietsen
        2-3-2026 | 22:00 | naar bed, opgestaan
        2-3-2026 | 23:00 | naar bed | 7
    """)
    assert codes(found) == [
        ("event_unknown", "C3"), ("event_missing", "C4"), ("event_unclear", "C5"), ("event_unknown", "C6"),
        ("event_unknown", "C7"), ("event_unclear", "C8"), ("event_unclear", "D9"),
    ]  # fmt: skip
    assert [(one.cell, one.fate) for one in found.problems if one.fate == "skipped"] == [
        ("C6", "skipped"),
        ("C7", "skipped"),
    ]
    assert (found.rows.read, found.rows.skipped, found.rows.refused) == (3, 2, 3)
    gaps = found.diary.gaps.frame()[["what", "cell"]].to_numpy().tolist()
    assert gaps == [[what, cell] for cell in ("C3", "D4", "C8") for what in ("void", "drink")]
    assert len(found.diary.voids) == 2
    assert found.diary.voids.frame()["volume_ml"].isna().tolist() == [False, True]


@pytest.mark.parametrize("word", ["plassen", "pipi", ""])
def test_a_fault_is_not_taken_for_a_blank(word: str):
    written = sheet("Blad1", HEAD, f"2-3-2026 | 07:00 | {word} | \n2-3-2026 | 08:00 | drinken | 200")
    found = reading(Sheet("Blad1", written.rows, faults={"D2": "#REF!"}))
    assert found.rows.present == 2
    assert ("cell_fault", "D2") in codes(found) or found.rows.refused == 1


def test_an_undated_list_with_something_unclear_keeps_its_count():
    found = listed("07:00 | plassen | 300\n08:00 | pipi | 200", "Tijd | Gebeurtenis | Hoeveelheid")
    assert (found.rows.present, found.rows.refused) == (2, 1)


def test_a_no_beside_a_void_is_no_stool():
    found = listed(
        "2-3-2026 | 07:05 | 300 | nee\n2-3-2026 | 08:05 | 200 | 4\n2-3-2026 | 09:00 | | x\n2-3-2026 | 10:00 | 100",
        "Datum | Tijd | Plas | Ontlasting",
    )
    bowel = found.diary.bowel.frame().set_index("cell")
    assert (bowel["bristol"]["D3"], bowel["passed"]["D4"], len(bowel)) == (4, 1, 2)
    assert found.rows.present == found.rows.read == 4


def test_amounts_of_nothing_known_are_not_read():
    with pytest.raises(CannotRead, match="not_a_diary"):
        listed("2-3-2026 | 07:05 | 300", "Datum | Tijd | ml")


@pytest.mark.parametrize(
    ("head", "name", "table"),
    [("Datum | Tijd | ml", "Plassen", "voids"), ("Datum | Tijd | ml | Aandrang", "x", "voids"),
     ("Drankjes\nDatum | Tijd | ml", "x", "drinks"), ("Datum | Tijd | ml | Soort drank", "x", "drinks")],
)  # fmt: skip
def test_bare_amounts_are_of_what_stands_around_them(head: str, name: str, table: str):
    found = listed("2-3-2026 | 07:05 | 300\n2-3-2026 | 08:05 | 200", head, name)
    assert getattr(found.diary, table)["volume_ml"].tolist() == [300, 200]
    assert [guess.code for guess in found.guesses] == ["amount_by_context"]


def test_bare_amounts_beside_a_column_of_their_own_are_not_read_twice():
    found = listed("2-3-2026 | 07:05 | 300 | 5", "Datum | Tijd | Plas | ml", "Plassen")
    assert found.diary.voids["volume_ml"].tolist() == [300]


def test_a_day_whose_first_row_lies_long_before_its_rising_is_read_by_its_dates():
    found = listed(
        """
        2-3-2026 | 02:00 | 300 | 07:00
                 | 07:05 | 200
                 | 12:00 | 100
        3-3-2026 | 07:10 | 250 | 07:05
                 | 12:00 | 120
        """,
        "Datum | Tijd | Plas | Opgestaan",
    )
    assert at(found, "voids") == ["02 02:00", "02 07:05", "02 12:00", "03 07:10", "03 12:00"]


def test_stamps_may_stand_under_the_heading_of_times():
    rows = """
        2-3-2026 07:05 | 300
        2-3-2026 09:05 | 90
        2-3-2026 10:05 | 80
        2-3-2026 23:05 | 200
        Totaal | 670
        3-3-2026 | 9
    """
    found = listed(rows, "Tijdstip | Plas")
    assert at(found, "voids") == ["02 07:05", "02 09:05", "02 10:05", "02 23:05"]
    assert (found.rows.read, found.rows.skipped, found.rows.refused) == (4, 1, 1)


def test_dates_alone_are_no_moments():
    with pytest.raises(CannotRead, match="not_a_diary"):
        listed("2-3-2026 | 300\n3-3-2026 | 200", "Datum | Plas")
    midnight = Sheet("Blad1", [["Datum", "Plas"], [dt.datetime(2026, 3, 2), 300.0], [dt.datetime(2026, 3, 3), 300.0]])
    with pytest.raises(CannotRead, match="not_a_diary"):
        reading(midnight)


WEEKDAYS = "maandag | 07:00 | 300\nmaandag | 09:00 | 200\nwoensdag | 07:00 | 250\nTotaal | | 750"


def test_weekdays_below_a_date_have_their_dates_and_numbers_are_kept_in_order():
    dated = listed(WEEKDAYS, "Week van maandag 2 maart 2026\nDag | Tijd | Plas")
    assert at(dated, "voids") == ["02 07:00", "02 09:00", "04 07:00"]
    assert dated.diary.days["dated"].all()
    other = listed(WEEKDAYS, "Week van dinsdag 3 maart 2026\nDag | Tijd | Plas")
    assert not other.diary.days["dated"].any()
    assert "dates_missing" in [problem.code for problem in other.problems]
    numbered = listed("1 | 07:00 | 300\n1 | 08:00 | 200\n3 | 07:00 | 100", "Dag | Tijd | Plas")
    assert at(numbered, "voids") == ["01 07:00", "01 08:00", "03 07:00"]


SLOTS = {
    "06-07": (360, 60), "6 tot 7": (360, 60), "23.00-01.00": (1380, 120), "23-24": (1380, 60), "24-01": (0, 60),
    "06-06": None, "06-11": None, "25-26": None, "07:05": None, "": None,
}  # fmt: skip


@pytest.mark.parametrize(("cell", "expected"), SLOTS.items(), ids=list(SLOTS))
def test_an_hour_is_known_by_its_ends(cell: str, expected: tuple[int, int] | None):
    assert slot(cell) == expected


def whole_hours(count: int) -> str:
    return "\n".join(f"{hour:02}:00 | {'300' if hour == 7 else ''}" for hour in range(6, 6 + count))


@pytest.mark.parametrize(("count", "layout", "moment"), [(8, "hours", "02 07:30"), (7, "template", "02 07:00")])
def test_whole_hours_in_a_row_were_printed_beforehand(count: int, layout: str, moment: str):
    found = reading(sheet("Blad1", "Datum | 2-3-2026\nUur | Plas", whole_hours(count)))
    assert (found.layout, at(found, "voids")) == (layout, [moment])
    gaps_in_hours = whole_hours(8).replace("10:00", "10:05")
    assert reading(sheet("Blad1", "Datum | 2-3-2026\nUur | Plas", gaps_in_hours)).layout == "template"


def test_a_heading_stays_where_its_cells_fit_or_nothing_fits():
    right = listed("2-3-2026 | 07:00 | 300 | extra", "Datum | Tijd | Plas")
    assert [one.code for one in right.guesses] == ["first_morning_void_taken"]
    assert codes(right)[0] == ("column_without_heading", "D2")
    nowhere = listed("a | b | c | 07:00", "Datum | Tijd | Plas")
    assert "heading_shifted" not in [one.code for one in nowhere.guesses]
    assert nowhere.rows.refused == 1


def test_a_heading_repeated_on_the_next_printed_page_is_no_new_day():
    found = listed("2-3-2026 | 07:00 | 300\nDatum | Tijd | Plas\n2-3-2026 | 09:00 | 200", "Datum | Tijd | Plas")
    assert (found.rows.present, len(found.diary.days)) == (2, 1)


def test_a_very_wide_sheet_does_not_lie_on_its_side():
    wide = Sheet("Blad1", [["Tijd", *["07:00"] * 600], ["Plas", *[300.0] * 600]])
    with pytest.raises(CannotRead, match="not_a_diary"):
        reading(wide)


def test_a_fault_on_a_sheet_that_lies_on_its_side_has_its_own_cell():
    written = sheet("Blad1", "Datum | 2-3-2026\nTijd | 07:00 | 08:00\nPlas | 300 |\nDrinken | | 200")
    found = reading(Sheet("Blad1", written.rows, faults={"C3": "#DIV/0!"}))
    assert ("cell_fault", "C3") in codes(found)
    assert found.diary.voids["cell"].tolist() == ["B3", "C3"]


def test_drinks_and_voids_beside_each_other_without_a_date_stay_one_day():
    found = listed(
        "07:30 | 200 | 07:05 | 300\n08:30 | 100 | 09:05 | 200", "Drinken | | Plassen |\nTijd | ml | Tijd | ml"
    )
    assert len(found.diary.days) == 1
    assert [len(found.diary.drinks), len(found.diary.voids)] == [2, 2]


def test_a_list_beside_day_sheets_adds_to_their_days():
    day = sheet("Dag 1", "Datum | 2-3-2026\nOpgestaan | 07:00\n\nTijd | Geplast", "07:05 | 300\n09:00 | 200")
    drinks = sheet("Drinken", "Datum | Tijd | ml", "2-3-2026 | 08:00 | 200\n3-3-2026 | 08:00 | 250")
    found = reading(day, drinks)
    assert days(found, "date", "rise") == [["02 00:00", "02 07:00"], ["03 00:00", ""]]
    assert at(found, "drinks") == ["02 08:00", "03 08:00"]
    assert found.layout == "list"


def test_days_below_each_other_may_be_lists_and_hours():
    block = (
        "Datum | {}-3-2026\nUur | Gebeurtenis | Hoeveelheid\n07-08 | plassen | 300\n08-09 | drinken | 200\n09-10 | |\n"
    )
    found = reading(sheet("Blad1", block.format(2), block.format(3)))
    assert at(found, "voids") == ["02 07:30", "03 07:30"]
    assert [guess.code for guess in found.guesses].count("middle_of_hour") == 1
    assert (found.layout, found.rows.present) == ("hours", 4)


def test_a_date_that_stands_in_two_sheets_of_days_makes_them_lists():
    voids = sheet("Plassen", "Datum | Tijd | Plas", "2-3-2026 | 07:05 | 300\n | 09:00 | 200")
    drinks = sheet("Drinken", "Datum | Tijd | Drinken", "2-3-2026 | 08:00 | 200\n | 08:30 | 100")
    found = reading(voids, drinks)
    assert (found.layout, len(found.diary.days)) == ("list_per_sheet", 1)
    assert codes(found) == []
    alone = reading(voids)
    assert (alone.layout, codes(alone)) == ("days_in_table", [("first_morning_void_taken", "C2")])


def test_more_headings_than_days_of_a_diary_are_printed_pages():
    pages = [row for page in range(101) for row in (["Datum", "2-3-2026"], ["Tijd", "Plas"], ["07:05", 300.0])]
    found = reading(Sheet("Blad1", [list(row) for row in pages]))
    assert found.layout == "template"
    assert len(found.diary.days) == 1


ORDERS = {
    "some have no such month": (["03/02/2026", "03/13/2026"], ["2026-03-02", "2026-03-13"], "date_month_first"),
    "far apart day first": (["03/02/2026", "03/03/2026"], ["2026-03-02", "2026-03-03"], "date_month_first"),
    "weekdays tell": (["ma 03/02/2026", "di 03/03/2026"], ["2026-03-02", "2026-03-03"], "date_month_first"),
    "near day first": (["02/03/2026", "03/03/2026"], ["2026-03-02", "2026-03-03"], ""),
    "one date tells nothing": (["03/02/2026", ""], ["2026-02-03"], "date_day_first"),
    "some have no such day": (["13/03/2026", "03/02/2026"], ["2026-02-03", "2026-03-13"], ""),
    "words among them": (["03/02/2026", "3 maart 2026"], ["2026-03-02", "2026-03-03"], "date_month_first"),
}


@pytest.mark.parametrize(("dates", "expected", "told"), ORDERS.values(), ids=ORDERS)
def test_the_order_of_day_and_month_is_told_by_the_dates_themselves(dates: list[str], expected: list[str], told: str):
    rows = "\n".join(f"{date} | 08:00 | plassen | 300\n{date} | 09:00 | drinken | 200" for date in dates)
    found = listed(rows)
    assert [f"{date:%Y-%m-%d}" for date in found.diary.days["date"].tolist()] == expected
    assert [(one.code, one.cell) for one in found.guesses if one.code.startswith("date")] == (
        [(told, "A2")] if told else []
    )


def test_leaks_may_have_a_sheet_of_their_own():
    voids = sheet("Plassen", "Datum | Tijd | ml", "2-3-2026 | 07:05 | 300")
    leaks = sheet("Ongelukjes", "Datum | Tijd | Hoeveel | Waarbij", "2-3-2026 | 10:05 | scheutje | hoesten")
    found = reading(voids, leaks)
    assert found.diary.leaks.frame()[["amount", "trigger", "cell"]].to_numpy().tolist() == [["small", "cough", "C2"]]
    assert found.diary.patients["records_leaks"].item()


def test_a_column_to_the_left_of_all_dates_is_not_that_of_each():
    found = listed("07:05 | 300 | 200", " | | 2-3-2026 | 3-3-2026\nTijd | Plas | Plas | Plas")
    assert found.diary.voids["cell"].tolist() == ["B3"]
    assert [cell for code, cell in codes(found) if code == "column_twice"] == ["C2", "D2"]


def test_a_heading_in_two_rows_is_read_as_one():
    found = listed(
        "2-3-2026 | 07:05 | | | 30 | 2\n2-3-2026 | 07:30 | thee | 200 | |\n2-3-2026 | 09:05 | | | 20 | 1",
        "Datum | Tijd | Drinken | | Plassen |\n | | soort | ml | in cl | aandrang".replace("in cl", "hoeveelheid (cl)"),
    )
    assert found.diary.voids.frame()[["volume_ml", "urge", "cell"]].to_numpy().tolist() == [
        [300, 2, "E3"],
        [200, 1, "E5"],
    ]
    assert found.diary.drinks.frame()[["volume_ml", "what", "cell"]].to_numpy().tolist() == [[200, "tea", "D4"]]
    assert (codes(found), found.rows.present) == ([], 3)


def test_tables_beside_each_other_may_share_the_times_of_the_first():
    head = "Datum | 2-3-2026\nDrinken | | | Plassen |\nTijd | Wat | ml | ml | Aandrang"
    found = listed("07:05 | | | 300 | 2\n07:30 | thee | 200 | |", head)
    assert found.diary.voids.frame()[["volume_ml", "urge", "cell"]].to_numpy().tolist() == [[300, 2, "D4"]]
    assert found.diary.drinks.frame()[["volume_ml", "what", "cell"]].to_numpy().tolist() == [[200, "tea", "C5"]]
    assert len(found.diary.days) == 1


def test_words_that_only_look_like_a_second_heading_are_cells():
    found = listed("2-3-2026 | 07:05 | plas\n2-3-2026 | 08:00 | 300", "Datum | Tijd | Plas")
    assert found.rows.present == 2
    assert ("volume_unreadable", "C2") in codes(found)


def test_a_date_that_nobody_computed_is_not_that_of_the_row_above():
    rows = "2-3-2026 | 07:00 | 300\n | 09:00 | 200\n | 12:00 | 150"
    found = reading(sheet("Blad1", "Datum | Tijd | Plas", rows, faults={"A3": "=A2+1"}))
    assert at(found, "voids") == ["02 07:00", "03 09:00", "03 12:00"]
    assert {("cell_fault", "A3"), ("date_from_neighbours", "A3")} <= set(codes(found))
    listed_again = reading(
        sheet("Blad1", "Datum | Tijd | Plas", f"{rows}\n2-3-2026 | 13:00 | 90", faults={"A3": "=A2+1"})
    )
    assert at(listed_again, "voids") == ["02 07:00", "02 13:00"]
    assert (listed_again.rows.read, listed_again.rows.refused, len(listed_again.diary.gaps)) == (2, 2, 2)


@pytest.mark.parametrize(("head", "first", "unread"), [
    ("Dag | Datum", "ma | 2-3-2026", ("column_twice", "A1")), ("Datum | Dag", "2-3-2026 | ma", ("column_twice", "B1")),
    ("Dag | Datum", "dag 1 | 2-3-2026", ("column_twice", "A1")),
    ("Datum | Dag", "2-3-2026 | 3-3-2026", ("column_twice", "B1")),
])  # fmt: skip
def test_of_two_columns_of_dates_that_with_the_dates_counts(head: str, first: str, unread: tuple[str, str]):
    found = reading(sheet("Blad1", f"{head} | Tijd | Plas", f"{first} | 07:00 | 300\n | | 09:00 | 200"))
    assert at(found, "voids") == ["02 07:00", "02 09:00"]
    assert unread in codes(found)


@pytest.mark.parametrize(("page", "problems"), [("Pagina 2", []), ("Vervolg", ["date_unreadable", "time_missing"])])
def test_the_title_of_a_printed_page_is_no_row(page: str, problems: list[str]):
    head = "Datum | Tijd | Plas"
    rows = f"2-3-2026 | 07:00 | 300\n{page} | | 99\n{head}\n2-3-2026 | 09:00 | 200"
    found = reading(sheet("Blad1", f"Pagina 1 | | 98\n{head}\n{rows}"))
    assert at(found, "voids") == ["02 07:00", "02 09:00"]
    assert [code for code, _ in codes(found)] == problems


@pytest.mark.parametrize(("rows", "times"), [
    ("half acht | 300\n08:15 | 100\n23:00 | 200", ["02 07:30", "02 08:15", "02 23:00"]),
    ("half acht | 300\n20:15 | 100\n08:00 | 200", ["02 19:30", "02 20:15", "03 08:00"]),
    ("half acht | 300\n08:15 | 100", ["02 08:15"]),
])  # fmt: skip
def test_a_spoken_first_time_is_settled_where_the_rows_below_leave_one_half(rows: str, times: list[str]):
    found = reading(sheet("Blad1", "Datum | 2-3-2026", "Tijd | Plas", rows))
    assert at(found, "voids") == times


def test_a_row_with_an_unknown_event_keeps_what_its_other_columns_say():
    found = listed("2-3-2026 | 07:00 | fietsen | 300 | 2\n2-3-2026 | 08:00 | plassen | | 3\n2-3-2026 | 09:00 | fietsen",
                   "Datum | Tijd | Gebeurtenis | Geplast | Aandrang")  # fmt: skip
    assert found.diary.voids.frame()["volume_ml"].fillna(0).tolist() == [300, 0]
    assert [(p.code, p.cell, p.fate) for p in found.problems] == [
        ("event_unknown", "C2", "read"), ("event_unknown", "C4", "skipped"),
    ]  # fmt: skip
    assert (found.rows.read, found.rows.skipped) == (2, 1)


def test_an_export_of_all_that_was_measured_gives_what_was_drunk():
    found = listed(
        """
        StepCount | 2025-08-04 08:00:00 | 2025-08-04 08:10:00 | 612 | count
        DietaryWater | 2025-08-04 08:15:00 | 2025-08-04 08:20:00 | 250 | mL
        HeartRate | 2025-08-04 09:00:00 | 2025-08-04 09:00:00 | 71 | count/min
        DietaryWater | 2025-08-04 17:30:00 | 2025-08-04 17:35:00 | 0.5 | L
        """,
        "type | startDate | endDate | value | unit",
    )
    assert at(found, "drinks") == ["04 08:15", "04 17:30"]
    assert found.diary.drinks["volume_ml"].tolist() == [250, 500]
    assert (found.rows.read, found.rows.skipped, found.rows.refused) == (2, 2, 0)


def test_a_column_of_what_came_of_it_is_one_of_events_whatever_its_heading():
    found = listed(
        """
        20-10-2025 | 7:15 AM | Pee | Potty
        20-10-2025 | 9:00 AM | Pee | Toilet
        20-10-2025 | 10:30 AM | Pee accident | Pants
        20-10-2025 | 2:45 PM | Pee + Poop | Toilet
        """,
        "Date | Time | Result | Where",
    )
    assert at(found, "voids") == ["20 07:15", "20 09:00", "20 14:45"]
    assert (at(found, "leaks"), at(found, "bowel")) == (["20 10:30"], ["20 14:45"])


def test_a_pad_is_of_when_it_was_taken_off_and_gained_what_it_weighs_more():
    found = listed(
        "20-5-2025 | 08:00 | 11:30 | 22 | 48\n20-5-2025 | 11:30 | 15:00 | 22 | 22",
        "Date | Put on | Taken off | Pad before (g) | Pad after (g)",
    )
    assert at(found, "leaks") == ["20 11:30", "20 15:00"]
    assert found.diary.leaks.frame()[["amount", "pad_gain_g"]].to_numpy().tolist() == [["some", 26], ["none", 0]]


def test_a_period_of_an_hour_is_its_time():
    found = listed("06.00-07.00 |\n07.00-08.00 | 330\n09.00-10.00 | 150", "Tijdvak | Urine (cc)", "24-3-2025")
    assert at(found, "voids") == ["24 07:30", "24 09:30"]


def test_a_sheet_with_its_times_across_is_read_and_not_called_empty():
    rows = "Tijd | 07:00 | 08:00 | 09:10\nGeplast (ml) | 300 | | 150\nGedronken (ml) | | 200 |"
    found = reading(sheet("Blad1", "Datum | 2-3-2026\n", rows))
    assert (at(found, "voids"), at(found, "drinks")) == (["02 07:00", "02 09:10"], ["02 08:00"])
    assert found.layout == "transposed"


@pytest.mark.parametrize(("row", "told"), [
    ("{n} | 2-3-2026 | 0{n}:00 | 300", {"column_without_heading", "heading_shifted"}),
    ("2-3-2026 | 0{n}:00 | 300 | TK", {"column_without_heading"}),
])  # fmt: skip
def test_rows_with_a_field_more_than_the_heading_are_read(row: str, told: set[str]):
    found = listed("\n".join(row.format(n=number) for number in (7, 8, 9)), "Datum | Tijd | Geplast (ml)")
    assert at(found, "voids") == ["02 07:00", "02 08:00", "02 09:00"]
    assert {code for code, _ in codes(found)} == told


def test_a_drink_beside_a_void_without_a_time_is_a_gap_too():
    found = listed("2-3-2026 | ochtend | 200 | 150", "Datum | Tijd | Gedronken (ml) | Geplast (ml)")
    assert found.diary.gaps.frame()[["what", "cell"]].to_numpy().tolist() == [["void", "D2"], ["drink", "C2"]]
    assert ("time_unreadable", "B2") in codes(found)


def test_sentences_of_a_report_are_no_column_of_events():
    rows = """
        8-12-2025 | 07:20 | Mw. geplast 250 cc op de po, helder | TK
        8-12-2025 | 10:40 | Incontinent van urine, materiaal verschoond | TK
        8-12-2025 | 21:30 | Geplast 180 cc, daarna naar bed | JM
    """
    with pytest.raises(CannotRead):
        listed(rows, "Datum | Tijd | Rapportage | Medewerker")


def test_what_came_in_otherwise_is_told_once_a_kind_with_its_count_and_is_no_drink():
    drips = "\n".join(f"2-3-2026 | {hour:02}:05 | 500 | infuus |" for hour in range(8, 14))
    rows = "2-3-2026 | 07:00 | 200 | thee |\n2-3-2026 | 14:00 | 60 | sonde | 300"
    found = reading(sheet("Blad1", "Datum | Tijd | Gedronken (ml) | Wat | Geplast (ml)", drips, rows))
    told = [(problem.cell, problem.found) for problem in found.problems if problem.code == "kind_foreign"]
    assert told == [("D2", "infuus (6×)"), ("D9", "sonde")]
    assert at(found, "drinks") == ["02 07:00"]
    assert at(found, "voids") == ["02 14:00"]
    assert (found.rows.read, found.rows.skipped) == (2, 6)


@pytest.mark.parametrize(("rose", "slept"), [
    ("woke", "bed"), ("Woke up", "to bed"), ("opgestaan", "naar bed"), ("wakker", "Bed"),
])  # fmt: skip
@pytest.mark.parametrize("column", ["Opmerkingen", "Gebeurtenis", "Geplast (ml)"])
def test_a_word_of_rising_or_of_going_to_bed_alone_in_its_cell_sets_the_night(rose: str, slept: str, column: str):
    head = ["Datum", "Tijd", "Gebeurtenis", "Geplast (ml)", "Opmerkingen"]
    at_column = head.index(column)
    happened = [("2-3-2026", "07:00", rose), ("2-3-2026", "23:00", slept), ("3-3-2026", "07:10", rose)]
    rows = [[date, time, "", "", ""] for date, time, _ in happened]
    for row, (_, _, word) in zip(rows, happened, strict=True):
        row[at_column] = word
    rows.insert(1, ["2-3-2026", "07:05", "plassen", "300", ""])
    if column == "Geplast (ml)":
        head, rows = [head[0], head[1], head[3]], [[row[0], row[1], row[3]] for row in rows]
    found = listed("\n".join(" | ".join(row) for row in rows), " | ".join(head))
    assert days(found, "rise", "bed")[0] == ["02 07:00", "02 23:00"]


@pytest.mark.parametrize(("void", "language"), [("void", "en"), ("plas", "nl")])
def test_where_the_headings_are_of_either_language_the_cells_tell_it(void: str, language: str):
    head = "timestamp | type | volumeMl | doubleVoidMl"
    found = reading(
        sheet("log", head, f"2026-03-02T07:00:00 | {void} | 350 | 60\n2026-03-02T09:00:00 | {void} | 250 |")
    )
    assert found.language == language
    assert found.diary.voids["volume_ml"].tolist() == [350, 60, 250]


@pytest.mark.parametrize(
    ("heading", "passed", "drained"),
    [
        ("Date | Time | Urine (ml) | Passed / catheter", "passed", "catheter"),
        ("Datum | Tijd | Urine (ml) | Zelf geplast of katheter", "zelf geplast", "katheter"),
        ("Date | Time | Urine (ml) | Spontaneous or ISC", "spontaneous", "ISC"),
    ],
)
def test_a_column_of_words_for_passed_and_drained_tells_what_the_amounts_are_of(
    heading: str, passed: str, drained: str
):
    found = reading(sheet("List", heading, f"2-6-2025 | 07:00 | 310 | {passed}\n2-6-2025 | 07:05 | 70 | {drained}"))
    voids = found.diary.voids
    assert list(zip(voids["volume_ml"], voids["catheter"], strict=True)) == [(310, False), (70, True)]


@pytest.mark.parametrize(
    ("heading", "yes", "no", "words"),
    [
        ("Datum | Tijd | Plas (ml) | Gelekt? (ja/nee) | Hoeveel", "ja", "nee", ("druppels", "veel")),
        ("Date | Time | Urine (ml) | Leaked? Y/N | How much", "Y", "N", ("drops", "large")),
        ("Date | Time | Urine (ml) | Leak Y/N | Severity", "Y", "N", ("drops", "large")),
    ],
)
def test_a_column_of_how_much_beside_one_of_whether_is_the_amount_of_the_leak(
    heading: str, yes: str, no: str, words: tuple[str, str]
):
    few, much = words
    found = reading(
        sheet(
            "List",
            f"""
            {heading}
            1-9-2025 | 07:05 | 290 | {no}
            1-9-2025 | 09:05 | | {yes} | {few}
            1-9-2025 | 13:05 | 210 | {yes} | {much}
            1-9-2025 | 15:05 | 210 | {yes}
            """,
        )
    )
    assert list(found.diary.voids["leak"]) == ["none", "large", "some"]
    assert list(found.diary.leaks["amount"]) == ["drops"]


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("Part of day | Time | Drink (ml) | Urine (ml)", ("Morning", "Evening")),
        ("Dagdeel | Tijd | Gedronken (ml) | Plas (ml)", ("Ochtend", "Avond")),
        ("Deel van de dag | Tijd | Gedronken (ml) | Plas (ml)", ("Ochtend", "Avond")),
    ],
)
def test_a_column_of_parts_of_the_day_beside_the_times_is_no_date(heading: str, parts: tuple[str, str]):
    early, late = parts
    rows = f"{early} | 07:05 | | 340\n | 08:05 | 300 |\n{late} | 18:45 | 220 |\n | 20:05 | | 270"
    found = reading(sheet("8-12-2025", heading, rows))
    assert at(found, "voids") == ["08 07:05", "08 20:05"]
    assert at(found, "drinks") == ["08 08:05", "08 18:45"]


@pytest.mark.parametrize(
    ("heading", "went"),
    [
        ("Datum | Tijd eerste aandrang | Tijd geplast | Plas (ml) | Verlies (nee/beetje/veel) | Gelukt?", "ja"),
        ("Date | Time of urge | Time passed | Urine (ml) | Leak (no/little/much) | Did it work?", "yes"),
    ],
)
def test_when_the_urge_came_and_whether_waiting_worked_are_told_and_are_no_time_and_no_leak(heading: str, went: str):
    no, little = ("nee", "beetje") if went == "ja" else ("no", "a little")
    found = reading(
        sheet(
            "Week 1",
            f"""
            {heading}
            23-3-2026 | 06:50 | 06:55 | 340 | {no} | n.v.t.
            23-3-2026 | 08:30 | 08:40 | 120 | {no} | {went}
            23-3-2026 | 10:00 | 10:10 | 115 | {little} | bijna
            23-3-2026 | 12:00 | 12:20 | 215 | {no} | {went}
            """,
        )
    )
    assert at(found, "voids") == ["23 06:55", "23 08:40", "23 10:10", "23 12:20"]
    assert list(found.diary.voids["leak"]) == ["none", "none", "small", "none"]
    assert ("column_unknown", "B1") in codes(found)
    assert not len(found.diary.leaks)


@pytest.mark.parametrize(
    "heading",
    ["Tijd | Drinken ml | Zelf geplast ml | Katheter ml | Urine", "Time | Drink ml | Voided ml | Catheter ml | Urine"],
)
def test_what_urine_looked_like_beside_what_was_drained_is_no_void(heading: str):
    rows = "07:10 | | | 480 | helder\n07:45 | 200\n09:50 | | 50 | | \n11:30 | | | 350 | troebel"
    voids = reading(sheet("4-3-2026", heading, rows)).diary.voids
    assert list(zip(voids["volume_ml"], voids["catheter"], strict=True)) == [(480, True), (50, False), (350, True)]


@pytest.mark.parametrize(
    ("heading", "row", "note"),
    [
        ("Datum | Tijd | Zelf geplast ml | Katheter ml | Urine", "| 480 | helder", "helder"),
        ("Date | Time | Voided ml | Catheter ml | Urine", "| 480 | cloudy", "cloudy"),
        ("Datum | Tijd | Katheter ml | Urine", "480 | troebel", "troebel"),
        ("Datum | Tijd | Urine | ml", "helder | 480", "helder"),
        ("Datum | Tijd | Katheter ml | Urine | Opmerkingen", "480 | rood | op het werk", "op het werk; rood"),
        ("Datum | Tijd | Katheter ml | Urine", "480 | x", ""),
    ],
)
def test_what_urine_looked_like_is_kept_as_a_remark(heading: str, row: str, note: str):
    rows = "\n".join(f"3-3-2026 | {time} | {row}" for time in ("07:10", "11:30", "16:00"))
    found = reading(sheet("Blad1", heading, rows))
    measured = found.diary.voids.rows(found.diary.voids["volume_ml"] == 480)
    assert list(measured["note"]) == [note] * 3
    assert [one for one in found.problems if one.code == "volume_unreadable"] == []


def test_blood_in_a_column_of_what_urine_looked_like_is_known_as_blood():
    rows = "3-3-2026 | 07:10 | 480 | bloed erbij\n3-3-2026 | 11:30 | 350 | helder\n3-3-2026 | 16:00 | 300 | helder"
    found = reading(sheet("Blad1", "Datum | Tijd | Katheter ml | Urine", rows))
    assert [row["code"] for row in found.tables["remarks"]] == ["blood_in_urine"]


def test_little_below_urine_beside_a_catheter_is_still_an_amount_that_cannot_be_read():
    rows = "3-3-2026 | 07:10 | 480 | beetje\n3-3-2026 | 11:30 | 350 | helder\n3-3-2026 | 16:00 | 300 | helder"
    found = reading(sheet("Blad1", "Datum | Tijd | Katheter ml | Urine", rows))
    assert ("volume_unreadable", "D2") in codes(found)


def test_a_first_row_of_a_time_with_its_word_and_a_letter_is_no_row_of_units():
    found = reading(
        sheet("16-8-2025", "Tijd (uu:mm) | Urine, ml | CAD, ml\n3.55 uur | L\n8.10 uur | | 150\n9.10 uur | | 240")
    )
    assert at(found, "voids") == ["16 03:55", "16 08:10", "16 09:10"]
