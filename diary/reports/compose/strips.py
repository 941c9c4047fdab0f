"""Each recorded day as a strip from rising to rising: the same clock hours above each other on every day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor, inf, isnan

import numpy as np

from diary.analysis.mornings import DOUBLE_VOID_MIN
from diary.analysis.night_list import night_list
from diary.reports.compose.day_events import (
    LOST_AS,
    DayEvents,
    Row,
    events_by_day,
    grams,
    known,
    pads,
    stool_came,
    volume,
)
from diary.reports.compose.day_table import day_table
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Mark, Strip
from diary.urge import URGENCY_LEAK_LEVEL, URGENCY_LEVEL

_HOUR, _MINUTE, _DAY = dt.timedelta(hours=1), dt.timedelta(minutes=1), dt.timedelta(days=1)
_HOUR_S, _DAY_S = 3600, 86_400
_LONGEST_H = 30
"""A strip never grows longer than this, whatever was written down."""
_MORNING_H = 2  # hours from the start of a strip: what was written down no later closes the night before


def strips(diary: OneDiary) -> tuple[Strip, ...]:
    """Return the recorded days of one diary, all starting at the same clock hour."""
    days, events = diary.assessment.numbers.line.days, events_by_day(diary)
    if not events:
        return ()
    own = list(events)
    start, bases = _common_start(days.table["begins"][own].tolist())
    marks = [_marks(diary, events[day], base) for day, base in zip(own, bases, strict=True)]
    earliest = min((mark.hour for each in marks for mark in each), default=0.0)
    shift = floor(min(earliest, 0.0))
    start, bases = (start + shift) % 24, [base + shift * _HOUR for base in bases]
    marks = [[replace(mark, hour=mark.hour - shift) for mark in each] for each in marks]
    nights = [_night(diary, day, base) for day, base in zip(own, bases, strict=True)]
    listed = night_list(diary.assessment.numbers.line)
    wet = set(listed.day[(listed.diary == diary.index) & (listed.wet == 1)])
    for day, each, night in zip(own, marks, nights, strict=True):
        if day in wet and night:
            each.extend(_in_the_night(diary, each, *night))
    passed = [mark.hour for each in marks for mark in each if mark.kind in ("void", "catheter")]
    latest = max([24.0, *passed, *(night[1] for night in nights if night)])
    hours = min(float(ceil(latest)), _LONGEST_H)
    return tuple(
        Strip(
            title=day_title(diary, day),
            subtitle=_subtitle(diary, day),
            start_clock=start,
            hours=hours,
            night=night,
            marks=tuple(mark for mark in each if mark.hour <= hours),
            events=day_table(diary, int(days.number[day]), day_title(diary, day), events[day]),
            short=_short_title(diary, day),
        )
        for day, each, night in zip(own, marks, nights, strict=True)
    )


def with_closing_morning(diary: OneDiary, drawn: tuple[Strip, ...]) -> tuple[Strip, ...]:
    """Return the days with a last day of which only its morning was written down at the end of the night before it."""
    if len(drawn) == 1:
        return drawn
    days = diary.assessment.numbers.line.days
    begins = days.table["begins"][days.diary == diary.index].astype("datetime64[D]").tolist()
    *earlier, before, last = drawn
    later = [mark.hour for mark in last.marks]
    follows = len(begins) == len(drawn) and begins[-1] - begins[-2] == _DAY
    if last.night or not follows or max(later, default=0.0) > _MORNING_H:
        return drawn
    night = (*before.marks, *(replace(mark, hour=mark.hour + 24) for mark in last.marks))
    hours = max([before.hours, *(float(ceil(24 + hour)) for hour in later)])
    return tuple(replace(strip, hours=hours) for strip in (*earlier, replace(before, marks=night)))


def _common_start(begins: Sequence[dt.datetime]) -> tuple[float, list[dt.datetime]]:
    """Return the clock hour at or before every rising, and that moment of each day.

    Risings are compared around the clock with the first day's, so that 23:30 and 00:30 lie an hour apart.

    >>> _common_start([dt.datetime(2026, 3, 2, 23, 30), dt.datetime(2026, 3, 4, 0, 30)])[1][1]
    datetime.datetime(2026, 3, 3, 23, 0)
    """
    first, *_ = clock = [(at.hour * 60 + at.minute) * 60 + at.second for at in begins]
    along = [first + (own - first + _DAY_S // 2) % _DAY_S - _DAY_S // 2 for own in clock]
    start = min(along) // _HOUR_S
    return float(start % 24), [
        at - dt.timedelta(seconds=own - start * _HOUR_S) for at, own in zip(begins, along, strict=True)
    ]


def day_title(diary: OneDiary, day: int) -> str:
    """Return `maandag 2 maart`, or `Dag 1` where no date was written."""
    days = diary.assessment.numbers.line.days
    if not days.table["dated"][day]:
        return diary.words("report.day_number", n=int(days.number[day]))
    date = days.table["date"][day].item()
    return f"{diary.words.weekday(date)} {diary.words.date(date, year=False)}"


def _short_title(diary: OneDiary, day: int) -> str:
    """Return `ma 2`, or `Dag 1` where no date was written."""
    days = diary.assessment.numbers.line.days
    if not days.table["dated"][day]:
        return day_title(diary, day)
    date = days.table["date"][day].item()
    return f"{diary.words.lines('calendar.weekdays_short')[date.weekday()]} {date.day}"


def _subtitle(diary: OneDiary, day: int) -> str:
    """Return the day's sums, or why it has none."""
    daily = diary.assessment.numbers.daily
    parts = []
    for key in ("voids_per_24h", "voided_volume_24h_ml", "fluid_intake_24h_ml", "pad_gain_g_24h"):
        value, lower = daily[key].value[day], daily[key].lower[day]
        if not isnan(value):
            parts.append(diary.words(f"report.strip.{key}", value=diary.words.number(value)))
        elif not isnan(lower):
            bound = diary.words("report.at_least", value=diary.words.number(lower))
            parts.append(diary.words(f"report.strip.{key}", value=bound))
    reason = str(diary.assessment.numbers.line.days.reason[day])
    if reason:
        parts.append(diary.why(reason))
    return " · ".join(parts)


def _marks(diary: OneDiary, events: DayEvents, base: dt.datetime) -> list[Mark]:
    def hour(row: Row) -> float:
        hours: float = (row["at"] - base) / _HOUR
        return hours

    clock = diary.words.clock
    return [
        *_void_marks(diary, events.voids, base),
        *(Mark("drink", hour(row), known(row["volume_ml"]), label=_label(diary, row)) for row in events.drinks),
        *(
            Mark("leak", hour(row), urgency=bool(row["level"] >= URGENCY_LEVEL), leak=True, label=clock(row["at"]))
            for row in events.leaks
            if row["amount"] not in ("", "none")
        ),
        *(
            Mark("stool", hour(row), known(row["bristol"]), label=clock(row["at"]))
            for row in events.visits
            if stool_came(row)
        ),
        *(
            Mark(LOST_AS[row["leak"]], hour(row), label=clock(row["at"]))
            for row in events.visits
            if row["leak"] in LOST_AS
        ),
        *(Mark("pad", hour(row), label=_pad_label(diary, row)) for row in pads(events)),
    ]


def _in_the_night(diary: OneDiary, marks: list[Mark], start: float, end: float) -> list[Mark]:
    """Return a drop in the middle of a night that its list calls wet: when it was, nobody wrote down."""
    drawn = any(mark.leak and start <= mark.hour <= end for mark in marks)
    return [] if drawn else [Mark("leak", (start + end) / 2, leak=True, label=diary.words("report.strip.in_the_night"))]


def _void_marks(diary: OneDiary, voids: list[Row], base: dt.datetime) -> list[Mark]:
    marks, residual = [], diary.references["residual_after_void"]
    last: dt.datetime | None = None
    for row in voids:
        minutes = inf if last is None else (row["at"] - last) / _MINUTE
        too_late = residual.above(np.array([minutes]))[0] if row["catheter"] else minutes > DOUBLE_VOID_MIN
        level = known(row["level"])
        marks.append(
            Mark(
                "catheter" if row["catheter"] else "void",
                (row["at"] - base) / _HOUR,
                known(row["volume_ml"]),
                level=None if level is None else int(level),
                urgency=level is not None and level >= URGENCY_LEVEL,
                leak=row["leak"] not in ("", "none") or level == URGENCY_LEAK_LEVEL,
                upon=not too_late,
                label=_label(diary, row),
            )
        )
        last = last if row["catheter"] else row["at"]
    return marks


def _label(diary: OneDiary, row: Row) -> str:
    return f"{diary.words.clock(row['at'])}, {volume(diary, row)}"


def _pad_label(diary: OneDiary, row: Row) -> str:
    clock, gain = diary.words.clock(row["at"]), known(row["pad_gain_g"])
    return clock if gain is None else f"{clock}, {grams(diary, gain)}"


def _night(diary: OneDiary, day: int, base: dt.datetime) -> tuple[float, float] | None:
    days = diary.assessment.numbers.line.days
    start, end = days.sleep_from[day].item(), days.next_rise[day].item()
    return None if start is None or end is None else ((start - base) / _HOUR, (end - base) / _HOUR)
