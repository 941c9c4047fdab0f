"""What changed between diaries as JSON, schema `diary-changes/1`: every metric before and after, every finding."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from diary import __version__
from diary.analysis.change.verdict import Change, Spread
from diary.analysis.compared import Compared
from diary.analysis.withheld import known
from diary.exchange.deidentify import DAY_NUMBER
from diary.exchange.results import Object, coverage_of

if TYPE_CHECKING:
    from diary.record import Reading

SCHEMA = "diary-changes/1"


def to_json(readings: Sequence[Reading], compared: Compared) -> str:
    """Return the changes as JSON text: the same diaries give the same bytes, in whatever order they were named."""
    return json.dumps(changes(readings, compared), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def changes(readings: Sequence[Reading], compared: Compared) -> Object:
    """Return the changes as JSON-ready values; readings come in order of time, the unknown is None."""
    before, after = compared.pair
    return {
        "schema": SCHEMA,
        "generated_by": {"name": "diary", "version": __version__},
        "diaries": [_diary(reading, compared, at) for at, reading in enumerate(readings)],
        "before": before,
        "after": after,
        "primaries": list(compared.primaries),
        "notices": list(compared.notices),
        "changes": _changes(compared.changes),
        "pairs": [
            {"before": first, "after": second, "changes": _changes(changed)}
            for (first, second), changed in compared.pairs.items()
        ],
        "findings": {fate: list(codes) for fate, codes in asdict(compared.findings).items()},
    }


def _diary(reading: Reading, compared: Compared, at: int) -> Object:
    return {
        "file": reading.file,
        "sha256": reading.sha256,
        "code": compared.assessment.numbers.line.facts.patients["code"][at] or None,
        "first_day": _first_day(compared, at),
        "coverage": coverage_of(compared.assessment, at),
    }


def _first_day(compared: Compared, at: int) -> str | None:
    """Return the date of the first day of a diary, or its number over all diaries where dates are hidden."""
    kept, days = compared.periods[at], compared.days(at)
    if kept is None or days is None:
        return None
    return DAY_NUMBER.format(days[0]) if compared.numbered else kept.first.date().isoformat()


def _changes(changed: Mapping[str, Change]) -> Object:
    return {key: _change(change) for key, change in changed.items()}


def _change(change: Change) -> Object:
    count_before, count_after = change.counts or (None, None)
    return {
        "before": known(change.before),
        "after": known(change.after),
        "change": known(change.change),
        "n_before": change.n[0],
        "n_after": change.n[1],
        "spread_before": _spread(change.spread[0]),
        "spread_after": _spread(change.spread[1]),
        "count_before": count_before,
        "count_after": count_after,
        "p": known(change.p),
        "rule": change.rule or None,
        "must_exceed": known(change.must_exceed),
        "state": change.state,
        "source": change.source or None,
        "large_source": change.large_source or None,
        "reason": change.reason or None,
    }


def _spread(spread: Spread | None) -> list[float] | None:
    return list(spread) if spread else None
