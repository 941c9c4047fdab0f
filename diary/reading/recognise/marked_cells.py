"""What a person sees at cells beside their values → the sheet without what is struck out, and what to tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from diary.addresses import address
from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.words import any_of, plain, read_toml
from diary.reading.files.guard.marks import NO_MARKS
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.event_words import events_in
from diary.record import Fate

Place = tuple[int, int]
MOST = 50
"""Marks of one kind on a sheet that are told one by one: more are told at the first of the rest, with their count."""
FEWEST_WORDS = 2
"""A remark has more than one word: one alone may be what was drunk."""


@dataclass(frozen=True)
class Beside:
    """Something that stands at a cell beside its value: `code` is the problem's, `fate` that of the row."""

    code: str
    place: Place
    found: CellValue
    fate: Fate


def without_struck(sheet: Sheet) -> tuple[Sheet, tuple[Beside, ...]]:
    """Return the sheet as it counts: of a row that is struck out nothing, of a cell what is not, or a fault.

    With it everything that stands beside the values: each struck-out row or cell, each comment, each legend of colours,
    which is then no row of a table.
    """
    if sheet.marks is NO_MARKS:
        return sheet, ()
    rows, faults, marks = [list(row) for row in sheet.rows], dict(sheet.faults), []
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), left in sheet.marks.struck.items():
        if row < len(rows) and column < len(rows[row]) and not is_blank(rows[row][column]):
            by_row.setdefault(row, {})[column] = left
    for row, cells in sorted(by_row.items()):
        filled = [column for column, cell in enumerate(rows[row]) if not is_blank(cell)]
        standing = [column for column in filled if cells.get(column, "kept")]
        if not standing or (
            len(cells) > 1 and filled[0] in cells and all(_is_remark(rows[row][at]) for at in standing)
        ):
            remark = ", ".join(as_text(rows[row][at]) for at in standing)
            struck = rows[row][filled[0]]
            found = f"{as_text(struck)}, {remark}" if remark else struck
            marks.append(Beside("row_struck", (row, filled[0]), found, "refused"))
            rows[row] = [None] * len(rows[row])
            continue
        for column, left in sorted(cells.items()):
            before, rows[row][column] = rows[row][column], left or None
            if not left:
                faults[address(row, column)] = as_text(before)
            code, fate = _OF_STRUCK["part" if left else "cell"]
            marks.append(Beside(code, (row, column), before, fate))
    kept = replace(sheet, rows=rows, faults=faults)
    comments = (Beside("comment", place, text, "none") for place, text in sorted(sheet.marks.comments.items()))
    legends = list(_legends(kept))
    for row, column in (legend.place for legend in legends):
        rows[row][column] = None
    return kept, (*_at_most(marks, "struck_more"), *_at_most(list(comments), "comment_more"), *legends)


_OF_STRUCK: Mapping[str, tuple[str, Fate]] = {
    "part": ("text_struck", "read"),
    "cell": ("cell_struck", "kept_without_value"),
}


def _is_remark(cell: CellValue) -> bool:
    """Tell whether what is left of a struck-out row only remarks on it: words, of which none happened or was measured.

    >>> _is_remark("wrong day, ignore"), _is_remark("koffie"), _is_remark("thee 200 ml"), _is_remark("geplast in bed")
    (True, False, False, False)
    """
    if not isinstance(cell, str) or len(cell.split()) < FEWEST_WORDS or any(map(str.isdigit, cell)):
        return False
    return not events_in(cell)


def _at_most(marks: list[Beside], more: str) -> Iterator[Beside]:
    yield from marks[:MOST]
    if len(marks) > MOST:
        yield replace(marks[MOST], code=more, found=float(len(marks) - MOST))


def _legends(sheet: Sheet) -> Iterator[Beside]:
    """Yield every line that tells what a colour means, when cells of the sheet have it."""
    coloured: dict[str, list[Place]] = {}
    for place, colour in sorted(sheet.marks.coloured.items()):
        coloured.setdefault(colour, []).append(place)
    for row, cells in enumerate(sheet.rows) if coloured else ():
        for column, cell in enumerate(cells):
            for colour in _explained(cell) if isinstance(cell, str) else ():
                places = [address(*place) for place in coloured.get(colour, ()) if place != (row, column)]
                if places:
                    yield Beside("colour_legend", (row, column), f"{', '.join(places)}: {cell}", "none")


def _explained(text: str) -> list[str]:
    """Return the colours of which a text tells what they mean.

    >>> _explained("geel = natte broek"), _explained("urine was rood"), _explained("Yellow cells mean a wet pad")
    (['yellow'], [], ['yellow'])
    """
    found = _pattern().match(plain(text))
    return [_colours()[found[1]]] if found else []


@cache
def _colours() -> dict[str, str]:
    listed = read_toml("marked_cells.toml", __file__)["colours"]
    return {plain(word): colour for colour, words in listed.items() for language in words.values() for word in language}


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a line that begins with a colour, alone or before one word, and tells what it means."""
    means = read_toml("marked_cells.toml", __file__)["means"]
    signs = "|".join(re.escape(sign.strip()) for sign in means.pop("signs"))
    words = any_of([plain(word) for language in means.values() for word in language])
    return re.compile(rf"({any_of(list(_colours()))})(?: \w+)? ?(?:{signs}|{words})")
