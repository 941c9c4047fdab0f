"""The lift: a house of five storeys, on each a moment of the day, and with every floor a little more tension."""

from __future__ import annotations

from diary.reports.drawings.kit import INK, PAPER, SIGN, SOFT, Pose, Sheet
from diary.reports.drawings.sitting import UPRIGHT, toilet
from diary.reports.drawings.standing import LIFTING

WIDTH, STOREY, LEFT, ROOM, PERSON, RIGHT, ROOF = 220.0, 68.0, 24.0, 62.0, 112.0, 206.0, 12.0
SIZE = 0.36
"""How small people are here."""

SQUATTING = Pose(
    head=(112, 92),
    torso=((102, 116), (90, 134), (84, 152)),
    near_arm=((104, 120), (122, 138), (146, 130)),
    near_leg=((86, 154), (126, 136), (108, 180), (126, 181)),
    far_leg=((86, 154), (134, 138), (118, 180), (136, 181)),
)
BASE = Pose(
    head=(100, 26),
    torso=((98, 52), (96, 80), (98, 108)),
    near_arm=((98, 57), (96, 84), (100, 112)),
    near_leg=((98, 110), (98, 146), (96, 180), (113, 181)),
    far_leg=((101, 110), (105, 146), (106, 180), (122, 181)),
)
COUGHING = Pose(
    head=(116, 34),
    torso=((106, 58), (98, 82), (96, 110)),
    near_arm=((107, 62), (118, 90), (134, 54)),
    near_leg=((96, 112), (98, 146), (94, 180), (111, 181)),
    far_leg=((99, 112), (106, 146), (105, 180), (121, 181)),
)


def lift() -> str:
    """Return the house: toilet, squatting, base, lifting and coughing, with no to four marks of tension."""
    storeys = (UPRIGHT, SQUATTING, BASE, LIFTING, COUGHING)
    ground = ROOF + STOREY * len(storeys)
    sheet = Sheet(WIDTH, ground + 8)
    sheet.area((LEFT, ROOF), (RIGHT, ROOF), (RIGHT, ground), (LEFT, ground), fill=PAPER)
    sheet.stroke((ROOM, ROOF), (ROOM, ground))
    for number, pose in enumerate(storeys):
        floor = ground - number * STOREY
        if number:
            sheet.stroke((ROOM, floor), (RIGHT, floor))
        if pose is UPRIGHT:
            toilet(sheet, PERSON + SIZE * 95, floor, SIZE)
        elif pose is LIFTING:
            sheet.area(*((PERSON + SIZE * x, floor - SIZE * (188 - y)) for x, y in _BOX))
        sheet.person(pose, (PERSON, floor - SIZE * 188), SIZE)
        if pose is COUGHING:
            sheet.breath((164, floor - SIZE * 152), 0.7)
        for mark in range(len(storeys) - 1):
            tense = mark < number
            sheet.disc((ROOM + 12 + 12 * mark, floor - STOREY / 2), 4.2, INK if tense else PAPER, width=SIGN / 2)
    _car(sheet, ground)
    return sheet.svg()


_BOX = ((136, 122), (180, 122), (180, 160), (136, 160))


def _car(sheet: Sheet, ground: float) -> None:
    """Draw the lift on the ground floor, with its doors and the way it goes."""
    left, right, top, middle = LEFT + 6, ROOM - 6, ground - STOREY + 10, (LEFT + ROOM) / 2
    sheet.area((left, top), (right, top), (right, ground - 3), (left, ground - 3), fill=SOFT)
    sheet.stroke((middle, top), (middle, ground - 3))
    sheet.arrow((middle, top - 12), (middle, top - 90), (middle, ROOF + 14), both=True)
