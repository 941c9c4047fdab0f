"""A date and a time in one cell → each by itself, and how far its clock is from that of Greenwich where it says so."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from diary.reading.cells.codes import DAY_MIN
from diary.reading.cells.dates import Written, date
from diary.reading.cells.times import FIRST_REAL_YEAR, Clock, clock
from diary.reading.cells.words import LONGEST_LOOKED_UP, either
from diary.reading.files.workbook import CellValue

MOST_WORDS_OF_DATE = 4
"""`ma 3 maart 2026`: the rest says the time."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The date and the time of a cell that holds both; `offset` from UTC, None where its clock is the person's own."""

    date: CellValue
    time: CellValue
    offset: dt.timedelta | None = None

    def local(self, zone: ZoneInfo) -> tuple[CellValue, CellValue]:
        """Return the date and the time on the clock of a time zone; those of an own clock as they stand.

        >>> stamp("2026-03-02T23:05:00Z").local(ZoneInfo("Europe/Amsterdam"))
        (datetime.date(2026, 3, 3), datetime.time(0, 5))
        """
        day, time = date(self.date), clock(self.time)
        if self.offset is None or not isinstance(day, Written) or day.year is None or not isinstance(time, Clock):
            return self.date, self.time
        midnight = dt.datetime(day.year, day.month, day.day, tzinfo=dt.timezone(self.offset))
        moment = (midnight + dt.timedelta(minutes=time.minutes)).astimezone(zone)
        return moment.date(), moment.time()


def stamp(cell: CellValue) -> Stamp | None:
    """Return the date and the time of a cell that holds both, else None.

    >>> stamp("2-3-2026 - 07:05"), stamp("2026-03-02T07:05:00+01:00").offset, stamp("2-3-2026")
    (Stamp(date='2-3-2026', time='07:05', offset=None), datetime.timedelta(seconds=3600), None)
    >>> stamp("Sat 5 Apr 07:20")
    Stamp(date='Sat 5 Apr', time='07:20', offset=None)
    >>> stamp("23 okt 2024 half tien"), stamp("23 okt half")
    (Stamp(date='23 okt 2024', time='half tien', offset=None), None)
    >>> stamp(46083.25)
    Stamp(date=46083.0, time=datetime.time(6, 0), offset=None)
    """
    if isinstance(cell, dt.datetime):
        return Stamp(cell.date(), cell.time()) if cell.year >= FIRST_REAL_YEAR else None
    if isinstance(cell, float) and isinstance(date(cell), Written):
        minutes = round((cell - math.floor(cell)) * DAY_MIN) % DAY_MIN
        return Stamp(math.floor(cell) * 1.0, dt.time(minutes // 60, minutes % 60))
    return _of_text(cell.strip()) if isinstance(cell, str) and len(cell) <= LONGEST_LOOKED_UP else None


@lru_cache(4096)
def _of_text(text: str) -> Stamp | None:
    parts = _time_last().match(text)
    if parts is None:
        return _of_words(text.split())
    if not isinstance(date(parts["date"]), Written) or not isinstance(clock(parts["time"]), Clock):
        return None
    return Stamp(parts["date"], parts["time"], _offset(parts["zone"]))


def _of_words(words: list[str]) -> Stamp | None:
    """Return the date and the time, said in words, that these words make: `23 okt 2024`, `half tien`."""
    for last in range(min(len(words) - 1, MOST_WORDS_OF_DATE), 0, -1):
        day, time = " ".join(words[:last]), " ".join(words[last:])
        if any(map(str.isalpha, time)) and isinstance(clock(time), Clock):
            written = date(day)
            if isinstance(written, Written) and written.relative is None:
                return Stamp(day, time)
    return None


def _offset(zone: str | None) -> dt.timedelta | None:
    """Return the distance from UTC of `Z` or `+01:00`; None of nothing, and of what no clock is apart."""
    if not zone:
        return None
    figures = re.sub("[^0-9]", "", zone).ljust(4, "0")
    offset = dt.timedelta(hours=int(figures[:2]), minutes=int(figures[2:]))
    return None if offset >= dt.timedelta(days=1) else -offset if zone[0] == "-" else offset


@cache
def _time_last() -> re.Pattern[str]:
    """Return the pattern of a date, a space, a comma, a dash or a T, and a time; a clock of elsewhere behind it."""
    part = rf"\s*'?{either('part_of_day')}\.?"
    minutes = rf"(?:[:.]|{either('hour_word')})[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]{{1,9}})?)?(?:{part})?"
    between = r"(?:\s+[-–—]\s*|\s*[-–—]\s+|[\s,tT]+)"
    return re.compile(
        rf"^(?P<date>.*?[0-9](?:[\s.-]+[^\W\d_]{{3,20}}\.?)?){between}(?P<time>[0-9]{{1,2}}(?:{minutes}|{part}))\s*(?P<zone>[zZ]|[+-][0-9]{{2}}:?[0-9]{{2}})?$",
        re.IGNORECASE,
    )
