"""What reading one file may take of this machine: seconds of a worker, and memory where the system can bound that."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

READING_S = 10.0
"""What `settings.Limits` promises of reading; a worker that takes longer over a piece is ended."""
PAPER_S = 60.0
"""What the longest piece may take that comes after reading: a diary of a year on paper."""
READING_BYTES = 300_000_000
"""Memory that reading may take beside what the worker holds already."""
_STATM = Path("/proc/self/statm")


@contextmanager
def within_memory(most: int = READING_BYTES) -> Iterator[None]:
    """Let the block take so much more memory, and raise MemoryError beyond; without a bound where there is no way."""
    held = _data_bytes()
    if held is None or sys.platform == "win32":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (held + most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _data_bytes() -> int | None:
    """Return how much memory this process holds for data, where the system tells."""
    if not _STATM.exists():
        return None
    import resource

    return int(_STATM.read_text("ascii").split()[5]) * resource.getpagesize()
