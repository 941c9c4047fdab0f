"""Sheets for a next morning: which night each closes, and what it costs when one closes none."""

import pytest

from diary.reading.files.workbook import Sheet
from diary.record import Reading
from tests.reading.grids import DAY, MORNING, at, codes, day, reading, sheet

ROWS = "07:05 | | | 300\n23:00 | | | 200"


def days(*dates: str, rows: str = ROWS) -> list[Sheet]:
    return [sheet(f"Dag {number}", DAY.replace("2-3-2026", date), rows) for number, date in enumerate(dates, 1)]


def morning(date: str, number: int = 1, rise: str = "07:00") -> Sheet:
    name = f"Volgende ochtend {number}" if number > 1 else "Volgende ochtend"
    return sheet(name, MORNING.replace("3-3-2026", date).replace("07:00", rise))


def closed(found: Reading) -> list[str]:
    """The mornings that close a night."""
    return [f"{row['date']:%d}" for row in found.diary.days.records() if row["morning_only"]]


def test_the_next_morning_closes_the_diary():
    found = reading(day("07:05 | | | 300\n03:00 | | | 200"), sheet("Volgende ochtend", MORNING))
    assert at(found, "voids") == ["02 07:05", "03 03:00", "03 07:00"]
    assert found.diary.voids.frame().iloc[-1][["first_morning", "urge", "cell"]].tolist() == [True, 2, "B3"]
    last = found.diary.days.records()[-1]
    assert (last["morning_only"], last["day"], last["rise_cell"], last["first_void_cell"]) == (True, 2, "B2", "B3")
    assert codes(found) == []


@pytest.mark.parametrize(("volume", "voids"), [("", 0), ("x", 1), ("0", 0), ("beetje", 1)])
def test_a_blank_first_void_gives_none_and_one_not_measured_gives_one(volume: str, voids: int):
    found = reading(day("07:05 | | | 300"), sheet("Volgende ochtend", MORNING.replace("350", volume)))
    assert len(found.diary.voids) == 1 + voids
    assert len(found.diary.days) == 2
    assert "urge_without_void" in dict(codes(found)) or voids


def test_the_next_morning_without_a_date_is_the_day_after_the_last():
    found = reading(day("07:05 | | | 300"), sheet("Volgende ochtend", MORNING.replace("3-3-2026", "")))
    assert at(found, "voids")[-1] == "03 07:00"
    assert codes(found) == []


def test_a_first_void_without_a_time_of_rising_is_a_gap():
    found = reading(day("07:05 | | | 300"), sheet("Volgende ochtend", MORNING.replace("07:00", "")))
    assert codes(found) == [("rise_missing", "B2")]
    assert (at(found, "gaps"), found.rows.refused, len(found.diary.days)) == (["03 00:00"], 1, 1)


def test_a_zero_on_the_next_morning_is_said_too():
    found = reading(day("07:05 | | | 300"), sheet("Volgende ochtend", MORNING.replace("350", "0")))
    assert codes(found) == [("urge_without_void", "B4"), ("zero_is_nothing", "B3")]


def test_the_next_morning_alone_cannot_be_placed_but_is_not_lost():
    found = reading(sheet("Volgende ochtend", MORNING.replace("3-3-2026", "")), sheet("Dag 1", "Tijd | Geplast"))
    assert codes(found) == [("date_missing", "B1")]
    assert (found.rows.refused, list(found.diary.gaps["what"])) == (1, ["void"])


def test_the_next_morning_may_have_half_past_seven():
    found = reading(day("07:05 | | | 300"), sheet("Volgende ochtend", MORNING.replace("07:00", "half acht")))
    assert at(found, "voids")[-1] == "03 07:30"
    assert codes(found) == [("half_of_day", "B2")]


MORNINGS = {
    "each the day before its date": (["2-3-2026", "9-3-2026"], ["3-3-2026", "10-3-2026"], "03 10", []),
    "in any order": (["2-3-2026", "9-3-2026"], ["10-3-2026", "3-3-2026"], "03 10", []),
    "the last without a date": (["2-3-2026", "3-3-2026"], [""], "04", []),
    "the date of the last day itself": (["2-3-2026", "3-3-2026"], ["3-3-2026"], "04", ["date_from_neighbours"]),
    "a date that cannot be read": (["2-3-2026", "3-3-2026"], ["morgen"], "04", ["date_unreadable",
    "date_from_neighbours"]),
    "no day before it": (["2-3-2026", "3-3-2026"], ["14-3-2026"], "14", ["morning_without_day"]),
    "one of a day with a sheet": (["2-3-2026", "3-3-2026"], ["3-3-2026", "4-3-2026"], "04", ["morning_twice"]),
    "two of one date": (["2-3-2026"], ["3-3-2026", "3-3-2026"], "03", ["morning_twice"]),
    "two without a date": (["2-3-2026", "9-3-2026"], ["", ""], "10", ["morning_twice"]),
    "without the year": (["2-3-2026"], ["di 3 maart"], "03", ["year_from_context"]),
    "the only date of the file": (["", ""], ["4-3-2026"], "04", ["date_from_neighbours"] * 2),
}  # fmt: skip


@pytest.mark.parametrize(("dates", "mornings", "expected", "reported"), MORNINGS.values(), ids=MORNINGS)
def test_a_morning_closes_the_night_of_one_day(dates, mornings, expected: str, reported: list[str]):
    sheets = [morning(date, number) for number, date in enumerate(mornings, 1)]
    found = reading(*days(*dates), *sheets)
    assert " ".join(closed(found)) == expected
    assert [code for code, _ in codes(found)] == reported
    assert found.rows.present == 2 * len(dates) + len(mornings)
    assert found.rows.refused == reported.count("morning_twice") == len(found.diary.gaps)


def test_a_morning_without_a_date_closes_the_day_before_it_in_the_file():
    first, second = days("2-3-2026", "9-3-2026")
    found = reading(first, morning(""), second, morning("", 2))
    assert closed(found) == ["03", "10"]
    assert codes(found) == []


def test_what_a_morning_costs_is_said_with_its_cell():
    found = reading(*days("2-3-2026"), morning("14-3-2026"))
    (problem,) = found.problems
    assert (problem.sheet, problem.cell, problem.severity, problem.found) == (
        "Volgende ochtend", "B1", "warning", "14-3-2026",
    )  # fmt: skip


REMARKS = {
    "with the time": ("07:20 | | | 350 | 2 | | | | | opgestaan 07:10", "03", [True], []),
    "in English": ("07:20 | | | 350 | 2 | | | | | Got up at 7.10", "03", [True], []),
    "before rising": ("07:05 | | | 350 | 2 | | | | | opgestaan om 7 uur", "03", [True], []),
    "not the last row": ("07:20 | | | 350 | | | | | | opgestaan 07:10\n07:40 | 200", "", [False], ["sleep_twice"]),
    "the time of its row": ("07:20 | | | 350 | | | | | | opgestaan", "03", [True], ["rise_or_bed_by_word"]),
    "without a void": ("07:20 | | | | | | | | | opgestaan 07:10", "03", [], []),
    "on the same day": ("23:30 | | | 350 | | | | | | opgestaan 07:10", "", [False], ["sleep_twice"]),
    "without a time on the row": (" | | | | | | | | | opgestaan 07:10", "", [], ["sleep_twice"]),
}  # fmt: skip


@pytest.mark.parametrize(("row", "expected", "first", "reported"), REMARKS.values(), ids=REMARKS)
def test_the_last_row_of_a_day_may_hold_the_next_morning(row: str, expected: str, first: list[bool], reported):
    found = reading(*days("2-3-2026", "9-3-2026", rows=f"{ROWS}\n{row}")[:1], *days("", "9-3-2026")[1:])
    assert " ".join(closed(found)) == expected
    assert list(found.diary.voids["first_morning"])[2 : 2 + len(first)] == first
    assert [code for code, _ in codes(found)] == reported
    if expected:
        (row,) = [row for row in found.diary.days.records() if row["morning_only"]]
        assert (f"{row['rise']:%H}", row["rise_cell"], row["first_void_cell"], row["sheet"]) == (
            "07",
            "J8",
            "D8",
            "Dag 1",
        )


def test_a_remark_closes_the_night_as_a_sheet_of_its_own_does():
    by_sheet = reading(*days("2-3-2026"), morning("3-3-2026"))
    by_remark = reading(*days("2-3-2026", rows=f"{ROWS}\n07:00 | | | 350 | 2 | | | | | opgestaan 07:00"))
    for table in ("voids", "days"):
        facts = [getattr(one.diary, table) for one in (by_sheet, by_remark)]
        places = [name for name in facts[0] if "cell" in name or name in ("sheet", "note")]
        by_sheet_, by_remark_ = (table.frame().drop(columns=places) for table in facts)
        assert by_sheet_.equals(by_remark_)


def test_a_sheet_of_its_own_comes_before_a_remark():
    rows = f"{ROWS}\n07:20 | | | 350 | | | | | | opgestaan 07:10"
    found = reading(*days("2-3-2026", rows=rows), morning("3-3-2026"))
    assert closed(found) == ["03"]
    assert codes(found) == [("sleep_twice", "J8")]


def test_a_remark_that_repeats_the_rising_of_its_own_day_says_nothing_new():
    assert codes(reading(day("07:05 | | | 300 | | | | | | opgestaan 07:00\n23:00 | | | 200"))) == []


WORN = MORNING + "    Katheter (ml) | 120\n    Verband (gram) | 85\n"


def test_the_catheter_volume_and_the_pad_of_the_night_are_read_on_the_next_morning():
    found = reading(day("07:05 | | | 300"), sheet("Volgende ochtend", WORN))
    assert at(found, "voids") == ["02 07:05", "03 07:00", "03 07:00"]
    voids = found.diary.voids.frame()[["volume_ml", "catheter", "first_morning", "cell"]].values.tolist()
    assert voids[1:] == [[350, False, True, "B3"], [120, True, False, "B5"]]
    (pad,) = found.diary.leaks.records()
    assert (pad["amount"], pad["pad"], pad["pad_gain_g"], pad["cell"]) == ("", 1, 85, "B6")
    assert at(found, "leaks") == ["03 06:59"]  # of the night that this morning closes
    assert (codes(found), found.rows.read) == ([], 4)


@pytest.mark.parametrize(
    ("pad", "changed", "problems"),
    [("", 0, []), ("nee", 0, []), ("x", 1, []), ("zwaar", 1, [("pad_unreadable", "B6")])],
)
def test_a_pad_on_the_next_morning_need_not_be_weighed(pad: str, changed: int, problems: list[tuple[str, str]]):
    found = reading(day("07:05 | | | 300"), sheet("Volgende ochtend", WORN.replace("85", pad)))
    assert len(found.diary.leaks) == changed
    assert found.diary.leaks.frame()["pad_gain_g"].isna().all()
    assert codes(found) == problems


def test_a_morning_by_catheter_alone_closes_the_night():
    only = WORN.replace("350", "").replace("Aandrang | 2", "Aandrang |").replace("85", "")
    found = reading(day("07:05 | | | | | | | | 300"), sheet("Volgende ochtend", only))
    assert found.diary.voids["catheter"].tolist() == [True, True]
    assert len(found.diary.days) == 2
    assert codes(found) == []


def test_without_a_time_of_rising_what_stands_on_the_morning_is_refused_and_counted():
    found = reading(day("07:05 | | | 300"), sheet("Volgende ochtend", WORN.replace("07:00", "")))
    assert codes(found) == [("rise_missing", "B2")]
    assert (at(found, "gaps"), found.rows.refused) == (["03 00:00", "03 00:00"], 3)


@pytest.mark.parametrize("label", ["Pad (grams) | 40 g", "Pad | 40", "Inlegger | 40"])
def test_the_pad_of_the_night_by_other_labels(label: str):
    found = reading(day("07:05 | | | 300"), sheet("Volgende ochtend", f"{MORNING}    {label}\n"))
    assert found.diary.leaks["pad_gain_g"].tolist() == [40]
    assert codes(found) == []
