"""Columns of other kinds that stand between those of a diary: medicines, mood, numbers without meaning."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable

from tests.reading.forms.columns import cased
from tests.reading.forms.manner import Manner
from tests.reading.forms.styles import Value
from tests.reading.forms.table import Column, Row
from tests.reading.forms.words import pick, words

Cell = Callable[[random.Random, Row], Value]
MEDICINES = ("oxybutynine 5 mg", "tamsulosine", "paracetamol 500", "mirabegron 50 mg")
CELLS: dict[str, Cell] = {
    "medicine": lambda chance, row: chance.choice(MEDICINES) if chance.random() < 0.15 else "",
    "mood": lambda chance, row: chance.randint(1, 5) if chance.random() < 0.6 else "",
    "sugar": lambda chance, row: round(chance.uniform(4, 12), 1) if chance.random() < 0.3 else "",
    "pressure": lambda chance, row: f"{chance.randrange(110, 160)}/{chance.randrange(65, 95)}",
    "steps": lambda chance, row: chance.randrange(20, 3000) if chance.random() < 0.5 else "",
    "temperature": lambda chance, row: round(chance.uniform(36, 38), 1) if chance.random() < 0.3 else "",
    "initials": lambda chance, row: chance.choice(("mk", "jv", "ab")),
    "serial": lambda chance, row: row.number,
    "identity": lambda chance, row: f"{chance.getrandbits(32):08x}-77aa-4c01",
    "pain": lambda chance, row: chance.randint(0, 10) if chance.random() < 0.3 else "",
    "colour": lambda chance, row: chance.choice(("licht", "donker", "geel")) if row.of("void") else "",
    "seconds": lambda chance, row: chance.randrange(8, 40) if row.of("void") else "",
    "meal": lambda chance, row: chance.choice(("brood", "salade", "fruit")) if chance.random() < 0.1 else "",
    "empty": lambda chance, row: "",
}
RUNNING, WEEKDAY = "running", "weekday"
EXTRAS = (*CELLS, RUNNING, WEEKDAY)


def extra(name: str, manner: Manner) -> Column:
    """Return such a column."""
    title = cased(pick(words()["extras"][name][manner.language], manner.words, name), manner)
    if name == RUNNING:
        return Column(name, title, _running())
    if name == WEEKDAY:
        weekdays = words()["calendar"]["weekdays"][manner.language]
        return Column(name, title, lambda row: weekdays[row.at.weekday()])
    return Column(name, title, lambda row: _value(name, row, manner))


def _value(name: str, row: Row, manner: Manner) -> Value:
    value = CELLS[name](random.Random(f"{name}{row.at}{row.number}"), row)
    decimal = isinstance(value, float) and manner.file == "csv" and manner.language == "nl"
    return str(value).replace(".", ",") if decimal else value


def _running() -> Callable[[Row], Value]:
    """Return a cell with what was drunk so far in the block of the row."""
    drunk: dict[int, float] = defaultdict(float)

    def cell(row: Row) -> Value:
        drink = row.of("drink")
        drunk[row.block] += drink.ml or 0 if drink else 0
        return int(drunk[row.block]) if drink else ""

    return cell
