"""What the cells of a column that is not read yet may be, for whoever says what a form is: the most usual first."""

from __future__ import annotations

from collections.abc import Sequence

from diary.addresses import column_letters, column_number
from diary.journeys.form_choice import KINDS, Table
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.profile import profile
from diary.reading.recognise.turned import turn

FEWEST = 0.7
"""The part of the filled cells that must be of a class before anything is offered for it."""
MOST = 3
OFFERED = (
    ("poured", ("urine", "drink", "amount")),
    ("with unit", ("urine", "drink", "amount")),
    ("handful", ("urge", "bristol")),
    ("bristol", ("bristol", "urge")),
    ("stamp", ("moment", "date")),
    ("date", ("date",)),
    ("time", ("time", "bed", "rise")),
    ("drink", ("what", "drink")),
    ("event", ("event",)),
    ("leak", ("leak", "stool_leak")),
    ("mark", ("leak", "urine", "pad", "wet", "passed")),
    ("yes_no", ("leak", "wet", "passed", "pad")),
    ("text", ("remarks", "what", "event")),
)
"""The classes of cells (`recognise/profile.py`), the most telling first, with what a column of them often is."""


def offers(sheet: Sheet, table: Table) -> dict[str, tuple[str, ...]]:
    """Return what to offer for each column of a table, or row where the times run across, that is not read."""
    if table.kind not in KINDS:
        return {}
    upright = turn(sheet) if table.turned else sheet
    below = _after(table.heading)
    width = max(map(len, upright.rows), default=0)
    columns = {
        str(line + 1) if table.turned else column_letters(line): [
            row[line] for row in upright.rows[below:] if line < len(row)
        ]
        for line in range(width)
    }
    read = table.lines
    taken = {line.key for line in read.values()}
    return {at: _offered(cells, table.kind, taken) for at, cells in columns.items() if at not in read}


def _after(heading: str) -> int:
    """Return the first row below a heading; where the times run across, the first column after it."""
    if heading.isdecimal():
        return int(heading)
    return column_number(heading) + 1 if heading else 0


def _offered(cells: Sequence[CellValue], kind: str, taken: set[str]) -> tuple[str, ...]:
    shares = profile(cells)
    keys = (key for name, keys in OFFERED if shares.share(name) >= FEWEST for key in keys)
    return tuple(dict.fromkeys(key for key in keys if key in KINDS[kind] and key not in taken))[:MOST]
