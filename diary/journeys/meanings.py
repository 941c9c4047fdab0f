"""What a cell says once it is understood: the time of its event, an amount in ml, or that it was not measured."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from diary.reading.cells.codes import DAY_MIN
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.volumes import Volume, volume
from diary.reading.files.workbook import CellValue
from diary.record import Reading
from diary.texts import Texts

TIMES = frozenset(("time", "rise", "bed", "asleep"))
AMOUNTS = frozenset(("drink", "urine", "catheter", "second_pass", "first_urine", "night_voids", "first_morning"))


@dataclass(frozen=True)
class Meanings:
    """What reading made of the rows: the time of the events of each, by its sheet and number."""

    words: Texts
    times: Mapping[tuple[str, int], str] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading | None, words: Texts) -> Meanings:
        """Return the meanings in a reading, none without one."""
        times: dict[tuple[str, int], str] = {}
        for rows in reading.tables.values() if reading else ():
            for row in rows:
                number = str(row.get("cell") or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                if row.get("at") and number:
                    times[row["sheet"], int(number) - 1] = f"{row['at']:%H:%M}"
        return cls(words, times)

    def of_cell(self, sheet: str, row: int, key: str, value: CellValue, text: str) -> str:
        """Return what a cell says where that is not what stands in it; empty where it is, or is not known."""
        if not text:
            return ""
        if key in TIMES:
            found = self.times.get((sheet, row), "") if key == "time" else ""
            return "" if (found or _clock(value)) == text else found or _clock(value)
        if key in AMOUNTS:
            amount = volume(value, urine=key != "drink")
            if isinstance(amount, Volume) and math.isnan(amount.ml):
                return self.words("report.not_measured")
            if isinstance(amount, Volume) and not text.isdecimal():
                return f"{self.words.number(amount.ml)} ml"
        return ""


def _clock(value: CellValue) -> str:
    found = clock(value)
    if not isinstance(found, Clock):
        return ""
    hours, minutes = divmod(found.minutes % DAY_MIN, 60)
    return f"{hours:02}:{minutes:02}"
