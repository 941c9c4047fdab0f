"""What stands on the easy sheet: the parts of the day, a full bladder, and one drop."""

from __future__ import annotations

import math
from collections.abc import Callable

from diary.reports.drawings.kit import FAR, PAPER
from pictures.columns import LOST, PEE
from pictures.kit import Sheet

SUN = "#f2c14e"


def _sun(sheet: Sheet, y: float, rays: range) -> None:
    """Draw the sun with its middle at a height, and rays at these twelfths of a turn, 3 is upward."""
    for ray in rays:
        angle = -ray * math.pi / 6
        across, down = math.cos(angle), math.sin(angle)
        sheet.stroke((30 + 16 * across, y + 16 * down), (30 + 22 * across, y + 22 * down))
    sheet.disc((30, y), 11, fill=SUN)


def _ground(sheet: Sheet) -> None:
    sheet.area((2, 44), (58, 44), (58, 60), (2, 60), fill=PAPER, outline=False)
    sheet.stroke((6, 44), (54, 44))


def morning() -> str:
    """Return the sun that rises."""
    sheet = Sheet(60)
    _sun(sheet, 38, range(1, 6))
    _ground(sheet)
    sheet.arrow((30, 58), (30, 53), (30, 49))
    return sheet.svg()


def afternoon() -> str:
    """Return the sun, high."""
    sheet = Sheet(60)
    _sun(sheet, 30, range(12))
    return sheet.svg()


def evening() -> str:
    """Return the sun that sets."""
    sheet = Sheet(60)
    _sun(sheet, 40, range(1, 6))
    _ground(sheet)
    sheet.arrow((30, 48), (30, 52), (30, 57))
    return sheet.svg()


def night() -> str:
    """Return the moon and three stars."""
    sheet = Sheet(60)
    moon = ((36, 8), (20, 14), (14, 30), (22, 46), (40, 50), (28, 40), (25, 28), (28, 16))
    sheet.area(*moon, fill="#f2dc9b", round_=True)
    for x, y in ((46, 14), (40, 27), (52, 34)):
        sheet.stroke((x - 3, y), (x + 3, y))
        sheet.stroke((x, y - 3), (x, y + 3))
    return sheet.svg()


def full() -> str:
    """Return a full bladder that presses downward: one must go now."""
    sheet = Sheet(60)
    body = ((30, 4), (46, 10), (48, 24), (38, 36), (30, 40), (22, 36), (12, 24), (14, 10))
    sheet.area(*body, fill=PEE, round_=True)
    sheet.stroke((30, 40), (30, 46))
    for across in (-10, 0, 10):
        sheet.arrow((30 + across, 14), (30 + across, 20), (30 + across, 27))
    sheet.stroke((18, 56), (42, 56), colour=FAR)
    return sheet.svg()


def drop() -> str:
    """Return one drop."""
    sheet = Sheet(60)
    sheet.drop((30, 8), 40, LOST)
    return sheet.svg()


EASY: dict[str, Callable[[], str]] = {
    "morning": morning,
    "afternoon": afternoon,
    "evening": evening,
    "night": night,
    "full": full,
    "drop": drop,
}
"""Each picture of the easy sheet that the day sheets do not have."""
