"""One metric held against one reference, for every diary: the level, and why where there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from diary.analysis.grouping import Bools, Floats, Ints, Strings, constant
from diary.analysis.measures import Measure
from diary.analysis.metrics import Numbers
from diary.analysis.reference import Reference, without_noise

LEVELS = ("below", "within", "borderline", "above", "not_assessed")
"""Where a value can lie."""
ADULTS_ONLY, CHILDREN_ONLY = "adult_reference_only", "adult"
"""Why a reference does not hold: the person is too young for it, or may be; the person is grown up."""
FOR_OTHERS = (ADULTS_ONLY, CHILDREN_ONLY)
AGE_UNKNOWN = "age_unknown"


@dataclass(frozen=True)
class Finding:
    """One finding of every diary; arrays of shape (diaries,).

    `applies` is 1.0, 0.0 or NaN: the condition of the reference holds, does not, or is not known.
    `reason` says why the level is not_assessed, or which condition speaks.
    """

    code: str
    reference: Reference
    value: Floats
    level: Strings
    applies: Floats
    reason: Strings
    alternatives: tuple[Reference, ...] = ()  # the references of those whom the usual one does not hold for
    of_children: bool = False  # its limits are those of an age, and of none where that is not known
    held_to: Ints | None = None  # which of them each is held to: 0 the usual one, 1 the first of the others

    def reference_of(self, diary: int) -> Reference:
        """Return the reference that one diary was held against."""
        return (self.reference, *self.alternatives)[0 if self.held_to is None else self.held_to[diary]]

    def holds_for(self, diary: int) -> bool:
        """Tell whether the reference is one for this person at all: those of adults are none for a child."""
        reason = self.reason[diary]
        return reason not in FOR_OTHERS and not (self.of_children and reason == AGE_UNKNOWN)


Judge = Callable[[Numbers], Finding]
"""What makes one finding of the numbers of any number of diaries."""


def level_of(reference: Reference, value: Floats) -> Strings:
    """Return below, within, above or borderline for every value, not_assessed for NaN."""
    level = np.full(len(value), "within", dtype=object)
    level[reference.below(value)] = "below"
    level[reference.above(value)] = "above"
    if reference.on_limit == "borderline":
        level[without_noise(value) == reference.high] = "borderline"
    level[np.isnan(value)] = "not_assessed"
    return level


def judge(code: str, measure: Measure, reference: Reference) -> Finding:
    """Hold a measure against a reference, by its value or by the bounds that already decide."""
    level = level_of(reference, measure.value)
    withheld = np.isnan(measure.value)
    if not withheld.any():
        return Finding(code, reference, measure.value, level, np.ones(len(level)), constant("", len(level)))
    not_below = (reference.low is None) | ~(np.isnan(measure.lower) | reference.below(measure.lower))
    not_above = (reference.high is None) | ~(np.isnan(measure.upper) | reference.above(measure.upper))
    level[withheld & not_below & not_above] = "within"
    level[withheld & reference.above(measure.lower)] = "above"
    level[withheld & reference.below(measure.upper)] = "below"
    reason = np.where(level == "not_assessed", measure.reason, "").astype(object)
    return Finding(code, reference, measure.value, level, np.ones(len(level)), reason)


def plain(code: str) -> Judge:
    """Return what holds the metric of a reference against it and nothing more."""

    def judged(numbers: Numbers) -> Finding:
        reference = numbers.references[code]
        return judge(code, numbers.measures[reference.metric], reference)

    return judged


def not_assessed(finding: Finding, where: Bools, reason: str) -> Finding:
    """Take the verdict back where the reference does not hold, and say why."""
    if not where.any():
        return finding
    return replace(
        finding,
        level=np.where(where, "not_assessed", finding.level).astype(object),
        reason=np.where(where, reason, finding.reason).astype(object),
    )


def only_with(finding: Finding, holds: Bools, unknown: Bools, reason: Strings) -> Finding:
    """Keep a pattern only where its condition holds; where that is unknown the pattern is too, unless absent."""
    level = np.where(holds, finding.level, "within")
    level = np.where(unknown & (finding.level != "within"), "not_assessed", level).astype(object)
    why = np.where(level == "not_assessed", np.where(unknown & ~holds, reason, finding.reason), "")
    return replace(finding, level=level, reason=why.astype(object))


def younger_than(limit: str, numbers: Numbers) -> Bools:
    """Tell who is known to be younger than the age of a reference."""
    return numbers.references[limit].below(numbers.line.facts.patients["age"])
