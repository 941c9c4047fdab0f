"""Day sheets and the next morning: what happened at each row, and when."""

import datetime as dt
import math

import numpy as np
import pytest

from diary.analysis.assess import assess
from diary.reading.files.workbook import Sheet
from diary.settings import DEFAULTS
from tests.reading.grids import DAY, MORNING, at, codes, day, reading, sheet


def undated(rise: str, rows: str, name: str = "Dag 1", date: str = "2-3-2026"):
    return sheet(name, DAY.replace("07:00", rise).replace("2-3-2026", date), rows)


def test_a_row_may_hold_a_drink_a_void_a_leak_and_a_catheter_volume_at_once():
    found = reading(day("12:00 | 200 | thee | 300 | 3 | druppels | hoesten | 12 g | 80 | pijn"))
    void, catheter = found.diary.voids.records()
    assert (void["volume_ml"], void["urge"], void["leak"], void["trigger"]) == (300, 3, "drops", "cough")
    assert (void["pad"], void["pad_gain_g"], void["note"], void["cell"]) == (1, 12, "pijn", "D6")
    assert (catheter["volume_ml"], catheter["catheter"], catheter["leak"], catheter["cell"]) == (80, True, "", "I6")
    assert found.diary.drinks.frame()[["volume_ml", "what", "cell"]].to_numpy().tolist() == [[200, "tea", "B6"]]
    assert not len(found.diary.leaks)
    assert found.diary.remarks.frame()[["code", "cell"]].to_numpy().tolist() == [["pain", "J6"]]
    assert (found.rows.present, found.rows.read) == (1, 1)


def test_a_leak_without_a_void_has_its_own_row_and_urge():
    found = reading(day("12:00 | | | | 4 | veel | onderweg naar toilet | x"))
    (leak,) = found.diary.leaks.records()
    assert (leak["amount"], leak["trigger"], leak["urge"], leak["pad"], leak["cell"]) == (
        "large",
        "on_the_way",
        4,
        1,
        "F6",
    )
    assert not len(found.diary.voids)


def test_a_leak_beside_a_catheter_volume_stays_a_leak_of_its_own():
    found = reading(day("12:00 | | | | 2 | druppels | | | 300\n13:00 | | | | 2 | | | | 250"))
    assert found.diary.leaks.frame()[["amount", "urge"]].to_numpy().tolist() == [["drops", 2]]
    assert found.diary.voids.frame()[["volume_ml", "catheter", "leak"]].to_numpy().tolist() == [
        [300, True, ""],
        [250, True, ""],
    ]
    assert found.diary.voids["urge"][1] == 2


@pytest.mark.parametrize("urine", ["", "x", "n.g."])
def test_an_urge_marks_a_void_that_was_not_measured(urine: str):
    found = reading(day(f"12:00 | | | {urine} | 2"))
    (void,) = found.diary.voids.records()
    assert math.isnan(void["volume_ml"])
    assert (void["urge"], void["cell"]) == (2, "D6")
    assert codes(found) == []


def test_no_urge_beside_a_drink_is_no_void():
    found = reading(
        sheet("Gegevens", "Aandrangschaal | PPIUS\nLeeftijd | 40"), day("12:00 | 200 | | | 0\n13:00 | 150 | | | 2")
    )
    assert at(found, "voids") == ["02 13:00"]
    assert codes(found) == [("urge_without_void", "E6")]


@pytest.mark.parametrize("cell", ["beetje", "-5", "1,5"])
def test_a_wrong_volume_keeps_the_event_without_it(cell: str):
    found = reading(day(f"12:00 | {cell} | water | {cell}"))
    assert math.isnan(found.diary.voids["volume_ml"].item())
    assert math.isnan(found.diary.drinks["volume_ml"].item())
    assert [cell for _, cell in codes(found)] == ["B6", "D6"]
    assert {problem.fate for problem in found.problems} == {"kept_without_value"}


def test_a_drink_may_be_named_in_either_column_or_have_no_amount():
    found = reading(day("08:00 | 2 kopjes koffie\n09:00 | koffie\n10:00 | | thee\n11:00 | 1 glas | Rivella"))
    assert list(found.diary.drinks["what"]) == ["coffee", "coffee", "tea", "other"]
    assert list(found.diary.drinks.frame()["volume_ml"].fillna(-1)) == [250, -1, -1, 200]
    assert list(found.diary.drinks["estimated"]) == [True, False, False, True]
    assert codes(found) == [("volume_unreadable", "B7"), ("drink_not_listed", "C9")]


def test_a_zero_is_nothing_and_a_dash_too():
    found = reading(day("08:00 | 200 | | 0\n09:00 | - | | 250\n10:00 | 0 | thee"))
    assert (at(found, "drinks"), at(found, "voids")) == (["02 08:00"], ["02 09:00"])
    assert codes(found) == [("zero_is_nothing", "D6"), ("zero_is_nothing", "B8")]
    assert (found.rows.present, found.rows.read, found.rows.skipped) == (3, 2, 1)


@pytest.mark.parametrize("zero", ["0", "0 ml", "0 cc", "0,0"])
def test_a_zero_is_no_void_and_is_said_once_as_a_number_or_as_text(zero: str):
    as_number = reading(day(f"07:05 | | | 300\n08:00 | | | {zero}\n09:00 | | | {zero} | 3"))
    as_text = day("07:05 | | | 300\n08:00 | | | 0\n09:00 | | | 0 | 3")
    as_text.rows[-1][3] = as_text.rows[-2][3] = zero
    for found in (as_number, reading(as_text)):
        assert at(found, "voids") == ["02 07:05"]
        assert codes(found) == [("urge_without_void", "E8"), ("zero_is_nothing", "D7"), ("zero_is_nothing", "D8")]
        assert (found.rows.read, found.rows.skipped) == (1, 2)


def test_dashes_in_every_column_are_no_event():
    found = reading(day("07:05 | - | - | 300 | - | - | - | - | - | -\n08:00 | 200 | – | - | - | - | - | - | - | -\n"
                        "09:00 | - | - | - | - | - | - | - | - | -"))  # fmt: skip
    assert (at(found, "voids"), at(found, "drinks"), len(found.diary.leaks)) == (["02 07:05"], ["02 08:00"], 0)
    assert found.diary.drinks["what"].item() == ""
    assert codes(found) == [("row_without_event", "A8")]


def test_what_someone_was_doing_beside_a_drink_makes_no_leak():
    found = reading(day("08:00 | 200 | thee | | | | ontbijt\n15:00 | 150 | water | | | | wandelen\n"
                        "18:00 | 200 | thee | | | | hoesten"))  # fmt: skip
    assert at(found, "drinks") == ["02 08:00", "02 15:00", "02 18:00"]
    assert at(found, "leaks") == ["02 18:00"]
    assert ("leak_by_its_trigger", "G8") in codes(found)


def test_a_leak_may_be_known_only_by_what_it_came_with_or_be_unreadable():
    found = reading(
        day("08:00 | | | | | | hoesten\n09:00 | | | | | soms\n10:00 | | | 200 | | | aandrang\n11:00 | | | | | geen")
    )
    assert list(found.diary.leaks["amount"]) == ["some", "some"]
    assert found.diary.voids.frame()[["leak", "trigger"]].to_numpy().tolist() == [["", "urge"]]
    assert codes(found) == [("leak_unreadable", "F7"), ("row_without_event", "A9"), ("leak_by_its_trigger", "G6")]


@pytest.mark.parametrize(("head", "doing"), [
    ("Tijd | Drinken (ml) | Plas (ml) | Verlies | Activiteit", "avondeten"),
    ("Time | Drink (ml) | Urine (ml) | Leak | Activity", "walking the dog"),
])  # fmt: skip
def test_what_someone_was_doing_tells_of_no_leak_by_itself(head: str, doing: str):
    found = reading(
        sheet("Dag", f"Datum: 2-3-2026\n{head}\n08:00 | 200 | | | {doing}\n09:00 | | 250 | |\n10:00 | | | | hoesten")
    )
    assert found.diary.leaks["trigger"].tolist() == ["cough"]


def test_a_changed_pad_alone_is_no_leak():
    found = reading(day("08:00 | | | | | | | x\n09:00 | | | | | | | nee"))
    assert found.diary.leaks.frame()[["amount", "pad"]].to_numpy().tolist() == [["", 1]]
    assert found.rows.skipped == 1


def test_an_urge_above_the_scale_is_not_rescaled():
    found = reading(sheet("Gegevens", "Aandrangschaal | PPIUS 0-4\nLeeftijd | 40"), day("12:00 | | | 200 | 5"))
    assert codes(found) == [("urge_above_scale", "E6")]
    assert math.isnan(found.diary.voids["urge"].item())
    assert math.isnan(found.diary.voids["level"].item())


def test_rows_that_hold_nothing_that_happened_are_skipped_and_named():
    rows = "07:05 | | | 300\n08:00\n09:00 | | | | | | | | | gewandeld\ntotaal | 1000 | | 800\nTijd | Gedronken (ml)"
    found = reading(day(rows))
    assert codes(found) == [("row_without_event", "A7"), ("remark_only", "J8"), ("total_row", "A9")]
    assert (found.rows.present, found.rows.read, found.rows.skipped) == (4, 1, 3)


TOTALS = {
    "a word in front": ("totaal | 500 | | 450", "A9"),
    "a word in the remarks, beside the sums": (" | 500 | | 450 | | | | | | Totaal", "B9"),
    "a word among the numbers": (" | 500 | som | 450", "C9"),
    "the sums of the columns": (" | 500 | | 450", "B9"),
    "the sum of one column": (" | | | 450 ml", "D9"),
    "beside the remarks": (" | 500 | | 450 | | | | | | goed gedronken", "B9"),
    "not the sum": (" | 501 | | 450", None),
    "a sum with a time": ("23:00 | 500 | | 450", None),
    "a sum and an urge": (" | 500 | | 450 | 2", None),
}  # fmt: skip


@pytest.mark.parametrize(("row", "cell"), TOTALS.values(), ids=TOTALS)
def test_a_row_of_totals_is_no_event(row: str, cell: str | None):
    found = reading(day(f"07:05 | 200 | | 300\n08:00 | 300\n09:00 | | | 150\n{row}"))
    assert [cell for code, cell in codes(found) if code == "total_row"] == ([cell] if cell else [])
    assert found.rows.present == 4
    assert found.rows.skipped == (cell is not None)


def test_each_total_counts_from_the_one_before_it():
    rows = "07:05 | | | 300\n08:00 | | | 200\n | | | 500\n09:00 | | | 150\n10:00 | | | 150\n | | | 300\n | | | 300"
    assert codes(reading(day(rows))) == [("total_row", "D8"), ("total_row", "D11"), ("time_missing", "A12")]


def test_a_total_whose_formula_was_not_computed_is_skipped():
    drawn = day("07:05 | | | 300\n08:00 | 200")
    found = reading(Sheet(drawn.name, [*drawn.rows, [None]], faults={"B8": "=SUM(B6:B7)", "D8": "=SUM(D6:D7)"}))
    assert codes(found) == [("total_row", "B8")]
    assert not len(found.diary.gaps)


def test_a_remark_that_is_recognised_is_read_even_without_a_time():
    found = reading(day("07:05 | | | 300\n | | | | | | | | | koorts\nochtend | | | | | | | | | pijn"))
    assert list(found.diary.remarks["code"]) == ["fever", "pain"]
    assert codes(found) == [("time_unreadable", "A8")]
    assert (found.rows.read, found.rows.refused) == (3, 0)


@pytest.mark.parametrize(
    ("time", "code"), [("", "time_missing"), ("ochtend", "time_unreadable"), ("25:00", "time_unreadable")]
)
def test_an_event_without_a_time_is_refused_and_is_a_gap_of_its_day(time: str, code: str):
    found = reading(day(f"07:05 | | | 300\n{time} | 200 | | 250 | | | | | 50\n{time} | | | | | veel\n15:00 | | | 100"))
    assert codes(found) == [(code, "A7"), (code, "A8")]
    assert {(problem.severity, problem.fate) for problem in found.problems} == {("error", "refused")}
    assert (found.rows.present, found.rows.read, found.rows.refused) == (4, 2, 2)
    assert list(found.diary.gaps["what"]) == ["void", "void", "drink", "leak"]
    assert set(at(found, "gaps")) == {"02 07:05"}


DAYS = {
    "past midnight, before rising": ("07:00", "07:05 23:30 00:10 06:30", "02 07:05,02 23:30,03 00:10,03 06:30"),
    "a first void in the hour before rising": ("07:00", "06:00 09:00", "02 06:00,02 09:00"),
    "a void earlier than that is past midnight": ("07:00", "05:59", "03 05:59"),
    "up to the first morning void of the next day": ("07:00", "07:05 23:30 07:20", "02 07:05,02 23:30,03 07:20"),
    "a shift worker": ("15:30", "15:35 23:00 01:00 07:45 12:00", "02 15:35,02 23:00,03 01:00,03 07:45,03 12:00"),
    "24:00 and midnight": ("07:00", "07:00 24:00 00:30", "02 07:00,03 00:00,03 00:30"),
    "without rising": ("", "06:40 12:00 02:00", "02 06:40,02 12:00,03 02:00"),
}  # fmt: skip


@pytest.mark.parametrize(("rise", "times", "expected"), DAYS.values(), ids=DAYS)
def test_the_moments_of_a_day(rise: str, times: str, expected: str):
    found = reading(undated(rise, "\n".join(f"{time} | | | 200" for time in times.split())))
    assert at(found, "voids") == expected.split(",")
    assert "row_out_of_order" not in dict(codes(found))


def test_a_row_out_of_order_stays_on_its_day_and_is_named():
    found = reading(day("07:05 | | | 300\n14:00 | | | 200\n10:00 | | | 150\n16:00 | | | 200"))
    assert at(found, "voids") == ["02 07:05", "02 14:00", "02 10:00", "02 16:00"]
    assert codes(found) == [("row_out_of_order", "A8")]
    assert found.guesses[0].chosen == "2026-03-02 10:00"


def test_a_sheet_runs_no_further_than_two_hours_after_the_next_rising():
    rows = "07:05 | | | 300\n23:00 | | | 200\n{} | | | 150"
    second = undated("06:00", "06:05 | | | 300", "Dag 2", "3-3-2026")
    assert at(reading(day(rows.format("08:00")), second), "voids")[2] == "03 08:00"
    late = reading(day(rows.format("08:01")), second)
    assert at(late, "voids")[2] == "02 08:01"
    assert codes(late) == [("row_out_of_order", "A8")]
    assert at(reading(day(rows.format("09:00"))), "voids")[2] == "03 09:00"
    assert at(reading(day(rows.format("09:01"))), "voids")[2] == "02 09:01"


@pytest.mark.parametrize(("rows", "marked"), [
    ("06:30 | | | 300\n09:00 | | | 200", [True, False]),
    ("06:20 | 150\n06:30 | | | 300 | | | | | 50\n06:45 | 100\n09:00 | | | 200", [True, False, False]),
    ("07:05 | | | 300\n09:00 | | | 200", [False, False]),
    ("06:30 | | | | | | | | 300\n09:00 | | | 200", [False, False]),
])  # fmt: skip
def test_a_first_void_before_rising_is_the_first_morning_void(rows: str, marked: list[bool]):
    assert list(reading(day(rows)).diary.voids["first_morning"]) == marked


def test_without_a_time_of_rising_the_first_void_is_taken_as_the_first_morning_void():
    found = reading(undated("", "06:40 | 150\n06:50 | | | 300\n09:00 | | | 200"))
    assert list(found.diary.voids["first_morning"]) == [True, False]
    assert codes(found) == [("first_morning_void_taken", "D7")]
    (row,) = found.diary.days.records()
    assert row["begins"] == dt.datetime(2026, 3, 2, 6, 40)
    assert row["rise"] is None
    assert (row["rise_cell"], row["first_void_cell"]) == ("B2", "D7")


@pytest.mark.parametrize(("rise", "bed", "asleep", "expected"), [
    ("07:00", "23:00", "23:20", ("02 23:00", "02 23:20")),
    ("07:00", "23:50", "00:10", ("02 23:50", "03 00:10")),
    ("07:00", "00:30", "01:00", ("03 00:30", "03 01:00")),
    ("15:30", "07:50", "08:30", ("03 07:50", "03 08:30")),
    ("07:00", "24:00", "", ("03 00:00", "")),
    ("07:00", "", "00:10", ("", "03 00:10")),
    ("7 uur", "half elf", "kwart voor 11", ("02 22:30", "02 22:45")),
])  # fmt: skip
def test_going_to_bed_and_falling_asleep(rise: str, bed: str, asleep: str, expected: tuple[str, str]):
    block = (
        DAY.replace("07:00", rise).replace("23:00", bed).replace("\n\n", f"\n    In slaap (ongeveer) | {asleep}\n\n")
    )
    (row,) = reading(sheet("Dag 1", block, "07:05 | | | 300")).diary.days.records()
    shown = tuple(f"{row[key]:%d %H:%M}" if row[key] else "" for key in ("bed", "asleep"))
    assert shown == expected


SWAPPED = {
    "rows of a day": ("23:00", "07:00", "07:05 12:00 22:30", "02 07:05,02 12:00,02 22:30", True),
    "and of the night": ("23:00", "07:00", "06:30 12:00 22:30 03:00", "02 06:30,02 12:00,02 22:30,03 03:00", True),
    "twelve hours apart": ("19:00", "07:00", "07:05 18:00", "02 07:05,02 18:00", True),
    "less than twelve": ("18:59", "07:00", "07:05 18:00", "03 07:05,03 18:00", False),
    "a shift worker": ("22:00", "08:00", "22:10 03:00 07:30", "02 22:10,03 03:00,03 07:30", False),
    "to bed past midnight": ("07:00", "00:30", "01:00 03:00", "03 01:00,03 03:00", False),
    "too early for the day": ("23:00", "07:00", "05:59 12:00", "03 05:59,03 12:00", False),
    "too late for the day": ("22:00", "07:00", "07:05 22:01", "03 07:05,03 22:01", False),
}  # fmt: skip


@pytest.mark.parametrize(("rise", "bed", "times", "expected", "swapped"), SWAPPED.values(), ids=SWAPPED)
def test_rising_and_bedtime_that_were_exchanged_are_unknown(rise, bed, times: str, expected: str, swapped: bool):
    block = DAY.replace("07:00", "{}").replace("23:00", "{}").format(rise, bed)
    found = reading(sheet("Dag 1", block, "\n".join(f"{time} | 200 | | 200" for time in times.split())))
    assert ",".join(at(found, "voids")) == expected
    assert (("rise_after_bed", "B2") in codes(found)) is swapped
    if swapped:
        problem = next(one for one in found.problems if one.code == "rise_after_bed")
        assert problem.found == f"B2 {rise} – B3 {bed}"
        assert found.diary.days.frame()[["rise", "bed"]].iloc[0].isna().all()


TOLD = {
    "a void": ("geplast 200", "geplast 200"),
    "a drink": ("200 ml gedronken om 10:00", "200 ml, gedronken om 10:00"),
    "before the event": ("Om 23:00 naar bed", "23:00 naar bed"),
    "with a colon": ("Gedronken: 200", "gedronken: 200"),
    "an amount alone": ("1,5 liter gemorst", "1,5 liter"),
    "in English": ("drank 250 at lunch", "drank 250"),
}  # fmt: skip


@pytest.mark.parametrize(("remark", "told"), TOLD.values(), ids=TOLD)
def test_a_remark_with_data_is_named_and_not_entered(remark: str, told: str):
    rows = ["07:05 | | | 300", f"08:00 | | | | | | | | | {remark}", f"09:00 | | | 90 | | | | | | {remark}, pijn"]
    found = reading(day("\n".join(rows)))
    assert codes(found) == [("remark_with_data", "J7"), ("remark_with_data", "J8")]
    assert [(one.found, one.fate, one.severity) for one in found.problems] == [
        (told, "skipped", "warning"),
        (told, "read", "warning"),
    ]
    assert (len(found.diary.voids), len(found.diary.drinks)) == (2, 0)


@pytest.mark.parametrize(("row", "named"), [
    ("08:00 | 200 | | | | | | | | geplast 200", True), ("08:00 | 200 | | | | | | | | 200 ml gedronken", False),
    ("08:00 | | | 200 | | | | | | 200 gedronken", True), ("08:00 | | | 200 | | | | | | 200 ml", False),
])  # fmt: skip
def test_a_remark_repeats_only_an_amount_of_the_same_kind(row: str, named: bool):
    assert [code == "remark_with_data" for code, _ in codes(reading(day(row)))] == [True] * named


@pytest.mark.parametrize("remark", [
    "pijn 4/10", "na 10 min weer plassen", "3 keer geplast", "2 paracetamol 500 mg", "plassen deed pijn",
    "bed verschoond",
    "wandeling 30 min", "luier 250 gram", "glas van 300 ml", "geplast 300",
])  # fmt: skip
def test_a_remark_without_data_or_with_that_of_its_row_is_a_remark(remark: str):
    assert codes(reading(day(f"07:05 | | | 300 | | | | | | {remark}"))) == []


def test_a_spoken_time_is_settled_by_the_rows_around_it():
    found = reading(
        day("07:05 | | | 300\nhalf acht | 200\n09:00 | | | 100\nhalf acht | 200\n22:00 | | | 150\nkwart over 1 | 100")
    )
    assert at(found, "drinks") == ["02 07:30", "02 19:30", "03 01:15"]
    assert [guess.chosen for guess in found.guesses] == ["07:30", "19:30", "01:15"]


def test_a_spoken_time_that_nothing_settles_is_a_problem():
    found = reading(undated("half zeven", "half acht | | | 300\n | | | | | | | | | koorts"))
    assert codes(found) == [("time_half_of_day", "B2"), ("time_half_of_day", "A6")]
    assert found.rows.refused == 1


def test_rising_in_words_is_the_last_before_the_first_row():
    found = reading(undated("half zeven", "07:05 | | | 300"))
    assert found.diary.days["rise"].item() == dt.datetime(2026, 3, 2, 6, 30)
    assert codes(found) == [("half_of_day", "B2")]


def test_a_cell_with_another_date_than_its_sheet_is_named():
    grid = day("07:05 | | | 300\n08:00 | | | 200")
    grid.rows[5][0], grid.rows[6][0] = dt.datetime(2026, 3, 2, 7, 5), dt.datetime(2026, 3, 9, 8, 0)
    assert codes(reading(grid)) == [("time_of_other_date", "A7")]


def test_a_day_sheet_with_only_rising_is_a_morning():
    only_rising = sheet("Dag 2", DAY.replace("23:00", "").replace("2-3-2026", "3-3-2026"))
    assert list(reading(day("07:05 | | | 300"), only_rising).diary.days["morning_only"]) == [False, True]


def test_a_day_sheet_with_only_a_bedtime_is_a_day():
    only_bed = sheet("Dag 2", DAY.replace("07:00", "").replace("2-3-2026", "3-3-2026"))
    last = reading(day("07:05 | | | 300"), only_bed).diary.days.records()[-1]
    assert (last["morning_only"], f"{last['bed']:%d %H:%M}") == (False, "03 23:00")


DATES = {
    "from the neighbours": (["2-3-2026", "", "4-3-2026"], ["02", "03", "04"], ["date_from_neighbours"]),
    "the first from the next": (["", "3-3-2026"], ["02", "03"], ["date_from_neighbours"]),
    "not consecutive": (["2-3-2026", "9-3-2026"], ["02", "09"], []),
    "in another order": (["4-3-2026", "2-3-2026"], ["02", "04"], []),
    "the year once": (["ma 2 maart", "3-3-2026"], ["02", "03"], ["year_from_context"]),
    "relative": (["2-3-2026", "dag 3"], ["02", "04"], ["date_from_neighbours"]),
    "twice": (["2-3-2026", "2-3-2026"], ["02", "03"], ["date_twice", "date_from_neighbours"]),
    "another weekday": (["zo 2-3-2026"], ["02"], ["date_weekday"]),
    "month first": (["03/02/2026", "03/13/2026"], ["02", "13"], ["date_month_first"]),
    "impossible": (["2-3-2026", "31-2-2026"], ["02", "03"], ["date_impossible", "date_from_neighbours"]),
}  # fmt: skip


@pytest.mark.parametrize(("dates", "days", "reported"), DATES.values(), ids=DATES)
def test_the_dates_of_the_days(dates: list[str], days: list[str], reported: list[str]):
    sheets = [undated("07:00", "07:05 | | | 300", f"Dag {number}", date) for number, date in enumerate(dates, 1)]
    found = reading(*sheets)
    assert [f"{date:%d}" for date in found.diary.days["date"].tolist()] == days
    assert [code for code, _ in codes(found)] == reported
    assert {cell for _, cell in codes(found)} <= {"B1"}
    assert list(found.diary.days["day"]) == list(range(1, len(days) + 1))


def test_a_date_whose_neighbours_leave_no_place_refuses_its_rows():
    dates = ["2-3-2026", "3-3-2026", "3-3-2026", "4-3-2026"]
    sheets = [undated("07:00", "07:05 | | | 300", f"Dag {number}", date) for number, date in enumerate(dates, 1)]
    found = reading(*sheets)
    assert [(one.code, one.sheet) for one in found.problems] == [("date_twice", "Dag 3"), ("date_missing", "Dag 3")]
    assert (found.rows.read, found.rows.refused) == (3, 1)
    assert list(found.diary.gaps["what"]) == ["void"]


@pytest.mark.parametrize("dates", [["", ""], ["2 maart", "3 maart"], ["dag 1", "dag 2"]])
def test_a_diary_without_a_known_date_keeps_its_order(dates: list[str]):
    sheets = [undated("07:00", "07:05 | | | 300", f"Dag {number}", date) for number, date in enumerate(dates, 1)]
    found = reading(*sheets, sheet("Volgende ochtend", MORNING.replace("3-3-2026", "")))
    assert not found.diary.days["dated"].any()
    assert (np.diff(found.diary.days["date"]) / np.timedelta64(1, "D")).tolist() == [1, 1]
    assert ("dates_missing", "B1") in codes(found)
    assert len(found.diary.voids) == 3


@pytest.mark.parametrize(("rows", "moments", "told"), [
    ("06:50 | 150\n07:05 | | | 300", ["02 06:50"], []),  # coffee in bed
    ("06:00 | 150\n07:05 | | | 300", ["02 06:00"], []),
    ("05:59 | 150\n07:05 | | | 300", ["02 05:59"], [("before_rising_by_order", "A6")]),
    ("01:00 | 150\n07:05 | | | 300", ["02 01:00"], [("before_rising_by_order", "A6")]),
    ("00:10 | 150\n07:05 | | | 300", ["02 00:10"], [("before_rising_by_order", "A6")]),
    ("05:00 | 150", ["03 05:00"], []),  # nothing below it tells
])  # fmt: skip
def test_rows_that_open_a_sheet_before_rising_stay_on_its_date(
    rows: str, moments: list[str], told: list[tuple[str, str]]
):
    found = reading(day(rows))
    assert at(found, "drinks") == moments
    assert codes(found) == told


def test_a_void_long_before_rising_is_one_of_the_night_and_no_first_morning_void():
    found = reading(day("05:00 | | | 150\n07:05 | | | 300"))
    assert list(found.diary.voids["first_morning"]) == [False, False]


@pytest.mark.parametrize(("asleep", "moment"), [("22:45", "02 22:45"), ("23:00", "02 23:00"), ("00:15", "03 00:15")])
def test_falling_asleep_is_the_moment_nearest_to_going_to_bed(asleep: str, moment: str):
    block = DAY.replace("\n\n", f"\n    In slaap (ongeveer) | {asleep}\n\n")
    (row,) = reading(sheet("Dag 1", block, "12:00 | 200")).diary.days.records()
    assert f"{row['asleep']:%d %H:%M}" == moment


def test_a_second_trigger_in_a_cell_is_not_lost_in_silence():
    found = reading(day("12:00 | | | | | druppels | hoesten en aandrang"))
    assert found.diary.leaks["trigger"].tolist() == ["cough"]
    assert [(one.code, one.cell, one.found) for one in found.problems] == [
        ("trigger_several", "G6", "hoesten en aandrang")
    ]


def test_a_second_pass_belongs_to_the_void_beside_it():
    head = "Datum | 2-3-2026\nOpgestaan | 07:00\n\nTijd | Geplast (ml) | Dubbele plas (ml) | Gedronken (ml)"
    found = reading(sheet("Dag 1", head, "07:05 | 300 | 60\n10:00 | 200 | 0\n12:00 | 250 |\n13:00 | | | 150"))
    assert list(found.diary.voids["volume_ml"]) == [300, 60, 200, 250]
    assert list(found.diary.voids["cell"]) == ["B5", "C5", "B6", "B7"]
    assert at(found, "voids")[:2] == ["02 07:05", "02 07:05"]
    assert len(assess(found.diary, DEFAULTS).numbers.line.episodes.at) == 3


def test_sizes_instead_of_amounts_are_told_once_a_column():
    found = reading(day("07:05 | | | S\n09:00 | | | M\n12:00 | | | L"))
    assert codes(found) == [("volume_size", "D5")]
    assert found.diary.voids.frame()["volume_ml"].isna().all()
    assert len(found.diary.voids) == 3


def test_what_is_said_in_brackets_behind_an_amount_is_a_remark():
    found = reading(day("07:05 | | | 250 (pijn)"))
    assert list(found.diary.voids["note"]) == ["pijn"]
    assert list(found.diary.remarks["code"]) == ["pain"]


def test_of_a_diary_without_dates_a_moment_is_listed_by_its_time_alone():
    rows = "07:05 | 350\n12:00 | 200\n03:00 | 150\n12:30 | 100\n13:30 | 100"
    dated, undated = (reading(sheet("Blad1", f"{head}Tijd | Geplast (ml)", rows)) for head in ("2-3-2026\n\n", ""))
    assert {(guess.code, guess.chosen) for guess in undated.guesses} == {
        ("row_out_of_order", "03:00"), ("first_morning_void_taken", "07:05"),
    }  # fmt: skip
    assert ("first_morning_void_taken", "2026-03-02 07:05") in [(guess.code, guess.chosen) for guess in dated.guesses]
