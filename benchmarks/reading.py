"""What reading a diary costs beside taking the bare cells out of its workbook, as ratios in one run: `make benchmark`.

Bare is python-calamine alone, every cell of every sheet. The steps are run in turns on the samples, after a first
time that fills what is remembered between files; processor time, the fastest of many, which other work on the machine
disturbs least.
"""

import time
from collections.abc import Callable

from python_calamine import CalamineWorkbook

from benchmarks.figures import Figures
from benchmarks.processes import SAMPLES
from diary.model import Diary
from diary.reading.files.workbook import open_workbook
from diary.reading.reader import read

ROUNDS = 25
READ_MS = 3
"""What a workbook may take to be read, in milliseconds of processor."""


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
    """Print of each step its milliseconds a workbook, and its ratio to the bare cells."""
    figures = Figures("reading")
    steps = {"bare": bare, "opened": opened, "rows": rows, "tables": tables}
    for step in steps.values():
        step()
    runs = [{name: seconds(step) for name, step in steps.items()} for _ in range(ROUNDS)]
    times = {name: [run[name] / len(SAMPLES) * 1_000 for run in runs] for name in steps}
    for name, own in times.items():
        figures.show(f"{name}, ms a workbook", min(own), own, most=READ_MS if name == "rows" else None)
        if name != "bare":
            ratios = [one / floor for one, floor in zip(own, times["bare"], strict=True)]
            figures.show(f"{name}, × bare", min(own) / min(times["bare"]), ratios)


if __name__ == "__main__":
    main()
