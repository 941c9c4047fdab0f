"""Diaries of a person who keeps them well, as vectors for `filled.fill`: so many days, voids, leaks and night voids."""

import datetime as dt
from typing import Any


def kept(
    days: int = 3,
    voids: int = 6,
    leaks: int = 0,
    night_voids: int = 0,
    start: str = "2026-03-02",
    largest: int = 300,
    usual: int = 200,
    drink: int = 1600,
    **patient: Any,
) -> dict[str, Any]:
    """Return a diary of `days` complete days: `voids` by day, `leaks` and `night_voids` in all, rising at 7."""
    first = dt.datetime.fromisoformat(start) + dt.timedelta(hours=7)
    events: list[dict[str, Any]] = []
    nights = []
    leaking = [(day, 1 + number) for number in range(voids - 1) for day in range(days)][:leaks]
    for day in range(days):
        rise = first + dt.timedelta(days=day)
        events.append(_void(rise, largest if day == 0 else usual, fmv=True))
        events.append({"t": _at(rise, 20), "type": "drink", "ml": drink, "drink": "water"})
        for number in range(1, voids):
            leak = (day, number) in leaking
            events.append(_void(rise + dt.timedelta(minutes=60 * number), usual, leak=leak, urgency=4 if leak else 2))
        asleep = rise + dt.timedelta(hours=16)
        if day < night_voids:
            events.append(_void(asleep + dt.timedelta(hours=3), usual))
        for extra in range(1, 1 + max(0, night_voids - days) // days):
            events.append(_void(asleep + dt.timedelta(hours=3, minutes=60 * extra), usual))
        nights.append({"bed": _at(asleep, -20), "sleep": _at(asleep), "rise": _at(rise, 24 * 60)})
    events.append(_void(first + dt.timedelta(days=days), usual, fmv=True))
    return {
        "id": patient.get("code", "P-77"),
        "patient": {"age": patient.get("age", 51), "sex": patient.get("sex", "F"), "weight_kg": 70},
        "urge_scale": patient.get("scale", "PPIUS 0-4"),
        "first_rise": _at(first),
        "nights": nights,
        "events": sorted(events, key=lambda event: event["t"]),
    }


def _at(moment: dt.datetime, minutes: int = 0) -> str:
    return (moment + dt.timedelta(minutes=minutes)).isoformat()


def _void(moment: dt.datetime, ml: int, **more: Any) -> dict[str, Any]:
    return {"t": _at(moment, 5), "type": "void", "ml": ml, "urgency": 2} | more
