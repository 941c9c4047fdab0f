"""`diary template`: an empty diary to fill in or print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diary.commands.common import Force, Language, in_range, say, speaking, stop, uncollected, wrong

if TYPE_CHECKING:
    import datetime as dt

    from diary.texts import Texts

USUAL_LANGUAGE = "nl"
MOST_DAYS, MOST_BOWEL_DAYS = 31, 60


@uncollected()
def template(
    path: Annotated[Path, typer.Argument()],
    language: Language = "",
    days: Annotated[int, typer.Option()] = 3,
    bowel_days: Annotated[int, typer.Option()] = 14,
    start: Annotated[str, typer.Option(metavar="date")] = "",
    catheter: Annotated[bool, typer.Option("--catheter")] = False,
    pads: Annotated[bool, typer.Option("--pads")] = False,
    force: Force = False,
) -> None:
    """Write an empty diary for the patient to fill in or print."""
    import io

    from diary.files import CannotWrite, write_whole
    from diary.template.writer import TemplateChoice, write_template

    words = speaking(language)
    in_range("--days", days, MOST_DAYS, words)
    in_range("--bowel-days", bowel_days, MOST_BOWEL_DAYS, words)
    if path.suffix.lower() != ".xlsx":
        wrong("cli.template_extension", words, path=path)
    first = _day(start, words) if start else None
    choice = TemplateChoice(language or USUAL_LANGUAGE, days, bowel_days, first, catheter, pads)
    made = io.BytesIO()
    write_template(made, choice)
    try:
        write_whole(path, made.getvalue(), force=force)
    except CannotWrite as refusal:
        stop(words.refusal(refusal), 1)
    say(words("cli.template_written", path=path))


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
