"""A metric in words: what it is, its formula, over what, when it is withheld, its limits, and an example worked out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from diary.analysis import docstrings, lacking
from diary.analysis.definition import Metric
from diary.analysis.metrics import BY_KEY
from diary.analysis.reference import Reference
from diary.reports.compose.figures import written_number
from diary.reports.explain import judged
from diary.reports.explain.entry import Explanation
from diary.texts import Texts


def title(key: str, words: Texts, _: Mapping[str, Reference]) -> str:
    """Return the field's term for a metric."""
    return words(f"metrics.{key}.clinical")


def explained(key: str, words: Texts, limits: Mapping[str, Reference]) -> Explanation:
    """Return everything that is told of a metric, with those of the limits in force that it is held against."""
    metric = BY_KEY[key]
    reasons = [code for code in words.codes("reasons") if code in lacking.reasons_by_metric()[key]]
    return Explanation(
        key,
        "metric",
        title(key, words, limits),
        {
            "what": words(f"metrics.{key}.definition"),
            "patient": words("explain.quoted", text=words(f"metrics.{key}.label")),
            "formula": docstrings.formula(metric),
            "unit": words(f"report.unit.{metric.written_unit}") or words("explain.bare"),
            "over": _over(metric, words),
            "withheld": {code: words(f"reasons.{code}.clinician") for code in reasons},
            "limits": {id_: judged.in_words(limit, words) for id_, limit in limits.items() if limit.metric == key},
            "change": words(f"compare.rule.{metric.rule}") if metric.rule else "",
            "sources": tuple(_source(key, words) for key in docstrings.sources(metric)),
            "example": _example(metric, words),
        },
    )


def _over(metric: Metric, words: Texts) -> str:
    if not metric.per_day:
        return words("explain.whole")
    pooled = words("explain.pooled") if metric.pooled else ""
    return f"{words('explain.each_day' if metric.shown_per_day else 'explain.day')} {pooled}".strip()


def _source(key: str, words: Texts) -> str:
    return words(f"explain.{key}" if key in docstrings.BASES else f"sources.{key}.full")


def _example(metric: Metric, words: Texts) -> str:
    """Return the arithmetic over the example diary and what it comes to, as the language writes numbers.

    Nothing of a metric that the example, a grown-up, has no value of.
    """
    if not docstrings.arithmetic(metric):
        return ""
    value = float(lacking.numbers().measures[metric.key].value[0])
    unit = words(f"report.unit.{metric.written_unit}")
    result = f"{written_number(words, metric.key, value)}{'' if metric.percent else ' '}{unit}".strip()
    by_hand = docstrings.arithmetic(metric).replace("*", "×").replace(" - ", " − ")
    decimal = partial(re.compile(r"\d+\.\d+").sub, lambda found: words.plain(float(found[0])))
    return words("explain.example", arithmetic=decimal(by_hand), result=result)
