"""The parts of docs/data-dictionary.md: every column of every table of an export, and every metric."""

from __future__ import annotations

from itertools import groupby

from diary.analysis.metrics import CATALOGUE
from diary.exchange import dictionary
from diary.texts import texts
from docs.parts.markdown import code, table


def tables() -> str:
    """Return a table for each table of an export, a row for each of its columns."""
    blocks = []
    for name, rows in groupby(dictionary.rows(texts("en")), key=lambda row: row[0]):
        lines = [
            [code(column), str(kind), unit or "", codes or "", code(source) if source else "", meaning]
            for _, column, kind, unit, codes, source, meaning in rows
        ]
        heads = ["Column", "Type", "Unit", "Codes", "Source cell", "Meaning"]
        blocks.append(f"### {name}\n\n{table(heads, lines)}")
    return "\n\n".join(blocks)


def metrics() -> str:
    """Return every metric of the catalogue: its key, its unit in the data, whether each day has it, what it is."""
    words = texts("en")
    rows = [
        [
            code(metric.key),
            metric.unit,
            "yes" if metric.shown_per_day else "",
            words(f"metrics.{metric.key}.definition"),
        ]
        for metric in CATALOGUE
    ]
    return table(["Metric", "Unit", "Each day", "Meaning"], rows)
