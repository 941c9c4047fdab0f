"""What changed between diaries as JSON, schema `diary-changes/1`: every metric before and after, every finding."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from diary import __version__
from diary.analysis.change import Change
from diary.analysis.compared import Compared
from diary.analysis.withheld import known
from diary.exchange.results import Object, coverage_of

if TYPE_CHECKING:
    from diary.record import Reading

SCHEMA = "diary-changes/1"


def to_json(readings: Sequence[Reading], compared: Compared) -> str:
    """Return the changes as JSON text: the same diaries give the same bytes, in whatever order they were named."""
    return json.dumps(changes(readings, compared), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def changes(readings: Sequence[Reading], compared: Compared) -> Object:
    """Return the changes as JSON-ready values; readings come in order of time, the unknown is None."""
    return {
        "schema": SCHEMA,
        "generated_by": {"name": "diary", "version": __version__},
        "diaries": [_diary(reading, compared, at) for at, reading in enumerate(readings)],
        "notices": list(compared.notices),
        "changes": {key: _change(change) for key, change in compared.changes.items()},
        "findings": {fate: list(codes) for fate, codes in asdict(compared.findings).items()},
    }


def _diary(reading: Reading, compared: Compared, at: int) -> Object:
    kept = compared.periods[at]
    return {
        "file": reading.file,
        "sha256": reading.sha256,
        "code": str(compared.assessment.numbers.line.facts.patients["code"].iloc[at]) or None,
        "first_day": kept.first.date().isoformat() if kept else None,
        "coverage": coverage_of(compared.assessment, at),
    }


def _change(change: Change) -> Object:
    return {
        "before": known(change.before),
        "after": known(change.after),
        "change": known(change.change),
        "must_exceed": known(change.must_exceed),
        "state": change.state,
        "source": change.source or None,
        "reason": change.reason or None,
    }
