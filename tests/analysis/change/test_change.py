"""The change of each metric: what is judged and by what, what is only described, and what does not compare."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diary.analysis.change import changes, judging, large
from diary.analysis.change.primaries import OF_A_CHILD, OF_COMPLAINT, PRIMARIES, primaries
from diary.analysis.change.verdict import SOURCES, STATES, Change
from diary.analysis.grouping import among
from diary.analysis.metrics import BY_KEY, KEYS, compute
from diary.model import Diary, together
from diary.reading.reader import read
from tests.analysis.recorded import facts
from tests.conftest import SAMPLES
from tests.kept import kept
from tests.tables import filled

VECTORS = Path(__file__).parents[2] / "vectors"
HOMMA = json.loads((VECTORS / "p01_homma2002_confidence_intervals.json").read_text("utf-8"))
IMPORTANT = json.loads((VECTORS / "p08_change_that_matters.json").read_text("utf-8"))["rows"]
FREQUENCY, LEAKS, NIGHTS = PRIMARIES
LATER = {"start": "2026-05-04"}


def between(before: Diary, after: Diary, **more: Any) -> dict[str, Change]:
    return changes(compute(together([before, after])), 0, 1, **more)


def changed(before: dict[str, Any], after: dict[str, Any], key: str) -> Change:
    return between(facts(kept(**before)), facts(kept(**LATER, **after)))[key]


def complaining(complaint: str, recorded: dict[str, Any]) -> Diary:
    diary = facts(recorded)
    return replace(diary, patients=filled(diary.patients, complaint=complaint))


def bowel(leaks: int, days: int = 14, complaint: str = "") -> Diary:
    """A bowel diary with a movement a day, and so many smears on its first days."""
    rows = [
        {"at": f"2026-03-{day:02d}T08:00", "kind": "visit", "passed": 1, "bristol": 4,
         "leak": "smear" if day <= leaks else "none", "timed": True}
        for day in range(1, days + 1)
    ]  # fmt: skip
    return Diary.of(patients=[{"complaint": complaint}], bowel=rows)


@pytest.mark.parametrize("row", HOMMA["daytime_void_frequency"], ids=lambda row: f"{row['days']} days")
def test_the_half_width_on_so_many_days_is_the_published_one(row) -> None:
    assert judging.FREQUENCY_HALF_WIDTH / row["days"] ** 0.5 == pytest.approx(row["half_width_95"], abs=0.005)
    assert pytest.approx(1.35, abs=0.005) == judging.FREQUENCY_SD


def test_what_is_large_is_what_was_published() -> None:
    said = {row["source"].split()[0]: row for row in IMPORTANT}
    assert "<=50%" in said["Yalcin"]["important"]
    assert said["Lose"]["responder"] == ">=50% fewer"
    assert large.FEWER == 0.5


def test_every_metric_has_a_state_and_only_the_primary_numbers_are_judged() -> None:
    found = between(facts(kept(voids=9, leaks=3)), facts(kept(**LATER)))
    assert tuple(found) == KEYS
    assert {change.state for change in found.values()} <= set(STATES)
    assert {key for key, change in found.items() if change.judged} == set(PRIMARIES)
    for change in found.values():
        assert (change.must_exceed >= 0) == (0 <= change.p <= 1) == bool(change.source) == change.judged
        assert bool(change.reason) == (change.state in ("no_figure", "not_comparable"))
    assert {metric.rule for metric in BY_KEY.values()} - {""} == set(SOURCES)
    assert all(BY_KEY[key].rule for key in (*PRIMARIES, *OF_COMPLAINT.values()))


@pytest.mark.parametrize("key", ["maximum_voided_volume_ml", "mean_voided_volume_ml", "voids_per_24h", "pads_per_24h"])
@pytest.mark.parametrize(("before", "after"), [(300, 400), (400, 300), (100, 900)])
def test_the_largest_void_and_all_else_are_described_alone(before: int, after: int, key: str) -> None:
    found = changed({"largest": before, "usual": 100}, {"largest": after, "usual": 100}, key)
    assert not found.judged
    assert not found.real


def test_a_described_metric_has_both_values_and_the_spread_of_its_days() -> None:
    before = kept(voids=7)
    del before["events"][3]
    found = between(facts(before), facts(kept(**LATER, voids=7)))["voids_per_24h"]
    assert (found.state, found.reason) == ("no_figure", "not_primary")
    assert (found.before, found.after) == pytest.approx((20 / 3, 7))
    assert found.spread == ((6, 7), (7, 7))
    assert between(facts(kept()), facts(kept(**LATER)))["mean_voided_volume_ml"].spread == (None, None)


@pytest.mark.parametrize(
    ("days", "before", "after", "state"),
    [
        (3, 10, 7, "real_change"),  # z = 2.19 at 0.085 / 3: 2.19 · 1.35 · √(2/3) = 2.42
        (3, 9, 7, "too_small_to_tell"),
        (3, 7, 10, "real_change"),
        (7, 9, 7, "real_change"),  # 2.19 · 1.35 · √(2/7) = 1.58
    ],
)
def test_daytime_frequency_is_held_against_its_days(days: int, before: int, after: int, state: str) -> None:
    found = changed({"days": days, "voids": before}, {"days": days, "voids": after}, FREQUENCY)
    assert (found.state, found.rule, found.source) == (state, "frequency", "homma2002")
    assert found.must_exceed == pytest.approx(2.193 * 1.352 * (2 / days) ** 0.5, abs=0.01)
    assert found.usual == pytest.approx(2.65 * (2 / days) ** 0.5)
    assert found.n == (days, days)
    assert found.counts is None


def test_days_that_differ_more_than_published_need_a_larger_change() -> None:
    steady, restless = np.array([10.0, 10.0, 10.0]), np.array([4.0, 10.0, 16.0])
    other = np.array([7.0, 7.0, 7.0])
    assert judging.DayMean(restless, other).must_exceed(0.05) > judging.DayMean(steady, other).must_exceed(0.05)
    assert judging.DayMean(restless, other).p == pytest.approx(judging.DayMean(other, restless).p)


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        (6, 0, "too_small_to_tell"),  # the exact test says p = 0.031: as if leaks came one by one
        (7, 0, "real_and_large"),
        (0, 7, "real_change"),  # more is never called large
        (0, 6, "too_small_to_tell"),
    ],
)
def test_leaks_are_counted_against_their_days(before: int, after: int, state: str) -> None:
    found = changed({"leaks": before}, {"leaks": after}, LEAKS)
    assert (found.state, found.counts, found.n) == (state, (before, after), (3, 3))
    assert (found.rule, found.source) == ("leaks", "page2268; pmid25524209")
    assert (abs(found.change) > found.must_exceed) == (state != "too_small_to_tell")


def test_a_number_needs_less_where_another_is_real_already() -> None:
    alone = changed({"leaks": 6}, {}, LEAKS)
    beside = changed({"leaks": 6, "voids": 14}, {}, LEAKS)
    assert alone.p == beside.p
    assert (alone.state, beside.state) == ("too_small_to_tell", "real_and_large")
    assert beside.must_exceed < alone.must_exceed


def test_a_number_that_is_not_known_still_counts_among_those_named() -> None:
    diary, other = facts(kept(leaks=6)), facts(kept(**LATER))
    times = {name: np.datetime64("NaT", "s") for name in ("bed", "asleep", "rise")}
    unknown = [replace(one, days=filled(one.days, **times)) for one in (diary, other)]
    found = between(*unknown)
    assert found[NIGHTS].reason == "no_sleep_times"
    assert found[LEAKS].must_exceed == between(diary, other)[LEAKS].must_exceed


def test_leaks_that_fell_beyond_chance_but_by_less_than_half_are_not_called_large() -> None:
    """Of 60 in 12 days 31 are left, 48 % fewer, and then 30, exactly half."""
    before = {"days": 12, "voids": 7, "leaks": 60}
    assert changed(before, {"days": 12, "voids": 7, "leaks": 31}, LEAKS).state == "real_change"
    assert changed(before, {"days": 12, "voids": 7, "leaks": 30}, LEAKS).state == "real_and_large"


@pytest.mark.parametrize(
    ("sex", "trigger", "source"),
    [("female", "cough", "yalcin2010"), ("male", "cough", "convention"), ("female", "", "convention")],
)
def test_half_fewer_leaks_was_measured_in_women_with_stress_leaks(sex: str, trigger: str, source: str) -> None:
    diaries = [facts(kept(leaks=9)), facts(kept(**LATER))]
    diaries[0] = replace(diaries[0], patients=filled(diaries[0].patients, sex=sex))
    if trigger:
        voids = diaries[0].voids
        leaking = ~among(voids["leak"], ("", "none")) | (voids["level"] == 4)
        stress = {"trigger": trigger, "level": 1, "leak": "drops"}
        marked = voids.having(**{name: np.where(leaking, value, voids[name]) for name, value in stress.items()})
        diaries[0] = replace(diaries[0], voids=marked)
    found = between(*diaries)[LEAKS]
    assert (found.state, found.large_source) == ("real_and_large", source)


def test_half_fewer_voids_at_night_was_measured_as_such() -> None:
    found = changed({"night_voids": 9}, {}, NIGHTS)
    assert (found.state, found.source, found.large_source) == ("real_and_large", "convention", "lose2003")


@pytest.mark.parametrize("key", sorted({*OF_COMPLAINT.values()} - {*PRIMARIES}))
def test_the_number_of_a_complaint_is_described_without_that_complaint(key: str) -> None:
    assert not between(bowel(9), bowel(0))[key].judged
    assert not changed({"leaks": 9}, {}, key).judged


def test_the_complaint_adds_its_own_number() -> None:
    gone = between(bowel(9, complaint="loss_of_stool"), bowel(0))["stool_leaks_per_week"]
    assert (gone.state, gone.counts, gone.source) == ("real_and_large", (9, 0), "convention")
    assert gone.large_source == "convention"
    fewer = between(bowel(9), bowel(6, complaint="loss_of_stool"))["stool_leaks_per_week"]
    assert (fewer.state, fewer.change) == ("too_small_to_tell", pytest.approx(-1.5))
    urgent = complaining("urgency", kept(voids=7, leaks=15))
    assert between(urgent, facts(kept(**LATER, voids=7)))["urgency_episodes_per_24h"].state == "real_and_large"


def test_the_first_diary_names_the_complaint() -> None:
    pair = complaining("urgency", kept(leaks=9)), complaining("loss_of_stool", kept(**LATER))
    assert between(*pair)["urgency_episodes_per_24h"].judged
    assert not between(*reversed(pair))["urgency_episodes_per_24h"].judged


def stools(a_day: int, painful: int, days: int = 14, complaint: str = "") -> Diary:
    """A bowel diary with so many movements a day, of which so many in all hurt."""
    rows = [
        {"at": f"2026-03-{day:02d}T{8 + number:02d}:00", "kind": "visit", "passed": 1, "bristol": 4, "timed": True,
         "pain": 5.0 if number * days + day <= painful else 0.0}
        for number in range(a_day) for day in range(1, days + 1)
    ]  # fmt: skip
    return Diary.of(patients=[{"complaint": complaint}], bowel=rows)


def test_a_complaint_of_stool_is_judged_by_how_often_and_one_of_pain_by_the_stools_that_hurt() -> None:
    often = between(stools(1, 0, complaint="stool"), stools(3, 0))["bowel_movements_per_week"]
    assert (often.state, often.counts, often.rule) == ("real_change", (14, 42), "episodes")
    assert (often.change, often.must_exceed < 14) == (pytest.approx(14), True)
    less = between(stools(2, 20, complaint="pain"), stools(2, 1))["painful_share"]
    assert (less.state, less.counts, less.rule, less.n) == ("real_and_large", (20, 1), "share", (28, 28))
    assert less.change == pytest.approx(-19 / 28)
    few = between(stools(1, 2, days=3, complaint="pain"), stools(1, 0, days=3))["painful_share"]
    assert (few.state, few.counts) == ("too_small_to_tell", (2, 0))
    assert between(stools(1, 1, days=1, complaint="pain"), stools(1, 0, days=1))["painful_share"].judged


def test_a_complaint_that_can_not_be_counted_adds_no_number() -> None:
    for complaint in ("", "leaking", "frequency", "nights", "emptying"):
        hard = complaining(complaint, kept(leaks=9))
        found = between(hard, facts(kept(**LATER)))
        assert {key for key, change in found.items() if change.judged} == set(PRIMARIES)


def listed_nights(wet: int, nights: int = 14, age: float = 8) -> Diary:
    """A child's list of nights, of which the first were wet."""
    rows = [{"date": f"2026-03-{night:02d}", "wet": float(night <= wet)} for night in range(1, nights + 1)]
    return Diary.of(patients=[{"age": age, "records_leaks": True}], nights=rows)


def test_a_child_is_judged_by_its_wet_nights_and_by_no_figure_of_adults() -> None:
    ten = {"age": 10}
    numbers = compute(together([facts(kept(**ten)), facts(kept(**LATER, **ten))]))
    assert primaries(numbers, 0, 1) == OF_A_CHILD
    found = changed({"voids": 14, **ten}, ten, FREQUENCY)
    assert (found.state, found.rule, found.source) == ("real_change", "episodes", "convention")
    assert np.isnan(found.usual)
    leaking = changed({"leaks": 12, **ten}, ten, LEAKS)
    assert (leaking.state, leaking.large_source) == ("real_change", "")
    assert not changed({"night_voids": 9, **ten}, ten, NIGHTS).judged
    dry = between(listed_nights(12), listed_nights(1))["wet_nights_per_week"]
    assert (dry.state, dry.counts, dry.before, dry.after) == ("real_change", (12, 1), 6.0, 0.5)
    assert abs(dry.change) > dry.must_exceed
    fewer = between(listed_nights(7), listed_nights(5))["wet_nights_per_week"]
    assert (fewer.state, fewer.counts) == ("too_small_to_tell", (7, 5))
    short = between(listed_nights(6, nights=6), listed_nights(0))["wet_nights_per_week"]
    assert (short.state, short.reason) == ("not_comparable", "too_few_nights")


def test_a_grown_up_is_not_judged_by_wet_nights() -> None:
    found = between(listed_nights(12, age=40), listed_nights(1, age=40))
    assert not found["wet_nights_per_week"].judged
    assert not found["wet_nights"].judged


def test_one_day_each_is_a_first_impression_and_a_day_beside_a_week_is_not() -> None:
    found = changed({"days": 1, "voids": 14}, {"days": 1}, FREQUENCY)
    assert (found.state, found.reason, found.judged) == ("indicative", "one_day_each", False)
    assert np.isnan(found.must_exceed)
    assert found.change == -8
    assert changed({"days": 1, "voids": 14}, {"days": 7}, FREQUENCY).state == "real_change"
    assert changed({"days": 1}, {"days": 1}, FREQUENCY).state == "same"


def test_days_that_are_in_both_diaries_are_not_compared() -> None:
    found = between(facts(kept(leaks=9)), facts(kept()), overlap=True)
    both_known = [
        change for change in found.values() if change.before == change.before and change.after == change.after
    ]
    assert {change.state for change in both_known} == {"overlap"}
    assert found[LEAKS].before == 3
    assert np.isnan(found[LEAKS].change)


def test_the_verdict_is_the_same_whichever_diary_is_first() -> None:
    for left, right in ((9, 0), (7, 0), (6, 0), (9, 1), (9, 4)):
        pair = facts(kept(leaks=left, voids=8)), facts(kept(**LATER, days=7, leaks=right, voids=10))
        forwards, backwards = between(*pair), between(*reversed(pair))
        for key in PRIMARIES:
            assert forwards[key].real == backwards[key].real
            assert forwards[key].p == pytest.approx(backwards[key].p)


def test_a_total_of_the_whole_diary_compares_only_over_as_many_days() -> None:
    key = "urine_leak_episodes"
    assert changed({"leaks": 2}, {"days": 4}, key).reason == "other_days"
    assert changed({"leaks": 2}, {}, key).reason == "not_primary"


def test_a_scale_that_was_not_named_withholds_rather_than_differs() -> None:
    diary = facts(kept())
    unnamed = replace(diary, patients=filled(diary.patients, urge_scale=""))
    found = between(unnamed, facts(kept(**LATER)))["urgency_episodes_per_24h"]
    assert (found.state, found.reason) == ("not_comparable", "urge_scale_unknown")


def test_without_a_complete_day_nothing_of_voiding_and_drinking_compares() -> None:
    part = kept(days=1, start="2026-05-04", largest=500)
    part["events"].pop()
    part["nights"][-1]["rise"] = None
    for pair in ((facts(kept()), facts(part)), (facts(part), facts(kept()))):
        found = between(*pair)
        shown = {
            key for key, change in found.items() if change.before == change.before and change.after == change.after
        }
        assert {"maximum_voided_volume_ml", "fluid_intake_24h_ml"} <= shown
        assert {found[key].state for key in shown} == {"not_comparable"}
        assert found["maximum_voided_volume_ml"].reason == "no_complete_day"


def test_what_cannot_be_compared_has_no_difference() -> None:
    scales = changed({"leaks": 3}, {"scale": "ICIQ 0-4"}, "urgency_episodes_per_24h")
    assert (scales.before, scales.after) == (1.0, 6.0)
    assert np.isnan(scales.change)


@pytest.mark.parametrize(
    "key", ["stool_leaks_per_week", "bowel_movements_per_week", "painful_share", "wet_nights_per_week"]
)
def test_what_is_counted_of_each_makes_the_metric(key: str) -> None:
    diaries = [read(path).diary for path in sorted(SAMPLES.glob("*.xlsx"))]
    numbers = compute(together(diaries))
    span = {"per week": 7, "1": 1}[BY_KEY[key].unit]
    known = [at for at, value in enumerate(numbers.measures[key].value) if not np.isnan(value)]
    assert known
    for at in known:
        counted = judging.of_days(numbers, key, at)
        assert len(counted) == numbers.measures[key].based_on[at]
        assert counted.mean() * span == pytest.approx(numbers.measures[key].value[at])
