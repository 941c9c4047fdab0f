"""What the volumes of each day add up to, by day and by night, and what cannot be told when some are missing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diary.analysis import grouping
from diary.analysis.capacity import MISSING_SHARE_MAX, why_unmeasured
from diary.analysis.emptying import NO_VOIDS
from diary.analysis.grouping import Bools, Floats, Strings, ratio
from diary.analysis.measures import LEAK_IN_SLEEP, DayMeasure, day_measure, first_reason
from diary.analysis.periods import Timeline, remember
from diary.analysis.wet_nights import leaks_asleep


@dataclass(frozen=True)
class DayVolumes:
    """What the volumes of each complete day add up to, weighed wet beds included; arrays of shape (days,)."""

    missing_share: Floats
    missing_day: Floats  # voids without a volume, outside the night
    missing_night: Floats  # in the night, the closing first morning void included
    lost_day: Floats  # leaks asleep of more than drops that were not weighed, outside the night
    lost_night: Floats
    lower_24h: Floats
    lower_night: Floats
    no_night: Bools

    def any_missing(self) -> Bools:
        """Tell which days lack a volume."""
        return self.missing_day + self.missing_night > 0

    def any_lost(self) -> Bools:
        """Tell on which days urine ran away asleep that was not weighed."""
        return self.lost_day + self.lost_night > 0

    def too_many(self) -> Bools:
        """Tell on which days too many volumes are missing for any volume metric."""
        return self.missing_share > MISSING_SHARE_MAX


@remember
def day_volumes(line: Timeline) -> DayVolumes:
    """Add up what was measured on each day, by day and by night; an incomplete day has no sums."""
    out, n = line.output, len(line.days)
    complete = line.days.complete & (line.without_voids != NO_VOIDS)
    unknown = np.isnan(out.volume)
    passes = grouping.count(out.day, n)
    bed = leaks_asleep(line)
    weighed, unweighed = np.nan_to_num(bed.gain_g), np.isnan(bed.gain_g)
    night = grouping.total(out.day, out.lower, n, out.night) + grouping.total(bed.day, weighed, n, bed.night)
    return DayVolumes(
        missing_share=ratio(grouping.count(out.day, n, unknown), passes),
        missing_day=grouping.count(out.day, n, unknown & ~out.night),
        missing_night=grouping.count(out.day, n, unknown & out.night),
        lost_day=grouping.count(bed.day, n, unweighed & ~bed.night),
        lost_night=grouping.count(bed.day, n, unweighed & bed.night),
        lower_24h=np.where(
            complete, grouping.total(out.day, out.lower, n) + grouping.total(bed.day, weighed, n), np.nan
        ),
        lower_night=np.where(complete, night, np.nan),
        no_night=np.isnan(line.days.night_h),
    )


def volume_reason(line: Timeline, volumes: DayVolumes, *, night: bool, missing: Bools, lost: Bools) -> Strings:
    """Return why a volume of each day is withheld.

    `night` needs sleep times, `missing` tells where a volume lacks, `lost` where a bed was wet.
    """
    held = first_reason(
        (line.without_voids == NO_VOIDS, NO_VOIDS),
        (line.days.reason != "", "incomplete"),
        (volumes.no_night & night, "no_sleep_times"),
        (volumes.too_many(), "too_many_volumes_missing"),
        (lost, LEAK_IN_SLEEP),
        (missing, "volumes_missing"),
    )
    return np.where(held == "incomplete", line.days.reason, held).astype(object)


def from_full_volumes(line: Timeline, value: Floats, *, lost: Bools | None = None) -> DayMeasure:
    """Return what rests on the night and on every volume of the day, withheld where any misses or a bed was wet."""
    volumes = day_volumes(line)
    lost = volumes.any_lost() if lost is None else lost
    reason = volume_reason(line, volumes, night=True, missing=volumes.any_missing(), lost=lost)
    unmeasured = why_unmeasured(line)[line.days.diary]
    return day_measure(value, np.where((reason == "") & np.isnan(value), unmeasured, reason))
