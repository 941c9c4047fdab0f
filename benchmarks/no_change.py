"""How often `diary compare` calls a change real in persons who did not change, and in persons who did.

Simulated diaries go through the real reading, as our own export (CSV), and through the real comparison. A line a cell,
of a thousand pairs; `.venv/bin/python benchmarks/no_change.py 200` takes fewer. Beside the verdict on leaks stands
that of the exact binomial test under the same Holm, as if leaks came one by one.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import lgamma, log
from zlib import crc32

import numpy as np

from diary.analysis.change import changes, holm
from diary.analysis.change.primaries import PRIMARIES
from diary.analysis.change.verdict import Change
from diary.analysis.metrics import compute
from diary.model import Diary, Rows
from diary.reading.reader import read_content

FREQUENCY, LEAKS, NIGHTS = PRIMARIES
MEAN_VOID = "mean_voided_volume_ml"
PAIRS = 1000
SHAPES, SPREADS, DISPERSIONS = ("lognormal", "normal"), (0.4, 0.5), (1.0, 1.5, 2.0)
LENGTHS = ((3, 3), (2, 7), (3, 7), (7, 7))
SD_OF_A_DAY, VOLUME_ML, LEAKS_A_DAY, VOIDS_A_NIGHT = 1.35, 220, 4.0, 1.0
BY_DAY = (6.0, 10.0)
"""Persons void between so many times by day."""
HEADER = (
    "table,name,text,code,sex,age,urge_scale,records_leaks,day,date,dated,begins,rise,bed,asleep,morning_only,"
    "at,volume_ml,urge,first_morning,amount"
)
_ABOUT = f"{HEADER}\nabout,schema,diary-tables/1{',' * 18}\npatients,,,S-1,female,50,ppius,1{',' * 13}"
_MORNING, _EVENING, _MIDNIGHT, _DAWN = 425, 1350, 1410, 1770  # minutes after midnight of the day of rising
_BATCH = 200


@dataclass(frozen=True)
class Cell:
    """How persons void and leak, how long both diaries are, and what changes from one to the other."""

    shape: str = "lognormal"
    spread: float = 0.4
    dispersion: float = 1.5
    days: tuple[int, int] = (7, 7)
    leaks_left: float = 1.0
    larger: float = 1.0

    def __str__(self) -> str:
        """Return the cell as it begins a line."""
        return f"{self.shape:9} {self.spread:3} {self.dispersion:3} {self.days[0]} v {self.days[1]}"


@dataclass(frozen=True)
class Outcome:
    """The share of pairs in which a number was called real: by the product, and leaks by the exact test."""

    pairs: int
    real: dict[str, float]
    any_real: float
    exact: float
    larger: float  # pairs in which the mean void is described as larger

    def most(self, share: float) -> float:
        """Return a share and two standard errors of the simulation."""
        return share + 2 * float(np.sqrt(share * (1 - share) / self.pairs))


def simulated(cell: Cell, pairs: int) -> Outcome:
    """Compare so many pairs of diaries of persons of one cell; each cell has its own persons, the same each time."""
    rng = np.random.default_rng(crc32(repr(cell).encode()))
    found: list[dict[str, Change]] = []
    while len(found) < pairs:
        found.extend(_compared(cell, min(_BATCH, pairs - len(found)), rng))
    verdicts = [{key: one[key].real for key in PRIMARIES} for one in found]
    return Outcome(
        pairs,
        {key: float(np.mean([one[key] for one in verdicts])) for key in PRIMARIES},
        float(np.mean([any(one.values()) for one in verdicts])),
        float(np.mean([exactly_real(one) for one in found])),
        float(np.mean([one[MEAN_VOID].change > 0 for one in found])),
    )


def _compared(cell: Cell, pairs: int, rng: np.random.Generator) -> Iterator[dict[str, Change]]:
    diaries: list[Rows] = []
    for _ in range(pairs):
        by_day = rng.uniform(*BY_DAY)
        diaries.append(_read(_diary(cell, by_day, LEAKS_A_DAY, 1.0, cell.days[0], "2026-03-02", rng)))
        left = LEAKS_A_DAY * cell.leaks_left
        after = _diary(cell, by_day / cell.larger, left, cell.larger, cell.days[1], "2026-06-01", rng)
        diaries.append(_read(after))
    numbers = compute(Diary.of_many(diaries))
    for at in range(0, len(diaries), 2):
        yield changes(numbers, at, at + 1, keys=(*PRIMARIES, MEAN_VOID))


def _read(csv: str) -> Rows:
    return read_content(csv.encode(), "simulated.csv").tables


def _diary(
    cell: Cell, by_day: float, leaks: float, larger: float, days: int, start: str, rng: np.random.Generator
) -> str:
    """Return a diary as our own export: so many days of voids, leaks and nights, and the morning that closes it."""
    voids = np.maximum(1, np.round(rng.normal(by_day, np.sqrt(SD_OF_A_DAY**2 - 1 / 12), days))).astype(int)
    nights = np.minimum(12, rng.poisson(VOIDS_A_NIGHT, days))
    leaked = _leaks(leaks, cell.dispersion, days, rng)
    volume = _volumes(cell, larger, int(voids.sum() + nights.sum()) + 1, rng)
    first = dt.date.fromisoformat(start)
    rows = [_ABOUT]
    for day in range(days):
        date = first + dt.timedelta(day)
        rows.append(_day(day + 1, date, closing=False))
        awake = np.linspace(_MORNING, _EVENING, voids[day] + 1)[:-1].tolist()
        asleep = np.linspace(_MIDNIGHT, _DAWN, nights[day] + 2)[1:-1].tolist()
        rows.extend(_void(date, at, next(volume), fmv=not nth) for nth, at in enumerate([*awake, *asleep]))
        leaking = np.linspace(_MORNING + 1, _EVENING, leaked[day]).tolist()
        rows.extend(f"leaks{',' * 16}{_at(date, at)},,,,small" for at in leaking)
    closing = first + dt.timedelta(days)
    rows += _day(days + 1, closing, closing=True), _void(closing, _MORNING, next(volume), fmv=True)
    return "\n".join(rows) + "\n"


def _leaks(mean: float, dispersion: float, days: int, rng: np.random.Generator) -> np.ndarray:
    """Return leaks of each day whose variance is so many times their mean."""
    if dispersion == 1:
        return rng.poisson(mean, days)
    return rng.negative_binomial(mean / (dispersion - 1), 1 / dispersion, days)


def _volumes(cell: Cell, larger: float, count: int, rng: np.random.Generator) -> Iterator[int]:
    mean = VOLUME_ML * larger
    if cell.shape == "normal":
        drawn = rng.normal(mean, cell.spread * mean, count)
    else:
        sigma = np.sqrt(np.log1p(cell.spread**2))
        drawn = rng.lognormal(np.log(mean) - sigma**2 / 2, sigma, count)
    return iter(((np.clip(drawn, 20, 1500) / 10).round().astype(int) * 10).tolist())


def _at(date: dt.date, minutes: float) -> str:
    later, minute = divmod(int(minutes), 1440)
    return f"{date + dt.timedelta(later)} {minute // 60:02}:{minute % 60:02}:00"


def _day(day: int, date: dt.date, *, closing: bool) -> str:
    bed = "" if closing else _at(date, 1380)
    return f"days{',' * 8}{day},{date},1,,{_at(date, 420)},{bed},,{int(closing)},,,,,"


def _void(date: dt.date, minutes: float, ml: int, *, fmv: bool) -> str:
    return f"voids{',' * 16}{_at(date, minutes)},{ml},1,{'1' if fmv else ''},"


def exactly_real(changed: dict[str, Change]) -> bool:
    """Tell whether leaks are real by the exact two-sided binomial test, with the other numbers as they are."""
    level = holm.levels({key: changed[key].p for key in PRIMARIES})[LEAKS]
    leaks = changed[LEAKS]
    return leaks.counts is not None and exact(*leaks.counts, *leaks.n) < level


def exact(before: int, after: int, days_before: int, days_after: int) -> float:
    """Return the probability of every parting of the episodes that is no likelier than this one."""
    n, share = before + after, days_before / (days_before + days_after)
    likely = np.exp(
        [
            lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(share) + (n - k) * log(1 - share)
            for k in range(n + 1)
        ]
    )
    return float(likely[likely <= likely[before] * (1 + 1e-9)].sum())


def main(pairs: int) -> None:
    """Print a line a cell: errors where nothing changed, then falls of leaks and larger voids.

    The volumes have no part in a count: the falls are told for one shape and spread of them.
    """
    print(f"{pairs} pairs a cell, per cent called real where nothing changed")
    print(f"{'volumes':9}  CV var/mean days   by day  leaks  nights  any  leaks by the exact test", flush=True)
    for cell in map(Cell, *zip(*product(SHAPES, SPREADS, DISPERSIONS, LENGTHS), strict=True)):
        same = simulated(cell, pairs)
        shares = (*(same.real[key] for key in PRIMARIES), same.any_real, same.exact)
        print(cell, "  ".join(f"{100 * share:5.1f}" for share in shares), sep="   ", flush=True)
    print("leaks that fell: called real, by the exact test, and the one as a part of the other")
    falls_of = "−30 %              −50 %              −75 %          "
    print(f"  var/mean days    {falls_of}void × 1.6: described, voids by day real")
    for dispersion, days in product(DISPERSIONS, LENGTHS):
        cell = Cell(dispersion=dispersion, days=days)
        falls = [simulated(replace(cell, leaks_left=left), pairs) for left in (0.7, 0.5, 0.25)]
        powers = "   ".join(
            f"{100 * fall.real[LEAKS]:5.1f} {100 * fall.exact:5.1f} {fall.real[LEAKS] / fall.exact:5.2f}"
            for fall in falls
        )
        larger = simulated(replace(cell, larger=1.6), pairs)
        print(f"  {dispersion:3} {days[0]} v {days[1]}", powers, f"{100 * larger.larger:5.1f}", end="   ")
        print(f"{100 * larger.real[FREQUENCY]:5.1f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
