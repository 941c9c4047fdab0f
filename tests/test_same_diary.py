"""One diary in other clothes: Dutch or English, ml, cl, dl or litres, workbook or text file, any order of rows."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.conftest import Ran

HEADINGS = {
    "nl": (
        "Datum",
        "Tijd",
        "Gebeurtenis",
        "Geplast ({unit})",
        "Gedronken ({unit})",
        "Wat",
        "Aandrang",
        "Verlies",
        "Waarbij",
    ),
    "en": ("Date", "Time", "Event", "Urine ({unit})", "Drink ({unit})", "What", "Urge", "Leak", "When"),
}  # fmt: skip
WORDS = {
    "nl": {"rise": "opgestaan", "bed": "naar bed", "void": "plassen", "drink": "drinken", "leak": "ongewild verlies",
           "water": "water", "coffee": "koffie", "tea": "thee", "small": "scheutje", "drops": "druppels",
           "cough": "hoesten", "lift": "tillen"},
    "en": {"rise": "got up", "bed": "to bed", "void": "void", "drink": "drink", "leak": "leak",
           "water": "water", "coffee": "coffee", "tea": "tea", "small": "small", "drops": "drops",
           "cough": "cough", "lift": "lift"},
}  # fmt: skip
ML = {"ml": 1, "cl": 10, "dl": 100, "l": 1000}
DAYS = ("2026-03-02", "2026-03-03", "2026-03-04")
Diary = Callable[..., Ran]
Event = tuple[str, str, dict[str, Any]]


@st.composite
def diaries(draw: st.DrawFn) -> list[Event]:
    """Return two days and the morning after, in whole tens of ml that every unit can say, none too small for ml."""
    events: list[Event] = []
    tens = st.integers(6, 60).map(lambda n: 10 * n)
    for number, day in enumerate(DAYS):
        events += [(day, "07:00", {"kind": "rise"}), (day, "07:05", {"kind": "void", "ml": draw(tens), "urge": 2})]
        if number == len(DAYS) - 1:
            break
        for hour in sorted(draw(st.sets(st.integers(8, 21), min_size=3, max_size=8))):
            events.append((day, f"{hour:02}:15", {"kind": "void", "ml": draw(tens), "urge": draw(st.integers(0, 3))}))
            if draw(st.booleans()):
                what = draw(st.sampled_from(["water", "coffee", "tea"]))
                events.append((day, f"{hour:02}:30", {"kind": "drink", "ml": draw(tens), "what": what}))
            if draw(st.integers(0, 5)) == 0:
                kind = {
                    "leak": draw(st.sampled_from(["small", "drops"])),
                    "trigger": draw(st.sampled_from(["cough", "lift"])),
                }
                events.append((day, f"{hour:02}:45", {"kind": "leak", **kind}))
        events.append((day, "22:45", {"kind": "bed"}))
    return events


def written(events: list[Event], language: str, unit: str) -> list[list[str]]:
    words, comma = WORDS[language], "," if language == "nl" else "."

    def amount(event: dict[str, Any], kind: str) -> str:
        return f"{event['ml'] / ML[unit]:g}".replace(".", comma) if event["kind"] == kind else ""

    rows = [[heading.format(unit=unit) for heading in HEADINGS[language]]]
    for day, time, event in events:
        year, month, date = day.split("-")
        rows.append([
            f"{int(date)}-{int(month)}-{year}", time, words[event["kind"]],
            amount(event, "void"), amount(event, "drink"),
            words.get(event.get("what", ""), ""), str(event.get("urge", "")), words.get(event.get("leak", ""), ""),
            words.get(event.get("trigger", ""), ""),
        ])  # fmt: skip
    return rows


def save(rows: list[list[str]], path: Path, language: str) -> Path:
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";" if language == "nl" else ",").writerows(rows)
    else:
        workbook = Workbook()
        for row in rows:
            workbook.worksheets[0].append([cell or None for cell in row])
        workbook.save(path)
    return path


def numbers(diary: Diary, path: Path) -> dict[str, Any]:
    out = path.with_suffix(".json")
    assert diary("report", path, "-o", out, "-q").code == 0
    results = json.loads(out.read_text("utf-8"))
    kept = ("value", "based_on", "lower_bound", "upper_bound", "pooled", "estimated")
    return {
        "metrics": {key: {name: one[name] for name in kept} for key, one in results["metrics"].items()},
        "levels": {one["code"]: one["level"] for one in results["findings"]},
        "balance": results["reading"]["rows"],
    }


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=diaries())
def test_language_unit_and_file_change_no_number(
    diary: Callable[..., Ran], tmp_path: Path, events: list[Event]
) -> None:
    first = numbers(diary, save(written(events, "nl", "ml"), tmp_path / "d.xlsx", "nl"))
    assert first["metrics"]["voids_per_24h"]["value"] is not None
    for language, unit, suffix in (("en", "ml", "xlsx"), ("nl", "dl", "csv"), ("en", "l", "csv"), ("nl", "cl", "xlsx")):
        other = save(written(events, language, unit), tmp_path / f"d-{language}-{unit}.{suffix}", language)
        assert numbers(diary, other) == first, (language, unit, suffix)


@pytest.mark.parametrize("unit", ["cc", "dl"])
def test_the_unit_in_the_heading_is_what_the_amounts_are_in(
    diary: Callable[..., Ran], tmp_path: Path, unit: str
) -> None:
    rows = [
        ["Tijd", f"plas ({unit})", "Datum"], ["07:00", "3", "2-3-2026"], ["12:00", "2", "2-3-2026"],
        ["07:10", "4", "3-3-2026"],
    ]  # fmt: skip
    factor = {"cc": 100, "dl": 1}[unit]
    rows[1:] = [[time, str(int(amount) * factor), date] for time, amount, date in rows[1:]]
    found = numbers(diary, save(rows, tmp_path / "d.csv", "nl"))
    assert found["metrics"]["maximum_voided_volume_ml"]["value"] == 400
