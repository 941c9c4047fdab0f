"""A finding or a limit in words: what is looked at, the limits in force, what each level says, the tips it raises."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from diary.analysis import lacking, tips
from diary.analysis.findings import find
from diary.analysis.metrics import BY_KEY
from diary.analysis.reference import Reference, references
from diary.guidance import guidance
from diary.limits import fact, population
from diary.reports import listings
from diary.reports.compose.figures import result_of, written_limit, written_number
from diary.reports.explain.entry import Explanation
from diary.reports.explain.reasoning import leads, silenced_by
from diary.texts import Texts

Limits = Mapping[str, Reference]
_CLINICIAN = "clinician_"


def title(code: str, words: Texts, _: Limits) -> str:
    """Return what a finding is called."""
    return words(f"findings.{code}.name")


def title_of_limit(key: str, words: Texts, _: Limits) -> str:
    """Return what a limit is of."""
    return listings.named(words, references()[key].metric)


def in_words(limit: Reference, words: Texts) -> str:
    """Return a limit in force: what is within, for whom, by which source; of the practice's own also the published."""
    written = f"{listings.within(words, limit)}. {_capital(population(limit, words))} ({listings.cited(words, limit)})."
    published = references()[limit.id]
    own = words("explain.by_practice", limits=listings.within(words, published)) if limit != published else ""
    return f"{written} {own}".strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def limit(key: str, words: Texts, limits: Limits) -> Explanation:
    """Return what is told of a limit that is no finding of its own."""
    return Explanation(key, "limit", title_of_limit(key, words, limits), _of_limit(limits[key], words))


def _of_limit(limit: Reference, words: Texts) -> dict[str, str | tuple[str, ...] | dict[str, str]]:
    return {
        "metric": {limit.metric: listings.named(words, limit.metric)},
        "limits": {limit.id: in_words(limit, words)},
        "fact": fact(limit, words),
        "sources": tuple(words(f"sources.{source}.full") for source in limit.source.split("; ")),
    }


def finding(code: str, words: Texts, limits: Limits) -> Explanation:
    """Return everything that is told of a finding."""
    judged = find(replace(lacking.numbers(), references=limits))
    example = next(one for one in judged if one.code == code)
    held = example.reference
    raised = tips.of_any_level(code)
    facts = _of_limit(held, words) if held.id in references() else {}
    low, high = (written_limit(words, held.metric, end) for end in (held.low, held.high))
    prefix = f"findings.{code}.{_CLINICIAN}"
    levels = [key for key in words.under(f"findings.{code}") if key.startswith(prefix)]
    return Explanation(
        code,
        "finding",
        title(code, words, limits),
        facts
        | {
            "levels": {
                key.removeprefix(prefix): words(key, value="…", low=low or "…", high=high or "…") for key in levels
            },
            "silenced": silenced_by(code, words),
            "leads": leads(code, words),
            "tips": {tip: guidance(tip, words, limits).title for tip in raised},
            "example": _example(str(example.level[0]), float(example.value[0]), held, words),
        },
    )


def _example(level: str, value: float, held: Reference, words: Texts) -> str:
    """Return what the example diary gives; nothing of a finding that rests on no metric."""
    if held.metric not in BY_KEY or math.isnan(value):
        return ""
    written = f"{written_number(words, held.metric, value, (held.low, held.high))}{BY_KEY[held.metric].sign}"
    return words("explain.example_level", value=written, level=words(f"report.result.{result_of(level, held)}"))
