"""Sitting: on the toilet to void, to pass stool and with a footstool, on a hard chair and on a large ball."""

from __future__ import annotations

from diary.reports.drawings.kit import FAR, INK, PAPER, SOFT, THING, Point, Pose, Sheet

WIDTH, HEIGHT, FLOOR = 220.0, 200.0, 188.0

UPRIGHT = Pose(
    head=(101, 33),
    torso=((98, 58), (95, 84), (97, 114)),
    near_arm=((99, 62), (102, 92), (128, 108)),
    near_leg=((98, 117), (147, 117), (147, 178), (164, 181)),
    far_leg=((102, 117), (157, 117), (159, 178), (176, 181)),
)
ROUNDED = Pose(
    head=(127, 43),
    torso=((114, 63), (96, 82), (96, 114)),
    near_arm=((116, 67), (117, 98), (140, 107)),
    near_leg=((98, 117), (147, 117), (147, 178), (164, 181)),
    far_leg=((102, 117), (157, 117), (159, 178), (176, 181)),
)
SMALL = Pose(
    head=(100, 47),
    torso=((97, 70), (95, 90), (97, 115)),
    near_arm=((98, 74), (101, 97), (122, 108)),
    near_leg=((98, 117), (137, 113), (140, 159), (155, 161.5)),
    far_leg=((101, 117), (146, 113), (151, 159), (166, 161.5)),
)


def _floor(sheet: Sheet) -> None:
    sheet.stroke((14, FLOOR), (WIDTH - 14, FLOOR), colour=FAR)


def toilet(sheet: Sheet, x: float, floor: float, scale: float = 1.0, facing: int = 1) -> None:
    """Draw a toilet from the side, the middle of its seat at x; it faces right (1) or left (-1)."""

    def at(*points: Point) -> tuple[Point, ...]:
        return tuple((x + facing * scale * across, floor + scale * up) for across, up in points)

    sheet.area(*at((-47, -112), (-25, -112), (-25, -62), (-47, -62)), fill=PAPER)
    sheet.area(*at((-44, -62), (34, -62), (30, -38), (12, -22), (14, 0), (-30, 0), (-32, -30)), fill=PAPER)
    sheet.stroke(*at((-30, -62), (37, -62)), width=2.4 * THING * scale)


def _clothes(sheet: Sheet, ankle: Point) -> None:
    """Draw clothes that lie around the ankles."""
    x, y = ankle
    heap = ((-9, -16), (20, -16), (22, -9), (20, -4), (25, 3), (-14, 3), (-9, -4), (-12, -10))
    sheet.area(*((x + across, y + up) for across, up in heap))
    for left, right, up in ((-8, 10, -9), (4, 19, -4)):
        sheet.stroke((x + left, y + up), (x + right, y + up))


def sitting_to_void() -> str:
    """Return someone who sits upright on the toilet, feet flat, clothes around the ankles."""
    sheet = Sheet(WIDTH, HEIGHT)
    _floor(sheet)
    toilet(sheet, 95, FLOOR)
    sheet.person(UPRIGHT)
    _clothes(sheet, (147, 172))
    sheet.guide((76, 24), (76, 60), (76, 104))
    return sheet.svg()


def sitting_to_pass_stool() -> str:
    """Return someone who sits on the toilet with a slightly rounded back."""
    sheet = Sheet(WIDTH, HEIGHT)
    _floor(sheet)
    toilet(sheet, 95, FLOOR)
    sheet.person(ROUNDED)
    _clothes(sheet, (147, 172))
    sheet.guide((104, 40), (81, 68), (75, 104))
    return sheet.svg()


def footstool() -> str:
    """Return a small person on the toilet, whose feet stand flat on a footstool."""
    sheet = Sheet(WIDTH, HEIGHT)
    _floor(sheet)
    toilet(sheet, 95, FLOOR)
    sheet.area((128, 168), (184, 168), (184, 176), (128, 176))
    sheet.area((134, 176), (144, 176), (144, FLOOR), (134, FLOOR))
    sheet.area((168, 176), (178, 176), (178, FLOOR), (168, FLOOR))
    sheet.person(SMALL)
    return sheet.svg()


def chair() -> str:
    """Return someone upright on a hard chair, whose pelvis tilts to and fro."""
    sheet = Sheet(WIDTH, HEIGHT)
    _floor(sheet)
    sheet.stroke((66, 50), (66, FLOOR), width=2 * THING)
    sheet.stroke((66, 127), (132, 127), width=2 * THING)
    sheet.stroke((128, 127), (128, FLOOR), width=2 * THING)
    sheet.person(UPRIGHT)
    sheet.arrow((76, 139), (84, 152), (108, 152), (117, 139), both=True)
    return sheet.svg()


def ball() -> str:
    """Return someone upright on a large ball, whose pelvis tilts to and fro."""
    sheet = Sheet(WIDTH, HEIGHT)
    _floor(sheet)
    sheet.disc((96, 154), 34, SOFT, INK)
    sheet.person(UPRIGHT)
    sheet.arrow((75, 142), (83, 157), (108, 157), (117, 142), both=True)
    return sheet.svg()
