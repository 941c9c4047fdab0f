"""The rows of a day sheet → what happened at each: voids, catheter volumes, drinks, leaks, remarks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from diary.model import LEAK_UNKNOWN_AMOUNT
from diary.reading.cells import codes as cells
from diary.reading.cells import remarks
from diary.reading.cells.codes import Wrong, is_blank
from diary.reading.cells.happenings import Happening, clock_beside_a_word, happening
from diary.reading.cells.times import Clock
from diary.reading.cells.volumes import Volume, is_zero, volume
from diary.reading.cells.words import look_up
from diary.reading.files.workbook import CellValue
from diary.reading.timeline import row_leaks, row_remarks
from diary.reading.timeline.page import Page
from diary.reading.timeline.row_leaks import Event
from diary.reading.timeline.rowwords import Slept, sleep_words, slept
from diary.urge import NO_URGE_LEVEL

AMOUNTS = ("urine", "second_pass", "catheter", "drink")


@dataclass(frozen=True)
class Scales:
    """What cells are read by: the declared urge scale (empty: none) and the household measures in ml."""

    urge: str
    measures: Mapping[str, float]


class Entry(NamedTuple):
    """One row of a day sheet, not yet placed in time: `clock` is None when its time cannot be known."""

    row: int
    clock: Clock | None
    events: tuple[Event, ...]
    remarks: tuple[str, ...]
    noted: str  # the words in which they were recognised
    slept: Slept | None = None

    @property
    def rises(self) -> int | None:
        """The minutes after midnight at which the patient got up, where a word of this row says so."""
        return self.slept.minutes if self.slept and self.slept.kind == "rise" else None

    @property
    def is_void(self) -> bool:
        """Whether the patient voided at this row, other than by catheter."""
        return any(table == "voids" and not event["catheter"] for table, event in self.events)


def entries(page: Page, scales: Scales) -> list[Entry]:
    """Return the rows that hold something that happened; the others are skipped, with a note."""
    return [entry for row in page.rows() if (entry := _entry(page, row, scales))]


def _entry(page: Page, row: int, scales: Scales) -> Entry | None:
    own = page.filled(row)
    note = page.take(row, "remarks", remarks.text) if "remarks" in own else ""
    note = note if isinstance(note, str) else ""
    word = happening(own["urine"][1]) if "urine" in own else None
    amounts = {key: _amount(page, row, key, scales, word if key == "urine" else None) for key in AMOUNTS if key in own}
    events = tuple(_events(page, row, scales, amounts, word))
    words_noted = "; ".join(filter(None, (note, *(found.note for found in amounts.values() if found))))
    codes = remarks.recognise(words_noted) if words_noted else ()
    words = sleep_words(page, row, note, word)
    told = ""
    if note and "remarks" not in words:
        told = row_remarks.data(note, {key: each.ml if (each := amounts.get(key)) else None for key in AMOUNTS})
    if note and (leak := row_remarks.leak(page, row, note, alone=not events and not words)):
        events = row_leaks.with_leak(events, leak)
    visit = bool(note) and not told and remarks.tells_visit(note)
    if not events and not codes and not words:
        page.ledger.skipped += 1
        cell = page.cell(row, "remarks") if note else page.first_cell(row)
        if told:
            page.problem("remark_with_data", "skipped", cell, told, "warning")
        elif visit:
            page.problem("visit_in_remark", "skipped", cell, note, "warning")
        elif note:
            page.problem("remark_only", "skipped", cell, note)
        elif not any(found and found.ml == 0 and is_zero(page.raw(row, key)) for key, found in amounts.items()):
            page.problem("row_without_event", "skipped", cell)
        return None
    if told:
        page.problem("remark_with_data", "read", page.cell(row, "remarks"), told)
    if visit:
        page.problem("visit_in_remark", "read", page.cell(row, "remarks"), note, "warning")
    if events:
        events[0][1]["note"] = words_noted
    time = page.take(row, "time", clock_beside_a_word, "refused" if events else "kept_without_value")
    if time is None and events:
        page.problem("time_missing", "refused", page.cell(row, "time"))
    known = time if isinstance(time, Clock) else None
    return Entry(row, known, events, codes, words_noted, slept(page, row, words, known) if words else None)


def _events(
    page: Page, row: int, scales: Scales, amounts: Mapping[str, Volume | None], word: Happening | None
) -> Iterator[Event]:
    """Yield what happened at a row; `word` is what the cell of urine says that happened, instead of an amount."""
    own, urine = page.filled(row).keys(), amounts.get("urine")
    urge = _urge(page, row, scales) if "urge" in own else {}
    leak = row_leaks.NO_LEAK if own.isdisjoint(row_leaks.OF_LEAK) else row_leaks.leak_of(page, row)
    drink = _drink(page, row, amounts.get("drink")) if amounts.get("drink") or "what" in own else None
    leaked = leak["leak"] not in ("", "none")
    voided, key = _something(urine), "urine"
    if word and word.kind == "leak" and not leaked:
        leak, leaked = {**leak, "leak": LEAK_UNKNOWN_AMOUNT}, True
    if voided is None and not _something(amounts.get("catheter")) and urge and not leaked and not word:
        if urine or (drink and urge["level"] == NO_URGE_LEVEL):
            page.note("urge_without_void", page.cell(row, "urge"), page.raw(row, "urge"))
        else:
            voided, key = Volume(math.nan), "urine" if page.cell(row, "urine") else "urge"
    if voided:
        yield "voids", _void(page, row, key, voided, {**urge, **leak})
    if second := _something(amounts.get("second_pass")):
        yield "voids", _void(page, row, "second_pass", second, {})
    if drained := _something(amounts.get("catheter")):
        yield "voids", _void(page, row, "catheter", drained, {} if voided or leaked else urge)
    if not voided and leak is not row_leaks.NO_LEAK:
        yield from row_leaks.lone_leak(page, row, leak, urge if leaked else {}, alone=not (drink or drained))
    if drink:
        yield "drinks", drink


def _amount(page: Page, row: int, key: str, scales: Scales, word: Happening | None) -> Volume | None:
    """Return the volume of a cell, NaN when it was not measured or could not be read, 0 for nothing, None if blank.

    Of a cell with a word that says what happened it is the amount beside that word.
    """

    def read(cell: CellValue) -> Volume | Wrong | None:
        return volume(word.rest if word else cell, page.unit(key), scales.measures, urine=key != "drink")

    found = page.take(row, key, read)
    if isinstance(found, Wrong):
        return Volume(math.nan)
    if found and found.ml == 0 and is_zero(page.raw(row, key)):
        page.guess("zero_is_nothing", page.cell(row, key), "0 ml")
    return found


def _something(found: Volume | None) -> Volume | None:
    """Return a volume unless nothing was passed or drunk."""
    return None if found is None or found.ml == 0 else found


def _void(page: Page, row: int, key: str, found: Volume, beside: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of `voids` of an amount in the column of a key, with what was written beside it."""
    return {
        "volume_ml": found.ml,
        "bound": found.bound,
        "estimated": found.estimated,
        **beside,
        "catheter": key == "catheter",
        "sheet": page.name,
        "cell": page.cell(row, key),
    }


def _urge(page: Page, row: int, scales: Scales) -> dict[str, Any]:
    """Return the urge and its level, empty when the cell is blank; both NaN when it could not be read."""
    found = page.take(row, "urge", lambda cell: cells.urge(cell, scales.urge))
    if found is None:
        return {}
    code, level = (math.nan, math.nan) if isinstance(found, Wrong) else found
    return {"urge": code, "level": level}


def _drink(page: Page, row: int, amount: Volume | None) -> dict[str, Any] | None:
    what, amount = page.listed(row, "what", "drink"), _something(amount)
    written = not is_blank(page.raw(row, "drink"))
    if amount is None and (written or not what):
        return None
    return {
        "volume_ml": amount.ml if amount else math.nan,
        "what": what or _named_with_amount(page, row, amount),
        "estimated": bool(amount and amount.estimated),
        "sheet": page.name,
        "cell": page.cell(row, "drink" if amount else "what"),
    }


def _named_with_amount(page: Page, row: int, amount: Volume | None) -> str:
    """Return the drink named in the amount's own cell, also when its amount could not be read."""
    if amount and amount.what:
        return amount.what
    cell = page.raw(row, "drink")
    return look_up("drink", cell) or "" if isinstance(cell, str) else ""
