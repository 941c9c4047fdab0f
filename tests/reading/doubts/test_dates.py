"""Dates that stand nearer to an event than its own: only those between the two are looked at."""

from __future__ import annotations

from diary.reading.doubts import dates
from tests.reading.grids import at, reading, sheet


def test_of_many_days_below_each_other_an_event_is_held_against_its_own_date_alone(monkeypatch):
    asked = []
    is_before = dates._is_before
    monkeypatch.setattr(dates, "_is_before", lambda *each: asked.append(each) or is_before(*each))
    table = "\n\nTijd | Geplast (ml)\n07:05 | 300\n09:10 | 200\n"
    days = [f"Datum | {1 + day % 28}-{1 + day // 28}-2026{table}" for day in range(60)]
    found = reading(sheet("Blad1", *days))
    assert len(at(found, "voids")) == 120
    assert len(asked) <= 2 * 120
    asked.clear()
    beside = " | ".join(f"{1 + day % 28}-{1 + day // 28}-2026" for day in range(60))
    found = reading(sheet("Blad1", f"Tijd | {beside}", *(f"0{hour}:05" + " | P 200" * 60 for hour in (7, 8, 9))))
    assert len(at(found, "voids")) == 180
    assert len(asked) <= 2 * 180
