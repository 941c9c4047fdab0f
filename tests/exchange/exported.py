"""What a round trip is held to: the results of a diary without the addresses of their sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from diary.analysis.assess import Assessment, assess
from diary.exchange import tabular, tidy
from diary.exchange.results import results
from diary.reading.reader import read
from diary.reading.recognise import form_file as forms
from diary.record import Reading
from diary.texts import texts
from tests.conftest import SAMPLES

FILES = sorted(path for path in SAMPLES.rglob("*.*") if path.suffix in (".xlsx", ".xls", ".ods", ".csv"))
SAME = ("language", "patient", "coverage", "events", "days", "metrics", "findings", "tips")
ADDRESSES = ("sheet", "cell", "cells")
FORMS = (("xlsx", "en"), ("csv", "en"), ("csv", "nl"))


def sample(path: Path) -> Reading:
    """Read a sample, with the form that lies beside it when there is one."""
    form = path.with_suffix(".toml")
    return read(path, form=forms.load(form) if form.exists() else None)


def unaddressed(found: Any) -> Any:
    """Return results without the addresses of their sources."""
    if isinstance(found, dict):
        return {key: unaddressed(value) for key, value in found.items() if key not in ADDRESSES}
    return [unaddressed(one) for one in found] if isinstance(found, list) else found


def told(reading: Reading, assessment: Assessment | None = None) -> dict[str, Any]:
    """Return what must be the same after a round trip."""
    found = results(reading, assessment or assess(reading.diary), texts(reading.language))
    return {key: unaddressed(found[key]) for key in SAME}


def written(
    reading: Reading,
    path: Path,
    locale: str = "en",
    *,
    day_numbers: bool = False,
    assessment: Assessment | None = None,
) -> Path:
    """Write a reading as tables under this name, in the format of its ending."""
    words = texts(reading.language)
    tables = tidy.sheets(reading, assessment or assess(reading.diary), words, day_numbers=day_numbers)
    name = path.suffix[1:]
    sheets = tidy.workbook(tables, words) if name == "xlsx" else [tidy.long_table(tables)]
    with path.open("wb") as file:
        tabular.write(file, name, sheets, locale=locale)
    return path
