"""Which characters a typeface has, as another reader of typefaces tells."""

from pathlib import Path

import pytest
from matplotlib.ft2font import FT2Font

from diary.reports import style
from diary.reports.charts.typeface import characters

FILES = [
    file
    for folder in style.font_folders()
    for file in sorted(folder.glob("S*Regular.otf")) or sorted(folder.glob("DejaVuSans*.ttf"))
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_characters_of_a_typeface_are_those_that_freetype_finds(file: Path) -> None:
    assert characters(file) == frozenset(FT2Font(str(file)).get_charmap())


def test_the_typeface_of_the_charts_has_what_both_languages_write_and_no_emoji() -> None:
    known = characters(style.FONTS / "SourceSansPro-Regular.otf")
    assert set(map(ord, "aëïé≥–·☐")) <= known
    assert ord("💩") not in known
