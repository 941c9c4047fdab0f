"""The page that a child looks at with a parent: the nights, the clock, the largest void; nothing of it judges."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from math import floor, isnan

from diary.analysis.grouping import maximum
from diary.analysis.night_list import night_list
from diary.reports.childs import Clocks, Dial, Filling, Fillings, Moon, Moons, Night
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Block, Cell, Chart, Section, Strip, Table, Text

SECTION = "child"
_WORDS = "child.page"
_BEGIN, _DAY_S = dt.date(1970, 1, 1), 86_400


def childs_page(diary: OneDiary, days: tuple[Strip, ...]) -> tuple[Section, ...]:
    """Return the page, where the person is a child and anything of it was written down."""
    if not diary.is_child:
        return ()
    charts = [chart for chart in (_nights(diary), _clock(diary, days), _filling(diary)) if chart]
    blocks: list[Block] = []
    for chart in charts:  # what the marks are is said in the size of the text, not in that of a caption
        blocks += [replace(chart, caption=""), Text((chart.caption,))]
    return (Section(SECTION, diary.words(f"{_WORDS}.title"), "patient", tuple(blocks), alone=True),) if blocks else ()


def _nights(diary: OneDiary) -> Chart | None:
    """Return the nights that were written down, and those between them, as not known."""
    listed = night_list(diary.assessment.numbers.line)
    own = listed.diary == diary.index
    if not own.any():
        return None
    w, number = diary.words, listed.date[own] // _DAY_S
    first = int(number.min())
    wet = maximum(number - first, listed.wet[own], int(number.max()) - first + 1)
    nights = []
    for day, known in enumerate(wet.tolist(), first):
        moon: Moon = "unknown" if isnan(known) else "wet" if known else "dry"
        nights.append((_BEGIN + dt.timedelta(days=day), moon, w(f"{_WORDS}.nights.{moon}")))
    said = [(f"{w.weekday(date)} {w.date(date, year=False)}", word) for date, _, word in nights]
    short = w.lines("calendar.weekdays_short")
    return Chart(
        "child-nights",
        w(f"{_WORDS}.nights.title"),
        w(f"{_WORDS}.nights.alt", nights=", ".join(f"{day} {word}" for day, word in said)),
        w(f"{_WORDS}.nights.caption"),
        Moons(tuple(Night(moon, f"{short[date.weekday()]} {date.day}", word) for date, moon, word in nights)),
        _data(diary, "nights", said),
    )


def _clock(diary: OneDiary, days: tuple[Strip, ...]) -> Chart | None:
    """Return each day that has a void or a drink on a clock of its own."""
    w = diary.words
    kept = [day for day in days if any(mark.kind in ("void", "drink") for mark in day.marks)]
    if not kept:
        return None

    def hours(day: Strip, kind: str) -> tuple[float, ...]:
        ends = day.night[1] if day.night else day.hours  # the first void of the next morning is of the next day
        marks = [mark for mark in day.marks if mark.kind == kind and mark.hour < ends]
        return tuple((day.start_clock + mark.hour) % 24 for mark in marks)

    dials = tuple(
        Dial(
            day.title,
            hours(day, "void"),
            hours(day, "drink"),
            None if day.night is None else _of_clock(day, day.night),
        )
        for day in kept
    )
    rows = [
        (day.title, _clock_time(hour), w(f"{_WORDS}.clock.{kind}"))
        for day in kept
        for hour, kind in ((h, kind) for kind in ("void", "drink") for h in hours(day, kind))
    ]
    said = [
        w(
            f"{_WORDS}.clock.{'day' if dial.voids else 'nothing'}",
            day=dial.title,
            voids=", ".join(map(_clock_time, dial.voids)),
        )
        for dial in dials
    ]
    names = {name: w(f"{_WORDS}.clock.{name}") for name in ("void", "drink", "night")}
    return Chart(
        "child-clock",
        w(f"{_WORDS}.clock.title"),
        w(f"{_WORDS}.clock.alt", days="; ".join(said)),
        w(f"{_WORDS}.clock.caption"),
        Clocks(dials, **names),
        _data(diary, "clock", rows),
    )


def _of_clock(day: Strip, night: tuple[float, float]) -> tuple[float, float]:
    begin, end = night
    return (day.start_clock + begin) % 24, (day.start_clock + end) % 24


def _clock_time(hour: float) -> str:
    minutes = round(hour * 60)
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _filling(diary: OneDiary) -> Chart | None:
    """Return the largest void by day beside what a bladder of that age holds, where both are known."""
    w = diary.words
    largest, expected = (
        diary.figure(key).value for key in ("maximum_daytime_voided_volume_ml", "expected_bladder_capacity_ml")
    )
    if isnan(largest) or isnan(expected):
        return None
    age = w.number(floor(diary.patient["age"]))
    written = {"voided": w.number(largest), "expected": w.number(expected)}
    labels = {key: w(f"{_WORDS}.filling.{key}", **({"age": age} if key == "expected" else {})) for key in written}
    fillings = [
        Filling(value, labels[key], w(f"{_WORDS}.filling.amount", ml=written[key]))
        for key, value in (("voided", largest), ("expected", expected))
    ]
    return Chart(
        "child-filling",
        w(f"{_WORDS}.filling.title"),
        w(f"{_WORDS}.filling.alt", age=age, **written),
        w(f"{_WORDS}.filling.caption"),
        Fillings(*fillings),
        _data(diary, "filling", [(labels[key], written[key]) for key in written]),
    )


def _data(diary: OneDiary, name: str, rows: Sequence[tuple[str, ...]]) -> Table:
    words = f"{_WORDS}.{name}"
    cells = tuple(tuple(map(Cell, row)) for row in rows)
    return Table(f"child-{name}-data", diary.words(f"{words}.title"), diary.words.lines(f"{words}.header"), cells)
