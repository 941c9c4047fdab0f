"""Every shape of form there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.reading.forms.book import Book
from tests.reading.forms.events import VOLUMES, Diary
from tests.reading.forms.manner import Manner
from tests.reading.forms.shapes import apart, charts, days, elsewhere, exports, lists


@dataclass(frozen=True)
class Shape:
    """One shape of forms: who writes it, in which files, and where its dates may stand."""

    write: Callable[[Diary, Manner], Book]
    dates: tuple[str, ...]
    files: tuple[str, ...] = ("csv", "xlsx")
    needs: tuple[str, ...] = ()  # kinds of event without which it is no such form
    share: int = 1
    fixed: dict[str, Any] = field(default_factory=dict)  # choices that this shape does not leave


OUR_OWN = {
    "unit": "ml",
    "unit_at": "heading",
    "what": "column",
    "night": "person",
    "above": 0,
    "below": "",
    "example": False,
    "explained": False,
}
IN_ROWS = ("row", "row", "once", "stamp", "stamp_once", "number", "day_row")
SHAPES = {
    "columns": Shape(lists.by_columns, IN_ROWS, share=5),
    "events": Shape(lists.by_event, IN_ROWS, needs=("void", "drink"), share=5),
    "two_amounts": Shape(lists.two_amounts, ("row", "once", "stamp"), needs=("void", "drink")),
    "letter": Shape(lists.by_letter, ("row", "once", "stamp"), needs=VOLUMES),
    "in_and_out": Shape(
        lists.in_and_out,
        ("row", "once"),
        needs=("void", "drink"),
        fixed={"unit": "ml", "unit_at": "nowhere", "below": ""},
    ),
    "places": Shape(lists.places, ("row", "once"), needs=("void", "leak")),
    "nappies": Shape(lists.nappies, ("row", "once"), needs=("void", "drink", "leak")),
    "elsewhere": Shape(elsewhere.alone, ("row",), needs=("void",), fixed={"other_sheet": ""}),
    "stools": Shape(lists.stools, ("row", "row", "stamp"), needs=("stool",)),
    "sheets": Shape(days.sheets, ("above", "above", "above", "none"), ("xlsx",), share=2),
    "template": Shape(days.template, ("above",), ("xlsx",), ("void", "drink", "leak"), 2, OUR_OWN),
    "below_each_other": Shape(days.below_each_other, ("above",), share=2),
    "logs": Shape(apart.logs, ("row", "once", "stamp"), ("xlsx",), ("void", "drink")),
    "below": Shape(apart.below, ("row", "once", "stamp"), needs=("void", "drink")),
    "beside": Shape(apart.beside, ("above",), ("xlsx",), ("void", "drink")),
    "hours": Shape(charts.hours, ("above",), ("xlsx",), ("void", "drink")),
    "grouped": Shape(charts.grouped, ("above",), ("xlsx",), ("void", "drink"), fixed={"unit": "ml"}),
    "grouped_list": Shape(charts.grouped_list, ("row", "once"), needs=("void", "drink"), fixed={"unit": "ml"}),
    "turned": Shape(charts.turned, ("above",), ("xlsx",)),
    "online_form": Shape(exports.online_form, ("row", "row", "stamp"), needs=("void", "drink")),
    "app": Shape(
        exports.app,
        ("row", "row", "stamp", "stamp", "utc"),
        ("csv",),
        ("void", "drink"),
        2,
        {"unit": "ml", "language": "en"},
    ),
}
