"""What the reading library returns → the values of cells: nothing, text, number, yes/no, or whole minutes."""

from __future__ import annotations

import datetime as dt
import math
import re
from contextlib import suppress
from typing import Any, TypeVar

from diary.addresses import address
from diary.reading.files.guard import Faults
from diary.settings import Limits

CellValue = str | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None

_MINUTE, _HALF_MINUTE = dt.timedelta(minutes=1), dt.timedelta(seconds=30)
_DURATION = re.compile(r"PT(\d{1,5})H(\d{1,2})M(\d{1,2})(?:[.,]\d*)?S")
_SHOWN = 60  # characters of a text too long to keep


def settle(rows: list[list[Any]], listed: Faults, limits: Limits) -> tuple[list[list[CellValue]], dict[str, str]]:
    """Settle every cell in place and return the rows with the faults by address.

    Empty text is None, a number float, a moment whole minutes. A cell with a fault is None: one of those
    listed, a number that is none, or a text beyond the limit, of which the beginning is told.
    """
    faults = dict(listed)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value == "":
                row[column] = None
                continue
            kind = type(value)
            if kind is str:
                if len(value) > limits.text_length:
                    faults[number, column] = value[:_SHOWN] + "…"
                elif value.startswith("PT"):
                    row[column] = _duration(value)
            elif kind is int:
                row[column] = float(value)
            elif kind is float:
                if not math.isfinite(value):
                    faults[number, column] = str(value)
            elif kind is not bool and kind is not dt.date:
                row[column] = _whole_minutes(value)
    for number, column in faults:
        if number < len(rows) and column < len(rows[number]):
            rows[number][column] = None
    return rows, {address(*place): found for place, found in faults.items()}


def _duration(text: str) -> str | dt.timedelta:
    """Read a duration of a day or more, which an OpenDocument sheet hands over as text.

    >>> _duration("PT25H10M00S"), _duration("PTA")
    (datetime.timedelta(days=1, seconds=4200), 'PTA')
    """
    parts = _DURATION.fullmatch(text)
    if not parts:
        return text
    hours, minutes, seconds = map(int, parts.groups())
    return _whole_minutes(dt.timedelta(hours=hours, minutes=minutes, seconds=seconds))


_Moment = TypeVar("_Moment", dt.datetime, dt.time, dt.timedelta)


def _whole_minutes(value: _Moment) -> _Moment:
    """Round to the minute; half a minute before midnight is midnight.

    >>> _whole_minutes(dt.time(6, 59, 59, 968000)), _whole_minutes(dt.time(23, 59, 40))
    (datetime.time(7, 0), datetime.time(0, 0))
    """
    if isinstance(value, dt.timedelta):
        return (value + _HALF_MINUTE) // _MINUTE * _MINUTE
    if not value.second and not value.microsecond:
        return value
    if isinstance(value, dt.time):
        return _whole_minutes(dt.datetime.combine(dt.date.min, value)).time()
    with suppress(OverflowError):  # the last minute of the calendar
        value += _HALF_MINUTE
    return value.replace(second=0, microsecond=0)
