"""A time as it is spoken, `kwart over 7`, `tien voor half acht`, `half past seven`: in any language, by its words."""

from __future__ import annotations

import re
from functools import cache

from diary.reading.cells.words import either, vocabulary

LAST_HOUR = 24
HALF_DAY_HOURS = 12
HALF_DAY_MIN = HALF_DAY_HOURS * 60


def spoken(text: str) -> tuple[int, bool] | None:
    """Return the minutes after midnight, and whether they may also be twelve hours later; None when it is no time.

    >>> spoken("kwart over 7"), spoken("half acht"), spoken("half seven"), spoken("kwart voor 13"), spoken("soon")
    ((435, True), (450, True), (450, True), (765, False), None)
    """
    found = _pattern().match(text)
    hour = _hour(found["hour"]) if found else None
    if found is None or hour is None:
        return None
    shift = 0
    if half := found["half"]:
        shift = int(vocabulary("half_hour")[half])
        shift = abs(shift) if found["hour"] in vocabulary("half_past_hours") else shift
    if side := found["side"]:
        shift += int(vocabulary("minutes")[found["minutes"]]) * (1 if vocabulary("clock_side")[side] == "after" else -1)
    minutes = hour * 60 + shift
    return (minutes, False) if hour > HALF_DAY_HOURS else (minutes % HALF_DAY_MIN, True)


@cache
def _pattern() -> re.Pattern[str]:
    minutes = rf"(?P<minutes>{either('minutes')})(?: {either('minute_word')})? (?P<side>{either('clock_side')}) "
    return re.compile(
        rf"^(?:{minutes})?(?:(?P<half>{either('half_hour')}) ?)?(?P<hour>{either('hours')}|\d{{1,2}})$", re.ASCII
    )


def _hour(text: str) -> int | None:
    hour = int(vocabulary("hours").get(text, text))
    return hour if hour <= LAST_HOUR else None
