"""Every kind of cell: what is accepted, and what is a problem."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.model import EXERCISE_NUMBERS
from diary.reading.cells import codes as cells
from diary.reading.cells.codes import Wrong
from diary.reading.cells.dates import EXCEL_EPOCH, EXCEL_EPOCH_1904, Written, date
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.volumes import Volume, household_measures, volume
from diary.reading.cells.words import read_toml

ANY_CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.text(max_size=40),
    st.text("0123456789.,:-+/x>±½ ulmkopjeshalfvoracht", max_size=16),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
)

TIMES = {
    "07:30": 450, "7:30": 450, "7.30": 450, "7,30": 450, "7u30": 450, "7h30": 450, "7u": 420, "7 uur": 420,
    "19.30u": 1170, "0730": 450, "730": 450, "07:30:00": 450, "7.30 uur": 450, "±7:30": 450, "ca. 7:30": 450,
    "rond 8 uur": 480, "7 o'clock": 420, "7 pm": 1140, "7:30pm": 1170, "12 am": 0, "half acht 's avonds": 1170,
    "12 uur 's nachts": 0, "11 uur 's nachts": 1380, "1 uur 's nachts": 60, "8:00 's ochtends": 480,
    "13:00 's middags": 780, "24:00": 1440, "24:15": 1455, "middernacht": 1440, "midnight": 1440, "noon": 720,
    "7:30 uur": 450, "8 uur 30": 510, "7 30": 450, "7u 30": 450, "7;30": 450, "07.30u": 450, "±7u": 420, "7:30?": 450,
    "7:30 (ongeveer)": 450, "ongev. 7:30": 450, "~7.30": 450, "+/- 7.30": 450, "'s ochtends 7 uur": 420, "7": 420,
    "24u": 1440, "24.00": 1440, "0 uur": 0, "7.3": 450, "0.3125": 450, "1930": 1170, "12 uur": 720, 45719.3125: 450,
    "02/03/2026 07:30": 450, dt.datetime(1904, 1, 1, 7, 30): 450, dt.datetime(1900, 1, 1, 7, 30): 450,
    "00:00": 0, "0,3125": 450, "kwart over 19": 1155, "23:59": 1439,
    0.3125: 450, 7.3: 450, 7.05: 425, 7.0: 420, 0.0: 0, 730.0: 450, 1930.0: 1170, 24.0: 1440, 0.5: 720,
    dt.time(6, 59, 59, 968000): 420, dt.time(23, 59, 40): 1440, dt.datetime(1899, 12, 30, 7, 30): 450,
    dt.timedelta(hours=7, minutes=30): 450, dt.timedelta(hours=24): 1440,
}  # fmt: skip
SPOKEN = {
    "half acht": 450, "half 8": 450, "kwart over 7": 435, "kwart voor acht": 465, "tien voor half acht": 440,
    "vijf over half acht": 455, "acht uur": 480, "half past seven": 450, "half seven": 450, "quarter to eight": 465,
    "ten past 7": 430, "twaalf uur": 0, "half een": 30,
    "halfacht": 450, "± half acht": 450, "half één": 30, "kwart voor één": 45, "vijf voor half 8": 445, "20 to 8": 460,
    "tien over zeven": 430, "seven": 420, "quarter past seven": 435,
}  # fmt: skip
NO_TIMES = [
    "25:00", "7:65", "7:5", "ochtend", "7:00-7:30", "half", "zeven over foo", "kwart over 25", "-1:00", "abc over acht",
    7.75, 0.3, 25.0, 99.0, 2567.0, 7.123, -1.0, math.nan, math.inf, True, dt.timedelta(hours=25), dt.timedelta(-1),
    dt.date(2026, 3, 2), "7-30", "tussen 7 en 8", "nacht", "'s ochtends", "7'30", "1 1", 45719.0, 20260302.5, 0.02,
    False,
    "2-3-2026", "2-3-2026 ochtend",
]  # fmt: skip


@pytest.mark.parametrize(("cell", "minutes"), TIMES.items())
def test_a_time_is_read(cell: object, minutes: int):
    assert clock(cell) == Clock(minutes)


@pytest.mark.parametrize(("cell", "minutes"), SPOKEN.items())
def test_a_spoken_time_leaves_morning_or_evening_open(cell: str, minutes: int):
    assert clock(cell) == Clock(minutes, half_unknown=True)


@pytest.mark.parametrize("cell", NO_TIMES)
def test_what_is_no_time_is_a_problem(cell: object):
    assert clock(cell) == Wrong("time_unreadable")


def test_a_moment_keeps_its_own_date():
    for cell in (dt.datetime(2026, 3, 2, 7, 5), "2026-03-02 07:05", "2026-03-02T07:05:00", "2-3-2026 7.05"):
        assert clock(cell) == Clock(425, date=dt.date(2026, 3, 2))


VOLUMES = {
    250.0: 250, "250": 250, "250 ml": 250, "250cc": 250, "2,5 dl": 250, "2.5 dl": 250, "0,25 l": 250, "25 cl": 250,
    "1/2 l": 500, "½ l": 500, "halve liter": 500, "kwart liter": 250, "anderhalve liter": 1500, "half a litre": 500,
    "150+100": 250, "150 ml + 1 dl": 250, "2x150": 300, "2 × 150 ml": 300, "1.000": 1000, "1,250": 1250, "1,5 l": 1500,
    "1,250 l": 1250, "300 gr": 300, "8 fl oz": 236.588, "8 oz": 236.588, "250 koffie": 250, 250.5: 250.5, 9.0: 9,
    "250ml.": 250, "2.5dl": 250, "150 ml + 1 dl + 50": 300, "2 x 150 ml": 300, "150x2": 300, "150 x 2": 300,
    "150 ml 2x": 300, "1.000 ml": 1000, "1/4 l": 250, "1 ½ l": 1500, "een halve liter": 500, "300 gram": 300,
    "250.0": 250, "250,5": 250.5, "8 fl. oz": 236.588, "8 floz": 236.588, "8 fluid ounces": 236.588, "koffie 150": 150,
    "water: 250 ml": 250, "nul": 0, "n.v.t.": 0, "0 ml": 0, "0,0": 0, "200 ml thee + 100 ml water": 300,
    10.5: 10.5, "0": 0, "-": 0, "geen": 0, False: 0, 10_000.0: 10_000,
}  # fmt: skip
ESTIMATES = {
    "1 kopje": (125, ""), "2 kopjes koffie": (250, "coffee"), "half glas": (100, ""), "anderhalf glas": (300, ""),
    "1½ glas": (300, ""), "blikje cola": (330, "soft_drink"), "flesje": (500, ""), "kom soep": (250, "soup"),
    "twee glazen water": (400, "water"), "a cup of tea": (125, "tea"), "glas rode wijn": (100, "alcohol"),
    "1 kopje koffie + 1 glas water": (325, "coffee"), "2 x 1 glas": (400, ""), "±250": (250, ""), "ca. 250": (250, ""),
    "espresso": (50, "coffee"), "250?": (250, ""), "250 (ongeveer)": (250, ""), "ongev. 250": (250, ""),
    "bijna 250": (250, ""), "1 glas?": (200, ""), "thee 2 kopjes": (250, "tea"), "cola, 1 blikje": (330, "soft_drink"),
    "half kopje thee": (62.5, "tea"), "een half glas": (100, ""), "1,5 glas": (300, ""), "1 1/2 glas": (300, ""),
    "3/4 glas": (150, ""), "kwart glas": (50, ""), "blikje": (330, ""), "1 flesje water": (500, "water"),
    "halve fles": (250, ""), "bakje koffie": (125, "coffee"), "2 biertjes": (500, ""), "kom": (250, ""),
    "koffie espresso": (50, "coffee"),
}  # fmt: skip
NO_VOLUMES = {
    "100/150": "several", "100, 150": "several", "100 ml; 150": "several", "100 en 150": "several",
    "80 & 120": "several", "100 of 150": "unreadable", "<500": "unreadable", "1 pint": "unreadable",
    "2 koffie": "unreadable", "koffie 2": "unreadable", "1 bier": "unreadable", "2x koffie": "unreadable",
    "koffie thee": "unreadable", "1 000": "unreadable", "klein plasje": "unreadable", "2x" * 3000: "unreadable",
    "0,5": "unit_unclear", "0.250": "unit_unclear", "koffie zand": "unreadable", "zand x2": "unreadable",
    "beetje": "unreadable", "koffie": "unreadable", "2 glazen zand": "unreadable", "250 zand": "unreadable",
    "zand + 100": "unreadable", "-5 tot 10 ml": "negative", "1-2,5": "unreadable", ">veel": "unreadable",
    math.nan: "unreadable", math.inf: "unreadable", "1,5": "unit_unclear", 1.5: "unit_unclear", 0.25: "unit_unclear",
    -20.0: "negative", "-20": "negative", 10_001.0: "too_large", "12 l": "too_large", "1/0 l": "too_large",
    dt.datetime(2026, 2, 1): "is_date", dt.time(2, 30): "is_date", dt.timedelta(hours=2): "is_date",
}  # fmt: skip


@pytest.mark.parametrize(("cell", "ml"), VOLUMES.items())
def test_a_volume_is_read(cell: object, ml: float):
    found = volume(cell)
    assert isinstance(found, Volume)
    assert (found.ml, found.estimated, found.bound) == (ml, False, "")


@pytest.mark.parametrize(("cell", "expected"), ESTIMATES.items())
def test_a_household_measure_is_an_estimate(cell: str, expected: tuple[float, str]):
    ml, what = expected
    assert volume(cell) == Volume(ml, True, what=what)


@pytest.mark.parametrize(
    "cell",
    [
        "x",
        "X",
        "v",
        "?",
        "??",
        "n.g.",
        "ng",
        "niet gemeten",
        "niet gem.",
        "gemist",
        "onbekend",
        "not measured",
        "missed",
        True,
    ],
)
def test_what_was_not_measured_has_no_volume(cell: object):
    found = volume(cell)
    assert isinstance(found, Volume)
    assert math.isnan(found.ml)


@pytest.mark.parametrize(("cell", "code"), NO_VOLUMES.items())
def test_what_is_no_volume_is_a_problem(cell: object, code: str):
    assert volume(cell) == Wrong(f"volume_{code}")


@pytest.mark.parametrize(
    ("cell", "ml", "bound"),
    [
        ("150-200", 175, "range"), ("150 - 200 ml", 175, "range"), ("150 tot 200", 175, "range"),
        ("1-2 dl", 150, "range"),
        ("150 à 200 ml", 175, "range"), ("150–200", 175, "range"), ("100 ml - 150 ml", 125, "range"),
        (">= 500 ml", 500, "at_least"), ("ruim 500", 500, "at_least"), ("500 of meer", 500, "at_least"),
        ("200 + x", 200, "at_least"), ("gemist + 150 + 50", 200, "at_least"), ("200-200", 200, ""),
        (">500", 500, "at_least"), ("meer dan 500", 500, "at_least"), ("500+", 500, "at_least"),
    ],
)  # fmt: skip
def test_a_range_and_a_lower_bound_are_marked(cell: str, ml: float, bound: str):
    assert volume(cell) == Volume(ml, bound=bound)


@pytest.mark.parametrize(
    ("cell", "unit", "ml"),
    [
        (2.5, "dl", 250),
        ("2,5", "dl", 250),
        (0.25, "l", 250),
        (8.0, "oz", 236.588),
        ("8", "fl oz", 236.588),
        ("150+100", "cl", 2500),
        ("250 ml", "l", 250),
    ],
)
def test_a_bare_number_is_in_the_unit_of_its_column(cell: object, unit: str, ml: float):
    assert volume(cell, unit) == Volume(ml)


def test_the_sizes_of_a_clinic_or_patient_are_used():
    assert volume("2 glazen", measures={"glass": 180}) == Volume(360, True)
    assert volume("1 kopje", measures={"glass": 180}) == Wrong("volume_unreadable")
    assert household_measures()["glass"] == 200


def test_every_household_measure_has_a_source_and_words():
    for entry in read_toml("household_measures.toml").values():
        assert entry["ml"] > 0
        assert entry["source"]
        assert entry["words"]


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
        ("leak", "beetje"),
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
    assert cells.minutes(cell) == minutes


@pytest.mark.parametrize("cell", ["lang", "10 km", -1.0, 1441.0, True, dt.datetime(2026, 3, 2), math.nan, "5-6 km"])
def test_what_are_no_minutes_is_a_problem(cell: object):
    assert cells.minutes(cell) == Wrong("minutes_unreadable")


@pytest.mark.parametrize(
    ("cell", "pain"), [(0.0, 0), (10.0, 10), ("4/10", 4), ("4 van 10", 4), ("nee", 0), ("3", 3), ("3,5", 3.5)]
)
def test_pain_is_read(cell: object, pain: float):
    assert cells.pain(cell) == pain


@pytest.mark.parametrize("cell", [11.0, -1.0, "erg", "10/20", math.nan])
def test_what_is_no_pain_score_is_a_problem(cell: object):
    assert cells.pain(cell) == Wrong("pain_unreadable")


def test_a_pad_is_a_mark_or_grams():
    changed = cells.pad("x")
    assert isinstance(changed, tuple)
    assert changed[0] == 1
    assert math.isnan(changed[1])
    assert cells.pad("12 g") == cells.pad(12.0) == (1.0, 12.0)
    assert cells.pad("1 g") == (1.0, 1.0)
    for written in ("verschoond", "Gewisseld", "nieuw", "changed"):
        assert cells.pad(written) == pytest.approx((1.0, math.nan), nan_ok=True)
    assert cells.pad("nat") == cells.pad(5001.0) == Wrong("pad_unreadable")


READERS = [
    clock, date, volume, cells.bristol, cells.minutes, cells.pain, cells.pad, cells.yes_no,
    lambda cell: cells.urge(cell, "ppius"), lambda cell: cells.word(cell, "leak"),
    lambda cell: cells.number(cell, "age_unreadable", 0, 120, ("jaar",)),
    lambda cell: cells.leading_code(cell, "exercise_unreadable", EXERCISE_NUMBERS),
]  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("cell", [None, "", "   ", "\n"])
def test_a_blank_cell_is_nothing(reader, cell: object):
    assert reader(cell) is None


@pytest.mark.parametrize("reader", READERS)
@given(cell=ANY_CELL)
def test_no_cell_can_raise(reader, cell: object):
    reader(cell)
    assert isinstance(cells.as_text(cell), str)
