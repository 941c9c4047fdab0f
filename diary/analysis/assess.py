"""The whole of analysis in one step: recorded facts → numbers → findings, for any number of diaries."""

from __future__ import annotations

from dataclasses import dataclass, field

from diary.analysis.findings import find
from diary.analysis.findings.judging import Finding
from diary.analysis.metrics import Numbers, compute
from diary.model import Diary
from diary.settings import DEFAULTS, Settings


@dataclass(frozen=True)
class Assessment:
    """What the diaries amount to."""

    numbers: Numbers
    findings: tuple[Finding, ...]
    led_by: dict[int, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What leads each diary of which that was asked; `lead.py` finds it."""


def assess(facts: Diary, settings: Settings = DEFAULTS) -> Assessment:
    """Compute every metric and every finding of the recorded facts; times are wall-clock in the settings' time zone."""
    numbers = compute(facts, settings)
    return Assessment(numbers, find(numbers))
