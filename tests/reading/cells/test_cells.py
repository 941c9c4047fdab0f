"""Every kind of cell: what is accepted, and what is a problem."""

import datetime as dt
import math

import pytest

from diary.model import EXERCISE_NUMBERS
from diary.reading.cells import codes as cells
from diary.reading.cells import quantities
from diary.reading.cells.codes import Wrong
from diary.reading.cells.dates import EXCEL_EPOCH, EXCEL_EPOCH_1904, Written, date
from diary.reading.cells.times import clock
from diary.reading.cells.volumes import volume

DATES = {
    "3-3-2025": (3, 3, 2025, None), "03/03/25": (3, 3, 2025, None), "ma 3 maart": (3, 3, None, 0),
    "3 mrt": (3, 3, None, None), "maandag 3-3-2025": (3, 3, 2025, 0), "2025-03-03": (3, 3, 2025, None),
    "2025-03-03 00:00:00": (3, 3, 2025, None), "ma. 3 mrt. 2025": (3, 3, 2025, 0), "3-mrt-2025": (3, 3, 2025, None),
    "March 3, 2026": (3, 3, 2026, None), "3rd of March": (3, 3, None, None), "Mon 3 March 2025": (3, 3, 2025, 0),
    "02-03-26": (2, 3, 2026, None), "29 feb": (29, 2, None, None), "3.3.2025": (3, 3, 2025, None),
    "3‑3‑2025": (3, 3, 2025, None), "3 – 3 – 2025": (3, 3, 2025, None), "20250303": (3, 3, 2025, None),
    "2025/03/03": (3, 3, 2025, None), "3-3-'25": (3, 3, 2025, None), "3 mrt ’25": (3, 3, 2025, None),
    "3-3-25 (ma)": (3, 3, 2025, 0), "3 maart (ma)": (3, 3, None, 0), "dag 2: 3-3-2025": (3, 3, 2025, None),
    "3e maart": (3, 3, None, None), "3mrt": (3, 3, None, None), "3 3 2025": (3, 3, 2025, None),
    "3-3-2025 07:30": (3, 3, 2025, None), 45719.3: (3, 3, 2025, None), "45719.3": (3, 3, 2025, None),
    dt.date(2025, 3, 3): (3, 3, 2025, None),
    45719.0: (3, 3, 2025, None), "45719": (3, 3, 2025, None), dt.datetime(2025, 3, 3): (3, 3, 2025, None),
}  # fmt: skip


@pytest.mark.parametrize(("cell", "expected"), DATES.items())
def test_a_date_is_read(cell: object, expected: tuple[int, int, int | None, int | None]):
    assert date(cell) == Written(*expected)


def test_a_date_may_be_relative_or_have_its_month_first():
    assert date("dag 2") == date("day 2") == Written(relative=2)
    assert date("dag3") == Written(relative=3)
    assert date("03/25/2026") == Written(25, 3, 2026, month_first=True, order="month")


def test_the_order_of_two_numbers_is_asked_where_the_calendar_leaves_it_open():
    assert date("02/03/26") == Written(2, 3, 2026, order="either")
    assert date("02/03/26", month_first=True) == Written(3, 2, 2026, month_first=True, order="either")
    assert date("13/03/26", month_first=True) == date("13/03/26") == Written(13, 3, 2026, order="day")
    assert date("12/12/26", month_first=True) == date("12/12/26") == Written(12, 12, 2026)
    assert date("2026/03/02", month_first=True) == date("2-3-2026")
    assert date("13/13/2026") == Wrong("date_impossible")


def test_a_workbook_may_count_its_days_from_1904():
    day = dt.date(2026, 3, 2)
    assert date(float((day - EXCEL_EPOCH).days)) == Written(2, 3, 2026)
    assert date(float((day - EXCEL_EPOCH_1904).days), date_1904=True) == Written(2, 3, 2026)


@pytest.mark.parametrize("cell", ["31-2-2025", "30 februari", "29-2-2025", "32-1-2025"])
def test_a_day_that_does_not_exist_is_a_problem(cell: str):
    assert date(cell) == Wrong("date_impossible")


@pytest.mark.parametrize("cell", ["wat", "3 foo", 12.0, math.nan, True, dt.datetime(1899, 12, 30), "dag 0", "foo 3"])
def test_what_is_no_date_is_a_problem(cell: object):
    assert date(cell) == Wrong("date_unreadable")


BRISTOL = {
    4.0: (4, None), "4": (4, None), "type 4": (4, None), "Type 4": (4, None), "4 – gladde zachte worst": (4, None),
    "3-4": (3, 4), "3/4": (3, 4), "4-3": (3, 4), "type 3-4": (3, 4), 3.5: (3, 4), dt.datetime(2026, 4, 3): (3, 4),
    dt.datetime(2026, 3, 4): (3, 4), "4-4": (4, None), 1.0: (1, None), 7.0: (7, None), "4.0": (4, None),
    "4,0": (4, None),
    "3,5": (3, 4), "3.5": (3, 4), "3 - 4": (3, 4), "3–4": (3, 4), "3 t/m 4": (3, 4), "3 à 4": (3, 4), "3 of 4": (3, 4),
    "3, 4": (3, 4), "3+4": (3, 4), "4 (zacht)": (4, None), "Bristol 4": (4, None), "type4": (4, None),
}  # fmt: skip


@pytest.mark.parametrize(("cell", "expected"), BRISTOL.items())
def test_a_bristol_type_is_read(cell: object, expected: tuple[int, int | None]):
    assert cells.bristol(cell) == expected


@pytest.mark.parametrize(
    "cell", [0.0, 8.0, "8", "0", "7-8", "7,5", "zacht", dt.datetime(2026, 3, 9), 4.2, True, "34", "4 of zachter", "4a"]
)
def test_what_is_no_bristol_type_is_a_problem(cell: object):
    assert cells.bristol(cell) == Wrong("bristol_unreadable")


WORDS = [
    ("leak", "drops", "druppels", "drup", "+", "graad 1", "drops", "Een paar druppels", "gr. 1"),
    ("leak", "small", "scheut", "scheutje", "scheut(je)", "++", "nat", "graad 2", "small", "graad2"),
    ("leak", "large", "veel", "plas", "+++", "doorweekt", "graad 3", "large", "heel veel"),
    (
        "leak",
        "none",
        "geen",
        "nee",
        "droog",
        "0",
        0.0,
        "-",
        "none",
        False,
        "geen verlies",
        "niets",
        "n.v.t.",
        "graad 0",
    ),
    ("leak", "some", "x", "ja", True),
    ("trigger", "cough", "hoesten", "bij het hoesten", "cough"),
    ("trigger", "on_the_way", "onderweg naar toilet", "on the way to the toilet"),
    ("trigger", "asleep", "in de slaap", "asleep"),
    ("drink", "decaf", "cafeïnevrij", "decaf"),
    ("drink", "coffee", "koffie met melk", "COFFEE"),
    ("drink", "alcohol", "rode wijn"),
    ("straining", "hard", "hard", "erg"),
    ("stool_leak", "full", "hele ontlasting", "full"),
    ("blood", "blood_and_mucus", "bloed en slijm", "both"),
    ("sex", "female", "v", "vrouw", "F"),
    ("sex", "male", "m", "man"),
    ("urge_scale", "iciq", "ICIQ 0-4", "iciq"),
]


@pytest.mark.parametrize(("name", "key", "cell"), [(row[0], row[1], cell) for row in WORDS for cell in row[2:]])
def test_a_word_is_recognised(name: str, key: str, cell: object):
    assert cells.word(cell, name) == key


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("leak", "niet veel"),
        ("leak", "soms"),
        ("leak", "soms"),
        ("leak", 7.0),
        ("sex", "vr"),
        ("leak", "a" * 99),
    ],
)
def test_a_word_that_is_on_no_list_is_a_problem(name: str, cell: object):
    assert cells.word(cell, name) == Wrong(f"{name}_unreadable")


@pytest.mark.parametrize(
    "cell", ["ja", "j", "x", "v", "1", 1.0, "yes", "Y", "✓", "✔", "☑", "true", "WAAR", "Ja!", True]
)
def test_yes(cell: object):
    assert cells.yes_no(cell) == 1.0


@pytest.mark.parametrize("cell", ["nee", "neen", "n", "0", 0.0, "no", "-", "geen", "false", "ONWAAR", False])
def test_no(cell: object):
    assert cells.yes_no(cell) == 0.0


@pytest.mark.parametrize(
    ("cell", "scale", "expected"),
    [
        (2.0, "iciq", (2, 3)), (2.0, "ppius", (2, 2)), ("4", "ups", (4, 3)), ("2 matig", "iuga", (2, 3)),
        ("sterk", "words", (3, 3)), ("+++", "words", (3, 3)), ("niet gehaald", "words", (4, 4)),
        ("ja", "yes_no", (1, 3)),
        ("nee", "yes_no", (0, 0)), (0.0, "ppius", (0, 0)), (4.0, "iciq", (4, 4)),
        ("3/4", "ppius", (3, 3)), ("3 van 4", "ppius", (3, 3)), ("3 van de 4", "ups", (3, 3)),
        ("2 / 4", "iciq", (2, 3)),
        ("3 out of 4", "ppius", (3, 3)), ("0/4", "ppius", (0, 0)), ("2/3", "iuga", (2, 3)),
        ("2 – matig", "ppius", (2, 2)),
        ("2 (matig)", "ppius", (2, 2)), ("niveau 3", "ppius", (3, 3)), ("3.0", "ppius", (3, 3)),
        ("geen", "ppius", (0, 0)),
        ("nee", "iciq", (0, 0)),
    ],
)  # fmt: skip
def test_an_urge_has_its_level_on_the_declared_scale(cell: object, scale: str, expected: tuple[float, float]):
    assert cells.urge(cell, scale) == expected


@pytest.mark.parametrize(
    ("cell", "scale", "code"),
    [
        (5.0, "ppius", "above_scale"), (4.0, "iuga", "above_scale"), ("sterk", "ppius", "unreadable"),
        ("misschien", "yes_no", "unreadable"), ("heel erg", "words", "unreadable"), (1.5, "iciq", "unreadable"),
        *((cell, "ppius", "unreadable") for cell in (
            "3 of 4", "2 à 3", "3-4", "3 - 4", "3 – 4", "2 tot 3", "2 or 3", "3 en 4", "3, 4", "3 (4)", "2 of minder",
            "3+",
            "3?", "3/5", "2/3", "3 of the 4", "2,5", "1/2", dt.datetime(2026, 4, 3), "x",
        )),
        ("3/4", "", "unreadable"), ("3/4", "iuga", "unreadable"), ("4/5", "ppius", "unreadable"),
    ],
)  # fmt: skip
def test_an_urge_that_is_not_on_the_scale_is_a_problem(cell: object, scale: str, code: str):
    assert cells.urge(cell, scale) == Wrong(f"urge_{code}")


@pytest.mark.parametrize(
    "reader", [cells.bristol, lambda cell: cells.urge(cell, "ppius"), lambda cell: cells.urge(cell, "")]
)
@pytest.mark.parametrize("cell", ["-", "–", "--", "n.v.t.", "nvt", "n/a"])
def test_a_dash_where_a_code_stands_leaves_it_open(reader, cell: str):
    assert reader(cell) is None


def test_an_urge_without_a_scale_is_kept_without_a_level():
    found = cells.urge(3.0, "")
    assert isinstance(found, tuple)
    assert found[0] == 3
    assert math.isnan(found[1])


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        (10.0, 10), ("10 min", 10), ("1,5 uur", 90), ("10-15", 12.5), ("kwartier", 15), ("half uur", 30), ("nee", 0),
        (dt.time(0, 20), 20), (dt.timedelta(minutes=5), 5), (False, 0), (1440.0, 1440),
    ],
)  # fmt: skip
def test_minutes_are_read(cell: object, minutes: float):
    assert quantities.minutes(cell) == minutes


@pytest.mark.parametrize("cell", ["lang", "10 km", -1.0, 1441.0, dt.datetime(2026, 3, 2), math.nan, "5-6 km"])
def test_what_are_no_minutes_is_a_problem(cell: object):
    assert quantities.minutes(cell) == Wrong("minutes_unreadable")


@pytest.mark.parametrize(
    ("cell", "pain"), [(0.0, 0), (10.0, 10), ("4/10", 4), ("4 van 10", 4), ("nee", 0), ("3", 3), ("3,5", 3.5)]
)
def test_pain_is_read(cell: object, pain: float):
    assert quantities.pain(cell) == pain


@pytest.mark.parametrize("cell", [11.0, -1.0, "erg", "10/20", math.nan])
def test_what_is_no_pain_score_is_a_problem(cell: object):
    assert quantities.pain(cell) == Wrong("pain_unreadable")


def test_a_pad_is_a_mark_or_grams():
    changed = quantities.pad("x")
    assert isinstance(changed, tuple)
    assert changed[0] == 1
    assert math.isnan(changed[1])
    assert quantities.pad("12 g") == quantities.pad(12.0) == (1.0, 12.0)
    assert quantities.pad("1 g") == (1.0, 1.0)
    for written in ("verschoond", "Gewisseld", "nieuw", "changed"):
        assert quantities.pad(written) == pytest.approx((1.0, math.nan), nan_ok=True)
    assert quantities.pad("nat") == quantities.pad(5001.0) == Wrong("pad_unreadable")


READERS = [
    clock, date, volume, cells.bristol, quantities.minutes, quantities.pain, quantities.pad, cells.yes_no,
    lambda cell: cells.urge(cell, "ppius"), lambda cell: cells.word(cell, "leak"),
    lambda cell: quantities.number(cell, "age_unreadable", 0, 120, "year_units"),
    lambda cell: cells.leading_code(cell, "exercise_unreadable", EXERCISE_NUMBERS),
]  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("cell", [None, "", "   ", "\n"])
def test_a_blank_cell_is_nothing(reader, cell: object):
    assert reader(cell) is None
