"""One row of a list → which of its cells is what: by its columns, its event, its output, its place, its pads."""

from __future__ import annotations

from dataclasses import replace

from diary.reading.cells import codes as cells
from diary.reading.cells.codes import as_text
from diary.reading.cells.volumes import Volume, volume
from diary.reading.cells.words import look_up
from diary.reading.recognise import leak_by_pads
from diary.reading.recognise.by_event import by_event, give
from diary.reading.recognise.event_words import events_in
from diary.reading.recognise.grid_cells import cell_at
from diary.reading.recognise.lasting import lasted
from diary.reading.recognise.layout import MARK, SLEEP, Notice, Place
from diary.reading.recognise.meaning import meanings, unit_in
from diary.reading.recognise.profile import classes_of
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.row_record import OF_STOOL, TARGETS, VOLUMES, Record
from diary.record import Fate

OF_DAY = ("urine", "second_pass", "drink", "what", "catheter", "leak", "trigger", "pad", "urge")
POURED = ("drink", "urine", "catheter")
OF_WORDS = frozenset(("text", "sentence"))
"""What a cell is read as that says nothing which a diary counts."""
NOT_DRUNK = frozenset(("infusion", "vomit"))
"""What may stand beside an amount in the column of drinks, and was not drunk."""


def record(table: Table, row: int, subject: str) -> Record:
    """Return what the cells of a row are. `subject` is what every amount of the table is, where it has no events."""
    made = _by_columns(table, row)
    amount, event = table.filled(row, "amount"), table.filled(row, "event")
    if event:
        made = by_event(table, row, made, event, amount)
    elif amount and "event" in table.columns:
        notice = Notice("event_missing", (row, table.columns["event"].index), "", "refused")
        made = replace(made, notice=notice)
    elif amount and subject:
        made = give(table, row, made, subject, amount)
    elif subject and "amount" not in table.columns and (time := table.filled(row, "time")):
        made = made.mark(subject, time)
    return _by_place(table, row, _pads(table, row, made), subject)


def _by_columns(table: Table, row: int) -> Record:
    made = Record()
    for key in (*OF_DAY, *SLEEP, *OF_STOOL):
        place = table.place(row, key)
        if place and table.holds(row, key) and not (key in VOLUMES and _is_no(table, row, key)):
            made = made.giving(key, place)
    made = _in_units_beside(table, row, made)
    for key in ("urine", "catheter", "leak"):
        place = table.filled(row, f"{key}_words")
        if place is None:
            continue
        looks = key in POURED and classes_of(table.at(row, f"{key}_words")) <= OF_WORDS
        if looks and made.day:
            made = _remarked(table, row, made, place)
        elif key not in made.day and not (key == "urine" and "catheter" in made.day):
            made = made.giving(key, place, table.at(row, f"{key}_words"))
    if "urine" not in made.day and (place := lasted(table, row)):
        made = made.mark("urine", place)
    if "drink" not in made.day and "what" in made.day:
        made = _amount_in_words(table, row, made)
    made = _foreign_drink(table, row, made)
    return _by_output(table, row, made)


def _remarked(table: Table, row: int, made: Record, place: Place) -> Record:
    """Add what urine looked like, `helder`, to the remark of its row."""
    text, remarks = as_text(cell_at(table.sheet.rows, place)), table.filled(row, "remarks")
    if remarks is None:
        return made.giving("remarks", place, text)
    return made.giving("remarks", remarks, f"{as_text(table.at(row, 'remarks'))}; {text}")


def _in_units_beside(table: Table, row: int, made: Record) -> Record:
    """Give an amount the unit that stands in the column to its right: `2` beside `dl`."""
    unit = table.filled(row, "unit")
    key = next((key for key in POURED if unit and made.day.get(key) == (row, unit[1] - 1)), "")
    bare = as_text(table.at(row, key)) if key else ""
    said = f"{bare} {as_text(table.at(row, 'unit'))}"
    return made.giving(key, made.day[key], said) if bare[-1:].isdigit() else made


def _is_no(table: Table, row: int, key: str) -> bool:
    """Tell whether a cell says in a word that nothing happened; of stools without a time it speaks of the whole day."""
    cell = table.at(row, key)
    if not isinstance(cell, str) or (key == "stool" and not table.holds(row, "time")):
        return False
    return cells.yes_no(cell) == 0.0 and not any(sign.isdigit() for sign in cell)


def _amount_in_words(table: Table, row: int, made: Record) -> Record:
    """Take the name of a drink for its amount too where that has none and the name says how much: `2 kopjes thee`.

    Where no column is one of amounts it may say so without a figure: `mok thee`.
    """
    place = made.day["what"]
    text = as_text(table.at(row, "what"))
    measured = isinstance(volume(text), Volume) or bool(unit_in(text))
    if "drink" not in table.columns and (table.filled(row, "amount") or not measured):
        return made
    says = "drink" not in table.columns or any(sign.isdigit() for sign in text)
    return made.giving("drink", place, text) if says else made


def _foreign_drink(table: Table, row: int, made: Record) -> Record:
    """Leave out what came in otherwise than by drinking."""
    place = made.day.get("what")
    if place is None:
        return made
    text = as_text(table.at(row, "what"))
    if NOT_DRUNK.isdisjoint(word.key for word in meanings("foreign", text)) or look_up("drink", text):
        return made
    rest = made.without("what", "drink")
    fate: Fate = "kept_without_value" if rest.day or rest.stool else "skipped"
    return replace(rest, notice=Notice("kind_foreign", place, text, fate, "warning"))


def _by_output(table: Table, row: int, made: Record) -> Record:
    """Take what came out for what its kind says: urine, a stool, or nothing that a diary counts."""
    place = table.filled(row, "output")
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
    if meanings("foreign", text):
        return replace(rest, notice=Notice("kind_foreign", place, text, fate, "warning"))
    return replace(rest, notice=Notice("event_unknown", place, text, "refused", column=(amount or place)[1]))


def _pads(table: Table, row: int, made: Record) -> Record:
    """Take the letters of dry and wet, and the weights of pads, for what they say of a leak."""
    place = made.day.get("leak")
    if place and (state := leak_by_pads.dry_or_wet(table, row)):
        made = made.giving("leak", place, state)
    if weighed := leak_by_pads.weighed(table, row):
        made = made.giving("pad", weighed.place, weighed.pad)
        in_words = place is not None and leak_by_pads.names_amount(table, row)
        return made.giving("leak", weighed.place, weighed.leak) if weighed.leak and not in_words else made
    return made


def _by_place(table: Table, row: int, made: Record, subject: str) -> Record:
    """Tell by where it happened: with an amount a void with a leak, without one a leak alone."""
    where = table.filled(row, "place")
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
