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
from diary.reading.recognise.compose import languages_in, words_in
from diary.reading.recognise.day_chart import Chart, chart_of, charts_of, mostly
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.grid_cells import cell_at
from diary.reading.recognise.hours import slot
from diary.reading.recognise.layout import DAYS_ACROSS, MARK, Assumption, Column, Layout, Notice, Place
from diary.reading.recognise.legend import letters_in
from diary.reading.recognise.meaning import Heading, meanings, unit_in
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.row_record import TARGETS
from diary.reading.recognise.row_times import with_hours
from diary.reading.recognise.stool_grids import of_stools
from diary.reading.recognise.table_layouts import layouts_of, told_once
from diary.reading.recognise.timed_cells import NOTHING, Said, sentences, targets_in, timed, wet_letters
from diary.reading.recognise.weigh import subject_of

FEWEST_FILLED = 3
"""So many cells with an event show how a chart was filled in."""
ASIDE = frozenset(("aside", "count", "total", "rate"))
"""What a row beside numbered ones may be of: `Doel`, `Aantal keer`."""
FEWEST_ML = 10
"""A smaller number without a unit is no amount: it counts, or is a code."""
_CODE = re.compile(r"\s*([^\W\d_]+)\s*([±~>]?\d[\d.,x*+-]*)?\s*[,;+&/]?")


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
        return of_events(chart, _codes(chart))
    targets = {target for label in labels for target in targets_in(as_text(label))}
    if len(targets) == 1 and mostly(labels, lambda label: bool(targets_in(as_text(label)))):
        return of_events(chart, timed(targets.pop(), wet_letters(chart.context.texts)))
    return ()


def _numbered(chart: Chart) -> tuple[Layout, ...]:
    """Return the layouts of a chart whose rows are numbered, below a word that says of what: `PLAS | 19-1 | 20-1`.

    Where that says `Visit` alone a sentence above may say it; that is a guess. Other rows below are told.
    """
    target, shown = _subject(chart)
    rows = [row for row in chart.rows if _is_number(chart.label(row))]
    known = [label for label in chart.labels if ASIDE.isdisjoint(words_in(as_text(label)))]
    if not target or not mostly(known, _is_number):
        return ()
    found = of_events(replace(chart, rows=rows), timed(target, wet_letters(chart.context.texts)))
    if not found:
        return ()
    others = [row for row in chart.rows if row not in rows]
    told = [Notice("below_not_read", (row, chart.beside), chart.label(row)) for row in others]
    guess = [Assumption("event_by_context", (chart.heading, chart.beside), shown)] if shown else []
    words = [Heading("event", languages_in(text), exact=False) for text in (*chart.context.texts, shown)]
    own = found[0]
    first = replace(
        own,
        notices=(*own.notices, *told),
        assumptions=(*own.assumptions, *guess),
        words=(*own.words, *words),
    )
    return (first, *found[1:])


def _subject(chart: Chart) -> tuple[str, str]:
    """Return what the events of a chart are of, and the sentence above that alone says so; empty where nothing does."""
    targets = targets_in(as_text(chart.label(chart.heading)))
    if targets:
        return (targets.pop(), "") if len(targets) == 1 else ("", "")
    named = [(sentence, targets_in(sentence)) for text in chart.context.texts for sentence in sentences(text)]
    known = [(own, sentence) for sentence, own in named if own and own != {"leak"}]
    first = known[0] if known and all(own == {"urine"} for own, _ in known) else (set(), "")
    return ("urine", first[1]) if first[0] else ("", "")


def _is_number(label: CellValue) -> bool:
    return isinstance(label, float) or (isinstance(label, str) and label.strip(" .)").isdecimal())


def _codes(chart: Chart) -> Callable[[str], Said | None]:
    """Return how a cell beside an hour is read: letters and words of events with their amounts, `P320 D200`."""
    letters = {letter: word for text in chart.context.texts for letter, word in letters_in(text).items()}
    subject = subject_of({"time", "amount"}, chart.context, printed=True)
    measured = any(map(unit_in, chart.context.texts))

    def read(text: str) -> Said | None:
        whole = volume(text)
        if isinstance(whole, Volume) and subject and subject.target:
            return {subject.target: text} if measured or whole.ml >= FEWEST_ML else None
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
    if (explained := letters.get(word.casefold())) is not None:
        return targets_in(explained)
    if len(word) > 1:
        return targets_in(word)
    return {TARGETS[letter.key] for letter in meanings("letters", word)}


def of_events(chart: Chart, read: Callable[[str], Said | None]) -> tuple[Layout, ...]:
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
    known = {row: _unknown(chart, row, day) if own is None else own for row, own in said.items() if own != NOTHING}
    keys = sorted({key for own in known.values() for key in own})
    columns = {"time": Column(chart.beside, "", heading)} | {key: Column(day, unit, heading) for key in keys}
    values: dict[tuple[Place, str], CellValue] = {
        ((row, day), key): own.get(key) for row, own in known.items() for key in keys
    }
    table = Table(chart.sheet, "list", chart.heading, chart.heading + 1, None, columns, tuple(known), values=values)
    at = chart.heading, day
    above = Above({"date": at}, date=at, values={(at, "date"): chart.days[day]})
    return layouts_of(
        with_hours(table.saying(above.values)), above, "", shared=True, together=chart.highest is not None
    )


def _unknown(chart: Chart, row: int, day: int) -> Said:
    """Return what a cell says that cannot be read: an event that nobody knows, with an amount that may be of any."""
    text = as_text(cell_at(chart.sheet.rows, (row, day)))
    return {"event": text, "amount": text}
