"""What the typeface draws and how wide, held against what another reader of its file says."""

from pathlib import Path

from fontTools.ttLib import TTFont

import diary.texts
from diary.reports.compose.keynumbers import SIGNS
from diary.reports.typeface import REGULAR, USUAL, advances, has, ours, width


def test_each_character_is_as_wide_as_its_file_says() -> None:
    with TTFont(REGULAR) as font:
        glyphs, metrics, per_em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        assert advances() == {chr(code): metrics[glyph][0] / per_em for code, glyph in glyphs.items()}


def test_it_has_what_is_usual_and_no_emoji() -> None:
    assert set(advances()) >= USUAL
    assert (has("☐"), has("ž"), has("Ω"), has("💩")) == (True, True, True, False)


def test_what_our_own_typefaces_draw_needs_no_other() -> None:
    assert ours("½ Ω ž, 07:10 ▲▼●")
    assert not ours("07:10 💩")


def test_every_text_of_ours_needs_no_other() -> None:
    texts = "".join(path.read_text("utf-8") for path in Path(diary.texts.__file__).parent.rglob("*.toml"))
    assert len(texts) > 100_000
    assert ours(texts.replace("\n", "") + "".join(SIGNS.values()))


def test_a_usual_text_reads_no_typeface() -> None:
    advances.cache_clear()
    assert has("½")
    assert advances.cache_info().currsize == 0


def test_a_text_is_as_wide_as_its_characters_where_the_typeface_draws_them_all() -> None:
    assert width("") == 0
    assert width("12,5 ml") == sum(map(width, ("1", "2", ",", "5", " ", "m", "l")))
    assert width("12 💩") is None
