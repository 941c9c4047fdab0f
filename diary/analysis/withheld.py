"""The cells behind a withheld value: what to fill in, or to ask for, to get it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import numpy as np
import pandas as pd

from diary.analysis.periods import Timeline, remember

Place = tuple[str, str]  # sheet and cell
Places = tuple[Place, ...]
_PLACE = ["diary", "sheet", "cell"]


def _unmeasured_voids(line: Timeline) -> pd.DataFrame:
    voids = line.facts.voids
    return voids.loc[voids["volume_ml"].isna() | (voids["bound"] == "at_least"), _PLACE]


def _unmeasured_drinks(line: Timeline) -> pd.DataFrame:
    drinks = line.facts.drinks
    return drinks.loc[drinks["volume_ml"].isna(), _PLACE]


def _open_ends(line: Timeline) -> pd.DataFrame:
    """Return where the bedtime of a day was expected whose end is not known."""
    days = line.days.table[np.isnat(line.days.ends) & line.days.table["bed"].isna().to_numpy()]
    return days.rename(columns={"bed_cell": "cell"})[_PLACE]


def _sleep_times(line: Timeline) -> pd.DataFrame:
    days = line.facts.days
    no_bed = days[days["bed"].isna() & ~days["morning_only"]].rename(columns={"bed_cell": "cell"})
    no_rise = days[days["rise"].isna()].rename(columns={"rise_cell": "cell"})
    return pd.concat([no_bed[_PLACE], no_rise[_PLACE]])


def _opening(line: Timeline, reason: str) -> pd.DataFrame:
    rows: pd.DataFrame = line.days.table[line.days.reason == reason]
    return rows.rename(columns={"first_void_cell": "cell"})[_PLACE]


def _closing(line: Timeline, reason: str) -> pd.DataFrame:
    rows: pd.DataFrame = line.days.closing.assign(diary=line.days.diary)[line.days.reason == reason]
    return rows.rename(columns={"first_void_cell": "cell"})[_PLACE]


def _window_edges(line: Timeline) -> pd.DataFrame:
    return pd.concat([_opening(line, "window_length"), _closing(line, "window_length")])


def _unplaced(line: Timeline) -> pd.DataFrame:
    return line.facts.gaps[_PLACE]


_PLACES: dict[str, Callable[[Timeline], pd.DataFrame]] = {
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
