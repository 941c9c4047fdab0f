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
HERE = 0
"""Workers of a command that does its work in its own process: what ends that, or never ends, ends all."""
WORTH_A_WORKER = 4
"""Diaries that pay for beginning one more worker: it takes about as long as so many pages."""
PRELOAD = (
    "diary.cli", "diary.commands.report", "diary.commands.disk", "diary.journeys.report", "diary.journeys.check",
    "diary.reports.charts", "diary.reports.html",
)  # fmt: skip
"""What a worker loads before it is given a diary; the process that asked loads what it needs to write, and no more."""


class Jobs(Sized, Iterable["Job"], Protocol):
    """The jobs of one command, in their order."""


@dataclass(frozen=True)
class Refused:
    """A job that gave nothing, and the sentence that says why."""

    why: str


def how_many(asked: int | None, jobs: int, words: Texts) -> int:
    """Return how many workers do so many jobs, and let them begin to load; HERE is this process itself.

    A single job, and one worker that was asked for, is this process. Without a number asked for several jobs have a
    worker, so that a file which takes that down ends no other, and more where they pay, as there are processors.
    """
    if asked is not None:
        from diary.workers import MOST

        in_range("--workers", asked, MOST, words)
    if jobs < 2 or asked == 1:
        return HERE
    from diary.workers import available, warm_up

    count = min(asked or available(), jobs if asked else max(jobs // WORTH_A_WORKER, 1))
    if count > 1:
        warm_up(PRELOAD)
    return count


def papers_apart(jobs: Jobs, workers: int) -> AbstractContextManager[None]:
    """Return the context in which several diaries are put on paper here: one for which memory runs out ends no other.

    Workers need none: what ends a worker is done once more by itself.
    """
    if workers != HERE or len(jobs) == 1 or not {"pdf", "png"} & {target.format for target in next(iter(jobs)).targets}:
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
            said = outcome if isinstance(outcome, Refused) else tried(partial(finish, job), outcome, words, _file(job))
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
    attempt = partial(_attempt, make=make, name=name, words=words)
    if workers == HERE:
        yield from map(attempt, jobs)
        return
    from diary.workers import WorkerEnded, in_order

    with closing(in_order(attempt, jobs, workers, PRELOAD)) as outcomes:
        for job, outcome in zip(jobs, outcomes, strict=True):
            yield Refused(words("cli.broke_off", file=name(job))) if isinstance(outcome, WorkerEnded) else outcome


def _attempt(job: T, make: Callable[[T], M], name: Callable[[T], str], words: Texts) -> M | Refused:
    return tried(make, job, words, name(job))


def tried(do: Callable[[T], M], job: T, words: Texts, file: str) -> M | Refused:
    """Return what is made of the job of a file, or why nothing can be."""
    from diary.refusal import Refusal

    try:
        return do(job)
    except Refusal as refusal:
        return Refused(words.refusal(refusal))
    except MemoryError:
        return Refused(words("cli.file_out_of_memory", file=file))


def _file(job: Job) -> str:
    return job.source.name
