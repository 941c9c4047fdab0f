"""The change of one metric between two diaries, with its verdict or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

STATES = (
    "real_change", "real_and_large", "too_small_to_tell", "same", "no_figure", "indicative", "overlap",
    "not_comparable",
)  # fmt: skip
"""The first three were judged; `same` and `no_figure` are described; the last three have a reason."""
SOURCES = {"frequency": "homma2002", "leaks": "page2268; pmid25524209", "episodes": "convention", "share": "convention"}
"""What each way of judging rests on."""


REASONS = ("other_urge_scale", "no_complete_day", "other_days", "same_days", "one_day_each", "not_primary")
"""Why there is no verdict, beside the reasons for which a value is withheld."""

Spread = tuple[float, float]
_DESCRIBED = ("same", "no_figure")
_APART = ("not_comparable", "overlap")


@dataclass(frozen=True)
class Change:
    """One metric of two diaries; NaN is withheld, or does not apply.

    `n` counts the days, nights or voids on either side, `counts` the episodes. `p` is that of this number alone; a
    change is real when it is larger than `must_exceed`, which minds the other primary numbers. `usual` is a published
    figure to show beside it. `reason` says why there is no verdict.
    """

    key: str
    before: float
    after: float
    n: tuple[int, int]
    spread: tuple[Spread | None, Spread | None]  # the lowest and highest day on either side, of a metric of each day
    state: str
    reason: str = ""
    rule: str = ""
    counts: tuple[int, int] | None = None
    p: float = np.nan
    must_exceed: float = np.nan
    usual: float = np.nan
    large_source: str = ""

    @property
    def source(self) -> str:
        """The keys of the sources of the test, empty without one."""
        return SOURCES.get(self.rule, "")

    @property
    def change(self) -> float:
        """The difference, after minus before, in the metric's own unit; NaN where the two cannot be compared."""
        return np.nan if self.state in _APART else self.after - self.before

    @property
    def real(self) -> bool:
        """Tell whether it is more than chance explains."""
        return self.state in ("real_change", "real_and_large")

    @property
    def judged(self) -> bool:
        """Tell whether it was held against what chance explains."""
        return bool(self.rule)

    @property
    def may_be_judged(self) -> bool:
        """Tell whether it is a primary number that both diaries know, and nothing holds back a verdict."""
        return self.state in _DESCRIBED and not self.reason
