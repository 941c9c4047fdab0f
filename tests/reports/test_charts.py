"""Charts: what is drawn is what was given, where it belongs, at the same bytes each time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from xml.etree import ElementTree

import pytest

from diary.reports import charts, style, wording
from diary.reports import document as doc
from diary.reports.amounts import Amount, Balance
from diary.reports.bowel import Fortnight, Stool
from diary.reports.charts import strip as strips
from diary.reports.charts.canvas import Canvas, width_of, wrap
from diary.reports.charts.timeline import Axis, bars, shared_axis
from diary.reports.charts.typical_day import axis_of
from diary.texts import LANGUAGES, texts
from tests.reports import fixture_report as fixtures

SVG = "{http://www.w3.org/2000/svg}"


def written(svg: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def shapes(svg: str, look: str) -> int:
    """How many separate outlines are drawn in a look (a part of the style)."""
    paths = [node for node in ElementTree.fromstring(svg).iter(f"{SVG}path") if look in node.get("style", "")]
    return sum(node.get("d", "").count("M ") for node in paths)


@dataclass(frozen=True)
class Box:
    """A filled rectangle of a drawing."""

    left: float
    top: float
    wide: float
    high: float

    @property
    def middle(self) -> float:
        return self.left + self.wide / 2


def boxes(svg: str, colour: str) -> list[Box]:
    """Return every rectangle that is filled in a colour of the palette."""
    found = []
    for node in ElementTree.fromstring(svg).iter(f"{SVG}path"):
        if node.get("style", "").startswith(f"fill: {style.LIGHT[colour]}"):
            for outline in node.get("d", "").split("z"):
                points = [(float(x), float(y)) for x, y in re.findall(r"[ML] (-?[\d.]+) (-?[\d.]+)", outline)]
                if len(points) == 4:
                    (left, right), (top, bottom) = ((min(some), max(some)) for some in zip(*points, strict=True))
                    found.append(Box(left, top, right - left, bottom - top))
    return found


def day(*marks: doc.Mark, start: float = 7.0, hours: float = 24.0) -> doc.Strip:
    return doc.Strip("dag", "", start, hours, (16.0, hours), marks)


def drawn(drawing: doc.Drawing) -> str:
    chart = doc.Chart("one", "", "", "", drawing)
    report = replace(fixtures.ordinary("nl"), sections=(doc.Section("s", "", "both", (chart,)),))
    return charts.draw(report)["one"]


WORDS = fixtures.chart_words("nl")
ZONES = fixtures.ZONES["nl"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_renderers_exists(language: str) -> None:
    words = {key for key in sorted(texts(language).keys()) if key.startswith("page.")}
    assert words == {f"page.{key}" for key in wording.PAGE} | {f"page.chart.{key}" for key in wording.CHART}


@pytest.mark.parametrize("name", fixtures.ALL)
def test_each_chart_is_drawn_once_and_twice_the_same(name: str) -> None:
    report = fixtures.ALL[name]("nl")
    once = charts.draw(report)
    ids = [block.id for section in report.sections for block in section.blocks if isinstance(block, doc.Chart)]
    assert list(once) == ids
    assert once == charts.draw(report)


def test_a_chart_brings_no_ids_scripts_or_metadata() -> None:
    for svg in charts.draw(fixtures.hostile("nl")).values():
        ElementTree.fromstring(svg)
        assert not re.search(r"\sid=|<script|<metadata|<style|<defs|href=", svg)


def test_colours_are_the_palette_only() -> None:
    colours = {
        colour for svg in charts.draw(fixtures.ordinary("nl")).values() for colour in re.findall("#[0-9a-f]{6}", svg)
    }
    assert colours <= set(style.LIGHT.values())


def test_a_large_strip_writes_each_value_level_and_hour() -> None:
    one = day(
        fixtures.mark("void", 1.0, 310, level=2),
        fixtures.mark("void", 9.0, 140, level=4, urgency=True),
        fixtures.mark("void", 9.1, 55, upon=True),
        fixtures.mark("drink", 2.0, 225),
    )
    words = written(drawn(doc.LargeDay((one,), 0, ZONES, WORDS)))
    assert {"310", "140+55", "225", "2", "4"} <= set(words)
    assert [word for word in words if re.fullmatch(r"\d\d", word)] == [f"{hour % 24:02d}" for hour in range(7, 32, 2)]


def test_an_unmeasured_void_is_an_open_mark_and_no_stem() -> None:
    measured = drawn(doc.DayStrips((day(fixtures.mark("void", 2, 200)),), ZONES, WORDS))
    unknown = drawn(doc.DayStrips((day(fixtures.mark("void", 2)),), ZONES, WORDS))
    solid, hollow = f"fill: {style.LIGHT['urine']}", f"fill: {style.LIGHT['surface']}; stroke: {style.LIGHT['urine']}"
    assert (shapes(measured, solid), shapes(measured, hollow)) == (1, 0)
    key = 1
    assert (shapes(unknown, solid), shapes(unknown, hollow)) == (0, 1 + key)
    assert WORDS["not_measured"] in written(unknown)
    assert WORDS["not_measured"] not in written(measured)


def test_a_catheter_and_an_unmeasured_drink_have_their_own_marks() -> None:
    marks = (fixtures.mark("catheter", 5, 300), fixtures.mark("drink", 4))
    svg = drawn(doc.DayStrips((day(*marks),), ZONES, WORDS))
    assert shapes(svg, f"fill: none; stroke: {style.LIGHT['urine']}") > 6  # the hatching and its outline
    assert shapes(svg, f"fill: {style.LIGHT['surface']}; stroke: {style.LIGHT['drink']}") == 1


def test_a_day_of_fifteen_hundred_voids_at_one_moment_draws_each_and_writes_what_has_room() -> None:
    """A list that repeats a row as often as no person can: its report ends all the same."""
    svg = drawn(doc.LargeDay((day(*[doc.Mark("void", 2.0, 300.0)] * 1500),), 0, ZONES, WORDS))
    assert shapes(svg, f"fill: {style.LIGHT['urine']}") == 1500
    assert 0 < written(svg).count("300") < 4


def test_the_bars_of_a_catheter_are_named_where_there_are_any() -> None:
    for kind, named in (("catheter", True), ("void", False)):
        days = (day(doc.Mark(kind, 5, 300)),)
        for drawing in (doc.DayStrips(days, ZONES, WORDS), doc.LargeDay(days, 0, ZONES, WORDS)):
            assert (WORDS["catheter"] in written(drawn(drawing))) == named


def test_a_day_has_the_lanes_it_needs_and_no_others() -> None:
    urged, calm = day(doc.Mark("void", 5, 300, level=3, urgency=True)), day(doc.Mark("void", 5, 300))
    for place, lanes in ((0, 1), (1, 0)):
        words = written(drawn(doc.LargeDay((urged, calm), place, ZONES, WORDS)))
        assert (words.count(WORDS["urge"]), words.count(WORDS["urgency"])) == (lanes, lanes)


def test_a_day_is_drawn_on_the_axes_of_all_days() -> None:
    """A millilitre is as long on a day of small voids as on one of large voids."""
    small, large = day(doc.Mark("void", 5, 100)), day(doc.Mark("void", 5, 700))
    alone, beside = (drawn(doc.LargeDay(days, 0, ZONES, WORDS)) for days in ((small,), (small, large)))
    assert "600" not in written(alone)
    assert "600" in written(beside)


@pytest.mark.parametrize("lost", ["loss", "smear", "gas"])
def test_what_was_lost_has_a_lane_of_its_own_on_a_day_and_over_the_fortnight(lost: doc.Lost) -> None:
    strip = written(drawn(doc.LargeDay((day(doc.Mark(lost, 5)),), 0, ZONES, WORDS)))
    visit = Stool(0, 8, None, passed=None, lost=lost)
    fortnight = written(drawn(Fortnight((("ma", "2", True),), (visit,), WORDS)))
    for words in (strip, fortnight):
        assert WORDS[lost] in words
        assert not {WORDS["stool"], WORDS["type_unknown"], WORDS["not_passed"], WORDS["leak"]} & set(words)


def test_small_days_keep_what_is_of_stool_in_one_lane_each_by_its_shape() -> None:
    marks = [doc.Mark(kind, 5 * hour) for hour, kind in enumerate(("stool", "smear", "gas"), 1)]
    one, three = (drawn(doc.DayStrips((day(*some),), ZONES, WORDS)) for some in (marks[:1], marks))
    heights = [float(svg.split(' height="')[1].split("pt")[0]) for svg in (one, three)]
    assert heights[0] == heights[1]
    assert {WORDS["stool"], WORDS["smear"], WORDS["gas"]} <= set(written(three))


def test_a_changed_pad_is_no_leak() -> None:
    words = written(drawn(doc.LargeDay((day(doc.Mark("pad", 5)),), 0, ZONES, WORDS)))
    assert WORDS["pad"] in words
    assert WORDS["leak"] not in words


def _middle(anchor: str, x: float, text: str) -> float:
    return x + width_of(text) / 2 if anchor == "start" else x


def test_a_number_stands_at_its_own_bar_over_nothing_or_is_left_to_the_table() -> None:
    marks = [doc.Mark("void", 0.8 * n, 150 + 37 * n % 190) for n in range(30)] + [doc.Mark("void", 24.0, 350)]
    svg = drawn(doc.LargeDay((day(*marks),), 0, ZONES, WORDS))
    tall = [box for box in boxes(svg, "urine") if box.high > 1]
    numbers = {str(int(mark.value or 0)) for mark in marks}
    labels = [
        (_middle(anchor, float(x), text), float(y), width_of(text) / 2, text)
        for anchor, x, y, text in re.findall(r'text-anchor: (\w+)[^>]*? x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]+)<', svg)
        if text in numbers or text in (ZONES.half_label, ZONES.three_quarters_label)
    ]
    values = [label for label in labels if label[3] in numbers]
    assert len(values) > len(marks) / 2
    for n, (x, y, half, text) in enumerate(labels):
        assert not [b for b in labels[:n] if abs(b[0] - x) < half + b[2] - 0.1 and abs(b[1] - y) < style.SMALL - 1.1]
        if text in numbers:
            assert any(box.top == pytest.approx(y + 2.5, abs=0.01) and abs(box.middle - x) <= half for box in tall)
            assert not [box for box in tall if abs(box.middle - x) < half - 0.1 and box.top < y - 1]


def test_no_dotted_line_strikes_through_a_number() -> None:
    marks = [doc.Mark("void", 2.0 * n + 1, ZONES.half - 4 * n) for n in range(9)]
    svg = drawn(doc.LargeDay((day(*marks),), 0, ZONES, WORDS))
    numbers = {f"{mark.value:.0f}" for mark in marks}
    labels = [
        (float(x), float(y), width_of(text) / 2)
        for x, y, text in re.findall(r'text-anchor: middle[^>]*? x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]+)<', svg)
        if text in numbers
    ]
    dotted = [
        tuple(map(float, piece))
        for path in re.findall(r'<path d="([^"]+)"[^>]*stroke-dasharray', svg)
        for piece in re.findall(r"M ([\d.]+) ([\d.]+) *\n?L ([\d.]+) ([\d.]+)", path)
    ]
    assert len(labels) == len(marks)
    assert len(dotted) > 2
    for x, y, half in labels:
        assert not [p for p in dotted if y - 6 < p[1] < y + 1 and p[0] < x + half - 0.1 and x - half + 0.1 < p[2]]


@pytest.mark.parametrize("ml", [250, 300, 420])
@pytest.mark.parametrize("gap", [(3, 10), (8, 15), (15, 22)])
def test_the_name_of_a_zone_stands_where_no_bar_crosses_it(gap: tuple[int, int], ml: int) -> None:
    """Voids every 40 minutes leave it one gap, which it finds."""
    hours = [hour for step in range(36) if not gap[0] < (hour := step * 2 / 3) < gap[1]]
    svg = drawn(doc.TypicalDay((day(*(fixtures.mark("void", hour, ml) for hour in hours)),), ZONES, WORDS))
    axis = axis_of((day(),))
    (node,) = (n for n in ElementTree.fromstring(svg).iter(f"{SVG}text") if n.text == ZONES.half_label)
    middle, half = float(node.get("x") or "nan"), width_of(ZONES.half_label) / 2
    from_, to = (axis.at(day(), hour) for hour in gap)
    assert from_ < middle - half < middle + half < to


def test_more_than_six_days_are_small_a_week_in_a_row_with_their_short_names() -> None:
    strips = tuple(
        replace(day(doc.Mark("void", 5, 300)), title=f"maandag {n} maart", short=f"ma {n}") for n in range(1, 15)
    )
    svg = drawn(doc.DayStrips(strips, ZONES, WORDS))
    assert {f"ma {n}" for n in range(1, 15)} <= set(written(svg))
    assert not any("maandag" in text for text in written(svg))
    assert float(re.search(r'viewBox="0 0 523 ([\d.]+)"', svg)[1]) < 150


def test_a_lane_is_there_only_when_a_day_needs_it() -> None:
    dry = drawn(doc.TypicalDay((day(fixtures.mark("void", 1, 200)),), ZONES, WORDS))
    wet = drawn(doc.TypicalDay((day(fixtures.mark("void", 1, 200, leak=True)),), ZONES, WORDS))
    assert WORDS["leak"] not in written(dry)
    assert WORDS["leak"] in written(wet)


def test_a_day_without_a_known_night_is_not_shaded() -> None:
    svg = drawn(doc.TypicalDay((replace(day(fixtures.mark("void", 1, 200)), night=None),), ZONES, WORDS))
    assert shapes(svg, style.LIGHT["night"]) == 0
    assert WORDS["night"] not in written(svg)


def test_volumes_draw_every_void_by_day_and_by_night() -> None:
    svg = drawn(doc.Volumes((("ma", (100.0, 200.0, 200.0), (310.0,)), ("di", (), ())), ZONES, WORDS))
    key = 1
    assert shapes(svg, f"fill: {style.LIGHT['urine']}") == 3 + key
    assert shapes(svg, f"fill: {style.LIGHT['surface']}; stroke: {style.LIGHT['urine']}") == 1 + key
    assert {"ma", "di", ZONES.half_label, ZONES.band_label, "0", "600"} <= set(written(svg))


def test_the_balance_draws_no_bar_for_what_is_unknown() -> None:
    drunk, least, unknown = Amount(1600, "1600 ml"), Amount(900, "> 900 ml", least=True), Amount(None, "?")
    svg = drawn(Balance((("ma", drunk, least), ("di", unknown, unknown)), (1500, 2000), "1500–2000 ml", WORDS))
    assert shapes(svg, f"fill: {style.LIGHT['drink']}") == 1
    assert shapes(svg, f"fill: {style.LIGHT['urine']}") == 0
    assert shapes(svg, f"stroke: {style.LIGHT['urine']}") > 1  # hatched: at least so much
    assert {"1600 ml", "> 900 ml", "?", "1500–2000 ml", WORDS["intake"], WORDS["output"]} <= set(written(svg))


def test_without_a_limit_nothing_of_one_is_drawn() -> None:
    rows = (("ma", Amount(1600, "1600 ml"), Amount(1500, "1500 ml")),)
    void = doc.Mark("void", 2.0, 250)
    drawings = (
        Balance(rows, None, "", WORDS),
        doc.Volumes((("ma", (100.0,), ()),), None, WORDS),
        doc.TypicalDay((day(void),), None, WORDS),
        doc.LargeDay((day(void),), 0, None, WORDS),
        doc.DayStrips((day(void),), None, WORDS),
    )
    for drawing in drawings:
        assert style.LIGHT["band"] not in drawn(drawing)


def test_the_fortnight_hatches_only_days_that_were_not_kept() -> None:
    days = (("ma", "2", True), ("di", "3", False))
    stools = (Stool(0, 8, 4), Stool(0, 9, 4, straining=True))
    svg = drawn(Fortnight(days, stools, WORDS))
    assert WORDS["not_covered"] in written(svg)
    assert WORDS["straining"] in written(svg)
    assert WORDS["postponed"] not in written(svg)
    assert shapes(svg, f"fill: {style.LIGHT['stool']}") == 3  # two stools, one mark in the lane
    kept = drawn(Fortnight(days[:1], stools, WORDS))
    assert WORDS["not_covered"] not in written(kept)


def test_a_stool_between_two_types_reaches_from_one_to_the_other() -> None:
    svg = drawn(Fortnight((("ma", "2", True),), (Stool(0, 8, 3, bristol_to=5),), WORDS))
    assert shapes(svg, f"fill: {style.LIGHT['stool']}") == 2
    assert shapes(svg, f"fill: none; stroke: {style.LIGHT['stool']}") == 1


def test_days_share_an_axis_by_the_clock() -> None:
    early, late = day(start=6.5), day(start=8.0, hours=23.0)
    axis = shared_axis((late, early), left=0, width=250)
    assert (axis.start, axis.hours) == (6, 25.0)
    assert axis.at(early, 2.5) == pytest.approx(axis.at(late, 1.0))
    assert axis.labels()[0] == (0.0, "06")


def test_an_axis_over_midnight_takes_the_short_way_round() -> None:
    axis = shared_axis((day(start=23.0), day(start=1.0)), left=0, width=100)
    assert (axis.start, axis.hours) == (23, 26.0)
    assert axis.labels()[0][1] == "23"


@pytest.mark.parametrize("kind", ["void", "catheter"])
def test_what_follows_a_void_stands_on_its_volume(kind: str) -> None:
    one = day(fixtures.mark("void", 1, 200), fixtures.mark(kind, 1.1, 60, upon=True))
    (first, second), _ = bars(Axis(7, 24, 0, 240), [one], ("void", "catheter"), 4)
    assert (second.x, second.base, second.top) == (first.x, 200, 260)


def test_a_second_pass_that_was_not_measured_or_comes_first_stands_on_the_axis() -> None:
    one = day(fixtures.mark("void", 1, 60, upon=True), fixtures.mark("void", 1.1, upon=True))
    assert [bar.base for bar in bars(Axis(7, 24, 0, 240), [one], ("void",), 4)[0]] == [0, 0]


def test_text_wraps_and_breaks_a_word_that_is_too_long() -> None:
    assert wrap("een twee drie", width_of("een twee")) == ["een twee", "drie"]
    assert wrap("abcdef", width_of("abc")) == ["abc", "def"]


def test_text_and_shapes_stand_where_they_were_put() -> None:
    canvas = Canvas(100, 60)
    canvas.text((10, 15), "hier", anchor="right")
    canvas.rectangles([(20, 30, 5, 7)], "ink")
    root = ElementTree.fromstring(canvas.svg())
    text = next(root.iter(f"{SVG}text"))
    assert (text.get("x"), text.get("y")) == ("10", "15")
    assert "text-anchor: end" in text.get("style", "")
    outlines = [" ".join(path.get("d", "").split()) for path in root.iter(f"{SVG}path")]
    assert "M 20 30 L 25 30 L 25 37 L 20 37 z" in outlines


def test_characters_without_a_glyph_become_a_box_in_a_chart() -> None:
    canvas = Canvas(100, 20)
    canvas.text((0, 10), "a日\x07\u2067b $\\frac{ <b>")
    assert written(canvas.svg()) == ["a☐☐☐b $\\frac{ <b>"]


@pytest.mark.parametrize(("largest", "up"), [(150, 425), (310, 432), (500, 525)])
def test_the_data_fill_a_chart_and_the_band_shows_its_edge_within_reach(largest: float, up: float) -> None:
    """The band of 400 to 600 shows its edge above small volumes; one beyond it takes no more room than it needs."""
    above, _ = strips.extent([day(doc.Mark("void", 1, largest))], ZONES)
    assert above == pytest.approx(up)


def test_a_band_out_of_reach_is_neither_drawn_nor_named() -> None:
    small, large = (
        drawn(doc.TypicalDay((day(doc.Mark("void", 1, ml)),), zones, WORDS))
        for ml, zones in (
            (150, ZONES._replace(low=440, high=600)),
            (380, ZONES),
        )
    )
    assert ZONES.band_label not in written(small)
    assert ZONES.band_label in written(large)
    assert shapes(small, style.LIGHT["band"]) == 0
    assert shapes(large, style.LIGHT["band"]) == 1 + 1  # and its key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_beside_an_axis_is_cut(language: str) -> None:
    """In the widest typeface that a reader may have, each stands right of the edge of its chart."""
    words = fixtures.chart_words(language)
    kinds = ("urgency", "leak", "pad", "stool", "loss", "smear", "gas")
    every = day(*(doc.Mark(kind, 3, level=3, urgency=kind == "urgency", leak=kind == "leak") for kind in kinds))
    stools = tuple(
        Stool(0, 8, None, passed=n == 0, postponed=True, straining=True, lost=lost)
        for n, lost in enumerate(("loss", "smear", "gas"))
    )
    for drawing in (
        doc.TypicalDay((every,), ZONES, words),
        doc.LargeDay((every,), 0, ZONES, words),
        Fortnight((("ma", "2", True),), stools, words),
    ):
        names = re.findall(r'style="([^"]*text-anchor: end[^"]*)" x="([\d.]+)"[^>]*>([^<]+)<', drawn(drawing))
        assert {words["loss"], words["smear"]} <= {name for _, _, name in names}
        assert all(float(x) >= width_of(name, bold="600" in look) for look, x, name in names)
