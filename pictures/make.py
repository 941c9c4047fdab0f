"""Draws the pictures of the workbook anew, as small PNG files in `diary/template/png`: `make pictures`."""

from __future__ import annotations

import io
from pathlib import Path

import typst
from PIL import Image

from diary.reports import style
from pictures.columns import COLUMNS
from pictures.easy import EASY
from pictures.forms import FORMS

FOLDER = Path(__file__).parents[1] / "diary" / "template" / "png"
PICTURES = {**COLUMNS, **FORMS, **EASY}
PIXELS_PER_INCH = 144  # shown four fifths as large: 180, and more on paper, where a sheet is made to fit
COLOURS = 24
PAGE = """
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.drawing), format: "svg")
"""


def png(svg: str) -> bytes:
    """Return a drawing as a small PNG without a clock."""
    compiler = typst.Compiler(font_paths=[str(style.FONTS)], ignore_system_fonts=True)
    drawn = compiler.compile(PAGE.encode(), format="png", ppi=PIXELS_PER_INCH, sys_inputs={"drawing": svg})
    small = io.BytesIO()
    Image.open(io.BytesIO(drawn)).convert("RGB").quantize(COLOURS).save(small, "png", optimize=True)
    return small.getvalue()


if __name__ == "__main__":
    for name, draw in PICTURES.items():
        FOLDER.joinpath(f"{name}.png").write_bytes(png(draw()))
