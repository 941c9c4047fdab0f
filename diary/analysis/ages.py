"""Whom the references of adults do not hold for."""

from __future__ import annotations

from diary.analysis.grouping import Bools
from diary.analysis.periods import Timeline, remember
from diary.analysis.reference import in_force


@remember
def too_young(line: Timeline) -> Bools:
    """Tell which persons are no adults, or may be none: no age, and a diary that speaks as a child's; shape (diaries,).

    Adults are of the age of the reference `adult`.
    """
    patients = line.facts.patients
    young = in_force(line.settings.limits)["adult"].below(patients["age"])
    may_be_child: Bools = patients["may_be_child"]
    return young | may_be_child
