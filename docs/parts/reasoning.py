"""The part of docs/reasoning.md: each finding with its condition, what silences it, where it leads and its tips."""

from __future__ import annotations

from diary.analysis import lacking
from diary.analysis.findings import find
from diary.analysis.findings.gates import gates
from diary.analysis.reference import Reference, references
from diary.analysis.tips import of_any_level
from diary.reports import listings
from diary.reports.explain.reasoning import leads, silenced_by
from diary.texts import texts
from docs.parts.markdown import code, listed, table

WORDS = texts("en")


def findings() -> str:
    """Return the table of every finding."""
    rows = []
    for finding in find(lacking.numbers()):
        held = finding.reference
        source = "; ".join(WORDS(f"sources.{key}.short") for key in held.source.split("; "))
        rows.append([
            code(finding.code),
            f"{_looked_at(held)} ({source})",
            listed(silenced_by(finding.code, WORDS)),
            leads(finding.code, WORDS),
            listed(of_any_level(finding.code)),
        ])  # fmt: skip
    return table(["Finding", "Within", "Silenced by", "Leads", "Tips, in its own order"], rows)


def _looked_at(held: Reference) -> str:
    """Return the metric with what is within; of what rests on no limit whom it holds for."""
    if held.id not in references():
        return WORDS(f"limits.{held.id}.fact")
    return f"{listings.named(WORDS, held.metric)}: {listings.within(WORDS, held)}"


def tips() -> str:
    """Return the table of what must not be given."""
    rows = [
        [WORDS(f"reasons.{gate.reason}.clinician"), listed(gate.when), listed(gate.unless), listed(gate.tips)]
        for gate in gates()
        if gate.tips
    ]
    return table(["Because", "When any of", "Unless", "Not given"], rows)
