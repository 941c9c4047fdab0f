"""What the docstring of a metric says of it as data: its formula, its sources, its arithmetic over the example diary.

The docstring stands beside the formula, so that what is told of a metric cannot drift from what computes it. Nothing
here is a sentence: a formula is of keys and symbols, a source a key, the arithmetic of numbers.
"""

from __future__ import annotations

import ast
import doctest
import inspect
import re

from diary.analysis.definition import Metric

BASES = ("plain_count", "working_rule")
"""What stands in the place of a source where there is none: nothing but counting, or a rule of our own."""
_CITED = re.compile(r"\[([a-z][\w; ]*)\]")
_FORMULA = re.compile(r"^``(.+)``$", re.MULTILINE)


def _written(metric: Metric) -> str:
    return inspect.getdoc(metric.function) or ""


def cited(text: str) -> tuple[str, ...]:
    """Return what a text cites in square brackets, each once.

    >>> cited("The largest single pass [abrams2002; haylen2010]. Unit: ml.")
    ('abrams2002', 'haylen2010')
    >>> cited("Visits without stool [plain count]. Unit: count.")
    ('plain_count',)
    """
    keys = (key.strip() for listed in _CITED.findall(text) for key in listed.split(";"))
    return tuple(dict.fromkeys(key.replace(" ", "_") for key in keys))


def sources(metric: Metric) -> tuple[str, ...]:
    """Return the keys of the sources of a metric, or one of BASES."""
    return cited(_written(metric))


def formula(metric: Metric) -> str:
    """Return the formula that stands on a line of its own, empty where the definition says it all."""
    line = _FORMULA.search(_written(metric))
    return line[1] if line else ""


def arithmetic(metric: Metric) -> str:
    """Return how a metric is worked by hand over the example diary: `(6 + 7) / 2`."""
    for example in doctest.DocTestParser().get_examples(_written(metric)):
        source = example.source.strip()
        match ast.parse(source, mode="eval").body:
            case ast.Compare(left=ast.Call(func=ast.Name("worked"), keywords=kind), comparators=[by_hand]):
                if {word.arg: ast.literal_eval(word.value) for word in kind} == dict(metric.of):
                    exact = by_hand.args[0] if ast.unparse(by_hand).startswith("round(") else by_hand  # type: ignore[attr-defined]
                    return " ".join((ast.get_source_segment(source, exact) or "").split())
    return ""
