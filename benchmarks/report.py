"""What `diary report` costs beside the yardstick and its floor, and `diary --help` beside its own: `make benchmark`.

The goals stand in the yardstick (benchmarks/yardstick.py), which does not change. The floor (benchmarks/floor.py) is
what no report of today can do without; it falls with what is no longer imported. All are whole processes, run in turns
so that they meet the same machine; a ratio is of their fastest runs, which other work on the machine disturbs least.
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
GOALS = {"HTML": 1.15, "PDF": 1.3}
"""How many times the yardstick a report may take, of each format."""
GOAL_OF_HELP = 1.2


def commands(folder: str) -> dict[str, list[str]]:
    """Return what is run, by its name."""
    bare = {name: str(ROOT / "benchmarks" / f"{name}.py") for name in ("yardstick", "floor")}
    measured = {
        f"{format_}: {name}": [sys.executable, script, str(SAMPLE), format_.lower()]
        for format_ in GOALS
        for name, script in bare.items()
    }
    for format_ in GOALS:
        measured[format_] = [DIARY, "report", str(SAMPLE), "-q", "--force", "-o", f"{folder}/report.{format_.lower()}"]
    return measured | {"--help: floor": [sys.executable, "-c", "import typer"], "--help": [DIARY, "--help"]}


def seconds(command: list[str]) -> float:
    """Return how long one process takes from start to end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
    return time.perf_counter() - start


def main() -> None:
    """Print what each command takes, and its ratios to the yardstick and to its floor."""
    figures = Figures("report")
    with tempfile.TemporaryDirectory() as folder:
        measured = commands(folder)
        rounds = [{name: seconds(command) for name, command in measured.items()} for _ in range(ROUNDS)]
    times = {name: [each[name] for each in rounds] for name in measured}

    def ratio(name: str, to: str, shown: str, goal: float | None = None) -> None:
        in_turns = [run / beside for run, beside in zip(times[name], times[to], strict=True)]
        figures.show(f"{name}, × {shown}", min(times[name]) / min(times[to]), in_turns, most=goal)

    for name, runs in times.items():
        figures.show(f"{name}, s", min(runs), runs, places=3)
    for format_, goal in GOALS.items():
        ratio(format_, f"{format_}: yardstick", "the yardstick", goal)
        ratio(format_, f"{format_}: floor", "its floor")
        ratio(f"{format_}: floor", f"{format_}: yardstick", "the yardstick")
    ratio("--help", "--help: floor", "its floor", GOAL_OF_HELP)


if __name__ == "__main__":
    main()
