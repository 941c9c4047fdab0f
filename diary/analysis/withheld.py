"""The cells behind a withheld value: what to fill in, or to ask for, to get it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import numpy as np

from diary.analysis.grouping import Bools
from diary.analysis.periods import Timeline, remember
from diary.table import Table

Place = tuple[str, str]  # sheet and cell
Places = tuple[Place, ...]
_PLACE = ("diary", "sheet", "cell")


def _places(table: Table, which: Bools, cell: str = "cell") -> Table:
    """Return where some rows stand, by the column that tells the cell."""
    return Table({"diary": table["diary"], "sheet": table["sheet"], "cell": table[cell]}).rows(which)


def _unmeasured_voids(line: Timeline) -> Table:
    voids = line.facts.voids
    return _places(voids, np.isnan(voids["volume_ml"]) | (voids["bound"] == "at_least"))


def _unmeasured_drinks(line: Timeline) -> Table:
    drinks = line.facts.drinks
    return _places(drinks, np.isnan(drinks["volume_ml"]))


def _open_ends(line: Timeline) -> Table:
    """Return where the bedtime of a day was expected whose end is not known."""
    days = line.days.table
    return _places(days, np.isnat(line.days.ends) & np.isnat(days["bed"]), "bed_cell")


def _sleep_times(line: Timeline) -> Table:
    days = line.facts.days
    no_bed = _places(days, np.isnat(days["bed"]) & ~days["morning_only"], "bed_cell")
    return Table.joined([no_bed, _places(days, np.isnat(days["rise"]), "rise_cell")])


def _opening(line: Timeline, reason: str) -> Table:
    return _places(line.days.table, line.days.reason == reason, "first_void_cell")


def _closing(line: Timeline, reason: str) -> Table:
    closing = line.days.closing.having(diary=line.days.diary)
    return _places(closing, line.days.reason == reason, "first_void_cell")


def _window_edges(line: Timeline) -> Table:
    return Table.joined([_opening(line, "window_length"), _closing(line, "window_length")])


def _unplaced(line: Timeline) -> Table:
    return line.facts.gaps.only(*_PLACE)


_PLACES: dict[str, Callable[[Timeline], Table]] = {
    "no_sleep_times": _sleep_times,
    "volumes_missing": _unmeasured_voids,
    "drink_volumes_missing": _unmeasured_drinks,
    "intake_day_open": _open_ends,
    "too_few_measured_voids": _unmeasured_voids,
    "too_many_volumes_missing": _unmeasured_voids,
    "no_volumes": _unmeasured_voids,
    "no_first_morning_void": lambda line: _opening(line, "no_first_morning_void"),
    "no_closing_first_morning_void": lambda line: _closing(line, "no_closing_first_morning_void"),
    "window_length": _window_edges,
    "time_unknown": _unplaced,
}


def cells_behind(line: Timeline, reason: str, diary: int) -> Places:
    """Return the (sheet, cell) places that make one diary's value withheld; none when no cell is to blame."""
    return _by_reason(line)(reason).get(diary, ()) if reason in _PLACES else ()


@remember
def _by_reason(line: Timeline) -> Callable[[str], Mapping[int, Places]]:
    """Return what gives the places of a reason in each diary: gathered once for all metrics that it holds back."""

    @cache
    def places(reason: str) -> Mapping[int, Places]:
        rows = _PLACES[reason](line)
        gathered: dict[int, dict[Place, None]] = {}
        for diary, *place in zip(*(rows[name].tolist() for name in _PLACE), strict=True):
            if place[-1] != "":
                gathered.setdefault(diary, {})[place[0], place[1]] = None
        return {diary: tuple(cells) for diary, cells in gathered.items()}

    return places


def known(value: float) -> float | None:
    """Return a number, or None for the unknown."""
    return None if np.isnan(value) else float(value)
