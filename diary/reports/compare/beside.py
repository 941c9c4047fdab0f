"""Diaries one beside the other, and how a change between the first and the last is written for a reader."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diary.analysis.change.verdict import Change
from diary.analysis.compared import Compared
from diary.analysis.coverage import coverage
from diary.analysis.metrics import BY_KEY
from diary.reports.compose import heading
from diary.reports.compose.figures import OneDiary
from diary.reports.compose.keynumbers import WITHHELD
from diary.reports.compose.rows import BLADDER, BOWEL, Row
from diary.texts import Texts

_NEW_ROWS = (
    Row("daytime_frequency", "", 14, "days"),
    Row("voids_per_litre", "", 12, "days"),
    Row("wet_nights_per_week", "", 7, "nights"),
    Row("painful_share", "", 1, "movements"),
)
OF_A_PRIMARY = ("wet_nights_per_week", "painful_share")
"""Numbers that are shown only where they are primary, and both diaries know them."""
_ROWS = {row.metric: row for row in (*BLADDER, *BOWEL, *_NEW_ROWS)}
BLADDER_KEYS = (
    "daytime_frequency", "nocturia", "voids_per_24h", "voids_per_litre", "fluid_intake_24h_ml",
    "maximum_voided_volume_ml", "voided_volume_24h_ml", "urine_leaks_per_24h", "urgency_episodes_per_24h",
)  # fmt: skip
BOWEL_KEYS = ("bowel_movements_per_week", "stool_hard_share", "stool_urge_postponed_share", "stool_leaks_per_week")


def notice(compared: Compared, code: str, words: Texts) -> str:
    """Return the sentence of something to know before comparing; of other lengths with the days that it means."""
    before, after = coverage(compared.assessment.numbers.line).days_complete[list(compared.pair)]
    return words(f"compare.notice.{code}", before=words.number(before), after=words.number(after))


@dataclass(frozen=True)
class Beside:
    """Everything that an overview of changes is composed from: the diaries in order of time, and their changes."""

    compared: Compared
    ones: tuple[OneDiary, ...]
    words: Texts

    @property
    def before(self) -> OneDiary:
        """The diary that is held against the other: the earliest unless asked."""
        return self.ones[self.compared.pair[0]]

    @property
    def after(self) -> OneDiary:
        """The latest diary."""
        return self.ones[self.compared.pair[1]]

    def period(self, one: OneDiary) -> str:
        """Return from when to when a diary was kept: its dates, or where they are hidden the numbers of its days."""
        days = self.compared.days(one.index) if self.compared.numbered else None
        if days is None:
            return heading.period(one)
        first, last = days
        return self.words(f"compare.numbered.{'day' if first == last else 'days'}", first=first, last=last)

    def kept(self) -> tuple[tuple[bool, bool], tuple[bool, bool]]:
        """Tell of the first and the last diary whether the bladder and whether the bowel was kept."""
        found, ends = coverage(self.before.assessment.numbers.line), list(self.compared.pair)
        bladder, bowel = ((counted[ends] > 0).tolist() for counted in (found.days_recorded, found.bowel_days_covered))
        return (bladder[0], bladder[1]), (bowel[0], bowel[1])

    def rows(self) -> tuple[Row, ...]:
        """Return the key numbers of what was kept in both: the primary numbers first, those of the bowel last."""
        bladder, bowel = self.kept()
        keys = (BLADDER_KEYS if all(bladder) else ()) + (BOWEL_KEYS if all(bowel) else ())
        known = (key for key in OF_A_PRIMARY if key in self.compared.primaries and all(self.compared.changes[key].n))
        keys += tuple(known)
        return tuple(_ROWS[key] for key in sorted(keys, key=lambda key: key not in self.compared.primaries))

    def judged(self) -> tuple[Change, ...]:
        """Return the changes of the primary numbers of what was kept in both."""
        return tuple(self.compared.changes[row.metric] for row in self.rows() if row.metric in self.compared.primaries)

    def notice(self, code: str) -> str:
        """Return the sentence of something to know before comparing."""
        return notice(self.compared, code, self.words)

    def name(self, key: str) -> str:
        """Return the name of a metric inside a sentence."""
        label = self.words(f"metrics.{key}.label")
        return label[0].lower() + label[1:]

    def value(self, key: str, value: float, limits: tuple[float | None, ...] = ()) -> str:
        """Write a value, a dash where it is withheld; a percent sign belongs to its number."""
        if np.isnan(value):
            return WITHHELD
        return self.after.number(key, value, limits) + BY_KEY[key].sign

    def difference(self, change: Change) -> str:
        """Write a change with its sign; of a share in points; nothing where there is none."""
        if np.isnan(change.change) or not change.change:
            return ""
        written = self.after.number(change.key, change.change)
        return ("+" if change.change > 0 else "") + written + self._points(change)

    def _points(self, change: Change) -> str:
        return f"\N{NO-BREAK SPACE}{self.words('compare.points')}" if BY_KEY[change.key].percent else ""

    def figure(self, change: Change) -> str:
        """Write what a change must exceed, where there is a figure for it; never rounded to the change itself."""
        if np.isnan(change.must_exceed):
            return ""
        return self.after.number(change.key, change.must_exceed, (abs(change.change),)) + self._points(change)

    def state(self, change: Change) -> str:
        """Return the verdict in words: also of what stayed the same, and of what is described alone."""
        return self.words(f"compare.state.{change.state}")

    def why(self, change: Change, reader: str) -> str:
        """Return the sentence of why there is no verdict; nothing where there is one."""
        own = f"compare.reason.{change.reason}"
        return self.words(own) if self.words.has(own) else self.after.why(change.reason, reader)

    def item(self, change: Change) -> str:
        """Write a number of both diaries inside a sentence."""
        values = {"before": self.value(change.key, change.before), "after": self.value(change.key, change.after)}
        unit = "" if BY_KEY[change.key].percent else self.after.unit(change.key)
        return self.words("compare.summary.item", name=self.name(change.key), unit=unit, **values).replace(" )", ")")
