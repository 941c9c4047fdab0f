"""Writes a vector's diary as a patient would fill it in: the template's sheets, labels and headings, by a writer
of its own."""

import datetime as dt
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

WORDS = {
    "nl": {
        "about": "Gegevens", "day": "Dag {}", "morning": "Volgende ochtend", "bowel": "Ontlasting",
        "sex": {"F": "vrouw", "M": "man"},
        "labels": ["Code", "Geslacht", "Leeftijd", "Gewicht (kg)", "Aandrangschaal"],
        "block": ["Datum", "Opgestaan", "Naar bed", "In slaap (ongeveer)"],
        "columns": ["Tijd", "Gedronken (ml)", "Wat", "Geplast (ml)", "Aandrang", "Verlies", "Waarbij", "Verband",
                    "Katheter (ml)", "Bijzonderheden"],
        "closing": ["Datum", "Opgestaan", "Eerste plas (ml)", "Aandrang"],
        "drinks": {"water": "water", "coffee": "koffie", "tea": "thee"},
        "leak": "scheutje", "trigger": "onderweg naar toilet",
    },
    "en": {
        "about": "About", "day": "Day {}", "morning": "Next morning", "bowel": "Bowel",
        "sex": {"F": "female", "M": "male"},
        "labels": ["Code (no name needed)", "Sex", "Age", "Weight (kg)", "Urge scale"],
        "block": ["Date", "Got up", "To bed", "Asleep (about)"],
        "columns": ["Time", "Drink (ml)", "What", "Urine (ml)", "Urge", "Leak", "When", "Pad", "Catheter (ml)",
                    "Remarks"],
        "closing": ["Date", "Got up", "First urine (ml)", "Urge"],
        "drinks": {"water": "water", "coffee": "coffee", "tea": "tea"},
        "leak": "small", "trigger": "on the way to the toilet",
    },
}  # fmt: skip
NOT_MEASURED = "x"

Events = list[dict[str, Any]]


def fill(path: Path, vector: dict[str, Any], language: str) -> Path:
    """Write the diary; every day's sheet runs up to the next first morning void, the last of which stands on the
    sheet for the next morning, where it takes the time of rising. A last morning that was not recorded has none."""
    words = WORDS[language]
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    _about(workbook.create_sheet(words["about"]), vector, words)
    nights = vector["nights"]
    rises = [vector["first_rise"], *(night["rise"] for night in nights)]
    days = by_day(vector)
    closing = days.pop() if rises[-1] else None
    for number, events in enumerate(days):
        night = nights[number] if number < len(nights) else {}
        sheet = workbook.create_sheet(words["day"].format(number + 1))
        _day(sheet, events, [rises[number], night.get("bed"), night.get("sleep")], words)
    if closing:
        _morning(workbook.create_sheet(words["morning"]), closing[0], rises[-1], words)
    workbook.save(path)
    return path


def by_day(vector: dict[str, Any]) -> list[Events]:
    """Return the events from each first morning void to the next; those before the first belong to the first."""
    days: list[Events] = [[]]
    for event in vector["events"]:
        if event.get("fmv") and any(earlier.get("fmv") for earlier in days[0]):
            days.append([])
        days[-1].append(event)
    return days


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def _about(sheet: Worksheet, vector: dict[str, Any], words: dict[str, Any]) -> None:
    patient = vector["patient"]
    values = [vector["id"], words["sex"][patient["sex"]], patient["age"], patient["weight_kg"], vector["urge_scale"]]
    for row in zip(words["labels"], values, strict=True):
        sheet.append(row)


def _day(sheet: Worksheet, events: Events, times: list[str | None], words: dict[str, Any]) -> None:
    block = [_moment(times[0]).date(), *(time and _moment(time).time() for time in times)]
    for row in zip(words["block"], block, strict=True):
        sheet.append(row)
    sheet.append([])
    sheet.append(words["columns"])
    for event in events:
        sheet.append(_row(event, words))


def _row(event: dict[str, Any], words: dict[str, Any]) -> list[Any]:
    row: list[Any] = [_moment(event["t"]).time(), *[None] * 8, event.get("note")]
    volume = NOT_MEASURED if event["ml"] is None else event["ml"]
    if event["type"] == "drink":
        row[1:3] = volume, words["drinks"][event["drink"]]
    elif event.get("method") == "catheter":
        row[8] = volume
    else:
        row[3:5] = volume, event.get("urgency")
        if event.get("leak"):
            row[5:7] = words["leak"], words["trigger"]
    return row


def _morning(sheet: Worksheet, void: dict[str, Any], rise: str, words: dict[str, Any]) -> None:
    volume = NOT_MEASURED if void["ml"] is None else void["ml"]
    values = [_moment(rise).date(), _moment(rise).time(), volume, void.get("urgency")]
    for row in zip(words["closing"], values, strict=True):
        sheet.append(row)
