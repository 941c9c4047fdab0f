"""The summary on the screen."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from diary.reports import document as doc
from diary.reports import terminal
from tests.reports import fixture_report as fixtures


def test_it_stands_alone() -> None:
    said = terminal.render(fixtures.ordinary("nl"), 100, False)
    for words in (
        "Plas- en poepdagboek",
        "code P-12 · vrouw · 42 jaar · 2–4 maart 2026",
        "3 van 3 dagen volledig",
        "U plaste bijna tien keer per dag",
        "Plassen per 24 uur          9,7 ×  6–8        hoger · 3 dagen",
        "Leeftijd ontbreekt: niet te beoordelen.",
        "Stel een vroege drang even uit. 6 van de 28",
        "‘wat bloed’",
        "Dit verslag stelt geen diagnose.",
    ):
        assert words in said


@pytest.mark.parametrize("width", [40, 79, 80, 120])
@pytest.mark.parametrize("name", fixtures.ALL)
def test_it_keeps_to_the_width(name: str, width: int) -> None:
    said = terminal.render(fixtures.ALL[name]("en"), width, False)
    assert max(map(len, said.splitlines())) <= width
    assert "\x1b" not in said


def test_colour_adds_weight_and_no_words() -> None:
    plain = terminal.render(fixtures.ordinary("en"), 80, False)
    bright = terminal.render(fixtures.ordinary("en"), 80, True)
    assert bright != plain
    assert re.sub(r"\x1b\[\dm", "", bright) == plain


def test_text_from_a_file_cannot_command_the_terminal() -> None:
    report = replace(fixtures.ordinary("en"), who="\x1b[2J\x07 name")
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", terminal.render(report, 80, False))


def test_facts_and_blocks_without_words_are_written_too() -> None:
    facts = doc.Facts((("Bestand", "dagboek.xlsx"),), "Gegevens")
    section = doc.Section(
        "page-one", "", "both", (facts, doc.Table("t", "", (), ()), doc.KeyNumbers("", (), ("",) * 4))
    )
    said = terminal.render(replace(fixtures.ordinary("nl"), sections=(section,)), 80, False)
    assert "Gegevens\n  Bestand: dagboek.xlsx" in said
