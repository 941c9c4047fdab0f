"""Every layout gives the same diary: what is written in one is read as from any other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import zip_longest

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.sheets import recognise
from diary.reading.timeline.pages import OF_ROWS
from diary.record import CannotRead, Reading
from diary.texts import texts
from tests.reading.cells.test_any_cell import ANY_CELL
from tests.reading.grids import codes, reading, sheet

FIRST_DAY = dt.date(2026, 3, 2)
Event = tuple[dt.datetime, str, float]  # when, urine or drink, ml
Rows = list[list[CellValue]]


@st.composite
def diaries(draw: st.DrawFn) -> list[Event]:
    """Return one to three days of events in order of time, at least two a day, from 07:00 up to midnight."""
    events: list[Event] = []
    for day in range(draw(st.integers(1, 3))):
        minutes = draw(st.lists(st.integers(7 * 60, 24 * 60 - 1), min_size=2, max_size=6, unique=True))
        for minute in sorted(minutes):
            moment = dt.datetime.combine(FIRST_DAY, dt.time()) + dt.timedelta(days=day, minutes=minute)
            kind = draw(st.sampled_from(["urine", "drink"]))
            events.append((moment, kind, float(draw(st.integers(20, 900)))))
    return events


def by_day(events: list[Event]) -> dict[dt.date, list[Event]]:
    days: dict[dt.date, list[Event]] = {}
    for event in events:
        days.setdefault(event[0].date(), []).append(event)
    return days


def pair(event: Event) -> list[CellValue]:
    """Return an event's cells under Geplast and Gedronken."""
    return [event[2], None] if event[1] == "urine" else [None, event[2]]


def one_list(events: list[Event]) -> list[Sheet]:
    body: Rows = [[at.date(), at.time(), {"urine": "plassen", "drink": "drinken"}[kind], ml] for at, kind, ml in events]
    return [Sheet("Blad1", [["Datum", "Tijd", "Gebeurtenis", "Hoeveelheid"], *body])]


def list_with_columns(events: list[Event]) -> list[Sheet]:
    return [Sheet("Blad1", [["Tijd", "Geplast", "Datum", "Drinken"], *([e[0].time(), pair(e)[0], e[0].date(), pair(e)[1]] for e in events)])]  # fmt: skip # noqa: E501


def newest_first(events: list[Event]) -> list[Sheet]:
    body: Rows = [[at.isoformat(sep=" "), kind, f"{ml:g}", "ml"] for at, kind, ml in reversed(events)]
    return [Sheet("export", [["Timestamp", "Type", "Value", "Unit"], *body])]


def date_once(events: list[Event]) -> list[Sheet]:
    rows: Rows = [["Dagboek"], [], ["Datum", "Tijd", "Plas", "Vocht"]]
    for day, own in by_day(events).items():
        rows += [[None if number else day, event[0].time(), *pair(event)] for number, event in enumerate(own)]
        rows.append(["Totaal", None, 1000.0, 1000.0])
    return [Sheet("Blad1", rows)]


def blocks(events: list[Event]) -> list[Sheet]:
    rows: Rows = []
    for day, own in by_day(events).items():
        rows += [
            [f"{day:%d-%m-%Y}"],
            ["Tijd", "Plas", "Vocht"],
            *([event[0].time(), *pair(event)] for event in own),
            [],
        ]
    return [Sheet("Blad1", rows)]


def day_per_sheet(events: list[Event]) -> list[Sheet]:
    return [
        Sheet(f"{day:%d-%m-%Y}", [["Tijd", "Plas", "Vocht"], *([event[0].time(), *pair(event)] for event in own)])
        for day, own in by_day(events).items()
    ]


def by_subject(events: list[Event]) -> list[Sheet]:
    return [
        Sheet(name, [["Datum", "Tijd", "ml"], *([at.date(), at.time(), ml] for at, kind, ml in events if kind == own)])
        for name, own in (("Plassen", "urine"), ("Drinken", "drink"))
        if any(kind == own for _, kind, _ in events)
    ]


def transposed(events: list[Event]) -> list[Sheet]:
    (upright,) = list_with_columns(events)
    return [Sheet("Blad1", [list(row) for row in zip_longest(*upright.rows)])]


def abreast(events: list[Event]) -> list[Sheet]:
    days = by_day(events)
    rows: Rows = [[], []]
    for day in days:
        rows[0] += [day, None, None]
        rows[1] += ["Tijd", "Plas", "Vocht"]
    for own in zip_longest(*days.values()):
        rows.append([cell for event in own for cell in ([event[0].time(), *pair(event)] if event else [None] * 3)])
    return [Sheet("Blad1", rows)]


def hours(events: list[Event]) -> list[Sheet]:
    rows: Rows = [["Datum", "Uur", "Uit", "In"]]
    for day, own in by_day(events).items():
        for hour in range(7, 24):
            inside = [event for event in own if event[0].hour == hour]
            cells = [next((ml for _, kind, ml in inside if kind == key), None) for key in ("urine", "drink")]
            rows.append([day if hour == 7 else None, f"{hour:02}-{hour + 1:02}", *cells])
    return [Sheet("Blad1", rows)]


LAYOUTS: dict[str, Callable[[list[Event]], list[Sheet]]] = {
    "list": one_list, "columns": list_with_columns, "newest": newest_first, "once": date_once, "blocks": blocks,
    "sheets": day_per_sheet, "subject": by_subject, "transposed": transposed, "abreast": abreast,
}  # fmt: skip


def events_of(found: Reading) -> list[Event]:
    tables = (("voids", "urine"), ("drinks", "drink"))
    return sorted(
        (row["at"], kind, row["volume_ml"]) for name, kind in tables for row in getattr(found.diary, name).records()
    )


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@settings(deadline=None, max_examples=25)
@given(events=diaries())
def test_an_event_is_the_same_in_every_layout(layout: Callable[[list[Event]], list[Sheet]], events: list[Event]):
    sheets = layout(events)
    found = reading(*sheets)
    assert events_of(found) == sorted(events)
    totals = len(by_day(events)) if layout is date_once else 0
    assert (found.rows.read, found.rows.skipped, found.rows.refused) == (len(events), totals, 0)
    assert len(found.diary.days) == len(by_day(events))
    for table in ("voids", "drinks"):
        for row in getattr(found.diary, table).records():
            own = next(one for one in sheets if one.name == row["sheet"])
            assert float(_cell(own, row["cell"])) == row["volume_ml"]


def _cell(own: Sheet, address: str) -> CellValue:
    letters = address.rstrip("0123456789")
    column = sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(letters))) - 1
    return own.rows[int(address[len(letters) :]) - 1][column]


@settings(deadline=None, max_examples=25)
@given(events=diaries())
def test_an_hour_stands_for_its_middle(events: list[Event]):
    first = {(at.date(), at.hour, kind): ml for at, kind, ml in reversed(events)}
    found = reading(*hours(events))
    expected = sorted(
        (dt.datetime.combine(day, dt.time(hour, 30)), kind, ml) for (day, hour, kind), ml in first.items()
    )
    assert events_of(found) == expected
    assert [guess.code for guess in found.guesses].count("middle_of_hour") == 1
    assert found.rows.present == found.rows.read == len({(at, day) for at, day, _ in first})


HEADINGS = st.lists(
    st.sampled_from(["Datum", "Tijd", "Gebeurtenis", "Hoeveelheid", "Eenheid", "Plas", "Drinken", "Wat", "Verlies",
                     "Ontlasting", "Opgestaan", "Naar bed", "Soort", "Hobby", "ml", None]),
    min_size=2, max_size=9,
)  # fmt: skip
EVENT_WORDS = st.sampled_from((
    "plassen", "drinken", "opgestaan", "naar bed", "ontlasting", "verlies", "koffie", "plas en drinken", "Totaal",
    "2-3-2026", "3 maart", "07:05", "23:40", "06-07", "half acht", "250", "x",
))  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(
    heading=HEADINGS,
    body=st.lists(st.lists(ANY_CELL | EVENT_WORDS | st.none(), max_size=9), max_size=9),
    title=st.lists(ANY_CELL | EVENT_WORDS, max_size=2),
    again=st.booleans(),
    turn=st.booleans(),
)
def test_no_row_of_any_list_is_lost(heading: list[CellValue], body: Rows, title: Rows, again: bool, turn: bool):
    rows: Rows = [title, heading, *body, *([title, heading, *body] if again else [])]
    written = Sheet("Blad1", [list(row) for row in zip_longest(*rows)] if turn else rows)
    try:
        found = reading(written)
    except CannotRead as refused:
        assert refused.code in ("not_a_diary", "nothing_filled_in")
        return
    count = found.rows
    assert count.present == count.read + count.skipped + count.refused
    events = sum(len({(row["cell"]) for row in getattr(found.diary, name).records()}) for name in ("voids",))
    assert events <= count.read
    layouts = recognise(written).layouts
    in_table = [layout for layout in layouts if layout.kind in ("day", "list", "bowel") and not layout.beside]
    tables = [tuple(sorted(column.index for column in layout.shape.columns.values())) for layout in in_table]
    rows_of = [(row, own) for layout, own in zip(in_table, tables, strict=True) for row in layout.by_number]
    assert len(rows_of) == len(set(rows_of)), "no row of a table belongs to two of its parts"


ROW = st.tuples(
    st.sampled_from(["2-3-2026", "3-3-2026", "", "31-2-2026", "gisteren"]),
    st.sampled_from(["07:00", "23:30", "00:40", "half acht", "laat", ""]),
    EVENT_WORDS
    | st.sampled_from(["", "pipi", "naar bed en drinken", "katheter", "inlegger", "verlies van ontlasting"]),
)


@settings(deadline=None, max_examples=150)
@given(rows=st.lists(ROW, min_size=1, max_size=8), once=st.booleans())
@example(rows=[("3-3-2026", "", "Totaal"), ("", "07:00", "2-3-2026")], once=False)
def test_every_amount_is_in_the_diary_or_told_with_its_row(rows: list[tuple[str, str, str]], once: bool):
    """Every row has an amount of its own, 101, 102 … ml, by which it is found again."""
    dates = [("" if once and number else date, time, event) for number, (date, time, event) in enumerate(rows)]
    body: Rows = [[date or None, time or None, event or None, 101.0 + n] for n, (date, time, event) in enumerate(dates)]
    written = Sheet("Blad1", [["Datum", "Tijd", "Gebeurtenis", "Hoeveelheid"], *body])
    try:
        found = reading(written)
    except CannotRead as refused:
        assert refused.code in ("not_a_diary", "nothing_filled_in")
        return
    count = found.rows
    assert count.present == len(rows) == count.read + count.skipped + count.refused
    volumes = {*found.diary.voids["volume_ml"], *found.diary.drinks["volume_ml"], *found.diary.leaks["pad_gain_g"]}
    told = {int(problem.cell[1:]) for problem in found.problems if problem.cell}
    kinds = {problem.found.partition(" (")[0] for problem in found.problems if problem.code.startswith("event_")}
    for number, (_, _, event) in enumerate(rows):  # an unknown kind is told once, with its count
        assert 101.0 + number in volumes or number + 2 in told or event in kinds


def test_on_a_sheet_that_lies_on_its_side_a_row_is_called_a_row():
    rows = "Datum | 2-3-2026 | 2-3-2026\nTijd | 07:05 | 08:00\nGeplast (ml) | 300 | 250\nStemming | 6 | 7"
    found = reading(sheet("Blad1", rows))
    assert ("row_unknown", "A4") in codes(found) and "column_unknown" not in [code for code, _ in codes(found)]
    says = [texts("nl")(f"problems.{code}.what") for code in OF_ROWS.values() if code != "row_by_content"]
    assert not any("kolom" in text for text in says)
