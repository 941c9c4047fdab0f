"""The findings of a child, on both sides of every limit; the numbers are those of the ICCS, NVFB, NICE and Rome IV."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from diary.analysis.assess import assess
from diary.analysis.findings.children import night_urine_says_otherwise, severity_of_wet_nights
from diary.model import Diary
from diary.settings import Settings
from tests.analysis.outcome import Outcome

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "paediatric.json").read_text("utf-8"))
FIRST = dt.datetime(2026, 3, 2)
DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)
OF_CHILDREN = (
    "capacity_for_age", "frequency_for_age", "night_urine_for_age", "intake_for_age", "bowel_pattern_for_age",
)  # fmt: skip
MORNING = {"morning_only": True}
Rows = list[dict[str, Any]]


def outcome(age: float | None, settings: Settings | None = None, /, **more: Any) -> Outcome:
    """Return what a diary of these tables amounts to; `person` is what else is known of the child."""
    patient = {"age": age, "records_leaks": True} | more.pop("person", {})
    facts = Diary.of(patients=[patient], **more)
    return Outcome(assess(facts, settings) if settings else assess(facts))


def day(*volumes: float, first: float = 180, closing: float = 150, drinks: tuple[float, ...] = ()) -> dict[str, Rows]:
    """Return one whole day: its first morning void, those by day an hour apart, the void that closes it, drinks."""
    rise = FIRST + 7 * HOUR
    return {
        "days": [
            {"day": 1, "date": FIRST, "dated": True, "begins": rise, "rise": rise, "bed": FIRST + 22 * HOUR},
            {"day": 2, "date": FIRST + DAY, "dated": True, "begins": rise + DAY, "rise": rise + DAY} | MORNING,
        ],
        "voids": [
            {"at": rise, "volume_ml": first, "first_morning": True},
            *({"at": rise + (1 + place) * HOUR, "volume_ml": ml} for place, ml in enumerate(volumes)),
            {"at": rise + DAY, "volume_ml": closing, "first_morning": True},
        ],
        "drinks": [{"at": rise + place * HOUR, "volume_ml": ml} for place, ml in enumerate(drinks)],
    }  # fmt: skip


def nights(*rows: dict[str, Any]) -> dict[str, Rows]:
    """Return a list of nights."""
    return {"nights": [{"date": FIRST + number * DAY} | row for number, row in enumerate(rows)]}


def bowel(*rows: dict[str, Any]) -> dict[str, Rows]:
    """Return a bowel diary of a row a day, where nothing was lost, held back, painful or blocked unless said."""
    usual = {"leak": "none", "holding_back": 0, "toilet_blocked": 0, "pain": 0}
    stool = {"kind": "visit", "passed": 1, "bristol": 4}
    return {
        "bowel": [
            {"at": FIRST + number * DAY}
            | usual
            | (stool if "in_toilet" in row else {"kind": "no_stool", "passed": 0})
            | row
            for number, row in enumerate(rows)
        ]
    }


IN, OUT, NONE = {"in_toilet": 1}, {"in_toilet": 0}, dict[str, Any]()


@pytest.mark.parametrize("row", VECTORS["age"], ids=lambda row: f"{row['age']} y")
def test_what_is_small_large_or_much_for_every_age(row: dict[str, float]):
    age, judged = row["age"], 5 <= row["age"] < 18
    found = outcome(age)
    assert found.value("expected_bladder_capacity_ml") == (row["ebc"] if age < 18 else None)
    assert found.value("night_urine_limit_by_age_ml") == (row["np_rittig_20x"] if age < 18 else None)
    for ml, level in {
        row["mvv_small_below"] - 0.5: "below", row["mvv_small_below"]: "within",
        row["mvv_large_above"]: "within", row["mvv_large_above"] + 0.5: "above",
    }.items():  # fmt: skip
        assert outcome(age, **day(50, ml, 50)).level("capacity_for_age") == (level if judged else "not_assessed")
    for ml, level in {row["np_above_130"]: "within", row["np_above_130"] + 0.5: "above"}.items():
        night = nights({"wet": 0, "first_morning_ml": ml})
        assert outcome(age, **night).level("night_urine_for_age") == (level if judged else "not_assessed")


@pytest.mark.parametrize("row", VECTORS["nights"], ids=lambda row: row["name"])
def test_the_urine_of_a_night(row: dict[str, Any]):
    wet = None if row["wet_g"] is None and row["night_voids"] else 1
    voids = sum(row["night_voids"]) or None
    night = {"wet": 0 if wet is None else wet, "dry_g": row["dry_g"], "wet_g": row["wet_g"], "night_voids_ml": voids}
    found = outcome(row["age"], **nights(night | {"first_morning_ml": row["fmv"]}))
    assert found.value("night_urine_ml") == row["nocturnal_ml"]
    assert round(100 * (found.value("night_urine_share") or 0), 1) == row["pct_ebc"]
    assert found.level("night_urine_for_age") == ("above" if row["np_130"] else "within")
    assert found.value("night_urine_limit_by_age_ml") == row["limit_20"]
    assert bool(night_urine_says_otherwise(found.assessment.numbers)[0]) == (row["np_130"] != row["np_20"])


@pytest.mark.parametrize(("age", "volumes", "largest", "percent", "level"), [
    (7, (90, 110, 140, 80), 140, 58.3, "below"), (5, (60, 90, 70, 110, 50), 110, 61.1, "below"),
    (8, (420, 260, 300), 420, 155.6, "above"), (6, (136,), 136, 64.8, "below"), (6, (137,), 137, 65.2, "within"),
])  # fmt: skip
def test_the_largest_by_day_leaves_out_the_morning(
    age: int, volumes: tuple[int, ...], largest: int, percent: float, level: str
):
    found = outcome(age, **day(*volumes))
    assert found.value("maximum_daytime_voided_volume_ml") == largest
    assert round(100 * (found.value("daytime_capacity_share") or 0), 1) == percent
    assert found.level("capacity_for_age") == level
    assert found.value("maximum_voided_volume_ml") == max(180, *volumes)


@pytest.mark.parametrize(("night", "at_least"), [
    ({"wet": 1, "first_morning_ml": 150}, 150),
    ({"wet": 1, "dry_g": 25, "wet_g": 405, "stool_in_nappy": 1, "first_morning_ml": 150}, 150),
    ({"wet": 1, "night_voids_ml": 90, "first_morning_ml": 900}, 990),
])  # fmt: skip
def test_a_wet_night_that_is_not_weighed_is_a_bound_and_no_verdict(night: dict[str, Any], at_least: float):
    found = outcome(7, **nights(night))
    assert (found.value("night_urine_ml"), found.bounds("night_urine_ml")) == (None, (at_least, None))
    assert found.bounds("night_urine_share") == (at_least / 240, None)
    assert (found.reason("night_urine_ml"), found.level("night_urine_for_age")) == ("leak_in_sleep", "not_assessed")


def test_a_night_of_which_nothing_is_known_does_not_count():
    dry, open_ = {"wet": 0, "first_morning_ml": 200}, {"first_morning_ml": 400}
    found = outcome(7, **nights(dry, open_, {"wet": 0}, {"wet": 0, "woken": 1, "first_morning_ml": 300}))
    assert (found.value("night_urine_ml"), found.based_on("night_urine_ml")) == (200, 1)
    alone = outcome(7, **nights(open_))
    assert (alone.reason("night_urine_ml"), alone.bounds("night_urine_ml")) == ("no_known_night", (400, None))
    assert (alone.level("night_urine_for_age"), alone.why("night_urine_for_age")) == ("not_assessed", "no_known_night")


def test_the_night_of_a_day_that_is_on_no_list_is_that_of_the_day():
    found = outcome(7, **day(100, closing=150))
    assert (found.value("night_urine_ml"), found.value("wet_nights"), found.value("dry_nights")) == (150, 0, 1)
    assert outcome(7, person={"records_leaks": False}, **day(100)).reason("night_urine_ml") == "no_known_night"


def test_a_first_void_that_stands_with_its_day_and_on_the_list_counts_once():
    listed = nights({"wet": 0, "first_morning_ml": 150})
    assert outcome(7, **day(100, closing=150), **listed).value("night_urine_ml") == 150
    assert outcome(7, **day(100, closing=150), **nights({"wet": 0})).value("night_urine_ml") == 150


WET, DRY, OPEN = {"wet": 1}, {"wet": 0}, dict[str, Any]()


def test_wet_and_dry_nights_are_of_those_that_are_known():
    found = outcome(8, **nights(WET, WET, WET, DRY, DRY, OPEN, OPEN))
    assert (found.value("wet_nights"), found.based_on("wet_nights"), found.value("dry_nights")) == (3, 5, 2)
    assert (found.value("wet_nights_per_week"), found.reason("wet_nights_per_week")) == (None, "too_few_nights")
    assert severity_of_wet_nights(found.assessment.numbers)[0] == ""


@pytest.mark.parametrize(("wet", "known", "severity"), [
    (0, 7, "none"), (1, 7, "mild"), (2, 7, "mild"), (3, 7, "moderate"), (6, 7, "moderate"), (7, 7, "severe"),
    (1, 14, "mild"), (5, 14, "moderate"), (13, 14, "severe"), (12, 14, "moderate"), (2, 8, "mild"), (6, 6, ""),
])  # fmt: skip
def test_how_severe_is_told_from_seven_nights_by_the_rate_rounded_up(wet: int, known: int, severity: str):
    found = outcome(8, **nights(*[WET] * wet, *[DRY] * (known - wet)))
    assert severity_of_wet_nights(found.assessment.numbers)[0] == severity
    assert severity_of_wet_nights(outcome(4, **nights(*[WET] * 7)).assessment.numbers)[0] == ""


def test_a_wet_night_of_a_list_is_a_leak_asleep_once():
    listed = nights(WET | {"dry_g": 25, "wet_g": 125})
    asleep = {"at": FIRST + 26 * HOUR, "amount": "large", "trigger": "asleep"}
    once = outcome(8, **day(200, closing=150), **listed)
    assert (once.value("enuresis_leaks_per_24h"), once.value("voided_volume_24h_ml")) == (1, 200 + 150 + 100)
    both = outcome(8, **day(200, closing=150), **listed, leaks=[asleep])
    assert (both.value("enuresis_leaks_per_24h"), both.value("wet_nights")) == (1, 1)
    assert once.level("night_leakage") == "above"
    assert outcome(4, **listed).why("night_leakage") == "below_age"


@pytest.mark.parametrize(("voids", "level"), {
    2: "below", 3: "borderline", 4: "within", 7: "within", 8: "above",
}.items())  # fmt: skip
def test_how_often_by_day(voids: int, level: str):
    assert outcome(8, **day(*[100] * (voids - 1))).level("frequency_for_age") == level


@pytest.mark.parametrize(("volumes", "level"), [((7, 8), "borderline"), ((2, 3), "below"), ((3, 4), "borderline")])
def test_between_two_days_the_mean_is_on_the_limit(volumes: tuple[int, int], level: str):
    first, second = (day(*[100] * (number - 1)) for number in volumes)
    later = {name: [_a_day_later(row) for row in rows] for name, rows in second.items()}
    rows = {"days": [first["days"][0], *later["days"]], "voids": [*first["voids"][:-1], *later["voids"]]}
    found = outcome(8, **rows)
    assert (found.value("daytime_frequency"), found.level("frequency_for_age")) == (sum(volumes) / 2, level)


def _a_day_later(row: dict[str, Any]) -> dict[str, Any]:
    moved = {key: value + DAY for key, value in row.items() if isinstance(value, dt.datetime)}
    return row | moved | ({"day": row["day"] + 1} if "day" in row else {})


RANGES = [
    (4, "", 1000, 1400), (8, "", 1000, 1400), (9, "female", 1200, 2100), (13, "female", 1200, 2100),
    (9, "male", 1400, 2300), (13, "male", 1400, 2300), (14, "female", 1400, 2500), (17, "female", 1400, 2500),
    (14, "male", 2100, 3200), (17, "male", 2100, 3200),
]  # fmt: skip


@pytest.mark.parametrize(("age", "sex", "low", "high"), RANGES)
def test_what_children_drink(age: int, sex: str, low: int, high: int):
    for ml, level in {low - 1: "below", low: "within", high: "within", high + 1: "above"}.items():
        found = outcome(age, person={"sex": sex}, **day(100, drinks=(ml - 300, 300)))
        reference = found.findings["intake_for_age"].reference_of(0)
        assert (found.level("intake_for_age"), reference.low, reference.high) == (level, low, high)


@pytest.mark.parametrize(
    ("age", "sex", "reason"), [(9, "", "sex_unknown"), (14, "other", "sex_unknown"), (3, "male", "below_age")]
)
def test_drinks_of_whom_the_range_cannot_be_told(age: int, sex: str, reason: str):
    found = outcome(age, person={"sex": sex}, **day(100, drinks=(1500,)))
    assert (found.level("intake_for_age"), found.why("intake_for_age")) == ("not_assessed", reason)


def test_drinks_under_a_restriction_are_not_judged():
    found = outcome(8, person={"fluid_restriction_ml": 900}, **day(100, drinks=(900,)))
    assert found.why("intake_for_age") == "fluid_restriction"


HELD = {"holding_back": 1}


@pytest.mark.parametrize(("rows", "signs"), [
    ((*[IN] * 4, *[NONE] * 9, HELD), 2), ((*[IN] * 5, *[NONE] * 8, HELD), 1),
    ((*[IN] * 12, IN | {"leak": "smear"}, IN | {"leak": "full"} | HELD), 2),
    ((*[IN] * 13, IN | {"leak": "smear"} | HELD), 1),
    ((*[IN] * 13, IN | {"leak": "gas"} | HELD), 1),
    ((*[IN] * 13, IN | {"pain": 1} | HELD), 2), ((*[IN] * 13, IN | {"bristol": 2} | HELD), 2),
    ((*[IN] * 13, IN | {"bristol": 3} | HELD), 1), ((*[IN] * 13, IN | {"toilet_blocked": 1} | HELD), 2),
    ((*[OUT] * 14,), 1), ((*[IN] * 14,), 0),
])  # fmt: skip
def test_two_signs_make_the_pattern_of_constipation(rows: tuple[dict[str, Any], ...], signs: int):
    found = outcome(6, **bowel(*rows))
    assert found.findings["bowel_pattern_for_age"].value[0] == signs
    assert found.level("bowel_pattern_for_age") == ("above" if signs >= 2 else "within")


def test_a_sign_that_is_not_known_decides_nothing():
    unknown = {"in_toilet": None, "holding_back": None, "pain": None, "toilet_blocked": None}
    loss = {"leak": "smear"}
    open_ = outcome(6, **bowel(*[unknown] * 12, unknown | loss, unknown | loss))
    assert (open_.level("bowel_pattern_for_age"), open_.why("bowel_pattern_for_age")) == (
        "not_assessed",
        "item_not_filled",
    )
    assert open_.bounds("stools_in_toilet_per_week") == (0, 7)
    held = outcome(6, **bowel(*[unknown] * 12, unknown | loss, unknown | loss | HELD))
    assert held.level("bowel_pattern_for_age") == "above"
    assert outcome(6).why("bowel_pattern_for_age") == "no_bowel_diary"


@pytest.mark.parametrize(("age", "reason"), [(3, "below_age"), (18, "adult"), (None, "age_unknown")])
def test_they_are_of_children_alone_from_the_age_at_which_they_count(age: float | None, reason: str):
    found = outcome(age, **day(100, drinks=(1200,)), **nights(DRY | {"first_morning_ml": 100}), **bowel(*[IN] * 7))
    for code in OF_CHILDREN:
        assert (found.level(code), found.why(code)) == ("not_assessed", reason)
        assert found.findings[code].holds_for(0) == (reason == "below_age")


def test_at_four_the_bladder_waits_and_the_bowel_does_not():
    found = outcome(4, **day(100, drinks=(1200,)), **bowel(*[IN] * 7))
    levels = {code: found.level(code) for code in OF_CHILDREN}
    assert levels == {
        "capacity_for_age": "not_assessed", "frequency_for_age": "not_assessed", "night_urine_for_age": "not_assessed",
        "intake_for_age": "within", "bowel_pattern_for_age": "within",
    }  # fmt: skip


def test_wet_by_day_in_grades():
    def wet(*amounts: str) -> Outcome:
        rows = [{"at": FIRST + (8.5 + place) * HOUR, "amount": amount} for place, amount in enumerate(amounts)]
        return outcome(8, **day(100), leaks=rows)

    assert [
        wet(*amounts).value("day_wetness") for amounts in ((), ("drops",), ("drops", "small"), ("large", "some"))
    ] == [0, 1, 2, 3]
    assert (wet("drops", "some").value("day_wetness"), wet("drops", "some").bounds("day_wetness")) == (None, (1, None))
    assert wet("drops", "some").value("day_wetness_episodes") == 2
    asleep = outcome(8, **day(100), leaks=[{"at": FIRST + 26 * HOUR, "amount": "large", "trigger": "asleep"}])
    assert (asleep.value("day_wetness"), asleep.value("day_wetness_episodes")) == (0, 0)


def test_urine_by_day_per_kilogram():
    found = outcome(8, person={"weight_kg": 20}, **day(200, 300, 220, closing=150))
    assert found.value("daytime_urine_ml_per_kg") == 36
    assert outcome(8, **day(200)).reason("daytime_urine_ml_per_kg") == "weight_unknown"


@pytest.mark.parametrize(("limits", "code", "level"), [
    ({"capacity_for_age": {"low": 0.5}}, "capacity_for_age", "within"),
    ({"frequency_for_age": {"low": 5}, "frequency_for_age_from": {"low": 5}}, "frequency_for_age", "below"),
    ({"night_urine_for_age": {"high": 0.5}}, "night_urine_for_age", "above"),
    ({"intake_for_age": {"high": 1100}}, "intake_for_age", "above"),
    ({"bowel_pattern_for_age": {"high": 0}}, "bowel_pattern_for_age", "above"),
])  # fmt: skip
def test_a_practice_may_set_each_limit(limits: dict[str, dict[str, float]], code: str, level: str):
    tables = day(140, 100, 100, drinks=(1200,)) | nights(DRY | {"first_morning_ml": 150}) | bowel(*[IN] * 13, IN | HELD)
    usual, own = outcome(7, **tables), outcome(7, Settings(limits=limits), **tables)
    assert (usual.level(code) != level, own.level(code)) == (True, level)
