"""What one more report costs in the same call, beside the yardstick and beside a lone one, and the memory of many.

Processor time of whole processes with one worker, in turns so that all meet the same machine: the yardstick
(benchmarks/yardstick.py), one report, and MORE of them. The goals are shares of a lone report of the program for which
they were set, which LONE gives in yardsticks. The memory is the highest of a process after FEW and after MANY reports.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.figures import Figures, arguments

ROOT = Path(__file__).parents[1]
SAMPLES = [str(path) for path in sorted((ROOT / "samples").glob("*.xlsx"))]
YARDSTICK = str(ROOT / "benchmarks" / "yardstick.py")
GOALS = {"html": 0.075, "pdf": 0.16, "json": 0.05}
"""The share of a lone report of then that one more may be, of each format."""
LONE = {"html": 1.1, "pdf": 1.24, "json": 0.67}
"""A lone report of then, in yardsticks of its format: processor time, in turns, on 28 November 2026."""
FORMATS = (*GOALS, "png")
PDF_MB, FLAT = 350, 1.05
"""The memory of many PDFs; and that of many beside that of few, of every format."""
MORE = len(SAMPLES)
ROUNDS = 5
FEW, MANY = 20, 500


def processor(command: list[str]) -> float:
    """Return the seconds of processor that one process takes."""
    before = os.times()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def reports(formats: str, files: list[str], folder: str) -> float:
    """Return the seconds of processor that the reports of these files take in one call."""
    diary = str(Path(sys.executable).with_name("diary"))
    options = ["-q", "--force", "--workers", "1", "--to", formats, "-o", folder]
    return processor([diary, "report", *files, *options])


def costs(formats: str, folder: str) -> tuple[float, float, float]:
    """Return the seconds of the yardstick, of a lone report, and of one more."""
    yardstick = processor([sys.executable, YARDSTICK, SAMPLES[0], formats])
    lone = reports(formats, SAMPLES[:1], folder)
    return yardstick, lone, (reports(formats, SAMPLES, folder) - lone) / (MORE - 1)


def megabytes(formats: str, count: int) -> float:
    """Return the highest memory of this process after so many reports."""
    from diary.journeys.in_force import InForce
    from diary.journeys.opening import Source, open_diary
    from diary.journeys.report import report
    from diary.texts import texts

    sources = [Source(Path(name).name, Path(name).read_bytes()) for name in SAMPLES]
    in_force = InForce(texts("en"))
    for number in range(count):
        report(open_diary(sources[number % len(sources)], in_force), [formats], in_force)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def memory(formats: str, count: int) -> float:
    """Return the highest memory of a process of its own that makes so many reports."""
    line = [sys.executable, "-m", "benchmarks.one_more", formats, str(count)]
    done = subprocess.run(line, check=True, capture_output=True, text=True, cwd=ROOT)
    return float(done.stdout)


def main() -> None:
    """Print what one more of each format costs, then its memory after many, and that beside the memory after few."""
    figures = Figures("one_more")
    with tempfile.TemporaryDirectory() as folder:
        rounds = [{formats: costs(formats, folder) for formats in GOALS} for _ in range(ROUNDS)]
    for formats, goal in GOALS.items():
        yardsticks, lones, mores = zip(*(each[formats] for each in rounds), strict=True)
        figures.show(f"{formats}: one more, ms", min(mores) * 1000, [more * 1000 for more in mores], places=1)
        of_then = round(goal * LONE[formats], 3)
        for beside, runs, most in (("the yardstick", yardsticks, of_then), ("a lone one", lones, None)):
            ratios = [more / run for run, more in zip(runs, mores, strict=True)]
            figures.show(f"{formats}: one more, × {beside}", median(ratios), ratios, most=most, places=3)
    for formats in FORMATS:
        few, many = memory(formats, FEW), memory(formats, MANY)
        figures.show(f"{formats}: {MANY}, MB", many, most=PDF_MB if formats == "pdf" else None, places=0)
        figures.show(f"{formats}: memory of {MANY}, × of {FEW}", many / few, most=FLAT)


if __name__ == "__main__":
    match arguments():
        case [formats, count]:
            print(megabytes(formats, int(count)))
        case _:
            main()
