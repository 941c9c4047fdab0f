"""A row that is refused on one sheet, on its way to the user: its own date knows less, every other date stays whole."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.conftest import Ran

WORDS = {
    "nl": ("Dagboek", ("Datum", "Tijd", "Gebeurtenis", "ml"), "opgestaan", "geplast", "gedronken", "naar bed"),
    "en": ("Diary", ("Date", "Time", "Event", "ml"), "got up", "void", "drink", "to bed"),
}
BESIDE = {
    "nl": {
        "voids": ("Plassen", "Geplast (ml)", 150),
        "drinks": ("Drinken", "Gedronken (ml)", 150),
        "leaks": ("Ongelukjes", "Verlies", "druppels"),
    },
    "en": {
        "voids": ("Voids", "Void (ml)", 150),
        "drinks": ("Drinks", "Drink (ml)", 150),
        "leaks": ("Leaks", "Leak", "drops"),
    },
}
METRICS = {
    "voids": "voids_per_24h",
    "drinks": "fluid_intake_24h_ml",
    "leaks": "urine_leaks_per_24h",
}
REFUSED = {"nl": "De rij telt niet mee.", "en": "The row does not count."}


def two_sheets(path: Path, language: str, beside: str) -> Path:
    """Write a diary of three days, rising included, and a sheet on which a row of the second has no known time."""
    title, headings, up, void, drink, bed = WORDS[language]
    workbook = Workbook()
    diary = workbook.active
    diary.title = title
    diary.append(headings)
    for day in (2, 3, 4, 5):
        date = dt.date(2026, 3, day)
        diary.append([date, dt.time(7, 0), up])
        diary.append([date, dt.time(7, 5), void, 300])
        if day < 5:
            diary.append([date, dt.time(8, 0), drink, 300])
            diary.append([date, dt.time(16, 0), void, 250])
            diary.append([date, dt.time(23, 0), bed])
    name, heading, value = BESIDE[language][beside]
    sheet = workbook.create_sheet(name)
    sheet.append([*headings[:2], heading])
    for day, time in ((2, dt.time(10, 0)), (3, "??:??"), (4, dt.time(10, 0))):
        sheet.append([dt.date(2026, 3, day), time, value])
    workbook.save(path)
    return path


@pytest.mark.parametrize("beside", METRICS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_row_refused_on_one_sheet_leaves_a_gap_in_its_own_date_alone(
    diary: Callable[..., Ran], tmp_path: Path, language: str, beside: str
) -> None:
    path = two_sheets(tmp_path / "two.xlsx", language, beside)
    ran = diary("report", path, "-o", tmp_path / "r.json")
    results = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert results["reading"]["rows"]["refused"] == 1
    assert f"{BESIDE[language][beside][0]}, B3: ‘??:??’" in ran.err and REFUSED[language] in ran.err
    values = {day["date"][-2:]: day[METRICS[beside]] for day in results["days"]}
    assert values["03"] is None
    assert None not in (values["02"], values["04"])
    for other in METRICS.keys() - {beside, "leaks"}:
        assert None not in [day[METRICS[other]] for day in results["days"]]
    assert sum(day["complete"] for day in results["days"]) == (2 if beside == "voids" else 3)
