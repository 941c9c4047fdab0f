"""Reads mutated diaries until the time is over; whatever ends in anything but a result or one sentence is kept.

    python -m fuzz.reading --minutes 5

With atheris installed the mutations are led by the branches they reach; without it they are drawn blindly.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from diary.reading.reader import read
from diary.record import CannotRead
from fuzz.mutations import ROOT, mutate
from tests.reading.files import crafted

FOUND = Path(__file__).with_name("found")
SECONDS, MEGABYTES = 10, 300
"""What reading one file may take."""
CSV = (
    "Datum;2-3-2026\nOpgestaan;07:00\nNaar bed;23:00\n\n"
    "Tijd;Gedronken (ml);Wat;Geplast (ml);Aandrang;Verlies;Bijzonderheden\n"
    "07:05;;;300;2;;\n08:15;1 kopje;koffie;;;;\nhalf elf;;;2,5 dl;3;druppels;pijn\n"
)


def seeds() -> list[bytes]:
    """Return the diaries to begin with, one of every kind of file."""
    samples = [*(ROOT / "samples").glob("*.xlsx"), *(ROOT / "samples" / "messy").iterdir()]
    workbooks = [path.read_bytes() for path in sorted(samples) if path.suffix != ".toml"]
    rows = f"<table:table-row>{crafted.NUMBER * 3}</table:table-row>"
    made = [
        crafted.ods(rows),
        crafted.xls(crafted.number(1, 2, 250)),
        crafted.xlsb(crafted.row_header(1) + crafted.binary_cell(5, 2, bytes(8))),
    ]
    return [*workbooks, *made, CSV.encode(), CSV.encode("utf-16"), CSV.replace(";", ",").encode("cp1252")]


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


def blind(minutes: float, seed: int, path: Path) -> None:
    """Read mutated seeds and say how they ended; a file that takes too long ends the process by its alarm."""
    chance, ended, end = random.Random(seed), Counter[str](), time.monotonic() + 60 * minutes
    corpus = seeds()
    while time.monotonic() < end:
        signal.alarm(SECONDS)
        ended[one(mutate(chance.choice(corpus), chance), path)] += 1
        signal.alarm(0)
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > MEGABYTES * 1024:
            sys.exit(f"more than {MEGABYTES} MB")
    print(f"{ended.total()} files: {dict(ended.most_common())}")


def guided(path: Path) -> None:
    """Let atheris choose the mutations; it runs until it is stopped or something is found."""
    import atheris

    atheris.instrument_all()
    corpus = path.with_name("corpus")
    corpus.mkdir()
    for number, data in enumerate(seeds()):
        (corpus / str(number)).write_bytes(data)

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        return mutate(data, random.Random(seed))[:most]

    limits = [f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}", f"-artifact_prefix={FOUND}/"]
    atheris.Setup([sys.argv[0], *limits, str(corpus)], lambda data: one(data, path) and None, custom_mutator=mutated)
    atheris.Fuzz()


def main() -> None:
    """Run in a process of its own, so that an abort of the reading library is found as well, and begin again."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=5)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--here", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.here:
        blind(chosen.minutes, chosen.seed, chosen.here)
        return
    FOUND.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diary"
        if importlib.util.find_spec("atheris"):
            guided(path)
            return
        end, seed = time.monotonic() + 60 * chosen.minutes, chosen.seed
        while (left := end - time.monotonic()) > 0:
            command = [
                sys.executable,
                "-m",
                "fuzz.reading",
                "--minutes",
                str(left / 60),
                "--seed",
                str(seed),
                "--here",
                str(path),
            ]
            if subprocess.run(command, check=False).returncode:
                kept = FOUND / hashlib.sha256(path.read_bytes()).hexdigest()[:12]
                shutil.copy(path, kept)
                print(f"kept {kept}")
            seed += 1


if __name__ == "__main__":
    main()
