"""The rows of a list under the dates that stand beside or above them, and which lie past the midnight of theirs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from diary.reading.cells.codes import DAY_MIN, Wrong, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.spoken import HALF_DAY_MIN
from diary.reading.cells.times import FIRST_REAL_YEAR, Clock, clock
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.cellsof import cell_at
from diary.reading.recognise.labels import labels_in
from diary.reading.recognise.layout import Assumption, Place
from diary.reading.recognise.relative import WEEK, dated, first_day, weekday_of
from diary.reading.recognise.table import Table
from diary.reading.recognise.titles import date_in

NIGHT_ENDS_MIN = 4 * 60
"""A date whose first time is earlier, and that names no rising, is one of the calendar, not a day from rising on."""
MOST_OF_A_RUN = 0.5
"""When more of the rows with a date of their own lie below later times, they were not written in order."""
BEFORE_RISING_MIN = 60
"""A first row up to this long before rising is that of the same day."""
MOST_OF_A_DAY_ROW = 2
"""A row that begins a day holds no more than a label and its date."""
DAY = dt.timedelta(days=1)


@dataclass
class Run:
    """Rows of one date; `date` is where it stands, None when it stands nowhere. `own`: rows that hold it themselves."""

    date: Place | None
    rows: list[int] = field(default_factory=list)
    own: int = 0


def with_day_rows(table: Table, above: Place | None) -> tuple[Table, dict[int, Place]]:
    """Return the table without its rows that hold only a day, and by row the places of those days."""
    if "time" not in table.columns:
        return table, {}
    days: dict[int, tuple[Place, CellValue]] = {}
    first = first_day(table, above)
    last = first
    for row in table.rows:
        if (day := _day_row(table, row)) is None:
            continue
        place, cell = day
        last = _next_of(cell, first, last)
        days[row] = place, last or cell
    if not days:
        return table, {}
    values = {(place, "date"): value for place, value in days.values()}
    kept = table.of_rows(row for row in table.rows if row not in days)
    return kept.saying(values), {row: place for row, (place, _) in days.items()}


def _day_row(table: Table, row: int) -> tuple[Place, CellValue] | None:
    """Return the place of the day in a row that holds nothing else, and what it says; None of any other row."""
    cells = table.sheet.rows[row]
    if len(cells) - cells.count(None) - cells.count("") > MOST_OF_A_DAY_ROW:
        return None
    filled = [index for index, cell in enumerate(cells) if not is_blank(cell)]
    if not filled or len(filled) > MOST_OF_A_DAY_ROW:
        return None
    own = {table.columns[key].index for key in ("date",) if key in table.columns}
    if len(filled) == 2:
        label = labels_in([cells], row).get("date")
        return (label[0], cell_at(table.sheet.rows, label[0])) if label and label[0] == (row, filled[1]) else None
    index = filled[0]
    cell = cells[index]
    if index in own or (((row, index), "time") in table.values and table.printed):
        return None
    day = _day_in(cell)
    return ((row, index), day) if day is not None else None


def _day_in(cell: CellValue) -> CellValue:
    """Return the day that a cell alone in its row says, None when it says something else."""
    if isinstance(cell, dt.date) and getattr(cell, "year", 0) >= FIRST_REAL_YEAR:
        return cell
    if not isinstance(cell, str) or (isinstance(clock(cell), Clock) and isinstance(date(cell), Wrong)):
        return None
    if weekday_of(cell) is not None:
        return cell.strip()
    written = date(cell)
    with_weekday = isinstance(written, Written) and written.relative is None and written.weekday is not None
    return cell.strip() if with_weekday else date_in(cell)


def _next_of(cell: CellValue, first: dt.date | None, last: dt.date | None) -> dt.date | None:
    """Return the date of a day that is called by its number or its weekday; None when it says its own."""
    weekday = weekday_of(cell)
    if weekday is not None and last is not None:
        return last + ((weekday - last.weekday() - 1) % WEEK + 1) * DAY
    written = date(cell)
    if isinstance(written, Written) and written.relative is not None:
        day = dated(first, written.relative)
        return day if isinstance(day, dt.date) else None
    if isinstance(written, Written) and written.year:
        return None
    return None


def runs_of(table: Table, above: Place | None, days: dict[int, Place]) -> list[Run]:
    """Return the runs of rows under one date each.

    `above` is the place of a date in the heading of the table, `days` those of the rows that hold only a day.
    """
    runs = [Run(above)]
    between = sorted(days)
    for row in table.rows:
        while between and between[0] < row:
            runs.append(Run(days[between.pop(0)]))
        place = table.place(row, "date")
        if place and table.holds(row, "date"):
            before, said = runs[-1].date, table.at(row, "date")
            if before is None or before == above or is_blank(said) or said != table.at(before[0], "date"):
                runs.append(Run(place))
            runs[-1].own += 1
        runs[-1].rows.append(row)
    return [run for run in runs if run.rows]


def opens_its_date(minutes: Sequence[int | None]) -> bool:
    """Tell whether the first of the times under one date is after 24:00 and lies just after its first midnight.

    The others of that date run on from there; one other alone must lie in the morning.

    >>> opens_its_date([1450, 180, 420]), opens_its_date([1450, 1410]), opens_its_date([1450, 1410, 700])
    (True, False, False)
    """
    first, *others = [time for time in minutes if time is not None] or [0]
    run_on = others == sorted(others) and (len(others) > 1 or others[:1] < [HALF_DAY_MIN])
    return first >= DAY_MIN and bool(others) and run_on and others[-1] < DAY_MIN


def minutes_of(table: Table, run: Run) -> list[tuple[int, int]]:
    """Return the rows of a run with a plain time, and that time in minutes after midnight."""
    read = [(row, clock(table.at(row, "time"))) for row in run.rows]
    times = [(row, time.minutes) for row, time in read if isinstance(time, Clock) and not time.half_unknown]
    opens = opens_its_date([minutes for _, minutes in times])
    return [(times[0][0], times[0][1] % DAY_MIN), *times[1:]] if opens else times


def newest_first(table: Table, runs: Sequence[Run]) -> bool:
    """Tell whether the times within the dates run backwards."""
    steps = []
    for run in runs:
        times = [minutes for _, minutes in minutes_of(table, run)]
        steps += [after - before for before, after in pairwise(times)]
    return sum(step < 0 for step in steps) > sum(step > 0 for step in steps)


def past_midnight(table: Table, runs: Sequence[Run]) -> tuple[frozenset[int], list[Assumption]]:
    """Return the rows that close a run with times before its first, and the guess where they have that date.

    A date that stands once above a run is that of the day; one that is repeated beside a row past midnight
    may be, and is then told.
    """
    late: set[int] = set()
    told = []
    if newest_first(table, runs):
        return frozenset(), []
    for run in runs:
        times = minutes_of(table, run)
        drop = next(
            (n for n in range(1, len(times)) if times[n][1] < times[n - 1][1] and times[n][1] < times[0][1]), None
        )
        if drop is None or any(minutes >= times[0][1] for _, minutes in times[drop:]):
            continue
        first = times[drop][0]
        own = run.own > 1 and not is_blank(table.at(first, "date"))
        if own and len(times) - drop > MOST_OF_A_RUN * len(times):
            continue
        late.update(row for row, _ in times[drop:])
        if own:
            place = (first, table.columns["time"].index)
            told.append(Assumption("past_midnight_by_order", place, table.at(first, "time")))
    return frozenset(late), told


def like_day_sheets(table: Table, runs: Sequence[Run]) -> bool:
    """Tell whether every run is written as a day sheet is: its date once, its times on from rising."""
    dates = [said for run in runs if run.date and run.own and not is_blank(said := table.at(run.date[0], "date"))]
    if any(run.own > 1 for run in runs) or len(set(dates)) < len(dates) or newest_first(table, runs):
        return False
    if len(runs) > 1 and all(len(run.rows) == 1 for run in runs):
        return False
    for run in runs:
        times = minutes_of(table, run)
        rise = next((time for row in run.rows if isinstance(time := clock(table.at(row, "rise")), Clock)), None)
        begins = rise.minutes - BEFORE_RISING_MIN if rise else NIGHT_ENDS_MIN * (len(runs) > 1)
        if times and times[0][1] < begins:
            return False
    return True
