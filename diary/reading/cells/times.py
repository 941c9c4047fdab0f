"""One cell becomes a time of day: `07:30`, `7u30`, `730`, `5 uur`, `6-7am`, Excel times, `kwart over 7`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import cache, lru_cache

from diary.reading.cells.clocks import (
    FIRST_REAL_YEAR,
    HOUR_MIN,
    UNREADABLE,
    Clock,
    checked,
    hour_minute,
    of_day_time,
    of_moment,
    of_number,
    of_seconds,
    whole,
)
from diary.reading.cells.codes import DAY_MIN, Wrong, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.spoken_times import HALF_DAY_MIN, spoken
from diary.reading.cells.words import LONGEST_LOOKED_UP, either, plain, vocabulary, without_approximately, word_of
from diary.reading.files.workbook import CellValue

__all__ = ["FIRST_REAL_YEAR", "Clock", "clock"]

LONGEST_SPAN_MIN = 4 * HOUR_MIN
"""`6-7am` is an hour somewhere in which it was; two times further apart are no moment."""
_DATED = re.compile(r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:[tT]| )\s*(?:- )?(\d.*)$", re.ASCII)
_HOURS = re.compile(r"^(\d{1,2})$", re.ASCII)
_RUN_TOGETHER = re.compile(r"^(\d{1,2})(\d{2})$", re.ASCII)
_FRACTION = re.compile(r"^0[.,](\d{3,18}|\d|[6-9]\d)$", re.ASCII)
_DASHED = re.compile(r"^(\d{1,2})-([2-5]\d)$", re.ASCII)


def clock(cell: CellValue) -> Clock | Wrong | None:
    """Return the time of day a cell holds, to the minute.

    >>> clock("7u30").minutes, clock(0.3125).minutes, clock("24:00").minutes
    (450, 450, 1440)
    >>> clock("half acht").half_unknown, clock("5 uur").whole_hour, clock("6-7am").minutes, clock("12 noon").minutes
    (True, True, 390, 720)
    >>> clock("7.30am (not 6.30)").minutes, clock("even na 8:10").minutes, clock("6 am-ish").minutes
    (450, 490, 360)
    >>> clock("25:00"), clock("ochtend")
    (Wrong(code='time_unreadable'), Wrong(code='time_unreadable'))
    """
    if isinstance(cell, dt.time):
        return of_day_time(cell)
    if is_blank(cell):
        return None
    if isinstance(cell, str):
        return _of_text(plain(cell)) if len(cell) <= LONGEST_LOOKED_UP else UNREADABLE
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return of_number(float(cell))
    if isinstance(cell, dt.timedelta):
        return of_seconds(cell.total_seconds())
    return of_moment(cell) if isinstance(cell, dt.datetime) else UNREADABLE


@lru_cache(4096)
def _of_text(text: str) -> Clock | Wrong:
    """Return the time that a text says; one between brackets of which it takes the place must be one as well."""
    if taken_back := _corrected().match(text):
        return UNREADABLE if isinstance(_of_text(taken_back[2]), Wrong) else _of_text(taken_back[1])
    return _of_time(text)


def _of_time(text: str) -> Clock | Wrong:
    text, _ = without_approximately(text)
    if text in vocabulary("moments"):
        return Clock(int(vocabulary("moments")[text]))
    if fraction := _FRACTION.match(text):
        return of_number(float(f"0.{fraction[1]}"))
    if dated := _DATED.match(text):
        return _of_dated(dated[1], _of_text(dated[2]))
    if (ends := _span().match(text)) and spoken(text) is None:
        return _of_span(ends["begins"].strip(), ends["ends"].strip())
    text = _letter().sub(_half_in_words, text)
    part = _part_of_day().search(text)
    if part is None:
        return _hours(text)
    found = _hours((text[: part.start()] + text[part.end() :]).strip(" '"))
    return found if isinstance(found, Wrong) else _in_part_of_day(found, vocabulary("part_of_day")[part[0]])


def _of_dated(day: str, found: Clock | Wrong) -> Clock | Wrong:
    """A date before the time is the cell's own; one that may be read in two orders tells nothing."""
    written = date(day)
    if (
        isinstance(found, Wrong)
        or not isinstance(written, Written)
        or written.order == "either"
        or written.year is None
    ):
        return found
    return replace(found, date=written.on(written.year))


@cache
def _corrected() -> re.Pattern[str]:
    """Return the pattern of a time with one between brackets that it takes the place of: `7.30 (niet 6.30)`."""
    return re.compile(rf"^([^()]*\d[^()]*?)\s*\({either('instead_of')}\s+([^()]*\d[^()]*)$")


@cache
def _part_of_day() -> re.Pattern[str]:
    words = word_of("part_of_day").replace(r"(?<!\w)", r"(?<![^\W\d_])")
    return re.compile(f"{words}$|^{words}(?= )")


@cache
def _letter() -> re.Pattern[str]:
    """Return the pattern of one letter for the part of the day behind the figures of a time: `645a`."""
    return re.compile(rf"(?<=\d) ?({either('part_of_day_letter')})$", re.ASCII)


def _half_in_words(letter: re.Match[str]) -> str:
    half = vocabulary("part_of_day_letter")[letter[1]]
    return " " + next(word for word, key in vocabulary("part_of_day").items() if key == half)


@cache
def _span() -> re.Pattern[str]:
    """Return the pattern of two times with `-`, "to" or "and" between them."""
    part = word_of("part_of_day").replace(r"(?<!\w)", "")
    end = rf"\d{{1,2}}(?:[:.]\d{{2}}|{either('hour_word')}\d{{2}})?\s*(?:{word_of('hour_word')})?\s*(?:'?{part})?"
    joined = rf"\s*(?:-|{word_of('between')})\s*"
    return re.compile(rf"^(?:{word_of('span')} )?(?P<begins>{end}){joined}(?P<ends>{end})$", re.ASCII)


def _of_span(begins: str, ends: str) -> Clock | Wrong:
    """The middle of two times; the part of the day after the second is that of the first too, unless that is too long.

    A dash may also stand between hours and minutes: `13-40`.
    """
    if (dashed := _DASHED.match(f"{begins}-{ends}")) and int(dashed[2]) > 24:
        return hour_minute(int(dashed[1]), int(dashed[2]))
    part = _part_of_day().search(ends)
    alike = f"{begins} {part[0]}" if part and not _part_of_day().search(begins) else begins
    last = _of_text(ends)
    for first in (_of_text(alike), _of_text(begins)):
        if not isinstance(first, Wrong) and not isinstance(last, Wrong):
            length = (last.minutes - first.minutes) % DAY_MIN
            bare = _HOURS.match(begins) and _HOURS.match(ends)
            if 0 < length <= (HOUR_MIN if bare else LONGEST_SPAN_MIN):
                hours = first.whole_hour and last.whole_hour
                return Clock((first.minutes + length // 2) % DAY_MIN, whole_hour=hours, span=True)
    return UNREADABLE


@cache
def _figures() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of hours and minutes in figures, and that of the word for hours after them."""
    hour = either("hour_word")
    between = rf"(?:\s*(?:[:;]|{hour})\s*| )"
    return (
        re.compile(rf"^(\d{{1,2}}){between}(\d{{2}})(?::\d{{2}}(?:\.\d+)?)?$|^(\d{{1,2}})[.,](\d{{1,2}})$", re.ASCII),
        re.compile(rf"\s*{hour}$"),
    )


def _hours(text: str) -> Clock | Wrong:
    figures, hour_word = _figures()
    bare = hour_word.sub("", text)
    if found := figures.match(bare):
        hours, minutes = found[1] or found[3], found[2] or found[4].ljust(2, "0")
        return hour_minute(int(hours), int(minutes))
    if found := _HOURS.match(bare):
        return whole(int(found[1]))
    if (found := _DASHED.match(bare)) or (found := _RUN_TOGETHER.match(bare)):
        return hour_minute(int(found[1]), int(found[2]))
    if (said := spoken(bare)) is None:
        return UNREADABLE
    minutes_of_day, twice_a_day = said
    return Clock(minutes_of_day, half_unknown=True) if twice_a_day else checked(minutes_of_day)


def _in_part_of_day(found: Clock, part: str) -> Clock | Wrong:
    """Settle a twelve-hour time: `half acht 's avonds`, `12 uur 's nachts`, `11 pm`."""
    if found.minutes >= HALF_DAY_MIN + HOUR_MIN:
        return found
    minutes = found.minutes % HALF_DAY_MIN
    late = part == "afternoon" or (part == "night" and minutes >= 8 * 60)
    return replace(found, minutes=minutes + HALF_DAY_MIN * late, half_unknown=False, whole_hour=False)
