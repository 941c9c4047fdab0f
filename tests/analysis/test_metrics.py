"""The catalogue: each row says all that others ask of a metric."""

import pytest

from diary.analysis.change.verdict import SOURCES
from diary.analysis.definition import Metric
from diary.analysis.measures import DayMeasure, Measure
from diary.analysis.metrics import BY_KEY, CATALOGUE, KEYS
from diary.analysis.periods import lay_out
from diary.model import Diary
from diary.settings import DEFAULTS

of_each = pytest.mark.parametrize("metric", CATALOGUE, ids=lambda metric: metric.key)


def test_no_key_stands_in_two_rows():
    assert len(KEYS) == len(CATALOGUE) == len(BY_KEY)


@of_each
def test_a_row_is_written_in_the_unit_it_says(metric: Metric):
    assert metric.decimals in (0, 1, 2)
    assert metric.unit == "1" or not metric.percent
    assert (metric.written_unit, metric.sign, metric.factor) == (
        ("%", "%", 100) if metric.percent else (metric.unit, "", 1)
    )


@of_each
def test_a_row_computes_what_it_says_for_a_day_or_a_diary(metric: Metric):
    outcome = metric(lay_out(Diary.of(patients=[{}]), DEFAULTS))
    assert isinstance(outcome, DayMeasure if metric.per_day else Measure)
    assert metric.per_day or not (metric.shown_per_day or metric.pooled)


@of_each
def test_a_row_is_of_a_subject_and_compared_by_a_figure_with_a_source(metric: Metric):
    assert metric.events
    assert not metric.rule or metric.rule in SOURCES
