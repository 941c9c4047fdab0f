"""One job after another: how far it is, and that a file which gives nothing does not stop the others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sized
from typing import TYPE_CHECKING, Protocol

import typer

from diary.commands.common import on_terminal, say, uncollected

if TYPE_CHECKING:
    from diary.outputs import Job
    from diary.texts import Texts


class Jobs(Sized, Iterable["Job"], Protocol):
    """The jobs of one command, in their order."""


def each(jobs: Jobs, do: Callable[[Job], Iterable[str]], words: Texts, none_made: str) -> None:
    """Do every job and say what it returns, each sentence once; end with exit code 1 when some gave nothing.

    `none_made` is the key of what is said of those, where there are several jobs.
    """
    from diary.files import CannotWrite
    from diary.record import CannotRead

    total, failed = len(jobs), 0
    told_before = set[str]()

    def once(sentences: Iterable[str]) -> None:
        for sentence in sentences:
            if sentence not in told_before:
                say(sentence)
        told_before.update(sentences)

    with uncollected(alone=total == 1):
        for number, job in enumerate(jobs, 1):
            if total > 1 and on_terminal(sys.stderr):
                say(words("cli.progress", number=number, total=total, file=job.source.name))
            try:
                once(list(do(job)))
            except (CannotRead, CannotWrite) as refusal:
                once([words.refusal(refusal)])
                failed += 1
            except MemoryError:
                once([words("cli.out_of_memory")])
                failed += 1
    if failed:
        if total > 1:
            say(words(none_made, count=failed, total=total))
        raise typer.Exit(1)
