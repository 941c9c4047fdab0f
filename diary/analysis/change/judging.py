"""How a primary number is judged: by the days of both diaries, as a number of voids a day or as a count of episodes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import erfc, nan, sqrt
from statistics import NormalDist
from typing import Protocol

import numpy as np

from diary.analysis.ages import too_young
from diary.analysis.bowel import leaks_of_days, movements_of_days
from diary.analysis.change.chance import Exposure, chance_of, must_exceed
from diary.analysis.change.dispersion import dispersion
from diary.analysis.defecation import pain_of_movements
from diary.analysis.grouping import Floats
from diary.analysis.metrics import BY_KEY, Numbers
from diary.analysis.periods import Timeline
from diary.analysis.wet_nights import wet_of_nights

FREQUENCY_HALF_WIDTH = 2.65
"""The 95 % interval of daytime voids counted on one day is ± this; on n days it is divided by √n [homma2002]."""
FREQUENCY_SD = FREQUENCY_HALF_WIDTH / NormalDist().inv_cdf(0.975)
"""So the daytime voids of one person differ from day to day by this standard deviation."""
WEIGHT_OF_PUBLISHED = 4
"""For so many days the published standard deviation counts, beside those of both diaries: a working rule."""
_DAYS_OF_A_RATE = {"per 24 h": 1, "per day": 1, "per night": 1, "per week": 7, "1": 1}
OF_EACH: Mapping[str, Callable[[Timeline, int], Floats]] = {
    "stool_leaks_per_week": leaks_of_days,
    "bowel_movements_per_week": movements_of_days,
    "painful_share": pain_of_movements,
    "wet_nights_per_week": wet_of_nights,
}
"""What is counted on each day, in each night or of each movement of a diary, of a metric that is none of each day."""


class Judged(Protocol):
    """A primary number of two diaries under its test: the probability, and what a change must exceed at a level."""

    @property
    def rule(self) -> str:
        """How it is judged, one of `verdict.SOURCES`."""

    @property
    def p(self) -> float:
        """How likely chance alone makes the two differ as much."""

    @property
    def counts(self) -> tuple[int, int] | None:
        """The episodes counted on either side, where it is a count of them."""

    @property
    def usual(self) -> float:
        """The published figure beside it, NaN without one."""

    def must_exceed(self, level: float) -> float:
        """Return the largest change in the direction of this one that is not below the level."""


@dataclass(frozen=True)
class DayMean:
    """Voids of each day: the difference of two means against the days' own standard deviation [homma2002].

    z = (x̄₂ − x̄₁) / (s · √(1/n₁ + 1/n₂)),
    with s never below the published one: that few days look alike is chance.
    """

    before: Floats
    after: Floats
    counts: None = None
    rule: str = "frequency"

    @property
    def p(self) -> float:
        """The two-sided probability under the normal distribution."""
        change = abs(float(self.after.mean() - self.before.mean()))
        return erfc(change / self._error() / sqrt(2))

    @property
    def usual(self) -> float:
        """The published figure for so many days: ± 2.65 · √(1/n₁ + 1/n₂) [homma2002]."""
        return FREQUENCY_HALF_WIDTH * self._of_days()

    def must_exceed(self, level: float) -> float:
        """Return the change that is as likely as the level."""
        return NormalDist().inv_cdf(1 - level / 2) * self._error()

    def _of_days(self) -> float:
        return sqrt(1 / len(self.before) + 1 / len(self.after))

    def _error(self) -> float:
        free = len(self.before) + len(self.after) - 2
        strayed = sum(float(((days - days.mean()) ** 2).sum()) for days in (self.before, self.after))
        own = (strayed + WEIGHT_OF_PUBLISHED * FREQUENCY_SD**2) / (free + WEIGHT_OF_PUBLISHED)
        return sqrt(max(FREQUENCY_SD**2, own)) * self._of_days()


@dataclass(frozen=True)
class Episodes:
    """Episodes counted on each day, in a count model with the days' own dispersion [page2268; pmid25524209]."""

    before: Floats
    after: Floats
    span: int  # days of the unit of its rate
    rule: str
    usual: float = nan

    @property
    def counts(self) -> tuple[int, int]:
        """All episodes of either diary."""
        return int(self.before.sum()), int(self.after.sum())

    @property
    def p(self) -> float:
        """The probability of as uneven counts, see `chance.py`."""
        return chance_of(*self.counts, self._exposure())

    def must_exceed(self, level: float) -> float:
        """Return the largest change within chance; of what stayed the same that of a fall, where there is any."""
        before, exposure = self.counts[0], self._exposure()
        fewer = before > 0 and exposure.rate(*self.counts) <= 0
        return must_exceed(before, exposure, level, fewer=fewer) * self.span

    def _exposure(self) -> Exposure:
        return Exposure(len(self.before), len(self.after), dispersion(self.before, self.after))


def judged(numbers: Numbers, key: str, before: int, after: int) -> Judged:
    """Return a primary number of two diaries that both know it, under its test."""
    metric = BY_KEY[key]
    days = (of_days(numbers, key, before), of_days(numbers, key, after))
    of_adults = metric.rule == "frequency"  # the published spread is theirs: a child's voids are a count like others
    if of_adults and not too_young(numbers.line)[[before, after]].any():
        return DayMean(*days)
    return Episodes(*days, _DAYS_OF_A_RATE[metric.unit], "episodes" if of_adults else metric.rule)


def of_days(numbers: Numbers, key: str, diary: int) -> Floats:
    """Return the value of each day of a diary that has one, or what is counted of each of something else."""
    if key in OF_EACH:
        return OF_EACH[key](numbers.line, diary)
    value = numbers.daily[key].value
    known: Floats = value[(numbers.line.days.diary == diary) & ~np.isnan(value)]
    return known
