"""A heading in two rows: what was drunk and passed above, `soort` and `ml` below each."""

from __future__ import annotations

from collections.abc import Mapping

from diary.reading.cells.codes import is_blank
from diary.reading.recognise.headings import heading
from diary.reading.recognise.layouts.finding import Rows, texts_in
from diary.reading.recognise.layouts.shape import Column

MEASURED = ("drink", "urine", "catheter", "leak")
"""What may stand above a column that says only how much."""


def under(rows: Rows, header_row: int, columns: Mapping[str, Column]) -> dict[str, Column] | None:
    """Return the columns as both rows name them, None when the row below is no second row of the heading.

    It is one when it holds nothing but known headings, one of them an amount below something that is measured, and
    one below a heading to its left.
    """
    below = rows[header_row + 1] if header_row + 1 < len(rows) else []
    texts = dict(texts_in(below))
    words = {index: heading("list", text) for index, text in texts.items()}
    above = dict(texts_in(rows[header_row]))
    if not all(words.values()) or any(not is_blank(cell) for index, cell in enumerate(below) if index not in texts):
        return None
    if not texts.keys() - above.keys():
        return None
    found = {key: column for key, column in columns.items() if column.index not in texts}
    measured = 0
    for index, word in words.items():
        parent = next((one for one in sorted(columns.values(), key=lambda one: -one.index) if one.index <= index), None)
        over = next((key for key, column in columns.items() if column == parent), "")
        key = {"kind": "what", "amount": over if over in MEASURED else ""}.get(word.key, word.key) if word else ""
        if key and key not in found:
            said = f"{parent.heading} {texts[index]}" if parent and over in MEASURED else texts[index]
            found[key] = Column(index, word.unit if word else "", said)
            measured += key in MEASURED
    return found if measured else None
