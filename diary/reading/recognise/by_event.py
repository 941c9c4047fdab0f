"""The event that a row names → what its amount is of, and what else happened; an event that nobody knows makes none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from diary.reading.cells import codes as cells
from diary.reading.cells.codes import Wrong, as_text, is_blank
from diary.reading.cells.units import UNITS_ML
from diary.reading.cells.words import look_up, plain
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.counted_rows import is_count, times
from diary.reading.recognise.event_words import details, events_in
from diary.reading.recognise.layout import MARK, SLEEP, Notice, Place
from diary.reading.recognise.leak_columns import GRAMS
from diary.reading.recognise.meaning import apart, meanings
from diary.reading.recognise.profile import classes_of
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.row_record import OF_STOOL, TARGETS, VOLUMES, Record
from diary.reading.recognise.told_in_words import told_in_words
from diary.record import Fate, Severity

WIDE = frozenset(("void", "elsewhere"))
"""Events that a second column of kinds may narrow: a visit to the toilet, an output, and what is not known."""

OF_REMARKS = frozenset(("text", "sentence"))
"""As what a text is read that tells nothing by itself."""


def _events_in(table: Table, text: str) -> set[str]:
    """Return the events that a cell names; a letter, as the heading of its column explains it."""
    letter = plain(text)
    if len(letter) == 1 and letter in table.letters:
        return {table.letters[letter]}
    if len(letter) == 1 and (known := meanings("letters", letter)):
        return {word.key for word in known}
    return set(events_in(text))


def by_event(table: Table, row: int, made: Record, event: Place, amount: Place | None) -> Record:
    """Return what a row is by the event that it names and by its columns; `amount` is of that event where it can be."""
    text = as_text(table.at(row, "event"))
    keys = _events_in(table, text)
    if detail := table.filled(row, "detail"):
        made = _detailed(table, row, made, text, detail)
        event, text, keys = _narrowed(table, row, (event, text, keys), detail)
    if look_up("drink", apart(text)) and keys <= {"drink"}:
        keys = {"drink"}
        made = made if "what" in made.day else made.giving("what", event, apart(text))
    said = told_in_words(text) if amount is None else {}
    if any(value != MARK for value in said.values()):
        return _as_told(made, event, said)
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
    if targets == {"catheter"} and "catheter" not in table.columns and (drained := made.day.get("urine")):
        made = made.without("urine").giving("catheter", drained, table.at(row, "urine"))
    return _by_targets(table, row, made, targets, event, amount)


def _narrowed(table: Table, row: int, wide: tuple[Place, str, set[str]], detail: Place) -> tuple[Place, str, set[str]]:
    """Return what a second column of kinds makes of an event: `Bathroom visit` and `Bowel movement` are a stool."""
    event, text, keys = wide
    said = as_text(table.at(row, "detail"))
    named = set(events_in(said)) - {"elsewhere"}
    if "leak" in keys:
        return event, text, {"stool_leak"} if "stool" in named else keys
    if look_up("drink", apart(said)) and keys <= {"drink"}:
        return detail, said, {"drink"}
    if keys - WIDE or not (named or meanings("foreign", said)):
        return wide
    return detail, said, named


def _detailed(table: Table, row: int, made: Record, event: str, detail: Place) -> Record:
    """Take what a column of details tells of an event: how much was lost, of which type a stool was, else a remark."""
    said = as_text(table.at(row, "detail"))
    key = details(event, said)
    if classes_of(said) <= OF_REMARKS and not table.holds(row, "remarks"):
        return made.giving("remarks", detail, said)
    key = "stool_leak" if key == "leak" and "stool_leak" in events_in(event) else key
    return made if key in ("", "what", *made.day, *made.stool) else made.giving(key, detail, said)


def _as_told(made: Record, event: Place, said: Mapping[str, str]) -> Record:
    """Return a row with what its words tell; a column of its own says it better."""
    for key, value in said.items():
        if key not in made.day and key not in made.stool and key not in made.sleep:
            made = made.giving(key, event, value)
    return made


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
            made = give(table, row, made, target, amount)
            amount = None
        else:
            made = made.mark(target, event)
    if amount and targets and targets <= set(OF_STOOL):
        return made  # how large a stool was
    if amount and targets:
        return give(table, row, made, "pad" if _is_gain(table, row) else "leak", amount)
    if amount:
        return replace(made, notice=Notice("event_unclear", amount, table.at(row, "amount"), "kept_without_value"))
    return made


def _takes(table: Table, row: int, target: str) -> bool:
    """Tell whether the amount of a row is of this target: a leak's is a word, a gain of weight the pad's."""
    if target in VOLUMES or target == "pad":
        return True
    return not _is_gain(table, row) or not isinstance(cells.word(table.at(row, "amount"), "leak"), Wrong)


def _is_gain(table: Table, row: int) -> bool:
    written = f"{as_text(table.at(row, 'amount'))} {table.columns['amount'].unit} {as_text(table.at(row, 'unit'))}"
    return any(unit in GRAMS for unit in written.casefold().split())


def give(table: Table, row: int, made: Record, target: str, amount: Place) -> Record:
    """Take an amount, with the unit that stands in a column of its own, for what it is of; `1 x` says that it was."""
    value, unit = table.at(row, "amount"), table.at(row, "unit")
    if is_count(unit):
        often = times(value) > 1
        notice = Notice("counted_once", amount, value, "read") if often else made.notice
        return replace(made.mark(target, amount), notice=notice)
    bare = as_text(value)
    if not is_blank(unit) and target in ("urine", "drink", "catheter", "pad") and bare[-1:].isdigit():
        return made.giving(target, amount, f"{bare} {as_text(unit)}")
    return made.giving(target, amount, *([value] if (amount, "amount") in table.values else []))
