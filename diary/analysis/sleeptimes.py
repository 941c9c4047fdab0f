"""Default sleep times: what a clinic takes for granted where a diary leaves out going to bed or rising.

Without such settings nothing is taken: the night is then unknown. What rests on them says `assumed`.
"""

from __future__ import annotations

import datetime as dt

import numpy as np

from diary.analysis.grouping import Times
from diary.settings import SleepTimes
from diary.table import Table

_DAY = np.timedelta64(24, "h")


def with_defaults(table: Table, times: SleepTimes) -> Table:
    """Return the recorded days (model.DAYS) with the times that are missing, and `assumed` where one was.

    Rising is never later than the first moment written down on its day, going to bed never later than falling
    asleep; a bedtime before rising is past midnight.
    """
    rise, bed = table["rise"], table["bed"]
    begins, date = table["begins"], table["date"]
    no_rise = np.isnat(rise) & (times.rise is not None)
    no_bed = np.isnat(bed) & ~table["morning_only"] & (times.bed is not None)
    if times.rise is not None:
        rise = np.where(no_rise, np.fmin(_at(date, times.rise), begins), rise)
    if times.bed is not None:
        usual = _at(date, times.bed)
        usual = np.where(usual <= begins, usual + _DAY, usual)
        bed = np.where(no_bed, np.fmin(usual, table["asleep"]), bed)
    return table.having(rise=rise, bed=bed, assumed=no_rise | no_bed)


def _at(date: Times, clock: dt.time) -> Times:
    minutes: Times = date + np.timedelta64(clock.hour * 60 + clock.minute, "m")
    return minutes
