"""The drawings: well-formed, without text, within their sheet, in the report's colours, described in words."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from diary.reports import style
from diary.reports.drawings import DRAWINGS, OF_TIP, draw
from diary.reports.drawings.kit import TORSO, Sheet
from diary.texts import LANGUAGES, texts
from tests.test_advice import ADVICE
from tests.wording import written

SVG = "{http://www.w3.org/2000/svg}"
each = pytest.mark.parametrize("name", DRAWINGS)


def points(root: ElementTree.Element) -> list[tuple[float, float]]:
    found = []
    for path in root.iter(f"{SVG}path"):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", path.attrib["d"])]
        found += list(zip(numbers[::2], numbers[1::2], strict=True))
    return found


@each
def test_it_is_svg_of_strokes_without_text(name: str) -> None:
    root = ElementTree.fromstring(draw(name))
    assert {part.tag for part in root.iter()} == {f"{SVG}{tag}" for tag in ("svg", "g", "path", "circle")}
    assert not [part.text for part in root.iter() if part.text]


@each
def test_it_stays_on_its_sheet(name: str) -> None:
    root = ElementTree.fromstring(draw(name))
    width, height = (float(number) for number in root.attrib["viewBox"].split()[2:])
    assert all(0 <= x <= width and 0 <= y <= height for x, y in points(root))
    for disc in root.iter(f"{SVG}circle"):
        x, y, radius = (float(disc.attrib[key]) for key in ("cx", "cy", "r"))
        assert radius <= x <= width - radius
        assert radius <= y <= height - radius


@each
def test_its_colours_are_the_reports(name: str) -> None:
    assert set(re.findall(r"#\w+", draw(name))) <= set(style.LIGHT.values())


@each
def test_it_shows_a_person_as_large_as_in_the_others(name: str) -> None:
    widths = {float(width) for width in re.findall(r'stroke-width="([\d.]+)"', draw(name))}
    assert (TORSO in widths) is (name != "lift")


@each
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_described(name: str, language: str) -> None:
    described = texts(language)(f"drawings.{name}")
    assert described.endswith(".")
    assert "tekening" not in described.lower()
    assert "drawing" not in described.lower()


def test_every_drawing_has_words_and_shows_a_tip() -> None:
    described = {key.partition(".")[2] for key in written("nl") if key.startswith("drawings.")}
    assert described == set(DRAWINGS) == {name for names in OF_TIP.values() for name in names}
    assert set(OF_TIP) <= set(ADVICE)


def test_the_lift_has_a_mark_more_on_every_floor() -> None:
    marks = re.findall(r'<circle [^>]*r="4.2" fill="(#\w+)"', draw("lift"))
    floors = [marks[start : start + 4].count(style.LIGHT["ink"]) for start in range(0, len(marks), 4)]
    assert floors == [0, 1, 2, 3, 4]


def test_a_stroke_flows_or_is_straight_and_an_arrow_has_one_head_or_two() -> None:
    sheet = Sheet(20, 20)
    sheet.arrow((1, 1), (9, 9))
    assert sheet.svg().count("<path") == 2
    sheet.arrow((1, 1), (9, 9), both=True)
    assert sheet.svg().count("<path") == 5


def test_an_unknown_drawing_is_refused() -> None:
    with pytest.raises(KeyError):
        draw("dancing")
