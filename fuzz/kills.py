"""Kills the program at random moments, and looks whether anything of the user's is lost and anything is left behind.

    .venv/bin/python fuzz/kills.py [--kills 200] [--seed 1]

Each time a command writes over what an earlier run wrote, and is ended after a random part of its usual time: killed,
or asked to end. Then every input is what it was, and under the name of the output stands the old or the new, whole
(a folder may wait for the next run under its hidden name). After the same command again the new stands there, alone.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = ("healthy.xlsx", "english.xlsx", "constipation.xlsx", "four-litres.xlsx")
ENDINGS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
LINES: dict[str, list[str]] = {
    "report": ["report", "in/healthy.xlsx", "-q", "--to", "html", "-o", "out.html", "--force"],
    "export": ["export", "in/english.xlsx", "-q", "-o", "out.xlsx", "--force"],
    "cohort": ["cohort", "in", "-o", "out.csv", "--workers", "2", "--force"],
    "events": ["events", "in", "-o", "out", "--workers", "1", "--force"],
    "update": ["events", "in", "-o", "out", "--workers", "1", "--update"],
    "compare": ["compare", "in/healthy.xlsx", "in/four-litres.xlsx", "-q", "-o", "out.json", "--force"],
    "leaflet": ["leaflet", "time", "-o", "out.pdf", "--force"],
}


def digest(path: Path) -> str:
    """Return what tells a file, or a folder with all in it, from any other."""
    whole = hashlib.sha256()
    for one in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if one.is_file():
            whole.update(f"{one.relative_to(path.parent)}\0".encode() + one.read_bytes())
    return whole.hexdigest()


def started(line: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Start the program in a folder."""
    command = [sys.executable, "-m", "diary", *line]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def names(folder: Path) -> set[str]:
    """Return what lies in a folder."""
    return {path.name for path in folder.iterdir()}


class Trial:
    """One command in a folder of its own: what it makes of the first diaries, and of one more."""

    def __init__(self, name: str, folder: Path) -> None:
        self.line, self.folder = LINES[name], folder
        self.output = folder / next(part for part in self.line if part.startswith("out"))
        (folder / "in").mkdir()
        for sample in NAMES:
            shutil.copy(SAMPLES / sample, folder / "in")
        began = time.monotonic()
        assert started(self.line, folder).wait() == 0
        self.takes = time.monotonic() - began
        self.made = digest(self.output)
        self.inputs = digest(folder / "in")
        self.there = names(folder)

    def stale(self) -> str:
        """Put an older output in the place of the new one, and return what tells it."""
        with (self.output / "manifest.json" if self.output.is_dir() else self.output).open("ab") as file:
            file.write(b"\n")
        return digest(self.output)

    def killed(self, how: signal.Signals, after: float) -> list[str]:
        """Kill one run, do it again, and return what went wrong."""
        faults, old = [], self.stale()
        process = started(self.line, self.folder)
        time.sleep(after)
        process.send_signal(how)
        process.wait()
        waiting = self.folder / f".{self.output.name}.old"
        if digest(self.folder / "in") != self.inputs:
            faults.append("an input changed")
        if self.output.exists():
            if digest(self.output) not in (old, self.made):
                faults.append("the output is neither the old nor the new")
        elif not (waiting.is_dir() and sorted(names(waiting))):
            faults.append("the output is lost")
        if how is not signal.SIGKILL and {
            name for name in names(self.folder) - self.there if not name.endswith(".parts")
        }:
            faults.append("an end that was asked for left something behind")
        if started(self.line, self.folder).wait() != 0:
            faults.append("the same command fails afterwards")
        if not self.output.exists() or digest(self.output) != self.made:
            faults.append("done again it is not what it was")
        if names(self.folder) != self.there:
            faults.append(f"left behind: {sorted(names(self.folder) - self.there)}")
        return faults


def run(kills: int, seed: int) -> Counter[str]:
    """Kill so many runs, of each command in turn, and return how often what went wrong."""
    chance, found = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as place:
        trials = {}
        for name in LINES:
            folder = Path(place, name)
            folder.mkdir()
            trials[name] = Trial(name, folder)
        for number in range(kills):
            name = list(LINES)[number % len(LINES)]
            how, after = chance.choice(ENDINGS), trials[name].takes * chance.uniform(0.3, 1.05)
            for fault in trials[name].killed(how, after):
                found[f"{name}: {fault}"] += 1
                print(f"{number}: {name}, {how.name} after {after:.3f} s: {fault}", flush=True)
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    faults = run(asked.kills, asked.seed)
    print(f"{asked.kills} kills, {faults.total()} faults")
    sys.exit(bool(faults))
