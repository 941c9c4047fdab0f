"""The rows of a list under the dates that stand beside or above them, and which lie past the midnight of theirs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from diary.reading.cells.codes import DAY_MIN, MINUTES_PER_HOUR, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.halves import settle
from diary.reading.cells.happenings import clock_beside_a_word
from diary.reading.cells.spoken_times import HALF_DAY_MIN
from diary.reading.cells.times import Clock, clock
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.layout import Assumption, Place
from diary.reading.recognise.recognised_table import Table

NIGHT_ENDS_MIN = 4 * 60
"""A date whose first time is earlier, and that names no rising, is one of the calendar, not a day from rising on."""
MOST_OF_A_RUN = 0.5
"""When more of the rows with a date of their own lie below later times, they were not written in order."""
BEFORE_RISING_MIN = 60
"""A first row up to this long before rising is that of the same day."""


@dataclass
class Run:
    """Rows of one date; `date` is where it stands, None when it stands nowhere. `own`: rows that hold it themselves."""

    date: Place | None
    rows: list[int] = field(default_factory=list)
    own: int = 0


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
    """Return the rows of a run with a known time, and that time in minutes after midnight."""
    settled = zip(run.rows, settle(_clocks(table, run), None), strict=True)
    times = [(row, time.minutes) for row, time in settled if time.minutes is not None]
    opens = opens_its_date([minutes for _, minutes in times])
    return [(times[0][0], times[0][1] % DAY_MIN), *times[1:]] if opens else times


def settling(table: Table, runs: Sequence[Run], rows: Container[int]) -> Table:
    """Return the table with the times of these rows whose half of the day the rows around them tell; each a guess."""
    values: dict[tuple[Place, str], CellValue] = {}
    told: list[Assumption] = []
    for run in runs:
        clocks = _clocks(table, run)
        if not any(time and time.open for time in clocks):
            continue
        for row, time in zip(run.rows, settle(clocks, None), strict=True):
            place = table.place(row, "time")
            if row in rows and time.by_rows and time.minutes is not None and place:
                values[place, "time"] = dt.time(*divmod(time.minutes % DAY_MIN, MINUTES_PER_HOUR))
                told.append(Assumption("half_of_day", place, values[place, "time"]))
    return table.saying(values, *told)


def _clocks(table: Table, run: Run) -> list[Clock | None]:
    """Return the time of each row, also where a word that says what happened stands beside it."""
    read = (clock_beside_a_word(table.at(row, "time")) for row in run.rows)
    return [time if isinstance(time, Clock) else None for time in read]


def newest_first(table: Table, runs: Sequence[Run]) -> bool:
    """Tell whether the times within the dates run backwards; one step back below a date written once tells nothing."""
    steps = []
    for run in runs:
        times = [minutes for _, minutes in minutes_of(table, run)]
        steps += [after - before for before, after in pairwise(times)]
    if _dates_run_on(table, runs) or (len(steps) == 1 and all(run.own == 1 for run in runs)):
        return False
    return sum(step < 0 for step in steps) > sum(step > 0 for step in steps)


def _dates_run_on(table: Table, runs: Sequence[Run]) -> bool:
    """Tell whether the dates of the runs, each written once, follow each other in time."""
    written = [date(table.at(run.date[0], "date")) for run in runs if run.date and run.own == 1]
    days = [day.in_full for day in written if isinstance(day, Written) and day.in_full]
    return len(days) == len(runs) > 1 and days == sorted(set(days))


def after_midnight(times: Sequence[tuple[int, int]]) -> list[int]:
    """Return, of what follows each other with its minutes, what closes it with times before its first.

    >>> after_midnight([(4, 420), (5, 1380), (6, 90)]), after_midnight([(4, 420), (5, 90), (6, 600)])
    ([6], [])
    """
    drop = next((n for n in range(1, len(times)) if times[n][1] < min(times[n - 1][1], times[0][1])), len(times))
    after = times[drop:]
    return [] if any(minutes >= times[0][1] for _, minutes in after) else [each for each, _ in after]


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
        closing = after_midnight(times)
        if not closing:
            told += _steps_back(table, times)
            continue
        first = closing[0]
        own = run.own > 1 and not is_blank(table.at(first, "date"))
        if own and len(closing) > MOST_OF_A_RUN * len(times):
            continue
        late.update(closing)
        if own:
            place = (first, table.columns["time"].index)
            told.append(Assumption("past_midnight_by_order", place, table.at(first, "time")))
    return frozenset(late), told


def _steps_back(table: Table, times: Sequence[tuple[int, int]]) -> list[Assumption]:
    """Return the guess of the first row without a date of its own whose time lies before that of the row above it."""
    back = (row for (_, above), (row, time) in pairwise(times) if time < above and is_blank(table.at(row, "date")))
    return [
        Assumption("row_out_of_order", place, table.at(row, "time"))
        for row in islice(back, 1)
        if (place := table.place(row, "time"))
    ]


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
