"""What the pads of a row say of a leak: the weight of a wet one less that of a dry one, or a letter for dry or wet."""

from __future__ import annotations

from typing import NamedTuple

from diary.model import LEAK_AMOUNTS
from diary.reading.cells.codes import as_text
from diary.reading.cells.leaks import asks_dry
from diary.reading.cells.quantities import number
from diary.reading.cells.words import look_up
from diary.reading.recognise.compose import words_in
from diary.reading.recognise.layout import MARK, Place
from diary.reading.recognise.meaning import meanings
from diary.reading.recognise.recognised_table import Table

MAX_GRAMS = 5000
AMOUNTS = frozenset(LEAK_AMOUNTS) - {"none"}
DRY = "0"
"""What a pad that gained nothing says of a leak: there was none."""


class WeighedPad(NamedTuple):
    """What a weighed pad says, at the place of its wet weight: of the pad, and of a leak (empty: nothing)."""

    place: Place
    pad: str
    leak: str


def weighed(table: Table, row: int) -> WeighedPad | None:
    """Return what the weight of a wet pad says, less that of the dry one; None without one."""
    place = table.place(row, "pad_wet")
    if place is None or not table.holds(row, "pad_wet"):
        return None
    wet, dry = (number(table.at(row, key), "", 0, MAX_GRAMS, "gram_units") for key in ("pad_wet", "pad_dry"))
    if not isinstance(wet, float) or not isinstance(dry, float):
        return WeighedPad(place, MARK, "")
    gain = max(0.0, wet - dry)
    return WeighedPad(place, f"{gain:g} g", MARK if gain else DRY)


def names_amount(table: Table, row: int) -> bool:
    """Tell whether a row says in words how much was lost: that is kept beside the weight of the pad."""
    return look_up("leak", as_text(table.at(row, "leak"))) in AMOUNTS


def dry_or_wet(table: Table, row: int) -> str:
    """Return what a letter below a heading of dry and wet says of a leak: an N is no `nee`; empty where none does.

    Below one that only asks whether it stayed dry it is.
    """
    column = table.columns.get("leak")
    letters = meanings("dry_or_wet", as_text(table.at(row, "leak"))) if column else frozenset()
    if column is None or not letters or "dry" not in words_in(column.heading) or asks_dry(column.heading):
        return ""
    return MARK if any(word.key == "wet" for word in letters) else DRY
