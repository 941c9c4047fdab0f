"""The pieces of work about a form that is told on the desk: functions over values, for the workers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from diary.desk.bounds import within_memory
from diary.desk.form_view import Column, Events, FormView, Section
from diary.desk.pieces import lines, opened
from diary.journeys.form_choice import KINDS, NoChoice, Table, Told, told_of
from diary.record import CannotRead

if TYPE_CHECKING:
    from diary.desk.lines import Line
    from diary.journeys.in_force import InForce
    from diary.journeys.mapping import Proposal, Shown
    from diary.journeys.source import Source
    from diary.reading.files.workbook import Sheet
    from diary.reading.recognise.form import Form

Choice = tuple[int, str, str, str]
"""Of which table, what, where, and what it is."""


def form_page(source: Source, as_set: InForce, told: Told | None, choice: Choice | None = None) -> FormView:
    """Return a form as far as it is told, with one more thing chosen; what is known of it where nothing is told."""
    from diary.journeys.mapping import proposed
    from diary.reading.files.workbook import open_content

    with within_memory():
        proposal = proposed(source, as_set)
        sheets = {sheet.name: sheet for sheet in open_content(source.data, source.name, as_set.settings.reading).sheets}
    first = told_of(proposal.form, proposal.sheets)
    told = (told or first).with_choice(*choice) if choice else told or first
    shown = {sheet.name: sheet for sheet in proposal.sheets}
    known = {(name, at): line.key for each in first.tables for name in each.names for at, line in each.lines.items()}
    sections = tuple(
        _section(table, _number(told, place), shown[table.names[0]], sheets[table.names[0]], proposal, known, as_set)
        for place, table in enumerate(told.tables)
    )
    return _read(source, as_set, FormView(told, sections))


def _number(told: Told, place: int) -> int:
    """Return the number of a table among those of its sheet."""
    return sum(each.names[0] == told.tables[place].names[0] for each in told.tables[: place + 1])


def read_by(source: Source, as_set: InForce, told: Told) -> tuple[Form, Mapping[str, Line]]:
    """Return the form that is told, and what the list says of a diary that is read by it."""
    form = _form(source, as_set, told)
    return form, lines(source, replace(as_set, form=form))


def kept_of(source: Source, as_set: InForce, form: Form) -> Form:
    """Return what of a form is remembered by which the diary was read: nothing of who filled it in."""
    from diary.journeys.mapping import to_keep

    return to_keep(opened(source, replace(as_set, form=form)).reading, form)


def _form(source: Source, as_set: InForce, told: Told) -> Form:
    from diary.journeys.mapping import headed

    return headed(source, told.form, as_set)


def _read(source: Source, as_set: InForce, view: FormView) -> FormView:
    """Return the page with what is read by its form, or why nothing is."""
    from diary.journeys.recorded import recorded

    try:
        diary = opened(source, replace(as_set, form=_form(source, as_set, view.told)))
    except (CannotRead, NoChoice) as refusal:
        refusal.language = ""  # the page speaks one language
        return replace(view, sentence=as_set.words.refusal(refusal, with_advice=False))
    speaking = replace(as_set, asked=as_set.words.language)
    events = tuple(
        Events(table.caption, table.header, tuple(tuple(cell.text for cell in row) for row in table.rows))
        for table in recorded(diary, speaking)
    )
    return replace(view, events=events, messages=tuple(diary.messages(as_set.words)))


def _section(
    table: Table,
    number: int,
    shown: Shown,
    sheet: Sheet,
    proposal: Proposal,
    known: Mapping[tuple[str, str], str],
    as_set: InForce,
) -> Section:
    from diary.journeys.form_offers import offers

    offered, read = offers(sheet, table), table.lines
    rows = tuple(enumerate(shown.rows, 1))
    letters = tuple(at for place, at in enumerate(shown.letters) if at in read or any(row[place] for row in shown.rows))
    places = tuple(str(number) for number, _ in rows) if table.turned else letters

    def column(at: str) -> Column:
        line = read.get(at)
        head = f"{table.heading}{at}" if table.turned else f"{at}{table.heading}"
        first = known.get((shown.name, at), "")
        why = proposal.why.get((shown.name, head), ()) if line and line.key == first else ()
        told = tuple(
            as_set.words(f"check.evidence.{each.name}") + (f" ({each.shown})" if each.shown else "") for each in why
        )
        return Column(at, line.key if line else "", line.unit if line else "", told, offered.get(at, ()))

    seen = [place for place, at in enumerate(shown.letters) if at in letters]
    return Section(
        table.names,
        number,
        table.kind,
        KINDS.get(table.kind, ()),
        table.turned,
        table.heading,
        letters,
        tuple(map(column, places)),
        tuple((number, tuple(row[place] for place in seen)) for number, row in rows),
        shown.more,
    )
