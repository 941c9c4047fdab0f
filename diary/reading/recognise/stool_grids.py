"""A grid of stools → its layouts: types before the rows with times or marks, or parts of the day with types.

The days stand above its columns, or where it lies on its side before its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from diary.reading.cells import codes as cells
from diary.reading.cells.codes import as_text, is_left_open
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.words import either, plain, vocabulary
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.compose import languages_in, words_in
from diary.reading.recognise.day_chart import Chart, chart_of, mostly
from diary.reading.recognise.dayparts import part_of_day
from diary.reading.recognise.grid_cells import cell_at
from diary.reading.recognise.hours import middle
from diary.reading.recognise.layout import DAYS_ACROSS, MARK, Assumption, Column, Layout, Notice, Place, Row
from diary.reading.recognise.meaning import Heading
from diary.reading.recognise.relative import weekday_of
from diary.reading.recognise.turned import may_lie_on_its_side, turn
from diary.reading.recognise.weigh import OF_BOWEL

FEWEST_PARTS = 2
FEWEST_TYPES = 4
"""So many types of 1 to 7 that say `Type` need no other word of bowels."""
MOST_MARKS = 9
"""A larger number in one box is no count of stools."""
_STROKES = re.compile(r"^(x+|v+|\|+)$")


@dataclass(frozen=True)
class Visit:
    """One stool in a box: its type and its time as they are written, None where a mark says that it was."""

    bristol: CellValue
    time: CellValue = None


def layouts(sheet: Sheet) -> tuple[Layout, ...]:
    """Return the layouts of a grid of stools, as it lies or on its side; none of any other sheet."""
    chart = chart_of(sheet)
    if chart and (found := of_stools(chart)):
        return found
    chart = chart_of(turn(sheet)) if may_lie_on_its_side(sheet) and _has_labels(sheet) else None
    return tuple(replace(each, turned=True) for each in of_stools(chart)) if chart else ()


def _has_labels(sheet: Sheet) -> bool:
    return any(sum(part_of_day(cell) is not None or _typed(cell) for cell in row) >= FEWEST_PARTS for row in sheet.rows)


def _typed(label: CellValue) -> bool:
    return not is_left_open(label) and isinstance(cells.bristol(label), tuple)


def of_stools(chart: Chart) -> tuple[Layout, ...]:
    """Return the layouts of a chart of stools, a day and a visit of each box at a time; none of any other.

    Rows of something else, beside enough that are of stools, are told.
    """
    whole, chart = chart, _of_boxes(chart)
    labels = chart.labels
    says = bool(chart.context.says(OF_BOWEL))
    typed = len(labels) >= FEWEST_PARTS and mostly(labels, _typed)
    named = sum("kind" in words_in(as_text(label)) for label in labels) >= FEWEST_TYPES
    parts = len(labels) >= FEWEST_PARTS and mostly(labels, lambda label: part_of_day(label) is not None)
    if not ((typed and (says or named)) or (parts and says)):
        return ()
    boxes = {
        day: {row: tuple(_visits(chart.label(row), cell, typed=typed)) for row, cell in chart.filled(day)}
        for day in chart.days
    }
    if parts and not typed:
        boxes = {day: own if any(own.values()) else _without_stool(chart, day) for day, own in boxes.items()}
    told = [Assumption("part_of_day", (row, day), _about(chart.label(row))) for day in boxes for row in boxes[day]]
    made = [
        _layout(chart, day, own, number)
        for day, own in boxes.items()
        for number in range(max(map(len, own.values()), default=0))
    ]
    if made:
        first = told[:1] if parts and not typed else ()
        made[0] = replace(made[0], assumptions=tuple(first), notices=tuple(_others(whole, chart)))
    return tuple(made)


def _without_stool(chart: Chart, day: int) -> dict[int, tuple[Visit, ...]]:
    """Return the first box of a day in which a word says that there was none; without one it is not known."""
    said = (row for row, cell in chart.filled(day) if _says_nothing(cell) and as_text(cell).strip().isalpha())
    return {row: (Visit(None),) for row in islice(said, 1)}


def _of_boxes(chart: Chart) -> Chart:
    """Return the chart with only its types, or only its parts of the day, where enough rows are such and all fit."""
    typed = [row for row in chart.rows if _typed(label := chart.label(row)) and "kind" in words_in(as_text(label))]
    if len(typed) >= FEWEST_TYPES and all(_counts(chart, row) for row in typed):
        return replace(chart, rows=typed)
    parts = [row for row in chart.rows if part_of_day(chart.label(row)) is not None]
    if len(parts) >= FEWEST_PARTS and all(_holds_types(chart, row) for row in parts):
        return replace(chart, rows=parts)
    return chart


def _counts(chart: Chart, row: int) -> bool:
    """Tell whether a row of a type holds no more than how often, or when, it was."""
    boxes = [cell for _, cell in _boxes(chart, row)]
    return all(_says_nothing(cell) or _marks(cell) or isinstance(clock(cell), Clock) for cell in boxes)


def _holds_types(chart: Chart, row: int) -> bool:
    """Tell whether a row of a part of the day holds no more than types, marks and that there was nothing."""
    boxes = [cell for _, cell in _boxes(chart, row)]
    return all(_says_nothing(cell) or _typed(cell) or _marks(cell) for cell in boxes)


def _boxes(chart: Chart, row: int) -> Iterator[tuple[int, CellValue]]:
    for day in chart.days:
        if chart.holds(row, day):
            yield day, chart.sheet.rows[row][day]


def _others(whole: Chart, chart: Chart) -> Iterator[Notice]:
    """Yield what stands before each filled row that is of something else than stools; a row of weekdays is none."""
    for row in range(whole.heading + 1, len(whole.sheet.rows)):
        boxes = list(_boxes(whole, row))
        if row in chart.rows or all(weekday_of(cell) is not None for _, cell in boxes):
            continue
        above = cell_at(whole.sheet.rows, (row, whole.beside - 1)) if whole.beside else None
        shown = above if isinstance(above, str) else whole.label(row)
        yield Notice("row_unknown", (row, whole.beside), shown, severity="warning")


def _visits(label: CellValue, cell: CellValue, *, typed: bool) -> Iterator[Visit]:
    """Yield the stools that a box tells of; what cannot be read is told where it is read as a type or a mark."""
    if _says_nothing(cell):
        return
    pieces: list[CellValue] = [cell]
    if isinstance(cell, str):
        pieces = [piece for piece in _listed().split(cell) if piece.strip()]
    if not typed:
        marks = _marks(cell)
        ticked = bool(marks) and isinstance(cell, str) and not cell.strip().isdecimal()
        yield from [Visit(None, _about(label))] * marks if ticked else [Visit(each, _about(label)) for each in pieces]
    elif all(not isinstance(each, float) and _is_time(each) for each in pieces):
        yield from (Visit(label, each) for each in pieces)
    else:
        yield from [Visit(label)] * (_marks(cell) or 1)


def _says_nothing(cell: CellValue) -> bool:
    return is_left_open(cell) or vocabulary("marks").get(plain(as_text(cell))) == "nothing" or cell == 0.0


def _is_time(piece: CellValue) -> bool:
    """Tell whether a piece of a box is a time; a bare figure counts."""
    return isinstance(clock(piece), Clock) and not as_text(piece).isdecimal()


def _marks(cell: CellValue) -> int:
    """Return how many stools a box counts, by its strokes or its figure; 0 where it does not count."""
    text = plain(as_text(cell))
    if text.isdecimal():
        return int(text) if 0 < int(text) <= MOST_MARKS else 0
    strokes = _STROKES.match(text.replace(" ", ""))
    return len(strokes[1]) if strokes else int(vocabulary("yes_no").get(text) == "yes")


def _about(label: CellValue) -> CellValue:
    """Return about when a stool was whose box stands beside a part of the day."""
    part = part_of_day(label)
    return middle(part) if part else None


def _layout(chart: Chart, day: int, boxes: Mapping[int, tuple[Visit, ...]], number: int) -> Layout:
    """Return the stools of one day that stand as the first, the second, … in their boxes."""
    at: Place = (chart.heading, day)
    values: dict[tuple[Place, str], CellValue] = {(at, "date"): chart.days[day]}
    rows = []
    for row, visits in boxes.items():
        if number >= len(visits):
            continue
        place, visit = (row, day), visits[number]
        told = {"time": visit.time, "bristol": visit.bristol}
        told = {key: cell for key, cell in told.items() if cell is not None}
        if visit.time is None or visit.bristol is None:
            told["passed"] = MARK if _marks(chart.sheet.rows[row][day]) else chart.sheet.rows[row][day]
        values |= {(place, key): cell for key, cell in told.items()}
        rows.append(Row(row, {"date": at} | dict.fromkeys(told, place)))
    columns = {key: Column(day, "", as_text(chart.days[day])) for key in ("time", "passed", "bristol")}
    texts = (*chart.context.texts, *map(as_text, chart.labels))
    words = tuple(Heading("bristol", languages_in(text), exact=False) for text in texts)
    return Layout(
        "bowel",
        DAYS_ACROSS,
        columns,
        rows=tuple(rows),
        values=values,
        words=words,
        shape=chart.shape,
        beside=number > 0,
    )


@cache
def _listed() -> re.Pattern[str]:
    """Return the pattern of what stands between two stools in a box."""
    return re.compile(rf"\s*[,;/&+\n]\s*|\s+{either('plus')}\s+", re.IGNORECASE)
