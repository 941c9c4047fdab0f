"""Places the small pictures of our own that stand above columns, each with its words for who does not see it.

They are kept in the folder `png`; how they are drawn stands in `pictures/`, beside the package.
"""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

from openpyxl.drawing.fill import Blip
from openpyxl.drawing.geometry import PresetGeometry2D
from openpyxl.drawing.image import Image
from openpyxl.drawing.picture import PictureFrame
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from diary.texts import Texts

ROW_HEIGHT = 54
"""Points, of a row that holds pictures."""
PIXELS_APART = 1.875
"""Pixels of the file for one on the screen: sharp on paper too."""
PX_A_POINT = 96 / 72
STOOL_FORMS = "stool_forms"
_CHARACTER_PX, _PADDING_PX = 7, 5
_EMU = 9525  # to a pixel


class Picture(Image):
    """A PNG at its place in a sheet."""

    format = "png"

    def __init__(self, png: bytes, anchor: OneCellAnchor) -> None:
        self._png = png
        self.anchor = anchor

    def _data(self) -> bytes:
        return self._png


@cache
def _png(name: str) -> bytes:
    return (Path(__file__).with_name("png") / f"{name}.png").read_bytes()


def place(
    sheet: Worksheet,
    texts: Texts,
    name: str,
    row: int,
    column: int,
    *,
    centred: bool = True,
    height: float = ROW_HEIGHT,
) -> None:
    """Place a picture in a cell, in the middle of it or from its left edge on, over its neighbours.

    The row is made so high; a picture that is higher than its row stands over the row below.
    """
    png = _png(name)
    size = tuple(int(pixels / PIXELS_APART) for pixels in struct.unpack_from(">II", png, 16))
    room = round(sheet.column_dimensions[get_column_letter(column)].width * _CHARACTER_PX + _PADDING_PX)
    across = max(room - size[0], 0) // 2 if centred else _PADDING_PX
    down = max(round(height * PX_A_POINT) - size[1], 0) // 2
    corner = AnchorMarker(column - 1, across * _EMU, row - 1, down * _EMU)
    anchor = OneCellAnchor(corner, XDRPositiveSize2D(size[0] * _EMU, size[1] * _EMU))
    anchor.pic = _frame(name, texts(f"template.picture.{name}"))
    sheet.row_dimensions[row].height = height
    sheet.add_image(Picture(png, anchor))


def _frame(name: str, words: str) -> PictureFrame:
    frame = PictureFrame()
    about = frame.nvPicPr.cNvPr
    about.name, about.descr = name, words
    frame.blipFill.blip = Blip(cstate="print")
    frame.spPr.prstGeom = PresetGeometry2D(prst="rect")
    return frame
