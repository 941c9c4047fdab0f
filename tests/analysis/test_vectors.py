"""Complete diaries with expected values worked out by hand or by an independent calculation."""

import json
import statistics
from pathlib import Path

import numpy as np
import pytest

from diary.analysis.metrics import compute
from diary.model import together
from tests.analysis.outcome import outcome_of
from tests.analysis.recorded import facts, settings, vector, vector_names

FILES = sorted((Path(__file__).parents[1] / "vectors").rglob("*.json"))
WORKED = [name for name in vector_names() if "working" in vector(name)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_vector_says_where_it_comes_from(path: Path) -> None:
    said = json.loads(path.read_text("utf-8"))
    assert said["status"] in ("published", "by-hand", "frozen")
    assert said.get("source") or said.get("origin") or all(row["source"] for row in said["rows"])


def _same(value: float, expected: float | None) -> bool:
    return np.isnan(value) if expected is None else value == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("name", vector_names())
def test_metrics_over_the_diary(name: str) -> None:
    recorded = vector(name)
    numbers = compute(facts(recorded), settings(recorded))
    found = {key: numbers.measures[key].value[0] for key in recorded["expected"]["metrics"]}
    wrong = {
        key: (found[key], expected)
        for key, expected in recorded["expected"]["metrics"].items()
        if not _same(found[key], expected)
    }
    assert not wrong


@pytest.mark.parametrize("name", vector_names())
def test_metrics_per_day(name: str) -> None:
    recorded = vector(name)
    numbers = compute(facts(recorded), settings(recorded))
    wrong = []
    for place, day in enumerate(recorded["expected"]["days"]):
        assert bool(numbers.line.days.complete[place]) is day["complete"]
        assert numbers.line.days.reason[place] == day.get("reason", "")
        for key, expected in day.items():
            if key in numbers.daily and not _same(numbers.daily[key].value[place], expected):
                wrong.append((place, key, numbers.daily[key].value[place], expected))
        if day["complete"]:
            volume = numbers.daily["voided_volume_24h_ml"]
            at_least = volume.value[place] if day["missing"] == 0 else volume.lower[place]
            assert _same(at_least, day["volume_lower_bound"])
    assert len(numbers.line.days) == len(recorded["expected"]["days"])
    assert not wrong


FROM_BED = "first_uninterrupted_sleep_h"
"""Assumes by itself, where falling asleep was not written down, that it was at going to bed."""


@pytest.mark.parametrize("name", WORKED)
def test_what_else_was_worked_out(name: str) -> None:
    """Levels of findings, reasons, bounds, pooled values and what rests on assumed sleep times."""
    recorded = vector(name)
    expected, outcome = recorded["expected"], outcome_of(facts(recorded), settings(recorded))
    measures = outcome.assessment.numbers.measures
    assert {code: outcome.level(code) for code in expected["findings"]} == expected["findings"]
    withheld = expected.get("withheld", {})
    assert {key: outcome.reason(key) for key in withheld} == withheld
    for key, bounds in expected.get("bounds", {}).items():
        assert outcome.bounds(key) == pytest.approx(tuple(bounds), abs=1e-9), key
    for key, pooled in expected.get("pooled", {}).items():
        assert measures[key].pooled[0] == pytest.approx(pooled, abs=1e-9), key
    assert all(measures[key].assumed[0] for key in expected.get("assumed", ()))
    own = {key for key, measure in measures.items() if measure.assumed[0]} - {FROM_BED}
    assert "assumed" in expected or not own


@pytest.mark.parametrize("name", WORKED)
def test_the_working_gives_what_is_expected(name: str) -> None:
    """`key = arithmetic — remark`: each line that works out a value of the diary is added up again."""
    recorded = vector(name)
    lines = dict(line.split(" = ", 1) for line in recorded["working"] if " = " in line)
    for key, expected in recorded["expected"]["metrics"].items():
        arithmetic = lines[key].partition(" — ")[0]
        if expected is None:
            assert arithmetic == "withheld"
        else:
            worked = eval(arithmetic, {"__builtins__": {}, "median": lambda *values: statistics.median(values)})
            assert worked == pytest.approx(expected, abs=1e-9), key


def test_diaries_together_equal_each_alone() -> None:
    alone = [compute(facts(vector(name))) for name in vector_names()]
    all_at_once = compute(together(facts(vector(name)) for name in vector_names()))
    for key, measure in all_at_once.measures.items():
        np.testing.assert_allclose(measure.value, [one.measures[key].value[0] for one in alone], err_msg=key)
        assert list(measure.reason) == [one.measures[key].reason[0] for one in alone], key
