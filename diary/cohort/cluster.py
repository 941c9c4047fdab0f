"""The workers of a Dask cluster behind the interface of an executor: the only user of dask."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from diary.refusal import Refusal

if TYPE_CHECKING:
    from distributed import Client, LocalCluster

LOCAL = "local"
SCHEMES = ("tcp://", "tls://")
PACKAGES = "'dask[distributed]' pyarrow"
"""What `--cluster` needs beside diary, as pip takes it: the extra `cluster`."""
NO_DASHBOARD = {"dashboard": False, "dashboard_address": "127.0.0.1:0"}
"""Dask keeps a page about its health; no one asks for it, so that any port, of this machine only, will do."""
PATIENCE_S = 10
"""How long a cluster may take to answer."""
AT_ONCE_S = 1
"""How long it may take to close when something stopped the work."""


class NoCluster(Refusal):
    """The cluster cannot be used."""

    keys = ("cohort.*",)


def known(address: str) -> bool:
    """Tell whether this names a cluster: `local`, or the address of a scheduler."""
    return address == LOCAL or address.startswith(SCHEMES)


@contextmanager
def cluster(address: str, workers: int) -> Iterator[tuple[Callable[[], Executor], int, tuple[type[Exception], ...]]]:
    """Open a cluster: what opens its executor, how many workers it has, and the errors that tell of a lost one.

    `local` starts that many worker processes on this machine; a cluster elsewhere has its own. NoCluster when
    the extra is not installed (`extra_missing`) or nothing answers (`no_cluster`, `no_workers`).
    """
    try:
        import dask
        from distributed import Client, KilledWorker, LocalCluster
    except ImportError as error:
        raise NoCluster("extra_missing", what="--cluster", packages=PACKAGES) from error
    quiet = {"distributed.logging.distributed": "critical", "distributed.worker.daemon": False}
    with dask.config.set({**quiet, "distributed.comm.timeouts.connect": PATIENCE_S}):
        try:
            if address == LOCAL:
                with _deaf():
                    here = LocalCluster(
                        n_workers=workers, threads_per_worker=1, scheduler_kwargs=NO_DASHBOARD, silence_logs="CRITICAL"
                    )
                client = Client(here)
            else:
                here, client = None, Client(address, timeout=PATIENCE_S)
        except (OSError, TimeoutError, ValueError) as error:
            raise NoCluster("no_cluster", address=address) from error
        try:
            count = sum(client.nthreads().values())
            if not count:
                raise NoCluster("no_workers", address=address)
            yield partial(client.get_executor, pure=False), count, (KilledWorker,)
        except BaseException:
            _close(client, here, AT_ONCE_S)
            raise
        _close(client, here, PATIENCE_S)


def _close(client: Client, here: LocalCluster | None, patience: float) -> None:
    """Leave a cluster, and end one of our own; what does not end by then ends with this process."""
    for place in filter(None, (client, here)):
        with suppress(TimeoutError):
            place.close(timeout=patience)


@contextmanager
def _deaf() -> Iterator[None]:
    """Let processes that begin meanwhile not hear Ctrl-C: it is for the one that asked."""
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)
