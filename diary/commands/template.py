"""`diary template`: an empty diary to fill in or print."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diary.commands.common import in_range, one_of, say, stop, wrong
from diary.texts import LANGUAGES, texts

MOST_DAYS, MOST_BOWEL_DAYS = 31, 60


def template(
    path: Annotated[Path, typer.Argument(help="The workbook to write, for example patient.xlsx.")],
    language: Annotated[str, typer.Option(help="nl or en.")] = "nl",
    days: Annotated[int, typer.Option(help="How many days of voiding and drinking.")] = 3,
    bowel_days: Annotated[int, typer.Option(help="How many days of bowel movements.")] = 14,
    start: Annotated[str, typer.Option(help="Fill in the dates from this day on, for example 2026-03-02.")] = "",
    catheter: Annotated[bool, typer.Option("--catheter", help="Add a column for catheter volumes.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
) -> None:
    """Write an empty diary for the patient to fill in or print."""
    import datetime
    import io

    from diary.files import CannotWrite, write_whole
    from diary.template.writer import TemplateChoice, write_template

    one_of("unknown_language", language=language, allowed=LANGUAGES)
    in_range("--days", days, MOST_DAYS, language)
    in_range("--bowel-days", bowel_days, MOST_BOWEL_DAYS, language)
    if path.suffix.lower() != ".xlsx":
        wrong("template_extension", language, path=path)
    try:
        first = datetime.date.fromisoformat(start) if start else None
    except ValueError:
        wrong("wrong_date", language, value=start)
    choice = TemplateChoice(language=language, days=days, bowel_days=bowel_days, start=first, catheter=catheter)
    made = io.BytesIO()
    write_template(made, choice)
    try:
        write_whole(path, made.getvalue(), force=force)
    except CannotWrite as problem:
        stop(texts(language)(f"files.{problem.code}", **problem.values), 1)
    say(texts(language)("cli.template_written", path=path))
