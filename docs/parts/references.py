"""The part of docs/references.md: every source, what it is used for and whether it was at hand."""

from __future__ import annotations

from diary.analysis.findings import find
from diary.analysis.metrics import CATALOGUE
from diary.analysis.reference import references
from diary.texts import texts
from docs.parts import example
from docs.parts.markdown import PACKAGE, code, codes, dotted
from docs.parts.metrics import cited, function
from docs.parts.reading import notes

WORDS = texts("en")


def sources() -> str:
    """Return the entry of every source."""
    return "\n\n".join(map(_entry, codes("sources")))


def _entry(key: str) -> str:
    metrics = [metric.key for metric in CATALOGUE if key in cited(function(metric).__doc__)]
    limits = [one for one in references().values() if key in one.source.split("; ")]
    others = [one.code for one in find(example.numbers()) if one.reference.id not in references()
              and key in one.reference.source.split("; ")]  # fmt: skip
    modules = [path for path in sorted(PACKAGE.rglob("*.py")) if key in cited(path.read_text("utf-8"))]
    lines = [f"### {key}", "", WORDS(f"sources.{key}.full"), ""]
    if limits:
        lines.append(
            "* Reference values: " + ", ".join(f"[`{one.id}`](metrics.md#limit-{one.id})" for one in limits) + "."
        )
    if others:
        lines.append("* Findings: " + ", ".join(f"[`{one}`](metrics.md#finding-{one})" for one in others) + ".")
    if metrics:
        lines.append("* Definitions: " + ", ".join(f"[`{one}`](metrics.md#{one})" for one in metrics) + ".")
    if modules:
        lines.append("* Cited in the code: " + ", ".join(code(dotted(path)) for path in modules) + ".")
    lines.append(f"* At hand: {notes('at_hand')[key]}")
    return "\n".join(lines)
