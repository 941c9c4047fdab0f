"""A chart with a column a day and a cell an event → its layouts: beside hours, types of stool, or numbered voids."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from diary.reading.cells.codes import as_text
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.volumes import Volume, volume
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.above import Above
from diary.reading.recognise.day_chart import Chart, chart_of, charts_of, mostly
from diary.reading.recognise.event_words import events_in
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.grid_cells import cell_at
from diary.reading.recognise.hours import slot
from diary.reading.recognise.layout import DAYS_ACROSS, MARK, Column, Layout, Notice, Place
from diary.reading.recognise.legend import letters_in
from diary.reading.recognise.meaning import meanings, unit_in
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.row_record import TARGETS
from diary.reading.recognise.row_times import with_hours
from diary.reading.recognise.stool_grids import of_stools
from diary.reading.recognise.table_layouts import layouts_of, told_once
from diary.reading.recognise.weigh import subject_of

FEWEST_FILLED = 3
"""So many cells with an event show how a chart was filled in."""
_CODE = re.compile(r"\s*([^\W\d_]+)\s*([±~>]?\d[\d.,x*+-]*)?\s*[,;+&/]?")
_APART = re.compile(r"\s*[/;,()|@]\s*|\s+-\s+|\s+")
_AND = re.compile(r"\s*\+\s*")
_WRITTEN_TIME = re.compile(r"\d(?:[:.]\d|\s*[^\W\d_])")
"""What makes a number a time: minutes, or a word behind it."""
Said = Mapping[str, str]
"""What a cell says, by the column of a diary that it would stand in."""


def layouts(sheet: Sheet) -> tuple[Layout, ...]:
    """Return the layouts of a chart, none of any other sheet, or where most of its cells say nothing that is known."""
    charts = charts_of(sheet)
    numbered = [_numbered(each) for each in charts]
    if numbered and all(numbered):
        return told_once(layout for own in numbered for layout in own)
    chart = chart_of(sheet)
    if chart is None:
        return ()
    if layouts := of_stools(chart):
        return layouts
    labels = chart.labels
    if mostly(labels, lambda label: slot(label) is not None or isinstance(clock(label), Clock)):
        return _of_events(chart, _codes(chart))
    targets = {target for label in labels for target in _targets(as_text(label))}
    if len(targets) == 1 and mostly(labels, lambda label: bool(_targets(as_text(label)))):
        return _of_events(chart, _timed(targets.pop()))
    return ()


def _numbered(chart: Chart) -> tuple[Layout, ...]:
    """Return the layouts of a chart whose rows are numbered, below a word that says of what: `PLAS | 19-1 | 20-1`.

    A line of words below it, beside no day, is told.
    """
    targets = _targets(as_text(chart.label(chart.heading)))
    if len(targets) != 1 or not mostly(chart.labels, _is_number):
        return ()
    found = _of_events(chart, _timed(targets.pop()))
    lines = [row for row in chart.rows if not any(chart.holds(row, day) for day in chart.days)]
    told = [
        Notice("below_not_read", (row, chart.beside), label)
        for row in lines
        if not _is_number(label := chart.label(row))
    ]
    return (replace(found[0], notices=(*found[0].notices, *told)), *found[1:]) if found else ()


def _is_number(label: CellValue) -> bool:
    return isinstance(label, float) or (isinstance(label, str) and label.strip(" .)").isdecimal())


def _targets(text: str) -> set[str]:
    return {TARGETS[event] for event in events_in(text) if event in TARGETS}


def _codes(chart: Chart) -> Callable[[str], Said | None]:
    """Return how a cell beside an hour is read: letters and words of events with their amounts, `P320 D200`."""
    letters = {letter: word for text in chart.context.texts for letter, word in letters_in(text).items()}
    subject = subject_of({"time", "amount"}, chart.context, printed=True)

    def read(text: str) -> Said | None:
        if isinstance(volume(text), Volume) and subject and subject.target:
            return {subject.target: text}
        said: dict[str, str] = {}
        at = 0
        while at < len(text.rstrip()):
            code = _CODE.match(text, at)
            targets = _target_of(code[1], letters) if code else set()
            if code is None or len(targets) != 1:
                return None
            (target,) = targets
            amount = (code[2] or MARK).rstrip(",")
            said[target] = f"{said[target]}, {amount}" if target in said else amount
            at = code.end()
        return said

    return read


def _target_of(word: str, letters: Mapping[str, str]) -> set[str]:
    """Return what a letter, as a legend explains it, or a word stands for."""
    if len(word) > 1:
        return _targets(word)
    if (explained := letters.get(word.casefold())) is not None:
        return _targets(explained)
    return {TARGETS[letter.key] for letter in meanings("letters", word)}


def _timed(target: str) -> Callable[[str], Said | None]:
    """Return how a cell beside the number of an event is read: its time, alone or with more: `07:10 / 350 + nat`."""

    def read(text: str) -> Said | None:
        first, *others = _AND.split(text)
        beside = [_targets(other) for other in others if not any(map(str.isdigit, other))]
        if others and len(beside) == len(others) and all(len(each) == 1 for each in beside):
            own = read(first)
            return own and {**{key: MARK for each in beside for key in each}, **own}
        if _WRITTEN_TIME.search(text) and isinstance(clock(text), Clock):
            return {"time": text, target: MARK}
        for between in _APART.finditer(text):
            one, other = text[: between.start()], text[between.end() :].rstrip(" )")
            for time, amount in ((one, other), (other, one)):
                written = _WRITTEN_TIME.search(time) and isinstance(clock(time), Clock)
                if written and isinstance(volume(amount), Volume):
                    return {"time": time, target: amount}
        return None

    return read


def _of_events(chart: Chart, read: Callable[[str], Said | None]) -> tuple[Layout, ...]:
    """Return a list for each day; none where most cells cannot be read so."""
    said = {day: {row: read(as_text(cell)) for row, cell in chart.filled(day)} for day in chart.days}
    every = [each for own in said.values() for each in own.values()]
    known = sum(each is not None for each in every)
    if len(every) < FEWEST_FILLED or known < threshold("fits") * len(every):
        return ()
    made = [layout for day in chart.days for layout in _list(chart, day, said[day])]
    added = tuple(Notice("total_row", (row, chart.beside), chart.label(row), "skipped") for row in chart.totals)
    made[0] = replace(made[0], notices=(*made[0].notices, *added))
    return told_once(replace(layout, name=DAYS_ACROSS, shape=chart.shape) for layout in made)


def _list(chart: Chart, day: int, said: Mapping[int, Said | None]) -> tuple[Layout, ...]:
    """Return the layouts of one day: what cannot be read is told, and may have been an event."""
    heading = as_text(chart.days[day])
    unit = next((unit for text in chart.context.texts if (unit := unit_in(text))), "")
    known = {row: own or _unknown(chart, row, day) for row, own in said.items()}
    keys = sorted({key for own in known.values() for key in own})
    columns = {"time": Column(chart.beside, "", heading)} | {key: Column(day, unit, heading) for key in keys}
    values: dict[tuple[Place, str], CellValue] = {
        ((row, day), key): own.get(key) for row, own in known.items() for key in keys
    }
    table = Table(chart.sheet, "list", chart.heading, chart.heading + 1, None, columns, tuple(said), values=values)
    at = chart.heading, day
    above = Above({"date": at}, date=at, values={(at, "date"): chart.days[day]})
    return layouts_of(
        with_hours(table.saying(above.values)), above, "", shared=True, together=chart.highest is not None
    )


def _unknown(chart: Chart, row: int, day: int) -> Said:
    """Return what a cell says that cannot be read: an event that nobody knows, with an amount that may be of any."""
    text = as_text(cell_at(chart.sheet.rows, (row, day)))
    return {"event": text, "amount": text}
