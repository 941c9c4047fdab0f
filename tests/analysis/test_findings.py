"""Findings: on which side of a limit a value lies, and when nothing may be said."""

import json
from pathlib import Path

import pytest

from tests.analysis.outcome import Outcome, outcome_of
from tests.analysis.recorded import facts, vector

VECTORS = Path(__file__).parents[1] / "vectors"


def day(*by_day: int, night: tuple[int, ...] = (), closing: int = 200, opening: int = 300, person: str = "") -> str:
    """Return a day of voids: the opening one, those by day, those at night, and the one that closes it."""
    lines = [f"person: {person}", "2026-03-04 07:00 rise", f"2026-03-04 07:00 void {opening}"]
    lines += [f"2026-03-04 {8 + n:02}:00 void {ml}" for n, ml in enumerate(by_day)]
    lines += ["2026-03-04 23:00 bed", *(f"2026-03-05 0{n + 1}:00 void {ml}" for n, ml in enumerate(night))]
    return "\n".join([*lines, "2026-03-05 07:00 rise", f"2026-03-05 07:00 void {closing}"])


def drinking(text: str, ml: int) -> str:
    return f"{text}\n2026-03-04 08:30 drink {ml} water"


@pytest.mark.parametrize(("voids", "level"), [(5, "below"), (6, "within"), (8, "within"), (9, "above")])
def test_six_to_eight_voids(voids: int, level: str) -> None:
    assert outcome_of(day(*[250] * (voids - 1))).level("frequency") == level


@pytest.mark.parametrize(
    ("drunk", "level", "applies", "why"),
    [
        (1499, "below", 0, "intake_below"),
        (1500, "within", 1, ""),
        (2000, "within", 1, ""),
        (2001, "above", 0, "intake_above"),
        (None, "not_assessed", None, "intake_unknown"),
    ],
)
def test_the_count_of_voids_holds_at_the_usual_intake(drunk, level: str, applies, why: str) -> None:
    text = day(*[250] * 8)
    outcome = outcome_of(text if drunk is None else drinking(text, drunk))
    assert outcome.level("intake") == level
    assert (outcome.level("frequency"), outcome.applies("frequency"), outcome.why("frequency")) == (
        "above",
        applies,
        why,
    )


def test_a_lower_bound_of_the_intake_may_already_decide() -> None:
    outcome = outcome_of(drinking(day(250), 2100) + "\n2026-03-04 09:30 drink ? tea")
    assert (outcome.value("fluid_intake_24h_ml"), outcome.level("intake")) == (None, "above")


@pytest.mark.parametrize(
    ("drunk", "applies", "why"), [(900, 0, "intake_restricted"), (1500, 1, ""), (2001, 0, "intake_above")]
)
def test_a_restricted_intake_is_not_judged_and_the_count_of_voids_says_so_where_it_is_low(drunk, applies, why) -> None:
    outcome = outcome_of(drinking(day(*[250] * 8, person="restricted 1000"), drunk))
    assert (outcome.level("intake"), outcome.why("intake")) == ("not_assessed", "fluid_restriction")
    assert (outcome.level("frequency"), outcome.applies("frequency"), outcome.why("frequency")) == (
        "above",
        applies,
        why,
    )


def test_a_restriction_overrides_the_tips_on_drinking() -> None:
    free = outcome_of(drinking(day(*[250] * 8), 900))
    restricted = outcome_of(drinking(day(*[250] * 8, person="restricted 1000"), 900))
    assert "intake" in free.tips()
    assert not {"intake", "frequency_condition"} & restricted.tips().keys()
    assert restricted.tips()["signal_early"] == free.tips()["signal_early"]


@pytest.mark.parametrize(
    ("largest", "capacity", "small"),
    [
        (199, "below", "below"),
        (200, "below", "within"),
        (399, "below", "within"),
        (400, "within", "within"),
        (600, "within", "within"),
        (601, "above", "within"),
    ],
)
def test_the_largest_void(largest: int, capacity: str, small: str) -> None:
    outcome = outcome_of(day(150, opening=largest, closing=150))
    assert (outcome.level("capacity"), outcome.level("small_capacity")) == (capacity, small)


@pytest.mark.parametrize(("bound", "capacity", "small"), [(610, "above", "within"), (450, "not_assessed", "within")])
def test_a_void_of_at_least_so_much_decides_what_it_can(bound: int, capacity: str, small: str) -> None:
    outcome = outcome_of(day(300, 150, opening=300) + f"\n2026-03-04 20:00 void >{bound}")
    assert (outcome.level("capacity"), outcome.level("small_capacity")) == (capacity, small)
    assert outcome.why("capacity") == ("volumes_missing" if capacity == "not_assessed" else "")


@pytest.mark.parametrize(
    ("early", "late", "level", "why"),
    [
        (6, 5, "above", ""),
        (5, 6, "within", ""),  # fewer than half early
        (6, 6, "within", ""),  # exactly half
    ],
)
def test_early_voiding_is_more_than_half_of_the_daytime_voids(early: int, late: int, level: str, why: str) -> None:
    outcome = outcome_of(day(*[200] * early, *[400] * (late - 1), opening=400))
    assert outcome.level("early_voiding") == level
    assert outcome.why("early_voiding") == why


def test_early_voiding_needs_many_voids() -> None:
    """Two days of six voids: half of them early, and not too many."""
    two = "\n".join(
        line.replace("03-04", f"03-0{n}")
        for n in (4, 5)
        for line in day(200, 200, 200, 200, 200, opening=400).split("\n")[1:9]
    )
    outcome = outcome_of(f"{two}\n2026-03-06 07:00 rise\n2026-03-06 07:00 void 400")
    assert outcome.value("early_void_share") > 0.5
    assert (outcome.level("early_voiding"), outcome.why("early_voiding")) == ("within", "needs_frequency")


def test_a_pattern_of_which_neither_part_is_known_is_not_assessed() -> None:
    outcome = outcome_of("2026-03-04 07:00 rise")
    assert (outcome.level("early_voiding"), outcome.why("early_voiding")) == ("not_assessed", "no_complete_day")
    assert (outcome.level("holding"), outcome.why("holding")) == ("not_assessed", "no_volumes")


def test_early_voiding_with_too_few_measured_voids_is_not_assessed_only_where_they_are_many() -> None:
    assert outcome_of(day(*[200] * 8)).why("early_voiding") == "too_few_measured_voids"
    assert outcome_of(day(*[200] * 6)).level("early_voiding") == "within"


@pytest.mark.parametrize(
    ("voids", "largest", "level"), [(4, 601, "above"), (4, 600, "within"), (5, 601, "within"), (3, 601, "above")]
)
def test_holding_is_few_voids_and_a_large_one(voids: int, largest: int, level: str) -> None:
    assert outcome_of(day(*[largest] * (voids - 1))).level("holding") == level


def test_few_voids_without_volumes_may_be_holding() -> None:
    text = day(0, 0).replace("void 0", "void ?").replace("void 300", "void ?").replace("void 200", "void ?")
    assert (outcome_of(text).level("holding"), outcome_of(text).why("holding")) == ("not_assessed", "no_volumes")


@pytest.mark.parametrize(
    ("person", "volume", "level", "why"),
    [
        ("weight 70", 2800, "within", ""),
        ("weight 70", 2801, "above", ""),
        ("weight 60", 2400, "within", ""),
        ("weight 60", 2401, "above", ""),
        ("", 2800, "within", "at_70_kg"),
        ("", 2801, "above", "at_70_kg"),
    ],
)
def test_polyuria_is_more_than_forty_a_kilogram_or_its_equivalent(
    person: str, volume: int, level: str, why: str
) -> None:
    outcome = outcome_of(day(volume - 1200, 1000, person=person))
    assert (outcome.level("polyuria"), outcome.why("polyuria")) == (level, why)
    assert outcome.findings["polyuria"].reference_of(0).id == ("polyuria_at_70_kg" if why else "polyuria")


def test_the_equivalent_is_the_published_one() -> None:
    rows = json.loads((VECTORS / "p03_polyuria_rates.json").read_text("utf-8"))["rows"]
    (seventy,) = [row["ml_per_24h"] for row in rows if "70 kg" in row["rule"]]
    assert outcome_of(day(1000)).findings["polyuria"].reference_of(0).high == seventy


def test_polyuria_is_decided_by_a_lower_bound_or_not_at_all() -> None:
    unmeasured = "\n2026-03-04 20:00 void ?"
    assert outcome_of(day(1400, 1300, person="weight 70") + unmeasured).level("polyuria") == "above"
    unknown = outcome_of(day(1200, 1300) + unmeasured)
    assert (unknown.level("polyuria"), unknown.why("polyuria")) == ("not_assessed", "volumes_missing")


@pytest.mark.parametrize(
    ("person", "night", "level", "why"),
    [
        ("age 70", 329, "within", ""),
        ("age 70", 330, "within", ""),
        ("age 70", 331, "above", ""),
        ("age 65", 250, "within", ""),
        ("age 64", 331, "above", ""),
        ("age 64", 330, "within", "grey_zone"),
        ("age 64", 200, "within", "grey_zone"),
        ("age 64", 199, "within", ""),
        ("weight 70", 331, "not_assessed", "age_unknown"),
    ],
)
def test_a_third_of_the_urine_at_night(person: str, night: int, level: str, why: str) -> None:
    outcome = outcome_of(day(1000 - night, night=(night - 100,), closing=100, person=person))
    assert outcome.value("nocturnal_polyuria_index") == night / 1000
    assert (outcome.level("nocturnal_polyuria"), outcome.why("nocturnal_polyuria")) == (level, why)


@pytest.mark.parametrize(("night", "level"), [(720, "within"), (728, "above")])
def test_ninety_an_hour_at_night(night: int, level: str) -> None:
    """Eight hours of sleep; the published rate over a night is 720 ml."""
    rows = json.loads((VECTORS / "p03_polyuria_rates.json").read_text("utf-8"))["rows"]
    assert 720 in [row.get("ml_per_night") for row in rows]
    outcome = outcome_of(day(800, 900, night=(night - 300,), closing=300, person="age 70, weight 80"))
    assert outcome.value("nocturnal_polyuria_index") < 0.33
    assert outcome.level("nocturnal_polyuria") == level


def test_most_men_without_nocturia_pass_a_third_at_night_and_that_is_no_finding() -> None:
    krimpen = json.loads((VECTORS / "p06_nocturnal_polyuria_reference.json").read_text("utf-8"))["krimpen_men_50_78"]
    assert krimpen["nuv33_in_men_without"] > 0.5
    outcome = outcome_of(day(300, closing=300, person="age 70"))
    assert outcome.value("nocturnal_polyuria_index") == 0.5
    assert (outcome.level("nocturnal_polyuria"), outcome.why("nocturnal_polyuria")) == ("within", "needs_nocturia")
    assert outcome.applies("nocturnal_polyuria") == 0


def test_polyuria_comes_before_nocturnal_polyuria() -> None:
    outcome = outcome_of(day(1000, 1000, night=(800,), closing=800, person="age 70, weight 70"))
    assert outcome.level("polyuria") == "above"
    assert (outcome.level("nocturnal_polyuria"), outcome.why("nocturnal_polyuria")) == ("within", "polyuria_first")
    assert outcome.applies("nocturnal_polyuria") == 0


def test_mean_and_pooled_on_different_sides_are_borderline() -> None:
    outcome = outcome_of(facts(vector("c10")))
    assert outcome.level("nocturnal_polyuria") == "borderline"


def test_without_sleep_times_nocturnal_polyuria_is_not_assessed() -> None:
    outcome = outcome_of(day(300, night=(200,), person="age 70").replace("23:00 bed", "23:00 drink 100"))
    assert (outcome.level("nocturnal_polyuria"), outcome.why("nocturnal_polyuria")) == (
        "not_assessed",
        "no_sleep_times",
    )
    assert outcome.applies("nocturnal_polyuria") is None


@pytest.mark.parametrize(
    ("by_day", "night", "level"),
    [
        (("700", "?"), "100", "within"),  # at most 300 of 1000, and less of what was not measured
        (("300", "?"), "100", "not_assessed"),
        (("300", "0"), "?", "above"),  # at least 200 of 500, and more of what was not measured
        (("700", "0"), "?", "not_assessed"),
    ],
)
def test_a_bound_of_the_night_share_decides_or_says_nothing(outcome: Outcome, by_day, night, level) -> None:
    """
    person: age 70, weight 70
    2026-03-04 07:00  rise
               07:00  void 300
               10:00  void {by_day[0]}
               12:00  void {by_day[1]}
               23:00  bed
               02:00  void {night}
    2026-03-05 07:00  rise
               07:00  void 200
    """
    assert outcome.value("nocturnal_polyuria_index") is None
    assert outcome.level("nocturnal_polyuria") == level
    assert outcome.why("nocturnal_polyuria") == ("volumes_missing" if level == "not_assessed" else "")


@pytest.mark.parametrize(("night", "level"), [((), "within"), ((50,), "within"), ((50, 50), "above")])
def test_two_voids_a_night(night: tuple[int, ...], level: str) -> None:
    assert outcome_of(day(300, night=night)).level("nocturia") == level


@pytest.mark.parametrize(("closing", "level"), [(350, "within"), (349, "above")])
def test_the_night_capacity_limit_is_met_exactly(closing: int, level: str) -> None:
    """One void a night and 0.7 of the largest: 1.3 exactly, whatever the arithmetic leaves behind."""
    outcome = outcome_of(day(500, night=(0,), closing=closing))
    assert outcome.level("reduced_nocturnal_capacity") == level


@pytest.mark.parametrize(
    ("age", "level", "why"), [(17, "not_assessed", "adult_reference_only"), (18, "above", "intake_unknown")]
)
def test_limits_of_adults_are_not_held_against_a_child(age: int, level: str, why: str) -> None:
    outcome = outcome_of(day(*[450] * 8, person=f"age {age}, weight 40"))
    assert (outcome.level("frequency"), outcome.why("frequency")) == (level, why)
    assert outcome.value("voids_per_24h") == 9
    assert outcome.level("see_a_doctor") == ("within" if age < 18 else "above")  # polyuria is a limit of adults
    assert outcome.level("exercise_adherence") == "not_assessed"
    assert outcome.why("exercise_adherence") == "no_exercise_log"


@pytest.mark.parametrize(
    ("noted", "reasons"),
    [
        ("remark blood_in_urine", 1),
        ("remark blood_in_stool", 1),
        ("remark black_stool", 1),
        ("remark cannot_void", 1),
        ("remark pain", 0),
        ("remark fever", 0),
        ("stool blood blood", 1),
        ("stool blood unspecified", 1),
        ("stool blood mucus", 0),
        ("stool blood none", 0),
    ],
)
def test_what_was_noted_asks_for_a_doctor(noted: str, reasons: int) -> None:
    outcome = outcome_of(f"{day(600)}\n2026-03-05 09:00 {noted}")
    assert outcome.findings["see_a_doctor"].value[0] == reasons
    assert outcome.level("see_a_doctor") == ("above" if reasons else "within")


def test_pain_with_fever_asks_for_a_doctor() -> None:
    outcome = outcome_of("2026-03-05 09:00 remark pain\n2026-03-05 09:00 remark fever")
    assert outcome.findings["see_a_doctor"].value[0] == 1


@pytest.mark.parametrize(("volume", "level"), [(499, "above"), (500, "within")])
def test_very_little_urine_asks_for_a_doctor(volume: int, level: str) -> None:
    assert outcome_of(day(volume - 200)).level("see_a_doctor") == level
