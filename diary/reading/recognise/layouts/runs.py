"""The rows of a list under the dates that stand beside or above them, and which lie past the midnight of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from diary.reading.cells.codes import DAY_MIN, is_blank
from diary.reading.cells.times import Clock, clock
from diary.reading.recognise.layouts.shape import Place, Taken
from diary.reading.recognise.layouts.table import Table
from diary.reading.timeline.moments import FIRST_VOID_BEFORE_RISING_MIN, opens_its_date

NIGHT_ENDS_MIN = 4 * 60
"""A date whose first time is earlier, and that names no rising, is one of the calendar, not a day from rising on."""


@dataclass
class Run:
    """Rows of one date; `date` is where it stands, None when it stands nowhere. `own`: rows that hold it themselves."""

    date: Place | None
    rows: list[int] = field(default_factory=list)
    own: int = 0


def runs_of(table: Table, above: Place | None) -> list[Run]:
    """Return the runs of rows under one date each; `above` is the place of a date in the heading of the table."""
    runs = [Run(above)]
    for row in table.rows:
        place = table.place(row, "date")
        if place and table.holds(row, "date") and not table.is_heading(row) and not table.is_total(row):
            before, said = runs[-1].date, table.at(row, "date")
            if before is None or before == above or is_blank(said) or said != table.at(before[0], "date"):
                runs.append(Run(place))
            runs[-1].own += 1
        runs[-1].rows.append(row)
    return [run for run in runs if run.rows]


def minutes_of(table: Table, run: Run) -> list[tuple[int, int]]:
    """Return the rows of a run with a plain time, and that time in minutes after midnight."""
    read = [(row, clock(table.at(row, "time"))) for row in run.rows if not table.is_total(row)]
    times = [(row, found.minutes) for row, found in read if isinstance(found, Clock) and not found.half_unknown]
    opens = opens_its_date([minutes for _, minutes in times])
    return [(times[0][0], times[0][1] % DAY_MIN), *times[1:]] if opens else times


def newest_first(table: Table, runs: Sequence[Run]) -> bool:
    """Tell whether the times within the dates run backwards."""
    steps = []
    for run in runs:
        times = [minutes for _, minutes in minutes_of(table, run)]
        steps += [after - before for before, after in pairwise(times)]
    return sum(step < 0 for step in steps) > sum(step > 0 for step in steps)


def past_midnight(table: Table, runs: Sequence[Run]) -> tuple[frozenset[int], list[Taken]]:
    """Return the rows that close a run with times before its first, and the guess where they have that date.

    A date that stands once above a run is that of the day; one that is repeated beside a row past midnight
    may be, and is then told.
    """
    found: set[int] = set()
    taken = []
    if newest_first(table, runs):
        return frozenset(), []
    for run in runs:
        times = minutes_of(table, run)
        drop = next(
            (n for n in range(1, len(times)) if times[n][1] < times[n - 1][1] and times[n][1] < times[0][1]), None
        )
        if drop is None or any(minutes >= times[0][1] for _, minutes in times[drop:]):
            continue
        found.update(row for row, _ in times[drop:])
        first = times[drop][0]
        if run.own > 1 and not is_blank(table.at(first, "date")):
            taken.append(Taken("past_midnight_by_order", (first, table.columns["time"].index), table.at(first, "time")))
    return frozenset(found), taken


def like_day_sheets(table: Table, runs: Sequence[Run]) -> bool:
    """Tell whether every run is written as a day sheet is: its date once, its times on from rising."""
    dates = [said for run in runs if run.date and run.own and not is_blank(said := table.at(run.date[0], "date"))]
    if any(run.own > 1 for run in runs) or len(set(dates)) < len(dates) or newest_first(table, runs):
        return False
    if len(runs) > 1 and all(len(run.rows) == 1 for run in runs):
        return False
    for run in runs:
        times = minutes_of(table, run)
        rise = next((found for row in run.rows if isinstance(found := clock(table.at(row, "rise")), Clock)), None)
        begins = rise.minutes - FIRST_VOID_BEFORE_RISING_MIN if rise else NIGHT_ENDS_MIN * (len(runs) > 1)
        if times and times[0][1] < begins:
            return False
    return True
