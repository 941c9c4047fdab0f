"""Interrupts a run on two workers at random moments, under load, and looks whether each ends soon and keeps its work.

    .venv/bin/python fuzz/interrupts.py [--times 100] [--seed 1]

Partitions are small, so that messages go to and fro all the time; processes that compute for nothing take the
processors meanwhile. Every run must end within WITHIN_S of the signal, with one sentence and exit code 130.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples"
WITHIN_S = 5.0
FILES, LOAD = 400, 2
BUSY = "while True: pass"
PROGRAM = """
from diary.cohort import sources
sources.FEWEST = sources.MOST = 3
from diary.cli import main
main()
"""


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """Let so many processes compute for nothing meanwhile."""
    with ExitStack() as stack:
        for _ in range(processes):
            process = stack.enter_context(subprocess.Popen([sys.executable, "-c", BUSY]))
            stack.callback(process.kill)
        yield


def many(folder: Path, count: int) -> None:
    """Write so many workbooks, each a sample with a comment of its own."""
    data = (SAMPLES / "healthy.xlsx").read_bytes()
    folder.mkdir()
    for number in range(count):
        comment = b"%06d" % number
        (folder / f"d{number:04}.xlsx").write_bytes(data[:-2] + len(comment).to_bytes(2, "little") + comment)


def interrupted(folder: Path, after: float) -> tuple[float, list[str]]:
    """Interrupt one run after some seconds; return how long it took to end, and what went wrong."""
    command = [sys.executable, "-c", PROGRAM, "cohort", "in", "-o", "out.csv", "--workers", "2", "--language", "en"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        time.sleep(after)
        process.send_signal(signal.SIGINT)
        began, faults = time.monotonic(), []
        try:
            said = process.communicate(timeout=4 * WITHIN_S)[1]
        except subprocess.TimeoutExpired:
            process.kill()
            return 4 * WITHIN_S, ["it does not end"]
    took = time.monotonic() - began
    if took > WITHIN_S:
        faults.append("it ends late")
    if process.returncode not in (0, 130, -signal.SIGINT) or "Traceback" in said:
        faults.append(f"exit code {process.returncode}: {said[-300:]}")
    return took, faults


def run(times: int, seed: int, files: int = FILES, load: int = LOAD) -> tuple[float, list[str]]:
    """Interrupt so many runs; return the longest that one took to end, and what went wrong."""
    chance, longest, found = random.Random(seed), 0.0, list[str]()
    with tempfile.TemporaryDirectory() as place, busy(load):
        folder = Path(place)
        many(folder / "in", files)
        for number in range(times):
            after = chance.uniform(1.5, 8.0)
            took, faults = interrupted(folder, after)
            longest = max(longest, took)
            for fault in faults:
                found.append(fault)
                print(f"{number}: after {after:.3f} s, {took:.1f} s: {fault}", flush=True)
            for left in (folder / "out.csv", folder / "out.datapackage.json"):
                left.unlink(missing_ok=True)
    return longest, found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    longest, faults = run(asked.times, asked.seed)
    print(f"{asked.times} interrupts, the longest ended in {longest:.1f} s, {len(faults)} faults")
    sys.exit(bool(faults))
