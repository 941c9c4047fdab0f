"""One row of a list → which of its cells is what: by its columns, or by the event it names."""

from __future__ import annotations

from dataclasses import dataclass, field

from diary.reading.cells import codes as cells
from diary.reading.cells.codes import Wrong, as_text, is_blank
from diary.reading.cells.words import look_up
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.headings import meanings
from diary.reading.recognise.layouts.shape import Place, Unread
from diary.reading.recognise.layouts.table import Table
from diary.record import Fate

MARK = "x"
"""What an event without an amount says: it happened."""
SLEEP = ("rise", "bed", "asleep")
OF_DAY = ("urine", "drink", "what", "catheter", "leak", "trigger", "pad", "urge")
TARGETS = {
    "void": "urine", "first_void": "urine", "drink": "drink", "catheter": "catheter", "leak": "leak", "pad": "pad",
    "stool": "stool", "stool_leak": "stool_leak",
}  # fmt: skip
OF_STOOL = ("stool", "stool_leak")
VOLUMES = frozenset(("urine", "drink", "catheter", "stool", "stool_leak"))


@dataclass
class Record:
    """What the cells of a row are: of the day, of a stool, of sleep; what they say where that is not what they hold."""

    day: dict[str, Place] = field(default_factory=dict)
    stool: dict[str, Place] = field(default_factory=dict)
    sleep: dict[str, Place] = field(default_factory=dict)
    said: dict[tuple[Place, str], CellValue] = field(default_factory=dict)
    first_morning: bool = False
    unread: Unread | None = None  # refused: nothing but this is known of the row

    def give(self, target: str, place: Place) -> None:
        """Take a cell for what it is of."""
        (self.stool if target in OF_STOOL else self.day)[target] = place

    def mark(self, target: str, place: Place) -> None:
        """Take the naming of an event for its having happened."""
        self.give(target, place)
        self.said[place, target] = MARK


def record(table: Table, row: int, subject: str) -> Record:
    """Return what the cells of a row are. `subject` is what every amount of the table is, where it has no events."""
    found = Record()
    for key in (*OF_DAY, *SLEEP, "stool"):
        place = table.place(row, key)
        if place and table.holds(row, key):
            (found.sleep if key in SLEEP else found.stool if key == "stool" else found.day)[key] = place
    amount, event = _filled(table, row, "amount"), _filled(table, row, "event")
    if event:
        _by_event(table, row, found, event, amount)
    elif amount and "event" in table.columns:
        found.unread = Unread("event_missing", (row, table.columns["event"].index), "", "refused")
    elif amount:
        _give(table, row, found, subject, amount)
    elif subject and "amount" not in table.columns and (time := _filled(table, row, "time")):
        found.mark(subject, time)
    return found


def _filled(table: Table, row: int, key: str) -> Place | None:
    return table.place(row, key) if table.holds(row, key) else None


def _by_event(table: Table, row: int, found: Record, event: Place, amount: Place | None) -> None:
    text = as_text(table.at(row, "event"))
    keys = {word.key for word in meanings("events", text)}
    if look_up("drink", text) and keys <= {"drink"}:
        keys = {"drink"}
        found.day.setdefault("what", event)
    if not keys - {"elsewhere"}:
        found.unread = Unread("event_unknown", event, text, _fate_of_unknown(found, amount, known_elsewhere=bool(keys)))
        return
    targets = {TARGETS[key] for key in keys if key in TARGETS}
    sleep = keys & set(SLEEP)
    if len(sleep) > 1:
        found.unread = Unread("event_unclear", event, text, "refused")
        return
    for key in sleep:
        found.sleep[key] = event
        found.said[event, key] = MARK
    found.first_morning = "first_void" in keys
    if amount and len(targets & VOLUMES) > 1:
        found.unread = Unread("event_unclear", event, text, "kept_without_value")
        amount = None
    _by_targets(table, row, found, targets, event, amount)


def _fate_of_unknown(found: Record, amount: Place | None, *, known_elsewhere: bool) -> Fate:
    """Tell what becomes of a row whose event is not known: its other columns say for themselves what they are of."""
    if amount and not known_elsewhere:
        return "refused"
    return "read" if found.day or found.stool or found.sleep else "skipped"


def _by_targets(table: Table, row: int, found: Record, targets: set[str], event: Place, amount: Place | None) -> None:
    """Give the amount to the event it is of; every other event of the row is marked as having happened."""
    for target in sorted(targets, key=lambda target: (target not in VOLUMES, target)):
        if target in found.day or target in found.stool:
            continue
        if amount and _takes(table, row, target):
            _give(table, row, found, target, amount)
            amount = None
        else:
            found.mark(target, event)
    if amount and targets:
        _give(table, row, found, "pad" if _is_gain(table, row) else "leak", amount)
    elif amount:
        found.unread = Unread("event_unclear", amount, table.at(row, "amount"), "kept_without_value")


def _takes(table: Table, row: int, target: str) -> bool:
    """Tell whether the amount of a row is of this target: a leak's is a word, a gain of weight the pad's."""
    if target in VOLUMES or target == "pad":
        return True
    return not _is_gain(table, row) or not isinstance(cells.word(table.at(row, "amount"), "leak"), Wrong)


def _is_gain(table: Table, row: int) -> bool:
    written = f"{as_text(table.at(row, 'amount'))} {table.columns['amount'].unit} {as_text(table.at(row, 'unit'))}"
    return any(unit in ("g", "gr", "gram", "grams") for unit in written.casefold().split())


def _give(table: Table, row: int, found: Record, target: str, amount: Place) -> None:
    """Take an amount, with the unit that stands in a column of its own, for what it is of."""
    found.give(target, amount)
    unit, bare = table.at(row, "unit"), as_text(table.at(row, "amount"))
    if not is_blank(unit) and target in ("urine", "drink", "catheter", "pad") and bare[-1:].isdigit():
        found.said[amount, target] = f"{bare} {as_text(unit)}"
