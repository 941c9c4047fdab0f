"""One sheet → its Layouts: what kind of sheet it is, which column is what, where each labelled value stands.

A sheet is recognised by its words, wherever they stand in its first rows; by its name only where its words
do not tell. Most sheets are one table; a sheet of several days may have several parts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from diary.spreadsheets.headings import TABLES, Heading, sheet_named
from diary.spreadsheets.layouts.finding import SEARCHED_ROWS, best_table, columns_of, labels_in, unknown_labels
from diary.spreadsheets.layouts.shape import Layout
from diary.spreadsheets.workbook import Sheet

__all__ = ["SEARCHED_ROWS", "Layout", "recognise"]

LABELS: Mapping[str, frozenset[str]] = {
    "about": frozenset((
        "code", "sex", "age", "weight", "urge_scale", "fluid_restriction", "ibs", "glass", "cup", "mug",
    )),
    "day": frozenset(("date", "rise", "bed", "asleep")),
    "morning": frozenset(("date", "rise", "first_urine", "first_urge")),
}  # fmt: skip
ENOUGH_ABOUT = 2
"""A sheet without a table and with this many facts about the patient is the sheet about the patient."""
OF_TEMPLATE = ("day", "bowel", "exercises")


def recognise(sheet: Sheet) -> tuple[Layout, ...]:
    """Return the parts of a sheet, none when it is not a sheet of a diary."""
    return next((found for recogniser in RECOGNISERS if (found := recogniser(sheet))), ())


def template(sheet: Sheet) -> tuple[Layout, ...]:
    """Recognise a sheet of our own template, in either language, whatever the order of its columns."""
    named = sheet_named(sheet.name)
    if named and named.key == "how_to":
        return (Layout("how_to", words=(named,)),)
    kind, header_row = best_table(sheet.rows, OF_TEMPLATE)
    labels = labels_in(sheet.rows[: header_row if kind else SEARCHED_ROWS])
    if not kind:
        kind = _kind_by_labels(set(labels), named)
    if not kind:
        return ()
    own = LABELS.get(kind, frozenset()) | LABELS["about"]
    mine = {key: place for key, (place, _) in labels.items() if key in own}
    words = tuple(word for key, (_, word) in labels.items() if key in own) + ((named,) if named else ())
    unread = unknown_labels(sheet.rows[: header_row if kind in TABLES else SEARCHED_ROWS], mine)
    if kind not in TABLES:
        return (Layout(kind, labels=mine, unread=unread, words=words),)
    columns, strangers, known = columns_of(sheet.rows, header_row, kind)
    return (Layout(kind, header_row, columns, mine, unread + strangers, words + known),)


RECOGNISERS: tuple[Callable[[Sheet], tuple[Layout, ...]], ...] = (template,)


def _kind_by_labels(labels: set[str], named: Heading | None) -> str:
    if "first_urine" in labels or (named and named.key == "morning" and "rise" in labels):
        return "morning"
    return "about" if len(labels & LABELS["about"]) >= ENOUGH_ABOUT else ""
