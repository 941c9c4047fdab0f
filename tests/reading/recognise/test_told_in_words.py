"""What people tell in words: in a cell of events, drinks or pads, in a second column of kinds, in a remark."""

from __future__ import annotations

import pytest

from tests.reading.grids import at, codes, reading, sheet


def of(heading: str, *rows: str):
    return reading(sheet("Blad1", heading, "\n".join(rows)))


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        (
            "Datum | Tijd | Wat",
            [
                "2-3-2026 | 07:00 | op, plas 350 ml",
                "2-3-2026 | 08:00 | thee 200 ml",
                "2-3-2026 | 10:00 | geplast 200 cc, druppels verloren",
                "2-3-2026 | 12:00 | ontlasting type 4",
                "2-3-2026 | 23:00 | plas 150 en naar bed",
            ],
        ),
        (
            "Date | Time | Event",
            [
                "2026-03-02 | 07:00 | got up, wee 350 ml",
                "2026-03-02 | 08:00 | tea 200 ml",
                "2026-03-02 | 10:00 | PU 200, leak, drops",
                "2026-03-02 | 12:00 | BO type 4",
                "2026-03-02 | 23:00 | voided 150 and to bed",
            ],
        ),
    ],
)
def test_an_event_that_is_told_with_how_much_is_read(heading: str, rows: list[str]):
    found = of(heading, *rows)
    assert at(found, "voids") == ["02 07:00", "02 10:00", "02 23:00"]
    assert list(found.diary.voids["volume_ml"]) == [350, 200, 150]
    assert list(found.diary.voids["leak"]) == ["", "drops", ""]
    assert list(found.diary.drinks["volume_ml"]) == [200]
    assert list(found.diary.drinks["what"]) == ["tea"]
    assert list(found.diary.bowel["bristol"]) == [4]
    (day,) = found.diary.days.records()
    assert (f"{day['rise']:%H:%M}", f"{day['bed']:%H:%M}") == ("07:00", "23:00")
    assert not [code for code, _ in codes(found) if "unreadable" in code or "unknown" in code]


def test_words_beside_what_happened_are_a_remark_and_an_amount_that_is_not_clear_is_told():
    found = of(
        "Datum | Tijd | Wat",
        "2-3-2026 | 07:00 | plas 300, helder",
        "2-3-2026 | 08:00 | 150 of 200 geplast",
        "2-3-2026 | 09:00 | ontlasting, brijig",
    )
    assert list(found.diary.voids["note"]) == ["helder", ""]
    assert [(one.code, one.cell) for one in found.problems] == [("volume_unreadable", "C3")]
    assert list(found.diary.bowel["note"]) == ["brijig"]
    assert found.rows.read == 3


@pytest.mark.parametrize(
    ("heading", "visit", "stool"),
    [
        ("Datum | Tijd | Categorie | Subcategorie | Hoeveelheid", "Toilet | Urine", "Toilet | Ontlasting"),
        ("Date | Time | Category | Subcategory | Amount", "Bathroom visit | Pee", "Bathroom visit | Bowel movement"),
        ("Date | Time | Category | Sub category | Amount", "Output | Urine", "Output | Stool"),
    ],
)
def test_a_second_column_of_kinds_says_what_the_first_leaves_open(heading: str, visit: str, stool: str):
    found = of(
        heading,
        f"2026-03-02 | 07:10 | {visit} | 300 ml",
        "2026-03-02 | 08:00 | Intake | Tea | 200 ml",
        f"2026-03-02 | 10:00 | {stool} |",
        f"2026-03-02 | 12:00 | {visit} | 250 ml",
        "2026-03-02 | 13:00 | Leak | Urine |",
    )
    assert list(found.diary.voids["volume_ml"]) == [300, 250]
    assert list(found.diary.drinks["what"]) == ["tea"]
    assert at(found, "bowel") == ["02 10:00"]
    assert at(found, "leaks") == ["02 13:00"]
    assert codes(found) == []


def test_what_came_out_otherwise_is_no_void_whatever_the_first_column_calls_it():
    found = of(
        "Date | Time | Category | Subcategory | Amount",
        "2026-03-02 | 07:10 | Output | Urine | 300",
        "2026-03-02 | 08:00 | Output | Vomit | 200",
        "2026-03-02 | 09:00 | Output | Urine | 100",
        "2026-03-02 | 10:00 | Intake | Water | 100",
    )
    assert list(found.diary.voids["volume_ml"]) == [300, 100]
    assert ("event_unknown", "D3") in codes(found)


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Datum | Tijd | Wat heeft u gedronken? | Plas (ml)", ["200 ml thee", "glas water", "2 kopjes koffie"]),
        ("Date | Time | What did you drink | Urine (ml)", ["200 ml tea", "a glass of water", "2 cups of coffee"]),
        ("Date | Time | What you drank | Amount of urine", ["tea 200 ml", "glass water", "2 cups coffee"]),
    ],
)
def test_the_amount_beside_the_name_of_a_drink_is_read_where_no_column_is_one_of_amounts(
    heading: str, cells: list[str]
):
    rows = [f"2026-03-02 | {8 + hour}:00 | {cell} |" for hour, cell in enumerate(cells)]
    found = of(heading, "2026-03-02 | 07:00 | | 300", *rows)
    assert list(found.diary.drinks["volume_ml"]) == [200, 200, 250]
    assert list(found.diary.drinks["what"]) == ["tea", "water", "coffee"]


def test_ounces_and_cups_beside_the_name_of_a_drink_are_read():
    found = of(
        "Date | Time | What did you drink | Urine (oz)",
        "3/14/2026 | 7:10 AM |  | 10",
        "3/14/2026 | 8:00 AM | 8 oz coffee |",
        "3/14/2026 | 9:00 AM | 1 cup water |",
    )
    assert [round(ml) for ml in found.diary.drinks["volume_ml"]] == [237, 240]


@pytest.mark.parametrize(
    ("heading", "sizes"),
    [
        ("Date | Time | Drink | Drink amount | Amount passed (ml)", "1 mug | 1 glass"),
        ("Datum | Tijd | Drinken | Drinken hoeveel | Hoeveelheid geloosd (ml)", "1 mok | 1 glas"),
    ],
)
def test_what_was_passed_is_no_drink_and_sizes_beside_a_drink_are_its_amount(heading: str, sizes: str):
    mug, glass = sizes.split(" | ")
    found = of(
        heading,
        "2026-03-02 | 07:10 |  |  | 300",
        f"2026-03-02 | 08:00 | tea | {mug} |",
        f"2026-03-02 | 09:00 | water | {glass} | 250",
    )
    assert list(found.diary.voids["volume_ml"]) == [300, 250]
    assert list(found.diary.drinks["volume_ml"]) == [250, 200]
    assert codes(found) == []


@pytest.mark.parametrize("heading", ["My poos (type 1-7)", "Poep (1-7)", "Stool 1 to 7", "Mijn poep (type 1 t/m 7)"])
def test_what_is_on_a_scale_is_no_amount(heading: str):
    found = of(
        f"Date | Time | Drink (ml) | {heading}",
        "2026-03-02 | 08:00 | 200 |",
        "2026-03-02 | 10:00 | | 4",
        "2026-03-02 | 12:00 | 100 | 3",
    )
    assert list(found.diary.drinks["volume_ml"]) == [200, 100]
    assert list(found.diary.bowel["bristol"]) == [4, 3]


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        (["dry", "damp", "wet", "soaked, pad changed"], ["none", "drops", "small", "large"]),
        (["droog", "vochtig", "nat", "kletsnat, verschoond"], ["none", "drops", "small", "large"]),
    ],
)
@pytest.mark.parametrize("heading", ["Date | Time | Toilet | Pad", "Datum | Tijd | Toileting | Inlegger"])
def test_how_wet_a_pad_is_said_to_be_is_a_leak(heading: str, words: list[str], amounts: list[str]):
    found = of(heading, *(f"2026-03-02 | {7 + hour}:00 | PU | {word}" for hour, word in enumerate(words)))
    assert list(found.diary.voids["leak"]) == amounts
    assert list(found.diary.voids.frame()["pad"].fillna(0)) == [0, 0, 0, 1]
    assert [code for code, _ in codes(found)] == ["column_by_content"]


@pytest.mark.parametrize("word", ["BO", "bowels opened", "gepoept"])
def test_the_name_of_a_stool_in_a_column_of_stools_is_a_yes_and_its_denial_a_no(word: str):
    found = of(
        "Date | Time | Fluid in | Bowels",
        "2026-03-02 | 08:00 | 200 |",
        f"2026-03-02 | 10:00 | 200 | {word}",
        "2026-03-02 | 12:00 | 200 | T5",
        "2026-03-02 | 13:00 | 200 | BNO",
    )
    assert at(found, "bowel") == ["02 10:00", "02 12:00"]
    assert codes(found) == []


@pytest.mark.parametrize("heading", ["Severity", "Ernst"])
def test_words_that_stand_beside_leaks_alone_say_how_much(heading: str):
    found = of(
        f"Date | Time | Event | Volume (ml) | {heading}",
        "2026-03-02 | 07:10 | Void | 300 |",
        "2026-03-02 | 08:00 | Leak |  | Light",
        "2026-03-02 | 10:00 | Leak |  | Heavy",
        "2026-03-02 | 11:00 | Leak |  | Moderate",
    )
    assert list(found.diary.leaks["amount"]) == ["small", "large", "some"]
    assert [code for code, _ in codes(found)] == ["leak_unreadable", "column_by_content"]


def test_a_leak_in_a_remark_is_that_of_its_void_where_no_column_is_there_for_it():
    heading = "Date | Time | Drink (ml) | Urine (ml) | {}Comments"
    rows = [
        "2026-03-02 | 07:10 |  | 300 | {}no leak",
        "2026-03-02 | 10:00 |  | 250 | {}slight leak on the way",
        "2026-03-02 | 11:00 | 200 |  | {}leaked a lot when coughing",
    ]
    found = of(heading.format(""), *(row.format("") for row in rows))
    assert list(found.diary.voids["leak"]) == ["", "small"]
    assert list(found.diary.leaks["amount"]) == ["large"]
    assert codes(found) == [("leak_by_remark", "E3"), ("leak_by_remark", "E4")]
    beside = of(heading.format("Leak | "), *(row.format("| ") for row in rows))
    assert list(beside.diary.voids["leak"]) == ["", ""]
    assert [code for code, _ in codes(beside)] == ["leak_in_remark", "leak_in_remark"]


@pytest.mark.parametrize(
    ("rise", "bed"),
    [
        ("Time I got up", "Time I went to bed"),
        ("What time did you get up?", "What time did you go to sleep?"),
        ("Hoe laat stond ik op", "Hoe laat ging ik naar bed"),
        ("Hoe laat werd u wakker?", "Licht uit"),
    ],
)
@pytest.mark.parametrize("between", [" | ", ": "])
def test_rising_and_bedtime_above_a_table_in_words_of_ones_own(rise: str, bed: str, between: str):
    found = of(
        f"Datum: 2 maart 2026\n{rise}{between}07:00\n{bed}{between}23:00",
        "Time | Drink (ml) | Urine (ml)",
        "07:05 |  | 300",
        "08:00 | 200 |",
    )
    (day,) = found.diary.days.records()
    assert (f"{day['rise']:%H:%M}", f"{day['bed']:%H:%M}") == ("07:00", "23:00")
    assert codes(found) == []


@pytest.mark.parametrize("heading", [
    "Response type | Date of event | Time of event | What happened? | Urine (ml)",
    "Soort invoer | Datum | Tijd | Wat gebeurde er? | Urine (ml)",
])  # fmt: skip
def test_of_two_columns_of_kinds_the_one_that_names_events_tells_what_happened(heading: str):
    rows = "IP address | 2025-06-24 | 07:35 | I went to the toilet | 200\nIP address | 2025-06-24 | 16:20 | pee |"
    found = reading(sheet("Export", heading, rows))
    assert at(found, "voids") == ["24 07:35", "24 16:20"]


def test_the_ml_beside_several_glasses_are_those_of_all_only_where_they_cannot_be_of_each():
    cells = ["2 glasses wine 350ml", "2 glasses water 200 ml", "2 glasses water 300 ml"]
    rows = [f"2026-03-02 | {8 + hour}:00 | {cell} |" for hour, cell in enumerate(cells)]
    found = of("Date | Time | What did you drink | Urine (ml)", *rows, "2026-03-02 | 12:00 | | 200")
    assert list(found.diary.drinks.frame()["volume_ml"].fillna(0)) == [350, 0, 0]
    assert list(found.diary.drinks["estimated"]) == [True, False, False]
    assert [(one.code, one.cell) for one in found.problems] == [("volume_several", "C3"), ("volume_several", "C4")]


@pytest.mark.parametrize(
    ("heading", "drunk", "passed"),
    [
        ("Date | Time | Fluid In (oz) | Fluid Out (oz)", 236.588, 354.882),
        ("Date | Time | PO intake | UOP", 8, 12),
        ("Datum | Tijd | Vocht in | Vocht uit", 8, 12),
    ],
)
def test_what_went_in_and_what_came_out_are_told_apart(heading: str, drunk: float, passed: float):
    found = of(heading, "2026-03-02 | 08:00 | 8 |", "2026-03-02 | 09:00 | | 12")
    assert list(found.diary.drinks["volume_ml"]) == [drunk]
    assert list(found.diary.voids["volume_ml"]) == [passed]


def test_amounts_below_the_name_of_one_drink_alone_that_are_not_read_are_a_warning_and_leave_their_days_open():
    found = of("Datum | Tijd | Thee | Plas", "2-3-2026 | 08:00 | 150 | 300", "2-3-2026 | 09:00 | | 200")
    assert [(one.code, one.severity, one.cell) for one in found.problems] == [("column_unknown", "warning", "C1")]
    assert "drink" in set(found.diary.gaps["what"])


@pytest.mark.parametrize("heading", ["Pad voor | Pad na", "Inlegger droog | Inlegger nat", "Pad before | Pad after"])
def test_a_pad_before_and_after_is_weighed(heading: str):
    found = of(f"Datum | Tijd | {heading}", "2-3-2026 | 08:00 | 20 | 45", "2-3-2026 | 12:00 | 20 | 30")
    assert list(found.diary.leaks["pad_gain_g"]) == [25, 10]
