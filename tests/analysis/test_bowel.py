"""Bowel movements: how often, which form, how hard they go, and what is not known."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.analysis.lines import read
from tests.analysis.outcome import Outcome, outcome_of
from tests.tables import filled

GROUPS = Path(__file__).parents[1] / "vectors" / "bsfs_groups.json"
SHARES = ("hard", "normal", "loose")


def visits(*items: str, days: int = 0) -> str:
    """Return one visit a day, then days without stool up to `days`."""
    rows = [f"2026-03-{number:02} 08:00 stool {item}" for number, item in enumerate(items, 1)]
    rows += [f"2026-03-{number:02} --:-- no stool" for number in range(len(items) + 1, days + 1)]
    return "\n".join(rows)


def groups() -> list[tuple[str, str]]:
    written = json.loads(GROUPS.read_text("utf-8"))
    return [(str(row["type"]), row["group"]) for row in written["types"]] + written["half_values"]["cases"]


@pytest.mark.parametrize(("type_", "group"), groups())
def test_types_are_grouped_and_a_range_across_groups_is_in_none(type_: str, group: str) -> None:
    outcome = outcome_of(visits(f"type {type_}"))
    assert [outcome.value(f"stool_{name}_share") for name in SHARES] == [name == group for name in SHARES]


def test_days_covered_have_an_entry_and_a_blank_day_is_missing(outcome: Outcome) -> None:
    """
    2026-03-01 08:00  stool type 4
               20:00  stool type 4
    2026-03-02 --:--  no stool
    2026-03-06 08:00  stool in_vain
    2026-03-07 08:00  laxative
    """
    assert outcome.value("bowel_movements_per_week") == 3.5
    assert outcome.based_on("bowel_movements_per_week") == 4
    assert outcome.value("unsuccessful_attempts") == 1
    assert outcome.value("days_without_bowel_movement") == 3
    assert outcome.value("laxative_days") == 1


@pytest.mark.parametrize(("said", "movements"), [("type 4", 1), ("unsaid type 4", 1), ("unsaid", 0), ("in_vain", 0)])
def test_a_movement_is_a_visit_with_stool(said: str, movements: int) -> None:
    outcome = outcome_of(visits(said))
    assert outcome.value("bowel_movements_per_week") == 7 * movements
    assert outcome.value("unsuccessful_attempts") == (said == "in_vain")


@pytest.mark.parametrize(
    ("before", "movement", "spontaneous"),
    [
        ("2026-03-01 08:00", "2026-03-02 07:59", 0),
        ("2026-03-01 08:00", "2026-03-02 08:00", 0),
        ("2026-03-01 08:00", "2026-03-02 08:01", 1),
        ("2026-03-01 --:--", "2026-03-02 08:00", (0, 1)),
        ("2026-03-01 --:--", "2026-03-03 00:01", 1),
        ("2026-03-02 20:00", "2026-03-02 08:00", 1),
        ("2026-03-02 20:00", "2026-03-02 --:--", (0, 1)),
        ("2026-03-02 --:--", "2026-03-02 08:00", (0, 1)),
    ],
)
def test_a_movement_up_to_a_day_after_a_laxative_is_not_spontaneous(before, movement, spontaneous) -> None:
    rows = sorted([f"{before} laxative", f"{movement} stool type 4 complete"])
    outcome = outcome_of("\n".join(rows))
    covered = 1 if before[:10] == movement[:10] else 2
    key = "spontaneous_bowel_movements_per_week"
    if isinstance(spontaneous, tuple):
        assert outcome.reason(key) == "laxative_time_unknown"
        assert outcome.bounds(key) == tuple(one * 7 / covered for one in spontaneous)
    else:
        assert outcome.value(key) == spontaneous * 7 / covered
    assert outcome.value("bowel_movements_per_week") == 7 / covered


def test_a_laxative_on_the_row_of_the_visit_counts_as_before(outcome: Outcome) -> None:
    """
    2026-03-01 08:00  stool type 4 medicated
    2026-03-02 09:00  stool type 4
    """
    assert outcome.value("spontaneous_bowel_movements_per_week") == 3.5
    assert outcome.value("laxative_days") == 1


def test_emptying_not_filled_in_is_not_complete() -> None:
    outcome = outcome_of(visits("type 4 complete", "type 4", "type 4 incomplete", "type 4 complete", days=7))
    assert outcome.value("spontaneous_bowel_movements_per_week") == 4
    assert outcome.value("complete_spontaneous_bowel_movements_per_week") == 2
    assert outcome.value("incomplete_evacuation_share") == pytest.approx(1 / 3)
    assert outcome.based_on("incomplete_evacuation_share") == 3


ITEMS = [
    ("straining_share", "straining", "strain hard", "strain no"),
    ("stool_hard_share", "hard_stool", "type 2", "type 3"),
    ("stool_loose_share", "loose_stool", "type 6", "type 5"),
    ("incomplete_evacuation_share", "incomplete_emptying", "incomplete", "complete"),
    ("stool_urge_postponed_share", "stool_urge_postponed", "postponed 20", "postponed 0"),
    ("blockage_share", None, "blocked", "free"),
    ("manual_help_share", None, "helped", "alone"),
    ("painful_share", None, "pain 3", "pain 0"),
]


@pytest.mark.parametrize(("having", "level"), [(4, "within"), (5, "borderline"), (6, "above")])
@pytest.mark.parametrize(("key", "code", "yes", "no"), ITEMS)
def test_a_quarter_exactly_is_on_the_limit(key, code, yes, no, having: int, level: str) -> None:
    outcome = outcome_of(
        visits(*[yes] * having, *[no] * (20 - having), "unsaid type 4" if "type" not in yes else "blood none")
    )
    assert outcome.value(key) == having / 20
    assert outcome.based_on(key) == 20
    assert code is None or outcome.level(code) == level


def test_a_little_pushing_along_is_not_straining() -> None:
    assert outcome_of(visits("strain some", "strain hard")).value("straining_share") == 0.5


def test_items_that_were_never_filled_in_are_unknown() -> None:
    outcome = outcome_of(visits("unsaid"))
    for key in ("straining_share", "stool_hard_share", "median_deferral_min", "median_toilet_minutes", "blockage_share",
                "stool_leaks_per_week", "gas_leaks_per_week", "unaware_stool_leaks_per_week"):  # fmt: skip
        assert outcome.reason(key) == "item_not_filled"


def test_medians_of_the_toilet_and_of_postponing() -> None:
    outcome = outcome_of(visits("minutes 5 postponed 0", "minutes 10 postponed 30", "minutes 30 postponed 60"))
    assert outcome.value("median_toilet_minutes") == 10
    assert outcome.value("median_deferral_min") == 45


@pytest.mark.parametrize(
    ("movements", "days", "level"), [(2, 7, "below"), (3, 7, "within"), (21, 7, "within"), (22, 7, "above")]
)
def test_three_a_week_to_three_a_day_is_usual(movements: int, days: int, level: str) -> None:
    rows = [f"2026-03-{1 + n % days:02} {6 + n // days:02}:00 stool type 4" for n in range(movements)]
    rows += [f"2026-03-{day:02} --:-- no stool" for day in range(movements + 1, days + 1)]
    outcome = outcome_of("\n".join(sorted(rows)))
    assert outcome.value("bowel_movements_per_week") == movements
    assert outcome.level("stool_frequency") == level


@pytest.mark.parametrize(
    ("middle", "gap", "reason"),
    [
        ("2026-03-02 --:--  no stool", 49.0, ""),
        ("2026-03-02 09:00  stool type 4", 25.0, ""),
        ("2026-03-02 --:--  stool type 4", None, "interval_unknown"),
        ("", None, "interval_unknown"),
    ],
)
def test_the_longest_gap_is_between_covered_days(outcome: Outcome, middle, gap, reason) -> None:
    """
    2026-03-01 08:00  stool type 4
    {middle}
    2026-03-03 09:00  stool type 4
    """
    assert (outcome.value("longest_gap_h"), outcome.reason("longest_gap_h")) == (gap, reason)


def test_one_movement_has_no_gap() -> None:
    assert outcome_of(visits("type 4", days=3)).reason("longest_gap_h") == "fewer_than_two"


def test_stool_leaks_by_kind_without_gas_and_with_what_was_noticed() -> None:
    leaks = ("leak smear noticed", "leak some unnoticed", "leak full unnoticed", "leak gas", "leak none")
    outcome = outcome_of(visits(*leaks, days=7))
    assert outcome.value("stool_leaks_per_week") == 3
    assert [outcome.value(f"{kind}_stool_leaks_per_week") for kind in ("smear", "some", "full")] == [1, 1, 1]
    assert outcome.value("gas_leaks_per_week") == 1
    assert outcome.value("unaware_stool_leaks_per_week") == 2
    assert outcome.level("stool_leakage") == "above"


def test_a_leak_of_which_it_is_not_said_whether_it_was_noticed() -> None:
    outcome = outcome_of(visits("leak smear unnoticed", "leak some", days=7))
    assert outcome.reason("unaware_stool_leaks_per_week") == "item_not_filled"
    assert outcome.value("stool_leaks_per_week") == 2


@pytest.mark.parametrize(("leak", "level"), [("leak gas", "within"), ("leak none", "within"), ("leak smear", "above")])
def test_wind_is_no_leak_of_stool(leak: str, level: str) -> None:
    assert outcome_of(visits(leak)).level("stool_leakage") == level


FIRM = ["type 3 strain no complete free alone"] * 6


@pytest.mark.parametrize(
    ("items", "days", "level"),
    [
        (["type 3 strain hard incomplete free alone"] * 3 + FIRM, 9, "above"),
        (["type 3 strain hard incomplete free alone"] * 2 + FIRM, 8, "borderline"),  # both exactly a quarter
        (["type 1 strain no complete free alone"] * 3 + FIRM, 9, "within"),  # one criterion
        (["type 3 strain hard complete blocked alone"] * 2, 7, "above"),
        (["type 3 strain hard complete blocked alone"] * 3, 6, "above"),
        (["type 6 strain hard incomplete free alone"] * 3 + FIRM, 9, "within"),  # a third is loose
        (
            ["type 3 strain hard incomplete free alone"] * 3 + ["type 6 strain no complete free alone"] * 3 + FIRM,
            12,
            "borderline",
        ),
        (["strain hard incomplete"] * 3, 7, "not_assessed"),  # no type: loose stool is not known
        (["type 3 strain hard"] * 4, 7, "not_assessed"),  # one criterion, the others not filled in
        (["type 3 strain no complete free alone"] * 2, 7, "within"),  # two a week, nothing else
        (["type 3 strain hard complete free alone"] * 2, 7, "above"),  # two a week, straining
        (["type 3 strain hard complete free alone"] * 3, 7, "within"),  # three a week
    ],
)
def test_the_pattern_of_constipation_takes_two_criteria_and_firm_stool(items, days: int, level: str) -> None:
    outcome = outcome_of(visits(*items, days=days))
    assert outcome.level("constipation_pattern") == level
    assert outcome.why("constipation_pattern") == ("item_not_filled" if level == "not_assessed" else "")


@pytest.mark.parametrize("movements", [2, 3])
@pytest.mark.parametrize(
    ("code", "item"),
    [
        ("hard_stool", "type 1"),
        ("loose_stool", "type 7"),
        ("straining", "strain hard"),
        ("incomplete_emptying", "incomplete"),
        ("stool_urge_postponed", "postponed 30"),
    ],
)
def test_a_share_of_fewer_than_three_stools_is_judged_with_a_caution(code: str, item: str, movements: int) -> None:
    outcome = outcome_of(visits(*[item] * movements))
    assert (outcome.level(code), outcome.why(code)) == ("above", "too_few_movements" if movements < 3 else "")


@pytest.mark.parametrize(("days", "indicative"), [(6, True), (7, False)])
def test_under_seven_days_covered_is_indicative(days: int, indicative: bool) -> None:
    from diary.analysis.coverage import coverage

    found = coverage(outcome_of(visits("type 4", days=days)).assessment.numbers.line)
    assert (found.bowel_days_covered[0], found.bowel_indicative[0]) == (days, indicative)
    assert found.days_recorded[0] == found.days_complete[0] == found.nights_complete[0] == 0


@pytest.mark.parametrize(
    ("types", "level", "subtype"),
    [
        ("1 1 4 4", "above", "ibs_constipation"),
        ("7 6 4 4", "above", "ibs_diarrhoea"),
        ("1 2 6 7", "above", "ibs_mixed"),
        ("3 4 5 4", "within", "ibs_unsubtyped"),
        ("1 4 4 4", "borderline", ""),
        ("7 4 4 4", "borderline", ""),
        ("1 4 4 4 4", "within", "ibs_unsubtyped"),
    ],
)
def test_the_subtype_is_named_only_of_a_stated_irritable_bowel(types: str, level: str, subtype: str) -> None:
    facts = read(visits(*(f"type {one}" for one in types.split())))
    assert outcome_of(facts).why("ibs_subtype") == "ibs_not_stated"
    stated = outcome_of(replace(facts, patients=filled(facts.patients, ibs=1.0)))
    assert (stated.level("ibs_subtype"), stated.why("ibs_subtype"), stated.applies("ibs_subtype")) == (
        level,
        subtype,
        1,
    )


def test_without_types_there_is_no_subtype() -> None:
    facts = read(visits("strain hard"))
    stated = outcome_of(replace(facts, patients=filled(facts.patients, ibs=1.0)))
    assert (stated.level("ibs_subtype"), stated.why("ibs_subtype")) == ("not_assessed", "item_not_filled")


@pytest.mark.parametrize(
    ("types", "hard", "loose"),
    [
        ("2-3 2-3 4 4 4 4 4", "not_assessed", "within"),
        ("2-3 4 4 4 4", "within", "within"),
        ("2-3 4 4 4", "not_assessed", "within"),
        ("5-6 5-6 4 4", "within", "not_assessed"),
        ("2-3 1 1 4", "above", "within"),
        ("2-6 4 4", "not_assessed", "not_assessed"),
    ],
)
def test_hard_or_loose_is_not_absent_where_types_between_groups_may_hold_it(types: str, hard: str, loose: str) -> None:
    outcome = outcome_of(visits(*(f"type {one}" for one in types.split())))
    assert (outcome.level("hard_stool"), outcome.level("loose_stool")) == (hard, loose)
    for code, level in (("hard_stool", hard), ("loose_stool", loose)):
        assert (outcome.why(code) == "stool_type_between") == (level == "not_assessed")


def test_without_a_stool_that_is_the_reason() -> None:
    outcome = outcome_of(visits("in_vain", "in_vain", days=4))
    assert {outcome.reason(key) for key in ("stool_hard_share", "straining_share")} == {"no_bowel_movement"}
