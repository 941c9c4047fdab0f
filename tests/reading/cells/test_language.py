"""A language is data: no pattern of these rooms holds a word, and words are all it takes to read a third language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest

import diary.reading
from diary.reading.cells import (
    amounts,
    codes,
    dates,
    household,
    quantities,
    remarks,
    spoken_times,
    times,
    volumes,
    words,
)

ROOMS = ("cells", "timeline")
SIGNS = {"x", "t", "T", "z", "Z"}
"""Letters that belong to no language: the sign of times, and those of ISO 8601."""
SYNTAX = re.compile(r"\(\?P<\w+>|\\[a-zA-Z]|\\u[0-9a-f]{4}|\{[^{}]*\}|\[\^?(?:[a-zA-Z0-9]-[a-zA-Z0-9])+\]")


def patterns_in(source: str) -> Iterator[str]:
    """Every raw text, as patterns are written."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr | ast.Constant):
            literal = ast.get_source_segment(source, node) or ""
            if re.match(r"[rR][fF]?[\"']|[fF][rR][\"']", literal):
                parts = node.values if isinstance(node, ast.JoinedStr) else [node]
                yield "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))


@pytest.mark.parametrize("room", ROOMS)
def test_no_pattern_holds_a_word_of_a_language(room: str):
    folder = Path(diary.reading.__path__[0]) / room
    found = {
        (path.name, pattern)
        for path in folder.glob("*.py")
        for pattern in patterns_in(path.read_text("utf-8"))
        if set(re.findall("[a-zA-Z]", SYNTAX.sub(" ", pattern))) - SIGNS
    }
    assert not found


def test_a_word_in_a_pattern_would_be_found():
    assert list(patterns_in('import re\n_HOUR = re.compile(r"\\d+ uur")')) == [r"\d+ uur"]
    assert re.findall("[a-zA-Z]+", SYNTAX.sub(" ", r"\d+ uur")) == ["uur"]


GERMAN = {
    "hours": {"7": ["sieben"], "8": ["acht"]},
    "half_hour": {"-30": ["halb"]},
    "hour_word": {"hour": ["uhr"]},
    "clock_side": {"before": ["vor"], "after": ["nach"]},
    "minutes": {"15": ["viertel"]},
    "part_of_day": {"afternoon": ["abends"], "morning": ["morgens"]},
    "moments": {"1440": ["=mitternacht"]},
    "span": {"from": ["zwischen"]},
    "between": {"to": ["bis"], "and": ["und"]},
    "approximately": {"about": ["etwa"]},
    "at_least": {"before": ["mehr als"]},
    "plus": {"and": ["und"]},
    "often": {"times": ["mal"]},
    "drink": {"tea": ["tee"], "water": ["wasser"]},
    "marks": {"not_measured": ["nicht gemessen"], "nothing": ["keine"]},
    "numbers": {"0.5": ["ein halbes"]},
    "yes_no": {"no": ["=nein"]},
    "day_word": {"day": ["tag"]},
    "months": {"3": ["märz"]},
    "weekdays": {"0": ["montag"]},
    "minute_units": {"60": ["stunden"]},
    "happenings": {"rise": ["aufgestanden"]},
}


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The data files with a third language in them."""
    as_it_is = words.read_toml

    def read(name: str, module: str = words.__file__) -> dict[str, object]:
        found = deepcopy(as_it_is(name, module))
        if name == "words.toml":
            for listed, keys in GERMAN.items():
                for key, added in keys.items():
                    found[listed].setdefault(key, []).extend(added)
        if name == "household_measures.toml":
            found["glass"]["words"] += ["glas", "gläser"]
        if name == "remark_words.toml":
            found["pain"]["words"] += ["schmerzen"]
            found["negation"]["words"] += ["keine"]
        return found

    for module in (words, household, remarks):
        monkeypatch.setattr(module, "read_toml", read)
    forget()
    yield
    monkeypatch.undo()
    forget()


def forget() -> None:
    """Empty what the readers remember."""
    for module in (words, household, remarks, times, spoken_times, volumes, amounts, codes, quantities, dates):
        for thing in vars(module).values():
            if hasattr(thing, "cache_clear"):
                thing.cache_clear()


@pytest.mark.usefixtures("german")
def test_a_third_language_is_data_alone():
    minutes = {
        "halb acht": 450, "viertel nach sieben": 435, "7 Uhr": 420, "7 Uhr abends": 1140, "Mitternacht": 1440,
        "zwischen 7 und 8": 450, "etwa 7:30": 450,
    }  # fmt: skip
    for text, expected in minutes.items():
        found = times.clock(text)
        assert isinstance(found, times.Clock)
        assert found.minutes == expected
    ml = {
        "2 Gläser": 400, "ein halbes Glas Tee": 100, "200 Tee und 100 Wasser": 300, "3 mal 200": 600,
        "mehr als 500": 500, "keine": 0, "150 bis 200": 175,
    }  # fmt: skip
    for text, expected in ml.items():
        found = volumes.volume(text)
        assert isinstance(found, volumes.Volume)
        assert found.ml == expected
    assert dates.date("Montag 2. März 2026") == dates.date("maandag 2 maart 2026")
    assert dates.date("Tag 2") == dates.date("dag 2")
    assert quantities.minutes("2 Stunden") == 120
    assert codes.yes_no("nein") == 0
    assert remarks.recognise("Schmerzen") == ("pain",)
    assert remarks.recognise("keine Schmerzen") == ()
