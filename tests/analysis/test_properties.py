"""What holds for every diary, whatever was written in it."""

import dataclasses
import datetime as dt
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.analysis.assess import assess
from diary.analysis.coverage import coverage
from diary.analysis.metrics import CATALOGUE, Numbers, compute
from diary.analysis.tips import raised
from diary.analysis.withheld import cells_behind
from diary.model import (
    DRINKS,
    LEAK_AMOUNTS,
    STOOL_LEAKS,
    STRAINING,
    TABLES,
    TRIGGERS,
    Diary,
    together,
)
from diary.settings import Settings
from diary.table import Table

CLOCK = Settings(timezone="Etc/UTC")
FIRST = dt.datetime(2026, 3, 2)
quick = settings(max_examples=12, deadline=None)


def moments(days: int) -> st.SearchStrategy[dt.datetime]:
    return st.integers(0, days * 24 * 60 + 12 * 60).map(lambda minutes: FIRST + dt.timedelta(minutes=minutes))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def rows(columns: dict[str, st.SearchStrategy[Any]], most: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.fixed_dictionaries(columns), max_size=most)


FLAG = maybe(st.sampled_from([0, 1]))
LEVEL = maybe(st.integers(0, 4))


def nights() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return a list of nights, none or each with something of its own; some around the days, some apart from them."""
    night = st.fixed_dictionaries({
        "wet": FLAG, "woken": FLAG, "dry_g": maybe(st.integers(20, 40)), "wet_g": maybe(st.integers(40, 400)),
        "stool_in_nappy": FLAG, "night_voids": maybe(st.integers(0, 2)), "night_voids_ml": maybe(st.integers(0, 300)),
        "first_morning_ml": maybe(st.integers(0, 400)),
    })  # fmt: skip
    dated = st.lists(night, max_size=9).map(
        lambda rows: [{"date": FIRST + dt.timedelta(days=number - 1)} | row for number, row in enumerate(rows)]
    )
    return st.just([]) | dated


@st.composite
def recorded(draw: st.DrawFn, *, whole: bool = False) -> Diary:
    """Return a diary of up to three days and a morning; `whole`: each with its times and every volume measured."""
    count = draw(st.integers(1, 3) if whole else st.integers(0, 3))
    at = moments(max(count, 1))
    unknown = st.just(False) if whole else st.booleans()
    days = []
    for number in range(count + bool(count)):
        rise = FIRST + dt.timedelta(days=number, minutes=draw(st.integers(360, 480)))
        bed = rise + dt.timedelta(minutes=draw(st.integers(780, 1000)))
        last = number == count
        days.append({
            "day": number + 1, "date": rise.date(), "begins": rise, "rise": None if draw(unknown) else rise,
            "bed": None if last or draw(unknown) else bed, "morning_only": last,
            "asleep": None if last or draw(st.booleans()) else bed + dt.timedelta(minutes=draw(st.integers(0, 60))),
        })  # fmt: skip
    volume = st.integers(20, 900) if whole else maybe(st.integers(0, 900))
    voids = draw(rows({
        "at": at, "volume_ml": volume, "level": LEVEL, "leak": st.sampled_from(["", "some", *LEAK_AMOUNTS]),
        "trigger": st.sampled_from(["", *TRIGGERS]), "catheter": st.booleans(), "pad": FLAG,
        "bound": st.just("") if whole else st.sampled_from(["", "", "at_least"]),
        "pad_gain_g": maybe(st.integers(0, 80)), "first_morning": st.just(False) if whole else st.booleans(),
    }, 12))  # fmt: skip
    if whole:
        voids += [{"at": day["rise"], "volume_ml": draw(volume)} for day in days]
    return Diary.of(
        patients=[draw(st.fixed_dictionaries({
            "age": maybe(st.integers(0, 99)), "weight_kg": maybe(st.integers(0, 120)),
            "urge_scale": st.sampled_from(["", "iciq"]), "records_leaks": st.booleans(), "records_pads": st.booleans(),
            "fluid_restriction_ml": maybe(st.just(1000)),
        }))],
        days=days,
        voids=voids,
        leaks=draw(rows({"at": at, "amount": st.sampled_from(["some", "small"]), "level": LEVEL}, 3)),
        drinks=draw(rows({
            "at": at, "volume_ml": volume, "what": st.sampled_from(["", *DRINKS]), "estimated": st.booleans(),
        }, 6)),
        bowel=draw(rows({
            "at": at, "timed": st.booleans(), "kind": st.sampled_from(["visit", "visit", "no_stool", "laxative"]),
            "passed": FLAG, "bristol": maybe(st.integers(1, 7)), "bristol_to": maybe(st.integers(1, 7)),
            "straining": st.sampled_from(["", *STRAINING]), "incomplete": FLAG, "laxative": FLAG,
            "leak": st.sampled_from(["", *STOOL_LEAKS]), "noticed": FLAG, "postponed_min": maybe(st.integers(0, 90)),
            "in_toilet": FLAG, "holding_back": FLAG, "toilet_blocked": FLAG, "pain": maybe(st.integers(0, 10)),
        }, 6)),
        nights=draw(nights()),
        exercises=draw(rows({
            "date": at.map(dt.datetime.date), "times": maybe(st.integers(0, 12)), "minutes": maybe(st.integers(0, 9)),
        }, 3)),
        remarks=draw(rows({"at": at, "code": st.sampled_from(["pain", "fever", "dribbling"])}, 2)),
        gaps=[] if whole else draw(rows({"at": maybe(at), "what": st.sampled_from(["void", "drink", "leak"])}, 1)),
    )  # fmt: skip


def each_table(facts: Diary, change: Any) -> Diary:
    return Diary(**{name: change(name, getattr(facts, name)) for name in TABLES})


def assert_same(one: Numbers, other: Numbers) -> None:
    for key, measure in one.measures.items():
        for field in dataclasses.fields(measure):
            mine, theirs = getattr(measure, field.name), getattr(other.measures[key], field.name)
            if mine.dtype == object:
                assert list(mine) == list(theirs), (key, field.name)
            else:
                np.testing.assert_allclose(mine, theirs, err_msg=f"{key} {field.name}")


@quick
@given(st.lists(recorded(), min_size=1, max_size=3))
def test_unknown_is_never_zero(diaries: list[Diary]) -> None:
    """A value is NaN exactly when a reason is given; a bound stands only beside a withheld value."""
    assessment = assess(together(diaries), CLOCK)
    for table in (assessment.numbers.measures, assessment.numbers.daily):
        for key, found in table.items():
            assert list(np.isnan(found.value)) == [reason != "" for reason in found.reason], key
            bounded = ~np.isnan(found.lower) | ~np.isnan(found.upper)
            assert not (bounded & ~np.isnan(found.value)).any(), key
            assert not (found.upper < found.lower - 1e-9).any(), key
            assert not np.isinf(found.value).any(), key
    for key, found in assessment.numbers.measures.items():
        assert ((found.based_on > 0) | (found.reason != "")).all(), key
    for finding in assessment.findings:
        for level, reason in zip(finding.level, finding.reason, strict=True):
            assert level in ("below", "within", "above", "borderline") or (level == "not_assessed" and reason)
    for number in range(len(diaries)):
        assert len({tip.id for tip in raised(assessment, number)}) == len(raised(assessment, number))
        for found in assessment.numbers.measures.values():
            cells_behind(assessment.numbers.line, found.reason[number], number)


@quick
@given(st.lists(recorded(), min_size=2, max_size=4))
def test_diaries_together_equal_each_alone(diaries: list[Diary]) -> None:
    together_ = assess(together(diaries), CLOCK)
    for number, facts in enumerate(diaries):
        alone = assess(facts, CLOCK)
        for key, measure in alone.numbers.measures.items():
            both = together_.numbers.measures[key]
            np.testing.assert_allclose(measure.value, both.value[number : number + 1], err_msg=key)
            np.testing.assert_allclose(measure.lower, both.lower[number : number + 1], err_msg=key)
            assert measure.reason[0] == both.reason[number], key
        for mine, theirs in zip(alone.findings, together_.findings, strict=True):
            assert (mine.level[0], mine.reason[0]) == (theirs.level[number], theirs.reason[number]), mine.code
        assert raised(alone, 0) == raised(together_, number)
        assert coverage(alone.numbers.line).days_complete[0] == coverage(together_.numbers.line).days_complete[number]


@quick
@given(recorded(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(facts: Diary, random: Any) -> None:
    """Rows of the same minute keep their order: a diary tells by it which came first."""

    def shuffled(name: str, table: Table) -> Table:
        time = "begins" if name == "days" else "at"
        if time not in table or len(set(table[time].tolist())) < len(table):
            return table
        return table.rows(random.sample(range(len(table)), len(table)))

    assert_same(compute(facts, CLOCK), compute(each_table(facts, shuffled), CLOCK))


@quick
@given(recorded(), st.integers(-400, 400))
def test_the_calendar_does_not_matter(facts: Diary, days: int) -> None:
    def shifted(_: str, table: Table) -> Table:
        times = [name for name in table if table[name].dtype.kind == "M"]
        return table.having(**{name: table[name] + np.timedelta64(days, "D") for name in times})

    assert_same(compute(facts, CLOCK), compute(each_table(facts, shifted), CLOCK))


@quick
@given(recorded(whole=True))
def test_night_and_day_make_the_24_hours(facts: Diary) -> None:
    numbers = compute(facts, CLOCK)
    daily, days = numbers.daily, numbers.line.days
    by_day = daily["daytime_urine_production_ml_per_h"].value * (days.window_h - days.night_h)
    by_night = daily["nocturnal_urine_production_ml_per_h"].value * days.night_h
    known = ~np.isnan(by_day) & ~np.isnan(by_night)
    np.testing.assert_allclose((by_day + by_night)[known], daily["voided_volume_24h_ml"].value[known])
    counts = daily["daytime_frequency"].value + daily["nocturia"].value
    np.testing.assert_allclose(counts, daily["voids_per_24h"].value)
    assert (daily["night_time_frequency"].value >= daily["nocturia"].value)[days.complete].all()


@quick
@given(recorded())
def test_an_empty_day_changes_no_ratio(facts: Diary) -> None:
    """A day on which nothing was written down, a week later, is missing: it is not a day of zeros."""
    begins = FIRST + dt.timedelta(days=10, hours=7)
    empty = Diary.of(days=[{"day": 9, "date": begins.date(), "begins": begins, "rise": begins}])
    grown = dataclasses.replace(facts, days=Table.joined([facts.days, empty.days]))
    one, other = compute(facts, CLOCK), compute(grown, CLOCK)
    for metric in CATALOGUE:
        if metric.unit != "count":
            np.testing.assert_allclose(
                one.measures[metric.key].value, other.measures[metric.key].value, err_msg=metric.key
            )
