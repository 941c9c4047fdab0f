"""What reading a file gave, as JSON: the rows, every problem, guess and question, and how it was understood."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from diary.exchange.results import coverage_of, noticed_in, reading_of
from diary.texts import Texts

if TYPE_CHECKING:
    from diary.analysis.assess import Assessment
    from diary.reading.recognise.explain import Explained
    from diary.reading.recognise.weighed_readings import WeighedReading
    from diary.record import Reading

SCHEMA = "diary-check/1"


def to_json(files: Iterable[dict[str, Any]]) -> str:
    """Return the checked files as JSON text."""
    return json.dumps({"schema": SCHEMA, "files": list(files)}, ensure_ascii=False, indent=1) + "\n"


def refused(file: str, sentence: str) -> dict[str, Any]:
    """Return the entry of a file that gives no report."""
    return {"file": file, "report_possible": False, "why_not": sentence}


def nothing_read(reading: Reading, sentence: str, words: Texts) -> dict[str, Any]:
    """Return the entry of a file of which no row could be read: with its rows, problems and guesses."""
    return refused(reading.file, sentence) | noticed_in(reading, words)


def checked(reading: Reading, assessment: Assessment, words: Texts) -> dict[str, Any]:
    """Return the entry of a file that gives a report."""
    return {
        "file": reading.file,
        "report_possible": True,
        "sha256": reading.sha256,
        "layout": reading.layout,
        "format": reading.format,
        "language": reading.language,
        "coverage": coverage_of(assessment, 0),
        **reading_of(reading, assessment, words, 0),
    }


def explained(found: Explained | None, weighed: Iterable[WeighedReading], form: str) -> dict[str, Any]:
    """Return how a file was understood, the readings that were weighed, and the form's file to start from.

    `found` is None where no diary was recognised.
    """
    understood = {
        "tables": [asdict(table) for table in found.tables],
        "days": [asdict(day) for day in found.days],
        "urge_scale": found.urge_scale or None,
    } if found else {}  # fmt: skip
    return understood | {"candidates": [asdict(each) for each in weighed], "form": form}
