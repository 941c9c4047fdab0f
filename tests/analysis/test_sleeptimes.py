"""Default sleep times: taken where the diary leaves them out, never in the place of its own, and always said."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from diary.settings import Settings, SleepTimes
from tests.analysis.outcome import Outcome, outcome_of
from tests.tables import filled

BED, RISE = dt.time(23, 0), dt.time(7, 0)
NO_BED = """
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  void 300
               23:30  void 100
    2026-03-05 07:00  rise
               07:00  void 300
"""
RESTS_ON_SLEEP = ("nocturia", "nocturnal_polyuria_index", "median_daytime_interval_min", "night_time_frequency")


def usual(bed: dt.time | None = BED, rise: dt.time | None = RISE) -> Settings:
    return Settings(sleep_times=SleepTimes(bed, rise))


def test_without_settings_nothing_is_taken() -> None:
    outcome = outcome_of(NO_BED)
    assert [outcome.reason(key) for key in RESTS_ON_SLEEP] == ["no_sleep_times"] * 4


def test_a_missing_bedtime_is_the_usual_one_and_every_result_says_so() -> None:
    outcome = outcome_of(NO_BED, usual())
    measures = outcome.assessment.numbers.measures
    assert outcome.value("nocturia") == 1  # 23:30 lies after 23:00
    assert outcome.value("nocturnal_polyuria_index") == pytest.approx(400 / 700)
    assert all(measures[key].assumed[0] for key in RESTS_ON_SLEEP)
    assert not measures["maximum_voided_volume_ml"].assumed[0]


@pytest.mark.parametrize("known", [usual(bed=None), usual(rise=None)])
def test_only_the_time_that_is_set_is_taken(known: Settings) -> None:
    outcome = outcome_of(NO_BED, known)
    assert (outcome.value("nocturia") is None) == (known.sleep_times.bed is None)


def test_the_times_of_the_diary_stand() -> None:
    outcome = outcome_of(NO_BED.replace("23:30  void 100", "23:30  void 100\n               23:45  bed"), usual())
    assert outcome.value("nocturia") == 0
    assert not outcome.assessment.numbers.measures["nocturia"].assumed[0]


@pytest.mark.parametrize(("asleep", "in_bed"), [("22:30", "22:30"), ("23:20", "23:00")])
def test_going_to_bed_is_never_later_than_falling_asleep(asleep: str, in_bed: str) -> None:
    lines = NO_BED.replace("23:30  void", f"{asleep}  bed (asleep {asleep})\n               23:30  void")
    facts = outcome_of(lines).assessment.numbers.line.facts
    no_bed = replace(facts, days=filled(facts.days, bed=np.datetime64("NaT", "s")))
    days = outcome_of(no_bed, usual()).assessment.numbers.line.days
    assert [str(moment[0])[11:16] for moment in (days.in_bed_from, days.sleep_from)] == [in_bed, asleep]


def outcome_without_rising(begins: str, settings: Settings) -> Outcome:
    return outcome_of(
        f"""
    2026-03-04 {begins}  day
               {begins}  void 300 first
               12:00  void 300
               23:00  bed
    2026-03-05 07:00  day
               07:00  void 300 first
               23:00  bed
        """,
        settings,
    )


@pytest.mark.parametrize(("begins", "rises"), [("06:30", "06:30"), ("08:00", "07:00")])
def test_rising_is_never_later_than_the_first_moment_of_the_day(begins: str, rises: str) -> None:
    outcome = outcome_without_rising(begins, usual())
    risen = outcome.assessment.numbers.line.days.table["rise"][0]
    assert str(risen)[11:16] == rises
    assert outcome.value("nocturia") == 0
    assert outcome.assessment.numbers.measures["nocturia"].assumed[0]
    assert outcome_without_rising(begins, Settings()).reason("nocturia") == "no_sleep_times"


def test_a_bedtime_after_midnight_is_past_midnight() -> None:
    outcome = outcome_of(NO_BED, usual(bed=dt.time(0, 30)))
    assert str(outcome.assessment.numbers.line.days.sleep_from[0])[:16] == "2026-03-05T00:30"
    assert outcome.value("nocturia") == 0
