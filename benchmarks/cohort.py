"""What a cohort table costs beside its floors, as ratios in one run: `make benchmark`, or with what to measure.

    python -m benchmarks.cohort files      600 and 5,000 workbooks: the bare cells, one worker, two, pandas.read_excel
    python -m benchmarks.cohort memory     the highest memory at 1,000 and at 50,000 short diaries
    python -m benchmarks.cohort events 1000000      from a Parquet data set of that many diaries, to one table
    python -m benchmarks.cohort partitioned 1000000     from such a data set, to a table in parts

Everything is a process of its own, imports included. The workbooks are the samples, each copy with a byte of its
own. Times of one process are its own (CPU), which other work on the machine disturbs least.
"""

import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.figures import Figures, arguments
from benchmarks.processes import SAMPLES, Command, cost, python

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
A_WORKBOOK_MS, TWO_WORKERS, NAIVE_TIMES, A_PROCESS_MB = 4, 1.8, 10, 500
NAIVE_FILES = 200
ROUNDS = 2


def cohort(source: Path, table: Path, workers: int) -> Command:
    """Return the command of a table."""
    return python(COHORT, "cohort", source, "-o", table, "--workers", workers)


def workbooks(folder: Path, count: int) -> Path:
    """Make that many workbooks: the samples in turn, compressed as spreadsheet programs do, a number as zip comment."""
    samples = [compressed(path) for path in SAMPLES]
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


def files(folder: Path, figures: Figures) -> None:
    """Print of each size the processor of the bare reading and of one worker, and their ratio; then of two workers."""
    sources = {size: workbooks(folder / str(size), size) for size in GOALS}
    least: dict[int, float] = {}
    for size, goal in GOALS.items():
        source = sources[size]
        runs = [(cost(python(BARE, source)), cost(cohort(source, folder / "one.csv", 1))) for _ in range(ROUNDS)]
        bare, alone = ([run.processor for run in column] for column in zip(*runs, strict=True))
        least[size] = min(alone)
        figures.show(f"{size} workbooks: bare, s", min(bare), bare)
        figures.show(f"{size} workbooks: one worker, s", min(alone), alone)
        ratios = [one / floor for floor, one in zip(bare, alone, strict=True)]
        figures.show(f"{size} workbooks: × bare", min(alone) / min(bare), ratios, most=goal)
    few, many = GOALS
    figures.show("one more workbook, ms", (least[many] - least[few]) / (many - few) * 1_000, most=A_WORKBOOK_MS)
    pairs = [(run, cost(cohort(source, folder / "two.csv", 2))) for _, run in runs]
    assert (folder / "one.csv").read_bytes() == (folder / "two.csv").read_bytes()
    for name, of in {"the clock": lambda run: run.clock, "processor in a row": lambda run: run.in_a_row}.items():
        times = [(of(alone), of(shared)) for alone, shared in pairs]
        best = min(alone for alone, _ in times) / min(shared for _, shared in times)
        figures.show(f"two workers, × one by {name}", best, [one / two for one, two in times], least=TWO_WORKERS)
    naive = cost(python(NAIVE, workbooks(folder / "few", NAIVE_FILES))).processor / NAIVE_FILES
    shared = min(run.in_a_row for _, run in pairs) / many
    figures.show("pandas.read_excel, × two workers", naive / shared, least=NAIVE_TIMES)


def memory(folder: Path, figures: Figures, sizes: tuple[int, ...] = (1_000, 50_000)) -> None:
    """Print the highest memory of one worker at each size; the diaries are short, so that it takes minutes."""
    for size in sizes:
        source = folder / str(size)
        source.mkdir()
        for number in range(size):
            rows = [f"2-3-2026,{hour}:00,{200 + number % 100}" for hour in range(8, 23, 3)]
            written = "\n".join(["Date,Time,Urine (ml)", *rows, f"3-3-2026,{number % 7}:{number % 60:02},300"])
            (source / f"d{number:06}.csv").write_text(written, "utf-8")
        used = cost(cohort(source, folder / "table.csv", 1))
        figures.show(f"{size} short diaries, MB", used.memory, places=0)


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

    facts = many(Diary.of_many(read(path).tables for path in SAMPLES), MOST)
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


def events(folder: Path, figures: Figures, size: int) -> None:
    """Make a data set of that many diaries and print what a table of it takes, on one worker and on two."""
    figures.show(f"{size} diaries: million events", data_set(folder / "events", size), places=1)
    for workers in (1, 2):
        took = cost(cohort(folder / "events", folder / f"{workers}.parquet", workers))
        figures.show(f"{workers} worker(s): clock, s", took.clock, places=0)
        figures.show(f"{workers} worker(s): in a row, s", took.in_a_row, places=0)
        figures.show(f"{workers} worker(s): memory, MB", took.memory, places=0)
    assert (folder / "1.parquet").read_bytes() == (folder / "2.parquet").read_bytes()


def partitioned(folder: Path, figures: Figures, size: int) -> None:
    """Make a data set of that many diaries and print what a table in parts of it takes, on two workers."""
    figures.show(f"{size} diaries: million events", data_set(folder / "events", size), places=1)
    took = cost([*cohort(folder / "events", folder / "table", 2), "--partitioned"])
    figures.show("in parts: who asked, s", took.own, places=1)
    figures.show("in parts: workers, s", took.divided, places=1)
    figures.show("in parts: a process, MB", took.highest, most=A_PROCESS_MB, places=0)
    figures.show("in parts: all together, MB", took.memory, places=0)


def main() -> None:
    """Measure what is named, or the files."""
    what, *more = arguments() or ["files"]
    size = int(more[0]) if more else 100_000
    measured: dict[str, Callable[[Path, Figures], None]] = {
        "files": files,
        "memory": memory,
        "events": partial(events, size=size),
        "partitioned": partial(partitioned, size=size),
    }
    with tempfile.TemporaryDirectory() as folder:
        measured[what](Path(folder), Figures("cohort"))


if __name__ == "__main__":
    main()
