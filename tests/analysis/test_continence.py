"""Leaks of urine, urgency and pads: how many, of which kind, and what is not known."""

import json
from pathlib import Path

import pytest

from diary import urge
from tests.analysis.outcome import Outcome, outcome_of

MAPS = Path(__file__).parents[1] / "vectors" / "p11_urgency_scale_maps.json"
DAY = """
    person: scale {scale}
    2026-03-04 07:00  rise
               07:00  void 300 {urge}
               12:00  void 300
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
"""


def published_codes() -> list[tuple[str, int, str]]:
    maps = json.loads(MAPS.read_text("utf-8"))["maps"]
    return [
        (scale, int(code), meaning)
        for name, codes in maps.items()
        if (scale := name.split()[0].lower()) in urge.SCALES
        for code, meaning in codes.items()
    ]


@pytest.mark.parametrize(("scale", "code", "meaning"), published_codes())
def test_a_code_means_what_its_scale_says(scale: str, code: int, meaning: str) -> None:
    outcome = outcome_of(DAY.format(scale=scale, urge=f"urge {code}"))
    assert outcome.value("urgency_episodes_per_24h") == ("urgency" in meaning)
    assert outcome.value("urine_leaks_per_24h") == ("leak" in meaning)
    assert outcome.value("convenience_void_share") == (meaning in ("convenience", "none"))


@pytest.mark.parametrize(
    ("scale", "code", "urgent"), [("yes_no", 0, 0), ("yes_no", 1, 1), ("words", 2, 0), ("words", 3, 1)]
)
def test_words_and_yes_or_no_are_scales_too(scale: str, code: int, urgent: int) -> None:
    assert outcome_of(DAY.format(scale=scale, urge=f"urge {code}")).value("urgency_episodes_per_24h") == urgent


@pytest.mark.parametrize(
    ("scale", "urge", "reason"),
    [("none", "urge 3", "urge_scale_unknown"), ("iciq", "", "no_urge_recorded"), ("iciq", "urge 1", "")],
)
def test_without_a_scale_or_a_level_urgency_is_unknown(scale: str, urge: str, reason: str) -> None:
    outcome = outcome_of(DAY.format(scale=scale, urge=urge))
    assert outcome.reason("urgency_episodes_per_24h") == outcome.reason("convenience_void_share") == reason


def test_a_day_without_any_level_has_no_count_of_urgency(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300 urge 3
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-06 07:00  rise
               07:00  void 300
    """
    assert outcome.days("urgency_episodes_per_24h") == [1, None]
    assert outcome.value("urgency_episodes_per_24h") == 1


def test_a_leak_on_its_own_row_may_be_the_only_urgency(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               10:00  leak small urge 3
               12:00  void 200
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.value("urgency_episodes_per_24h") == 1
    assert outcome.value("urgency_leaks_per_24h") == 1


def test_both_passes_of_an_urgent_void_are_one_urgency(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300 urge 1
               12:00  void 100 urge 3
               12:08  void 100 urge 3
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.value("urgency_episodes_per_24h") == 1


def test_a_code_that_means_a_leak_and_a_mark_on_the_same_row_are_one_leak(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300 urge 4 leak small
               12:00  void 300 urge 4
               15:00  void 200 urge 4 leak none
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.value("urine_leaks_per_24h") == outcome.value("urgency_leaks_per_24h") == 3


@pytest.mark.parametrize(
    ("leak", "kind"),
    [
        *((f"drops {trigger}", "stress") for trigger in ("cough", "sneeze", "laugh", "lift", "exercise")),
        ("drops cough urge 2", "stress"),
        ("drops cough urge 3", "mixed"),
        ("drops urge 3", "urgency"),
        ("drops on_the_way", "urgency"),
        ("drops asleep", "enuresis"),
        ("drops asleep urge 3", "enuresis"),
        ("drops after_voiding", "post_void"),
        ("drops other", "unclassified"),
        ("drops urge 1", "unclassified"),
        ("drops", "unclassified"),
    ],
)
def test_the_kind_of_a_leak_is_told_by_its_row(outcome: Outcome, leak: str, kind: str) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               10:00  leak {leak}
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    kinds = ("stress", "urgency", "mixed", "enuresis", "post_void", "unclassified")
    assert {one: outcome.value(f"{one}_leaks_per_24h") for one in kinds} == {one: one == kind for one in kinds}


@pytest.mark.parametrize(
    ("at", "kind"),  # a leak of the same minute as the void may have come before it
    [("12:09", "unclassified"), ("12:10", "post_void"), ("12:19", "post_void"), ("12:20", "unclassified")],
)
def test_a_leak_is_post_void_up_to_ten_minutes_after_the_last_pass(outcome: Outcome, at: str, kind: str) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
    2026-03-04 12:00  catheter 50
    2026-03-04 12:09  void 250
    2026-03-04 {at}  leak drops
    2026-03-04 23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.value(f"{kind}_leaks_per_24h") == 1


def test_a_leak_before_any_void_is_not_post_void(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:05  leak drops
    """
    assert outcome.value("urine_leak_episodes") == 1


def test_bedwetting_is_never_nocturia(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
               03:00  leak large asleep
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.value("nocturia") == 0
    assert outcome.value("enuresis_leaks_per_24h") == 1
    assert outcome.level("night_leakage") == "above"


def test_amounts_are_told_apart(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300 leak drops
               10:00  leak small
               11:00  leak small
               12:00  leak large
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert [outcome.value(f"{amount}_leaks_per_24h") for amount in ("drops", "small", "large")] == [1, 2, 1]


def test_a_leak_of_unknown_amount_leaves_every_amount_unknown(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300 leak drops
               10:00  leak some
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.value("urine_leaks_per_24h") == 2
    assert outcome.reason("drops_leaks_per_24h") == outcome.reason("large_leaks_per_24h") == "item_not_filled"
    assert outcome.bounds("drops_leaks_per_24h") == (1, None)
    assert outcome.bounds("large_leaks_per_24h") == (None, None)


@pytest.mark.parametrize(("place", "leaks", "episodes"), [("age 50", 0, 0), ("no leak column", None, None)])
def test_no_mark_is_no_leak_only_where_there_is_a_place_for_one(outcome: Outcome, place, leaks, episodes) -> None:
    """
    person: {place}
    2026-03-04 07:00  rise
               07:00  void 300 urge 1
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.value("urine_leaks_per_24h") == outcome.value("stress_leaks_per_24h") == leaks
    assert outcome.value("urine_leak_episodes") == episodes
    assert outcome.level("stress_leakage") == ("within" if leaks == 0 else "not_assessed")


def test_without_a_place_for_leaks_a_code_that_means_one_is_a_lower_bound(outcome: Outcome) -> None:
    """
    person: no leak column
    2026-03-04 07:00  rise
               07:00  void 300 urge 4
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.reason("urgency_leaks_per_24h") == "leaks_not_recorded"
    assert outcome.bounds("urgency_leaks_per_24h") == (1, None)
    assert outcome.level("urgency_leakage") == "above"


def test_a_leak_without_a_time_counts_as_an_episode_and_in_no_day(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300 urge 1
               10:00  leak drops cough
               12:00  lost leak
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.value("urine_leak_episodes") == 2
    assert outcome.reason("urine_leaks_per_24h") == "time_unknown"
    assert outcome.bounds("urine_leaks_per_24h") == (1, None)
    assert outcome.reason("urgency_episodes_per_24h") == "time_unknown"
    assert outcome.value("voids_per_24h") == 1
    assert outcome.cells("urine_leaks_per_24h") == ["L4"]


def test_leaks_of_an_incomplete_day_are_episodes_of_the_diary(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300 leak drops
               23:00  bed
    """
    assert outcome.value("urine_leak_episodes") == 1
    assert outcome.reason("urine_leaks_per_24h") == "no_closing_first_morning_void"


@pytest.mark.parametrize(
    ("first", "second", "pads", "gain", "why"),
    [
        ("pad 20", "pad 35", 2, 55, ""),
        ("pad 20", "pad", 2, None, "item_not_filled"),
        ("pad", "pad", 2, None, "pads_not_recorded"),
        ("leak drops", "leak drops", 0, None, "pads_not_recorded"),
    ],
)
def test_pads_are_counted_and_weighed(outcome: Outcome, first, second, pads, gain, why) -> None:
    """
    person: pads
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  void 300 {first}
               15:00  void 300 {second}
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.value("pads_per_24h") == pads
    assert (outcome.value("pad_gain_g_24h"), outcome.reason("pad_gain_g_24h")) == (gain, why)
    assert outcome.bounds("pad_gain_g_24h")[0] == (20 if why == "item_not_filled" else None)


def test_without_a_place_for_pads_their_use_is_unknown(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.reason("pads_per_24h") == outcome.reason("pad_gain_g_24h") == "pads_not_recorded"
