"""The exercise log: how many sessions a day and how long, beside the brochure's ten times two minutes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from diary.analysis import grouping
from diary.analysis.grouping import Floats, ratio
from diary.analysis.measures import Measure, measure
from diary.analysis.periods import Timeline, remember


@remember
def _logged_days(line: Timeline) -> Floats:
    rows = line.facts.exercises
    dated = pd.DataFrame({"diary": rows["diary"], "date": rows["date"]}).drop_duplicates()
    return grouping.count(dated["diary"].to_numpy(), line.diaries)


def _per_logged_day(line: Timeline, amount: Floats) -> Measure:
    days = _logged_days(line)
    summed, _ = grouping.mean(line.facts.exercises["diary"].to_numpy(), amount, line.diaries)
    known = grouping.count(line.facts.exercises["diary"].to_numpy(), line.diaries, ~np.isnan(amount))
    return measure(ratio(summed * known, days), days, np.where(days > 0, "item_not_filled", "no_exercise_log"))


def exercise_sessions_per_day(line: Timeline) -> Measure:
    """Σ times / days with an entry in the log. Unit: per day."""
    return _per_logged_day(line, line.facts.exercises["times"].to_numpy())


def exercise_minutes_per_day(line: Timeline) -> Measure:
    """Σ times × minutes each / days with an entry in the log. Unit: min."""
    rows = line.facts.exercises
    return _per_logged_day(line, (rows["times"] * rows["minutes"]).to_numpy())


def median_session_min(line: Timeline) -> Measure:
    """Median of the minutes each, a log row counted as often as it was done. Unit: min."""
    rows = line.facts.exercises
    times = np.nan_to_num(rows["times"].to_numpy()).astype(int)
    value, counted = grouping.median(
        np.repeat(rows["diary"].to_numpy(), times), np.repeat(rows["minutes"].to_numpy(), times), line.diaries
    )
    return measure(value, counted, np.where(_logged_days(line) > 0, "item_not_filled", "no_exercise_log"))
