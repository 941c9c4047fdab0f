"""What people write in a cell, each tried on its reader: read, or refused with a problem (`written.toml`)."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diary.reading.cells import codes, dates, quantities, times, volumes
from diary.reading.cells.codes import Wrong
from diary.reading.cells.words import look_up


def listed(name: str) -> Callable[[Any], Any]:
    return lambda written: look_up(name, written) or Wrong(f"{name}_not_listed")


def word(name: str) -> Callable[[Any], Any]:
    return lambda written: codes.word(written, name)


READERS: dict[str, Callable[[Any], Any]] = {
    "time": times.clock,
    "volume": volumes.volume,
    "urge": lambda written: codes.urge(written, "ppius"),
    "urge_words": lambda written: codes.urge(written, "words"),
    "leak": word("leak"),
    "complaint": word("complaint"),
    "trigger": listed("trigger"),
    "drink": listed("drink"),
    "pad": quantities.pad,
    "yes_no": codes.yes_no,
    "date": dates.date,
    "bristol": codes.bristol,
    "straining": word("straining"),
    "stool_leak": word("stool_leak"),
    "blood": word("blood"),
    "minutes": quantities.minutes,
    "pain": quantities.pain,
}
WRITTEN = tomllib.loads(Path(__file__).with_name("written.toml").read_text("utf-8"))


def test_every_kind_of_cell_is_tried():
    assert set(WRITTEN) == set(READERS)


@pytest.mark.parametrize("kind", WRITTEN)
def test_what_people_write_is_read(kind: str):
    outcomes = {str(written): READERS[kind](written) for written in WRITTEN[kind]["accepted"]}
    assert {written: outcome for written, outcome in outcomes.items() if isinstance(outcome, Wrong | None)} == {}


@pytest.mark.parametrize("kind", [kind for kind in WRITTEN if "refused" in WRITTEN[kind]])
def test_what_cannot_be_read_is_a_problem(kind: str):
    outcomes = {str(written): READERS[kind](written) for written in WRITTEN[kind]["refused"]}
    assert {written: outcome for written, outcome in outcomes.items() if not isinstance(outcome, Wrong)} == {}
