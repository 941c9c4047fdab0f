"""The sheet that a child looks at with a parent: what is on it, in whose words, and when it is there."""

from dataclasses import replace
from pathlib import Path

import pytest

from diary.analysis.assess import assess
from diary.reading.reader import read, read_content
from diary.reports.childs import Clocks, Fillings, Moons
from diary.reports.compose import compose
from diary.reports.compose.childs import SECTION
from diary.reports.document import Audience, Chart, Report, Section, Text
from diary.texts import LANGUAGES, texts
from tests.conftest import SAMPLES
from tests.tables import filled
from tests.wording import CHILDS, NEVER_A_CHILDS

both = pytest.mark.parametrize("language", LANGUAGES)
A_DAY = "Leeftijd,7\nDatum,Tijd,Geplast (ml),Bijzonderheden\n12-5-2025,07:10,230,opgestaan\n12-5-2025,09:30,,\n"


def report(name: str, language: str = "nl", audience: Audience = "both") -> Report:
    reading = read(SAMPLES / f"{name}.xlsx")
    return compose(reading, assess(reading.diary), texts(language), audience)


def of_child(made: Report) -> list[Section]:
    return [section for section in made.sections if section.id == SECTION]


def charts(made: Report) -> dict[type, Chart]:
    (section,) = of_child(made)
    return {type(block.drawing): block for block in section.blocks if isinstance(block, Chart)}


def test_each_night_is_there_as_it_was_written_down() -> None:
    drawing = charts(report("child-small-voids"))[Moons].drawing
    assert isinstance(drawing, Moons)
    assert [night.moon for night in drawing.nights] == ["dry"] * 4 + ["unknown"] + ["dry"] * 2
    assert [(night.weekday, night.word) for night in drawing.nights][3:5] == [
        ("di 10", "droog"),
        ("wo 11", "niet bekend"),
    ]


def test_a_night_between_others_that_was_left_out_is_not_known(tmp_path: Path) -> None:
    from diary.template.writer import workbook_bytes
    from samples.make_samples import fill

    notes = (SAMPLES / "notes" / "child-wet-nights.txt").read_text("utf-8")
    kept = "\n".join(line for line in notes.splitlines() if "night 2026-03-10" not in line)
    reading = read_content(workbook_bytes(fill(kept)), "child.xlsx")
    drawing = charts(compose(reading, assess(reading.diary), texts("nl")))[Moons].drawing
    assert isinstance(drawing, Moons)
    assert [night.moon for night in drawing.nights] == ["wet", "wet", "wet", "unknown", "wet", "dry", "wet"]


def test_a_night_of_which_only_the_nappy_tells_is_as_the_nappy_tells() -> None:
    reading = read(SAMPLES / "child-wet-nights.xlsx")
    facts = replace(reading.diary, nights=filled(reading.diary.nights, wet=float("nan")))
    drawing = charts(compose(reading, assess(facts), texts("nl")))[Moons].drawing
    assert isinstance(drawing, Moons)
    assert [night.moon for night in drawing.nights] == ["wet", "wet", "wet", "dry", "wet", "dry", "wet"]


def test_each_day_has_its_voids_but_the_first_of_the_next_morning() -> None:
    drawing = charts(report("child-wet-nights"))[Clocks].drawing
    assert isinstance(drawing, Clocks)
    first = drawing.dials[0]
    assert [round(hour, 2) for hour in first.voids] == [7.25, 10.17, 12.75, 15.5, 18.33, 19.92]
    assert len(first.drinks) == 6
    assert first.night is not None
    assert [round(hour, 2) for hour in first.night] == [20, 7.33]
    assert [len(dial.voids) for dial in drawing.dials] == [6, 6]


def test_the_largest_void_by_day_stands_beside_the_bladder_of_that_age() -> None:
    chart = charts(report("child-wet-nights"))[Fillings]
    assert isinstance(chart.drawing, Fillings)
    assert (chart.drawing.voided.ml, chart.drawing.expected.ml) == (180, 240)
    assert "7 jaar" in chart.drawing.expected.label
    assert "180" in chart.alt
    assert "240" in chart.alt


@both
@pytest.mark.parametrize("name", ["child-wet-nights", "child-small-voids", "child-soiling", "child-well"])
def test_it_speaks_to_a_child_and_counts_and_judges_nothing(name: str, language: str) -> None:
    (section,) = of_child(report(name, language))
    pictures = [block for block in section.blocks if isinstance(block, Chart)]
    lines = [line for block in section.blocks if isinstance(block, Text) for line in block.paragraphs]
    lines += [text for chart in pictures for text in (chart.title, chart.alt)]
    said = " ".join((section.title, *lines)).lower()
    words = set(said.replace(".", " ").replace(",", " ").split())
    assert {Moons, Clocks, Fillings} == {type(chart.drawing) for chart in pictures}
    assert all(chart.data and chart.data.rows for chart in pictures)
    assert words & set(CHILDS.get(language, ["your", "you"]))
    assert not words & set(NEVER_A_CHILDS.get(language, []))
    assert not words & {"goed", "fout", "score", "good", "bad", "too", "grens", "limit"}


def test_it_is_a_sheet_of_its_own_for_whom_it_is_written() -> None:
    (section,) = of_child(report("child-well", audience="patient"))
    assert section.alone
    assert of_child(report("child-well", audience="clinician")) == []
    assert of_child(report("healthy")) == []


def test_what_was_not_written_down_is_not_drawn() -> None:
    reading = read_content(A_DAY.encode(), "kind.csv")
    made = compose(reading, assess(reading.diary), texts("nl"))
    assert set(charts(made)) == {Clocks}
    nothing = read_content(b"Leeftijd,7\nDatum,Type,Gelukt\n12-5-2025,4,ja\n13-5-2025,4,ja\n", "kind.csv")
    assert of_child(compose(nothing, assess(nothing.diary), texts("nl"))) == []
