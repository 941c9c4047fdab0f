"""The disk on both sides of a journey: a named file → its bytes, products → files, and what to say about those.

What reads is loaded when a diary is read, so that a process which only writes what workers made loads none of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from diary import door
from diary.files import CannotWrite, make_folder, write_whole
from diary.outputs import Job, Right, Target, WrongUse

if TYPE_CHECKING:
    from diary.journeys.in_force import InForce
    from diary.journeys.opening import Opened
    from diary.journeys.products import Made
    from diary.journeys.source import Source


def look(
    jobs: Iterable[Job], in_force: InForce, inputs: Iterable[Path] = (), besides: Iterable[Path | None] = ()
) -> None:
    """Look at every output before the work begins; raise WrongUse or CannotWrite where one may not be written.

    As `door.look`; and a filled diary makes way for nothing.
    """
    for target in door.look(jobs, inputs, besides):
        if is_diary(target.path, in_force):
            raise WrongUse("output_is_diary", path=target.path)
        if target.right < Right.ANY:
            raise CannotWrite("exists", path=target.path)


def is_diary(path: Path, in_force: InForce) -> bool:
    """Tell whether a file is a filled diary; what this program exported is none."""
    from diary.reading.exports import exported
    from diary.reading.reader import read
    from diary.record import CannotRead

    try:
        return read(path, in_force.settings.reading, None, in_force.form).layout != exported.LAYOUT
    except CannotRead:
        return False


def opened(path: Path, in_force: InForce) -> Opened:
    """Return the diary of this name, read and analysed; CannotRead when there is none."""
    from diary.journeys.opening import open_diary

    return open_diary(source(path, in_force), in_force)


def source(path: Path, in_force: InForce) -> Source:
    """Return the file of this name; CannotRead when there is none."""
    from diary.journeys.source import Source
    from diary.reading.files.workbook import fetch
    from diary.reading.reader import shown_name
    from diary.record import CannotRead

    name = shown_name(path)
    try:
        return Source(name, fetch(path, in_force.settings.reading))
    except CannotRead as refusal:
        raise CannotRead(refusal.code, **refusal.values | {"file": name}) from refusal


def write(
    job: Job, made: Made, *, written: str = "cli.written", replaced: str = "cli.pdf_unavailable"
) -> tuple[Path, list[str]]:
    """Write what was made under the names of a job; return the first of them, and what to say, or raise CannotWrite.

    `written` and `replaced` are the keys of what is said of a file, and of a page in the place of a PDF or picture.
    """
    products = {product.asked: product for product in made.products}
    contents = {}
    messages = list(made.messages)
    for target in job.targets:
        product = products[target.format]
        path = target.path
        if product.replaces:
            path = target.path.with_suffix(f".{product.format}")
            if door.look([Job(job.source, (Target(path, product.format, target.right),))], [job.source]):
                raise CannotWrite("exists", path=path)
            messages.append(made.words(replaced, path=path))
        contents[path] = product.data, target.right > Right.NOTHING
    if job.folder is not None:
        make_folder(job.folder)
    for path, (data, force) in contents.items():
        write_whole(path, data, force=force)
    first = next(iter(contents))
    if job.renamed:
        messages.append(made.words("cli.renamed", source=job.source, path=first.name))
    messages += [made.words(written, path=path) for path in contents]
    return first, list(dict.fromkeys(messages))
