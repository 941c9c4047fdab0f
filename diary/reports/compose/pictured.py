"""How a sentence for a patient writes a number so that one can picture it: whole, about, or so many of so many."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from diary.analysis.metrics import BY_KEY

if TYPE_CHECKING:
    from diary.reports.compose.figures import Figure, OneDiary, Verdict

ML = 50
"""A mean of millilitres is written in steps of so many: nobody pictures 1803 ml."""
COUNTED_UP_TO = 20
"""A share of at most so many times is written as a count."""
DAYS_OF = {"per 24 h": 1, "per day": 1, "per night": 1, "per week": 7}
"""Over how many days the rates of the catalogue go."""
_NEAR = 1e-6


def pictured(diary: OneDiary, verdict: Verdict, written: str) -> dict[str, str]:
    """Return the numbers that the sentence of a finding may name, its judged value already written."""
    metric = verdict.reference.metric
    about = written if np.isnan(verdict.value) else _about(diary, verdict, written)
    return {
        "value": written,
        "low": diary.limit(metric, verdict.reference.low),
        "high": diary.limit(metric, verdict.reference.high),
        "about": about,
        "times": _times(diary, about),
        "often": _often(diary, metric, about),
        "share": _share(diary, metric, written),
        "largest": _largest(diary),
        "per_24h": diary.words("numbers.per_24h"),
    }


def often(diary: OneDiary, key: str) -> str:
    """Write how often something happened: `ongeveer 5 keer in 24 uur`, and of what is rare `3 keer in 7 dagen`."""
    figure, w = diary.figure(key), diary.words
    if figure.based_on == 1 or figure.value < 1:
        return _often(diary, key, diary.mean(key, diary.number(key, figure.value)))
    return _often(diary, key, w("report.about", value=w.number(figure.value)))


def _largest(diary: OneDiary) -> str:
    """Write the largest void, or what it was at least; empty where nothing was measured."""
    figure = diary.figure("maximum_voided_volume_ml")
    value = figure.value if figure.known else figure.lower
    return "" if np.isnan(value) else diary.number(figure.key, value)


def about(diary: OneDiary, key: str) -> str:
    """Write a number whole; of several days a mean of millilitres in steps that one pictures: `ongeveer 4850`."""
    figure, w = diary.figure(key), diary.words
    if figure.based_on == 1 or BY_KEY[key].unit != "ml":
        return diary.number(key, figure.value)
    return w("report.about", value=w.number(ML * math.floor(figure.value / ML + 0.5)))


def _about(diary: OneDiary, verdict: Verdict, written: str) -> str:
    """Write a mean whole, but for less than one and where that would reach a limit; of one day it is as it is."""
    metric = verdict.reference.metric
    if metric not in BY_KEY or diary.figure(metric).based_on == 1:
        return written
    step = ML if BY_KEY[metric].unit == "ml" else 1
    whole = step * math.floor(verdict.value / step + 0.5)
    limits = [limit for limit in (verdict.reference.low, verdict.reference.high) if limit is not None]
    if verdict.value < 1 or any(np.sign(whole - limit) != np.sign(verdict.value - limit) for limit in limits):
        return diary.mean(metric, written)
    return diary.words("report.about", value=diary.words.number(whole))


def _often(diary: OneDiary, key: str, number: str) -> str:
    """Write a rate with the time it is of; of what happened less than once in that time, its count over all days."""
    unit = BY_KEY[key].unit if key in BY_KEY else ""
    if unit not in DAYS_OF:
        return ""
    figure, w = diary.figure(key), diary.words
    happened = figure.value * figure.based_on / DAYS_OF[unit]
    if figure.based_on > 1 and 0 < figure.value < 1 and _whole(happened):
        over = "nights" if unit == "per night" else "days"
        return w(f"numbers.over_{over}", times=_times(diary, w.number(happened)), n=figure.based_on)
    return w(f"numbers.often.{unit}", times=_times(diary, number))


def _share(diary: OneDiary, key: str, written: str) -> str:
    """Write a share of up to twenty times as `5 van de 6 keer`, of more as a percentage."""
    if key not in BY_KEY or not BY_KEY[key].percent:
        return ""
    figure, w = diary.figure(key), diary.words
    if not _few_times(figure):
        return w("numbers.share_all") if figure.value == 1 else w("numbers.percent_of", n=written)
    if figure.based_on == 1:
        return w("numbers.share_one")
    return w("numbers.share", n=w.number(figure.value * figure.based_on), of=figure.based_on)


def _few_times(figure: Figure) -> bool:
    return figure.known and figure.based_on <= COUNTED_UP_TO and _whole(figure.value * figure.based_on)


def _times(diary: OneDiary, number: str) -> str:
    """Write how many times, whatever number it is: `3 keer`, `about once`."""
    head, _, last = number.rpartition(" ")
    if last == "1":
        return f"{head} {diary.words('numbers.times_one')}".strip()
    return diary.words("numbers.times", n=number)


def _whole(count: float) -> bool:
    return abs(count - round(count)) < _NEAR
