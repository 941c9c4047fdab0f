"""What a command costs as a whole: seconds on the clock and of processor, and the memory of its processes."""

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "samples").glob("*.xlsx"))
DIARY = str(Path(sys.executable).with_name("diary"))
WATCH_S = 0.2
Command = list[str]


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds on the clock, seconds of processor, and memory at its highest in MB.

    `in_a_row`: the processor of the command itself and of its busiest worker, which is what it takes on the clock
    of a machine that does nothing else.
    """

    clock: float
    processor: float
    memory: float  # of all its processes together, what they share counted once
    in_a_row: float
    highest: float  # the memory of the process that had most
    own: float  # the processor of the process that asked
    divided: float  # and of its workers together


@dataclass
class Usage:
    """What is known of a command while it runs: memory at its highest in MB, and the processor of each process."""

    memory: float = 0.0
    highest: float = 0.0  # of one process
    own: float = 0.0
    workers: dict[int, float] = field(default_factory=dict)


def cost(command: Command, status: int = 0) -> Cost:
    """Run a command, which must end with this status, and return what it took."""
    began = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    usage = Usage()
    watcher = threading.Thread(target=_watch, args=(process.pid, usage), daemon=True)
    watcher.start()
    _, ended, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(ended)
    assert process.returncode == status, command
    watcher.join()
    clock, processor, workers = time.perf_counter() - began, used.ru_utime + used.ru_stime, usage.workers.values()
    row = processor + max(workers, default=0.0)
    highest = max(usage.highest, used.ru_maxrss * 1024 / 1e6)
    return Cost(clock, processor, usage.memory, row, highest, usage.own, sum(workers))


def _watch(pid: int, usage: Usage) -> None:
    import psutil

    try:
        top = psutil.Process(pid)
        while top.status() != psutil.STATUS_ZOMBIE:
            together = 0.0
            for process in (top, *top.children(recursive=True)):
                try:
                    memory = process.memory_full_info().pss / 1e6
                    together += memory
                    usage.highest = max(usage.highest, memory)
                    seconds = sum(process.cpu_times()[:2])
                except psutil.Error:
                    continue
                if process == top:
                    usage.own = seconds
                else:
                    usage.workers[process.pid] = seconds
            usage.memory = max(usage.memory, together)
            time.sleep(WATCH_S)
    except psutil.Error:
        return


def python(program: str, *arguments: object) -> Command:
    """Return the command of a program written out."""
    return [sys.executable, "-c", program, *map(str, arguments)]
