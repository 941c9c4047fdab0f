"""The amounts of a whole file that are smaller than any chart of a bladder holds: most likely of another unit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from diary.reading.recognise.evidence import threshold

Row = Mapping[str, Any]
FEWEST = 3
"""Of two amounts nobody can tell what is usual."""


def small(tables: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, Row]]:
    """Yield the measured amounts that are too small for a whole file, each with what a gap in its day is called.

    All of them where all together are so, else the voids or the drinks. Small voids of who drains more by catheter are
    no wonder.
    """
    drinks = _measured(tables["drinks"])
    drained = _measured(row for row in tables["voids"] if row.get("catheter"))
    voids = _measured(row for row in tables["voids"] if not row.get("catheter"))
    if drained and _usual(drained) >= threshold("usual_drained"):
        voids = []
    whole = _are_small([*voids, *drinks, *drained])
    for what, rows in (("void", voids), ("drink", drinks), ("void", drained)):
        if whole or (rows is not drained and _are_small(rows)):
            yield from ((what, row) for row in rows)


def _measured(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row.get("volume_ml", math.nan) > 0 and not row.get("estimated")]


def _are_small(rows: Sequence[Row]) -> bool:
    return len(rows) >= FEWEST and _usual(rows) < threshold("smallest_usual")


def _usual(rows: Sequence[Row]) -> float:
    """Return the volume in the middle."""
    volumes = sorted(float(row["volume_ml"]) for row in rows)
    middle = len(volumes) // 2
    return (volumes[middle] + volumes[~middle]) / 2
