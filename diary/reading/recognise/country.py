"""By which country's way a file is written: with ounces and halves of the day the month comes first, as in America."""

from __future__ import annotations

from collections.abc import Iterable

from diary.reading.cells.units import OUNCE_ML, UNITS_ML
from diary.reading.cells.words import plain
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.meaning import unit_in

HALVES = ("am", "pm", "a.m", "p.m")


def american(units: Iterable[str], amounts: Iterable[CellValue], times: Iterable[CellValue]) -> bool:
    """Tell whether amounts are in ounces, by the heading or in a cell, and times have a half of the day.

    >>> american(["oz"], [], ["6:35 AM"]), american([], ["12 oz"], ["6:35 AM"]), american(["ml"], [], ["6.35am"])
    (True, True, False)
    >>> american(["oz"], [], ["6.35am"])
    True
    """
    ounces = any(map(_is_ounce, units)) or any(isinstance(cell, str) and _is_ounce(unit_in(cell)) for cell in amounts)
    return ounces and any(isinstance(cell, str) and plain(cell).endswith(HALVES) for cell in times)


def _is_ounce(unit: str) -> bool:
    return UNITS_ML.get(unit) == OUNCE_ML
