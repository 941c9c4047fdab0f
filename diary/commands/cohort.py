"""`diary cohort`: many diaries to one table, a row each, on any number of workers."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diary.commands.common import Deidentify, Force, FormFile, Key, SettingsFile, Workers, secret_of
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
from diary.commands.partitioned import EXAMPLE, beside_alone, tell, write_set
from diary.commands.speaking import Language, choice, one_of, say, speaking, wrong
from diary.outputs import LOCALES, TIDY, Right, alone

if TYPE_CHECKING:
    from diary.texts import Texts


def cohort(
    paths: Annotated[list[str] | None, typer.Argument(metavar="named")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
    visits: Annotated[Path | None, typer.Option("--list")] = None,
    tidy: Annotated[bool, typer.Option("--tidy")] = False,
    partitioned: Annotated[bool, typer.Option("--partitioned")] = False,
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
    words = speaking(language)
    one_of("--locale", locale, LOCALES, words)
    if not (paths or visits):
        wrong("cohort.nothing_named", words)
    if output is None:
        output_missing(paths or (), EXAMPLE if partitioned else "table.csv", words)
    if partitioned:
        given = {"--list": visits, "--summary": summary, "--first-of-code": first}
        beside_alone([option for option, value in given.items() if value], output, words)
        secret = secret_of(key, words, deidentify=deidentify)
        asked = begin(paths or [], output, (), workers, cluster, form, settings, words)
        write_set(asked, paths or [], secret, tidy=tidy)
        return
    name = _format(output, words)
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

    from diary.cohort.gather import gather
    from diary.cohort.rows import product
    from diary.exchange.tabular import labelled

    whole = partial(product, tidy=tidy or name in labelled.FORMATS)
    with gathering(asked, whole, partitions(asked, analysed=True)) as (parts, keys):
        listed = asked.visits.rows if asked.visits else None
        table = gather(parts.held, keys, asked.in_force.settings, secret, listed)
        written = {"cohort": output, **beside}
        table.write(written, name, locale)
        table.write_package(described, written, locale)
        if summary is not None and table.readable.any():
            from diary.cohort.summary import write_summary

            write_summary(summary, table, asked.in_force.settings, words, first=first)
        parts.done()
    asked.tell_what_was_left()
    tell(output, len(table.readable) - table.missing, int(table.readable.sum()), int(table.duplicate.sum()), words)
    if asked.visits:
        tell_of_list(table, asked.visits, words)
    if beside:
        say(words("cohort.tidy_written", paths=", ".join(map(str, beside.values()))))
    if summary is not None:
        say(words("cohort.summary_written", path=summary))


def _format(output: Path, words: Texts) -> str:
    """Return the format of a table by its name; one that is none, or that this machine cannot write, ends here."""
    from diary.exchange.tabular import FORMATS, labelled

    name = output.suffix.lstrip(".").lower()
    if name not in (*FORMATS, *labelled.FORMATS):
        endings = ", ".join(f".{ending}" for ending in (*FORMATS, *labelled.FORMATS))
        wrong("cohort.unknown_extension", words, path=output, formats=endings)
    if name == "parquet":
        require_pyarrow(f"-o {output.name}", words)
    if name in labelled.FORMATS:
        require("pyreadstat", f"-o {output.name}", words)
    return name
