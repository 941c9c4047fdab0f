"""The palette: legible on its ground, and told apart with each kind of colour vision."""

from __future__ import annotations

import itertools

import pytest

from diary.reports import style

# Viénot, Brettel & Mollon 1999, linear RGB
DEUTERANOPIA = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))
PROTANOPIA = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
SUBJECTS = ("urine", "drink", "leak", "stool")


def linear(colour: str) -> tuple[float, ...]:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    red, green, blue = (min(max(part, 0.0), 1.0) for part in rgb)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen(colour: str, vision: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    rgb = linear(colour)
    return lab(tuple(sum(a * b for a, b in zip(row, rgb, strict=True)) for row in vision))


@pytest.mark.parametrize("palette", [style.LIGHT, style.DARK], ids=["light", "dark"])
def test_text_has_contrast_4_5_and_marks_3(palette: dict[str, str]) -> None:
    for ground in ("surface", "band", "night"):
        assert contrast(palette["ink"], palette[ground]) >= 7
        assert contrast(palette["quiet"], palette[ground]) >= 4.5
        assert all(contrast(palette[subject], palette[ground]) >= 3 for subject in SUBJECTS)


@pytest.mark.parametrize("palette", [style.LIGHT, style.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("vision", [DEUTERANOPIA, PROTANOPIA], ids=["deuteranopia", "protanopia"])
def test_subjects_that_share_a_place_differ_for_the_colour_blind(palette, vision) -> None:
    """Urine stands above the axis and leaks below it, each in a shape of its own; the others differ by colour too."""
    for one, other in itertools.combinations(SUBJECTS, 2):
        if {one, other} not in ({"urine", "leak"}, {"drink", "stool"}):
            a, b = seen(palette[one], vision), seen(palette[other], vision)
            assert sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5 > 20


@pytest.mark.parametrize("palette", [style.LIGHT, style.DARK], ids=["light", "dark"])
def test_what_marks_a_row_is_read_as_text_and_stands_apart_in_grey(palette: dict[str, str]) -> None:
    assert contrast(palette["accent"], palette["surface"]) >= 4.5
    assert abs(luminance(palette["accent"]) - luminance(palette["quiet"])) > 0.03
    assert palette["accent"] not in {palette[subject] for subject in SUBJECTS}


def test_light_and_dark_name_the_same_colours() -> None:
    assert list(style.LIGHT) == list(style.DARK)
    assert len(set(style.LIGHT.values())) == len(style.LIGHT)


def test_every_typeface_comes_with_its_licence() -> None:
    licences = {path.stem.removeprefix("LICENSE-"): path.read_text("utf-8") for path in style.FONTS.rglob("*.txt")}
    typefaces = {path.stem.partition("-")[0] for path in style.FONTS.rglob("*.[ot]tf")}
    assert typefaces == {"SourceSansPro", "DejaVuSans", "LastResortHE"}
    assert all("SIL OPEN FONT LICENSE" in licences[name] for name in ("SourceSans", "LastResort"))
    assert "Bitstream Vera" in licences["DejaVu"]
