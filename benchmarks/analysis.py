"""How many diaries a second are analysed on one core, all metrics and findings, from 1 to 100,000 in memory.

The diaries are copies of the samples' recorded facts, numbered apart: `make benchmark`.
"""

import resource
import time
from dataclasses import fields

import numpy as np

from benchmarks.figures import Figures, arguments
from benchmarks.processes import SAMPLES
from diary.analysis.assess import assess
from diary.model import Diary, together
from diary.reading.reader import read
from diary.table import Table

SIZES = {1: 9, 100: 9, 10_000: 5, 100_000: 2}
"""How many diaries, each so many times."""


def many(diaries: Diary, size: int) -> Diary:
    """Return `size` diaries: the given ones repeated, each with a number of its own."""
    batch = len(diaries.patients)
    rounds = -(-size // batch)
    tables = {}
    for field in fields(Diary):
        table: Table = getattr(diaries, field.name)
        repeated = Table.joined([table] * rounds)
        diary = repeated["diary"] + np.repeat(np.arange(rounds) * batch, len(table))
        tables[field.name] = repeated.having(diary=diary).rows(diary < size)
    return Diary(**tables)


def main() -> None:
    """Print of each size its milliseconds of processor, diaries a second of that, and memory at its highest."""
    figures = Figures("analysis")
    samples = together(read(path).diary for path in SAMPLES)
    assess(samples)
    for size in [int(word) for word in arguments()] or SIZES:
        facts, times = many(samples, size), []
        for _ in range(SIZES.get(size, 1)):
            start = time.process_time()
            assess(facts)
            times.append(time.process_time() - start)
        figures.show(f"{size} diaries, ms", min(times) * 1_000, [took * 1_000 for took in times], places=0)
        figures.show(f"{size} diaries, a second", size / min(times), places=0)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        figures.show(f"{size} diaries, MB", memory, places=0)


if __name__ == "__main__":
    main()
