"""The typical day: every day over one clock axis, so that what comes back each day is seen at its hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diary.reports import style
from diary.reports.charts.canvas import Canvas
from diary.reports.charts.lanes import Lane, draw_lanes, height_of, lanes_of, name_lanes
from diary.reports.charts.legend import Entry, draw_legend, lines, of_band, of_rare
from diary.reports.charts.strip import (
    GUTTER,
    HOUR_BAND,
    LINE,
    Frame,
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
from diary.reports.charts.timeline import Axis, shared_axis
from diary.reports.document import Strip, TypicalDay

LOOK = Look(height=196, lane=10, bar=2.8, head=2.2, named=True)
"""Bars of a moment on three days stand within 20 minutes of it."""

_LINE_BESIDE = 13.5  # points that a line beside the chart takes
_SHORT, _TALL = 130.0, 220.0
_RIGHT = 5.0  # room for half an hour label
_ABOVE_LANES = 4.0


def draw(drawing: TypicalDay) -> str:
    """Return the typical day as SVG."""
    strips, axis, ml = drawing.strips, axis_of(drawing.strips), extent(drawing.strips, drawing.zones)
    lanes = lanes_of([strips], axis, LOOK)
    head, foot = head_of(legend_of(drawing, ml), axis), foot_of(lanes)
    tall = drawing.beside * _LINE_BESIDE - head - foot
    look = replace(LOOK, height=min(max(tall, _SHORT), _TALL)) if drawing.beside else LOOK
    canvas = Canvas(style.BESIDE_WIDTH, head + look.height + foot)
    draw_days(canvas, frame(axis, head, look.height, HOUR_BAND, ml), ml, drawing, look, lanes)
    return canvas.svg()


def axis_of(strips: Sequence[Strip]) -> Axis:
    """Return the clock axis of days that stand beside the key numbers."""
    return shared_axis(strips, GUTTER, style.BESIDE_WIDTH - GUTTER - _RIGHT)


def legend_of(drawing: TypicalDay, ml: tuple[float, float]) -> list[Entry]:
    """Return what the band and the rarer marks of a typical day mean."""
    return [*of_band(ml[0], drawing.zones), *of_rare(drawing.strips, drawing.words)]


def head_of(legend: Sequence[Entry], axis: Axis) -> float:
    """Return how far below its heading the voids of a typical day begin: at least one line names them."""
    return LINE * max(len(lines(legend, axis.width)), 1) + 3


def foot_of(lanes: Sequence[Lane]) -> float:
    """Return how much stands below the drinks of a typical day."""
    return _ABOVE_LANES + height_of(lanes) + 1


def draw_days(
    canvas: Canvas,
    at: Frame,
    ml: tuple[float, float],
    drawing: TypicalDay,
    look: Look,
    lanes: Sequence[Lane],
) -> None:
    """Draw all days of a diary over each other in a frame with room for `ml` up and down, with scales and lanes."""
    strips, words, axis = drawing.strips, drawing.words, at.axis
    legend, lanes_top = legend_of(drawing, ml), at.bottom + _ABOVE_LANES
    draw_ground(canvas, at, strips, drawing.zones, lanes_top + height_of(lanes))
    volumes, _ = draw_volumes(canvas, at, strips, look)
    draw_levels(canvas, at, name_levels(at, drawing.zones, volumes))
    draw_hours(canvas, axis, at.zero_down - 3)
    draw_night_label(canvas, at, strips, words["night"])
    first = at.top - head_of(legend, axis) + 8
    draw_legend(canvas, legend, axis.left, axis.width, first)
    name_axes(canvas, at, words, first)
    draw_scale(canvas, at, ml, (first, at.bottom))
    draw_lanes(canvas, axis, strips, lanes, lanes_top)
    name_lanes(canvas, axis, lanes, lanes_top, words)


def name_axes(canvas: Canvas, at: Frame, words: dict[str, str], heading: float) -> None:
    """Say beside the axis what stands up and what hangs down, in millilitres."""
    left = at.axis.left - 4
    canvas.text((left, heading), f"{words['void']}, {words['ml']}", colour="urine", anchor="right", bold=True)
    canvas.text((left, at.bottom), words["drink"], colour="drink", anchor="right", bold=True)
