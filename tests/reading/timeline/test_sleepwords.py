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
    row = found.diary.days.to_dict("records")[0]
    return [f"{row[key]:%d %H:%M} {row[f'{key}_cell']}" if row[key] == row[key] else "" for key in ("rise", "bed")]


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
    assert [f"{rise:%d %H:%M}" for rise in found.diary.days["rise"]] == ["09 07:00", "10 07:00"]
    assert len(found.diary.voids) == 3
    assert found.rows.refused == found.rows.skipped == 0
