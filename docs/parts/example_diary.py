"""The part of docs/metrics.md that shows the example diary as a person would write it."""

from __future__ import annotations

from typing import Any

from diary.analysis.example import Rows, rows
from docs.parts.markdown import table

URGE_WORDS = {
    "iciq": "ICIQ 0-4", "ppius": "PPIUS 0-4", "ups": "UPS 0-4", "iuga": "IUGA 0-3", "yes_no": "yes or no",
    "words": "none, mild, moderate, strong, not made it",
}  # fmt: skip
"""What each urge scale is called in the template, or its words."""
BOWEL_ITEMS = (
    "passed", "bristol", "postponed_min", "straining", "incomplete", "blockage", "manual_help", "minutes", "pain",
    "leak", "noticed",
)  # fmt: skip
BOWEL_FLAGS = ("passed", "incomplete", "blockage", "manual_help", "noticed")
MOMENTS = (("rise", "got up"), ("bed", "to bed"), ("asleep", "asleep"))


def example_diary() -> str:
    """Return the example diary: who, the moments of the days, the bowel diary, the exercises."""
    tables = rows()
    person = tables["patients"][0]
    visits = [[_when(row), row["kind"].replace("_", " "), *(_item(row, name) for name in BOWEL_ITEMS)]
              for row in tables["bowel"]]  # fmt: skip
    log = [[_when(row), *(str(row[name]) for name in ("exercise", "times", "minutes"))] for row in tables["exercises"]]
    items = [name.removesuffix("_min").replace("_", " ") for name in BOWEL_ITEMS]
    return "\n\n".join([
        f"A person of {person['age']} years and {person['weight_kg']} kg, in March 2026; urge on the scale "
        f"{URGE_WORDS[person['urge_scale']]}.",
        table(["When", "What", "Amount", "Drink", "Urge", "Leak", "Pad"], _moments(tables)),
        table(["When", "Row", *items], visits),
        table(["When", "Exercise", "Times", "Minutes each"], log),
    ])  # fmt: skip


def _when(row: dict[str, Any]) -> str:
    return f"{row['at']:%a %d %H:%M}" if row.get("timed") else f"{row.get('at') or row['date']:%a %d}"


def _moments(tables: Rows) -> list[list[str]]:
    """Return every moment of the days in order of time."""
    found = [(row["at"], what, row) for name, what in (("voids", "urine"), ("drinks", "drink"), ("leaks", "leak"))
             for row in tables[name]]  # fmt: skip
    found += [(day[key], what, {}) for day in tables["days"] for key, what in MOMENTS if key in day]
    return [
        [f"{at:%a %d %H:%M}", what, _with_unit(row, "volume_ml", "ml"), row.get("what", ""), str(row.get("urge", "")),
         _leak(row), _with_unit(row, "pad_gain_g", "g")]
        for at, what, row in sorted(found, key=lambda moment: (moment[0], moment[1] != "got up"))
    ]  # fmt: skip


def _with_unit(row: dict[str, Any], key: str, unit: str) -> str:
    return f"{row[key]} {unit}" if key in row else ""


def _leak(row: dict[str, Any]) -> str:
    return f"{row.get('leak', row.get('amount', ''))} {row.get('trigger', '').replace('_', ' ')}".strip()


def _item(row: dict[str, Any], name: str) -> str:
    value = row.get(name, "")
    if name in BOWEL_FLAGS and value != "":
        return "yes" if value else "no"
    return f"{value}-{row['bristol_to']}" if name == "bristol" and "bristol_to" in row else str(value)
