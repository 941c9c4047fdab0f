"""How the diary was kept, described and never judged: what is measured, round, estimated, and the first day."""

from __future__ import annotations

import numpy as np

from diary.analysis.capacity import MISSING_SHARE_MAX
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Facts

ROUND_ML = 50
"""A volume on a multiple of this is called round; a whole hour is called round too."""


def how_it_was_kept(diary: OneDiary) -> Facts | None:
    """Return how many volumes are measured, round and estimated, times at whole hours, and day 1 beside the others."""
    w = diary.words
    voids = diary.assessment.numbers.line.facts.voids
    voids = voids.rows(voids["diary"] == diary.index)
    if not len(voids):
        return None
    known = ~np.isnan(voids["volume_ml"])
    measured = voids["volume_ml"][known]
    missing = len(voids) - len(measured)
    level = "complete" if not missing else "usable" if missing / len(voids) <= MISSING_SHARE_MAX else "too_much_missing"

    def count(key: str, n: int, of: int) -> tuple[str, str]:
        return w(f"report.kept.{key}", ml=ROUND_ML), w("report.kept.count", n=n, of=of)

    items = [(w("report.kept.volumes"), w(f"report.kept.{level}", n=len(measured), of=len(voids)))]
    if len(measured):
        items.append(count("round", int((measured % ROUND_ML == 0).sum()), len(measured)))
        items.append(count("estimated", int(voids["estimated"][known].sum()), len(measured)))
    minute, hour = (voids["at"].astype(f"datetime64[{unit}]") for unit in "mh")
    items.append(count("whole_hours", int((minute == hour).sum()), len(voids)))
    items += _first_day(diary)
    return Facts(tuple(items), w("report.kept.title"))


def _first_day(diary: OneDiary) -> list[tuple[str, str]]:
    """Return the voids of the first day beside the mean of the other days, where both are known."""
    line, w = diary.assessment.numbers.line, diary.words
    days = np.flatnonzero(line.days.diary == diary.index)
    values = diary.assessment.numbers.daily["voids_per_24h"].value[days]
    if len(values) < 2 or np.isnan(values[0]) or np.isnan(values[1:]).all():
        return []
    others = w.number(float(np.nanmean(values[1:])), 1)
    return [(w("report.kept.first_day"), w("report.kept.beside", first=w.number(float(values[0])), others=others))]
