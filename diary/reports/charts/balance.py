"""Intake and output of each day, bar by bar, against the advised intake; what is unknown is a word, never a bar."""

from __future__ import annotations

from diary.reports import style
from diary.reports.charts.canvas import Canvas, width_of
from diary.reports.document import Balance

_LEFT, _TOP, _BOTTOM = 84.0, 14.0, 4.0
_BAR = 8.0
_STEP = 500


def draw(name: str, drawing: Balance) -> str:
    """Return the balance as SVG."""
    words = drawing.words
    high = 2 * _BAR + (12 if len(drawing.rows) <= 7 else 6)
    canvas = Canvas(name, style.PAGE_WIDTH, _TOP + high * len(drawing.rows) + _BOTTOM)
    bottom = canvas.height - _BOTTOM
    known = [ml for _, intake, output, _, _ in drawing.rows for ml in (intake, output) if ml is not None]
    longest = max(width_of(label) for *_, first, second in drawing.rows for label in (first, second))
    tags = max(width_of(words["intake"], bold=True), width_of(words["output"], bold=True))
    room = canvas.width - _LEFT - longest - tags - 12
    point = room / max([drawing.high, *known])
    left = _LEFT + drawing.low * point
    canvas.rectangles([(left, _TOP, (drawing.high - drawing.low) * point, bottom - _TOP)], "band")
    canvas.text((left + (drawing.high - drawing.low) * point / 2, _TOP - 4), drawing.band_label, anchor="center")
    canvas.lines([((_LEFT, _TOP), (_LEFT, bottom))], "rule")
    for row, (day, intake, output, *labels) in enumerate(drawing.rows):
        top = _TOP + row * high + (high - 2 * _BAR) / 2
        canvas.text((0, top + _BAR + 2.5), day, colour="ink")
        pairs = ((intake, "drink", "intake", labels[0]), (output, "urine", "output", labels[1]))
        for line, (ml, colour, word, label) in enumerate(pairs):
            y = top + line * _BAR
            if ml is not None:
                canvas.rectangles([(_LEFT, y + 0.5, ml * point, _BAR - 1)], colour)
            x = _LEFT + (ml or 0) * point + 4
            canvas.text((x, y + 6.4), label, colour="ink" if ml is not None else "quiet")
            if row == 0:
                canvas.text((x + width_of(label) + 4, y + 6.4), words[word], colour=colour, bold=True)
    return canvas.svg()
