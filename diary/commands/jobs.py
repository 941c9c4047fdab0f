"""One job after another, or side by side: how far it is, and that a file which gives nothing stops no other."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Sequence, Sized
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

import typer

from diary.commands.common import uncollected
from diary.commands.speaking import in_range, on_terminal, say

if TYPE_CHECKING:
    from diary.outputs import Job
    from diary.texts import Texts

M = TypeVar("M")
T = TypeVar("T")
WORTH_A_WORKER = 4
"""Diaries that pay for beginning a worker: it takes about as long as so many pages."""
PRELOAD = ("diary.journeys.report", "diary.journeys.check", "diary.reports.charts", "diary.reports.html")
"""What a worker loads before it is given a diary."""


class Jobs(Sized, Iterable["Job"], Protocol):
    """The jobs of one command, in their order."""


@dataclass(frozen=True)
class Refused:
    """A job that gave nothing, and the sentence that says why."""

    why: str


def how_many(asked: int | None, jobs: int, words: Texts) -> int:
    """Return how many workers do so many jobs, and let them begin to load; one is this process itself.

    Without a number asked for: as many as there are processors, but none for less than pays for it.
    """
    if asked is None and jobs < 2 * WORTH_A_WORKER:
        return 1
    from diary.workers import MOST, available, warm_up

    if asked is not None:
        in_range("--workers", asked, MOST, words)
    count = min(asked or available(), jobs if asked else max(jobs // WORTH_A_WORKER, 1))
    if count > 1:
        warm_up(PRELOAD)
    return count


def papers_apart(jobs: Jobs, workers: int) -> AbstractContextManager[None]:
    """Return the context in which several diaries are put on paper: one for which memory runs out ends no other.

    Workers need none: what ends a worker is done once more by itself.
    """
    if workers > 1 or len(jobs) == 1 or not {"pdf", "png"} & {target.format for target in next(iter(jobs)).targets}:
        return nullcontext()
    from diary.reports import pdf

    return pdf.compiled_apart()


def each(
    jobs: Jobs,
    make: Callable[[Job], M],
    finish: Callable[[Job, M], Sequence[str]],
    words: Texts,
    none_made: str,
    workers: int,
) -> None:
    """Make every job and finish it here, in their order, saying each sentence once; exit code 1 when some gave nothing.

    `make` writes nothing and says nothing: it may be done by a worker, a few jobs ahead. `none_made` is the key of what
    is said of jobs that gave nothing, where there are several.
    """
    total, failed = len(jobs), 0
    told_before = set[str]()

    def once(sentences: Sequence[str]) -> None:
        for sentence in sentences:
            if sentence not in told_before:
                say(sentence)
        told_before.update(sentences)

    with uncollected(alone=total == 1), closing(made(jobs, make, _file, words, workers)) as outcomes:
        for number, job in enumerate(jobs, 1):
            if total > 1 and on_terminal(sys.stderr):
                say(words("cli.progress", number=number, total=total, file=job.source.name))
            outcome = next(outcomes)
            said = outcome if isinstance(outcome, Refused) else tried(partial(finish, job), outcome, words)
            failed += isinstance(said, Refused)
            once([said.why] if isinstance(said, Refused) else said)
    if failed:
        if total > 1:
            say(words(none_made, count=failed, total=total))
        raise typer.Exit(1)


def made(
    jobs: Iterable[T], make: Callable[[T], M], name: Callable[[T], str], words: Texts, workers: int
) -> Generator[M | Refused]:
    """Make every job, on so many workers, and yield what was made, or why nothing was, in the order of the jobs."""
    if workers == 1:
        yield from (tried(make, job, words) for job in jobs)
        return
    from diary.workers import WorkerEnded, in_order

    with closing(in_order(partial(tried, make, words=words), jobs, workers, PRELOAD)) as outcomes:
        for job, outcome in zip(jobs, outcomes, strict=True):
            yield Refused(words("cli.broke_off", file=name(job))) if isinstance(outcome, WorkerEnded) else outcome


def tried(do: Callable[[T], M], job: T, words: Texts) -> M | Refused:
    """Return what is made of a job, or why nothing can be."""
    from diary.refusal import Refusal

    try:
        return do(job)
    except Refusal as refusal:
        return Refused(words.refusal(refusal))
    except MemoryError:
        return Refused(words("cli.out_of_memory"))


def _file(job: Job) -> str:
    return job.source.name
