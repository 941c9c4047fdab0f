"""What the desk costs the one who waits for it, and the machine it runs on: `make benchmark`.

`diary desk` is asked as its pages ask it, over HTTP: a diary that is dropped until its line is there, a cell that is
corrected until the report of it is there, the program itself until the report of a diary is there, beside the command
that writes the same. Memory is that of all its processes together, what they share counted once (PSS).
"""

import http.client
import json
import os
import signal
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psutil

from benchmarks.figures import Figures
from benchmarks.processes import DIARY, ROOT, SAMPLES
from diary.desk.access import TOKEN, Access

SAMPLE = ROOT / "samples" / "frequent-small-voids.xlsx"
SHEET, COLUMN, ROWS = "Dag 1", "C", range(14, 20)
TIMES, STARTS, MOST_OPEN, FEW, MANY = 40, 5, 50, 20, 200
LINE_MS, CORRECTION_MS, STARTED, OPEN_MB, FLAT = 250, 150, 1.3, 600, 1.05


class Desk:
    """A desk that runs, asked as a page of it asks."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout is not None
        address, _, key = process.stdout.readline().strip().partition("/?key=")
        self.access = Access(int(address.rpartition(":")[2]), key)
        self.connection = http.client.HTTPConnection("127.0.0.1", self.access.port)

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "octet-stream") -> tuple[int, bytes, str]:
        """Return the status, the body and the place of an answer."""
        access = self.access
        headers = {"cookie": f"{access.cookie}={access.key}", "content-type": f"application/{kind}"}
        self.connection.request(method, path, body, headers | {"origin": access.address, TOKEN: access.token})
        answer = self.connection.getresponse()
        return answer.status, answer.read(), answer.getheader("location", "")

    def drop(self, path: Path) -> str:
        """Put a diary down, and return its id when its line is there."""
        status, body, _ = self.ask("POST", f"/diaries?name={quote(path.name)}", path.read_bytes())
        assert status == 201, body
        return str(json.loads(body)["id"])

    def megabytes(self) -> float:
        """Return the memory of all its processes, what they share counted once."""
        root = psutil.Process(self.process.pid)
        return sum(member.memory_full_info().pss for member in [root, *root.children(recursive=True)]) / 1e6


@contextmanager
def desk(*files: Path) -> Iterator[Desk]:
    """Start a desk, and stop it."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "XDG_RUNTIME_DIR": folder, "PYTHONDONTWRITEBYTECODE": ""}
        line = [DIARY, "desk", "--no-open", *map(str, files)]
        process = subprocess.Popen(line, stdout=subprocess.PIPE, text=True, env=environment)
        yield Desk(process)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def ninety_fifth(seconds: list[float]) -> float:
    """Return the time within which 95 % of them are done, in milliseconds."""
    return statistics.quantiles(seconds, n=20)[-1] * 1_000


def dropped(at: Desk) -> list[float]:
    """Return how long each diary takes until its line is there."""
    times = []
    for path in (SAMPLES * TIMES)[:TIMES]:
        start = time.perf_counter()
        id_ = at.drop(path)
        times.append(time.perf_counter() - start)
        at.ask("DELETE", f"/diaries/{id_}")
    return times


def corrected(at: Desk) -> list[float]:
    """Return how long each correction of a diary takes until the report of it is there."""
    id_, times = at.drop(SAMPLE), []
    for number in range(TIMES):
        cell = f"{COLUMN}{ROWS[number % len(ROWS)]}"
        body = json.dumps({"cells": [{"sheet": SHEET, "cell": cell, "is": str(100 + number)}]}).encode()
        start = time.perf_counter()
        changed, said, _ = at.ask("POST", f"/diaries/{id_}/cells", body, "json")
        status, page, _ = at.ask("GET", f"/diaries/{id_}/report")
        times.append(time.perf_counter() - start)
        assert (changed, status, f"{100 + number}".encode() in page) == (200, 200, True), said
    at.ask("DELETE", f"/diaries/{id_}?sure=yes")
    return times


def started() -> tuple[list[float], list[float]]:
    """Return the seconds from nothing to the report of a diary: on the desk, and by the command."""
    on_desk, by_command = [], []
    for _ in range(STARTS):
        start = time.perf_counter()
        with desk(SAMPLE) as at:
            place = at.ask("GET", "/named")[2]
            assert at.ask("GET", f"{place}/report")[0] == 200
            on_desk.append(time.perf_counter() - start)
        with tempfile.TemporaryDirectory() as folder:
            line = [DIARY, "report", str(SAMPLE), "-q", "-o", f"{folder}/report.html"]
            start = time.perf_counter()
            subprocess.run(line, check=True, capture_output=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
            by_command.append(time.perf_counter() - start)
    return on_desk, by_command


def opened_and_closed(at: Desk, count: int) -> float:
    """Return the memory after so many diaries were opened, their reports seen, and closed."""
    for path in (SAMPLES * count)[:count]:
        id_ = at.drop(path)
        at.ask("GET", f"/diaries/{id_}/report")
        at.ask("DELETE", f"/diaries/{id_}")
    return at.megabytes()


def show(figures: Figures, name: str, seconds: list[float], goal: int) -> None:
    """Print the time within which 95 % of some lie, beside its goal, and the middle of them."""
    times = [each * 1_000 for each in seconds]
    figures.show(f"{name}: p95, ms", ninety_fifth(seconds), times, most=goal, places=0)
    figures.show(f"{name}: median, ms", statistics.median(times), places=0)


def main() -> None:
    """Print what was measured, beside its goal."""
    figures = Figures("desk")
    on_desk, by_command = started()
    figures.show("start to report, s", min(on_desk), on_desk)
    figures.show("diary report, s", min(by_command), by_command)
    ratios = [desk / command for desk, command in zip(on_desk, by_command, strict=True)]
    figures.show("start to report, × diary report", min(on_desk) / min(by_command), ratios, most=STARTED)
    with desk() as at:
        show(figures, "drop to line", dropped(at), LINE_MS)
        show(figures, "correction to report", corrected(at), CORRECTION_MS)
        for path in (SAMPLES * MOST_OPEN)[:MOST_OPEN]:
            at.ask("GET", f"/diaries/{at.drop(path)}/report")
        figures.show(f"{MOST_OPEN} open, MB", at.megabytes(), most=OPEN_MB, places=0)
    with desk() as at:
        few = opened_and_closed(at, FEW)
        many = opened_and_closed(at, MANY - FEW)
    figures.show(f"{FEW} opened and closed, MB", few, places=0)
    figures.show(f"{MANY} opened and closed, × of {FEW}", many / few, most=FLAT)


if __name__ == "__main__":
    main()
