"""What `diary export` takes for many diaries: the peak memory of a process, which must not grow with them."""

import tempfile
from pathlib import Path

from benchmarks.figures import Figures
from benchmarks.processes import DIARY, ROOT, Cost, cost

SAMPLE = ROOT / "samples" / "frequent-small-voids.xlsx"
COUNTS = (30, 300, 900)
FORMATS = "csv,xlsx,json"
GROWTH = 1.1
"""The memory of the most diaries may be this many times that of the fewest."""


def run(count: int) -> Cost:
    """Export so many diaries in one process."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"patient-{number}.xlsx") for number in range(count)]
        for file in files:
            file.symlink_to(SAMPLE)
        options = ["--to", FORMATS, "-o", f"{folder}/out", "-q", "--workers", "1"]
        took = cost([DIARY, "export", *map(str, files), *options])
        written = sum(1 for _ in Path(folder, "out").iterdir())
        assert written == count * len(FORMATS.split(",")), f"{written} files were written"
        return took


def main() -> None:
    """Print of each count its processor and its peak memory, and how that grew."""
    figures = Figures("export")
    runs = {count: run(count) for count in COUNTS}
    for count, took in runs.items():
        figures.show(f"{count} diaries, s", took.processor, places=1)
        figures.show(f"{count} diaries, MB", took.highest, places=0)
    few, *_, many = (took.highest for took in runs.values())
    figures.show(f"memory of {COUNTS[-1]}, × of {COUNTS[0]}", many / few, most=GROWTH)


if __name__ == "__main__":
    main()
