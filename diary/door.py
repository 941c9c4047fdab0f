"""The door of every output: what stands under its name, and whether that may make way; asked before the work begins.

Spared whatever was asked: what is read, links, folders and devices; diaries too (`commands/disk.py` looks into them).
A file of another program makes way only where that was asked; what this program wrote bears a mark.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from diary.files import CannotWrite, cannot_write, stands, sweep
from diary.outputs import Job, Right, Target, WrongUse

AT_EITHER_END = 262_144
"""Bytes among which the mark of a file of ours stands."""
MARKS = (
    b'<meta name="generator" content="diary">',  # a page
    b"/Keywords(diary)",  # a PDF
    b"tEXtSoftware\0diary",  # a picture
    b'"generated_by": {\n  "name": "diary"',  # results and changes
    b'"name": "DiaryCodes"',  # FHIR
    b'"$id": "diary-',  # a schema
    b"\x05\0diary",  # the comment of a workbook
    b"generated_by\x18\x05diary",  # Parquet
    b"diary".ljust(64),  # the label of a file of SPSS
    b"<label>\x05\0diary</label>",  # of Stata
)
BEGINNINGS = tuple(
    ("\N{BYTE ORDER MARK}" + between.join(names) + between).encode()
    for names in (
        ("table", "name", "text"), ("file", "code", "problems"), ("diary", "sha256", "code"),
        ("diary", "metric", "value"), ("diary", "day", "date"),
    )
    for between in ",;"
)  # fmt: skip
"""How a CSV of ours begins."""


def look(jobs: Iterable[Job], inputs: Iterable[Path], besides: Iterable[Path | None] = ()) -> list[Target]:
    """Look at every output; raise WrongUse or CannotWrite, which name it, at the first that may not be written.

    `inputs` are the diaries, `besides` what else is read, where it is named. What killed runs left in the folders is
    removed. Returns the outputs whose name a file of another program has, for the caller to decide on.
    """
    read = dict[str, set[Identity]]()
    folders, strangers = dict[Path, None](), list[Target]()
    for job in jobs:
        for target in job.targets:
            if not read:  # what is read may be many files: they are looked at once, and only beside an output
                named = (path for path in besides if path)
                read = {"output_is_input": _identities(inputs), "output_is_read": _identities(named)}
            _spare(target.path, read)
            folder = target.path.parent
            with cannot_write(target.path):
                if folder not in folders:
                    _may_be_written_in(folder, target.path, made=job.folder is not None)
                    folders[folder] = None
                if not folder.is_dir() or not stands(target.path):
                    continue
            if not is_ours(target.path):
                strangers.append(target)
            elif target.right == Right.NOTHING:
                raise CannotWrite("exists", path=target.path)
    for folder in folders:
        sweep(folder)
    return strangers


def is_ours(path: Path) -> bool:
    """Tell whether an ordinary file bears the mark of this program."""
    with cannot_write(path), path.open("rb") as file:
        head = file.read(AT_EITHER_END)
        file.seek(max(file.seek(0, os.SEEK_END) - AT_EITHER_END, 0))
        ends = head + file.read()
    return ends.startswith(BEGINNINGS) or any(mark in ends for mark in MARKS)


Identity = tuple[int, int] | str


def _identities(paths: Iterable[Path]) -> set[Identity]:
    """Return what tells files apart whatever they are called: where they are, and for those that are there which."""
    found = set[Identity]()
    for path in paths:
        found.add(os.path.realpath(path))
        with suppress(OSError, ValueError):
            about = path.stat()
            found.add((about.st_dev, about.st_ino))
    return found


def _spare(path: Path, read: Mapping[str, set[Identity]]) -> None:
    own = _identities([path])
    for code, identities in read.items():
        if own & identities:
            raise WrongUse(code, path=path)


def _may_be_written_in(folder: Path, path: Path, *, made: bool) -> None:
    """Raise CannotWrite of a path when its folder is not there or may not be changed; `made`: it is made later."""
    place = folder
    while made and not place.exists() and place != place.parent:
        place = place.parent
    if not place.is_dir():
        raise CannotWrite("no_folder", path=path, folder=folder)
    if not os.access(place, os.W_OK | os.X_OK):
        raise CannotWrite("not_allowed", path=path)
