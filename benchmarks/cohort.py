"""What a cohort table costs beside its floors, as ratios in one run: `make benchmark`, or with what to measure.

    python benchmarks/cohort.py files      600 and 5,000 workbooks: the bare cells, one worker, two, pandas.read_excel
    python benchmarks/cohort.py memory     the highest memory at 1,000 and at 50,000 short diaries
    python benchmarks/cohort.py events 1000000      from a Parquet data set of that many diaries, to one table
    python benchmarks/cohort.py partitioned 1000000     from such a data set, to a table in parts

Everything is a process of its own, imports included. The workbooks are the samples, each copy with a byte of its
own. Times of one process are its own (CPU), which other work on the machine disturbs least.
"""

import hashlib
import io
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
SAMPLES = ROOT / "samples"
BARE = """
import sys
from pathlib import Path
from python_calamine import CalamineWorkbook
for path in sorted(Path(sys.argv[1]).iterdir()):
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)
"""
NAIVE = """
import sys
from pathlib import Path
import pandas
for path in sorted(Path(sys.argv[1]).iterdir()):
    pandas.read_excel(path, sheet_name=None)
"""
COHORT = "from diary.cli import main; main()"
GOALS = {600: 8.0, 5_000: 5.0}
NAIVE_FILES = 200
ROUNDS = 2
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
    memory: float
    in_a_row: float
    highest: float = 0.0  # the memory of the process that had most, in MB
    own: float = 0.0  # the processor of the process that asked
    divided: float = 0.0  # and of its workers together


def cost(command: Command) -> Cost:
    """Run a command; its memory is that of all its processes together."""
    began = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    seen = Seen()
    watcher = threading.Thread(target=_watch, args=(process.pid, seen), daemon=True)
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    watcher.join()
    clock, processor = time.perf_counter() - began, usage.ru_utime + usage.ru_stime
    workers = seen.workers.values()
    return Cost(
        clock, processor, seen.memory, processor + max(workers, default=0.0), seen.highest, seen.own, sum(workers)
    )


@dataclass
class Seen:
    """What a watcher saw of a command: memory at its highest in MB, and the processor of each of its workers."""

    memory: float = 0.0
    highest: float = 0.0  # of one process
    own: float = 0.0
    workers: dict[int, float] = field(default_factory=dict)


def _watch(pid: int, seen: Seen) -> None:
    import psutil

    try:
        top = psutil.Process(pid)
        while top.status() != psutil.STATUS_ZOMBIE:
            used = 0.0
            for one in (top, *top.children(recursive=True)):
                try:
                    own = one.memory_full_info().pss
                    used += own
                    seen.highest = max(seen.highest, own / 1e6)
                    if one == top:
                        seen.own = sum(one.cpu_times()[:2])
                    else:
                        seen.workers[one.pid] = sum(one.cpu_times()[:2])
                except psutil.Error:
                    continue
            seen.memory = max(seen.memory, used / 1e6)
            time.sleep(WATCH_S)
    except psutil.Error:
        return


def python(program: str, *arguments: object) -> Command:
    """Return the command of a program written out."""
    return [sys.executable, "-c", program, *map(str, arguments)]


def cohort(source: Path, table: Path, workers: int) -> Command:
    """Return the command of a table."""
    return python(COHORT, "cohort", source, "-o", table, "--workers", workers)


def workbooks(folder: Path, count: int) -> Path:
    """Make that many workbooks: the samples in turn, compressed as spreadsheet programs do, a number as zip comment."""
    samples = [compressed(path) for path in sorted(SAMPLES.glob("*.xlsx"))]
    folder.mkdir()
    for number in range(count):
        comment = b"%08d" % number
        data = samples[number % len(samples)][:-2] + len(comment).to_bytes(2, "little") + comment
        (folder / f"d{number:06}.xlsx").write_bytes(data)
    return folder


def compressed(path: Path) -> bytes:
    """Return a workbook with its parts deflated; the samples are stored as they are, for the sake of git."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as stored, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in stored.namelist():
            archive.writestr(name, stored.read(name))
    return packed.getvalue()


def files(folder: Path) -> None:
    """Print a line a size: processor of the bare reading and of one worker, and their ratio; then two workers."""
    print(f"{'workbooks':>9} {'bare':>8} {'1 worker':>9} {'ratio':>6} {'goal':>5} {'a second':>9}")
    for size, goal in GOALS.items():
        source = workbooks(folder / str(size), size)
        runs = [(cost(python(BARE, source)), cost(cohort(source, folder / "one.csv", 1))) for _ in range(ROUNDS)]
        bare, one = (min(run.processor for run in column) for column in zip(*runs, strict=True))
        print(f"{size:9} {bare:7.2f}s {one:8.2f}s {one / bare:6.2f} {goal:5.1f} {size / one:9.0f}", flush=True)
    pairs = [(runs[0][1], cost(cohort(source, folder / "two.csv", 2))) for _ in range(ROUNDS)]
    assert (folder / "one.csv").read_bytes() == (folder / "two.csv").read_bytes()
    seconds = {
        "on the clock": [tuple(run.clock for run in pair) for pair in pairs],
        "of processor, in a row": [tuple(run.in_a_row for run in pair) for pair in pairs],
    }
    for what, measured in seconds.items():
        alone, shared = (min(column) for column in zip(*measured, strict=True))
        print(f"two workers, seconds {what}: {alone:.1f} / {shared:.1f} = {alone / shared:.2f} (goal 1.70)")
    few = workbooks(folder / "few", NAIVE_FILES)
    naive = cost(python(NAIVE, few)).processor / NAIVE_FILES
    two = min(run.in_a_row for _, run in pairs)
    print(f"pandas.read_excel, its cells alone: {naive * 1000:.1f} ms a workbook,", end=" ")
    print(f"{naive * size / two:.1f} x two workers (goal 10), {naive * size / one:.1f} x one")


def memory(folder: Path, sizes: tuple[int, ...] = (1_000, 50_000)) -> None:
    """Print the highest memory of one worker at each size; the diaries are short, so that it takes minutes."""
    for size in sizes:
        source = folder / str(size)
        source.mkdir()
        for number in range(size):
            rows = [f"2-3-2026,{hour}:00,{200 + number % 100}" for hour in range(8, 23, 3)]
            written = "\n".join(["Date,Time,Urine (ml)", *rows, f"3-3-2026,{number % 7}:{number % 60:02},300"])
            (source / f"d{number:06}.csv").write_text(written, "utf-8")
        used = cost(cohort(source, folder / "table.csv", 1))
        print(f"{size:7} diaries: {used.memory:5.0f} MB, {used.processor:.0f} s of processor", flush=True)


def data_set(folder: Path, size: int) -> float:
    """Make a data set of that many diaries, and return how many events it has in millions.

    One partition is written as `diary events` writes it, from the facts of the samples. Of every further one the
    tables are links to that; its files and its patients, with a hash and a code of their own each, are written.
    """
    from pyarrow import parquet

    from benchmarks.analysis import many
    from diary.cohort.batch import Batch, File
    from diary.cohort.dataset import place
    from diary.cohort.dataset_writing import product, write
    from diary.cohort.parts import Parts
    from diary.cohort.sources import MANIFEST, MOST
    from diary.model import Diary
    from diary.reading.reader import read
    from diary.settings import DEFAULTS

    facts = many(Diary.of_many(read(path).tables for path in sorted(SAMPLES.glob("*.xlsx"))), MOST)
    with Parts(folder, "benchmark") as parts:
        files = tuple(File(f"{number:064x}", "", readable=True) for number in range(MOST))
        parts.write("first", product(Batch(files, facts), DEFAULTS, notes=False))
        write(folder, ["first"], parts, DEFAULTS, None, notes=False)
        parts.done()
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    (listed,) = manifest["partitions"]
    manifest["partitions"] = []
    own = {name: parquet.read_table(folder / place(name, 0)) for name in ("files", "patients")}
    for number in range(-(-size // MOST)):
        names = [hashlib.sha256(b"%d" % (number * MOST + at)).hexdigest() for at in range(MOST)]
        sizes = {}
        for table in manifest["tables"]:
            path = folder / place(table, number)
            if table in own:
                column = {"files": "file", "patients": "code"}[table]
                changed = own[table].set_column(own[table].schema.get_field_index(column), column, [names])
                parquet.write_table(changed, path)
            elif number:
                path.hardlink_to(folder / place(table, 0))
            sizes[table] = path.stat().st_size
        manifest["partitions"].append({**listed, "key": names[0], "bytes": sizes})
    (folder / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    tables = ("voids", "drinks", "leaks", "bowel", "exercises")
    return sum(len(getattr(facts, name)) for name in tables) * len(manifest["partitions"]) / 1e6


def events(folder: Path, size: int) -> None:
    """Make a data set of that many diaries and print what a table of it takes, on one worker and on two."""
    print(f"{size} diaries, {data_set(folder / 'events', size):.1f} million events", flush=True)
    for workers in (1, 2):
        took = cost(cohort(folder / "events", folder / f"{workers}.parquet", workers))
        print(
            f"{workers} worker(s): {took.clock:.0f} s, {took.in_a_row:.0f} s of processor in a row "
            f"({size / took.in_a_row:.0f} diaries a second), {took.memory:.0f} MB",
            flush=True,
        )
    assert (folder / "1.parquet").read_bytes() == (folder / "2.parquet").read_bytes()


def partitioned(folder: Path, size: int) -> None:
    """Make a data set of that many diaries and print what a table in parts of it takes, on two workers."""
    print(f"{size} diaries, {data_set(folder / 'events', size):.1f} million events", flush=True)
    took = cost([*cohort(folder / "events", folder / "table", 2), "--partitioned"])
    parts = len([*(folder / "table" / "cohort").iterdir()])
    print(
        f"{parts} parts in {took.clock:.0f} s; processor {took.own:.0f} s of the process that asked and "
        f"{took.divided:.0f} s of its workers; highest memory of a process {took.highest:.0f} MB (goal 500), "
        f"of all together {took.memory:.0f} MB",
        flush=True,
    )


def main() -> None:
    """Measure what is named, or the files."""
    what, *more = sys.argv[1:] or ["files"]
    size = int(more[0]) if more else 100_000
    measured = {
        "files": files,
        "memory": memory,
        "events": partial(events, size=size),
        "partitioned": partial(partitioned, size=size),
    }
    with tempfile.TemporaryDirectory() as folder:
        measured[what](Path(folder))


if __name__ == "__main__":
    main()
