"""What a child looks at: each night, each void and each jug is drawn as it was, and nothing is counted."""

import re
from xml.etree import ElementTree

import pytest

from diary.reports import style
from diary.reports.charts import clocks, fillings, moons
from diary.reports.childs import Clocks, Dial, Filling, Fillings, Moon, Moons, Night
from tests.reports.test_charts import shapes, written

MOON, OPEN = f"fill: {style.LIGHT['moon']}", f"fill: {style.LIGHT['surface']}; stroke: {style.LIGHT['quiet']}"
SHADE = f"fill: {style.LIGHT['surface']}; stroke: {style.LIGHT['surface']}"


def nights(*kinds: Moon) -> str:
    return moons.draw(Moons(tuple(Night(kind, f"ma {at}", f"woord {kind}") for at, kind in enumerate(kinds))))


def test_a_dry_night_is_a_full_moon_a_wet_one_a_crescent_and_an_unknown_one_a_ring() -> None:
    svg = nights("dry", "wet", "wet", "unknown")
    assert (shapes(svg, MOON), shapes(svg, SHADE), shapes(svg, OPEN)) == (3, 2, 1)
    assert {"ma 0", "ma 3"} <= set(written(svg))
    assert " ".join(written(svg)).count("woord") == 4


def test_unknown_nights_alone_draw_no_moon() -> None:
    svg = nights("unknown")
    assert (shapes(svg, MOON), shapes(svg, SHADE), shapes(svg, OPEN)) == (0, 0, 1)


def test_more_nights_than_a_week_go_on_below() -> None:
    def height(count: int) -> float:
        return float(ElementTree.fromstring(nights(*["dry"] * count)).get("height", "").removesuffix("pt"))

    assert height(14) == height(8) == 2 * height(7)


def dial(*voids: float, night: tuple[float, float] | None = None) -> Dial:
    return Dial("maandag", voids, (8.0,), night)


def drops(svg: str) -> list[tuple[float, float]]:
    """Return the top of each drop of the clocks, without that of the key."""
    paths = [node for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}path")
             if f"fill: {style.LIGHT['urine']}" in node.get("style", "")]  # fmt: skip
    parts = [part.split() for path in paths[:1] for part in path.get("d", "").split("M ")[1:]]
    return [(float(part[0]), float(part[1])) for part in parts]


def test_an_hour_stands_where_a_clock_of_24_hours_has_it() -> None:
    """Noon above, midnight below, the morning at the left."""
    (noon, midnight, six, eighteen) = drops(clocks.draw(Clocks((dial(12, 0, 6, 18),), "a", "b", "c")))
    assert noon[1] < six[1] < midnight[1]
    assert six[0] < noon[0] < eighteen[0]
    assert (six[1], noon[0]) == (pytest.approx(eighteen[1], abs=0.1), pytest.approx(midnight[0], abs=0.1))


def test_the_night_is_grey_and_named_only_where_it_is_known() -> None:
    def clock(night: tuple[float, float] | None) -> str:
        return clocks.draw(Clocks((dial(9, night=night),), "plassen", "drinken", "in bed"))

    known, unknown = clock((20, 7)), clock(None)
    assert ("in bed" in written(known), "in bed" in written(unknown)) == (True, False)
    assert (shapes(known, style.LIGHT["night"]), shapes(unknown, style.LIGHT["night"])) == (2, 0)


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_each_day_has_a_clock_of_its_own(count: int) -> None:
    svg = clocks.draw(Clocks((dial(9, 12),) * count, "plassen", "drinken", "in bed"))
    assert written(svg).count("maandag") == count
    assert shapes(svg, f"fill: {style.LIGHT['urine']}") == 2 * count + 1


def heights(voided: float, expected: float) -> tuple[float, float]:
    jugs = Fillings(Filling(voided, "plas", f"{voided:g} ml"), Filling(expected, "blaas", f"{expected:g} ml"))
    svg = fillings.draw(jugs)
    assert {f"{voided:g} ml", f"{expected:g} ml", "plas", "blaas"} <= set(written(svg))
    tall = []
    for colour in ("urine", "band"):
        (path,) = [node for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}path")
                   if f"fill: {style.LIGHT[colour]}" in node.get("style", "")]  # fmt: skip
        rows = [float(number) for number in re.findall(r"[\d.]+ ([\d.]+)", path.get("d", ""))]
        tall.append(max(rows) - min(rows))
    return tall[0], tall[1]


@pytest.mark.parametrize(("voided", "expected"), [(120.0, 240.0), (240.0, 120.0), (240.0, 240.0)])
def test_both_jugs_are_filled_on_one_scale(voided: float, expected: float) -> None:
    one, other = heights(voided, expected)
    assert one / other == pytest.approx(voided / expected, rel=0.01)
