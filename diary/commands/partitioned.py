"""`diary cohort --partitioned`: the table as a folder of Parquet files, and what is said of a table of either kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from diary.commands.gathering import Asked, gathering, partitions, require_pyarrow
from diary.commands.sets import named_as_folder, set_stands
from diary.commands.speaking import say, stop, wrong
from diary.outputs import TIDY

if TYPE_CHECKING:
    from diary.texts import Texts

EXAMPLE = "table"


def beside_alone(options: Iterable[str], output: Path, words: Texts) -> None:
    """End where an option needs all rows at once, where the name is that of a single table, or without pyarrow."""
    from diary.exchange.tabular import FORMATS, labelled

    for option in options:
        wrong("cohort.partitioned_alone", words, option=option)
    named_as_folder(output, EXAMPLE, words)
    if output.suffix.lstrip(".").lower() in {*FORMATS, *labelled.FORMATS} - {"parquet"}:
        wrong("cohort.partitioned_folder", words, path=output, example=output.stem)
    require_pyarrow("--partitioned", words)


def write_set(asked: Asked, named: Sequence[str], secret: bytes | None, *, tidy: bool) -> None:
    """Read what was named and write the tables in parts; such a table that stands there makes way."""
    from diary.cohort.dataset import TABLE_SCHEMA
    from diary.cohort.partitioned import cut, write
    from diary.cohort.rows import product

    words, settings, output = asked.in_force.words, asked.in_force.settings, asked.output
    set_stands(output, [*named, *asked.named.paths], TABLE_SCHEMA, words)
    to_do = partitions(asked, analysed=True)
    with gathering(asked, partial(product, tidy=tidy), to_do) as (parts, keys):
        pieces = [*cut(keys, map(len, to_do))]
        tables = ("cohort", *(TIDY if tidy else ()))
        written = write(output, parts, pieces, tables, settings, secret, min(asked.workers.count, len(pieces)))
        parts.done()
    asked.tell_what_was_left()
    tell(output, written.files, written.diaries, written.twice, words)


def tell(output: Path, files: int, diaries: int, twice: int, words: Texts) -> None:
    """Say what was written, and of how many files what is wrong; exit code 1 where none is a diary."""
    from diary.cohort.duplicates import DUPLICATE

    if not diaries:
        stop(words("cohort.none_readable", files=files), 1)
    say(words("cohort.written", path=output, diaries=diaries, files=files))
    if files > diaries:
        say(words("cohort.unreadable", count=files - diaries))
    if twice:
        say(words("cohort.duplicates", count=twice, mark=DUPLICATE))
