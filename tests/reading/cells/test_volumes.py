"""Volumes: what is accepted, what is an estimate or a bound, and what is a problem."""

import datetime as dt
import math

import pytest

from diary.reading.cells.codes import Wrong
from diary.reading.cells.household import household_measures
from diary.reading.cells.volumes import Volume, volume
from diary.reading.cells.words import read_toml

VOLUMES = {
    250.0: 250, "250": 250, "250 ml": 250, "250cc": 250, "2,5 dl": 250, "2.5 dl": 250, "0,25 l": 250, "25 cl": 250,
    "1/2 l": 500, "½ l": 500, "halve liter": 500, "kwart liter": 250, "anderhalve liter": 1500, "half a litre": 500,
    "150+100": 250, "150 ml + 1 dl": 250, "2x150": 300, "2 × 150 ml": 300, "1.000": 1000, "1,250": 1250, "1,5 l": 1500,
    "1,250 l": 1250, "300 gr": 300, "8 fl oz": 236.588, "8 oz": 236.588, "250 koffie": 250, 250.5: 250.5, 9.0: 9,
    "250ml.": 250, "2.5dl": 250, "150 ml + 1 dl + 50": 300, "2 x 150 ml": 300, "150x2": 300, "150 x 2": 300,
    "150 ml 2x": 300, "1.000 ml": 1000, "1/4 l": 250, "1 ½ l": 1500, "een halve liter": 500, "300 gram": 300,
    "250.0": 250, "250,5": 250.5, "8 fl. oz": 236.588, "8 floz": 236.588, "8 fluid ounces": 236.588, "koffie 150": 150,
    "water: 250 ml": 250, "nul": 0, "n.v.t.": 0, "0 ml": 0, "0,0": 0, "200 ml thee + 100 ml water": 300,
    "1 000": 1000, "1\u00a0000": 1000, "1\u202f000 ml": 1000, "1'000": 1000, "1’250": 1250, "1.000,00": 1000,
    "1,000.00": 1000,
    "250,00": 250, "150-": 150, "250 ml.": 250, "200 thee, 100 water": 300, "150 koffie en 150 water": 300,
    "200 water / 125 koffie": 325, "200 thee,100 water": 300, "glas 200": 200, "mok thee 175": 175,
    "mok thee: 175 ml": 175,
    "flesje 0,5": 500, "2 x 200 thee": 400, "3 keer 200": 600, "150 plus 100": 250, "3 kopjes thee van 150": 450,
    "2 glazen à 180 ml": 360, "1 glas 180": 180,
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
    "koffie espresso": (50, "coffee"), "1 glas water, 1 kopje koffie": (325, "water"), "ong. 250": (250, ""),
    "~ 220": (220, ""), "75ish": (75, ""), "200-ish": (200, ""), "half pint of squash": (284, "soft_drink"),
    "pint of water": (568, "water"), "2 pints": (1136, ""), "half a pint of lager": (284, "alcohol"),
    "koffie 2 kopjes, water 1 glas": (450, "coffee"), "kopje thee + glas water": (325, "tea"), "plm. 180": (180, ""),
    "blikje cola 0 suiker": (330, "soft_drink"), "3 slokken": (75, ""), "200 ml (ongeveer)": (200, ""),
}  # fmt: skip
NO_VOLUMES = {
    "100,50": "several", "2 glazen 200": "several", "150 (en in bed 100)": "several", "200 1/2": "unreadable",
    "4x": "unreadable",
    "2e keer 50": "unreadable", "200, 2e keer 50": "unreadable", "200 thee 100 water": "unreadable",
    "koffie+water": "unreadable",
    "glas thee 2": "unreadable", "glas water 12 zand": "unreadable", "S": "size", "medium": "size", "groot": "size",
    "٣": "unreadable", "1 0000": "unreadable",
    "100/150": "several", "100, 150": "several", "100 ml; 150": "several", "100 en 150": "several",
    "80 & 120": "several", "100 of 150": "unreadable", "<500": "unreadable", "1 gill": "unreadable",
    "2 koffie": "unreadable", "koffie 2": "unreadable", "1 bier": "unreadable", "2x koffie": "unreadable",
    "koffie thee": "unreadable", "klein plasje": "unreadable", "2x" * 3000: "unreadable",
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


@pytest.mark.parametrize("cell", ["3x200", "200 ml 3x", "200x3", "2 x 150 ml", "3 keer 200"])
def test_of_urine_how_often_an_amount_came_is_asked_and_of_a_drink_it_is_multiplied(cell: str):
    assert volume(cell, urine=True) == Wrong("volume_several")
    assert isinstance(volume(cell), Volume)
    assert volume("1x 200", urine=True) == Volume(200)


@pytest.mark.parametrize(
    ("cell", "ml", "note"),
    [
        ("300 (nacht)", 300, "nacht"),
        ("250 (pijn)", 250, "pijn"),
        ("250 (waarvan 100 koffie)", 250, "waarvan 100 koffie"),
    ],
)
def test_what_is_said_in_brackets_is_kept(cell: str, ml: float, note: str):
    assert volume(cell) == Volume(ml, note=note)


def test_a_sum_with_what_was_missed_is_a_lower_bound():
    assert volume("100 + rest gemist") == Volume(100, bound="at_least")
