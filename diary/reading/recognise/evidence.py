"""The weights and thresholds by which readings are weighed: `evidence.toml`, where each has its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from diary.reading.cells.words import read_toml


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a reading, or below 0 against it.

    `name` is its entry in `evidence.toml`, where its weight and the reason for it stand; `shown` is what was seen.
    """

    name: str
    weight: float
    shown: str = ""


def _file() -> Mapping[str, Mapping[str, Any]]:
    return read_toml("evidence.toml", __file__)


@cache
def threshold(name: str) -> float:
    """Return a threshold."""
    return float(_file()["thresholds"][name]["value"])


@cache
def _weight(name: str) -> float:
    return float(_file()["weights"][name]["weight"])


def evidence(name: str, shown: str = "", share: float = 1.0) -> Evidence:
    """Return one thing that speaks for a reading, or for a part of it.

    >>> evidence("cells_fit", share=0.5).weight
    1.0
    """
    return Evidence(name, _weight(name) * share, shown)
