"""What `diary report` costs beside its floor, as ratios in one run: `make benchmark`.

The floor (benchmarks/floor.py) and the report are whole processes, run in turns so that both meet the same
machine; the ratio is of their fastest runs, which other work on the machine disturbs least.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "frequent-small-voids.xlsx"
ROUNDS = 11
GOALS = {"html": 1.15, "pdf": 1.3}
HELP_GOAL = 1.2


def seconds(command: list[str]) -> float:
    """Return how long one process takes from start to end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
    return time.perf_counter() - start


def main() -> None:
    """Print a line a format: floor, report, their ratio and the goal."""
    diary = str(Path(sys.executable).with_name("diary"))
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'':6} {'floor':>8} {'report':>8} {'ratio':>6} {'goal':>6}   in turns")
        for name, goal in GOALS.items():
            floor = [sys.executable, str(ROOT / "benchmarks" / "floor.py"), str(SAMPLE), name]
            report = [diary, "report", str(SAMPLE), "-q", "-o", f"{folder}/report.{name}"]
            runs = [(seconds(floor), seconds(report)) for _ in range(ROUNDS)]
            best_floor, best_report = (min(column) for column in zip(*runs, strict=True))
            ratio = best_report / best_floor
            each = [run / bare for bare, run in runs]
            spread = f"{min(each):.2f} to {max(each):.2f}"
            print(f"{name:6} {best_floor:7.3f}s {best_report:7.3f}s {ratio:6.2f} {goal:6.2f}   {spread}")
        start = [seconds([diary, "--help"]) for _ in range(ROUNDS)]
        bare = [seconds([sys.executable, "-c", "import typer"]) for _ in range(ROUNDS)]
        print(f"{'help':6} {min(bare):7.3f}s {min(start):7.3f}s {min(start) / min(bare):6.2f} {HELP_GOAL:6.2f}")


if __name__ == "__main__":
    main()
