"""Writes the parts of the manual that repeat the code, between their markers: `make docs`.

A page keeps its hand-written prose; what stands between `<!-- made: name -->` and `<!-- end -->` is what
the part of that name returns. A page that differs from what this program would write fails the tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from docs.parts import (
    architecture,
    cohort,
    dictionary,
    fhir,
    manual,
    reasoning,
    references,
    settings,
)

DOCS = Path(__file__).parent
PAGES = tuple(sorted(DOCS.glob("*.md")))
PARTS: dict[str, Callable[[], str]] = {
    "dictionary.tables": dictionary.tables,
    "dictionary.metrics": dictionary.metrics,
    "fhir.codes": fhir.codes,
    "fhir.systems": fhir.systems,
    "fhir.left_out": fhir.left_out,
    "fhir.own": fhir.own,
    "fhir.units": fhir.units,
    "reasoning.findings": reasoning.findings,
    "reasoning.tips": reasoning.tips,
    "references.sources": references.sources,
    "manual.commands": manual.commands,
    "manual.exit_codes": manual.exit_codes,
    "manual.settings": settings.settings,
    "manual.results": manual.results,
    "manual.changes": manual.changes,
    "manual.messages": manual.messages,
    "cohort.columns": cohort.columns,
    "cohort.tidy": cohort.tidy,
    "cohort.marks": cohort.marks,
    "cohort.tables": cohort.tables,
    "cohort.constants": cohort.constants,
    "cohort.messages": cohort.messages,
    "architecture.layers": architecture.layers,
    "architecture.rooms": architecture.rooms,
}
MARKED = re.compile(r"(?P<begin><!-- made: (?P<name>[\w.]+) -->\n)(?P<body>.*?)(?P<end><!-- end -->)", re.DOTALL)


def remade(page: str) -> str:
    """Return a page with every marked part made anew; a name that is no part raises KeyError."""
    return MARKED.sub(lambda found: found["begin"] + PARTS[found["name"]]().strip() + "\n" + found["end"], page)


def main() -> None:
    """Make every page of the manual anew."""
    for page in PAGES:
        page.write_text(remade(page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
