"""What the typeface draws and how wide, held against what another reader of its file says."""

from fontTools.ttLib import TTFont

from diary.reports.typeface import REGULAR, USUAL, advances, has, width


def test_each_character_is_as_wide_as_its_file_says() -> None:
    with TTFont(REGULAR) as font:
        glyphs, metrics, per_em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        assert advances() == {chr(code): metrics[glyph][0] / per_em for code, glyph in glyphs.items()}


def test_it_has_what_is_usual_and_no_emoji() -> None:
    assert set(advances()) >= USUAL
    assert (has("☐"), has("ž"), has("Ω"), has("💩")) == (True, True, True, False)


def test_a_usual_text_reads_no_typeface() -> None:
    advances.cache_clear()
    assert has("½")
    assert advances.cache_info().currsize == 0


def test_a_text_is_as_wide_as_its_characters_where_the_typeface_draws_them_all() -> None:
    assert width("") == 0
    assert width("12,5 ml") == sum(map(width, ("1", "2", ",", "5", " ", "m", "l")))
    assert width("12 💩") is None
