"""The parts of docs/metrics.md about judgements: every finding, the reference values, and the tips they raise."""

from __future__ import annotations

import ast
import inspect
import tomllib
from collections.abc import Callable, Iterator
from typing import Any

from diary.analysis.findings import FINDINGS
from diary.analysis.findings.doctor import DOCTOR_REASONS
from diary.analysis.metrics import KEYS
from diary.analysis.reference import Reference, references
from diary.guidance import guidance
from diary.limits import fact, population
from diary.texts import texts
from docs.parts.markdown import PACKAGE, code, codes, listed, sentence, spoken, table
from docs.parts.metrics import number, source_links

WORDS = texts("en")
PLAIN = "The metric is held against the reference value of the same name."


def _rules() -> dict[str, Any]:
    return tomllib.loads((PACKAGE / "analysis" / "tips.toml").read_text("utf-8"))


def _as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _limits_in(judge: Callable[..., Any]) -> Iterator[str]:
    """Yield every text in a function that names a limit; one that names a metric's measure does not."""
    tree = ast.parse(inspect.getsource(judge))
    measures = {
        id(node.slice)
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith((".measures", ".daily"))
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in measures and node.value in references():
            yield str(node.value)


def findings() -> str:
    """Return the entry of every finding."""
    blocks = []
    for finding, judge in ((row.code, row.judge) for row in FINDINGS):
        own = judge.__name__ == finding
        named = [finding, *(_limits_in(judge) if own else ())]
        limits = [key for key in dict.fromkeys(named) if key in references()]
        lines = [
            f"### Finding `{finding}`",
            "",
            f"**{WORDS(f'findings.{finding}.name')}.** {sentence(judge.__doc__) if own else PLAIN}",
            "",
        ]
        if limits:
            lines.append(f"* Reference values: {', '.join(f'[`{key}`](#limit-{key})' for key in limits)}.")
        if finding == "see_a_doctor":
            lines.append(f"* Counts: {listed(DOCTOR_REASONS)}.")
        lines.append(f"* Tips: {_tips_of(finding) or 'none of its own.'}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _tips_of(finding: str) -> str:
    said = []
    for rule in _rules()["rule"]:
        if rule["finding"] == finding:
            conditions = [
                f"[`{one}`](#reason-{one})" if one else "the condition holds" for one in rule.get("applies", [])
            ]
            when = f" ({' or '.join(conditions)})" if conditions else ""
            said.append(f"when {' or '.join(map(code, _as_list(rule['level'])))}{when}: {listed(rule['tips'])}")
    return "; ".join(said) + "." if said else ""


def limit(reference: Reference) -> str:
    """Write the limits of a reference value, and whether the limit itself is within."""
    low, high = (None if end is None else number(end) for end in (reference.low, reference.high))
    if low and high:
        written = f"{low} to {high}, the limits {'within' if reference.inclusive else 'outside'}"
    elif reference.on_limit == "borderline":
        written = f"less than {high}; exactly {high} is borderline"
    elif high:
        written = high if high == "0" else f"{'at most' if reference.inclusive else 'less than'} {high}"
    else:
        written = f"{'at least' if reference.inclusive else 'more than'} {low}"
    if reference.grey_zone_below_age:
        written += f"; under {number(reference.grey_zone_below_age)} years the range is a grey zone"
    return written


def reference_values() -> str:
    """Return every reference value with its population, source and page."""
    rows = [
        [f'<a id="limit-{one.id}"></a>{code(one.id)}',
         f"[`{one.metric}`](#{one.metric})" if one.metric in KEYS else code(one.metric),
         limit(one), population(one, WORDS), source_links(one.source.split("; ")), one.page, fact(one, WORDS)]
        for one in references().values()
    ]  # fmt: skip
    return table(["Id", "Metric", "Within is", "Holds for", "Source", "Place in it", "What it says"], rows)


def questions() -> str:
    """Return every question about what was written down, and what to do with it."""
    rows = [
        [code(one), spoken(WORDS(f"questions.{one}.what")), WORDS(f"questions.{one}.check")]
        for one in codes("questions")
    ]
    return table(["Question", "In words", "What to do"], rows)


def tips() -> str:
    """Return every tip with its title and what raises it, and what keeps some out."""
    rules = _rules()
    raisers: dict[str, list[str]] = {}
    for rule in [*rules["rule"], *rules["remark"]]:
        for tip in rule["tips"]:
            raisers.setdefault(tip, []).append(rule.get("finding") or rule["code"])
    order = [*rules["order"], *(tip for tip in codes("advice") if tip not in rules["order"])]
    rows = [
        [code(tip), guidance(tip, WORDS, references()).title, listed(dict.fromkeys(raisers.get(tip, []))) or "none"]
        for tip in order
    ]
    return "\n\n".join([
        table(["Tip", "Title", "Raised by"], rows),
        f"A fluid restriction stated in the diary keeps out {listed(rules['drinking'])}. Pain noted in the diary keeps "
        f"out every tip that asks to contract: {listed(rules['contracting'])}.",
        *(
            f"Where any of {listed(rule['steps'])} is raised for someone whose sex is {code(rule['sex'])}, "
            f"{listed(rule['tips'])} come beside it."
            for rule in rules["beside"]
        ),
    ])  # fmt: skip
