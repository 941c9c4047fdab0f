"""When the rows of a table were: a stamp parted into its date and time, a half of the day beside a time, hours."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from diary.reading.cells.codes import DAY_MIN, MINUTES_PER_HOUR, as_text, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.stamps import stamp
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.words import plain, vocabulary
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.dayparts import with_parts
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.hours import filled_times, middle, slots_of
from diary.reading.recognise.layout import Assumption, Column, Place
from diary.reading.recognise.meaning import meanings
from diary.reading.recognise.recognised_table import Table

_FIGURES = re.compile(r"([\d:., ]*)(.*)", re.DOTALL)
"""A time, and what stands behind it."""
FIRST_HOUR_MIN = MINUTES_PER_HOUR
"""An earlier time is of no clock of twelve hours."""
Parts = dict[tuple[Place, str], CellValue]


def with_moments(table: Table) -> Table:
    """Return the table with a date and a time for its rows, from the same source: two columns, or a stamp.

    Of stamps that of the event comes before the one of its writing down; a moment that is no stamp is a time.
    """
    columns = dict(table.columns)
    noted, moment = columns.pop("stamp", None), columns.pop("moment", None)
    table = replace(table, columns=columns)
    day, time = columns.get("date"), columns.get("time")
    apart = day is not None and time is not None and day.index != time.index
    if apart and (not (moment or noted) or _filled(table, "date")):
        return table
    if time is not None and day is None and (source := moment or noted):
        return _dated_by(replace(table, columns={**columns, "date": source}))
    for source in (moment, day, time, noted):
        if source is not None and not (apart and source in (day, time)):
            both = _parted(replace(table, columns=_in_order({**columns, "date": source, "time": source})))
            if both is not None:
                return both
    return replace(table, columns=_in_order({**columns, "time": moment})) if moment and time is None else table


def _in_order(columns: Mapping[str, Column]) -> dict[str, Column]:
    """Return the columns as they stand beside each other."""
    return dict(sorted(columns.items(), key=lambda each: each[1].index))


def _filled(table: Table, key: str) -> bool:
    return any(not is_blank(table.at(row, key)) for row in table.rows)


def _parted(table: Table) -> Table | None:
    """Return the table with its stamps parted, None when its cells are no stamps.

    A time alone below a stamp is of the same date; a date alone among stamps has no time, unless it is midnight.
    """
    column = table.columns["date"].index
    filled = {row: cell for row in table.rows if not is_blank(cell := table.at(row, "date"))}
    stamps = {row: both for row, cell in filled.items() if (both := stamp(cell))}
    times = [row for row, cell in filled.items() if row not in stamps and _is_time(cell)]
    other = filled.keys() - stamps.keys() - set(times)
    dates = [row for row in filled if row in other and isinstance(date(filled[row]), Written)]
    known = len(stamps) + len(times) + len(dates)
    if next(iter(filled), None) not in {*stamps, *dates} or known < threshold("fits") * len(filled):
        return None
    if all(both.time == dt.time() for both in stamps.values()):
        return None
    values: Parts = {}
    for row, both in stamps.items():
        values[(row, column), "date"], values[(row, column), "time"] = both.date, both.time
    for row in times:
        values[(row, column), "date"] = None
    midnights = _midnights(filled) if table.kind == "list" else []
    for row in dates:
        values[(row, column), "time"] = dt.time() if row in midnights else None
    told = [Assumption("midnight_by_order", (row, column), dt.time()) for row in midnights]
    return table.saying(values, *told)


def _midnights(filled: Mapping[int, CellValue]) -> list[int]:
    """Return the rows whose cell was kept as a date for a midnight: among stamps alone, and in order there.

    A spreadsheet keeps a stamp of 00:00 as a bare date.
    """
    if any(not isinstance(cell, dt.date) for cell in filled.values()):
        return []
    moments = [(row, _moment(cell)) for row, cell in filled.items() if isinstance(cell, dt.date)]
    found = []
    for (_, before), (row, at), (_, after) in zip(moments, moments[1:], moments[2:], strict=False):
        bare = not isinstance(filled[row], dt.datetime)
        if bare and (before <= at <= after or before >= at >= after):
            found.append(row)
    return found


def _moment(cell: dt.date) -> dt.datetime:
    return cell if isinstance(cell, dt.datetime) else dt.datetime.combine(cell, dt.time())


def _is_time(cell: CellValue) -> bool:
    return isinstance(cell, str | dt.time) and isinstance(clock(cell), Clock)


def _dated_by(table: Table) -> Table:
    """Return the table with the dates of its stamps, beside times of its own; a guess."""
    column = table.columns["date"]
    values: Parts = {}
    for row in table.rows:
        if both := stamp(table.at(row, "date")):
            values[(row, column.index), "date"] = both.date
    return table.saying(values, Assumption("column_by_content", (table.heading_row, column.index), column.heading))


def with_halves(table: Table) -> Table:
    """Return the table with the half of the day, AM or PM, added to the time beside it."""
    if "half" not in table.columns or "time" not in table.columns:
        return table
    values: Parts = {}
    for row in table.rows:
        half, place = table.at(row, "half"), table.place(row, "time")
        if place and isinstance(half, str) and plain(half) in vocabulary("part_of_day") and table.holds(row, "time"):
            figures, rest = _FIGURES.match(as_text(table.at(row, "time"))).groups()  # type: ignore[union-attr]
            values[place, "time"] = f"{figures.strip()} {half} {rest}".strip()
    return table.saying(values)


def under_titles(table: Table, first: int) -> Table:
    """Return the table with its times in the second half of the day below a title that says so; a guess.

    `first` is the row from which its titles stand. Only times that may be of either half are moved.
    """
    rows = table.sheet.rows
    if "half" in table.columns or "time" not in table.columns or table.printed:
        return table
    titles = {row: half for row in range(first, table.rows[-1] if table.rows else 0) if (half := _half_in(rows[row]))}
    if not titles:
        return table
    table = table.of_rows(row for row in table.rows if row not in titles)
    values: Parts = {}
    told: list[Assumption] = []
    for title, until in pairwise([*titles, len(rows)]):
        below = [row for row in table.rows if title < row < until and table.holds(row, "time")]
        moved = _afternoon(table, below) if titles[title] == "afternoon" else {}
        values |= moved
        told += [Assumption("afternoon_by_title", place, table.at(place[0], "time")) for place, _ in list(moved)[:1]]
    return table.saying(values, *told)


def _half_in(cells: Sequence[CellValue]) -> str:
    """Return the half of the day that a row names which holds nothing else; empty without one."""
    filled = [cell for cell in cells if not is_blank(cell)] if cells.count(None) >= len(cells) - 1 else []
    known = meanings("halves", filled[0]) if len(filled) == 1 and isinstance(filled[0], str) else frozenset()
    return next(iter(known)).key if len(known) == 1 else ""


def _afternoon(table: Table, rows: Sequence[int]) -> Parts:
    """Return these times as those of the afternoon; none where one of them is no time of a clock of twelve hours."""
    read = {row: clock(cell) for row in rows if isinstance(cell := table.at(row, "time"), str | dt.time)}
    times = {row: time.minutes for row, time in read.items() if isinstance(time, Clock)}
    if len(times) < len(rows) or any(not FIRST_HOUR_MIN <= minutes < DAY_MIN // 2 for minutes in times.values()):
        return {}
    moved: Parts = {}
    for row, minutes in times.items():
        if place := table.place(row, "time"):
            moved[place, "time"] = dt.time(*divmod(minutes + DAY_MIN // 2, MINUTES_PER_HOUR))
    return moved


def _up_to_their_ends(table: Table) -> Table:
    """Return the table with the hours of a row, `06:00-07:00`, where a column beside its times says until when."""
    if "until" not in table.columns:
        return table
    values: Parts = {}
    for row in table.rows:
        place = table.place(row, "time")
        if place and table.holds(row, "time") and table.holds(row, "until"):
            values[place, "time"] = f"{as_text(table.at(row, 'time'))} - {as_text(table.at(row, 'until'))}"
    return table.saying(values)


def with_hours(table: Table) -> Table:
    """Return the table with the middle of each hour that was printed beforehand; a guess, told once.

    A slot without a time belongs to the slot above it.
    """
    if "time" not in table.columns:
        return table
    table = _up_to_their_ends(table)
    times = filled_times(table.rows, lambda row: table.at(row, "time"))
    if (in_parts := with_parts(table, times)) is not None:
        return in_parts
    slots = slots_of(times, threshold("fits"))
    if not slots:
        return table
    others = [key for key in table.columns if key not in ("date", "time", "until")]
    values: Parts = {}
    told: list[Assumption] = []
    above: dt.time | None = None
    for row in table.rows:
        place = table.place(row, "time")
        if place is None:
            continue
        happened = any(table.holds(row, key) for key in others)
        if row in slots:
            above = middle(slots[row])
        elif above is None or not happened or table.holds(row, "time"):
            continue
        values[place, "time"] = above
        if not told and happened:
            told.append(Assumption("middle_of_hour", place, above))
    return replace(table.saying(values, *told), printed=True)
