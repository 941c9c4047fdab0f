"""What the cells of one row are: of the day, of a stool, of sleep; and what some say instead of what they hold."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from diary.reading.files.workbook import CellValue
from diary.reading.recognise.layout import MARK, SLEEP, Notice, Place, Values

OF_STOOL = ("stool", "stool_leak")
TARGETS = {
    "void": "urine", "first_void": "urine", "drink": "drink", "catheter": "catheter", "leak": "leak", "pad": "pad",
    "stool": "stool", "stool_leak": "stool_leak",
}  # fmt: skip
"""The column that would hold an event."""
VOLUMES = frozenset(("urine", "drink", "catheter", "stool", "stool_leak"))
Cells = dict[str, Place]


@dataclass(frozen=True)
class Record:
    """What the cells of a row are: of the day, of a stool, of sleep; what they say where that is not what they hold."""

    day: Cells = field(default_factory=dict)
    stool: Cells = field(default_factory=dict)
    sleep: Cells = field(default_factory=dict)
    values: Values = field(default_factory=dict)
    first_morning: bool = False
    notice: Notice | None = None  # refused: nothing but this is known of the row

    def giving(self, target: str, place: Place, *value: CellValue) -> Record:
        """Return the record with a cell taken for what it is of, and what it says there."""
        values = {**self.values, (place, target): value[0]} if value else self.values
        if target in OF_STOOL:
            return replace(self, values=values, stool={**self.stool, target: place})
        if target in SLEEP:
            return replace(self, values=values, sleep={**self.sleep, target: place})
        return replace(self, values=values, day={**self.day, target: place})

    def mark(self, target: str, place: Place) -> Record:
        """Return the record with the naming of an event taken for its having happened."""
        return self.giving(target, place, MARK)

    def without(self, *keys: str) -> Record:
        """Return the record without these of the day."""
        return replace(self, day={key: place for key, place in self.day.items() if key not in keys})
