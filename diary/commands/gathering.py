"""What `diary cohort` and `diary events` share: finding, running with progress, and how a run that stops ends."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from diary.commands.common import in_force, may_write
from diary.commands.listed import visits_of, with_visits
from diary.commands.progress import Progress
from diary.commands.speaking import in_range, say, stop, wrong

if TYPE_CHECKING:
    from diary.cohort.parts import Parts
    from diary.cohort.run import Workers
    from diary.cohort.sources import Found
    from diary.cohort.visits import Visits
    from diary.cohort.work import Partition
    from diary.journeys.in_force import InForce
    from diary.outputs import Job
    from diary.texts import Texts

Cluster = Annotated[str, typer.Option("--cluster", metavar="address")]


@dataclass(frozen=True)
class Asked:
    """A run as it was asked for, understood."""

    named: Found
    output: Path
    workers: Workers
    in_force: InForce
    visits: Visits | None = None

    def tell_what_was_left(self) -> None:
        """Say how many files of the folders are no spreadsheets by their names, and how many links lead elsewhere."""
        for key, count in (("cohort.passed_over", self.named.passed_over), ("cohort.links", self.named.links)):
            if count:
                say(self.in_force.words(key, count=count))


def require_pyarrow(what: str, words: Texts) -> None:
    """End with what to install when this machine lacks what Parquet files need."""
    require("pyarrow", what, words)


def require(package: str, what: str, words: Texts) -> None:
    """End with what to install when this machine lacks a package."""
    if find_spec(package) is None:
        wrong("cohort.extra_missing", words, what=what, packages=package)


def output_missing(paths: Iterable[str], example: str, words: Texts) -> NoReturn:
    """End where nothing says what to write; a name that nothing answers to is told first."""
    for path in map(Path, paths):
        if not glob.has_magic(str(path)) and not path.exists():
            say(words("cohort.not_there", name=path))
    wrong("cohort.output_missing", words, example=example)


def begin(
    paths: list[str],
    output: Path,
    jobs: Iterable[Job],
    workers: int | None,
    cluster: str,
    form: Path | None,
    settings: Path | None,
    words: Texts,
    visits: Path | None = None,
) -> Asked:
    """Look at everything that was asked before the work begins; what cannot be ends here."""
    from diary.cohort.cluster import known
    from diary.cohort.engine import PRELOAD
    from diary.cohort.run import Workers
    from diary.cohort.sources import find
    from diary.workers import MOST, available, warm_up

    if workers is not None:
        in_range("--workers", workers, MOST, words)
    if cluster and not known(cluster):
        wrong("cohort.unknown_cluster", words, cluster=cluster)
    count = workers or available()
    if count > 1 and not cluster:
        warm_up(PRELOAD)
    as_set = in_force(words, words.language, settings, form)
    named = find(paths, output, *([visits] if visits else []))
    listed = visits_of(visits, as_set) if visits else None
    if listed:
        named = with_visits(named, listed, words)
    may_write(jobs, as_set, map(Path, (*paths, *named.paths)), (settings, form, visits))
    for name in named.missing:
        say(words("cohort.not_there", name=name))
    if len(named.missing) == len(named.sources):
        if named.sources:
            raise typer.Exit(1)
        stop(words("cohort.nothing_found"), 1)
    return Asked(named, output, Workers(count, cluster), as_set, listed)


def partitions(asked: Asked, *, analysed: bool, secret: bytes = b"") -> list[Partition]:
    """Return all that was named in partitions; a data set that cannot be used ends here."""
    from diary.cohort import run
    from diary.cohort.dataset import NoDataSet

    try:
        return run.partitions(asked.named, asked.in_force.settings, analysed=analysed, secret=secret)
    except NoDataSet as refusal:
        stop(asked.in_force.words.refusal(refusal), 1)


@contextmanager
def gathering(
    asked: Asked, product: Callable[..., bytes], named: Sequence[Partition]
) -> Iterator[tuple[Parts, list[str]]]:
    """Do the work, and give what is finished; whatever stops it ends in one sentence and keeps what is finished."""
    from diary.cohort import run
    from diary.cohort.cluster import NoCluster
    from diary.cohort.engine import WorkersLost
    from diary.cohort.parts import Parts
    from diary.cohort.work import OtherVersion
    from diary.files import CannotWrite

    words, output, settings = asked.in_force.words, asked.output, asked.in_force.settings
    job, total = run.job(product, settings, asked.in_force.form), sum(map(len, named))
    progress = Progress(total, words)

    def end(sentence: str, code: int = 1) -> NoReturn:
        progress.clear()
        stop(sentence, code)

    try:
        with Parts(output, run.fingerprint(job)) as parts:
            keys = run.run(job, named, parts, asked.workers, lambda step: progress.step(step.files, kept=step.kept))
            progress.clear()
            if progress.kept:
                say(words("cohort.kept", count=progress.kept))
            yield parts, keys
    except KeyboardInterrupt:
        end(words("cohort.interrupted", done=progress.done, total=total), 130)
    except CannotWrite as refusal:
        home = "cohort" if words.has(f"cohort.{refusal.code}") else "files"
        end(words(f"{home}.{refusal.code}", **{**refusal.values, "path": output}))
    except NoCluster as refusal:
        end(words.refusal(refusal), 2 if refusal.code == "extra_missing" else 1)
    except WorkersLost:
        end(words("cohort.workers_lost"))
    except (OtherVersion, ImportError):
        end(words("cohort.other_version", version=job.version))
