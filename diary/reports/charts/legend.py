"""What the marks of a chart mean: each beside its word, on as many lines as they take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from diary.reports.charts.canvas import Canvas, Shape, width_of
from diary.reports.charts.lanes import Lane
from diary.reports.charts.strip import LINE, draw_catheters
from diary.reports.document import Strip, Zones

_MARK, _WORD, _GAP = 3.0, 9.0, 9.0  # points: to the middle of a mark, to its word, and behind it


class Entry(NamedTuple):
    """A mark and its word; without a shape it is the band (filled) or a catheter's bar (hatched)."""

    words: str
    colour: str
    shape: Shape | None = None

    @property
    def width(self) -> float:
        """Return how wide it is."""
        return _WORD + width_of(self.words) + _GAP


def of_band(room: float, zones: Zones | None) -> list[Entry]:
    """Return the reference band, where it begins within the room for volumes."""
    return [Entry(zones.band_label, "band")] if zones and zones.low < room else []


def of_lanes(lanes: Sequence[Lane], words: dict[str, str]) -> list[Entry]:
    """Return the marks of lanes that have no names beside them."""
    return [Entry(words[kind.key], kind.colour, kind.shape) for lane in lanes for kind in lane.kinds]


def of_rare(strips: Sequence[Strip], words: dict[str, str]) -> list[Entry]:
    """Return the bar of a catheter and the open mark of what was not measured."""
    marks = [mark for strip in strips for mark in strip.marks]
    entries = []
    if any(mark.kind == "catheter" for mark in marks):
        entries.append(Entry(words["catheter"], "urine"))
    if any(mark.kind in ("void", "catheter", "drink") and mark.value is None for mark in marks):
        entries.append(Entry(words["not_measured"], "urine", "circle"))
    return entries


def lines(entries: Sequence[Entry], width: float) -> list[list[Entry]]:
    """Return the entries on lines of at most this width."""
    placed: list[list[Entry]] = []
    room = 0.0
    for entry in entries:
        if room < entry.width - _GAP:
            placed.append([])
            room = width
        placed[-1].append(entry)
        room -= entry.width
    return placed


def draw_legend(canvas: Canvas, entries: Sequence[Entry], left: float, width: float, baseline: float) -> None:
    """Write the entries from this baseline down."""
    for row, line in enumerate(lines(entries, width)):
        x, y = left, baseline + row * LINE
        for entry in line:
            _draw_mark(canvas, entry, x, y)
            canvas.text((x + _WORD, y), entry.words)
            x += entry.width


def _draw_mark(canvas: Canvas, entry: Entry, x: float, y: float) -> None:
    if entry.shape:
        hollow = entry.shape == "circle"
        canvas.marks(entry.shape, [(x + _MARK, y - 2.5)], 2.2, entry.colour, hollow=hollow)
    elif entry.colour == "band":
        canvas.rectangles([(x, y - 5.5, 6, 6)], entry.colour)
    else:
        draw_catheters(canvas, [(x + _MARK - 2, y - 6, 4, 6)])
