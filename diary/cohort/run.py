"""The journey of a cohort: sources → partitions → workers → parts on disk, so that it can stop anywhere and go on."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from diary import __version__, model
from diary.cohort import engine
from diary.cohort.batch import Files
from diary.cohort.sources import Found, Source, cut
from diary.cohort.work import Job, Partition, Result
from diary.settings import Practice

if TYPE_CHECKING:
    from diary.cohort.parts import Parts
    from diary.reading.recognise.form import Declared
    from diary.settings import Settings


@dataclass(frozen=True)
class Step:
    """How far a run is: files of a partition that is finished, and whether an earlier run had done it."""

    files: int
    kept: bool


@dataclass(frozen=True)
class Workers:
    """Where the work is done: how many processes of this machine, or a cluster's address."""

    count: int
    cluster: str = ""


def partitions(named: Found, settings: Settings, *, analysed: bool, secret: bytes = b"") -> list[Partition]:
    """Return what was found, cut into partitions, in its order; `analysed`: a data set gives only what that needs.

    With a secret the diaries are read without what points to a person; a data set, which was read before, is refused.
    """
    made: list[Partition] = []
    files: list[Source] = []
    for source in named.sources:
        if isinstance(source, Source):
            files.append(source)
            continue
        from diary.cohort.dataset import NoDataSet, tables

        if secret:
            raise NoDataSet("deidentified_from_set", named=source)
        made += (Files(part, secret) for part in cut(files, secret))
        made += tables(source, settings, analysed=analysed)
        files.clear()
    return [*made, *(Files(part, secret) for part in cut(files, secret))]


def job(product: Callable[..., bytes], settings: Settings, form: Declared | None) -> Job:
    """Return what is asked of the workers; they need no letterhead."""
    return Job(product, replace(settings, practice=Practice()), form)


def fingerprint(asked: Job) -> str:
    """Return what tells apart all that decides a product beside the files: program, tables, settings, form."""
    deciding = [__version__, model.TABLES, asdict(asked.settings), repr(asked.form)]
    return hashlib.sha256(
        pickle.dumps(asked.product) + json.dumps(deciding, default=repr, sort_keys=True).encode()
    ).hexdigest()


def run(
    asked: Job, named: Sequence[Partition], parts: Parts, workers: Workers, tell: Callable[[Step], None]
) -> list[str]:
    """Do every partition that `parts` does not hold yet; return the keys of all, in their order.

    The largest are handed out first, so that no worker is at a large one when the others are done.
    """
    keys = dict[int, str]()

    def to_do() -> Iterator[tuple[int, Partition]]:
        for number, partition in sorted(enumerate(named), key=lambda each: -len(each[1])):
            key = partition.key(asked.settings) if resumed else ""
            if key in parts:
                keys[number] = key
                tell(Step(len(partition), kept=True))
            else:
                yield number, partition

    resumed = parts.resumed
    with closing(_results(asked, to_do(), workers, min(workers.count, len(named)))) as results:
        for number, result in results:
            parts.write(result.key, result.data)
            keys[number] = result.key
            tell(Step(len(named[number]), kept=False))
    return [keys[number] for number in range(len(named))]


def _results(
    asked: Job, to_do: Iterator[tuple[int, Partition]], workers: Workers, count: int
) -> Generator[tuple[int, Result]]:
    """Yield the results of so many workers; a lone partition has one too, unless the process itself was asked for."""
    if workers.cluster:
        from diary.cohort.cluster import cluster

        with cluster(workers.cluster, count) as (executors, there, lost):
            yield from engine.on_workers(asked, to_do, there, executors, lost)
    elif workers.count > 1:
        yield from engine.on_workers(asked, to_do, count, partial(engine.processes, count))
    else:
        yield from engine.in_process(asked, to_do)
