"""How many diaries a second are analysed on one core, all metrics and findings, from 1 to 100,000 in memory.

The diaries are copies of the samples' recorded facts, numbered apart: `make benchmark`.
"""

import resource
import sys
import time
from dataclasses import fields
from pathlib import Path

import numpy as np
import pandas as pd

from diary.analysis.assess import assess
from diary.model import Diary, together
from diary.reading.reader import read

SAMPLES = Path(__file__).parents[1] / "samples"
SIZES = (1, 100, 10_000, 100_000)


def many(diaries: Diary, size: int) -> Diary:
    """Return `size` diaries: the given ones repeated, each with a number of its own."""
    batch = len(diaries.patients)
    rounds = -(-size // batch)
    tables = {}
    for field in fields(Diary):
        table: pd.DataFrame = getattr(diaries, field.name)
        repeated = pd.concat([table] * rounds, ignore_index=True)
        repeated["diary"] += np.repeat(np.arange(rounds) * batch, len(table))
        tables[field.name] = repeated[repeated["diary"] < size].reset_index(drop=True)
    return Diary(**tables)


def main() -> None:
    """Print a line a size: diaries, events, seconds, diaries a second, memory at its highest."""
    samples = together(read(path).diary for path in sorted(SAMPLES.glob("*.xlsx")))
    assess(samples)
    print(f"{'diaries':>8} {'events':>9} {'seconds':>8} {'per second':>11} {'memory':>8}")
    for size in [int(word) for word in sys.argv[1:]] or SIZES:
        facts = many(samples, size)
        events = sum(len(getattr(facts, name)) for name in ("voids", "drinks", "leaks", "bowel"))
        start = time.perf_counter()
        assess(facts)
        took = time.perf_counter() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:8} {events:9} {took:8.3f} {size / took:11.0f} {memory:5.0f} MB")


if __name__ == "__main__":
    main()
