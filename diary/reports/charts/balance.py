"""Intake and output of each day, bar by bar; what is known only in part is an open end, the unknown a word."""

from __future__ import annotations

from diary.reports import style
from diary.reports.amounts import Amount, Balance
from diary.reports.charts.canvas import Canvas, width_of

_LEFT, _TOP, _BOTTOM = 84.0, 26.0, 4.0
_BAR = 8.0


def draw(drawing: Balance) -> str:
    """Return the balance as SVG."""
    high = 2 * _BAR + (12 if len(drawing.rows) <= 7 else 6)
    canvas = Canvas(style.PAGE_WIDTH, _TOP + high * len(drawing.rows) + _BOTTOM)
    bottom = canvas.height - _BOTTOM
    amounts = [amount for _, *both in drawing.rows for amount in both]
    longest = max(width_of(amount.label) for amount in amounts)
    edge = drawing.band[1] if drawing.band else 0.0
    point = (canvas.width - _LEFT - longest - 12) / max([edge, *(amount.ml or 0.0 for amount in amounts)])
    if drawing.band:
        left, wide = _LEFT + drawing.band[0] * point, (drawing.band[1] - drawing.band[0]) * point
        canvas.rectangles([(left, _TOP, wide, bottom - _TOP)], "band")
        middle = max(left + wide / 2, _LEFT + width_of(drawing.band_label) / 2)
        canvas.text((middle, _TOP - 4), drawing.band_label, anchor="center")
    _key(canvas, drawing.words)
    canvas.lines([((_LEFT, _TOP), (_LEFT, bottom))], "rule")
    for row, (day, intake, output) in enumerate(drawing.rows):
        top = _TOP + row * high + (high - 2 * _BAR) / 2
        canvas.text((0, top + _BAR + 2.5), day, colour="ink")
        _bar(canvas, intake, top, "drink", point)
        _bar(canvas, output, top + _BAR, "urine", point)
    return canvas.svg()


def _key(canvas: Canvas, words: dict[str, str]) -> None:
    """Name the two colours, on a line of their own above the bars."""
    x = _LEFT
    for word, colour in (("intake", "drink"), ("output", "urine")):
        canvas.text((x, 8), words[word], colour=colour, bold=True)
        x += width_of(words[word], bold=True) + 12


def _bar(canvas: Canvas, amount: Amount, top: float, colour: str, point: float) -> None:
    """Draw one amount with its label; what is at least so much is hatched."""
    box = (_LEFT, top + 0.5, (amount.ml or 0.0) * point, _BAR - 1)
    if amount.ml is not None and amount.least:
        canvas.rectangles([box], "surface")
        canvas.hatch([box], colour)
    elif amount.ml is not None:
        canvas.rectangles([box], colour)
    ink = "quiet" if amount.ml is None else "ink"
    canvas.text((_LEFT + box[2] + 4, top + 6.4), amount.label, colour=ink)
