"""What reading a diary costs beside taking the bare cells out of its workbook, as ratios in one run: `make benchmark`.

Bare is python-calamine alone, every cell of every sheet. The steps are run in turns on the samples, after a first
time that fills what is remembered between files; processor time, the fastest of many, which other work on the machine
disturbs least.
"""

import time
from collections.abc import Callable
from pathlib import Path

from python_calamine import CalamineWorkbook

from diary.model import Diary
from diary.reading.files.workbook import open_workbook
from diary.reading.reader import read

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.xlsx"))
ROUNDS = 25


def bare() -> None:
    """Take every cell out of the samples with nothing but the library."""
    for path in SAMPLES:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def opened() -> None:
    """Check the samples and take their cells out."""
    for path in SAMPLES:
        open_workbook(path)


def rows() -> None:
    """Read the samples: recognise their sheets and read every cell."""
    for path in SAMPLES:
        read(path)


def tables() -> None:
    """Read the samples and make the tables of all of them."""
    Diary.of_many(read(path).tables for path in SAMPLES)


def seconds(step: Callable[[], None]) -> float:
    """Return the processor time of a step, in the process and in the kernel."""
    start = time.process_time()
    step()
    return time.process_time() - start


def main() -> None:
    """Print a line a step: milliseconds a workbook, and their ratio to the bare cells."""
    steps = {"bare": bare, "opened": opened, "rows": rows, "tables": tables}
    for step in steps.values():
        step()
    runs = [{name: seconds(step) for name, step in steps.items()} for _ in range(ROUNDS)]
    best = {name: min(run[name] for run in runs) / len(SAMPLES) for name in steps}
    print(f"{'':8} {'ms':>6} {'ratio':>6}")
    for name, took in best.items():
        print(f"{name:8} {took * 1000:6.2f} {took / best['bare']:6.2f}")


if __name__ == "__main__":
    main()
