"""What a metric's docstring says is whole, true, and the same in every language."""

import re

import numpy as np
import pytest

from diary.analysis import docstrings, lacking
from diary.analysis.definition import Metric
from diary.analysis.example import median
from diary.analysis.metrics import CATALOGUE, KEYS
from diary.texts import texts

of_each = pytest.mark.parametrize("metric", CATALOGUE, ids=lambda metric: metric.key)
SYMBOLS = {
    "BM", "Bristol", "CSBM", "FMV", "R", "SBM", "V", "age", "d", "day", "g", "h", "k", "kg", "level", "max", "min", "n",
    "night", "t", "Σ", "ΣR", "ΣV",
}  # fmt: skip
"""What stands in a formula beside keys of metrics: the field's own abbreviations, the same in both languages."""
OF_CHILDREN = frozenset(metric.key for metric in CATALOGUE if metric.of_children)
"""What the example, a grown-up, has no value of."""


@of_each
def test_a_docstring_says_its_unit_and_when_there_is_no_value(metric: Metric):
    written = metric.function.__doc__ or ""
    assert f"Unit: {metric.unit}." in written
    assert re.search(r"\bwithheld\b|lower bound", written, re.IGNORECASE)


@of_each
def test_a_metric_cites_a_source_or_says_that_it_is_a_plain_count_or_a_working_rule(metric: Metric):
    keys = docstrings.sources(metric)
    assert keys
    assert all(key in docstrings.BASES or texts("en").has(f"sources.{key}.full") for key in keys)
    assert keys == ("plain_count",) or "plain_count" not in keys


def test_what_is_divided_by_something_else_is_no_plain_count():
    """An index has a definition, and that has a source or is a rule of our own."""
    for metric in CATALOGUE:
        if "plain_count" in docstrings.sources(metric):
            assert not re.search(r"index|per_litre|production", metric.key), metric.key


@of_each
def test_a_formula_is_of_keys_and_symbols_and_no_words(metric: Metric):
    formula = docstrings.formula(metric)
    assert set(re.findall(r"[A-Za-zΣ]\w*", formula)) <= SYMBOLS | set(KEYS)


@of_each
def test_a_metric_is_worked_by_hand_to_its_value(metric: Metric):
    """The docstring's own test holds the arithmetic against the function; here it is held against the catalogue."""
    worked = docstrings.arithmetic(metric)
    value = lacking.numbers().measures[metric.key].value[0]
    if metric.key in OF_CHILDREN:
        assert (worked, np.isnan(value)) == ("", True)
    else:
        by_hand = eval(worked, {"__builtins__": {}, "median": median})  # arithmetic of our own code
        assert value == pytest.approx(by_hand, abs=1e-9)


def test_without_a_docstring_nothing_is_said():
    def silent(line): ...

    metric = Metric("silent", silent, "ml", 0, per_day=False)
    assert (docstrings.sources(metric), docstrings.formula(metric), docstrings.arithmetic(metric)) == ((), "", "")
