"""Which key numbers a page one has, in which order, and when each is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import Literal

from diary.analysis.coverage import coverage
from diary.analysis.lead import rules
from diary.reports.compose.drinking import BEARS_ON, bearing
from diary.reports.compose.figures import Figure, OneDiary, Verdict

When = Literal["kept", "counted", "known", "told", "happened"]


@dataclass(frozen=True)
class Row:
    """One key number: its metric, the finding that judges it, and where its scale ends."""

    metric: str
    finding: str
    scale_end: float
    counted: str  # what `based_on` counts: days, nights, voids, movements
    floor: str = ""  # the reference of a second limit, below which the number calls for a doctor
    parts: tuple[str, ...] = ()  # metrics that stand below it, without a row of their own
    when: When = "kept"  # or only where its pattern counts, there is a value (told: or more than nought), it happened


LEAKS = "urine_leaks_per_24h"
LEAK_FINDINGS = ("stress_leakage", "urgency_leakage", "mixed_leakage", "night_leakage", "post_void_leakage")
MEAN_VOIDED = "mean_voided_volume_ml"
CAPACITY = Row("maximum_voided_volume_ml", "capacity", 1000, "voids", parts=(MEAN_VOIDED,))
WITH_RESIDUAL = Row("maximum_bladder_volume_ml", "capacity", 1000, "times", parts=("maximum_voided_volume_ml",))
"""What stands in its place where residuals were measured."""
NIGHTS_COUNTED = ("nights_with_1_void", "nights_with_2_voids", "nights_with_3_voids")
BLADDER = (
    Row("voids_per_24h", "frequency", 14, "days", parts=("daytime_frequency", "nocturia")),
    Row("catheterisations_per_24h", "", 8, "days", when="known"),
    Row("fluid_intake_24h_ml", "intake", 4000, "days", parts=tuple(BEARS_ON)),
    CAPACITY,
    Row("post_void_residual_ml", "post_void_residual", 500, "times", parts=("emptying_share",), when="known"),
    Row(
        "maximum_catheter_volume_ml", "catheter_volume", 1000, "times", parts=("mean_catheter_volume_ml",), when="known"
    ),
    Row("early_void_share", "early_voiding", 1, "voids", parts=("before_half_share",), when="counted"),
    Row("voided_volume_24h_ml", "polyuria", 4000, "days", "low_output"),
    Row("nocturia", "nocturia", 5, "nights", parts=(*NIGHTS_COUNTED, "first_uninterrupted_sleep_h")),
    Row("nocturnal_polyuria_index", "nocturnal_polyuria", 0.7, "nights", when="counted"),
    Row(LEAKS, "", 6, "days"),
    Row("wet_nights", "", 14, "nights", when="happened"),
    Row("pad_gain_g_24h", "pad_leakage", 100, "days", when="known"),
    Row("urgency_episodes_per_24h", "urgency", 8, "days"),
)
BOWEL = (
    Row("stool_leaks_per_week", "stool_leakage", 7, "days", parts=("unaware_stool_leaks_per_week",), when="happened"),
    Row("gas_leaks_per_week", "", 21, "days", when="happened"),
    Row("bowel_movements_per_week", "stool_frequency", 28, "days"),
    Row("stool_hard_share", "hard_stool", 1, "movements", parts=("stool_normal_share",)),
    Row("stool_loose_share", "loose_stool", 1, "movements"),
    Row("straining_share", "straining", 1, "movements", when="happened"),
    Row("incomplete_evacuation_share", "incomplete_emptying", 1, "movements", when="happened"),
    Row("manual_help_share", "", 1, "movements", when="happened"),
    Row("stool_urge_postponed_share", "stool_urge_postponed", 1, "movements"),
)
EXPECTED = "expected_bladder_capacity_ml"
BLADDER_OF_CHILD = (
    Row(
        "maximum_daytime_voided_volume_ml", "capacity_for_age", 800, "voids", parts=(EXPECTED, CAPACITY.metric),
        when="known",
    ),
    Row("daytime_frequency", "frequency_for_age", 14, "days"),
    Row("fluid_intake_24h_ml", "intake_for_age", 4000, "days", parts=tuple(BEARS_ON)),
    Row("night_urine_ml", "night_urine_for_age", 1000, "nights", when="known"),
    Row("wet_nights", "", 14, "nights", when="known"),
    Row("day_wetness_episodes", "", 14, "days"),
)  # fmt: skip
BOWEL_OF_CHILD = (
    Row("stool_leaks_per_week", "stool_leakage", 7, "days", parts=("unaware_stool_leaks_per_week",), when="happened"),
    Row("stools_in_toilet_per_week", "", 28, "days", when="told"),
    Row("painful_or_hard_stools", "", 14, "days", when="told"),
    Row("holding_back_times", "", 14, "days", when="told"),
    Row("toilet_blocked_times", "", 14, "days", when="happened"),
)
"""What stands in place of the rows of grown-ups: numbers that have a limit for the age, and what is seen of a child."""

UNMET = (
    "needs_frequency", "needs_nocturia", "polyuria_first", "few_by_day", "full_bladder", "diuretic", "pregnant",
    "emptying_first",
)  # fmt: skip
"""Conditions without which a pattern does not count, whatever its number."""

COMMON = "common_in_health"
"""Why a number beyond its limit is no alarm."""

NOT_KEPT = ("no_voids_recorded", "catheter_only")
"""Numbers that are withheld for these are of what was not kept."""

MAIN = (
    "frequency", "intake", "capacity", "polyuria", "nocturia", "pad_leakage", "post_void_residual", "catheter_volume",
    "stool_frequency", "hard_stool",
)  # fmt: skip
"""The findings that must be judged before all may be said to be within the limits."""

MAIN_OF_CHILD = ("capacity_for_age", "frequency_for_age", "night_urine_for_age", "intake_for_age")


BOWEL_COMPLAINTS = ("stool", "loss_of_stool")


def bowel_leads(diary: OneDiary) -> bool:
    """Tell whether the bowel is what page one begins with, or what bothers most."""
    main: str = diary.patient["complaint"]
    first = diary.leading[:1]
    return bool(set(first) & set(rules()["bowel"])) or main in BOWEL_COMPLAINTS


def judged_numbers(diary: OneDiary) -> dict[str, str]:
    """Return the main findings of what was kept, each with the number that it judges."""
    main = MAIN_OF_CHILD if diary.is_child else MAIN
    rows = [row for row in _kept(diary) if row.when != "known" or not unknown(diary.figure(row.metric))]
    return {row.finding: row.metric for row in rows if row.finding in main}


def rows_of(diary: OneDiary, verdicts: Mapping[str, Verdict]) -> tuple[Row, ...]:
    """Return the rows of page one: those of the bladder and of the bowel, each where it says something."""
    return tuple(
        row for row in _kept(diary) if _says_something(row, diary.figure(row.metric), verdict_of(row, verdicts))
    )


def verdict_of(row: Row, verdicts: Mapping[str, Verdict]) -> Verdict | None:
    """Return the verdict beside a number; beside all leaks that of the first kind that was written down."""
    if row.metric != LEAKS:
        return verdicts.get(row.finding)
    kinds = [verdicts[code] for code in LEAK_FINDINGS]
    return next((kind for kind in kinds if kind.speaks), kinds[0])


def parts_of(diary: OneDiary, row: Row) -> list[Figure]:
    """Return what stands below a number: what is known, bears on a finding, and of several nights what happened.

    A mean of voids and catheter volumes together is of neither.
    """
    mixed = (MEAN_VOIDED,) if diary.figure("catheterisations_per_24h").known else ()
    figures = [diary.figure(part) for part in row.parts if part not in mixed]
    bears = {figure.key for figure in bearing(diary)} if set(row.parts) & set(BEARS_ON) else set()
    nights = {figure.value: figure.key for figure in figures if figure.key in NIGHTS_COUNTED}  # the most voids of each
    return [
        figure
        for figure in figures
        if (figure.key in bears if figure.key in BEARS_ON else figure.known)
        and (figure.key not in NIGHTS_COUNTED or _tells(figure, nights))
    ]


def _tells(figure: Figure, nights: dict[float, str]) -> bool:
    """Tell whether a count of nights adds something: of as many nights the one with most voids."""
    return figure.value > 0 and figure.based_on > 1 and nights[figure.value] == figure.key


def unknown(figure: Figure) -> bool:
    """Tell whether there is neither a value nor a bound."""
    return isnan(figure.value) and isnan(figure.lower) and isnan(figure.upper)


def _kept(diary: OneDiary) -> tuple[Row, ...]:
    kept = coverage(diary.assessment.numbers.line)
    bladder, bowel = (BLADDER_OF_CHILD, BOWEL_OF_CHILD) if diary.is_child else (BLADDER, BOWEL)
    rows: tuple[Row, ...] = bladder if kept.days_recorded[diary.index] else ()
    if diary.figure("post_void_residual_ml").known:
        rows = tuple(WITH_RESIDUAL if row == CAPACITY else row for row in rows)
    rows = tuple(row for row in rows if diary.figure(row.metric).reason not in NOT_KEPT)
    stools: tuple[Row, ...] = bowel if kept.bowel_days_covered[diary.index] else ()
    return stools + rows if bowel_leads(diary) else rows + stools


def _says_something(row: Row, figure: Figure, verdict: Verdict | None) -> bool:
    if row.when == "counted":
        return verdict is None or verdict.reason not in UNMET
    if row.when == "known":
        return not unknown(figure)
    if row.when == "told":
        return figure.known or figure.lower > 0
    return row.when == "kept" or figure.value > 0
