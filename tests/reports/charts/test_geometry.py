"""Days as drawn, measured: each event has a mark, at its time, over no other, on its own side of the night."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.reports import document as doc
from diary.reports import style
from diary.reports.charts import day_strips, strip
from diary.reports.charts.timeline import REACH_H, Axis, shared_axis
from diary.reports.charts.typical_day import axis_of
from tests.reports.test_charts import SVG, WORDS, ZONES, boxes, day, drawn

QUARTERS = st.lists(st.integers(0, 95), min_size=1, max_size=12, unique=True)
HOURS = QUARTERS.map(lambda some: [n / 4 for n in sorted(some)])


@st.composite
def days(draw: Callable, most: int = 14) -> tuple[doc.Strip, ...]:
    """Days of one diary: voids and drinks at quarters of an hour, leaks and pads; many at the same time every day."""
    shared = draw(HOURS)
    strips = []
    for number in range(draw(st.integers(1, most))):
        hours = shared if draw(st.booleans()) else draw(HOURS)
        kinds = [draw(st.sampled_from(("void", "drink", "leak", "pad"))) for _ in hours]
        volumes = [draw(st.integers(2, 60)) for _ in hours]
        marks = (
            doc.Mark(kind, hour, ml * 10.0 if kind in ("void", "drink") else None)
            for kind, hour, ml in zip(kinds, hours, volumes, strict=True)
        )
        night = (draw(st.integers(60, 68)) / 4, draw(st.integers(90, 96)) / 4)
        strips.append(replace(day(*marks), title=f"dag {number}", night=night))
    return tuple(strips)


def events(strips: tuple[doc.Strip, ...], kind: str) -> list[tuple[doc.Strip, doc.Mark]]:
    return [
        (one, mark) for one in strips for mark in sorted(one.marks, key=lambda mark: mark.hour) if mark.kind == kind
    ]


def holds(svg: str, axis: Axis, strips: tuple[doc.Strip, ...], kind: str, colour: str) -> None:
    """Every volume of a kind has its bar, at its time and on its side of the night, beside the others."""
    bars, wanted = boxes(svg, colour), events(strips, kind)
    assert len(bars) == len(wanted)
    heights = {bar.high / (mark.value or 1) for bar, (_, mark) in zip(bars, wanted, strict=True)}
    assert not wanted or max(heights) == pytest.approx(min(heights), rel=1e-3)
    for bar, (one, mark) in zip(bars, wanted, strict=True):
        own_room = bar.wide / strip.FULL
        assert abs(bar.middle - axis.at(one, mark.hour)) <= max(REACH_H * axis.width / axis.hours, own_room) + 1e-3
        asleep, risen = one.night or (99, 99)
        night = asleep < mark.hour < risen
        assert (axis.at(one, asleep) - 1e-3 <= bar.middle <= axis.at(one, risen) + 1e-3) or not night
        assert bar.middle <= axis.at(one, asleep) + 1e-3 or mark.hour > asleep
        assert bar.wide > 0
    for before, after in pairwise(sorted(bars, key=lambda bar: bar.left)):
        assert before.left + before.wide <= after.left + 1e-3


def marks_in(svg: str, colour: str) -> list[tuple[float, float]]:
    """Return the middle of every shape in a colour."""
    middles = []
    for node in ElementTree.fromstring(svg).iter(f"{SVG}path"):
        if node.get("style", "").startswith(f"fill: {style.LIGHT[colour]}; stroke"):
            for outline in node.get("d", "").split("M ")[1:]:
                numbers = [float(number) for number in re.findall(r"-?[\d.]+", outline)]
                xs, ys = numbers[::2], numbers[1::2]
                middles.append(((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2))
    return middles


@given(days())
def test_a_typical_day_shows_every_event_at_its_time_and_hides_none(strips: tuple[doc.Strip, ...]) -> None:
    svg, axis = drawn(doc.TypicalDay(strips, None, WORDS)), axis_of(strips)
    for kind, colour in (("void", "urine"), ("drink", "drink")):
        holds(svg, axis, strips, kind, colour)
    middles = marks_in(svg, "leak")
    wanted = sorted(axis.at(one, mark.hour) for kind in ("leak", "pad") for one, mark in events(strips, kind))
    assert sorted(x for x, _ in middles) == pytest.approx(wanted, abs=0.01)
    for n, (x, y) in enumerate(middles):
        assert not [other for other in middles[:n] if abs(other[0] - x) < 0.5 and abs(other[1] - y) < 0.5]


@given(days(most=1))
def test_a_large_day_shows_every_event_at_its_time_and_hides_none(strips: tuple[doc.Strip, ...]) -> None:
    svg = drawn(doc.LargeDay(strips, 0, ZONES, WORDS))
    axis = shared_axis(strips, strip.GUTTER, style.PAGE_WIDTH - strip.GUTTER - day_strips.EDGE)
    for kind, colour in (("void", "urine"), ("drink", "drink")):
        holds(svg, axis, strips, kind, colour)


def test_equal_days_stand_side_by_side_within_twenty_minutes() -> None:
    """Seven o’clock on three days, and a void at a quarter to bed that stays out of the night."""
    one = day(doc.Mark("void", 0.0, 300.0), doc.Mark("void", 15.75, 200.0))
    same = (one, one, one)
    bars, axis = boxes(drawn(doc.TypicalDay(same, ZONES, WORDS)), "urine"), axis_of(same)
    first, last = sorted(bar.middle for bar in bars)[:3], sorted(bar.middle for bar in bars)[3:]
    minutes = 24 * 60 / axis.width
    earlier, middle, later = ((x - axis.left) * minutes for x in first)
    assert -20 <= earlier < -10
    assert (middle, later) == (pytest.approx(0, abs=0.1), pytest.approx(-earlier, abs=0.1))
    assert max(last) <= axis.at(same[0], 16.0)
    assert min(bar.wide for bar in bars) > 1.5


def test_two_weeks_of_eight_voids_are_still_bars() -> None:
    fortnight = tuple(
        replace(day(*(doc.Mark("void", 2.0 * n + (number * 7 % 5) / 6, 250.0) for n in range(8))), title=f"{number}")
        for number in range(14)
    )
    bars = boxes(drawn(doc.TypicalDay(fortnight, ZONES, WORDS)), "urine")
    assert len(bars) == 14 * 8
    assert min(bar.wide for bar in bars) > 0.5


@given(days())
def test_small_days_draw_every_volume_beside_the_others(strips: tuple[doc.Strip, ...]) -> None:
    svg = drawn(doc.DayStrips(strips, ZONES, WORDS))
    for kind, colour in (("void", "urine"), ("drink", "drink")):
        bars = boxes(svg, colour)
        assert len(bars) == len(events(strips, kind))
        for one in bars:
            over = [
                o
                for o in bars
                if o.left < one.middle < o.left + o.wide and abs(o.top - one.top) < min(o.high, one.high)
            ]
            assert over == [one]
