"""What `diary report` costs beside its floor, and `diary --help` beside its own: `make benchmark`.

The floor (benchmarks/floor.py; of the help: importing typer) and the command are whole processes, run in turns so that
all meet the same machine; the ratio is of their fastest runs, which other work on the machine disturbs least.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import Figures

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "frequent-small-voids.xlsx"
DIARY = str(Path(sys.executable).with_name("diary"))
ROUNDS = 11
GOALS = {"HTML": 1.15, "PDF": 1.3, "--help": 1.2}


def commands(folder: str) -> dict[str, tuple[list[str], list[str]]]:
    """Return each floor with the command that stands on it."""
    floor = [sys.executable, str(ROOT / "benchmarks" / "floor.py"), str(SAMPLE)]
    report = [DIARY, "report", str(SAMPLE), "-q", "--force", "-o"]
    return {
        "HTML": ([*floor, "html"], [*report, f"{folder}/report.html"]),
        "PDF": ([*floor, "pdf"], [*report, f"{folder}/report.pdf"]),
        "--help": ([sys.executable, "-c", "import typer"], [DIARY, "--help"]),
    }


def seconds(command: list[str]) -> float:
    """Return how long one process takes from start to end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
    return time.perf_counter() - start


def main() -> None:
    """Print of each command its floor, its own time, and their ratio beside the goal."""
    figures = Figures("report")
    with tempfile.TemporaryDirectory() as folder:
        pairs = commands(folder)
        rounds = [{name: (seconds(floor), seconds(run)) for name, (floor, run) in pairs.items()} for _ in range(ROUNDS)]
    for name, goal in GOALS.items():
        floors, runs = zip(*(each[name] for each in rounds), strict=True)
        figures.show(f"{name}: floor, s", min(floors), floors, places=3)
        figures.show(f"{name}, s", min(runs), runs, places=3)
        ratios = [run / floor for floor, run in zip(floors, runs, strict=True)]
        figures.show(f"{name}, × its floor", min(runs) / min(floors), ratios, most=goal)


if __name__ == "__main__":
    main()
