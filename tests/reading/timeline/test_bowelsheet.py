"""The bowel and exercise sheets: visits, days without stool, laxatives; every date known or named."""

import datetime as dt
import math

import pytest

from diary.reading.cells.remarks import recognise
from diary.reading.files.workbook import CellValue, Sheet
from tests.reading.grids import BOWEL, at, codes, day, grid, reading, sheet


def bowel(rows: str, heading: str = BOWEL):
    return sheet("Ontlasting", heading, rows)


def kinds(rows: str) -> list[str]:
    return list(reading(bowel(rows)).diary.bowel["kind"])


def test_a_visit_has_all_its_items():
    found = reading(
        bowel("2-3-2026 | 08:15 | ja | 3-4 | 10 | beetje | ja | nee | nee | 12 | 3 | veeg | nee | ja | bloed | pijn")
    )
    (visit,) = found.diary.bowel.records()
    assert at(found, "bowel") == ["02 08:15"]
    assert all(math.isnan(visit.pop(key)) for key in ("in_toilet", "holding_back", "toilet_blocked"))
    assert visit | {"at": None} == {
        "diary": 0, "at": None, "timed": True, "kind": "visit", "passed": 1, "bristol": 3, "bristol_to": 4,
        "postponed_min": 10, "straining": "some", "incomplete": 1, "blockage": 0, "manual_help": 0, "minutes": 12,
        "pain": 3, "leak": "smear", "noticed": 0, "laxative": 1, "blood": "blood", "note": "pijn",
        "sheet": "Ontlasting", "cell": "C2",
    }  # fmt: skip
    assert list(found.diary.remarks["code"]) == ["pain"]
    assert codes(found) == []


def test_what_is_blank_is_unknown():
    (visit,) = reading(bowel("2-3-2026 | 08:15 | ja")).diary.bowel.records()
    assert (visit["straining"], visit["leak"], visit["blood"]) == ("", "", "")
    assert all(math.isnan(visit[key]) for key in ("bristol", "bristol_to", "postponed_min", "incomplete", "minutes"))


@pytest.mark.parametrize(("row", "kind"), {
    "2-3-2026 | | nee": "no_stool",
    "2-3-2026 | | nee | | | nee | | | | | | geen": "no_stool",
    "2-3-2026 | | | | | | | | | | | | | | | geen ontlasting": "no_stool",
    "2-3-2026 | | | | | | | | | | | | | | | No stool today": "no_stool",
    "2-3-2026 | | nee | | | | | | | | | | | ja": "no_stool",
    "2-3-2026 | 08:15 | nee": "visit",
    "2-3-2026 | 08:15 | nee | | | hard": "visit",
    "2-3-2026 | | nee | | | hard": "visit",
    "2-3-2026 | | nee | | | | | | | | 3": "visit",
    "2-3-2026 | | | | | | | | | | 3": "visit",
    "2-3-2026 | | | | | | | | | | 3 | | | | | geen ontlasting": "no_stool",
    "2-3-2026 | | | 4": "visit",
    "2-3-2026 | 08:15 | | | | nee": "visit",
    "2-3-2026 | 20:00 | | | | | | | | | | | | ja": "laxative",
    "2-3-2026 | | | | | | | | | | | | | macrogol": "laxative",
}.items())  # fmt: skip
def test_what_kind_of_row_it_is(row: str, kind: str):
    assert kinds(row) == [kind]


def test_a_blank_date_is_that_of_the_row_above_and_a_date_alone_is_no_row():
    found = reading(bowel("2-3-2026 | 08:00 | ja | 4\n | 20:00 | ja | 5\n3-3-2026\n | 09:00 | ja | 3\n5 maart | | nee"))
    assert at(found, "bowel") == ["02 08:00", "02 20:00", "03 09:00", "05 00:00"]
    assert list(found.diary.bowel["timed"]) == [True, True, True, False]
    assert found.rows.present == 4
    assert codes(found) == [("year_from_context", "A6")]


def test_a_row_whose_date_cannot_be_known_is_refused():
    found = reading(bowel(" | 08:00 | ja | 4\nwat | 09:00 | ja\n | 10:00 | ja\n3-3-2026 | 11:00 | ja\nwat"))
    assert codes(found) == [
        ("date_missing", "A2"),
        ("date_unreadable", "A3"),
        ("date_missing", "A4"),
        ("date_unreadable", "A6"),
    ]
    assert (found.rows.present, found.rows.read, found.rows.refused) == (5, 1, 4)


def test_a_date_without_a_year_takes_it_from_the_day_sheets_or_is_refused():
    assert at(reading(day("07:05 | | | 300"), bowel("5 maart | 08:00 | ja")), "bowel") == ["05 08:00"]
    assert codes(reading(bowel("5 maart | 08:00 | ja"))) == [("date_without_year", "A2")]


def test_a_relative_date_counts_from_the_first_day():
    found = reading(day("07:05 | | | 300"), bowel("dag 2 | 08:00 | ja"))
    assert at(found, "bowel") == ["03 08:00"]
    assert codes(reading(bowel("dag 2 | 08:00 | ja"))) == [("date_unreadable", "A2")]


@pytest.mark.parametrize("time", ["ochtend", "half acht"])
def test_a_time_that_cannot_be_read_keeps_the_visit_on_its_date(time: str):
    found = reading(bowel(f"2-3-2026 | {time} | ja | 4"))
    assert [cell for _, cell in codes(found)] == ["B2"]
    assert list(found.diary.bowel["timed"]) == [False]
    assert found.diary.bowel["kind"].item() == "visit"


def test_every_wrong_cell_is_named_and_the_visit_kept():
    found = reading(bowel("2-3-2026 | 08:00 | soms | 9 | lang | wat | ? | ? | ? | lang | 11 | soms | ? | ? | groen"))
    assert [cell for _, cell in codes(found)] == [f"{column}2" for column in "CDEFGHIJKLMO"]
    assert (found.rows.read, len(found.diary.bowel)) == (1, 1)


def test_a_yes_without_a_degree_is_some():
    found = reading(bowel("2-3-2026 | 08:00 | ja | 4 | | ja | | | | | | ja"))
    assert found.diary.bowel.frame()[["straining", "leak"]].to_numpy().tolist() == [["some", "some"]]
    assert codes(found) == [("yes_without_degree", "F2"), ("yes_without_degree", "L2")]


def test_a_scale_of_five_types_is_refused_not_mapped():
    found = reading(bowel("2-3-2026 | 08:00 | ja | 2", BOWEL.replace("Type", "Type (1-5)")))
    assert codes(found) == [("bristol_other_scale", "D1"), ("bristol_other_scale", "D2")]
    assert math.isnan(found.diary.bowel["bristol"].item())


def test_rows_without_anything_that_happened_are_skipped():
    blank = " |" * 15
    found = reading(bowel(f"2-3-2026 | 08:00\n3-3-2026{blank} vakantie\n4-3-2026{blank} koorts"))
    assert codes(found) == [("row_without_event", "A2"), ("remark_only", "P3")]
    assert (found.rows.read, found.rows.skipped) == (1, 2)
    assert list(found.diary.remarks["code"]) == ["fever"]


EXERCISES = "Datum | Oefening | Keren | Minuten per keer"


def test_exercises_are_read_and_what_is_wrong_is_unknown():
    rows = "2-3-2026 | 3 | 10 | 2\n | oefening 5 | 2x | kwartier\n3-3-2026 | 9 | vaak | 2"
    found = reading(day("07:05 | | | 300"), sheet("Oefeningen", EXERCISES, rows))
    done = found.diary.exercises.frame()
    assert done[["exercise", "times", "minutes"]].fillna(-1).to_numpy().tolist() == [
        [3, 10, 2],
        [5, 2, 15],
        [-1, -1, 2],
    ]
    assert [f"{date:%d}" for date in done["date"].tolist()] == ["02", "02", "03"]
    assert codes(found) == [("exercise_unreadable", "B4"), ("times_unreadable", "C4")]


REMARKS = {
    "pijn": ["pain"], "geen pijn": [], "geen last van pijn": [], "geen pijn, wel koorts": ["fever"],
    "niet geslapen maar pijn": ["pain"], "hoofdpijn": [], "Bloed bij het plassen!": ["blood_in_urine"],
    "geen bloed": [], "bloed geprikt": [], "bloed bij de ontlasting": ["blood_in_stool"],
    "kan niet plassen": ["cannot_void"], "moest persen": ["pushing"], "nadruppelen": ["dribbling"],
    "zwarte ontlasting": ["black_stool"], "straal onderbroken": ["interrupting"],
    "no pain": [], "painful, with fever": ["pain", "fever"], "could not pass urine": ["cannot_void"],
    "can't pee": ["cannot_void"], "blood test": [], "blood in stool": ["blood_in_stool"],
    "Stool was black": ["black_stool"],
    "had to push": ["pushing"], "": [], "gewandeld": [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REMARKS.items())
def test_what_a_remark_says(text: str, expected: list[str]):
    assert list(recognise(text)) == expected


def test_blood_on_the_bowel_sheet_is_in_the_stool():
    assert recognise("bloed", stool=True) == ("blood_in_stool",)
    assert recognise("bloed") == ("blood_in_urine",)


def test_the_drawn_tables_of_these_tests_are_read_as_drawn():
    assert grid("a | 1\n | x") == [["a", 1.0], [None, "x"]]


def test_a_remark_with_an_amount_is_named():
    visit, alone = (
        "2-3-2026 | 08:15 | ja | 4" + " | " * 12 + "200 ml gedronken",
        "3-3-2026" + " | " * 15 + "geplast 200",
    )
    found = reading(bowel(f"{visit}\n{alone}"))
    assert [(one.code, one.cell, one.found, one.fate) for one in found.problems] == [
        ("remark_with_data", "P2", "200 ml", "read"),
        ("remark_with_data", "P3", "geplast 200", "skipped"),
    ]


def test_put_off_without_a_number_of_minutes_is_told():
    found = reading(bowel("2-3-2026 | 08:00 | ja | 4 | ja"))
    assert [(problem.code, problem.cell, problem.fate) for problem in found.problems] == [
        ("minutes_missing", "E2", "kept_without_value")
    ]
    assert found.diary.bowel.frame()["postponed_min"].isna().all()


def test_types_that_became_a_date_are_listed():
    rows: list[list[CellValue]] = [[None] * 16 for _ in range(2)]
    rows[0][:4] = ["2-3-2026", "08:00", "ja", dt.datetime(2026, 4, 3)]
    rows[1][:4] = ["3-3-2026", "08:00", "ja", "3-4"]
    found = reading(Sheet("Ontlasting", [list(BOWEL.split(" | ")), *rows]))
    assert [(guess.code, guess.cell, guess.chosen) for guess in found.guesses] == [("bristol_from_date", "D2", "3-4")]
    assert list(found.diary.bowel["bristol_to"]) == [4, 4]


@pytest.mark.parametrize("written", ["3-4-2026", "03/04/2026", "2026-04-03", "3-apr", "03-Apr"])
def test_types_that_became_a_date_in_a_file_of_text_are_listed_too(written: str):
    found = reading(bowel(f"2-3-2026 | 08:00 | ja | {written}"))
    assert [(guess.code, guess.cell, guess.chosen) for guess in found.guesses] == [("bristol_from_date", "D2", "3-4")]
    assert found.diary.bowel.frame()[["bristol", "bristol_to"]].values.tolist() == [[3, 4]]


@pytest.mark.parametrize("written", ["3-9-2026", "dag 3", "vr 3 april 2026", "46115", "31-2-2026"])
def test_a_date_that_no_two_types_make_is_no_type(written: str):
    found = reading(bowel(f"2-3-2026 | 08:00 | ja | {written}"))
    assert codes(found) == [("bristol_unreadable", "D2")] and not found.guesses


@pytest.mark.parametrize(
    ("text", "stool", "codes"),
    [
        ("plastablet furosemide, dikke enkels", False, {"diuretic", "oedema"}),
        ("geen plaspil vandaag; no swollen ankles", False, set()),
        ("32 weken zwanger", False, {"pregnant"}),
        ("niet zwanger", False, set()),
        ("after the birth", False, {"postpartum"}),
        ("zwakke straal, moet wachten tot het komt", False, {"weak_stream", "hesitancy"}),
        ("blaas niet leeg geplast", False, {"not_empty"}),
        ("lukte bijna niet", False, {"cannot_void"}),
        ("only drops came", False, {"cannot_void"}),
        ("ramadan", False, {"fasting"}),
        ("slappe benen", False, {"numbness"}),
        ("doof gevoel in mijn hand", False, set()),
        ("veel bloed", True, {"blood_in_stool", "much_blood"}),
        ("kon het niet ophouden", True, {"bowel_urgency"}),
        ("kon het niet ophouden", False, set()),  # of urine, perhaps
        ("moest persen, lukte bijna niet", True, set()),  # of stool
        ("daarna plassen lukte bijna niet", True, {"cannot_void"}),
    ],
)
def test_circumstances_are_recognised_and_of_what_they_are_told(text: str, stool: bool, codes: set[str]) -> None:
    assert set(recognise(text, stool=stool)) == codes


@pytest.mark.parametrize("row", [
    "2-3-2026 | geen", "2-3-2026 | BNO |  | ", "2-3-2026 |  |  | none", "2-3-2026 | none |  | geen",
    "2-3-2026 | nil |  | -",
])  # fmt: skip
def test_a_word_for_none_in_place_of_a_time_or_a_type_is_a_day_without_stool(row: str):
    found = reading(bowel(f"1-3-2026 | 08:00 | ja | 4\n{row}"))
    assert found.diary.bowel["kind"].tolist() == ["visit", "no_stool"]
    assert codes(found) == []


def test_a_word_for_none_beside_a_type_is_no_day_without_stool():
    found = reading(bowel("2-3-2026 | geen | | 4"))
    assert found.diary.bowel["kind"].tolist() == ["visit"]
    assert codes(found) == [("time_unreadable", "B2")]


def test_a_loss_on_a_day_without_stool_is_kept():
    found = reading(bowel("2-3-2026 | geen | | | | | | | | | | veeg"))
    assert found.diary.bowel.frame()[["kind", "passed", "leak"]].to_numpy().tolist() == [["visit", False, "smear"]]


def test_weekdays_below_a_date_are_days_from_that_date_on():
    rows = "ma | 8.10 | 3 | ja\nwo | 7.55 | 4 | nee\nwo | 19.30 | 5 | nee"
    found = reading(sheet("Poepdagboek", "Startdatum: 20-1-2025\n", "Dag | Tijd | Soort (Bristol) | Persen", rows))
    assert at(found, "bowel") == ["20 08:10", "22 07:55", "22 19:30"]


OF_CHILD = "Datum | Tijd | Gelukt | Type | Op de wc | Ophouden gezien | Wc verstopt | Bijzonderheden"


@pytest.mark.parametrize(("row", "kind"), {
    "2-3-2026 | 08:00 | ja | 4 | ja | nee | nee": "visit",
    "2-3-2026 | | nee | | | ja": "no_stool",
    "2-3-2026 | | | | | ja": "holding_back",
    "2-3-2026 | | | | ja": "visit",
    "2-3-2026 | | | | | nee | ja": "visit",
}.items())  # fmt: skip
def test_where_a_child_passed_a_stool_and_that_it_held_one_back(row: str, kind: str):
    found = reading(bowel(row, OF_CHILD))
    assert (list(found.diary.bowel["kind"]), codes(found)) == ([kind], [])


def test_a_day_without_stool_on_which_holding_back_was_seen_is_kept():
    found = reading(bowel("2-3-2026 | | nee | | | ja\n3-3-2026 | | | | | ja", OF_CHILD))
    assert list(found.diary.bowel["holding_back"]) == [1, 1]
    assert list(found.diary.bowel.frame()["passed"].fillna(-1)) == [0, -1]


FORMS = "1\n2\n3\n4\n5\n2-3\n6\n0"


def forms(scale: str, heading: str = OF_CHILD):
    rows = "\n".join(f"{number + 2}-3-2026 | | ja | {form}" for number, form in enumerate(FORMS.split("\n")))
    about = sheet("Gegevens", f"Code | K1\nLeeftijd | 7\nOntlastingsschaal | {scale}")
    return reading(about, bowel(rows, heading))


def test_five_forms_that_are_declared_become_types_of_bristol():
    found = forms("kind 1-5")
    assert found.diary.patients["stool_scale"].item() == "child"
    assert list(found.diary.bowel.frame()["bristol"].fillna(0)) == [1, 2, 4, 6, 7, 2, 0, 0]
    assert found.diary.bowel["bristol_to"][5] == 4
    assert codes(found) == [("child_form_unreadable", "D8"), ("child_form_unreadable", "D9")]


def test_five_forms_without_a_scale_or_seven_with_one_of_five_are_refused():
    five, seven = OF_CHILD.replace("Type", "Type (1-5)"), OF_CHILD.replace("Type", "Type (1-7)")
    for found in (forms("", five), forms("Bristol 1-7", five), forms("child 1-5", seven)):
        assert found.diary.bowel.frame()["bristol"].isna().all()
        assert ("bristol_other_scale", "D1") in codes(found)
    assert list(forms("kind 1-5", five).diary.bowel["bristol"][:5]) == [1, 2, 4, 6, 7]


def test_a_scale_that_is_not_known_is_told():
    assert ("stool_scale_unreadable", "B3") in codes(forms("eigen schaal"))
