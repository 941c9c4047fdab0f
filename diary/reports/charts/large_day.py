"""One day large: its voids and drinks with their millilitres, every urge with its level."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from diary.reports import style
from diary.reports.charts.canvas import Canvas, width_of, wrap
from diary.reports.charts.day_strips import EDGE
from diary.reports.charts.lanes import draw_lanes, height_of, lanes_of, name_lanes
from diary.reports.charts.legend import draw_legend, of_band, of_rare
from diary.reports.charts.places import Wanted, spread
from diary.reports.charts.strip import (
    GUTTER,
    HOUR_BAND,
    LINE,
    Frame,
    Label,
    Look,
    draw_ground,
    draw_hours,
    draw_levels,
    draw_night_label,
    draw_scale,
    draw_volumes,
    extent,
    frame,
    name_levels,
)
from diary.reports.charts.timeline import Axis, Bar, shared_axis
from diary.reports.charts.typical_day import name_axes
from diary.reports.document import LargeDay, Strip

_LOOK = Look(height=80, lane=10, bar=4, head=2.6, named=True)
_DIGIT = 4.5  # points
_ASIDE = (0.0, -0.5, 0.5, -0.9, 0.9)
"""Where a number may stand above its bar, in halves of its own width: the bar is always beneath it."""


def draw(drawing: LargeDay) -> str:
    """Return the day as SVG."""
    strip, words, zones = drawing.strip, drawing.words, drawing.zones
    ml, axis = extent(drawing.days, zones), shared_axis(drawing.days, GUTTER, style.PAGE_WIDTH - GUTTER - EDGE)
    lanes, levels = lanes_of([[strip]], axis, _LOOK), any(mark.level is not None for mark in strip.marks)
    sums = wrap(strip.subtitle, style.PAGE_WIDTH)
    heading = len(sums) * LINE + 8
    top, below = heading + LINE - 2, _LOOK.lane * levels + height_of(lanes)
    canvas = Canvas(style.PAGE_WIDTH, top + _LOOK.height + LINE + below + 2)
    at = frame(axis, top, _LOOK.height, HOUR_BAND, ml)
    for row, line in enumerate(sums):
        canvas.text((0, 8 + row * LINE), line)
    lanes_top = at.bottom + LINE
    draw_ground(canvas, at, [strip], zones, lanes_top + below)
    volumes, drinks = draw_volumes(canvas, at, [strip], _LOOK)
    values = [*_values(at, volumes, way=-1), *_values(at, drinks, way=1)]
    draw_levels(canvas, at, name_levels(at, zones, volumes, values), values)
    for value in values:
        canvas.text((value.x, value.y), value.words, colour="ink", anchor="center")
    draw_hours(canvas, axis, at.zero_down - 3)
    draw_night_label(canvas, at, [strip], words["night"])
    draw_legend(canvas, [*of_band(ml[0], zones), *of_rare([strip], words)], axis.left, axis.width, heading)
    name_axes(canvas, at, words, heading)
    draw_scale(canvas, at, ml, (heading, at.bottom))
    if levels:
        _levels(canvas, axis, strip, lanes_top, words["urge"])
    draw_lanes(canvas, axis, [strip], lanes, lanes_top + _LOOK.lane * levels)
    name_lanes(canvas, axis, lanes, lanes_top + _LOOK.lane * levels, words)
    return canvas.svg()


def _values(at: Frame, bars: Sequence[Bar], way: int) -> list[Label]:
    """Return the measured volumes, each at the end of its own bar; what stands on a void is added to it.

    A number that has no room there is left to the table of the day.
    """
    stacks: dict[float, list[Bar]] = {}
    for bar in bars:
        if bar.mark.value is not None:
            stacks.setdefault(bar.x, []).append(bar)
    zero = at.zero_up if way < 0 else at.zero_down
    ends = sorted((x, zero + way * stack[-1].top * at.point) for x, stack in stacks.items())
    places = [x for x, _ in ends]
    labels: list[Label] = []
    for x, stack in stacks.items():
        words = "+".join(f"{bar.mark.value:.0f}" for bar in stack)
        end = zero + way * stack[-1].top * at.point
        half, y = width_of(words) / 2, end - 2.5 if way < 0 else end + 7.5
        for aside in _ASIDE:
            label = Label(x + aside * half, y, half, words)
            near = ends[bisect_left(places, label.x - half) : bisect_right(places, label.x + half)]
            free = all(other == x or (foot > y - 1 if way < 0 else foot < y - 6) for other, foot in near)
            inside = at.axis.left <= label.x - half + 2 and label.x + half <= style.PAGE_WIDTH
            if free and inside and not any(label.covers(other) for other in labels):
                labels.append(label)
                break
    return labels


def _levels(canvas: Canvas, axis: Axis, strip: Strip, top: float, word: str) -> None:
    """Write the level of urge of each void in a lane of its own, beside each other where they are near."""
    canvas.text((axis.left - 4, top + 7.5), word, anchor="right", colour="ink")
    felt = [mark for mark in strip.marks if mark.level is not None]
    places, _ = spread([Wanted(axis.at(strip, mark.hour)) for mark in felt], _DIGIT, 0)
    for x, mark in zip(places, felt, strict=True):
        canvas.text((x, top + 7.5), str(mark.level), colour="ink", anchor="center", bold=mark.urgency)
