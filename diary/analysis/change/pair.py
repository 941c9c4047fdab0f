"""Two diaries beside each other: why a metric of them does not compare, how it changed, and its verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace

from diary.analysis import grouping
from diary.analysis.ages import too_young
from diary.analysis.change.judging import Judged, of_days
from diary.analysis.change.large import is_large, source_of_large
from diary.analysis.change.verdict import Change, Spread
from diary.analysis.definition import Metric
from diary.analysis.metrics import BY_KEY, Numbers

_TOTAL = "count"
"""The unit of what is counted over the whole diary: it grows with its days."""


@dataclass(frozen=True)
class Pair:
    """Two diaries, and what holds for every metric of them."""

    numbers: Numbers
    places: tuple[int, int]
    overlap: bool
    other_scale: bool
    incomplete: bool
    child: bool

    @classmethod
    def of(cls, numbers: Numbers, before: int, after: int, *, overlap: bool) -> Pair:
        """Return two diaries with what they share; those that `overlap` count the same days twice."""
        scales = numbers.line.facts.patients["urge_scale"][[before, after]].tolist()
        days = numbers.line.days
        complete = grouping.count(days.diary, numbers.line.diaries, days.complete)[[before, after]]
        return cls(
            numbers,
            (before, after),
            overlap,
            other_scale=all(scales) and scales[0] != scales[1],
            incomplete=bool((complete == 0).any()),
            child=bool(too_young(numbers.line)[[before, after]].any()),
        )

    def described(self, key: str, *, primary: bool) -> Change:
        """Return a change without a verdict: before, after and which way, or why the two do not compare."""
        metric, measure = BY_KEY[key], self.numbers.measures[key]
        before, after = (float(measure.value[at]) for at in self.places)
        n = (int(measure.based_on[self.places[0]]), int(measure.based_on[self.places[1]]))
        state, reason = self._state(metric, n, same=before == after, primary=primary)
        return Change(key, before, after, n, (self._spread(key, 0), self._spread(key, 1)), state, reason)

    def _spread(self, key: str, side: int) -> Spread | None:
        """Return the lowest and the highest day of a metric of each day, where a day has it."""
        if key not in self.numbers.daily:
            return None
        days = of_days(self.numbers, key, self.places[side])
        return (float(days.min()), float(days.max())) if len(days) else None

    def _state(self, metric: Metric, n: tuple[int, int], *, same: bool, primary: bool) -> tuple[str, str]:
        if apart := self._apart(metric, n):
            return "not_comparable", apart
        if self.overlap:
            return "overlap", "same_days"
        if same:
            return "same", ""
        if primary and n == (1, 1) and metric.rule != "share":
            return "indicative", "one_day_each"
        return "no_figure", "" if primary else "not_primary"

    def _apart(self, metric: Metric, n: tuple[int, int]) -> str:
        """Return why two values do not compare, empty where they do."""
        reasons = (
            "other_urge_scale" if "urge_scale" in metric.needs and self.other_scale else "",
            *(str(self.numbers.measures[metric.key].reason[at]) for at in self.places),
            "no_complete_day" if "complete_day" in metric.needs and self.incomplete else "",
            "other_days" if metric.unit == _TOTAL and n[0] != n[1] else "",
        )
        return next(filter(None, reasons), "")

    def verdict(self, change: Change, test: Judged, level: float) -> Change:
        """Return the change of a primary number, held against what chance explains."""
        must_exceed = test.must_exceed(level)
        real = round(abs(change.change) - must_exceed, 9) > 0
        large = real and test.counts is not None and not self.child and is_large(change.before, change.after)
        if change.state == "same":
            state = "same"
        elif real:
            state = "real_and_large" if large else "real_change"
        else:
            state = "too_small_to_tell"
        return replace(
            change,
            state=state,
            rule=test.rule,
            counts=test.counts,
            p=test.p,
            must_exceed=must_exceed,
            usual=test.usual,
            large_source=source_of_large(self.numbers, change.key, self.places[0]) if large else "",
        )
