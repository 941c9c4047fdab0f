"""A sheet without a table that holds labels and their values: that about the patient, or that for the next morning."""

from __future__ import annotations

from diary.reading.files.workbook import Sheet
from diary.reading.recognise.births import names_birth
from diary.reading.recognise.labels import ABOUT, OF_MORNING, labels_in, unknown_labels
from diary.reading.recognise.layout import Layout
from diary.reading.recognise.meaning import Heading, heading

SEARCHED_ROWS = 30
"""Rows from the top in which the labels of a sheet without a table are looked for."""
ENOUGH_ABOUT = 2
"""A sheet without a table and with this many facts about the patient is the sheet about the patient."""


def has_labels_alone(sheet: Sheet) -> bool:
    """Tell whether every row of a sheet with more than a text begins with a label that we know as a whole."""
    rows = [row for row in sheet.rows if len(row) - row.count(None) > 1]
    return 0 < len(rows) <= SEARCHED_ROWS and all(isinstance(row[0], str) and _is_label(row[0]) for row in rows)


def _is_label(text: str) -> bool:
    word = heading("labels", text)
    return bool(word and word.exact and word.key in ABOUT | OF_MORNING) or names_birth(text)


def labelled(sheet: Sheet, named: Heading | None) -> tuple[Layout, ...]:
    """Recognise the sheet about the patient, and that for the next morning, by their labels."""
    rows = sheet.rows[:SEARCHED_ROWS]
    labels = labels_in(rows)
    if "first_urine" in labels or (named and named.key == "morning" and "rise" in labels):
        kind, own = "morning", OF_MORNING | ABOUT
    elif len(labels.keys() & ABOUT) >= ENOUGH_ABOUT:
        kind, own = "about", ABOUT
    else:
        return ()
    mine = {key: place for key, (place, _) in labels.items() if key in own}
    words = tuple(word for key, (_, word) in labels.items() if key in own) + ((named,) if named else ())
    return (Layout(kind, labels=mine, notices=unknown_labels(rows, mine), words=words),)
