"""Two diaries: how much each metric changed, and whether that is more than chance or measurement explains.

A metric is judged by the figure that was published for it; one without such a figure shows its change and no
verdict. Nothing here tells why something changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from diary.analysis import grouping
from diary.analysis.ages import too_young
from diary.analysis.chance import LIKELY_BY_CHANCE, by_chance, chance_of
from diary.analysis.definition import Metric
from diary.analysis.metrics import CATALOGUE, Numbers

STATES = ("real_change", "real_and_large", "too_small_to_tell", "not_comparable")

FREQUENCY_HALF_WIDTH = 2.65
"""The 95 % interval of daytime voids counted on one day is ± this; on n days it is divided by √n [homma2002]."""
FEWER_LEAKS = 0.5
"""From so large a part fewer leaks, patients call a change important [yalcin2010]."""
FEWER_NIGHT_VOIDS = 0.5
"""From so large a part fewer voids a night, a change counts as a response [lose2003]."""
FEWER_STOOL_LEAKS = 0.5
"""From so large a part fewer leaks of stool, a change is called large: a working rule [convention]."""
LARGER_VOID_SHARE, LARGER_VOID_ML = 0.25, 50.0
"""The largest void changes only by more than both; anything less is a direction [convention]."""

_TOTAL = "count"
"""The unit of what is counted over the whole diary: it grows with its days."""
SOURCES = {
    "frequency": "homma2002",
    "leaks": "homma2002; yalcin2010",
    "night_voids": "convention; lose2003",
    "stool_leaks": "convention",
    "largest_void": "convention",
}
"""What each way of judging rests on."""
_DAYS_OF_A_RATE = {"per 24 h": 1, "per night": 1, "per week": 7}


@dataclass(frozen=True)
class Change:
    """One metric of two diaries; NaN is withheld, or a figure that nobody published.

    `rule` names how it was judged, `reason` says why it was not: not comparable, or no figure.
    """

    key: str
    before: float
    after: float
    must_exceed: float
    state: str
    rule: str = ""
    reason: str = ""

    @property
    def source(self) -> str:
        """The keys of the sources of the verdict, empty without one."""
        return SOURCES.get(self.rule, "")

    @property
    def change(self) -> float:
        """The difference, after minus before, in the metric's own unit; NaN where the two cannot be compared."""
        return np.nan if self.state == "not_comparable" else self.after - self.before

    @property
    def real(self) -> bool:
        """Tell whether it is more than chance or measurement explains."""
        return self.state in ("real_change", "real_and_large")


@dataclass(frozen=True)
class _Pair:
    """One metric on both sides: its values, and on how many days, nights or voids they rest."""

    metric: Metric
    before: float
    after: float
    based_on: tuple[int, int]
    child: bool

    def judged(self, must_exceed: float, *, real: bool, large: bool = False) -> Change:
        """Return the change with its verdict."""
        state = ("real_and_large" if large else "real_change") if real else "too_small_to_tell"
        return Change(self.metric.key, self.before, self.after, must_exceed, state, self.metric.rule)

    def unjudged(self, reason: str) -> Change:
        """Return the change without a verdict: no figure says how much is enough."""
        return Change(self.metric.key, self.before, self.after, np.nan, "too_small_to_tell", reason=reason)

    def not_comparable(self, reason: str) -> Change:
        """Return what cannot be compared, and why."""
        return Change(self.metric.key, self.before, self.after, np.nan, "not_comparable", reason=reason)

    def fewer_by(self, part: float) -> bool:
        """Tell whether at least this part of what there was has gone; the last digits are only arithmetic."""
        return self.before > 0 and round(self.before - self.after - part * self.before, 9) >= 0

    def exceeds(self, must_exceed: float) -> bool:
        """Tell whether the change is larger than a figure; one that equals it is not."""
        return round(abs(self.after - self.before) - must_exceed, 9) > 0


def changes(numbers: Numbers, before: int, after: int) -> dict[str, Change]:
    """Return the change of every metric from one diary to another, in the order of the catalogue."""
    scales = numbers.line.facts.patients["urge_scale"].to_numpy()
    other_scale = bool(scales[before] and scales[after] and scales[before] != scales[after])
    incomplete = lacks_complete_day(numbers, before, after)
    child = bool(too_young(numbers.line)[[before, after]].any())
    return {
        metric.key: _change(
            numbers,
            metric,
            (before, after),
            other_scale=other_scale,
            incomplete=incomplete,
            child=child,
        )
        for metric in CATALOGUE
    }


def lacks_complete_day(numbers: Numbers, before: int, after: int) -> bool:
    """Tell whether one of two diaries has no complete day at all."""
    days = numbers.line.days
    complete = grouping.count(days.diary, numbers.line.diaries, days.complete)
    return bool((complete[[before, after]] == 0).any())


def _change(
    numbers: Numbers,
    metric: Metric,
    places: tuple[int, int],
    *,
    other_scale: bool,
    incomplete: bool,
    child: bool,
) -> Change:
    measure, at = numbers.measures[metric.key], list(places)
    first, last = (float(value) for value in measure.value[at])
    based_on = measure.based_on[at].astype(int)
    pair = _Pair(metric, first, last, (int(based_on[0]), int(based_on[1])), child)
    withheld = [str(reason) for reason in measure.reason[at] if reason]
    reasons = (
        "other_urge_scale" if "urge_scale" in metric.needs and other_scale else "",
        *withheld,
        "no_complete_day" if "complete_day" in metric.needs and incomplete else "",
        "other_days" if metric.unit == _TOTAL and based_on[0] != based_on[1] else "",
    )
    if any(reasons):
        return pair.not_comparable(next(filter(None, reasons)))
    if not metric.rule:
        return pair.unjudged("no_published_figure")
    if child and metric.rule in _OF_ADULTS:
        return pair.unjudged("adult_reference_only")
    return _JUDGES[metric.rule](pair)


def _frequency(pair: _Pair) -> Change:
    """Judge daytime frequency: real above its smallest detectable change, 2.65·√(1/n₁ + 1/n₂) [homma2002]."""
    smallest = FREQUENCY_HALF_WIDTH * float(np.sqrt(sum(1 / days for days in pair.based_on)))
    return pair.judged(smallest, real=pair.exceeds(smallest))


def _episodes(pair: _Pair, enough: float) -> Change:
    """Judge a count of episodes against its days by the exact test; large from so large a part fewer.

    That leaks come one by one, as the test takes them, is published [homma2002]. Voids at night and leaks of stool
    are taken so too, a working rule: night voids vary less than that, so that chance is never called a change.
    What is large was asked of adults.
    """
    span = _DAYS_OF_A_RATE[pair.metric.unit]
    counts = [round(rate * days / span) for rate, days in zip((pair.before, pair.after), pair.based_on, strict=True)]
    fewer = 0 < pair.before >= pair.after
    chance = by_chance(counts[0], *pair.based_on, fewer=fewer) * span
    real = chance_of(counts[0], counts[1], *pair.based_on) < LIKELY_BY_CHANCE
    return pair.judged(chance, real=real, large=not pair.child and pair.fewer_by(enough))


def _largest_void(pair: _Pair) -> Change:
    """Judge the largest void: its direction only, unless it changed by more than a share and more than some ml."""
    smallest = max(LARGER_VOID_SHARE * pair.before, LARGER_VOID_ML)
    return pair.judged(smallest, real=pair.exceeds(smallest))


_OF_ADULTS = ("frequency", "largest_void")
"""The figures that were measured in adults."""
_JUDGES: dict[str, Callable[[_Pair], Change]] = {
    "frequency": _frequency,
    "leaks": partial(_episodes, enough=FEWER_LEAKS),
    "night_voids": partial(_episodes, enough=FEWER_NIGHT_VOIDS),
    "stool_leaks": partial(_episodes, enough=FEWER_STOOL_LEAKS),
    "largest_void": _largest_void,
}
