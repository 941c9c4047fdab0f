"""Every word that people write above a column, alone above it, in every layout where it may stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diary.reading.files.workbook import Sheet
from diary.reading.recognise.layout import Layout
from diary.reading.recognise.turned import turn
from tests.reading.grids import reading, sheet

WORDS = {
    "time": "tijd, tijdstip, uur, time, hoe laat, time of day",
    "drink": "gedronken, drinken, vocht in, vocht, vochtinname, inname, intake, drink, drinks, fluid, fluids",
    "what": "soort, wat, type drank, soort drank, what, drink type",
    "urine": "geplast, plas, plassen, mictie, urine, uitgeplast, uit, void, voided, output, urine output",
    "second_pass": "tweede plas, dubbele plas, double void, second void",
    "urge": "aandrang, drang, urge, urgency, sensation",
    "leak": "verlies, urineverlies, ongewild verlies, lek, nat, ongelukje, leak, leakage, accident",
    "trigger": "bij, waarbij, activiteit, omstandigheid, activity",
    "pad": "verband, inlegger, materiaal, luier, pad, pads",
    "catheter": "katheter, CAD, residu, catheter, residual",
    "stool": "ontlasting, poep, stoelgang, bowel, stool, Bristol",
    "bed": "naar bed, slapen, bed, to bed",
    "rise": "opgestaan, wakker, got up, woke up",
    "remarks": "opmerking, opmerkingen, bijzonderheden, notes, remarks, opm",
}
CELLS = {
    "drink": "200", "what": "thee", "urine": "300", "second_pass": "60",
    "urge": "2", "leak": "druppels", "trigger": "hoesten", "pad": "x",
    "catheter": "150", "stool": "4", "bed": "23:00", "rise": "07:00", "remarks": "pijn",
}  # fmt: skip
BESIDE = {"urine": "Gedronken | 100", "drink": "Geplast | 100"}
"""Another column and its cell: one alone is no table."""
EVERY = [(key, word.strip()) for key, words in WORDS.items() for word in words.split(",")]
CASES = [(key, written) for key, word in EVERY for written in (word, word.upper(), f"{word.capitalize()}:")]


def of(key: str, word: str) -> tuple[str, str, str]:
    """Return the heading of the times, the other two headings, and their cells."""
    head, cell = BESIDE.get(key, "Geplast | 100").split(" | ")
    if key == "time":
        return word, f"{head} | Drinken", f"{cell} | 200"
    return "Tijd", f"{head} | {word}", f"{cell} | {CELLS[key]}"


def as_list(key: str, word: str) -> Sheet:
    time, heads, cells = of(key, word)
    return sheet("Blad1", f"Datum | {time} | {heads}\n2-3-2026 | 07:05 | {cells}\n2-3-2026 | 09:00 | {cells}")


def once_a_day(key: str, word: str) -> Sheet:
    time, heads, cells = of(key, word)
    return sheet(
        "Blad1", f"Datum | {time} | {heads}\n2-3-2026 | 07:05 | {cells}\n | 09:00 | {cells}\n3-3-2026 | 08:00 | {cells}"
    )


def per_sheet(key: str, word: str) -> Sheet:
    time, heads, cells = of(key, word)
    return sheet("Maandag", f"Datum | 2-3-2026\n\n{time} | {heads}\n07:05 | {cells}\n09:00 | {cells}")


def on_hours(key: str, word: str) -> Sheet:
    time, heads, cells = of(key, word)
    rows = "\n".join(f"{hour:02}-{hour + 1:02} | {cells}" for hour in range(7, 12))
    return sheet("Maandag", f"Plaslijst 2-3-2026\n{time} | {heads}\n{rows}")


def across(key: str, word: str) -> Sheet:
    return turn(as_list(key, word))


def below_each_other(key: str, word: str) -> Sheet:
    time, heads, cells = of(key, word)
    days = (f"Dag {n}: {n + 1}-3-2026\n{time} | {heads}\n07:05 | {cells}\n09:00 | {cells}\n" for n in (1, 2))
    return sheet("Blad1", *days)


LAYOUTS = [as_list, once_a_day, per_sheet, on_hours, across, below_each_other]


def taken_for(layouts: list[Layout], heading: str) -> set[str]:
    return {key for one in layouts for key, column in one.shape.columns.items() if column.heading.strip() == heading}


@pytest.mark.parametrize("write", LAYOUTS)
def test_each_word_alone_is_its_column(write: Callable[[str, str], Sheet]):
    wrong = {}
    for key, word in CASES:
        parts = [layout for _, layout in reading(write(key, word)).parts]
        if taken_for(parts, word) != {key}:
            wrong[word] = taken_for(parts, word)
    assert not wrong


@pytest.mark.parametrize("write", LAYOUTS)
@pytest.mark.parametrize("key", ["urine", "drink", "catheter"])
@pytest.mark.parametrize("unit", ["(cc)", "in dl", "(ml)", "[cl]", "in liter"])
def test_a_unit_may_stand_in_the_heading(write: Callable[[str, str], Sheet], key: str, unit: str):
    for word in WORDS[key].split(","):
        parts = [layout for _, layout in reading(write(key, f"{word.strip()} {unit}")).parts]
        units = {column.unit for one in parts if (column := one.shape.columns.get(key))}
        assert units == {unit.strip("()[]").removeprefix("in ")}, word
