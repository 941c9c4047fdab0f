"""What a text above a column or before an answer asks: whether the bed or the night was wet, or whether wet or dry."""

from __future__ import annotations

from diary.reading.cells.codes import Wrong, as_text, is_left_open, yes_no
from diary.reading.cells.words import look_up
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.compose import words_in
from diary.reading.recognise.meaning import meanings, unit_in

WET_NIGHT = "wet_night"
"""The column of a list, and the label, of whether the bed was wet."""
OF_OTHERS = frozenset(("urine", "drink", "stool", "clock", "measure", "weight", "trigger", "pad"))
"""What a question whether it was wet does not name."""


def asks_wet_night(text: str) -> bool:
    """Tell whether a text asks if the bed or the night was wet.

    >>> [asks_wet_night(text) for text in ("Bed nat?", "Wet at night", "Nat?", "Wet pants", "Night wee (ml)")]
    [True, True, False, False, False]
    """
    return bool(meanings("overnight", text)) and not meanings("by_day", text) and asks_wet(text)


def asks_wet(text: str) -> bool:
    """Tell whether a text asks if something was wet, or dry."""
    said = words_in(text)
    return not unit_in(text) and not said.isdisjoint(("wet", "dry")) and said.isdisjoint(OF_OTHERS)


def asks_both(text: str) -> bool:
    """Tell whether a text offers wet and dry: a yes is then no answer.

    >>> asks_both("Nat of droog?"), asks_both("Droog?"), asks_both("Nat?")
    (True, False, False)
    """
    return words_in(text) >= {"wet", "dry"}


def asks_dry(text: str) -> bool:
    """Tell whether a text asks if something stayed dry: a yes is then dry.

    >>> asks_dry("Bed droog?"), asks_dry("Nat of droog?")
    (True, False)
    """
    return "dry" in words_in(text) and not asks_both(text)


def answers(text: str, cell: CellValue) -> bool:
    """Tell whether a cell answers a question whether it was wet: `nat`, `droog`, and where only one is asked yes or no.

    >>> answers("Bed nat?", "ja"), answers("Bed nat of droog?", "ja"), answers("Bed nat of droog?", "nat")
    (True, False, True)
    """
    if is_left_open(cell):
        return False
    said = look_up("wet", as_text(cell)) is not None
    return said or (not asks_both(text) and not isinstance(yes_no(cell), Wrong))
