"""The part of docs/metrics.md on two or more diaries: which metric is judged by which figure, and its source."""

from __future__ import annotations

from diary.analysis.change import SOURCES
from diary.analysis.metrics import CATALOGUE
from diary.texts import texts
from docs.parts.markdown import code, table
from docs.parts.metrics import source_links

WORDS = texts("en")


def changes() -> str:
    """Return every rule with its metrics, what it says to a reader, and its sources."""
    rows = []
    for rule, source in SOURCES.items():
        metrics = ", ".join(f"[{code(metric.key)}](#{metric.key})" for metric in CATALOGUE if metric.rule == rule)
        rows.append([code(rule), metrics, WORDS(f"compare.rule.{rule}"), source_links(source.split("; "))])
    return table(["Rule", "Metrics", "What the figure is", "Source"], rows)
