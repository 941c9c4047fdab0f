"""The catalogue: every metric in order, with its unit, and how it is computed for any number of diaries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from diary.analysis import bowel, capacity, continence, defecation, exercise, fluids, grouping, nocturnal, voiding
from diary.analysis.measures import DayMeasure, Measure, over_days
from diary.analysis.periods import Timeline, lay_out
from diary.analysis.reference import Reference, in_force
from diary.model import EXERCISE_NUMBERS, Diary
from diary.settings import DEFAULTS, Settings


@dataclass(frozen=True)
class Metric:
    """One entry of the catalogue; exactly one of `per_day` and `whole` computes it.

    A per-day metric is the mean over the days that have it; `shown_per_day` ones stand in the days of the
    results too. `pooled` names the two per-day metrics whose sums give the pooled value.
    """

    key: str
    unit: str
    per_day: Callable[[Timeline], DayMeasure] | None = None
    whole: Callable[[Timeline], Measure] | None = None
    shown_per_day: bool = False
    pooled: tuple[str, str] | None = None


def _daily(function: Callable[[Timeline], DayMeasure], unit: str, **more: object) -> Metric:
    return Metric(function.__name__, unit, per_day=function, **more)  # type: ignore[arg-type]


def _whole(function: Callable[[Timeline], Measure], unit: str) -> Metric:
    return Metric(function.__name__, unit, whole=function)


CATALOGUE: tuple[Metric, ...] = (
    _daily(voiding.voids_per_24h, "per 24 h", shown_per_day=True),
    _daily(voiding.daytime_frequency, "per day", shown_per_day=True),
    _daily(voiding.nocturia, "per night", shown_per_day=True),
    _daily(voiding.night_time_frequency, "per night", shown_per_day=True),
    _daily(voiding.voided_volume_24h_ml, "ml", shown_per_day=True),
    _daily(nocturnal.nocturnal_urine_volume_ml, "ml", shown_per_day=True),
    _daily(
        nocturnal.nocturnal_polyuria_index,
        "1",
        shown_per_day=True,
        pooled=("nocturnal_urine_volume_ml", "voided_volume_24h_ml"),
    ),
    _daily(nocturnal.nocturnal_urine_production_ml_per_h, "ml/h", shown_per_day=True),
    _daily(nocturnal.daytime_urine_production_ml_per_h, "ml/h"),
    _whole(capacity.maximum_voided_volume_ml, "ml"),
    _whole(capacity.mean_voided_volume_ml, "ml"),
    _whole(capacity.median_voided_volume_ml, "ml"),
    _whole(capacity.median_functional_bladder_capacity_ml, "ml"),
    _daily(nocturnal.nocturia_index, "1", shown_per_day=True),
    _daily(nocturnal.predicted_nightly_voids, "1", shown_per_day=True),
    _daily(nocturnal.predicted_nightly_voids_rounded, "1"),
    _daily(nocturnal.nocturnal_bladder_capacity_index, "1", shown_per_day=True),
    _daily(nocturnal.nocturnal_bladder_capacity_index_rounded, "1"),
    _whole(voiding.urine_output_ml_per_kg_24h, "ml/kg"),
    _whole(voiding.void_frequency_index, "1"),
    _whole(voiding.functional_bladder_capacity_index, "1"),
    _whole(voiding.median_daytime_interval_min, "min"),
    _whole(capacity.early_void_share, "1"),
    _whole(capacity.before_half_share, "1"),
    _whole(continence.convenience_void_share, "1"),
    _daily(continence.urgency_episodes_per_24h, "per 24 h", shown_per_day=True),
    _daily(continence.urine_leaks_per_24h, "per 24 h", shown_per_day=True),
    *(
        Metric(f"{kind}_leaks_per_24h", "per 24 h", per_day=partial(continence.leaks_of_kind, kind=kind))
        for kind in continence.KINDS
    ),
    _whole(continence.urine_leak_episodes, "count"),
    *(
        Metric(f"{amount}_leaks_per_24h", "per 24 h", per_day=partial(continence.leaks_of_amount, amount=amount))
        for amount in continence.AMOUNTS
    ),
    _daily(continence.pads_per_24h, "per 24 h"),
    _daily(continence.pad_gain_g_24h, "g"),
    _daily(fluids.fluid_intake_24h_ml, "ml", shown_per_day=True),
    _daily(fluids.evening_intake_share, "1"),
    _daily(fluids.intake_last_2h_before_bed_ml, "ml"),
    _daily(fluids.caffeinated_intake_24h_ml, "ml"),
    _daily(fluids.alcoholic_intake_24h_ml, "ml"),
    _daily(fluids.fluid_balance_24h_ml, "ml"),
    _whole(fluids.voids_per_litre, "per l"),
    _whole(bowel.bowel_movements_per_week, "per week"),
    _whole(bowel.spontaneous_bowel_movements_per_week, "per week"),
    _whole(bowel.complete_spontaneous_bowel_movements_per_week, "per week"),
    _whole(bowel.unsuccessful_attempts, "count"),
    _whole(defecation.stool_hard_share, "1"),
    _whole(defecation.stool_normal_share, "1"),
    _whole(defecation.stool_loose_share, "1"),
    _whole(defecation.straining_share, "1"),
    _whole(defecation.incomplete_evacuation_share, "1"),
    _whole(defecation.blockage_share, "1"),
    _whole(defecation.manual_help_share, "1"),
    _whole(defecation.painful_share, "1"),
    _whole(defecation.stool_urge_postponed_share, "1"),
    _whole(defecation.median_deferral_min, "min"),
    _whole(defecation.median_toilet_minutes, "min"),
    _whole(bowel.longest_gap_h, "h"),
    _whole(bowel.days_without_bowel_movement, "count"),
    _whole(bowel.stool_leaks_per_week, "per week"),
    *(
        Metric(f"{kind}_stool_leaks_per_week", "per week", whole=partial(bowel.stool_leaks_of_kind, kind=kind))
        for kind in ("smear", "some", "full")
    ),
    Metric("gas_leaks_per_week", "per week", whole=partial(bowel.stool_leaks_of_kind, kind="gas")),
    _whole(bowel.unaware_stool_leaks_per_week, "per week"),
    _whole(bowel.laxative_days, "count"),
    _whole(exercise.exercise_sessions_per_day, "per day"),
    *(
        Metric(f"exercise_{number}_sessions_per_day", "per day", whole=partial(exercise.sessions_of, exercise=number))
        for number in EXERCISE_NUMBERS
    ),
    _whole(exercise.exercise_minutes_per_day, "min"),
    _whole(exercise.median_session_min, "min"),
)
KEYS = tuple(metric.key for metric in CATALOGUE)


@dataclass(frozen=True)
class Numbers:
    """Every metric of every diary, and the per-day metrics of every recorded day."""

    line: Timeline
    measures: dict[str, Measure]
    daily: dict[str, DayMeasure]
    references: Mapping[str, Reference]  # the limits in force


def compute(facts: Diary, settings: Settings = DEFAULTS) -> Numbers:
    """Compute the whole catalogue for the recorded facts of any number of diaries."""
    line = lay_out(facts, settings)
    daily = {metric.key: metric.per_day(line) for metric in CATALOGUE if metric.per_day}
    measures = {
        metric.key: metric.whole(line) if metric.whole else over_days(daily[metric.key], line.days, line.diaries)
        for metric in CATALOGUE
    }
    for metric in CATALOGUE:
        if metric.pooled:
            above, below = (daily[key] for key in metric.pooled)
            measures[metric.key] = _with_pooled(measures[metric.key], above, below, line)
    return Numbers(line, measures, daily, in_force(settings.limits))


def _with_pooled(mean: Measure, above: DayMeasure, below: DayMeasure, line: Timeline) -> Measure:
    """Add Σ above / Σ below over the days on which both are known."""
    both = ~np.isnan(above.value) & ~np.isnan(below.value)
    sums = [grouping.total(line.days.diary, one.value, line.diaries, both) for one in (above, below)]
    pooled = grouping.ratio(*sums)
    return replace(mean, pooled=np.where(np.isnan(mean.value), np.nan, pooled))
