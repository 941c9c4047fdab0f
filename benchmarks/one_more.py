"""What one more report costs in the same call, as a share of a lone one, and the memory of many: `make benchmark`.

Processor time of whole processes with one worker, in turns so that all meet the same machine: one report, and MORE of
them. The memory is the highest of a process after FEW and after MANY reports.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
SAMPLES = [str(path) for path in sorted((ROOT / "samples").glob("*.xlsx"))]
SHARES = {"html": 0.075, "pdf": 0.16, "json": 0.05}
"""The goal of each format."""
LAST = {"html": 0.091, "pdf": 0.228, "json": 0.043}
"""What was measured when the goals were set."""
MORE = len(SAMPLES)
ROUNDS = 5
FEW, MANY = 20, 500


def processor(formats: str, files: list[str], folder: str) -> float:
    """Return the seconds of processor that one call takes."""
    diary = str(Path(sys.executable).with_name("diary"))
    before = os.times()
    options = ["-q", "--force", "--workers", "1", "--to", formats, "-o", folder]
    subprocess.run([diary, "report", *files, *options], check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def share(formats: str, folder: str) -> float:
    """Return what one more costs as a share of a lone one."""
    lone = processor(formats, SAMPLES[:1], folder)
    return (processor(formats, SAMPLES, folder) - lone) / (MORE - 1) / lone


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
    done = subprocess.run([sys.executable, __file__, formats, str(count)], check=True, capture_output=True, text=True)
    return float(done.stdout)


def main() -> None:
    """Print a line a format: the share with its spread, the goal and the last; then the memory of few and of many."""
    print(f"{'one more':10} {'least':>6} {'middle':>7} {'most':>6} {'goal':>6} {'last':>6}")
    with tempfile.TemporaryDirectory() as folder:
        rounds = [{formats: share(formats, folder) for formats in SHARES} for _ in range(ROUNDS)]
    for formats, goal in SHARES.items():
        shares = [each[formats] for each in rounds]
        print(
            f"{formats:10} {min(shares):6.3f} {median(shares):7.3f} {max(shares):6.3f} {goal:6.3f} {LAST[formats]:6.3f}"
        )
    print(f"{'memory':10} {FEW:4} of {MANY:4} (goal: the same; a PDF at most 350 MB)")
    for formats in (*SHARES, "png"):
        print(f"{formats:10} {memory(formats, FEW):4.0f} {memory(formats, MANY):7.0f} MB")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(megabytes(sys.argv[1], int(sys.argv[2])))
    else:
        main()
