"""Typical forms of which no heading is known: refused, told in a few choices, and their next file read at once."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from diary.journeys.form_choice import Told, told_of
from diary.journeys.form_offers import offers
from diary.journeys.in_force import InForce
from diary.journeys.mapping import headed, proposed, to_keep, understood
from diary.journeys.opening import open_diary
from diary.model import Rows
from diary.reading.files.workbook import open_content
from diary.reading.recognise.form import Remembered
from diary.record import NotRecognised
from diary.texts import texts
from tests.journeys.test_mapping import strange, workbook

IN_FORCE = InForce(texts("nl"))
Choices = Sequence[tuple[str, str, str]]
LIST = [
    ("Afdeling Zuid",),
    ("Wanneer precies", "Klok", "Kan", "Beker", "Allerlei"),
    ("2-3-2026", "07:10", 300, None, None),
    ("2-3-2026", "08:00", None, 250, "thee"),
    ("3-3-2026", "06:55", 280, None, None),
]
STOOLS = [
    ("Blok A", "Blok B", "Blok C", "Blok D"),
    ("2-3-2026", "08:10", 4, "ja"),
    ("3-3-2026", "09:00", 3, "nee"),
    ("4-3-2026", "07:45", 5, "ja"),
]
FORMS = {
    "a day": (
        strange(),
        [("kind", "", "day"), ("column", "B", "urine"), ("column", "C", "drink"), ("unit", "C", "ml")],
        {"voids": 3, "drinks": 1},
    ),
    "a list with dates": (
        workbook({"Jansen": LIST}),
        [
            ("column", "A", "date"), ("column", "B", "time"), ("column", "C", "urine"), ("column", "D", "drink"),
            ("unit", "D", "ml"),
        ],
        {"voids": 2, "drinks": 1},
    ),
    "stools": (
        workbook({"Jansen": STOOLS}),
        [
            ("kind", "", "bowel"), ("heading", "", "1"), ("column", "A", "date"), ("column", "B", "time"),
            ("column", "C", "bristol"), ("column", "D", "straining"),
        ],
        {"bowel": 3},
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_told_and_its_next_file_is_read(form: str) -> None:
    source, choices, events = FORMS[form]
    with pytest.raises(NotRecognised):
        open_diary(source, IN_FORCE)
    proposal = proposed(source, IN_FORCE)
    told = told_of(proposal.form, proposal.sheets)
    for choice in choices:
        told = told.with_choice(0, *choice)
    reading = understood(source, told.form, IN_FORCE).reading
    assert counted(reading.tables, events) == events
    kept = replace(to_keep(reading, headed(source, told.form, IN_FORCE)), name="known")
    assert "Jansen" not in repr(kept)
    again = open_diary(replace(source, name="next.xlsx"), replace(IN_FORCE, form=Remembered((kept,))))
    assert counted(again.reading.tables, events) == events


def counted(tables: Rows, events: dict[str, int]) -> dict[str, int]:
    return {name: len(tables[name]) for name in events}


@pytest.mark.parametrize("form", FORMS)
def test_most_of_what_is_chosen_is_offered(form: str) -> None:
    source, choices, _ = FORMS[form]
    proposal = proposed(source, IN_FORCE)
    told: Told = told_of(proposal.form, proposal.sheets)
    sheets = {sheet.name: sheet for sheet in open_content(source.data, source.name).sheets}
    clicks = 0
    for what, at, value in choices:
        (table, *_) = told.tables
        known = at in table.lines and table.lines[at].key == value
        offered = value in offers(sheets[table.names[0]], table).get(at, ())
        clicks += 0 if what == "column" and known else 1 if what == "column" and offered else 2
        told = told.with_choice(0, what, at, value)
    assert clicks < 8  # beside opening the page and remembering the form
