"""Which of two numbers is the day: one order a file, by evidence, and said once."""

import datetime as dt

import pytest

from diary.reading.files.workbook import Sheet
from diary.record import Reading
from tests.reading.grids import BOWEL, DAY, codes, reading, sheet


def of(*dates: str) -> Reading:
    """Read a diary with these dates, a day sheet each."""
    return reading(*(
        sheet(f"Dag {number}", DAY.replace("2-3-2026", date), "07:05 | | | 300") for number, date in enumerate(dates, 1)
    ))  # fmt: skip


US = [f"03/{day:02}/2026" for day in range(9, 14)]
FILES = {
    "a day above twelve tells of every date": (US, "09.03 10.03 11.03 12.03 13.03", ["date_month_first"]),
    "the same, day first": (["12/03/2026", "13/03/2026"], "12.03 13.03", []),
    "days that follow each other": (US[:3], "09.03 10.03 11.03", ["date_month_first"]),
    "days that follow each other, day first": (["03/09/2026", "04/09/2026"], "03.09 04.09", []),
    "beside a date that leaves no doubt": (["2026-03-08", "03/09/2026"], "08.03 09.03", ["date_month_first"]),
    "a weekday": (["Mon 03/09/2026"], "09.03", ["date_month_first"]),
    "a weekday, day first": (["do 03/09/2026"], "03.09", []),
    "nothing": (["03/09/2026"], "03.09", ["date_day_first"]),
    "two days as near in either order": (["03/04/2026", "04/03/2026"], "04.03 03.04", ["date_day_first"]),
    "both orders: each as it must": (["13/03/2026", "03/14/2026"], "13.03 14.03", ["date_month_first"]),
    "dashes are no American date": (["3-9-2026", "3-10-2026"], "03.09 03.10", []),
    "a date that is the same in either order": (["03/03/2026"], "03.03", []),
    "a year of two figures": (["2026-03-08", "03/09/26", "03/10/26"], "08.03 09.03 10.03", ["date_month_first"]),
}  # fmt: skip


@pytest.mark.parametrize(("dates", "days", "reported"), FILES.values(), ids=FILES)
def test_one_order_a_file(dates: list[str], days: str, reported: list[str]):
    found = of(*dates)
    assert " ".join(f"{date:%d.%m}" for date in found.diary.days["date"].tolist()) == days
    assert [code for code, _ in codes(found)] == reported


def test_the_order_is_said_once_with_the_cell_that_shows_it():
    (guess,) = of(*US).guesses
    assert (guess.sheet, guess.cell, guess.chosen) == ("Dag 1", "B1", "2026-03-09")
    (guess,) = of("03/09/2026").guesses
    assert (guess.sheet, guess.cell, guess.chosen) == ("Dag 1", "B1", "2026-09-03")
    assert of("2/29", "2/3").guesses[0].chosen == "2024-02-29"


def test_the_order_holds_for_a_column_of_dates_too():
    rows = "\n".join(f"03/{day:02}/2026 | 08:00 | ja | 4" for day in (11, 12, 13))
    found = reading(sheet("Ontlasting", BOWEL, rows))
    assert [f"{at:%d.%m}" for at in found.diary.bowel["at"].tolist()] == ["11.03", "12.03", "13.03"]
    assert codes(found) == [("date_month_first", "A2")]


def test_a_file_with_separators_is_read_in_one_order():
    lines = ["Datum", "Tijd", "Gelukt", "Type"], *([date, "08:00", "ja", "4"] for date in US)
    found = reading(Sheet("export", [list(line) for line in lines]))
    assert [f"{at:%d.%m}" for at in found.diary.bowel["at"].tolist()] == ["09.03", "10.03", "11.03", "12.03", "13.03"]


AMERICAN = "Time | AM / PM | Void (oz) | Drink (oz)", "7:50 | AM | 8 |\n8:45 | AM | | 5"


def test_a_tab_cannot_hold_a_slash_so_dashes_are_an_american_date_where_the_file_is_written_so():
    found = reading(sheet("5-12-2024", *AMERICAN))
    assert found.diary.days["date"][0].item() == dt.datetime(2024, 5, 12)
    assert ("date_month_first", "") in codes(found)
    of_millilitres = [text.replace("oz", "ml").replace("8 |\n", "220 |\n") for text in AMERICAN]
    assert reading(sheet("5-12-2024", *of_millilitres)).diary.days["date"][0].item() == dt.datetime(2024, 12, 5)


def test_days_that_follow_each_other_outweigh_the_country():
    found = reading(*(sheet(f"{number}-12-2024", *AMERICAN) for number in (5, 6, 7)))
    assert [date.day for date in found.diary.days["date"].tolist()] == [5, 6, 7]
