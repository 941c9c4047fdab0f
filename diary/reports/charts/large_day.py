"""One day large: every void and drink with its millilitres, every urge with its level."""

from __future__ import annotations

import math

from diary.reports import style
from diary.reports.charts.canvas import Canvas, width_of, wrap
from diary.reports.charts.day_strips import EDGE
from diary.reports.charts.strip import (
    GUTTER,
    HOUR_BAND,
    LINE,
    Frame,
    Look,
    Written,
    draw_drinks,
    draw_ground,
    draw_hours,
    draw_lanes,
    draw_night_label,
    draw_rare_key,
    draw_scale,
    draw_volumes,
    draw_zone_labels,
    extent,
    frame,
    shapes_of,
    used_lanes,
)
from diary.reports.charts.timeline import Axis, Stem, shared_axis, stems
from diary.reports.document import LargeDay, Strip

_LOOK = Look(height=74, lane=10, head=3, stalks=True, named=True)


def draw(name: str, drawing: LargeDay) -> str:
    """Return the day as SVG."""
    strip, words, zones = drawing.strip, drawing.words, drawing.zones
    shape, ml = shapes_of(drawing.days)[drawing.place], extent(drawing.days, zones)
    lanes, levels = used_lanes([strip]), any(mark.level is not None for mark in strip.marks)
    said = wrap(strip.subtitle, style.PAGE_WIDTH)
    top = (len(said) + 2) * LINE + 2
    below = _LOOK.lane * (len(lanes) + levels)
    canvas = Canvas(name, style.PAGE_WIDTH, top + _LOOK.height + LINE + below + 2)
    axis = shared_axis(drawing.days, GUTTER, style.PAGE_WIDTH - GUTTER - EDGE)
    at = frame(axis, top, _LOOK.height, HOUR_BAND, ml)
    for row, line in enumerate(said):
        canvas.text((0, 8 + row * LINE), line)
    lanes_top = at.bottom + LINE
    draw_ground(canvas, at, [strip], zones, lanes_top + below)
    volumes = stems(axis, strip, _LOOK.head * 1.9)
    drinks = stems(axis, strip, _LOOK.head * 1.9, ("drink",))
    names = draw_zone_labels(canvas, at, zones, [(s.x, at.zero_up - s.top * at.point) for s in volumes], _LOOK)
    draw_volumes(canvas, at, volumes, shape, _LOOK)
    draw_drinks(canvas, at, drinks, _LOOK)
    _values(canvas, at, volumes, names, up=True)
    _values(canvas, at, drinks, [], up=False)
    draw_hours(canvas, axis, at.zero_down - 3)
    draw_scale(canvas, at, ml)
    draw_night_label(canvas, at, [strip], words["night"])
    _name_axes(canvas, at, drawing)
    if levels:
        _levels(canvas, axis, strip, lanes_top, words["urge"])
    draw_lanes(canvas, axis, [strip], lanes, lanes_top + _LOOK.lane * levels, _LOOK, words)
    return canvas.svg()


def _name_axes(canvas: Canvas, at: Frame, drawing: LargeDay) -> None:
    """Say what stands up and what hangs down, and what the rarer marks mean."""
    words, left, heading = drawing.words, at.axis.left, at.top - 2 - LINE
    canvas.text((left - 4, heading), words["ml"], anchor="right")
    canvas.text((left, heading), words["void"], colour="urine", bold=True)
    draw_rare_key(canvas, [drawing.strip], words, (left + width_of(words["void"], bold=True) + 16, heading))
    canvas.text((left + 2, at.bottom + LINE - 2), words["drink"], colour="drink", bold=True)


def _values(canvas: Canvas, at: Frame, stems_: list[Stem], names: list[Written], *, up: bool) -> None:
    """Write each measured volume at its end; one that would cover another or a name moves on, away from the axis.

    A volume with a second pass on it has its millilitres at its side. None stands outside the sheet or on the scale.
    """
    taken = list(names)
    covered: dict[float, list[float]] = {}
    for stem in stems_:
        covered.setdefault(stem.x, []).append(stem.base)
    for stem in stems_:
        if stem.mark.value is None:
            continue
        label = f"{stem.mark.value:.0f}"
        half = width_of(label) / 2
        x, y = stem.x, at.zero_up - stem.top * at.point - 5 if up else at.zero_down + stem.top * at.point + 7.5
        sides = [x]
        if stem.top in covered.get(stem.x, ()):
            sides, y = [x - 4.5 - half, x + 4.5 + half], y + 9
        sides = [min(max(side, at.axis.left + half), canvas.width - half) for side in sides]
        step = -2 if up else 2
        covered_at = [_covered(taken, side, y, half, step) for side in sides]
        everywhere = set.intersection(*covered_at)
        moves = min(set(range(len(everywhere) + 1)) - everywhere)
        x = next(side for side, covers in zip(sides, covered_at, strict=True) if moves not in covers)
        y += moves * step
        taken.append((x, y, half))
        canvas.text((x, y), label, colour="ink", anchor="center")


def _covered(taken: list[Written], x: float, y: float, half: float, step: int) -> set[int]:
    """Return after how many moves from y what is `half` wide on either side of x covers what is written already."""
    high, moves = style.SMALL - 1, set[int]()
    for other, below, wide in taken:
        if abs(x - other) < half + wide:
            first, last = sorted(((below - y - high) / step, (below - y + high) / step))
            moves.update(range(max(math.floor(first) + 1, 0), math.ceil(last)))
    return moves


def _levels(canvas: Canvas, axis: Axis, strip: Strip, top: float, word: str) -> None:
    """Write the level of urge of each void in a lane of its own."""
    canvas.text((axis.left - 4, top + 7.5), word, anchor="right", colour="ink")
    edge = 0.0
    for mark in sorted(strip.marks, key=lambda mark: mark.hour):
        if mark.level is not None:
            edge = max(axis.at(strip, mark.hour), edge + 4.5)
            canvas.text((edge, top + 7.5), str(mark.level), colour="ink", anchor="center", bold=mark.urgency)
