"""`diary cohort`: many diaries to one table, a row each, on any number of workers."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diary.commands.common import (
    Deidentify,
    Force,
    FormFile,
    Key,
    Language,
    SettingsFile,
    Workers,
    choice,
    one_of,
    say,
    secret_of,
    speaking,
    stop,
    wrong,
)
from diary.commands.gathering import (
    Cluster,
    begin,
    gathering,
    output_missing,
    partitions,
    require,
    require_pyarrow,
)
from diary.commands.listed import tell_of_list
from diary.outputs import LOCALES, TIDY, Right, alone

if TYPE_CHECKING:
    from diary.cohort.table import Cohort
    from diary.texts import Texts


def cohort(
    paths: Annotated[list[str] | None, typer.Argument(metavar="named")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
    visits: Annotated[Path | None, typer.Option("--list")] = None,
    tidy: Annotated[bool, typer.Option("--tidy")] = False,
    summary: Annotated[Path | None, typer.Option("--summary")] = None,
    first: Annotated[bool, typer.Option("--first-of-code")] = False,
    workers: Workers = None,
    cluster: Cluster = "",
    deidentify: Deidentify = False,
    key: Key = None,
    locale: Annotated[str, choice("--locale", of=LOCALES)] = "en",
    language: Language = "",
    form: FormFile = None,
    settings: SettingsFile = None,
    force: Force = False,
) -> None:
    """Read many diaries and write one table: a row per diary, a column per metric and per finding."""
    from diary.exchange.tabular import FORMATS
    from diary.exchange.tabular.labelled import FORMATS as LABELLED

    words = speaking(language)
    one_of("--locale", locale, LOCALES, words)
    if not (paths or visits):
        wrong("cohort.nothing_named", words)
    if output is None:
        output_missing(paths or (), "table.csv", words)
    name = output.suffix.lstrip(".").lower()
    if name not in (*FORMATS, *LABELLED):
        endings = ", ".join(f".{ending}" for ending in (*FORMATS, *LABELLED))
        wrong("cohort.unknown_extension", words, path=output, formats=endings)
    if name == "parquet":
        require_pyarrow(f"-o {output.name}", words)
    if name in LABELLED:
        require("pyreadstat", f"-o {output.name}", words)
    if summary is not None and (summary.suffix.lower() != ".html" or summary == output):
        wrong("cohort.summary_is_html", words, path=summary)
    if first and summary is None:
        wrong("cohort.first_of_summary", words)
    secret = secret_of(key, words, deidentify=deidentify)
    jobs = [alone(output, Right.of(force=force, named=True))]
    beside = {table: output.with_name(f"{output.stem}-{table}{output.suffix}") for table in TIDY} if tidy else {}
    described = output.with_name(f"{output.stem}.datapackage.json")
    jobs += [alone(path, Right.of(force=force, named=True)) for path in (*beside.values(), described)]
    if summary is not None:
        jobs.append(alone(summary, Right.of(force=force)))
    asked = begin(paths or [], output, jobs, workers, cluster, form, settings, words, visits)

    from diary.cohort.rows import product
    from diary.cohort.table import gather

    whole = partial(product, tidy=tidy or name in LABELLED)
    with gathering(asked, whole, partitions(asked, analysed=True)) as (parts, keys):
        listed = asked.visits.rows if asked.visits else None
        table = gather(parts, keys, asked.in_force.settings, secret, listed)
        table.write(output, name, locale)
        table.write_tidy(beside, name, locale)
        table.write_package(described, {"cohort": output, **beside}, locale)
        if summary is not None and table.readable.any():
            from diary.cohort.summary import write_summary

            write_summary(summary, table, asked.in_force.settings, words, first=first)
        parts.done()
    asked.tell_what_was_left()
    _tell(table, output, words)
    if asked.visits:
        tell_of_list(table, asked.visits, words)
    if beside:
        say(words("cohort.tidy_written", paths=", ".join(map(str, beside.values()))))
    if summary is not None:
        say(words("cohort.summary_written", path=summary))


def _tell(table: Cohort, output: Path, words: Texts) -> None:
    from diary.cohort.duplicates import DUPLICATE

    files, diaries = len(table.readable) - table.missing, int(table.readable.sum())
    if not diaries:
        stop(words("cohort.none_readable", files=files), 1)
    say(words("cohort.written", path=output, diaries=diaries, files=files))
    if files > diaries:
        say(words("cohort.unreadable", count=files - diaries))
    if twice := int(table.duplicate.sum()):
        say(words("cohort.duplicates", count=twice, mark=DUPLICATE))
