"""Forms as practices and wards print them: grades that a line explains, a drink and its ml, bags, moments in words."""

from __future__ import annotations

import pytest

from diary.reading.files.workbook import Workbook
from diary.reading.reader import understand
from diary.reading.recognise.form_making import form_of
from tests.reading.grids import at, codes, reading, sheet

DAY = "PLASDAGBOEK | | Datum: | 3-11-2025\nOpgestaan om: | 06:50 | Naar bed om: | 22:45\n"
LEGEND = """

    * Verlies: 1 = druppels, 2 = scheutje, 3 = veel (kleding nat)
    Aandrang: 0 = geen, 1 = licht, 2 = matig, 3 = sterk
"""


@pytest.mark.parametrize("doing", ["Wat deed u op dat moment?", "Wat was u aan het doen?", "Waar was u mee bezig?"])
def test_what_someone_was_doing_is_no_moment_and_the_ml_beside_a_drink_are_of_it(doing: str):
    found = reading(sheet("Dag 1", DAY, f"""
        Tijd  | Wat gedronken | Hoeveel (ml) | Geplast (ml) | Aandrang (0-3) | Verlies (1-3)* | {doing}
        06:55 |               |              | 410          | 3              |                |
        07:20 | thee          | 200          |              |                |                |
        09:10 |               |              | 180          | 2              | 1              | traplopen
        15:30 | koffie        | 150          | 140          | 3              | 2              | tillen
        17:30 | wijn          | 125          |              |                |                |
        22:40 |               |              | 190          | 1              | 3              | niesbui
        Totaal |              | 475          | 920
    """, LEGEND))  # fmt: skip
    assert at(found, "voids") == ["03 06:55", "03 09:10", "03 15:30", "03 22:40"]
    assert list(found.diary.voids["leak"]) == ["", "drops", "small", "large"]
    assert list(found.diary.voids["trigger"]) == ["", "exercise", "lift", "sneeze"]
    assert list(found.diary.drinks["volume_ml"]) == [200, 150, 125]
    assert list(found.diary.drinks["what"]) == ["tea", "coffee", "alcohol"]


def test_the_amount_beside_the_names_of_drinks_is_theirs_in_english_too():
    found = reading(sheet("Monday", "Date: | 3 November 2025", """
        Time  | Type of drink | Amount (ml) | Urine (ml) | Leakage (0-3) | What were you doing at the time?
        07:00 |               |             | 400        | 0             |
        07:30 | tea           | 200         |            |               | breakfast
        10:15 | coffee        | 150         | 210        | 1             | gardening
        12:00 | water         | 250         |            |               | walking
        15:00 |               |             |            | 3             | coughing
    """))  # fmt: skip
    assert list(found.diary.drinks["volume_ml"]) == [200, 150, 250]
    assert list(found.diary.voids["leak"]) == ["none", "drops"]
    assert at(found, "leaks") == ["03 15:00"]
    assert list(found.diary.leaks["amount"]) == ["large"]


@pytest.mark.parametrize("heading", ["Moment", "Wanneer"])
def test_moments_in_words_beside_times_are_shared_by_the_days_beside_them(heading: str):
    found = reading(sheet("Week", f"""
        1 beker = 150 ml

         | | Zaterdag 8 november 2025 | | | Zondag 9 november 2025 | |
        {heading} | Tijd | Drinken | Plas (ml) | Broek droog/nat | Drinken | Plas (ml) | Broek droog/nat
        Opstaan  | 07:30 |         | 180 | droog |          | 210 | droog
        Ontbijt  | 08:00 | 1 beker |     |       | 2 bekers |     |
        Middag   | 15:00 | 2 bekers | 60 | nat   | 1 beker  | 130 | droog
        Naar bed | 19:45 |         | 100 | droog |          | 95  | droog
    """))  # fmt: skip
    assert at(found, "voids") == ["08 07:30", "08 15:00", "08 19:45", "09 07:30", "09 15:00", "09 19:45"]
    assert at(found, "drinks") == ["08 08:00", "08 15:00", "09 08:00", "09 15:00"]
    assert list(found.diary.drinks["volume_ml"]) == [150, 300, 300, 150]
    assert [code for code, _ in codes(found) if code == "date_invalid"] == []


@pytest.mark.parametrize("heading", ["Urine uit katheterzak (ml)", "Urinezak geleegd (ml)", "Inhoud zak (ml)"])
def test_what_a_bag_holds_is_of_the_catheter(heading: str):
    found = reading(sheet("balans", f"""
        Datum    | Tijd  | Oraal (ml) | Soort  | {heading} | Paraaf
        1-12-2025 | 07:00 |            |        | 620       | MJ
        1-12-2025 | 08:00 | 150        | thee   |           | MJ
        1-12-2025 | 14:30 | 125        | koffie | 480       | MJ
    """))  # fmt: skip
    assert list(found.diary.voids["catheter"]) == [True, True]
    assert ("indwelling_catheter", "E1") in codes(found)


@pytest.mark.parametrize("heading", ["Catheter bag (ml)", "Leg bag emptied (mls)", "Drained from bag (ml)"])
def test_what_a_bag_holds_is_of_the_catheter_in_english_too(heading: str):
    found = reading(sheet("fluid balance", f"""
        Date       | Time  | Oral intake (ml) | {heading} | Initials
        01/12/2025 | 07:00 |                  | 620       | MJ
        01/12/2025 | 08:00 | 150              |           | MJ
        01/12/2025 | 14:30 | 125              | 480       | MJ
    """))  # fmt: skip
    assert list(found.diary.voids["catheter"]) == [True, True]
    assert ("indwelling_catheter", "D1") in codes(found)


@pytest.mark.parametrize(
    ("head", "drink", "void", "leak", "stool", "details"),
    [
        ("Datum;Tijd;Soort;Hoeveelheid (ml);Omschrijving;Notitie", "Drinken", "Toilet", "Verlies", "Ontlasting",
         ("koffie", "paar druppels", "Bristol 4")),
        ("Date;Time;Type;Amount (ml);Description;Note", "Drink", "Toilet", "Leak", "Bowel movement",
         ("coffee", "few drops", "type 4")),
    ],
    ids=["nl", "en"],
)  # fmt: skip
def test_a_column_of_descriptions_tells_what_each_event_leaves_open(
    head: str, drink: str, void: str, leak: str, stool: str, details: tuple[str, str, str]
):
    rows = f"""
        19-1-2026 | 06:48 | {void}  | 380 | |
        19-1-2026 | 07:15 | {drink} | 250 | {details[0]} |
        19-1-2026 | 09:02 | {void}  | 145 | only just in time |
        19-1-2026 | 11:20 | {stool} |     | {details[2]} |
        19-1-2026 | 16:10 | {leak}  |     | {details[1]} | hoesten
        20-1-2026 | 07:05 | {void}  | 310 | |
    """
    found = reading(sheet("export", head.replace(";", " | "), rows))
    assert list(found.diary.drinks["what"]) == ["coffee"]
    assert list(found.diary.leaks["amount"]) == ["drops"]
    assert list(found.diary.bowel["bristol"]) == [4]
    assert list(found.diary.voids["note"]) == ["", "only just in time", ""]


@pytest.mark.parametrize(("word", "time", "rises"), [
    ("wakker geworden", "03:41", 0), ("woke up", "02:10", 0), ("opgestaan", "06:40", 1),
])  # fmt: skip
def test_who_woke_at_night_to_void_did_not_rise_in_a_list_either(word: str, time: str, rises: int):
    found = reading(sheet("lijst", f"""
        Datum     | Tijd   | Geplast (ml) | Opmerking
        19-1-2026 | 22:58  | 175          |
        20-1-2026 | {time} | 290          | {word}
        20-1-2026 | 07:05  | 310          |
        20-1-2026 | 10:05  | 210          |
    """))  # fmt: skip
    assert int(found.diary.days.frame()["rise"].notna().sum()) == rises
    assert (("woke_at_night", "D3") in codes(found)) == (not rises)


@pytest.mark.parametrize(("head", "place", "none"), [
    ("Dag | Tijd | Poeptype (Bristol 1-7) | Waar? (wc / broek) | Hoeveel", "wc", "geen"),
    ("Date | Time | Poo (Bristol) | Where? (toilet / pants)", "toilet", "none"),
    ("Datum | Tijd | Ontlasting | Waar", "potje", "nee"),
])  # fmt: skip
def test_a_word_for_none_without_a_time_is_a_day_without_stool(head: str, place: str, none: str):
    found = reading(sheet("Poeplijst", head, f"""
        12-1-2026 | 07:45 | 4 | {place}
        13-1-2026 | 08:00 | 3 | {place}
        14-1-2026 |       | {none} |
        15-1-2026 | 07:50 | 2 | {place}
    """))  # fmt: skip
    assert list(found.diary.bowel["kind"]) == ["visit", "visit", "no_stool", "visit"]
    assert found.rows.present == 4


@pytest.mark.parametrize(("ends", "head"), [
    (("06:00", "07:00"), "From | To | Type of drink | Amount (mls) | Urine passed (mls) | Wet? (Y/N)"),
    (("6.00", "7.00"), "Van | Tot | Wat gedronken | Hoeveel (ml) | Geplast (ml) | Nat"),
])  # fmt: skip
def test_two_columns_with_the_ends_of_an_hour_say_when(ends: tuple[str, str], head: str):
    found = reading(sheet("chart", "Date: | 14 October 2025", head, f"""
        {ends[0]} | {ends[1]} |      |     | 350 |
        07:00 | 08:00 | tea    | 200 |     |
        09:00 | 10:00 | coffee | 150 | 180 |
        11:00 | 12:00 |        |     |     | x
        23:00 | 24:00 |        |     | 240 |
    """))  # fmt: skip
    assert at(found, "voids") == ["14 06:30", "14 09:30", "14 23:30"]
    assert at(found, "drinks") == ["14 07:30", "14 09:30"]
    assert at(found, "leaks") == ["14 11:30"]
    assert [code for code, _ in codes(found) if code == "middle_of_hour"] == ["middle_of_hour"]


@pytest.mark.parametrize(("head", "yes", "no"), [
    ("Datum | Tijd | Plas (ml) | Droog? ja/nee", "ja", "nee"), ("Date | Time | Urine (ml) | Stayed dry?", "yes", "no"),
    ("Datum | Tijd | Plas (ml) | Broek droog", "j", "n"),
])  # fmt: skip
def test_no_to_the_question_whether_it_stayed_dry_is_a_leak(head: str, yes: str, no: str):
    found = reading(sheet("lijst", head, f"""
        13-3-2026 | 07:15 | 180 | {yes}
        13-3-2026 | 10:10 | 90  | {no}
        13-3-2026 | 12:30 |     | {no}
        13-3-2026 | 19:45 | 110 | {yes}
    """))  # fmt: skip
    assert list(found.diary.voids["leak"]) == ["none", "some", "none"]
    assert at(found, "leaks") == ["13 12:30"]


def test_of_columns_for_dry_and_for_wet_that_for_wet_tells_of_leaks():
    found = reading(sheet("log", """
        Date      | Time  | Dry | Wet | Urine (ml)
        13-3-2026 | 07:00 | x   |     | 180
        13-3-2026 | 09:00 |     | x   | 80
    """))  # fmt: skip
    assert list(found.diary.voids["leak"]) == ["", "some"]


TWO_IN_AN_HOUR = """
    Datum: | 3-11-2025
    Uur   | Gedronken (ml) | Geplast (ml)
    06-07 |                | 350
    07-08 | 150, 100       |
    09-10 |                | 200, 140
    13-14 |                | 160 en 80
    16-17 |                | 100, 90, 80
"""


def test_two_amounts_of_urine_beside_an_hour_are_two_voids_and_more_are_told():
    found = reading(sheet("Mictielijst", TWO_IN_AN_HOUR))
    assert list(found.diary.voids.frame()["volume_ml"].fillna(0)) == [350, 200, 140, 160, 80, 0]
    assert list(found.diary.drinks["volume_ml"]) == [250]
    assert [one.cell for one in found.problems if one.code == "volume_several"] == ["C7"]


def test_a_form_made_of_hours_with_two_voids_counts_single_ones_once():
    form = form_of(reading(sheet("Mictielijst", TWO_IN_AN_HOUR)))
    head = "Datum: | 4-11-2025\nUur | Gedronken (ml) | Geplast (ml)\n"
    rows = head + "06-07 | | 300\n07-08 | 200 |\n09-10 | | 200\n11-12 | | 90"
    again = understand(Workbook([sheet("Mictielijst", rows)], "xlsx", "0" * 64), "patient.xlsx", form=form)
    assert list(again.diary.voids["volume_ml"]) == [300, 200, 90]


def test_times_alone_hold_several_amounts_open():
    found = reading(sheet("Blad1", "Datum: | 3-11-2025\nTijd | Geplast (ml)\n07:10 | 350\n09:20 | 200, 140"))
    assert [one.code for one in found.problems] == ["volume_several"]


@pytest.mark.parametrize("line", [
    "Urgency: A = no urge, B = mild urge, C = moderate urge, D = severe urge, E = leaked before reaching toilet",
    "Urgency: A = none, B = mild, C = moderate, D = strong, E = leaked",
])  # fmt: skip
def test_letters_of_urge_are_what_the_form_says(line: str):
    rows = "\n".join(
        f"12/05/2025 | {hour}:15 | 200 | {letter}" for hour, letter in zip(range(10, 15), "ABCDE", strict=True)
    )
    found = reading(sheet("Diary", line, "", "Date | Time | Urine (ml) | Urgency\n" + rows))
    assert list(found.diary.voids["level"]) == [0, 1, 2, 3, 4]
    assert "urge_scale_by_words" in [code for code, _ in codes(found)]
