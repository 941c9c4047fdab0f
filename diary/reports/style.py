"""The one home of how a report looks: colours, type sizes, widths; for the charts, the page and the paper."""

from __future__ import annotations

from pathlib import Path

LIGHT = {
    "ink": "#1c2328",
    "quiet": "#59646c",
    "rule": "#c6cdd2",
    "surface": "#ffffff",
    "band": "#d8ecd8",
    "night": "#e7e9ed",
    "urine": "#b06a00",
    "drink": "#1b5f9f",
    "leak": "#cf3d0b",
    "stool": "#6b3f9c",
    "accent": "#9c1458",
    "moon": "#b08600",
}
"""Ink for data, quiet for structure; each subject keeps its colour everywhere, and its shape and place too.
The accent marks what stands out, and nothing else."""

DARK = {
    "ink": "#e6eaed",
    "quiet": "#a5b0b8",
    "rule": "#434d55",
    "surface": "#14191d",
    "band": "#1f3d29",
    "night": "#262d34",
    "urine": "#e3a650",
    "drink": "#74b3ea",
    "leak": "#ff8a63",
    "stool": "#c5a1ea",
    "accent": "#ffb3d4",
    "moon": "#e9c95f",
}

SMALL, BODY, LARGE = 7.5, 9.5, 13.0
"""The three type sizes, in points on paper; a screen takes them in the same proportion."""

REGULAR, BOLD = 400, 600
"""The two weights."""

FAMILY = "Source Sans Pro"
FALLBACK = "DejaVu Sans"
"""The typeface of all words, and that of the characters which the first lacks."""

PAGE_WIDTH, BESIDE_WIDTH = 523.0, 272.0
"""Points: the text width of an A4 sheet, and a chart that stands beside the key numbers."""

GUTTER, CELL_INSET = 16.0, 4.0
"""Points: between two halves of a sheet, and at either side of a cell; the first of a row has none at its left."""

FONTS = Path(__file__).with_name("fonts")
"""The folder of the typefaces and their licences: those of our own words and signs, and the
last one, which shows what no other draws."""
WORDS = FONTS / "words"


PHONE = (
    "M4 1.5c.6 0 1.1.4 1.3 1l.7 2.2c.1.5 0 1-.3 1.3l-1 1c.9 1.8 2.5 3.4 4.3 4.3l1-1c.3-.3.8-.4 1.3-.3l2.2.7"
    "c.6.2 1 .7 1 1.3v1.2c0 .7-.6 1.3-1.3 1.3C6.6 14.5 1.5 9.4 1.5 2.8c0-.7.6-1.3 1.3-1.3z"
)
"""The outline of a telephone's handset, on a square of 16: it stands beside whom to call at once."""


def css() -> str:
    """Return the colours as CSS custom properties, light and dark.

    >>> css().splitlines()[0].startswith(":root{--ink:#1c2328;--quiet:")
    True
    """

    def properties(palette: dict[str, str]) -> str:
        return "".join(f"--{name}:{colour};" for name, colour in palette.items())

    return (
        f":root{{{properties(LIGHT)}color-scheme:light dark}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{properties(DARK)}}}}}"
    )
