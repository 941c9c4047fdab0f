"""The journey of what is kept of the work at the desk: a workbook that reads back to the same results."""

from __future__ import annotations

from collections.abc import Callable

from diary.journeys.export import export
from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened
from diary.journeys.source import Source
from diary.journeys.typed import workbook_of


def saved(source: Source, in_force: InForce, opened: Callable[[Source, InForce], Opened]) -> bytes:
    """Return a diary to save: typed, our workbook filled in; corrected, our export with a sheet of the corrections.

    What is typed need not be read: an empty diary can be saved too.
    """
    if source.typed is not None:
        return workbook_of(source, source.typed)
    return export(opened(source, in_force), ["xlsx"], in_force).products[0].data
