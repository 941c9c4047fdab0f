"""Lying on the back with the knees up, one hand on the belly and one on the chest."""

from __future__ import annotations

from diary.reports.drawings.kit import FAR, SOFT, Pose, Sheet

WIDTH, HEIGHT, FLOOR = 250.0, 130.0, 116.0

ON_THE_BACK = Pose(
    head=(36, 96),
    torso=((64, 99), (100, 96), (140, 101)),
    near_arm=((68, 99), (102, 107), (124, 84)),
    near_leg=((142, 103), (176, 50), (203, 106), (221, 108)),
    far_leg=((142, 103), (186, 50), (213, 106), (231, 108)),
)
OTHER_HAND = ((77, 90), (97, 84))


def lying() -> str:
    """Return someone on a mat, knees up, feet flat, a hand on belly and chest; the belly rises."""
    sheet = Sheet(WIDTH, HEIGHT)
    sheet.area((10, FLOOR), (240, FLOOR), (240, FLOOR + 7), (10, FLOOR + 7), fill=SOFT)
    sheet.area((16, 105), (52, 105), (54, FLOOR), (14, FLOOR), fill=FAR, outline=False, round_=True)
    sheet.person(ON_THE_BACK)
    sheet.limb(*OTHER_HAND)
    sheet.guide((102, 83), (111, 73), (126, 69), (141, 73), (151, 84))
    sheet.arrow((126, 58), (126, 44), (126, 30))
    return sheet.svg()
