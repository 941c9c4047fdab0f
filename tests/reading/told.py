"""A Reading told in lines, as a person would check it: each event with its time, volume and cell."""

from __future__ import annotations

import math
from typing import Any

from diary.record import Reading

OF = {
    "voids": ("volume_ml", "bound", "urge", "leak", "trigger", "pad", "catheter", "estimated", "first_morning", "note"),
    "drinks": ("volume_ml", "what", "estimated", "note"),
    "leaks": ("amount", "trigger", "pad", "pad_gain_g", "note"),
    "bowel": ("kind", "passed", "bristol", "bristol_to", "leak", "note"),
    "remarks": ("code",),
    "gaps": ("what",),
}


def told(found: Reading) -> list[str]:
    """Return the layout, the rows, the days, the events, the problems and the guesses of a reading."""
    rows = found.rows
    lines = [
        f"{found.layout}, {found.language}",
        f"rows {rows.present} = {rows.read} read + {rows.skipped} skipped + {rows.refused} refused",
    ]
    for day in found.diary.days.records():
        known = {key: _text(day[key]) for key in ("rise", "bed", "asleep") if _text(day[key])}
        marks = [mark for mark in ("morning_only",) if day[mark]] + ([] if day["dated"] else ["undated"])
        cells = [day[key] for key in ("rise_cell", "bed_cell") if day[key]]
        shown = " ".join([f"begins {_text(day['begins'])}", *(f"{k} {v}" for k, v in known.items()), *marks, *cells])
        lines.append(f"day {shown}")
    for table, keys in OF.items():
        for row in getattr(found.diary, table).records():
            said = [_said(key, row[key]) for key in keys]
            lines.append(" ".join([table.rstrip("s"), *filter(None, [_text(row["at"]), *said, _place(row)])]))
    lines += [f"problem {p.code} {p.fate} {p.sheet} {p.cell} {p.found}".rstrip() for p in found.problems]
    lines += [f"guess {g.code} {g.sheet} {g.cell} {g.chosen}".rstrip() for g in found.guesses]
    return lines


def _place(row: dict[str, Any]) -> str:
    return f"{row['sheet']} {row['cell']}"


def _text(moment: Any) -> str:
    return "" if moment is None or moment != moment else f"{moment:%d %H:%M}"


def _said(key: str, value: Any) -> str:
    if value is None or value == "" or value is False or (isinstance(value, float) and math.isnan(value)):
        return ""
    if value is True:
        return key
    return f"{value:g}" if key == "volume_ml" else f"{key}={value:g}" if isinstance(value, float) else f"{key}={value}"
