"""The list of nights: wet or dry, what the nappy weighed, and what it tells of the days that have a sheet."""

from __future__ import annotations

import math

import pytest

from diary.record import Reading
from tests.reading.grids import DAY, at, codes, day, reading, sheet

HEADING = " | ".join(
    (
        "Datum", "Naar bed", "Opgestaan", "Gewekt", "Nat of droog", "Luier droog (g)", "Luier nat (g)",
        "Poep in luier", "Geplast in de nacht (ml)", "Eerste plas ochtend (ml)", "Bijzonderheden",
    )
)  # fmt: skip
ENGLISH = " | ".join(
    (
        "Date", "To bed", "Got up", "Woken", "Wet or dry", "Nappy dry (g)", "Nappy wet (g)", "Stool in nappy",
        "Urine in the night (ml)", "First morning urine (ml)", "Remarks",
    )
)  # fmt: skip
SHEET = "07:00 | | | 180\n12:00 | | | 120\n19:00 | | | 140"


def nights(rows: str, heading: str = HEADING) -> Reading:
    return reading(sheet("Nachten", heading, rows))


def night(row: str, heading: str = HEADING) -> dict[str, object]:
    (found,) = nights(row, heading).diary.nights.records()
    return {key: None if value != value else value for key, value in found.items()}


@pytest.mark.parametrize(
    ("heading", "words"), [(HEADING, "ja | nat | 25 | 205 | nee"), (ENGLISH, "yes | wet | 25 | 205 | no")]
)
def test_a_night_has_all_its_items(heading: str, words: str):
    found = nights(f"2-3-2026 | 19:45 | 07:05 | {words} | 90 | 150 | pijn", heading)
    assert (at(found, "nights", "bed"), at(found, "nights", "rise")) == (["02 19:45"], ["03 07:05"])
    kept = found.diary.nights.records()[0]
    assert (kept["woken"], kept["wet"], kept["dry_g"], kept["wet_g"], kept["stool_in_nappy"]) == (1, 1, 25, 205, 0)
    assert (kept["night_voids_ml"], kept["first_morning_ml"], kept["cell"]) == (90, 150, "E2")
    assert (found.rows.present, found.rows.read, codes(found)) == (1, 1, [])


def test_what_is_blank_is_unknown():
    kept = night("2-3-2026 | | | | | 25")
    assert all(
        kept[key] is None for key in ("woken", "wet", "wet_g", "stool_in_nappy", "night_voids_ml", "first_morning_ml")
    )


@pytest.mark.parametrize(("written", "wet"), {
    "nat": 1, "droog": 0, "n": 1, "d": 0, "Wet": 1, "dry": 0, "?": None, "-": None, "ja": None,
}.items())  # fmt: skip
def test_below_wet_or_dry_a_letter_is_that_of_its_word(written: str, wet: float | None):
    assert night(f"2-3-2026 | | | nee | {written}")["wet"] == wet


@pytest.mark.parametrize(("written", "wet"), {"ja": 1, "nee": 0, "n": 0, "x": 1, "nat": 1}.items())
def test_below_wet_alone_a_letter_is_yes_or_no(written: str, wet: float):
    assert night(f"2-3-2026 | nee | {written}", "Datum | Gewekt | Bed nat")["wet"] == wet


@pytest.mark.parametrize(("bed", "moment"), {
    "20:15": "02 20:15", "00:30": "03 00:30", "half acht": "02 19:30", "15:00": "02 15:00", "14:59": "03 14:59",
}.items())  # fmt: skip
def test_going_to_bed_is_in_the_evening_or_past_midnight(bed: str, moment: str):
    assert at(nights(f"2-3-2026 | {bed} | | nee | nat"), "nights", "bed") == [moment]


def test_a_nappy_that_became_lighter_is_told_and_not_weighed():
    found = nights("2-3-2026 | | | | nat | 205 | 25\n3-3-2026 | | | | nat | 25 | 25")
    assert codes(found) == [("nappy_lighter", "G2")]
    assert [math.isnan(grams) for grams in found.diary.nights["wet_g"]] == [True, False]


@pytest.mark.parametrize(("row", "code"), {
    "2-3-2026 | | | | soms": ("wet_unreadable", "E2"),
    "2-3-2026 | | | | nat | veel": ("nappy_unreadable", "F2"),
    "2-3-2026 | | | | nat | 6000": ("nappy_unreadable", "F2"),
    "2-3-2026 | | | | nat | | | | | >300": ("night_volume_open", "J2"),
}.items())  # fmt: skip
def test_what_cannot_be_read_is_named_with_its_cell(row: str, code: tuple[str, str]):
    assert codes(nights(row)) == [code]


def test_a_night_gives_its_days_the_times_they_lack_and_closes_the_last():
    untimed = DAY.replace("07:00", "").replace("23:00", "")
    found = reading(
        sheet("Dag 1", untimed, SHEET),
        sheet("Nachten", HEADING, "2-3-2026 | 19:45 | 07:05 | nee | droog | | | | | 150"),
    )
    assert at(found, "days", "bed") == ["02 19:45", "-"]
    assert list(found.diary.days["morning_only"]) == [False, True]
    assert list(found.diary.days["day"]) == [1, 2]
    closing = found.diary.voids.records()[-1]
    assert (at(found, "voids")[-1], closing["volume_ml"], closing["first_morning"]) == ("03 07:05", 150, True)


def test_nights_alone_make_no_days():
    assert len(nights("2-3-2026 | 19:45 | 07:05 | nee | nat | | | | | 150").diary.days) == 0


def test_voids_of_a_night_that_stand_with_it_alone_are_a_gap_of_its_day():
    row = "2-3-2026 | 23:00 | 07:05 | nee | droog | | | | 140 | 150"
    alone = reading(day(SHEET), sheet("Nachten", HEADING, row))
    assert (list(alone.diary.gaps["what"]), list(alone.diary.gaps["cell"])) == (["void"], ["I2"])
    both = reading(day(f"{SHEET}\n02:30 | | | 140"), sheet("Nachten", HEADING, row))
    assert not len(both.diary.gaps)


def first_void(day_rows: str, written: str) -> tuple[list[tuple[str, float]], list[str], float]:
    """Return the voids of the second morning, what is told, and the first void with the night, of two day sheets."""
    one, two = (
        sheet(f"Dag {n}", DAY.replace("2-3-2026", f"{n + 1}-3-2026"), rows) for n, rows in ((1, SHEET), (2, day_rows))
    )
    row = f"2-3-2026 | 19:45 | 07:00 | nee | droog | | | | | {written}"
    found = reading(one, two, sheet("Nachten", HEADING, row))
    voids = zip(at(found, "voids"), found.diary.voids["volume_ml"], strict=True)
    morning = [(moment, ml) for moment, ml in voids if moment.startswith("03")]
    told = [code for code, _ in codes(found) if code.startswith("first_morning_")]
    return morning, told, found.diary.nights["first_morning_ml"].item()


@pytest.mark.parametrize(("rows", "written", "voids", "told", "kept"), [
    ("07:05 | | | 150\n12:00 | | | 90", "150", {"03 07:05": 150, "03 12:00": 90}, [], 150),
    ("07:05 | | | x\n12:00 | | | 90", "150", {"03 07:05": 150, "03 12:00": 90}, ["first_morning_from_night"], 150),
    ("07:05 | | | 150\n12:00 | | | 90", "x", {"03 07:05": 150, "03 12:00": 90}, [], None),
    ("07:05 | | | 150\n12:00 | | | 90", "200", {"03 07:05": 150, "03 12:00": 90}, ["first_morning_differs"], 150),
    ("10:05 | | | 90", "150", {"03 10:05": 90, "03 07:00": 150}, ["first_morning_from_night"], 150),
    ("10:05 | | | 150", "150", {"03 10:05": 150}, [], 150),
    ("10:05 | | | 90", "", {"03 10:05": 90}, [], None),
])  # fmt: skip
def test_the_first_void_of_a_morning_counts_once(
    rows: str, written: str, voids: dict[str, float], told: list[str], kept: float | None
):
    morning, noticed, with_night = first_void(rows, written)
    assert (dict(morning), noticed) == (voids, told)
    assert (None if math.isnan(with_night) else with_night) == kept


NAPPY = """
    Mictiedagboek kind
    Datum: | 2-3-2026

    Tijd | Wat gedronken | Gedronken (ml) | Plas (ml) | Nat (graad) | Gewicht droge luier (g) | Gewicht natte luier (g)
    07:10 | | | 230 | 0
    11:50 | | | 95 | 2
    22:40 | | | 100 | 0
"""


def test_a_nappy_in_a_row_of_the_night_is_that_of_the_night_after_the_day():
    found = reading(sheet("Dag 1", NAPPY, "nacht | | | | | 32 | 212"), sheet("Dag 2", NAPPY.replace("2-3", "3-3")))
    night = found.diary.nights.records()[0]
    assert (len(found.diary.nights), f"{night['date']:%d}", night["dry_g"], night["wet_g"]) == (1, "02", 32, 212)
    assert (night["cell"], found.rows.refused) == ("G8", 0)
    assert ("night_after_day", "G8") in codes(found)
    assert "time_unreadable" not in [code for code, _ in codes(found)]


def test_grades_of_wet_are_amounts():
    found = reading(sheet("Dag 1", NAPPY), sheet("Dag 2", NAPPY.replace("2-3", "3-3")))
    assert list(found.diary.voids["leak"]) == ["none", "small", "none"] * 2


ABOVE = """
    Datum | 12-3-2026
    Nat geworden? | ja
    Aantal nachtplasjes | 1
    Gewicht droge luier | 30
    Gewicht natte luier | {wet}

    Tijd | Gedronken (ml) | Geplast (ml)
    07:10 | | 230
    11:50 | 200 | 95
    22:40 | | 100
"""


def test_a_nappy_above_a_day_is_that_of_the_night_before_it():
    found = reading(sheet("Dag 1", ABOVE.format(wet=150)))
    night = found.diary.nights.records()[0]
    assert (f"{night['date']:%d}", night["wet"], night["night_voids"], night["dry_g"], night["wet_g"]) == (
        "11",
        1,
        1,
        30,
        150,
    )
    assert ("night_before_day", "B5") in codes(found)
    assert ("nappy_lighter", "B5") in codes(reading(sheet("Dag 1", ABOVE.format(wet=20))))
    assert not len(reading(day(SHEET)).diary.nights)
