"""The typical day: every day over one clock axis, so that what comes back each day is seen at its hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diary.reports import style
from diary.reports.charts.canvas import Canvas, Shape, width_of
from diary.reports.charts.strip import (
    DAY_SHAPES,
    GUTTER,
    HOUR_BAND,
    LINE,
    Frame,
    Look,
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
from diary.reports.charts.timeline import VOLUMES, Crowd, Stem, shared_axis, stems
from diary.reports.document import Strip, TypicalDay

FEW = 45
"""Up to so many voids have stems; more are heads only, smaller."""

_LINE_BESIDE = 13.5  # points that a line beside the chart takes
_SHORT, _TALL = 130.0, 220.0
_FEW = Look(height=196, lane=10, head=2.5, stalks=True, named=True)
_MANY = replace(_FEW, head=1.7, stalks=False)


def _key(canvas: Canvas, strips: tuple[Strip, ...], shapes: list[Shape]) -> None:
    """Name the days by their shapes, along the top."""
    x = y = 0.0
    for strip, shape in zip(strips, shapes, strict=True):
        wide = width_of(strip.title) + 16
        if x and x + wide > canvas.width:
            x, y = 0.0, y + LINE
        canvas.marks(shape, [(x + 3, y + 5.5)], _FEW.head, "urine")
        canvas.text((x + 8, y + 8), strip.title, colour="ink")
        x += wide


def _key_lines(strips: tuple[Strip, ...]) -> int:
    """Return how many lines the key takes; none when the days share one shape."""
    if len(strips) > len(DAY_SHAPES):
        return 0
    lines, x = 1, 0.0
    for strip in strips:
        wide = width_of(strip.title) + 16
        lines, x = (lines + 1, wide) if x and x + wide > style.BESIDE_WIDTH else (lines, x + wide)
    return lines


def _spread(crowd: Crowd, at: Frame, volumes: list[Stem]) -> list[Stem]:
    """Move a day's stems sideways to free places; a second pass stays on the volume under it."""
    placed: list[Stem] = []
    for stem in volumes:
        stacked = stem.base and placed
        x = placed[-1].x if stacked else crowd.place(stem.x, at.zero_up - stem.top * at.point)
        placed.append(replace(stem, x=x))
    return placed


def draw(name: str, drawing: TypicalDay) -> str:
    """Return the typical day as SVG."""
    strips = drawing.strips
    lanes, key_lines = used_lanes(strips), _key_lines(strips)
    tall = drawing.beside * _LINE_BESIDE - _FEW.lane * len(lanes) - LINE * (key_lines + 1)
    look = replace(look_of(strips), height=min(max(tall, _SHORT), _TALL)) if drawing.beside else look_of(strips)
    top = LINE * (key_lines + 1) + 4
    canvas = Canvas(name, style.BESIDE_WIDTH, below(top, look, lanes))
    if key_lines:
        _key(canvas, strips, shapes_of(strips))
    axis = shared_axis(strips, GUTTER, style.BESIDE_WIDTH - GUTTER - 5)
    ml = extent(strips, drawing.zones)
    at = frame(axis, top, look.height, HOUR_BAND, ml)
    draw_days(canvas, at, ml, drawing, shapes_of(strips), look, lanes)
    return canvas.svg()


def look_of(strips: tuple[Strip, ...]) -> Look:
    """Return how large the marks of so many voids are drawn."""
    return _FEW if voids_in(strips) <= FEW else _MANY


def voids_in(strips: tuple[Strip, ...]) -> int:
    """Return how many voids these days draw."""
    return sum(mark.kind in VOLUMES for strip in strips for mark in strip.marks)


def below(top: float, look: Look, lanes: Sequence[object]) -> float:
    """Return where a typical day ends whose voids begin at `top`."""
    return top + look.height + LINE + 3 + look.lane * len(lanes) + 1


def draw_days(
    canvas: Canvas,
    at: Frame,
    ml: tuple[float, float],
    drawing: TypicalDay,
    shapes: Sequence[Shape],
    look: Look,
    lanes: Sequence[tuple[str, Shape, str]],
) -> None:
    """Draw all days of a diary over each other in a frame with room for `ml` up and down, with scales and lanes."""
    strips, words, axis, top = drawing.strips, drawing.words, at.axis, at.top
    lanes_top = at.bottom + LINE + 3
    draw_ground(canvas, at, strips, drawing.zones, lanes_top + look.lane * len(lanes))
    crowd = Crowd(2 * look.head, axis.width / 18, axis.left)
    volumes = [_spread(crowd, at, stems(axis, strip, 0)) for strip in strips]
    heads = [(stem.x, at.zero_up - stem.top * at.point) for day in volumes for stem in day]
    draw_zone_labels(canvas, at, drawing.zones, heads, look)
    beneath = Crowd(2 * look.head, axis.width / 24, axis.left)
    for strip, shape, voided in zip(strips, shapes, volumes, strict=True):
        drunk = [
            replace(stem, x=beneath.place(stem.x, 0 if look.stalks else stem.top * at.point))
            for stem in stems(axis, strip, 0, ("drink",))
        ]
        draw_volumes(canvas, at, voided, shape, look)
        draw_drinks(canvas, at, drunk, look)
    draw_hours(canvas, axis, at.zero_down - 3)
    draw_scale(canvas, at, ml)
    draw_night_label(canvas, at, strips, words["night"])
    heading = f"{words['void']}, {words['ml']}"
    canvas.text((GUTTER, top - 4), heading, colour="urine", bold=True)
    draw_rare_key(canvas, strips, words, (GUTTER + width_of(heading, bold=True) + 16, top - 4))
    canvas.text((GUTTER + 2, at.bottom + LINE - 2), f"{words['drink']}, {words['ml']}", colour="drink", bold=True)
    draw_lanes(canvas, axis, strips, lanes, lanes_top, look, words)
