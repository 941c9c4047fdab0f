"""How a bowel movement (BM) goes: which form, how hard; Bristol types are grouped, never averaged [rome4; blake2016].

A share or median of an item is withheld when no BM has it filled in (item_not_filled), and everything without a BM
(no_bowel_movement) or a day covered (no_bowel_diary).

In its examples `worked` is the value of a metric over the example diary, see `example.py`.
"""

from __future__ import annotations

import numpy as np

from diary.analysis import grouping
from diary.analysis.bowel import Visits, visits
from diary.analysis.grouping import Bools, Floats, Strings, ratio
from diary.analysis.measures import Measure, measure
from diary.analysis.periods import Timeline, remember
from diary.analysis.reference import in_force

HARD_MAX, LOOSE_MIN = 2, 6
"""Bristol 1–2 hard, 3–5 normal, 6–7 loose [blake2016]."""


def _share(line: Timeline, log: Visits, filled: Bools, having: Bools) -> Measure:
    """Return the share of the BMs that have something among those where the item was filled."""
    filled = log.movement & filled
    counted = grouping.count(log.diary, line.diaries, filled)
    met = grouping.count(log.diary, line.diaries, filled & having)
    return measure(ratio(met, counted), counted, _why_unfilled(line))


@remember
def _why_unfilled(line: Timeline) -> Strings:
    log = visits(line)
    perhaps = grouping.count(log.diary, line.diaries, log.visit & (log.rows["passed"] != 0)) > 0
    why = np.where(perhaps, "item_not_filled", "no_bowel_movement")
    return np.where(log.covered > 0, why, "no_bowel_diary").astype(object)


def _form_share(line: Timeline, low: float, high: float) -> Measure:
    """Return the share of typed BMs whose type lies in a group; a range across groups is in none of them."""
    least, most = _types(line)
    return _share(line, visits(line), ~np.isnan(least), (least >= low) & (most <= high))


@remember
def _types(line: Timeline) -> tuple[Floats, Floats]:
    """Return the lowest and the highest type that was written of each visit."""
    rows = visits(line).rows
    bristol = rows["bristol"]
    until = rows["bristol_to"]
    other = np.where(np.isnan(until), bristol, until)
    return np.fmin(bristol, other), np.fmax(bristol, other)


def largest_form_share(line: Timeline, form: str) -> Floats:
    """Return the share of hard or loose stools if every type between two groups were of that one; shape (diaries,)."""
    low, high = {"hard": (1, HARD_MAX), "loose": (LOOSE_MIN, 7)}[form]
    least, most = _types(line)
    return _share(line, visits(line), ~np.isnan(least), (most >= low) & (least <= high)).value


def stool_hard_share(line: Timeline) -> Measure:
    """BMs of Bristol type 1–2 / BMs with a type [blake2016; rome4]. Unit: 1.

    ``n(Bristol ≤ 2) / n(Bristol)``

    Withheld without such a BM (item_not_filled). A range across groups, `2-3`, is in none.

    >>> worked(stool_hard_share) == 1 / 4
    True
    """
    return _form_share(line, 1, HARD_MAX)


def stool_normal_share(line: Timeline) -> Measure:
    """BMs of Bristol type 3–5 / BMs with a type [blake2016]. Unit: 1.

    ``n(3 ≤ Bristol ≤ 5) / n(Bristol)``

    Withheld without such a BM (item_not_filled). A range across groups, `2-3`, is in none.

    >>> worked(stool_normal_share) == 2 / 4
    True
    """
    return _form_share(line, HARD_MAX + 1, LOOSE_MIN - 1)


def stool_loose_share(line: Timeline) -> Measure:
    """BMs of Bristol type 6–7 / BMs with a type [blake2016; rome4]. Unit: 1.

    ``n(Bristol ≥ 6) / n(Bristol)``

    Withheld without such a BM (item_not_filled). A range across groups, `2-3`, is in none.

    >>> worked(stool_loose_share) == 1 / 4
    True
    """
    return _form_share(line, LOOSE_MIN, 7)


def straining_share(line: Timeline) -> Measure:
    """BMs with hard straining / BMs where straining was filled in; a little pushing along is none [rome4]. Unit: 1.

    Withheld without such a BM (item_not_filled).

    >>> worked(straining_share) == 1 / 4
    True
    """
    log = visits(line)
    straining = log.rows["straining"]
    return _share(line, log, straining != "", straining == "hard")


def _flag_share(line: Timeline, column: str) -> Measure:
    log = visits(line)
    values = log.rows[column]
    return _share(line, log, ~np.isnan(values), values > 0)


def incomplete_evacuation_share(line: Timeline) -> Measure:
    """BMs with a feeling of incomplete emptying / BMs where that was filled in [rome4]. Unit: 1.

    Withheld without such a BM (item_not_filled).

    >>> worked(incomplete_evacuation_share) == 1 / 4
    True
    """
    return _flag_share(line, "incomplete")


def blockage_share(line: Timeline) -> Measure:
    """BMs with a feeling of blockage / BMs where that was filled in [rome4]. Unit: 1.

    Withheld without such a BM (item_not_filled).

    >>> worked(blockage_share) == 1 / 4
    True
    """
    return _flag_share(line, "blockage")


def manual_help_share(line: Timeline) -> Measure:
    """BMs helped by hand / BMs where that was filled in [rome4]. Unit: 1.

    Withheld without such a BM (item_not_filled).

    >>> worked(manual_help_share) == 1 / 4
    True
    """
    return _flag_share(line, "manual_help")


def painful_share(line: Timeline) -> Measure:
    """BMs with pain above 0 / BMs where pain was filled in [plain count]. Unit: 1.

    Withheld without such a BM (item_not_filled).

    >>> worked(painful_share) == 1 / 4
    True
    """
    return _flag_share(line, "pain")


def pain_of_movements(line: Timeline, diary: int) -> Floats:
    """Return of each BM of one diary where pain was filled in whether it is above 0; shape (such BMs,)."""
    log = visits(line)
    pain = log.rows["pain"]
    filled: Floats = pain[(log.diary == diary) & log.movement & ~np.isnan(pain)]
    return (filled > 0).astype(float)


def stool_urge_postponed_share(line: Timeline) -> Measure:
    """BMs whose urge was postponed / BMs where the minutes were filled in [brochure; working rule]. Unit: 1.

    A walk to the toilet is no postponing: only minutes within the reference `stool_postponing` are. Withheld without
    such a BM (item_not_filled).

    >>> worked(stool_urge_postponed_share) == 2 / 4
    True
    """
    minutes = visits(line).rows["postponed_min"]
    return _share(line, visits(line), ~np.isnan(minutes), _postponed(line, minutes))


def _postponed(line: Timeline, minutes: Floats) -> Bools:
    """Tell which waits are long enough to be postponing."""
    return ~in_force(line.settings.limits)["stool_postponing"].below(minutes) & ~np.isnan(minutes)


def _median_of_movements(line: Timeline, column: str, where: Bools) -> Measure:
    log = visits(line)
    values = log.rows[column]
    usable = log.movement & where
    value, counted = grouping.median(log.diary, np.where(usable, values, np.nan), line.diaries)
    return measure(value, counted, _why_unfilled(line))


def median_deferral_min(line: Timeline) -> Measure:
    """Median minutes of postponing of the BMs that were postponed [brochure; working rule]. Unit: min.

    Withheld without such a BM (item_not_filled).

    >>> worked(median_deferral_min) == median(10, 30)
    True
    """
    return _median_of_movements(line, "postponed_min", _postponed(line, visits(line).rows["postponed_min"]))


def median_toilet_minutes(line: Timeline) -> Measure:
    """Median minutes on the toilet of the BMs [plain count]. Unit: min. Withheld without such a BM (item_not_filled).

    >>> worked(median_toilet_minutes) == median(5, 8, 10, 15)
    True
    """
    return _median_of_movements(line, "minutes", ~np.isnan(visits(line).rows["minutes"]))
