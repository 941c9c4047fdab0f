"""How often and how much is voided: each limit on both sides, under the condition of what was drunk."""

import pytest

from tests.analysis.findings.days import day, drinking
from tests.analysis.outcome import outcome_of


@pytest.mark.parametrize(("voids", "level"), [(5, "below"), (6, "within"), (8, "within"), (9, "above")])
def test_six_to_eight_voids(voids: int, level: str) -> None:
    assert outcome_of(day(*[250] * (voids - 1))).level("frequency") == level


@pytest.mark.parametrize(
    ("drunk", "level", "applies", "why"),
    [
        (1399, "below", 0, "intake_below"),
        (1400, "borderline", 1, ""),
        (1499, "borderline", 1, ""),
        (1500, "within", 1, ""),
        (2000, "within", 1, ""),
        (2001, "borderline", 1, ""),
        (2100, "borderline", 1, ""),
        (2101, "above", 0, "intake_above"),
        (None, "not_assessed", 0, "intake_unknown"),
    ],
)
def test_the_count_of_voids_holds_at_the_usual_intake(drunk, level: str, applies, why: str) -> None:
    text = day(*[190] * 8)
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


@pytest.mark.parametrize("drunk", [900, 1500, 2101])
def test_a_restricted_intake_is_not_judged_and_the_count_of_voids_says_so(drunk: int) -> None:
    outcome = outcome_of(drinking(day(*[250] * 8, person="restricted 1000"), drunk))
    assert (outcome.level("intake"), outcome.why("intake")) == ("not_assessed", "fluid_restriction")
    assert (outcome.level("frequency"), outcome.applies("frequency"), outcome.why("frequency")) == (
        "above",
        0,
        "intake_restricted",
    )


def test_a_restriction_overrides_the_tips_on_drinking() -> None:
    free = outcome_of(drinking(day(*[120] * 8), 900))
    restricted = outcome_of(drinking(day(*[120] * 8, person="restricted 1000"), 900))
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
    outcome = outcome_of(day(*[200] * early, *[400] * (late - 1), opening=400, person="weight 100"))
    assert outcome.level("early_voiding") == level
    assert outcome.why("early_voiding") == why


@pytest.mark.parametrize(("by_day", "night", "level"), [(8, 1, "above"), (7, 2, "within")])
def test_early_voiding_is_of_the_day(by_day: int, night: int, level: str) -> None:
    """Nine voids or ten: what comes at night is not a habit of the day."""
    first = day(*[200] * (by_day - 1), night=(200,) * night, closing=400)
    second = first.replace("03-05", "03-06").replace("03-04", "03-05")
    outcome = outcome_of(first + "\n" + "\n".join(second.split("\n")[3:]))
    assert outcome.level("frequency") == "above"
    assert outcome.level("early_voiding") == level
    assert outcome.why("early_voiding") == ("" if level == "above" else "few_by_day")


@pytest.mark.parametrize(("urine", "level"), [(1400, "below"), (1401, "not_assessed")])
def test_drinks_that_the_urine_exceeds_are_not_complete(urine: int, level: str) -> None:
    outcome = outcome_of(drinking(day(urine - 200), 900))
    assert outcome.value("voided_volume_24h_ml") == urine
    assert (outcome.level("intake"), outcome.why("intake")) == (
        level,
        "" if level == "below" else "urine_exceeds_drinks",
    )
    assert outcome.why("frequency") == ("intake_below" if level == "below" else "intake_unknown")


def test_who_fasts_is_not_judged_by_what_was_drunk() -> None:
    outcome = outcome_of(drinking(day(200), 900) + "\n2026-03-04 09:00 remark fasting")
    assert (outcome.level("intake"), outcome.why("intake")) == ("not_assessed", "fasting")


def test_a_catheter_takes_back_the_count_and_a_residual_joins_the_capacity() -> None:
    outcome = outcome_of(day(200, 200) + "\n2026-03-04 08:00 catheter 210")
    assert (outcome.level("frequency"), outcome.why("frequency")) == ("not_assessed", "catheter_used")
    assert (outcome.level("capacity"), outcome.why("capacity")) == ("within", "with_residual")


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
