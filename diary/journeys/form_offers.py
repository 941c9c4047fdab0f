"""What the cells of a column that is not read yet may be, for whoever says what a form is: the most usual first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from diary.addresses import column_letters, column_number
from diary.journeys.form_choice import KINDS, Table
from diary.reading.cells.codes import as_text, is_blank
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.meaning import unit_in
from diary.reading.recognise.profile import Profile, profile
from diary.reading.recognise.turned import turn

FEWEST = 0.7
"""The part of the filled cells that must be of a class before anything is offered for it."""
MOST = 3
OFFERED = {
    "with unit": ("urine", "drink", "amount"),
    "household": ("drink", "amount", "urine"),
    "handful": ("urge", "bristol"),
    "bristol": ("bristol", "urge"),
    "stamp": ("moment", "date"),
    "date": ("date",),
    "days": ("date",),
    "time": ("time", "bed", "rise"),
    "clock": ("time",),
    "poured": ("urine", "drink", "amount"),
    "drink": ("what", "drink"),
    "event": ("event",),
    "leak": ("leak", "stool_leak"),
    "mark": ("leak", "urine", "pad", "wet", "passed"),
    "yes_no": ("leak", "wet", "passed", "pad"),
    "text": ("remarks", "what", "event"),
}
"""What a column often is, by what its cells are."""
IN_WORDS = ("drink", "event", "leak", "mark", "yes_no", "text")
MEASURED = frozenset(("urine", "drink", "amount"))
LEAST_WHOLE = 6.0
"""Half of the whole numbers of a column of amounts are as much as this, or more; smaller ones count something."""
TYPICAL = ((60.0, ""), (LEAST_WHOLE, "cl"), (1.0, "dl"), (0.05, "l"))
"""The unit of bare amounts of which half are as much as this, or more; the first is as the heading says."""
FEWEST_STEPS = 3
RISING = 0.8
"""So many of the steps down a column of times go on in time: it falls only where a day begins."""
REPEATED = 0.5
"""A column of days names each several times: so few of its cells are of another day than the one before."""


def offers(sheet: Sheet, table: Table) -> dict[str, tuple[str, ...]]:
    """Return what to offer for each column of a table, or row where the times run across, that is not read.

    An offer is a key, with the unit that its numbers seem to be in where the heading says none: `urine cl`.
    """
    if table.kind not in KINDS:
        return {}
    upright = turn(sheet) if table.turned else sheet
    below = _after(table.heading)
    head = upright.rows[below - 1] if 0 < below <= len(upright.rows) else []
    width = max(map(len, upright.rows), default=0)
    read = table.lines
    taken = {line.key for line in read.values()}
    found = {}
    for line in range(width):
        at = str(line + 1) if table.turned else column_letters(line)
        if at not in read:
            cells = [row[line] for row in upright.rows[below:] if line < len(row)]
            says = unit_in(as_text(head[line])) if line < len(head) else ""
            found[at] = _offered(cells, table.kind, taken, "" if says else _unit(cells))
    return found


def _after(heading: str) -> int:
    """Return the first row below a heading; where the times run across, the first column after it."""
    if heading.isdecimal():
        return int(heading)
    return column_number(heading) + 1 if heading else 0


def _offered(cells: Sequence[CellValue], kind: str, taken: set[str], unit: str) -> tuple[str, ...]:
    keys = dict.fromkeys(key for name in _classes(cells) for key in OFFERED[name])
    fitting = [key for key in keys if key in KINDS[kind] and key not in taken]
    if "event" in taken:  # which says of each amount what it is of
        fitting.sort(key="amount".__ne__)
    return tuple(f"{key} {unit}" if unit and key in MEASURED else key for key in fitting)[:MOST]


def _classes(cells: Sequence[CellValue]) -> Iterator[str]:
    """Yield what the cells of a column are, the most telling first."""
    shares = profile(cells)
    if shares.share("with unit") >= FEWEST:
        yield "with unit"
    if shares.share("stamp") >= FEWEST:
        yield "stamp"
    numbers = _numbers(cells)
    if numbers and len(numbers) >= FEWEST * sum(not is_blank(cell) for cell in cells):
        yield from _of_numbers(numbers, shares)
    elif shares.share("amount") >= FEWEST:
        yield "household"
    else:
        yield from (name for name in ("date", "time") if shares.share(name) >= FEWEST)
        if shares.share("weekday", "day_number") >= FEWEST:
            yield "days"
    in_words = [name for name in IN_WORDS if shares.share(name) >= FEWEST]
    yield from in_words or (["text"] if shares.share("text") else [])


def _of_numbers(numbers: Sequence[float], shares: Profile) -> Iterator[str]:
    """Yield what bare numbers may be: how they go on down their column tells a day and a time from an amount."""
    steps = list(pairwise(numbers))
    goes_on = len(steps) >= FEWEST_STEPS and sum(before <= after for before, after in steps) >= RISING * len(steps)
    repeats = goes_on and sum(before != after for before, after in steps) <= REPEATED * len(steps)
    if shares.share("date") >= FEWEST:
        yield "date"
    if repeats and shares.share("day_number") >= FEWEST:
        yield "days"
    if goes_on and not repeats and shares.share("time") >= FEWEST:
        yield "clock"
    yield from (name for name in ("handful", "bristol") if shares.share(name) >= FEWEST)
    if not repeats and (_half(numbers) >= LEAST_WHOLE or any(number % 1 for number in numbers)):
        yield "poured"


def _unit(cells: Sequence[CellValue]) -> str:
    """Return the unit that bare amounts of this size are in; empty where it is the usual one, or there are none."""
    half = _half(_numbers(cells))
    return next((unit for least, unit in TYPICAL if half >= least), "")


def _half(numbers: Sequence[float]) -> float:
    """Return the number that half of those that are more than nothing are below; 0 without one."""
    return median([number for number in numbers if number > 0] or [0.0])


def _numbers(cells: Sequence[CellValue]) -> list[float]:
    """Return the bare numbers of a column, also where they are written as text."""
    found = []
    for cell in cells:
        text = as_text(cell).replace(",", ".", 1)
        if isinstance(cell, float | str) and text.replace(".", "", 1).isdecimal() and text.isascii():
            found.append(float(text))
    return found
