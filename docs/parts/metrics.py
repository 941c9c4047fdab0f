"""The parts of docs/metrics.md about numbers: the catalogue, the reasons, the constants, the urge scales."""

from __future__ import annotations

import ast
import doctest
import inspect
import re
import sys
from collections.abc import Callable
from itertools import groupby
from typing import Any

from diary.analysis.metrics import CATALOGUE, Metric
from diary.analysis.reference import references
from diary.texts import texts
from diary.urge import SCALES, URGENCY_LEAK_LEVEL, URGENCY_LEVEL
from docs.parts import example
from docs.parts.example_diary import URGE_WORDS
from docs.parts.markdown import PACKAGE, code, codes, explained_constants, listed, sentence, table

WORDS = texts("en")
SUBJECTS = {
    "voiding": "Voiding",
    "nocturnal": "Voiding",
    "capacity": "Voiding",
    "continence": "Urgency and leakage of urine",
    "fluids": "Drinking",
    "bowel": "Bowel",
    "defecation": "Bowel",
    "exercise": "Exercises",
}
"""The chapter of each module of the analysis."""
_CITED = re.compile(r"\[([a-z][\w; ]*)\]")


def function(metric: Metric) -> Callable[..., Any]:
    """Return the function that computes a metric."""
    return metric.function


def cited(text: str | None) -> list[str]:
    """Return the source keys that a docstring cites: `[abrams2002; haylen2010]`."""
    keys = [key.strip() for found in _CITED.findall(text or "") for key in found.split(";")]
    return [key for key in dict.fromkeys(keys) if WORDS.has(f"sources.{key}.full")]


def sources_of(metric: Metric) -> list[str]:
    """Return the sources of a metric: those its function cites, else those of its module that no function claims."""
    computed = function(metric)
    module = sys.modules[computed.__module__]
    claimed = {
        key for one in CATALOGUE if function(one).__module__ == module.__name__ for key in cited(function(one).__doc__)
    }
    return cited(computed.__doc__) or [key for key in cited(module.__doc__) if key not in claimed]


def formula(metric: Metric) -> str:
    """Return what the function of a metric says of itself, without its sources."""
    return re.sub(r"\s*" + _CITED.pattern, "", sentence(function(metric).__doc__))


def _chosen(metric: Metric) -> dict[str, str]:
    """Return which kind a metric is, of a function that computes several."""
    return dict(metric.of)


def worked(metric: Metric) -> str:
    """Return the arithmetic of a metric over the example diary, as its function's docstring has it."""
    for one in doctest.DocTestParser().get_examples(inspect.getdoc(function(metric)) or ""):
        match ast.parse(one.source.strip(), mode="eval").body:
            case ast.Compare(left=ast.Call(func=ast.Name("worked"), keywords=kind), comparators=[by_hand]):
                if {word.arg: ast.literal_eval(word.value) for word in kind} == _chosen(metric):
                    exact = by_hand.args[0] if ast.unparse(by_hand).startswith("round(") else by_hand
                    return " ".join((ast.get_source_segment(one.source.strip(), exact) or "").split())
    raise LookupError(f"{metric.key} is not worked in its docstring")


def source_links(keys: list[str]) -> str:
    """Return links to the bibliography."""
    return ", ".join(f"[{WORDS(f'sources.{key}.short')}](references.md#{key})" for key in keys)


def number(value: float) -> str:
    """Write an outcome: at most three decimals, no zeros after them."""
    return WORDS.number(value, 3).rstrip("0").rstrip(".")


def catalogue() -> str:
    """Return the entry of every metric, in the order of the catalogue, by subject."""
    chapters = groupby(CATALOGUE, key=lambda metric: SUBJECTS[function(metric).__module__.rpartition(".")[2]])
    return "\n\n".join(f"### {subject}\n\n" + "\n\n".join(map(_entry, found)) for subject, found in chapters)


def _entry(metric: Metric) -> str:
    key = metric.key
    outcome = example.numbers().measures[key].value[0]
    by_hand = worked(metric).replace("*", "×").replace(" - ", " − ")
    chosen = ", ".join(f"{name} = {value}" for name, value in _chosen(metric).items())
    withheld = [reason for reason in codes("reasons") if reason in example.reasons_by_metric()[key]]
    judged = [reference.id for reference in references().values() if reference.metric == key]
    unit = "" if metric.unit in ("1", "count") else f" {metric.unit}"
    result = number(outcome)
    lines = [
        f"#### `{key}`",
        "",
        f"**{WORDS(f'metrics.{key}.clinical')}**; to the patient: “{WORDS(f'metrics.{key}.label')}”. "
        f"{WORDS(f'metrics.{key}.definition')}",
        "",
        f"* Formula: {formula(metric)}" + (f" Here {code(chosen)}." if chosen else ""),
        f"* Unit: {_unit(metric.unit)}. {_over_the_diary(metric)}",
        f"* Source: {source_links(sources_of(metric)) or 'none needed: a plain count or sum of the diary'}.",
        f"* Withheld: {', '.join(f'[`{reason}`](#reason-{reason})' for reason in withheld)}.",
        f"* Example: {by_hand} = {result}{unit}" if by_hand != result else f"* Example: {result}{unit}",
    ]
    if judged:
        lines.append(f"* Reference values: {', '.join(f'[`{one}`](#limit-{one})' for one in judged)}.")
    return "\n".join(lines)


def _unit(unit: str) -> str:
    return "1 (a ratio; a share is a fraction of 1)" if unit == "1" else unit


def _over_the_diary(metric: Metric) -> str:
    if not metric.per_day:
        return "Over the whole diary."
    pooled = " Also pooled: the sums of the days divided by each other." if metric.pooled else ""
    return f"Per day{', given for each day too' if metric.shown_per_day else ''}.{pooled}"


def reasons() -> str:
    """Return what each reason says to the two readers, and how many metrics it can withhold."""
    by_metric = example.reasons_by_metric()
    blocks = []
    for reason in codes("reasons"):
        touched = [key for key, found in by_metric.items() if reason in found]
        what = (
            f"Withholds {len(touched)} of the {len(by_metric)} metrics."
            if touched
            else "Said of a finding, not of a metric."
        )
        clinician, patient = (WORDS(f"reasons.{reason}.{reader}") for reader in ("clinician", "patient"))
        blocks.append(f"### Reason `{reason}`\n\n{clinician} To the patient: “{patient}” {what}")
    return "\n\n".join(blocks)


def constants() -> str:
    """Return every number that decides a calculation, with what it is for."""
    rows = [[code(name), code(value), said, source_links(cited(said)), code(module)]
            for module, name, value, said in explained_constants(PACKAGE / "analysis")]  # fmt: skip
    return table(["Constant", "Value", "What it decides", "Source", "Module"], rows)


def scales() -> str:
    """Return the urge scales and the level of each of their codes."""
    rows = []
    for scale in SCALES.values():
        urgent = min(at for at, level in enumerate(scale.levels) if level >= URGENCY_LEVEL)
        leak = [at for at, level in enumerate(scale.levels) if level == URGENCY_LEAK_LEVEL]
        levels = ", ".join(f"{at} → {level}" for at, level in enumerate(scale.levels))
        rows.append([code(scale.id), URGE_WORDS[scale.id], levels, str(urgent), listed(leak) or "–"])
    return table(["Scale", "Written as", "Code → level", "Urgency from code", "Code that means a leak"], rows)
