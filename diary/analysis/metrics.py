"""The catalogue: every metric in order, one row each, and how all are computed for any number of diaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from diary.analysis import (
    bowel,
    capacity,
    catheter,
    child_bowel,
    child_nights,
    children,
    continence,
    day_wetness,
    defecation,
    exercise,
    fluids,
    grouping,
    nocturnal,
    pads,
    voiding,
    wet_nights,
)
from diary.analysis.definition import Metric, Need, daily, whole
from diary.analysis.measures import DayMeasure, Measure, over_days
from diary.analysis.periods import Timeline, lay_out
from diary.analysis.reference import Reference, in_force
from diary.model import EXERCISE_NUMBERS, Diary
from diary.settings import DEFAULTS, Settings

SCALE: tuple[Need, ...] = ("urge_scale",)
DAY: tuple[Need, ...] = ("complete_day",)
"""What two diaries must share: one urge scale, or a complete day each, where one diary shows a part of a day too."""
LEAKS, STOOL_LEAKS = "urine_leaks_per_24h", "stool_leaks_per_week"
"""The numbers of which others count a part."""

CATALOGUE: tuple[Metric, ...] = (
    daily(voiding.voids_per_24h, "per 24 h", 1, shown_per_day=True, primary="daytime_frequency"),
    daily(voiding.daytime_frequency, "per day", 1, shown_per_day=True, rule="frequency"),
    daily(voiding.nocturia, "per night", 1, shown_per_day=True, rule="episodes"),
    daily(voiding.night_time_frequency, "per night", 1, shown_per_day=True, primary="nocturia"),
    daily(voiding.voided_volume_24h_ml, "ml", 0, shown_per_day=True),
    daily(nocturnal.nocturnal_urine_volume_ml, "ml", 0, shown_per_day=True),
    daily(
        nocturnal.nocturnal_polyuria_index, "1", 0, percent=True, shown_per_day=True,
        pooled=("nocturnal_urine_volume_ml", "voided_volume_24h_ml"),
    ),
    daily(nocturnal.nocturnal_urine_production_ml_per_h, "ml/h", 0, shown_per_day=True),
    daily(nocturnal.daytime_urine_production_ml_per_h, "ml/h", 0),
    whole(capacity.maximum_voided_volume_ml, "ml", 0, needs=DAY),
    whole(capacity.mean_voided_volume_ml, "ml", 0, needs=DAY),
    whole(capacity.median_voided_volume_ml, "ml", 0, needs=DAY),
    whole(capacity.median_functional_bladder_capacity_ml, "ml", 0),
    whole(children.maximum_daytime_voided_volume_ml, "ml", 0, needs=DAY, also_from=("sleep",)),
    whole(children.expected_bladder_capacity_ml, "ml", 0, of_children=True),
    whole(children.daytime_capacity_share, "1", 0, percent=True, needs=DAY, also_from=("sleep",), of_children=True),
    whole(children.daytime_urine_ml_per_kg, "ml/kg", 1, also_from=("sleep",), of_children=True),
    daily(catheter.catheterisations_per_24h, "per 24 h", 1),
    whole(catheter.mean_catheter_volume_ml, "ml", 0),
    whole(catheter.maximum_catheter_volume_ml, "ml", 0),
    whole(catheter.post_void_residual_ml, "ml", 0),
    whole(catheter.maximum_post_void_residual_ml, "ml", 0),
    whole(catheter.emptying_share, "1", 0, percent=True),
    whole(catheter.maximum_bladder_volume_ml, "ml", 0, needs=DAY),
    daily(nocturnal.nocturia_index, "1", 2, shown_per_day=True),
    daily(nocturnal.predicted_nightly_voids, "1", 2, shown_per_day=True),
    daily(nocturnal.predicted_nightly_voids_rounded, "1", 1),
    daily(nocturnal.nocturnal_bladder_capacity_index, "1", 2, shown_per_day=True),
    daily(nocturnal.nocturnal_bladder_capacity_index_rounded, "1", 1),
    daily(nocturnal.first_uninterrupted_sleep_h, "h", 1),
    *(
        whole(
            voiding.nights_with_voids, "count", 0, key=f"nights_with_{n}_void{'s' * (n > 1)}", of={"fewest": n},
        )
        for n in (1, 2, 3)
    ),
    whole(voiding.urine_output_ml_per_kg_24h, "ml/kg", 1),
    whole(voiding.void_frequency_index, "1", 2),
    whole(voiding.functional_bladder_capacity_index, "1", 2),
    whole(voiding.median_daytime_interval_min, "min", 0),
    whole(capacity.early_void_share, "1", 0, percent=True, needs=DAY),
    whole(capacity.before_half_share, "1", 0, percent=True, needs=DAY),
    whole(continence.convenience_void_share, "1", 0, percent=True, needs=SCALE + DAY),
    daily(
        continence.urgency_episodes_per_24h, "per 24 h", 1, shown_per_day=True, needs=SCALE, rule="episodes",
    ),
    daily(continence.urine_leaks_per_24h, "per 24 h", 1, shown_per_day=True, rule="leaks"),
    *(
        daily(
            continence.leaks_of_kind, "per 24 h", 1, key=f"{kind}_leaks_per_24h", of={"kind": kind},
            primary=LEAKS, needs=() if kind == "enuresis" else SCALE,
        )
        for kind in continence.KINDS
    ),
    whole(continence.urine_leak_episodes, "count", 0),
    *(
        daily(
            continence.leaks_of_amount, "per 24 h", 1, key=f"{amount}_leaks_per_24h", of={"amount": amount},
            primary=LEAKS,
        )
        for amount in continence.AMOUNTS
    ),
    daily(pads.pads_per_24h, "per 24 h", 1),
    daily(pads.pad_gain_g_24h, "g", 0),
    whole(wet_nights.wet_nights, "count", 0),
    whole(child_nights.dry_nights, "count", 0, of_children=True),
    whole(child_nights.wet_nights_per_week, "per week", 1, of_children=True, rule="episodes"),
    whole(child_nights.night_urine_ml, "ml", 0, of_children=True),
    whole(child_nights.night_urine_share, "1", 0, percent=True, of_children=True),
    whole(child_nights.night_urine_limit_by_age_ml, "ml", 0, of_children=True),
    whole(day_wetness.day_wetness_episodes, "count", 0, of_children=True),
    whole(day_wetness.day_wetness, "1", 0, of_children=True),
    daily(fluids.fluid_intake_24h_ml, "ml", 0, shown_per_day=True, needs=DAY),
    daily(fluids.evening_intake_share, "1", 0, percent=True, needs=DAY),
    daily(fluids.intake_last_2h_before_bed_ml, "ml", 0, needs=DAY, also_from=("sleep",)),
    daily(fluids.caffeinated_intake_24h_ml, "ml", 0, needs=DAY),
    daily(fluids.alcoholic_intake_24h_ml, "ml", 0, needs=DAY),
    daily(fluids.fluid_balance_24h_ml, "ml", 0, also_from=("voids",)),
    whole(fluids.voids_per_litre, "per l", 1, also_from=("voids",)),
    whole(bowel.bowel_movements_per_week, "per week", 1, rule="episodes"),
    whole(bowel.spontaneous_bowel_movements_per_week, "per week", 1),
    whole(bowel.complete_spontaneous_bowel_movements_per_week, "per week", 1),
    whole(bowel.unsuccessful_attempts, "count", 0),
    whole(defecation.stool_hard_share, "1", 0, percent=True),
    whole(defecation.stool_normal_share, "1", 0, percent=True),
    whole(defecation.stool_loose_share, "1", 0, percent=True),
    whole(defecation.straining_share, "1", 0, percent=True),
    whole(defecation.incomplete_evacuation_share, "1", 0, percent=True),
    whole(defecation.blockage_share, "1", 0, percent=True),
    whole(defecation.manual_help_share, "1", 0, percent=True),
    whole(defecation.painful_share, "1", 0, percent=True, rule="share"),
    whole(defecation.stool_urge_postponed_share, "1", 0, percent=True),
    whole(defecation.median_deferral_min, "min", 0),
    whole(defecation.median_toilet_minutes, "min", 0),
    whole(bowel.longest_gap_h, "h", 0),
    whole(bowel.days_without_bowel_movement, "count", 0),
    whole(bowel.stool_leaks_per_week, "per week", 1, rule="episodes"),
    *(
        whole(
            bowel.stool_leaks_of_kind, "per week", 1, key=f"{kind}_stool_leaks_per_week", of={"kind": kind},
            primary=STOOL_LEAKS,
        )
        for kind in bowel.STOOL
    ),
    whole(bowel.stool_leaks_of_kind, "per week", 1, key="gas_leaks_per_week", of={"kind": "gas"}),
    whole(bowel.unaware_stool_leaks_per_week, "per week", 1, primary=STOOL_LEAKS),
    whole(bowel.laxative_days, "count", 0),
    whole(child_bowel.stools_in_toilet_per_week, "per week", 1, of_children=True),
    whole(child_bowel.holding_back_times, "count", 0, of_children=True),
    whole(child_bowel.painful_or_hard_stools, "count", 0, of_children=True),
    whole(child_bowel.toilet_blocked_times, "count", 0, of_children=True),
    whole(exercise.exercise_sessions_per_day, "per day", 1),
    *(
        whole(
            exercise.sessions_of, "per day", 1, key=f"exercise_{number}_sessions_per_day", of={"exercise": number}
        )
        for number in EXERCISE_NUMBERS
    ),
    whole(exercise.exercise_minutes_per_day, "min", 0),
    whole(exercise.median_session_min, "min", 0),
)  # fmt: skip
BY_KEY: Mapping[str, Metric] = {metric.key: metric for metric in CATALOGUE}
KEYS = tuple(BY_KEY)
SHOWN_PER_DAY = tuple(metric for metric in CATALOGUE if metric.shown_per_day)


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
    measures: dict[str, Measure] = {}
    of_days: dict[str, DayMeasure] = {}
    for metric in CATALOGUE:
        outcome = metric(line)
        if isinstance(outcome, DayMeasure):
            of_days[metric.key] = outcome
            outcome = over_days(outcome, line.days, line.diaries)
        measures[metric.key] = outcome
    for metric in CATALOGUE:
        if metric.pooled:
            above, below = (of_days[key] for key in metric.pooled)
            measures[metric.key] = _with_pooled(measures[metric.key], above, below, line)
    return Numbers(line, measures, of_days, in_force(settings.limits))


def _with_pooled(mean: Measure, above: DayMeasure, below: DayMeasure, line: Timeline) -> Measure:
    """Add Σ above / Σ below over the days on which both are known."""
    both = ~np.isnan(above.value) & ~np.isnan(below.value)
    sums = [grouping.total(line.days.diary, part.value, line.diaries, both) for part in (above, below)]
    pooled = grouping.ratio(*sums)
    return replace(mean, pooled=np.where(np.isnan(mean.value), np.nan, pooled))
