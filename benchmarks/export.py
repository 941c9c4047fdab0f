"""What `diary export` takes for many diaries: the peak memory of whole processes, which must not grow with them."""

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "frequent-small-voids.xlsx"
COUNTS = (30, 300, 3000)
COMMAND = str(Path(sys.executable).with_name("diary"))
FORMATS = "csv,xlsx,json"
GROWTH = 1.1
"""The memory of the most diaries may be this many times that of the fewest."""


def run(count: int) -> tuple[float, float]:
    """Export so many diaries in one process; return its seconds and its peak memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"patient-{number}.xlsx") for number in range(count)]
        for file in files:
            file.symlink_to(SAMPLE)
        arguments = ["export", *map(str, files), "--to", FORMATS, "-o", f"{folder}/out", "-q"]
        start = time.perf_counter()
        diary = os.spawnv(os.P_NOWAIT, COMMAND, [COMMAND, *arguments])
        _, status, used = os.wait4(diary, 0)
        if status:
            raise SystemExit(f"the export of {count} diaries failed")
        written = sum(1 for _ in Path(folder, "out").iterdir())
        if written != count * len(FORMATS.split(",")):
            raise SystemExit(f"{written} files were written")
        return time.perf_counter() - start, used.ru_maxrss / 1024


def main() -> None:
    """Print a line a count: seconds, diaries per second, peak memory."""
    peaks = []
    for count in COUNTS:
        seconds, memory = run(count)
        peaks.append(memory)
        print(f"{count:6} {seconds:8.1f}s {count / seconds:8.1f}/s {memory:7.0f} MB")
    print(f"growth {peaks[-1] / peaks[0]:.2f} (goal {GROWTH})")


if __name__ == "__main__":
    main()
