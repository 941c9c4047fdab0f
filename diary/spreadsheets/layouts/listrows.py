"""One row of a list → which of its cells is what: by its columns, or by the event it names."""

from __future__ import annotations

from dataclasses import dataclass, field

from diary.spreadsheets import cells
from diary.spreadsheets.cells import Wrong, as_text, is_blank
from diary.spreadsheets.headings import meanings
from diary.spreadsheets.layouts.shape import Place, Unread
from diary.spreadsheets.layouts.table import Table
from diary.spreadsheets.words import look_up
from diary.spreadsheets.workbook import CellValue

MARK = "x"
"""What an event without an amount says: it happened."""
SLEEP = ("rise", "bed", "asleep")
OF_DAY = ("urine", "drink", "what", "catheter", "leak", "trigger", "pad", "urge")
TARGETS = {
    "void": "urine", "first_void": "urine", "drink": "drink", "catheter": "catheter", "leak": "leak", "pad": "pad",
    "stool": "stool", "stool_leak": "stool_leak",
}  # fmt: skip
VOLUMES = frozenset(("urine", "drink", "catheter", "stool", "stool_leak"))


@dataclass
class Record:
    """What the cells of a row are: of the day, of a stool, of sleep; what they say where that is not what they hold."""

    day: dict[str, Place] = field(default_factory=dict)
    stool: dict[str, Place] = field(default_factory=dict)
    sleep: dict[str, Place] = field(default_factory=dict)
    said: dict[tuple[Place, str], CellValue] = field(default_factory=dict)
    first_morning: bool = False


def record(table: Table, row: int, subject: str) -> Record | Unread:
    """Return what the cells of a row are. `subject` is what every amount of the table is, where it has no events."""
    found = Record()
    for key in (*OF_DAY, *SLEEP, "stool"):
        place = table.place(row, key)
        if place and table.holds(row, key):
            (found.sleep if key in SLEEP else found.stool if key == "stool" else found.day)[key] = place
    amount = _filled(table, row, "amount")
    event = _filled(table, row, "event")
    if event:
        wrong = _by_event(table, row, found, event, amount)
    elif amount and "event" in table.columns:
        wrong = Unread("event_missing", (row, table.columns["event"].index), "", "refused")
    else:
        wrong = None
        if amount:
            _give(table, row, found, subject, amount)
    return wrong or found


def _filled(table: Table, row: int, key: str) -> Place | None:
    return table.place(row, key) if table.holds(row, key) else None


def _by_event(table: Table, row: int, found: Record, event: Place, amount: Place | None) -> Unread | None:
    text = as_text(table.at(row, "event"))
    keys = {word.key for word in meanings("events", text)}
    if not keys and look_up("drink", text):
        keys = {"drink"}
        found.day.setdefault("what", event)
    fate = "refused" if amount or found.day or found.stool else "skipped"
    if keys == {"elsewhere"}:
        fate = "skipped"
    if not keys - {"elsewhere"}:
        return Unread("event_unknown", event, text, fate)  # type: ignore[arg-type]
    targets = {TARGETS[key] for key in keys if key in TARGETS}
    sleep = keys & set(SLEEP)
    if len(targets & VOLUMES) + len(sleep) > 1 or (sleep and targets):
        return Unread("event_unclear", event, text, "refused")
    for key in sleep:
        found.sleep[key] = event
        found.said[event, key] = MARK
    found.first_morning = "first_void" in keys
    if "drink" in targets and look_up("drink", text):
        found.day.setdefault("what", event)
    for target in sorted(targets, key=lambda target: target not in VOLUMES):
        if target in found.day or target in found.stool:
            continue
        if amount and _takes(table, row, target):
            _give(table, row, found, target, amount)
            amount = None
        else:
            (found.stool if target in ("stool", "stool_leak") else found.day)[target] = event
            found.said[event, target] = MARK
    if amount and not sleep:
        _give(table, row, found, "pad" if _is_gain(table, row) else "leak", amount)
    return None


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
    (found.stool if target in ("stool", "stool_leak") else found.day)[target] = amount
    unit, number = table.at(row, "unit"), table.at(row, "amount")
    if not is_blank(unit) and target in ("urine", "drink", "catheter", "pad"):
        bare = as_text(number)
        if not bare or bare[-1].isdigit():
            found.said[amount, target] = f"{bare} {as_text(unit)}"
