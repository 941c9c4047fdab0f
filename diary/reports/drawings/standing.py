"""On one's feet: lifting an object while breathing out, and standing upright at the toilet."""

from __future__ import annotations

from diary.reports.drawings.kit import FAR, Pose, Sheet
from diary.reports.drawings.sitting import toilet

WIDTH, HEIGHT, FLOOR = 220.0, 200.0, 188.0

LIFTING = Pose(
    head=(118, 62),
    torso=((108, 86), (92, 106), (78, 128)),
    near_arm=((111, 90), (124, 118), (142, 136)),
    near_leg=((80, 130), (122, 140), (108, 180), (126, 181)),
    far_arm=((113, 90), (132, 116), (150, 136)),
    far_leg=((80, 130), (130, 142), (118, 180), (136, 181)),
)
STANDING = Pose(
    head=(90, 26),
    torso=((87, 52), (84, 78), (87, 108)),
    near_arm=((88, 57), (82, 86), (104, 100)),
    near_leg=((87, 110), (88, 146), (86, 180), (103, 181)),
    far_leg=((90, 110), (95, 146), (95, 180), (112, 181)),
)


def lifting() -> str:
    """Return someone who lifts a box close to the body, knees bent, breathing out."""
    sheet = Sheet(WIDTH, HEIGHT)
    sheet.stroke((14, FLOOR), (WIDTH - 14, FLOOR), colour=FAR)
    sheet.area((136, 122), (180, 122), (180, 160), (136, 160))
    sheet.person(LIFTING)
    sheet.breath((134, 66))
    sheet.arrow((196, 166), (196, 140), (196, 112))
    return sheet.svg()


def standing() -> str:
    """Return someone who stands upright before the toilet, heels on the floor, no hand on the wall."""
    sheet = Sheet(WIDTH, HEIGHT)
    sheet.stroke((14, FLOOR), (198, FLOOR), (198, 14), colour=FAR)
    toilet(sheet, 148, FLOOR, facing=-1)
    sheet.person(STANDING)
    sheet.guide((62, 18), (62, 100), (62, 180))
    return sheet.svg()
