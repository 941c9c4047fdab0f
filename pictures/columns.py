"""What stands above the columns of a day: what to write there, for who would rather look than read."""

from __future__ import annotations

import math
from collections.abc import Callable

from diary.reports.drawings.kit import FAR, INK, NEAR, PAPER
from diary.reports.drawings.sitting import toilet
from diary.reports.style import LIGHT
from pictures.kit import Sheet

WATER, PEE, LOST = "#bcd6ee", "#e9c27a", LIGHT["leak"]
THIN = 2.0


def clock() -> str:
    """Return a clock: when."""
    sheet = Sheet(60)
    sheet.disc((30, 30), 23, fill=PAPER)
    sheet.stroke((30, 14), (30, 30), (41, 36))
    for x, y in ((30, 10), (50, 30), (30, 50), (10, 30)):
        sheet.disc((x, y), 1.4, fill=INK, width=0)
    return sheet.svg()


def glass() -> str:
    """Return a glass, half full."""
    sheet = Sheet(60)
    sheet.area((17.5, 26), (42.5, 26), (39.5, 52), (20.5, 52), fill=WATER, outline=False)
    sheet.stroke((14, 8), (20, 53), (40, 53), (46, 8))
    sheet.stroke((17.5, 26), (42.5, 26), width=THIN)
    return sheet.svg()


def cup() -> str:
    """Return a steaming cup beside a small carton: what was drunk."""
    sheet = Sheet(60)
    sheet.area((10, 26), (40, 26), (36, 50), (14, 50), fill=PAPER)
    sheet.stroke((39, 30), (50, 30), (49, 42), (37.5, 42), round_=True)
    sheet.stroke((6, 54), (46, 54))
    for x in (18, 26, 34):
        sheet.stroke((x, 19), (x - 3, 14), (x + 2, 10), (x, 5), width=THIN, round_=True)
    return sheet.svg()


def pee() -> str:
    """Return a toilet with a drop above its bowl."""
    sheet = Sheet(60)
    toilet(sheet, 31, 56, scale=0.43)
    sheet.drop((33, 6), 13, PEE)
    return sheet.svg()


def bladders() -> str:
    """Return a bladder that fills, from urge 0 to urge 4: its digit below it, and as many dots."""
    sheet = Sheet(126)
    for urge, level in enumerate((0.0, 0.28, 0.5, 0.75, 1.0)):
        x = 13 + urge * 25
        _bladder(sheet, x, level)
        sheet.digit(urge, (x, 46))
        sheet.dots(urge, (x, 54))
    return sheet.svg()


def _bladder(sheet: Sheet, x: float, level: float) -> None:
    """Draw a bladder on its neck, filled so far; a full one runs over."""

    def edge(depth: float) -> float:
        """Return how wide the bladder is at a depth from 0, its top, to 1, its neck."""
        return 11 * math.sin(math.pi * depth**0.8) ** 0.55

    def at(depth: float, side: int) -> tuple[float, float]:
        return (x + side * edge(depth), 3 + 24 * depth)

    depths = [n / 12 for n in range(13)]
    filled = [depth for depth in depths if depth >= 1 - level]
    if level:
        sheet.area(*(at(depth, 1) for depth in filled), *(at(depth, -1) for depth in reversed(filled)),
                   fill=PEE, outline=False)  # fmt: skip
    sheet.area(*(at(depth, 1) for depth in depths), *(at(depth, -1) for depth in reversed(depths[1:-1])),
               fill="none", round_=True)  # fmt: skip
    sheet.stroke((x, 27), (x, 33))
    if level == 1:
        sheet.drop((x + 8, 26), 8, LOST)


def drops() -> str:
    """Return one drop, two drops and three drops: how much was lost."""
    sheet = Sheet(130)
    for count, middle in ((1, 14), (2, 50), (3, 101)):
        for number in range(count):
            sheet.drop((middle + (number - (count - 1) / 2) * 17, 14), 19, LOST)
        sheet.dots(count, (middle, 50))
    return sheet.svg()


def moments() -> str:
    """Return someone who coughs, someone who lifts and someone asleep: when it was lost."""
    sheet = Sheet(138)
    _coughing(sheet, 4)
    _lifting(sheet, 48)
    _asleep(sheet, 92)
    return sheet.svg()


def _coughing(sheet: Sheet, x: float) -> None:
    sheet.disc((x + 14, 18), 9, fill=NEAR, width=0)
    sheet.area((x, 54), (x + 2, 38), (x + 13, 32), (x + 24, 38), (x + 26, 54), fill=NEAR, outline=False, round_=True)
    for rise in (-7.0, 0.0, 7.0):
        sheet.stroke((x + 27, 20 + 0.5 * rise), (x + 37, 20 + 1.4 * rise), width=2.6)


def _lifting(sheet: Sheet, x: float) -> None:
    sheet.disc((x + 12, 11), 7.5, fill=NEAR, width=0)
    sheet.stroke((x + 11, 22), (x + 9, 36), width=12, colour=NEAR)
    sheet.stroke((x + 9, 38), (x + 17, 44), (x + 10, 55), (x + 16, 55), width=6, colour=NEAR)
    sheet.stroke((x + 13, 24), (x + 24, 33), width=5, colour=NEAR)
    sheet.area((x + 23, 24), (x + 38, 24), (x + 38, 38), (x + 23, 38), fill=PAPER)


def _asleep(sheet: Sheet, x: float) -> None:
    sheet.disc((x + 10, 34), 7, fill=NEAR, width=0)
    sheet.area(
        (x + 16, 44), (x + 18, 34), (x + 30, 31), (x + 42, 38), (x + 43, 44), fill=NEAR, outline=False, round_=True
    )
    sheet.stroke((x, 46), (x + 44, 46), width=3)
    sheet.stroke((x + 1, 30), (x + 1, 56))
    sheet.stroke((x + 43, 46), (x + 43, 56))
    moon = ((x + 36, 4), (x + 29, 8), (x + 28, 15), (x + 33, 21), (x + 41, 21), (x + 34, 17), (x + 33, 10))
    sheet.area(*moon, fill="#f2dc9b", round_=True)


def pad() -> str:
    """Return a pad."""
    sheet = Sheet(60)
    sheet.area((30, 4), (42, 9), (40, 30), (42, 51), (30, 56), (18, 51), (20, 30), (18, 9), fill=PAPER, round_=True)
    sheet.area(
        (30, 12),
        (35, 16),
        (34, 30),
        (35, 44),
        (30, 48),
        (25, 44),
        (26, 30),
        (25, 16),
        fill=FAR,
        outline=False,
        round_=True,
    )
    return sheet.svg()


def scale() -> str:
    """Return a pad on kitchen scales."""
    sheet = Sheet(60)
    sheet.area((10, 18), (30, 13), (50, 18), (48, 24), (30, 27), (12, 24), fill=PAPER, round_=True)
    sheet.stroke((6, 30), (54, 30))
    sheet.area((13, 33), (47, 33), (51, 54), (9, 54), fill=PAPER)
    sheet.disc((30, 43), 7, fill=PAPER, width=THIN)
    sheet.stroke((30, 43), (34, 39), width=THIN)
    return sheet.svg()


def catheter() -> str:
    """Return a thin tube that ends above a measuring jug."""
    sheet = Sheet(60)
    sheet.stroke((6, 8), (20, 6), (36, 10), (38, 24), round_=True, width=3.4)
    sheet.drop((38, 26), 8, PEE)
    sheet.area((23.5, 44), (52.5, 44), (50, 55), (26, 55), fill=PEE, outline=False)
    sheet.stroke((20, 32), (26, 56), (50, 56), (56, 32))
    sheet.stroke((47, 40), (53, 40), width=THIN)
    sheet.stroke((46, 47), (51, 47), width=THIN)
    return sheet.svg()


def pencil() -> str:
    """Return a pencil that writes: anything else."""
    sheet = Sheet(60)
    sheet.area((44, 8), (52, 16), (24, 44), (16, 36), fill=PAPER)
    sheet.area((16, 36), (24, 44), (11, 49), fill=FAR)
    sheet.stroke((38, 14), (46, 22), width=THIN)
    sheet.stroke((12, 55), (24, 53), (34, 56), (48, 54), width=THIN, round_=True)
    return sheet.svg()


COLUMNS: dict[str, Callable[[], str]] = {
    "time": clock,
    "drink": glass,
    "what": cup,
    "urine": pee,
    "urge": bladders,
    "leak": drops,
    "trigger": moments,
    "pad": pad,
    "pad_weight": scale,
    "catheter": catheter,
    "remarks": pencil,
}
"""Each picture by the key of its column."""
