"""Reads mutated diaries, of each kind of file in turn; whatever ends in anything but a result or one sentence is kept.

    python -m fuzz.reading --count 100000
    python -m fuzz.reading --minutes 5

Says of each kind how its files ended. Which change a file gets follows from the seed and the number of the file. With
atheris installed the mutations are led by the branches they reach; without it, or with `--count`, drawn blindly.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import itertools
import random
import resource
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from diary.reading.reader import read
from diary.record import CannotRead
from fuzz.mutations import ROOT, mutate
from tests.reading.files import crafted

FOUND = Path(__file__).with_name("found")
SECONDS, MEGABYTES = 10, 300
"""What reading one file may take."""
KINDS = ("xlsx", "xlsb", "xls", "ods", "csv")
CSV = (
    "Datum;2-3-2026\nOpgestaan;07:00\nNaar bed;23:00\n\n"
    "Tijd;Gedronken (ml);Wat;Geplast (ml);Aandrang;Verlies;Bijzonderheden\n"
    "07:05;;;300;2;;\n08:15;1 kopje;koffie;;;;\nhalf elf;;;2,5 dl;3;druppels;pijn\n"
)
TEXT_CELL, NUMBER_CELL = 6, 5
"""Kinds of record of a binary workbook."""


def seeds() -> dict[str, list[bytes]]:
    """Return the diaries to begin with, by their kind of file."""
    diaries = defaultdict[str, list[bytes]](list)
    for path in sorted([*(ROOT / "samples").glob("*.xlsx"), *(ROOT / "samples" / "messy").iterdir()]):
        diaries[path.suffix[1:]].append(path.read_bytes())
    diaries["xlsb"] += [binary_table(CSV)]
    diaries["xls"] += [crafted.xls(crafted.number(1, 2, 250))]
    diaries["ods"] += [crafted.ods(f"<table:table-row>{crafted.NUMBER * 3}</table:table-row>")]
    diaries["csv"] += [CSV.encode(), CSV.encode("utf-16"), CSV.replace(";", ",").encode("cp1252")]
    return {kind: diaries[kind] for kind in KINDS}


def binary_table(text: str) -> bytes:
    """Return rows of text as a binary workbook."""
    cells = b""
    for row, line in enumerate(text.splitlines()):
        cells += crafted.row_header(row)
        for column, written in enumerate(line.split(";")):
            if written.isdecimal():
                cells += crafted.binary_cell(NUMBER_CELL, column, struct.pack("<d", int(written)))
            elif written:
                cells += crafted.binary_cell(TEXT_CELL, column, crafted.wide(written))
    return crafted.xlsb(cells)


def one(data: bytes, path: Path) -> str:
    """Read one file and return how it ended: `read`, or the code of the refusal; anything else is raised.

    A panic of the reading library is refused as well, and counted apart.
    """
    path.write_bytes(data)
    try:
        read(path)
    except CannotRead as refused:
        cause = refused.__cause__.__cause__ if refused.__cause__ else None
        return "panic" if type(cause or refused.__cause__).__name__ == "PanicException" else refused.code
    return "read"


def blind(numbers: range, end: float, seed: int, path: Path) -> None:
    """Read the files of these numbers, until the time is over, and print how each ended.

    One that takes too long ends the process: by processor time, whatever else the machine does.
    """
    begin = list(seeds().items())
    for number in numbers:
        if time.time() > end:
            return
        chance, (kind, corpus) = random.Random(f"{seed}/{number}"), begin[number % len(begin)]
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        how = one(mutate(chance.choice(corpus), chance), path)
        signal.setitimer(signal.ITIMER_PROF, 0)
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > MEGABYTES * 1024:
            sys.exit(f"more than {MEGABYTES} MB")
        print(kind, how, flush=True)


def guided(path: Path) -> None:
    """Let atheris choose the mutations; it runs until it is stopped or something is found."""
    import atheris

    atheris.instrument_all()
    corpus = path.with_name("corpus")
    corpus.mkdir()
    for number, data in enumerate(itertools.chain(*seeds().values())):
        (corpus / str(number)).write_bytes(data)

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        return mutate(data, random.Random(seed))[:most]

    limits = [f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}", f"-artifact_prefix={FOUND}/"]
    atheris.Setup([sys.argv[0], *limits, str(corpus)], lambda data: one(data, path) and None, custom_mutator=mutated)
    atheris.Fuzz()


def in_turns(numbers: range, end: float, seed: int, path: Path) -> dict[str, Counter[str]]:
    """Read the files of these numbers in a process of its own, begun again behind a file that ended it and is kept."""
    ended: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    number, last = numbers.start, numbers.stop
    while number < last and time.time() < end:
        part = [f"--numbers={number}-{last}", f"--end={end}", f"--seed={seed}", f"--here={path}"]
        command = [sys.executable, "-m", "fuzz.reading", *part]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            for line in child.stdout or ():
                kind, how = line.split()
                ended[kind][how] += 1
                number += 1
                if number % 10_000 == 0:
                    print(f"{number} files", flush=True)
        if child.returncode:
            kept = FOUND / hashlib.sha256(path.read_bytes()).hexdigest()[:12]
            shutil.copy(path, kept)
            print(f"kept {kept}", flush=True)
            ended[KINDS[number % len(KINDS)]]["kept"] += 1
            number += 1
    return ended


def main() -> None:
    """Read mutated files, and say how those of each kind ended."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, help="how many files of each kind")
    options.add_argument("--first", type=int, default=0, help="how many of each kind an earlier run has read")
    options.add_argument("--minutes", type=float, help="how long, 5 without a count")
    options.add_argument("--seed", type=int, default=0)
    for hidden, kind in (("--here", Path), ("--numbers", str), ("--end", float)):
        options.add_argument(hidden, type=kind, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.here:
        first, last = map(int, chosen.numbers.split("-"))
        blind(range(first, last), chosen.end, chosen.seed, chosen.here)
        return
    FOUND.mkdir(exist_ok=True)
    minutes = chosen.minutes or (float("inf") if chosen.count else 5)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diary"
        if not chosen.count and importlib.util.find_spec("atheris"):
            guided(path)
            return
        numbers = range(chosen.first * len(KINDS), (chosen.first + (chosen.count or sys.maxsize)) * len(KINDS))
        ended = in_turns(numbers, time.time() + 60 * minutes, chosen.seed, path)
    for kind, ways in ended.items():
        print(f"{kind:5} {ways.total():7} files: {dict(ways.most_common())}")


if __name__ == "__main__":
    main()
