"""The exercise log: how many sessions a day and how long, beside the brochure's ten times two minutes [brochure].

In its examples `worked` is the value of a metric over the example diary, see `example.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diary.analysis import grouping
from diary.analysis.grouping import Bools, Floats, Ints, Strings, Times, axis, seconds
from diary.analysis.measures import Measure, measure
from diary.analysis.periods import Timeline, remember
from diary.model import EXERCISE_NUMBERS


@remember
def _logged(line: Timeline) -> tuple[Ints, Ints]:
    """Return the diary of each logged day, and the logged day of each row."""
    rows = line.facts.exercises
    days, of_row = np.unique(axis(rows["diary"], seconds(rows["date"])), return_inverse=True)
    diary = np.zeros(len(days), dtype=np.int64)
    diary[of_row] = rows["diary"]
    return diary, of_row


@dataclass(frozen=True)
class LoggedDays:
    """Every day with an entry in the log, of all diaries; an amount that is not whole is NaN."""

    diary: Ints
    date: Times
    times: Floats
    minutes: Floats  # times × minutes each
    done: Bools  # shape (days, exercises): entered that day, and not with zero times


def logged_days(line: Timeline) -> LoggedDays:
    """Return the days of the log with what was entered on each."""
    rows, (diary, of_row) = line.facts.exercises, _logged(line)
    times, which = rows["times"], rows["exercise"]
    date = np.zeros(len(diary), dtype="datetime64[s]")
    date[of_row] = rows["date"]
    done = np.zeros((len(diary), len(EXERCISE_NUMBERS)), dtype=bool)
    entered = ~np.isnan(which) & (times != 0)
    done[of_row[entered], which[entered].astype(int) - EXERCISE_NUMBERS[0]] = True
    return LoggedDays(
        diary,
        date,
        grouping.total(of_row, times, len(diary)),
        grouping.total(of_row, times * rows["minutes"], len(diary)),
        done,
    )


def _per_logged_day(line: Timeline, amount: Floats) -> Measure:
    """Return the mean over the logged days; a day with an amount not filled in has no known total."""
    diary, of_row = _logged(line)
    value, counted = grouping.mean(diary, grouping.total(of_row, amount, len(diary)), line.diaries)
    return measure(value, counted, _why_unknown(line))


def _why_unknown(line: Timeline) -> Strings:
    logged = grouping.count(_logged(line)[0], line.diaries) > 0
    return np.where(logged, "item_not_filled", "no_exercise_log").astype(object)


def exercise_sessions_per_day(line: Timeline) -> Measure:
    """Σ times / days with an entry in the log [brochure]. Unit: per day.

    Withheld without a log (no_exercise_log) or without times in it (item_not_filled).

    >>> worked(exercise_sessions_per_day) == (4 + 2 + 6) / 2
    True
    """
    return _per_logged_day(line, line.facts.exercises["times"])


def sessions_of(line: Timeline, exercise: int) -> Measure:
    """Σ times of one exercise, 1 to 7 / days with an entry in the log [brochure]. Unit: per day.

    Withheld without a log (no_exercise_log); also when a row names no exercise or one of this exercise no times
    (item_not_filled).

    >>> worked(sessions_of, exercise=1) == (4 + 0) / 2
    True
    >>> worked(sessions_of, exercise=2) == 0
    True
    >>> worked(sessions_of, exercise=3) == (2 + 6) / 2
    True
    >>> worked(sessions_of, exercise=4) == 0
    True
    >>> worked(sessions_of, exercise=5) == 0
    True
    >>> worked(sessions_of, exercise=6) == 0
    True
    >>> worked(sessions_of, exercise=7) == 0
    True
    """
    rows = line.facts.exercises
    which = rows["exercise"]
    times = np.where(which == exercise, rows["times"], 0.0)
    sessions = _per_logged_day(line, times)
    unknown = grouping.count(rows["diary"], line.diaries, np.isnan(which) | np.isnan(times)) > 0
    return sessions.withheld(unknown, "item_not_filled")


def exercise_minutes_per_day(line: Timeline) -> Measure:
    """Σ times × minutes each / days with an entry in the log [brochure]. Unit: min.

    Withheld without a log (no_exercise_log) or without times or minutes in it (item_not_filled).

    >>> worked(exercise_minutes_per_day) == (4 * 2 + 2 * 3 + 6 * 2) / 2
    True
    """
    rows = line.facts.exercises
    return _per_logged_day(line, rows["times"] * rows["minutes"])


def median_session_min(line: Timeline) -> Measure:
    """Median of the minutes each, a log row counted as often as it was done [brochure]. Unit: min.

    Withheld as exercise_minutes_per_day is.

    >>> worked(median_session_min) == median(2, 2, 2, 2, 3, 3, 2, 2, 2, 2, 2, 2)
    True
    """
    rows = line.facts.exercises
    times = np.nan_to_num(rows["times"]).astype(int)
    value, counted = grouping.median(np.repeat(rows["diary"], times), np.repeat(rows["minutes"], times), line.diaries)
    return measure(value, counted, _why_unknown(line))
