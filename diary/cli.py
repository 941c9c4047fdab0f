"""The command line: arguments in, files, messages and exit codes out; it computes nothing.

Exit codes: 0 done · 1 no result possible · 2 wrong use · 130 interrupted. Heavy imports happen inside the
commands, so that help answers at once.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from diary.outputs import FORMATS, WrongUse, plan
from diary.texts import LANGUAGES, texts

if TYPE_CHECKING:
    from diary.settings import Settings

AUDIENCES = ("patient", "clinician", "both")
MOST_DAYS, MOST_BOWEL_DAYS = 31, 60

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Read a bladder and bowel diary from a spreadsheet and write the report of it. Works offline.",
)

SettingsFile = Annotated[
    Path | None,
    typer.Option(
        "--settings", envvar="DIARY_SETTINGS", help="The clinic's settings file, in the place of the usual one."
    ),
]
Language = Annotated[str, typer.Option(help="nl or en. The report speaks the language of the file unless asked.")]


def main() -> None:
    """Run the command line; a fault of our own ends in one sentence too, DIARY_DEBUG=1 shows where it is."""
    try:
        app()
    except Exception as fault:
        if os.environ.get("DIARY_DEBUG"):
            raise
        _say(texts("en")("cli.our_fault", fault=f"{type(fault).__name__}: {fault}"))
        sys.exit(1)


def _version(asked: bool) -> None:
    if asked:
        from diary import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _diary(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Hold the commands together."""


@app.command()
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
    from diary.spreadsheets.template import TemplateChoice, write_template

    _one_of("unknown_language", language=language, allowed=LANGUAGES)
    _in_range("--days", days, MOST_DAYS, language)
    _in_range("--bowel-days", bowel_days, MOST_BOWEL_DAYS, language)
    if path.suffix.lower() != ".xlsx":
        _wrong("template_extension", language, path=path)
    try:
        first = datetime.date.fromisoformat(start) if start else None
    except ValueError:
        _wrong("wrong_date", language, value=start)
    choice = TemplateChoice(language=language, days=days, bowel_days=bowel_days, start=first, catheter=catheter)
    made = io.BytesIO()
    write_template(made, choice)
    try:
        write_whole(path, made.getvalue(), force=force)
    except CannotWrite as problem:
        _stop(texts(language)(f"files.{problem.code}", **problem.values), 1)
    _say(texts(language)("cli.template_written", path=path))


@app.command()
def report(
    files: Annotated[list[Path], typer.Argument(help="One or more filled diaries.")],
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "-o",
            "--output",
            help="File to write; its ending (.html, .pdf, .json) is the format. Repeatable. With --to: a folder.",
        ),
    ] = None,
    to: Annotated[str, typer.Option(help=f"Formats to write, separated by commas: {', '.join(FORMATS)}.")] = "",
    language: Language = "",
    audience: Annotated[str, typer.Option(help="patient, clinician or both.")] = "both",
    open_: Annotated[bool, typer.Option("--open", help="Show the report when it is written.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace existing files.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Write the files and print no summary.")] = False,
    settings: SettingsFile = None,
) -> None:
    """Read filled diaries and write their reports, with a summary on the screen."""
    if language:
        _one_of("unknown_language", language=language, allowed=LANGUAGES)
    _one_of("unknown_audience", audience=audience, allowed=AUDIENCES)
    try:
        jobs = plan(files, output or [], to, force=force)
    except WrongUse as wrong:
        _wrong(wrong.code, language, **wrong.values)

    from diary.journey import NoReport, write_report

    chosen = _settings(settings, language or "en")
    failed = 0
    for number, job in enumerate(jobs, 1):
        if len(jobs) > 1 and _on_terminal(sys.stderr):
            _say(texts(language or "en")("cli.progress", number=number, total=len(jobs), file=job.source.name))
        try:
            done = write_report(job, language, audience, chosen)
        except NoReport as problem:
            _say(problem.sentence)
            failed += 1
            continue
        if not quiet:
            typer.echo(done.summary(_width(), colour=_colour()))
        for message in done.messages:
            _say(message)
        if open_ and done.written:
            typer.launch(str(done.written[0]))
    if failed:
        if len(jobs) > 1:
            _say(texts(language or "en")("cli.no_result", count=failed, total=len(jobs)))
        raise typer.Exit(1)


@app.command()
def reference(
    ids: Annotated[list[str] | None, typer.Argument(help="These in full, for example frequency.")] = None,
    json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
    language: Annotated[str, typer.Option(help="nl or en.")] = "en",
    settings: SettingsFile = None,
) -> None:
    """List the reference values that judgements rest on, each with its source."""
    from diary.analysis.reference import in_force
    from diary.exchange import reference_values
    from diary.reports import listings

    _one_of("unknown_language", language=language, allowed=LANGUAGES)
    known = in_force(_settings(settings, language).limits)
    for one in ids or []:
        if one not in known:
            _stop(texts(language)("reference.unknown", id=one, known=", ".join(known)), 2)
    shown = [known[one] for one in ids or known]
    if json:
        typer.echo(reference_values.to_json(shown).rstrip("\n"))
    elif ids:
        typer.echo(listings.reference_values(shown, texts(language), _width()))
    else:
        typer.echo(listings.reference_table(shown, texts(language)))


@app.command(name="settings")
def settings_(
    json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
    init: Annotated[bool, typer.Option("--init", help="Write a settings file to start from.")] = False,
    language: Annotated[str, typer.Option(help="nl or en.")] = "en",
    settings: SettingsFile = None,
) -> None:
    """Show where the settings file lies and what is in force."""
    from diary.exchange import settings as as_data
    from diary.files import CannotWrite, make_folder, write_whole
    from diary.reports import listings
    from diary.settings import DEFAULTS
    from diary.settings_file import blank, in_force

    _one_of("unknown_language", language=language, allowed=LANGUAGES)
    words, path = texts(language), settings or _usual_settings()
    if init:
        try:
            make_folder(path.parent)
            write_whole(path, blank().encode(), force=False)
        except CannotWrite as problem:
            _stop(words(f"files.{problem.code}", **problem.values), 1)
        _say(words("settings.made", path=path))
        return
    values, defaults = in_force(_settings(settings, language)), in_force(DEFAULTS)
    if json:
        typer.echo(as_data.to_json(path, values, defaults).rstrip("\n"))
        return
    typer.echo(words("settings.place" if path.exists() else "settings.place_absent", path=path))
    typer.echo(listings.settings(values, defaults, words))


def _usual_settings() -> Path:
    """Return where the settings file lies unless another is named."""
    return Path(typer.get_app_dir("diary")) / "settings.toml"


def _settings(named: Path | None, language: str) -> Settings:
    """Return the settings in force: those of the named file, else of the usual one where it is there."""
    from diary.settings import DEFAULTS
    from diary.settings_file import WrongSettings, load

    if named is None and not _usual_settings().exists():
        return DEFAULTS
    try:
        return load(named or _usual_settings())
    except WrongSettings as wrong:
        words = texts(language)
        for problem in wrong.problems:
            kind = problem.values.get("kind")
            expected = words(f"settings.expected.{kind}") if kind else ""
            _say(words(f"settings.{problem.code}", **problem.values, expected=expected))
        raise typer.Exit(2) from None


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, 120)


def _colour() -> bool:
    return _on_terminal(sys.stdout) and not os.environ.get("NO_COLOR")


def _on_terminal(stream: TextIO) -> bool:
    return stream.isatty()


def _say(sentence: str) -> None:
    typer.echo(sentence, err=True)


def _stop(sentence: str, code: int) -> NoReturn:
    _say(sentence)
    raise typer.Exit(code)


def _wrong(code: str, spoken: str, /, **values: object) -> NoReturn:
    _stop(texts(spoken or "en")(f"cli.{code}", **values), 2)


def _one_of(code: str, *, allowed: tuple[str, ...], **value: str) -> None:
    if not set(value.values()) <= set(allowed):
        _wrong(code, "en", **value)


def _in_range(option: str, value: int, most: int, language: str) -> None:
    if not 1 <= value <= most:
        _wrong("wrong_number", language, option=option, value=value, low=1, high=most)
