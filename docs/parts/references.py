"""The part of docs/references.md: every source, what it is used for and whether it was at hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

from diary.analysis import docstrings, lacking
from diary.analysis.findings import find
from diary.analysis.metrics import CATALOGUE
from diary.analysis.peers import peers
from diary.analysis.reference import references
from diary.texts import texts
from docs.parts.markdown import PACKAGE, codes, dotted, listed

WORDS = texts("en")


def sources() -> str:
    """Return the entry of every source."""
    return "\n\n".join(map(_entry, codes("sources")))


def at_hand() -> dict[str, str]:
    """Return of each source whether it was at hand."""
    noted: dict[str, str] = tomllib.loads(Path(__file__).with_name("notes.toml").read_text("utf-8"))["at_hand"]
    return noted


def _entry(key: str) -> str:
    metrics = [metric.key for metric in CATALOGUE if key in docstrings.sources(metric)]
    limits = [limit.id for limit in references().values() if key in limit.source.split("; ")]
    findings = [finding.code for finding in find(lacking.numbers()) if finding.reference.id not in references()
                and key in finding.reference.source.split("; ")]  # fmt: skip
    modules = [
        dotted(path) for path in sorted(PACKAGE.rglob("*.py")) if key in docstrings.cited(path.read_text("utf-8"))
    ]
    spread = sorted({each.metric for each in peers() if each.source == key})
    uses = {
        "Reference values": limits, "Findings": findings, "Definitions": metrics, "Spread of others": spread,
        "Cited in the code": modules,
    }  # fmt: skip
    return "\n".join([
        f"### {key}", "", WORDS(f"sources.{key}.full"), "",
        *(f"* {use}: {listed(where)}." for use, where in uses.items() if where),
        f"* At hand: {at_hand()[key]}",
    ])  # fmt: skip
