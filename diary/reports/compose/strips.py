"""Each recorded day as a strip from rising to rising: the same clock hours above each other on every day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from diary.analysis.mornings import DOUBLE_VOID_MIN, FMV_BEFORE_RISING_MIN
from diary.analysis.periods import recorded_day
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Cell, Mark, Strip, Table
from diary.urge import URGENCY_LEAK_LEVEL, URGENCY_LEVEL

_HOUR = pd.Timedelta(hours=1)
_LONGEST_H = 30
"""A strip never grows longer than this, whatever was written down."""
EARLY_MIN = 2 * FMV_BEFORE_RISING_MIN
"""A void up to this long before rising is drawn with the day that it opens."""


def strips(one: OneDiary) -> tuple[Strip, ...]:
    """Return the recorded days of one diary, all starting at the same clock hour."""
    days = one.assessment.numbers.line.days
    own = np.flatnonzero(days.diary == one.index)
    if not len(own):
        return ()
    begins = pd.DatetimeIndex(days.table["begins"].to_numpy()[own])
    start, bases = _common_start(begins)
    marks = [_marks(one, int(day), base) for day, base in zip(own, bases, strict=True)]
    earliest = min((mark.hour for each in marks for mark in each), default=0.0)
    shift = int(np.floor(min(earliest, 0.0)))
    start, bases = (start + shift) % 24, bases + shift * _HOUR
    marks = [tuple(replace(mark, hour=mark.hour - shift) for mark in each) for each in marks]
    nights = [_night(one, int(day), base) for day, base in zip(own, bases, strict=True)]
    latest = max([24.0, *(m.hour for each in marks for m in each), *(night[1] for night in nights if night)])
    hours = min(float(np.ceil(latest)), _LONGEST_H)
    return tuple(
        Strip(
            title=day_title(one, int(day)),
            subtitle=_subtitle(one, int(day)),
            start_clock=start,
            hours=hours,
            night=night,
            marks=tuple(mark for mark in each if mark.hour <= hours),
            events=_table(one, int(day)),
        )
        for day, each, night in zip(own, marks, nights, strict=True)
    )


def _common_start(begins: pd.DatetimeIndex) -> tuple[float, pd.DatetimeIndex]:
    """Return the clock hour at or before every rising, and that moment of each day.

    Risings are compared around the clock with the first day's, so that 23:30 and 00:30 lie an hour apart.
    """
    clock = np.asarray((begins - begins.normalize()) / _HOUR, dtype=float)
    offset = (clock - clock[0] + 12) % 24 - 12
    start = np.floor(clock[0] + offset.min())
    return float(start % 24), begins - pd.to_timedelta(clock[0] + offset - start, unit="h")


def day_title(one: OneDiary, day: int) -> str:
    """Return `maandag 2 maart`, or `Dag 1` where no date was written."""
    days = one.assessment.numbers.line.days
    row = days.table.iloc[day]
    if not row["dated"]:
        return one.words("report.day_number", n=int(days.number[day]))
    return f"{one.words.weekday(row['date'])} {one.words.date(row['date'], year=False)}"


def _subtitle(one: OneDiary, day: int) -> str:
    """Return the day's sums, or why it has none."""
    daily = one.assessment.numbers.daily
    parts = []
    for key in ("voids_per_24h", "voided_volume_24h_ml", "fluid_intake_24h_ml"):
        value, lower = daily[key].value[day], daily[key].lower[day]
        if not np.isnan(value):
            parts.append(one.words(f"report.strip.{key}", value=one.words.number(value)))
        elif not np.isnan(lower):
            bound = one.words("report.at_least", value=one.words.number(lower))
            parts.append(one.words(f"report.strip.{key}", value=bound))
    reason = str(one.assessment.numbers.line.days.reason[day])
    if reason:
        parts.append(one.why(reason))
    return " · ".join(parts)


def _of_day(one: OneDiary, table: pd.DataFrame, day: int, *, early_min: int = 0) -> pd.DataFrame:
    """Return the rows of one recorded day; what follows the last day's closing morning stays with that day."""
    days = one.assessment.numbers.line.days
    diary, at = table["diary"].to_numpy(), table["at"].to_numpy()
    own: pd.DataFrame = table[recorded_day(days, diary, at, early_min=early_min) == day]
    return own.sort_values("at", kind="stable")


def _marks(one: OneDiary, day: int, base: pd.Timestamp) -> tuple[Mark, ...]:
    facts = one.assessment.numbers.line.facts
    bowel = facts.bowel[facts.bowel["timed"] & (facts.bowel["kind"] == "visit")]
    marks = [
        *_void_marks(one, _of_day(one, facts.voids, day, early_min=EARLY_MIN), base),
        *(
            Mark("drink", _hour(row, base), _known(row["volume_ml"]), label=_label(one, row, "volume_ml"))
            for row in _rows(_of_day(one, facts.drinks, day))
        ),
        *(
            Mark(
                "leak",
                _hour(row, base),
                urgency=bool(row["level"] >= URGENCY_LEVEL),
                leak=True,
                label=one.words.clock(row["at"]),
            )
            for row in _rows(_of_day(one, facts.leaks, day))
            if row["amount"] != "none"
        ),
        *(
            Mark("stool", _hour(row, base), _known(row["bristol"]), label=one.words.clock(row["at"]))
            for row in _rows(_of_day(one, bowel, day))
            if row["passed"] != 0
        ),
    ]
    return tuple(marks)


def _void_marks(one: OneDiary, voids: pd.DataFrame, base: pd.Timestamp) -> list[Mark]:
    marks = []
    last: datetime | None = None
    for row in _rows(voids):
        second = last is not None and (row["at"] - last) <= pd.Timedelta(minutes=DOUBLE_VOID_MIN)
        level = _known(row["level"])
        marks.append(
            Mark(
                "catheter" if row["catheter"] else "void",
                _hour(row, base),
                _known(row["volume_ml"]),
                level=None if level is None else int(level),
                urgency=level is not None and level >= URGENCY_LEVEL,
                leak=row["leak"] not in ("", "none") or level == URGENCY_LEAK_LEVEL,
                second_pass=second and not row["catheter"],
                label=_label(one, row, "volume_ml"),
            )
        )
        last = last if row["catheter"] else row["at"]
    return marks


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]


def _hour(row: dict[str, Any], base: pd.Timestamp) -> float:
    return float((row["at"] - base) / _HOUR)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _label(one: OneDiary, row: dict[str, Any], column: str) -> str:
    volume = _known(row[column])
    amount = one.words("report.not_measured") if volume is None else f"{one.words.number(volume)} ml"
    return f"{one.words.clock(row['at'])}, {amount}"


def _night(one: OneDiary, day: int, base: pd.Timestamp) -> tuple[float, float] | None:
    days = one.assessment.numbers.line.days
    start, end = days.sleep_from[day], days.next_rise[day]
    if np.isnat(start) or np.isnat(end):
        return None
    return float((pd.Timestamp(start) - base) / _HOUR), float((pd.Timestamp(end) - base) / _HOUR)


def _table(one: OneDiary, day: int) -> Table:
    """Return the day's diary as it was read: one row a moment, in order of time."""
    facts, words = one.assessment.numbers.line.facts, one.words
    rows: list[tuple[datetime, tuple[Cell, ...]]] = []

    def add(row: dict[str, Any], **cells: str) -> None:
        texts = (
            words.clock(row["at"]),
            *(cells.get(name, "") for name in ("drink", "urine", "urge", "leak")),
            str(row["note"]),
            str(row["cell"]),
        )
        rows.append((row["at"], tuple(Cell(text, number=place in (0, 2)) for place, text in enumerate(texts))))

    for row in _rows(_of_day(one, facts.voids, day, early_min=EARLY_MIN)):
        urge = _known(row["urge"])
        add(
            row,
            urine=_written_volume(one, row) + (f" ({words('page.chart.catheter')})" if row["catheter"] else ""),
            urge="" if urge is None else words.number(urge),
            leak=_written_leak(one, str(row["leak"]), str(row["trigger"])),
        )
    for row in _rows(_of_day(one, facts.leaks, day)):
        urge = _known(row["urge"])
        add(
            row,
            urge="" if urge is None else words.number(urge),
            leak=_written_leak(one, str(row["amount"]), str(row["trigger"])),
        )
    for row in _rows(_of_day(one, facts.drinks, day)):
        what = words(f"vocabulary.drink.{row['what']}") if row["what"] else ""
        add(row, drink=f"{_written_volume(one, row)} {what}".strip())
    rows.sort(key=lambda timed: timed[0])
    return Table(
        id=f"day-{int(one.assessment.numbers.line.days.number[day])}",
        caption=day_title(one, day),
        header=words.lines("report.day_header"),
        rows=tuple(cells for _, cells in rows),
    )


def _written_volume(one: OneDiary, row: dict[str, Any]) -> str:
    volume = _known(row["volume_ml"])
    if volume is None:
        return one.words("report.not_measured")
    written = one.words.number(volume)
    if row.get("bound") == "at_least":
        written = one.words("report.at_least", value=written)
    return f"{written} ml" + (f" {one.words('report.estimated_mark')}" if row["estimated"] else "")


def _written_leak(one: OneDiary, amount: str, trigger: str) -> str:
    if amount in ("", "none"):
        return ""
    written = one.words(f"vocabulary.leak.{amount}")
    return f"{written}, {one.words(f'vocabulary.trigger.{trigger}')}" if trigger else written
