"""Where in a file something is, in words: `Dag 1, A11, A15–A20; Dag 2, A3`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from diary.texts import Texts

PLACES_ON_A_LINE, PLACES_ON_A_PAGE = 8, 40
"""Cells and runs of cells that a message names on the screen and on a page; of more it tells how many there are."""
SHORTEST_RUN = 3
"""Cells below each other that are written as a run."""

Place = tuple[str, str]
"""A sheet and a cell; either may be empty."""

_CELL = re.compile(r"([A-Z]+)(\d+)")


def written(places: Iterable[Place], words: Texts, most: int | None = None) -> str:
    """Return the places, cells below each other as a run; of more than `most` how many cells there are besides."""
    runs = [
        (sheet, run)
        for sheet, of_sheet in groupby(places, key=lambda place: place[0])
        for run in _runs([cell for _, cell in of_sheet])
    ]
    more = sum(len(run) for _, run in runs[most:]) if most else 0
    sheets = groupby(runs[:most], key=lambda run: run[0])
    text = "; ".join(", ".join(filter(None, (sheet, *(_run(run) for _, run in cells)))) for sheet, cells in sheets)
    return f"{text}, {words('report.reading.more_places', n=more)}" if more else text


def _runs(cells: list[str]) -> Iterator[list[str]]:
    """Return the cells of a sheet in the order of the first of each run; fewer than make a run one by one."""
    runs: list[list[int]] = []
    below: dict[str, list[int]] = {}
    for number, cell in enumerate(cells):
        run = below.pop(cell, None)
        if run is None:
            runs.append(run := [])
        run.append(number)
        if at := _CELL.fullmatch(cell):
            below[f"{at[1]}{int(at[2]) + 1}"] = run
    parts = (part for run in runs for part in ([run] if len(run) >= SHORTEST_RUN else [[number] for number in run]))
    return ([cells[number] for number in part] for part in sorted(parts))


def _run(cells: list[str]) -> str:
    return f"{cells[0]}–{cells[-1]}" if len(cells) > 1 else cells[0]
