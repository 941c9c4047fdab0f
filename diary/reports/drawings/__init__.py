"""Line drawings of our own, as SVG: which there are, and which tip each of them shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from diary.reports.drawings import lift, lying, sitting, standing

DRAWINGS: dict[str, Callable[[], str]] = {
    "lying": lying.lying,
    "chair": sitting.chair,
    "ball": sitting.ball,
    "lift": lift.lift,
    "lifting": standing.lifting,
    "sitting_to_void": sitting.sitting_to_void,
    "footstool": sitting.footstool,
    "standing": standing.standing,
    "sitting_to_pass_stool": sitting.sitting_to_pass_stool,
}
OF_TIP: dict[str, tuple[str, ...]] = {
    "exercise_1": ("lying",),
    "exercise_2": ("chair", "ball"),
    "exercise_4": ("chair", "ball"),
    "exercise_5": ("lift",),
    "exercise_6": ("lifting",),
    "bend_and_lift": ("lifting",),
    "void_step_1": ("sitting_to_void",),
    "void_step_2": ("footstool",),
    "void_standing_1": ("standing",),
    "void_standing_2": ("standing",),
    "stool_step_1": ("sitting_to_pass_stool",),
    "stool_step_2": ("footstool",),
}
"""The drawings that show how a tip is done; the others are better said than drawn."""


@cache
def draw(name: str) -> str:
    """Return one drawing as SVG text; an unknown name raises KeyError.

    >>> draw("lying").startswith("<svg ")
    True
    """
    return DRAWINGS[name]()
