"""`diary template`: an empty diary to fill in or print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diary.commands.common import uncollected
from diary.commands.speaking import Language, choice, in_range, one_of, say, speaking, stop, wrong
from diary.outputs import Right, alone

if TYPE_CHECKING:
    import datetime as dt

    from diary.texts import Texts

USUAL_LANGUAGE = "nl"
WHOM = ("adult", "child")
"""Whom a workbook is for."""
MOST_CELLS = 6
"""Filled cells that are named."""


@uncollected()
def template(
    path: Annotated[Path, typer.Argument()],
    language: Language = "",
    for_: Annotated[str, choice("--for", of=WHOM)] = WHOM[0],
    days: Annotated[int | None, typer.Option()] = None,
    bowel_days: Annotated[int, typer.Option()] = 14,
    start: Annotated[str, typer.Option(metavar="date")] = "",
    catheter: Annotated[bool, typer.Option("--catheter")] = False,
    pads: Annotated[bool, typer.Option("--pads")] = False,
    easy: Annotated[bool, typer.Option("--easy")] = False,
    force: Annotated[int, typer.Option("--force", count=True)] = 0,
) -> None:
    """Write an empty diary for the patient to fill in or print."""
    import io

    from diary.files import CannotWrite, write_whole
    from diary.template.writer import MOST_BOWEL_DAYS, MOST_DAYS, USUAL_DAYS, TemplateChoice, write_template

    words = speaking(language)
    one_of("--for", for_, WHOM, words)
    days = USUAL_DAYS[for_] if days is None else days
    in_range("--days", days, MOST_DAYS, words)
    in_range("--bowel-days", bowel_days, MOST_BOWEL_DAYS, words)
    if path.suffix.lower() != ".xlsx":
        wrong("cli.template_extension", words, path=path)
    if easy and (catheter or pads):
        wrong("cli.easy_alone", words, option="--catheter" if catheter else "--pads")
    asked = {"catheter": catheter, "pads": pads, "easy": easy}
    child = for_ == "child"
    if child and any(asked.values()):
        wrong("cli.child_alone", words, option=next(f"--{name}" for name, given in asked.items() if given))
    first = _day(start, words) if start else None
    workbook = TemplateChoice(language or USUAL_LANGUAGE, days, bowel_days, first, child=child, **asked)
    _may_be_written(path, words, force)
    made = io.BytesIO()
    write_template(made, workbook)
    try:
        write_whole(path, made.getvalue(), force=force > 0)
    except CannotWrite as refusal:
        stop(words.refusal(refusal), 1)
    say(words("cli.template_written", path=path))


def _may_be_written(path: Path, words: Texts, force: int) -> None:
    """Look at what stands there; a diary with something filled in makes way only where --force is given twice."""
    from diary import door
    from diary.files import CannotWrite
    from diary.journeys.filled import filled_cells

    try:
        standing = door.look([alone(path, Right.of(force=force > 0))], [])
        if standing and not force:
            raise CannotWrite("exists", path=path)
    except CannotWrite as refusal:
        stop(words.refusal(refusal), 1)
    if force == 1 and (cells := [cell for target in standing for cell in filled_cells(target.path)]):
        listed = "; ".join(cells[:MOST_CELLS]) + ("; …" if len(cells) > MOST_CELLS else "")
        wrong("cli.template_filled", words, path=path, count=len(cells), cells=listed)


def _day(written: str, words: Texts) -> dt.date:
    """Return a date as it may be written in the workbook: `2026-03-02`, `2-3-2026`, `2 maart 2026`."""
    from diary.reading.cells.codes import Wrong
    from diary.reading.cells.dates import date

    understood = date(written)
    if understood is None or isinstance(understood, Wrong) or understood.year is None:
        wrong("cli.wrong_date", words, value=written)
    day = understood.on(understood.year)
    if day is None or understood.contradicts(day):
        wrong("cli.wrong_date", words, value=written)
    return day
