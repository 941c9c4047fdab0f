"""What a worker does with one partition: read it, and make of it what the job asks, as bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from diary import __version__

if TYPE_CHECKING:
    from diary.cohort.batch import Batch
    from diary.reading.recognise.form import Declared
    from diary.settings import Settings


class Partition(Protocol):
    """Diaries that are read together."""

    def __len__(self) -> int:
        """Return how many files it has."""

    def key(self, settings: Settings) -> str:
        """Return what names the result of reading it as it is now."""

    def read(self, settings: Settings, form: Declared | None, now: Callable[[int], None]) -> tuple[str, Batch]:
        """Read it, telling `now` which file is next; return the key of what was read, and the batch."""

    def refusing(self, position: int, code: str) -> Partition:
        """Return it with one of its files refused beforehand."""


class OtherVersion(Exception):
    """A worker runs another version of the program than the one that asks."""


@dataclass(frozen=True)
class Job:
    """What is asked of every partition: `product` makes bytes of a batch."""

    product: Callable[[Batch, Settings], bytes]
    settings: Settings
    form: Declared | None = None
    version: str = __version__


@dataclass(frozen=True)
class Result:
    """What became of one partition: its key, how many of its files gave a diary, and the product."""

    key: str
    readable: int
    data: bytes


def work(job: Job, partition: Partition, now: Callable[[int], None] = lambda _: None) -> Result:
    """Do one partition."""
    if job.version != __version__:
        raise OtherVersion(__version__)
    key, batch = partition.read(job.settings, job.form, now)
    return Result(key, sum(file.readable for file in batch.files), job.product(batch, job.settings))
