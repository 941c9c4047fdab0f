"""The seven forms of stool of the Bristol scale, from hard lumps to water, each with its number and as many dots."""

from __future__ import annotations

import math

from diary.reports.drawings.kit import Point
from pictures.kit import Sheet

WIDE = 98.0
BROWN, PALE, LINE = "#b98d62", "#dcc3a6", 1.6


def forms() -> str:
    """Return the seven forms beside each other."""
    sheet = Sheet(7 * WIDE)
    for number, draw in enumerate((_lumps, _lumpy, _cracked, _smooth, _blobs, _mushy, _watery), 1):
        x = (number - 0.5) * WIDE
        draw(sheet, x)
        sheet.digit(number, (x - 12, 56))
        sheet.dots(number, (x + 12, 49), most=4)
    return sheet.svg()


def _lumps(sheet: Sheet, x: float) -> None:
    for across, y, radius in ((-26, 26, 7), (-9, 16, 8), (-8, 33, 6.5), (10, 25, 7.5), (27, 17, 6.5), (26, 33, 7)):
        sheet.disc((x + across, y), radius, fill=BROWN, width=LINE)


def _sausage(sheet: Sheet, x: float, wave: float) -> None:
    """Draw a sausage whose edge is straight, or in lumps of so many points."""
    above = [(x - 32 + n * 8, 14 - wave * (n % 2)) for n in range(9)]
    below = [(x + 32 - n * 8, 34 + wave * (n % 2)) for n in range(9)]
    sheet.area(*above, (x + 38, 24), *below, (x - 38, 24), fill=BROWN, round_=True)


def _lumpy(sheet: Sheet, x: float) -> None:
    _sausage(sheet, x, 4.5)
    for across in (-24, -8, 8, 24):
        sheet.stroke((x + across - 4, 20), (x + across, 25), (x + across - 3, 30), width=LINE, round_=True)


def _cracked(sheet: Sheet, x: float) -> None:
    _sausage(sheet, x, 0)
    for across, y in ((-26, 18), (-12, 27), (0, 17), (14, 28), (26, 19)):
        sheet.stroke((x + across, y), (x + across + 3, y + 3), (x + across + 1, y + 7), width=LINE)


def _smooth(sheet: Sheet, x: float) -> None:
    points = [(x - 34 + n * 8.5, 17 + 4 * math.sin(n * 0.8)) for n in range(9)]
    back = [(across, y + 15) for across, y in reversed(points)]
    sheet.area(*points, (x + 39, 24 + 4 * math.sin(6.4)), *back, (x - 39, 25), fill=BROWN, round_=True)


def _blobs(sheet: Sheet, x: float) -> None:
    for across, y, size in ((-26, 18, 1.0), (-6, 28, 1.1), (14, 17, 0.9), (28, 31, 0.9)):
        blob = ((-9, -2), (-3, -7), (6, -6), (10, 1), (4, 7), (-5, 6))
        sheet.area(*((x + across + size * dx, y + size * dy) for dx, dy in blob), fill=BROWN, round_=True)


def _round(x: float, angle: float, across: float, down: float) -> Point:
    """Return a point on the edge of a puddle."""
    return (x + across * math.cos(angle), 26 + down * math.sin(angle))


def _mushy(sheet: Sheet, x: float) -> None:
    edge = [_round(x, n * math.pi / 9, 34 + 4 * (n % 2) - 3 * (n % 3), 12 + 3 * (n % 2)) for n in range(18)]
    sheet.area(*edge, fill=BROWN, round_=True)
    for across, y in ((-16, 22), (0, 29), (14, 21)):
        sheet.stroke((x + across - 4, y), (x + across, y - 2.5), (x + across + 4, y), width=LINE, round_=True)


def _watery(sheet: Sheet, x: float) -> None:
    edge = [_round(x, n * math.pi / 8, 38, 11 + 3 * (n % 2)) for n in range(16)]
    sheet.area(*edge, fill=PALE, outline=False, round_=True)
    for y in (21, 28, 35):
        wave = [(x - 26 + n * 6.5, y + (2 if n % 2 else -2)) for n in range(9)]
        sheet.stroke(*wave, width=LINE, round_=True)
    sheet.drop((x - 12, 3), 9, PALE)
    sheet.drop((x + 10, 1), 9, PALE)


FORMS = {"stool_forms": forms}
