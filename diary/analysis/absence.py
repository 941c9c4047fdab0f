"""Why a value is not there, in four kinds: what tells a number that nobody wrote from one that cannot be computed."""

from __future__ import annotations

from typing import Literal

Kind = Literal["not_recorded", "not_filled_in", "not_applicable", "withheld"]
KINDS: tuple[Kind, ...] = ("not_recorded", "not_filled_in", "not_applicable", "withheld")

NOT_RECORDED = frozenset((
    "leaks_not_recorded", "pads_not_recorded", "no_drinks_recorded", "no_urge_recorded", "no_voids_recorded",
    "no_volumes", "no_bowel_diary", "no_exercise_log", "no_catheter", "no_residual",
))  # fmt: skip
"""The diary has no place for it, or nothing of the kind was kept in it."""
NOT_FILLED_IN = frozenset((
    "item_not_filled", "no_sleep_times", "weight_unknown", "age_unknown", "urge_scale_unknown", "time_unknown",
    "sex_unknown", "volumes_missing", "drink_volumes_missing", "too_many_volumes_missing", "laxative_time_unknown",
    "ibs_not_stated",
    "no_first_morning_void", "no_closing_first_morning_void", "intake_day_open", "intake_unknown", "no_opening",
    "no_closing",
))  # fmt: skip
"""It was asked for, and left open."""
NOT_APPLICABLE = frozenset((
    "not_applicable", "adult", "catheter_only", "no_night_void_to_predict", "no_bowel_movement",
    "adult_reference_only", "below_age",
))  # fmt: skip
"""There is no such number of this person, or of what happened."""


def kind(reason: str) -> Kind | Literal[""]:
    """Return the kind of a reason; of every other reason the value is withheld, and without one it is there.

    >>> kind("leaks_not_recorded"), kind("too_few_measured_voids"), kind("")
    ('not_recorded', 'withheld', '')
    """
    for name, reasons in zip(KINDS, (NOT_RECORDED, NOT_FILLED_IN, NOT_APPLICABLE), strict=False):
        if reason in reasons:
            return name
    return "withheld" if reason else ""
