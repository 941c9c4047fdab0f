"""Words that say when someone rose, went to bed or fell asleep, in the rows of a day and in a list."""

import pytest

from diary.record import Reading
from tests.reading.grids import at, codes, reading, sheet

HEAD = "Datum | 2-3-2026\n\nTijd | Gedronken (ml) | Geplast (ml) | Verlies | Bijzonderheden"
ROWS = "09:00 | 200 |\n13:00 | | 250"


def day(rows: str, head: str = HEAD) -> Reading:
    return reading(sheet("Dag 1", head, rows))


def slept(found: Reading) -> list[str]:
    """The rising and the bedtime of the first day, each with its cell."""
    row = found.diary.days.records()[0]
    return [f"{row[key]:%d %H:%M} {row[f'{key}_cell']}" if row[key] else "" for key in ("rise", "bed")]


DAYS = {
    "in remarks": (f"07:05 | | | | opgestaan\n07:10 | | 300\n{ROWS}\n23:00 | | | | naar bed", ["02 07:05 E4",
    "02 23:00 E8"]),
    "in the urine column": (f"07:05 | | WOKE\n07:10 | | 300\n{ROWS}\n23:00 | | BED", ["02 07:05 C4", "02 23:00 C8"]),
    "beside the time": (f"7.05 WOKE\n07:10 | | 300\n{ROWS}\n23:00 BED", ["02 07:05 A4", "02 23:00 A8"]),
    "beside a void": (f"07:10 | | 300 | | opgestaan\n{ROWS}\n23:00 | | 150 | | naar bed", ["02 07:10 E4",
    "02 23:00 E7"]),
    "with a time of its own": (f"07:10 | | 300 | | opgestaan 07:00\n{ROWS}\n22:50 | | 150 | | naar bed om 23:00",
    ["02 07:00 E4", "02 23:00 E7"]),
    "past midnight": (f"07:10 | | 300 | | woke\n{ROWS}\n00:30 | | | | bed", ["02 07:10 E4", "03 00:30 E7"]),
    "bed for a nap first": (f"07:10 | | 300 | | woke\n{ROWS}\n14:00 | | | | bed\n23:00 | | | | bed", ["02 07:10 E4",
    "02 23:00 E8"]),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), DAYS.values(), ids=DAYS)
def test_a_word_tells_when_someone_rose_and_went_to_bed(rows: str, expected: list[str]):
    found = day(rows)
    assert slept(found) == expected
    assert [code for code, _ in codes(found) if code != "sleep_twice"] == ["rise_or_bed_by_word"] * 2
    assert found.rows.refused == found.rows.skipped == 0


def test_words_in_the_urine_column_are_no_voids():
    found = day(
        f"07:05 | | WOKE\n{ROWS}\n16:10 | | LEAK\n17:00 | | 160 LEAK | druppels\n18:00 | | 150 lek\n23:00 | | BED"
    )
    assert list(found.diary.voids["volume_ml"]) == [250, 160, 150]
    assert list(found.diary.voids["leak"]) == ["", "drops", "some"]
    assert at(found, "leaks") == ["02 16:10"]
    assert list(found.diary.leaks["cell"]) == ["C7"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("13:30 | | | | opgestaan", "sleep_twice"),  # in the middle of the day
        (" | | | | naar bed", "time_missing"),
    ],
)
def test_a_word_that_cannot_be_used_is_told(row: str, code: str):
    found = day(f"07:10 | | 300 | | moe vandaag\n{ROWS} | | lang gewandeld\n{row}\n15:00 | 200 |")
    assert slept(found) == ["", ""]
    assert (code, "E7") in codes(found)


def test_the_heading_of_a_day_comes_before_its_words():
    head = HEAD.replace("\n\n", "\nOpgestaan | 07:00\nNaar bed | 23:00\n\n")
    found = day(f"07:10 | | 300 | | opgestaan 07:00\n{ROWS}\n22:00 | | | | naar bed", head)
    assert slept(found) == ["02 07:00 B2", "02 23:00 B3"]
    assert codes(found) == [("sleep_twice", "E9")]


LIST = "Datum | Tijd | Geplast (ml) | Gedronken (ml) | Opmerking"


def test_a_list_has_its_nights_by_the_words_in_its_remarks():
    rows = """
        9-3-2026 | 07:00 | | | opgestaan
        9-3-2026 | 07:05 | 350 | |
        9-3-2026 | 08:00 | | 200 |
        9-3-2026 | 23:00 | | | naar bed
        10-3-2026 | 03:10 | 280 | |
        10-3-2026 | 07:00 | | | got up
        10-3-2026 | 07:05 | 300 | |
    """
    found = reading(sheet("Blad1", LIST, rows))
    assert slept(found) == ["09 07:00 E2", "09 23:00 E5"]
    assert [f"{rise:%d %H:%M}" for rise in found.diary.days["rise"].tolist()] == ["09 07:00", "10 07:00"]
    assert len(found.diary.voids) == 3
    assert found.rows.refused == found.rows.skipped == 0


CALENDAR = "Tijd | Geplast (ml) | Opmerkingen"
YESTERDAY = f"{CALENDAR}\n07:45 | | opgestaan\n08:00 | 200\n22:10 | 300"
NIGHTS = {
    "above the rising": "00:15 | | naar bed\n07:40 | | opgestaan\n07:45 | 490\n22:35 | | naar bed",
    "below a void at twelve": "12 uur | 360\n00:15 | | naar bed\n07:40 | | opgestaan\n07:45 | 490\n22:35 | | naar bed",
    "without a rising": "00:15 | | naar bed\n07:45 | 490\n22:35 | | naar bed",
    "an hour in words": "12 uur | | naar bed\n07:40 | | opgestaan\n07:45 | 490\n22:35 | | naar bed",
}


def beds(found: Reading) -> list[str]:
    """The bedtime of each day."""
    return [f"{bed:%d %H:%M}" if bed else "" for bed in found.diary.days["bed"].tolist()]


@pytest.mark.parametrize("rows", NIGHTS.values(), ids=NIGHTS)
def test_a_bedtime_at_the_top_of_a_sheet_ends_the_day_before(rows: str):
    found = reading(sheet("1-3-2026", YESTERDAY), sheet("2-3-2026", CALENDAR, rows))
    assert beds(found) == ["02 00:00" if rows.startswith("12 uur | |") else "02 00:15", "02 22:35"]
    assert [one.code for one in found.guesses].count("rise_or_bed_by_word") == 5 - ("opgestaan" not in rows) - 1
    assert not found.problems


def test_such_a_bedtime_is_told_where_the_day_before_has_one_or_is_not_there():
    first = "00:15 | | naar bed\n07:40 | | opgestaan\n07:45 | 490\n22:35 | | naar bed"
    alone = reading(sheet("2-3-2026", CALENDAR, first))
    known = reading(sheet("1-3-2026", f"{YESTERDAY}\n23:00 | | naar bed"), sheet("2-3-2026", CALENDAR, first))
    assert beds(alone) == ["02 22:35"]
    assert beds(known) == ["01 23:00", "02 22:35"]
    for found in (alone, known):
        assert [(one.code, one.cell) for one in found.problems] == [("sleep_twice", "C2")]


def test_a_spoken_time_of_a_row_is_settled_by_the_rows_around_it():
    found = reading(sheet("2-3-2026", CALENDAR, "half zeven | | opgestaan\n06:40 | 250\n08:35 | 200\n21:45 | 100"))
    assert [f"{rise:%H:%M}" for rise in found.diary.days["rise"].tolist()] == ["06:30"]
    assert not found.problems


@pytest.mark.parametrize(("time", "rise"), [("3:10", ""), ("5:30", "02 05:30 E4")])
def test_who_woke_at_night_and_passed_urine_did_not_rise_for_the_day(time: str, rise: str):
    found = day(f"{time} | | 280 | | wakker geworden\n07:10 | | 300\n{ROWS}")
    assert slept(found)[0] == rise
    assert (("woke_at_night", "E4") in codes(found)) == (not rise)
