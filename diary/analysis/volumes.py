"""What the volumes of each day add up to, by day and by night, and what cannot be told when some are missing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diary.analysis import grouping
from diary.analysis.capacity import MISSING_SHARE_MAX
from diary.analysis.grouping import Bools, Floats, Strings, ratio
from diary.analysis.measures import DayMeasure, day_measure, first_reason
from diary.analysis.periods import Timeline, remember


@dataclass(frozen=True)
class DayVolumes:
    """What the volumes of each complete day add up to, arrays of shape (days,)."""

    missing_share: Floats
    missing_day: Floats  # voids without a volume, outside the night
    missing_night: Floats  # in the night, the closing first morning void included
    lower_24h: Floats
    lower_night: Floats
    no_night: Bools

    def any_missing(self) -> Bools:
        """Tell which days lack a volume."""
        return self.missing_day + self.missing_night > 0

    def too_many(self) -> Bools:
        """Tell on which days too many volumes are missing for any volume metric."""
        return self.missing_share > MISSING_SHARE_MAX


@remember
def day_volumes(line: Timeline) -> DayVolumes:
    """Add up what was measured on each day, by day and by night; an incomplete day has no sums."""
    out, n, complete = line.output, len(line.days), line.days.complete
    unknown = np.isnan(out.volume)
    passes = grouping.count(out.day, n)
    return DayVolumes(
        missing_share=ratio(grouping.count(out.day, n, unknown), passes),
        missing_day=grouping.count(out.day, n, unknown & ~out.night),
        missing_night=grouping.count(out.day, n, unknown & out.night),
        lower_24h=np.where(complete, grouping.total(out.day, out.lower, n), np.nan),
        lower_night=np.where(complete, grouping.total(out.day, out.lower, n, out.night), np.nan),
        no_night=np.isnan(line.days.night_h),
    )


def volume_reason(line: Timeline, volumes: DayVolumes, *, night: bool, missing: Bools) -> Strings:
    """Return why a volume of each day is withheld: `night` needs sleep times, `missing` tells where one lacks."""
    reason = line.days.reason
    held = first_reason(
        (volumes.no_night & night, "no_sleep_times"),
        (volumes.too_many(), "too_many_volumes_missing"),
        (missing, "volumes_missing"),
    )
    return np.where(reason == "", held, reason)


def from_full_volumes(line: Timeline, value: Floats) -> DayMeasure:
    """Return what rests on the night and on every volume of the day, withheld where any misses."""
    volumes = day_volumes(line)
    reason = volume_reason(line, volumes, night=True, missing=volumes.any_missing())
    return day_measure(value, np.where((reason == "") & np.isnan(value), "no_volumes", reason))
