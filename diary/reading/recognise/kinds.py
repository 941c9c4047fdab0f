"""One row of a list → which of its cells is what: by its columns, or by the event it names, row by row."""

from __future__ import annotations

from dataclasses import replace

from diary.reading.cells import codes as cells
from diary.reading.cells.codes import Wrong, as_text, is_blank
from diary.reading.cells.units import UNITS_ML
from diary.reading.cells.words import look_up, plain
from diary.reading.files.workbook import CellValue
from diary.reading.recognise import pads
from diary.reading.recognise.cellsof import cell_at
from diary.reading.recognise.counts import is_count, times
from diary.reading.recognise.happened import events_in, without_events
from diary.reading.recognise.happening import OF_STOOL, Record
from diary.reading.recognise.layout import MARK, SLEEP, Notice, Place
from diary.reading.recognise.meaning import apart, meanings
from diary.reading.recognise.neighbours import GRAMS
from diary.reading.recognise.table import Table
from diary.record import Fate, Severity

OF_DAY = ("urine", "second_pass", "drink", "what", "catheter", "leak", "trigger", "pad", "urge")
TARGETS = {
    "void": "urine", "first_void": "urine", "drink": "drink", "catheter": "catheter", "leak": "leak", "pad": "pad",
    "stool": "stool", "stool_leak": "stool_leak",
}  # fmt: skip
VOLUMES = frozenset(("urine", "drink", "catheter", "stool", "stool_leak"))
NOT_DRUNK = frozenset(("infusion", "vomit"))
"""What may stand beside an amount in the column of drinks, and was not drunk."""


def record(table: Table, row: int, subject: str) -> Record:
    """Return what the cells of a row are. `subject` is what every amount of the table is, where it has no events."""
    made = _by_columns(table, row)
    amount, event = _filled(table, row, "amount"), _filled(table, row, "event")
    if event:
        made = _by_event(table, row, made, event, amount)
    elif amount and "event" in table.columns:
        notice = Notice("event_missing", (row, table.columns["event"].index), "", "refused")
        made = replace(made, notice=notice)
    elif amount and subject:
        made = _give(table, row, made, subject, amount)
    elif subject and "amount" not in table.columns and (time := _filled(table, row, "time")):
        made = made.mark(subject, time)
    return _by_place(table, row, _pads(table, row, made), subject)


def _by_columns(table: Table, row: int) -> Record:
    made = Record()
    for key in (*OF_DAY, *SLEEP, *OF_STOOL):
        place = table.place(row, key)
        if place and table.holds(row, key) and not (key in VOLUMES and _is_no(table.at(row, key))):
            made = made.giving(key, place)
    for key in ("urine", "catheter", "leak"):
        place = _filled(table, row, f"{key} in words")
        if place and key not in made.day:
            made = made.giving(key, place, table.at(row, f"{key} in words"))
    if "drink" not in made.day and "what" in made.day and "drink" in table.columns:
        made = _amount_in_words(table, row, made)
    made = _foreign_drink(table, row, made)
    return _by_output(table, row, made)


def _is_no(cell: CellValue) -> bool:
    """Tell whether a cell says in a word that nothing happened."""
    return isinstance(cell, str) and cells.yes_no(cell) == 0.0 and not any(sign.isdigit() for sign in cell)


def _amount_in_words(table: Table, row: int, made: Record) -> Record:
    """Take the name of a drink for its amount too where that has none and the name says how much: `2 kopjes thee`."""
    place = made.day["what"]
    text = as_text(table.at(row, "what"))
    return made.giving("drink", place, text) if any(sign.isdigit() for sign in text) else made


def _foreign_drink(table: Table, row: int, made: Record) -> Record:
    """Leave out what came in otherwise than by drinking."""
    place = made.day.get("what")
    if place is None:
        return made
    text = as_text(table.at(row, "what"))
    if NOT_DRUNK.isdisjoint(word.key for word in meanings("foreign", text)) or look_up("drink", text):
        return made
    at = made.day.get("drink", place)
    rest = made.without("what", "drink")
    fate: Fate = "kept_without_value" if rest.day or rest.stool else "skipped"
    return replace(rest, notice=Notice("kind_foreign", place, text, fate, "warning", column=at[1]))


def _by_output(table: Table, row: int, made: Record) -> Record:
    """Take what came out for what its kind says: urine, a stool, or nothing that a diary counts."""
    place = _filled(table, row, "output")
    if place is None:
        return made
    text = as_text(table.at(row, "output"))
    keys = {TARGETS[key] for key in events_in(text) if key in TARGETS}
    amount = made.day.get("urine")
    rest = made.without("urine")
    if keys == {"urine"}:
        return made if amount else made.mark("urine", place)
    if len(keys) == 1:
        (target,) = keys
        if target in OF_STOOL or amount is None:
            return rest.mark(target, place)
        return rest.giving(target, amount, table.at(row, "urine"))
    fate: Fate = "kept_without_value" if rest.day or rest.stool else "skipped"
    column = (amount or place)[1]
    if meanings("foreign", text):
        return replace(rest, notice=Notice("kind_foreign", place, text, fate, "warning", column=column))
    return replace(rest, notice=Notice("event_unknown", place, text, "refused", column=column))


def _pads(table: Table, row: int, made: Record) -> Record:
    """Take the letters of dry and wet, and the weights of pads, for what they say of a leak."""
    place = made.day.get("leak")
    if place and (state := pads.dry_or_wet(table, row)):
        made = made.giving("leak", place, state)
    if weighed := pads.weighed(table, row):
        made = made.giving("pad", weighed.place, weighed.pad)
        return made.giving("leak", weighed.place, weighed.leak) if weighed.leak else made
    return made


def _by_place(table: Table, row: int, made: Record, subject: str) -> Record:
    """Tell by where it happened: with an amount a void with a leak, without one a leak alone."""
    where = _filled(table, row, "place")
    urine = made.day.get("urine")
    if where is None or "leak" in made.day:
        return made
    wet = "wet" in {word.key for word in meanings("wet_places", as_text(table.at(row, "place")))}
    if urine is None:
        happened = made.day or made.stool or made.sleep or "event" in table.columns
        voids = "urine" in table.columns or subject == "urine"
        return made if happened or not voids else made.mark("leak" if wet else "urine", where)
    if not wet:
        return made
    written = as_text(made.values.get((urine, "urine"), cell_at(table.sheet.rows, urine)))
    measured = any(sign.isdigit() for sign in written)
    if measured:
        return made.giving("leak", where, MARK)
    return made.without("urine").giving("leak", urine, MARK)


def _filled(table: Table, row: int, key: str) -> Place | None:
    return table.place(row, key) if table.holds(row, key) else None


def _events_in(table: Table, text: str) -> set[str]:
    """Return the events that a cell names; a letter, as the heading of its column explains it."""
    letter = plain(text)
    if len(letter) == 1 and letter in table.letters:
        return {table.letters[letter]}
    if len(letter) == 1 and (known := meanings("letters", letter)):
        return {word.key for word in known}
    return set(events_in(text))


def _by_event(table: Table, row: int, made: Record, event: Place, amount: Place | None) -> Record:
    text = as_text(table.at(row, "event"))
    keys = _events_in(table, text)
    if look_up("drink", apart(text)) and keys <= {"drink"}:
        keys = {"drink"}
        made = made if "what" in made.day else made.giving("what", event, apart(text))
    if not keys - {"elsewhere"}:
        elsewhere = bool(keys) or bool(meanings("foreign", text)) or _is_of_other_unit(table.at(row, "unit"))
        fate = _fate_of_unknown(made, amount, known_elsewhere=elsewhere)
        severity: Severity | None = "warning" if fate == "skipped" else None
        return replace(made, notice=Notice("event_unknown", event, text, fate, severity, column=(amount or event)[1]))
    targets = {TARGETS[key] for key in keys if key in TARGETS}
    if targets and targets <= set(OF_STOOL):
        made = made.without("urge")  # beside a stool it is urge for that
    sleep = keys & set(SLEEP)
    if len(sleep) > 1:
        return replace(made, notice=Notice("event_unclear", event, text, "refused"))
    for key in sorted(sleep):
        made = made.mark(key, event)
    made = replace(made, first_morning="first_void" in keys)
    if amount and len(targets & VOLUMES) > 1:
        made = replace(made, notice=Notice("event_unclear", event, text, "kept_without_value"))
        amount = None
    return _by_targets(table, row, made, targets, event, amount)


def _is_of_other_unit(unit: CellValue) -> bool:
    """Tell whether a unit is none of what is drunk, passed or lost: `count/min`, `kg`."""
    written = plain(unit) if isinstance(unit, str) and not is_blank(unit) else ""
    return bool(written) and not (written in UNITS_ML or written in GRAMS or is_count(written))


def _fate_of_unknown(made: Record, amount: Place | None, *, known_elsewhere: bool) -> Fate:
    """Tell what becomes of a row whose event is not known: its other columns say for themselves what they are of."""
    if amount and not known_elsewhere:
        return "refused"
    return "read" if made.day or made.stool or made.sleep else "skipped"


def _by_targets(table: Table, row: int, made: Record, targets: set[str], event: Place, amount: Place | None) -> Record:
    """Give the amount to the event it is of; every other event of the row is marked as having happened."""
    for target in sorted(targets, key=lambda target: (target not in VOLUMES, target)):
        if target in made.day or target in made.stool:
            continue
        if amount and _takes(table, row, target):
            made = _give(table, row, made, target, amount)
            amount = None
        elif rest := _beside_its_name(table, row, target, targets):
            made = made.giving(target, event, rest)
        else:
            made = made.mark(target, event)
    if amount and targets and targets <= set(OF_STOOL):
        return made  # how large a stool was
    if amount and targets:
        return _give(table, row, made, "pad" if _is_gain(table, row) else "leak", amount)
    if amount:
        return replace(made, notice=Notice("event_unclear", amount, table.at(row, "amount"), "kept_without_value"))
    return made


def _beside_its_name(table: Table, row: int, target: str, targets: set[str]) -> str:
    """Return the amount that stands in the cell of the event itself, where the table has no column for it."""
    if len(targets) > 1 or not table.columns.keys().isdisjoint(("amount", target)):
        return ""
    rest = without_events(as_text(table.at(row, "event")))
    if target == "leak":
        return rest if look_up("leak", rest) else ""
    return rest if target in VOLUMES - set(OF_STOOL) and any(sign.isdigit() for sign in rest) else ""


def _takes(table: Table, row: int, target: str) -> bool:
    """Tell whether the amount of a row is of this target: a leak's is a word, a gain of weight the pad's."""
    if target in VOLUMES or target == "pad":
        return True
    return not _is_gain(table, row) or not isinstance(cells.word(table.at(row, "amount"), "leak"), Wrong)


def _is_gain(table: Table, row: int) -> bool:
    written = f"{as_text(table.at(row, 'amount'))} {table.columns['amount'].unit} {as_text(table.at(row, 'unit'))}"
    return any(unit in GRAMS for unit in written.casefold().split())


def _give(table: Table, row: int, made: Record, target: str, amount: Place) -> Record:
    """Take an amount, with the unit that stands in a column of its own, for what it is of; `1 x` says that it was."""
    value, unit = table.at(row, "amount"), table.at(row, "unit")
    if is_count(unit):
        often = times(value) > 1
        notice = Notice("counted_once", amount, value, "read") if often else made.notice
        return replace(made.mark(target, amount), notice=notice)
    bare = as_text(value)
    if not is_blank(unit) and target in ("urine", "drink", "catheter", "pad") and bare[-1:].isdigit():
        return made.giving(target, amount, f"{bare} {as_text(unit)}")
    return made.giving(target, amount)
