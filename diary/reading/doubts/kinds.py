"""Words that contradict what a cell was read as: in its heading, in its row, above its table."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from diary.reading.cells.codes import is_blank
from diary.reading.cells.words import either, look_up, plain
from diary.reading.doubts.look import Doubt, Event, Look
from diary.reading.recognise.compose import names_within, words_in
from diary.reading.recognise.event_words import events_in
from diary.reading.recognise.grid_cells import texts_in
from diary.reading.recognise.meaning import heading

HEADING, ROW, EXAMPLE = "heading_says_other", "row_says_other", "example_read"
CATHETER = ("catheter", "indwelling")
FOREIGN = ("infusion", "vomit", "drain", "irrigation", "scan")
OTHERS = {
    "void": ("drink", *CATHETER, *FOREIGN),
    "catheter": ("drink", *FOREIGN),
    "drink": ("urine", *CATHETER, *FOREIGN),
}
"""Words of something else than what was read, where none of it stands in the same heading."""
OWN = {"void": ("urine",), "catheter": (*CATHETER, "urine"), "drink": ("drink",)}
MOST_WORDS = 2
"""A longer text beside an amount tells a story, and no kind."""


def doubts(look: Look) -> Iterator[Doubt]:
    """Yield the columns and rows whose words are of another kind than was read, and examples that were counted."""
    for events in look.by_column.values():
        by_heading: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
        for event in events:
            by_heading[look.heading(event), event.kind].append(event)
        for (text, kind), own in by_heading.items():
            measured = any(not math.isnan(event.ml) for event in own)
            if text and measured and kind in OTHERS and _says_other(text, kind):
                yield Doubt(HEADING, text, own)
    yield from _in_rows(look)
    rows = {row for row in look.by_row if _is_example(look, row)}
    if examples := [event for event in look.events if event.row in rows]:
        yield Doubt(EXAMPLE, look.address(examples[0].place), examples)


def _says_other(text: str, kind: str) -> bool:
    """Tell whether a heading is of something else; urine from a catheter is no void, unless it may be either."""
    said = words_in(text)
    if kind == "void" and not _either().search(plain(text)) and any(names_within(text, word) for word in CATHETER):
        return True
    return not said.isdisjoint(OTHERS[kind]) and said.isdisjoint(OWN[kind])


@cache
def _either() -> re.Pattern[str]:
    return re.compile(rf"/|\b{either('between', 'or')}\b")


def _in_rows(look: Look) -> Iterator[Doubt]:
    """Yield the columns of which nothing is read, and whose words name another kind than the amounts beside them."""
    other: defaultdict[int, list[tuple[str, Event]]] = defaultdict(list)
    for row, events in look.by_row.items():
        kinds = {event.kind for event in events}
        for at, text in texts_in(look.rows[row]) if len(kinds) == 1 else ():
            if (row, at) not in look.known and len(text.split()) <= MOST_WORDS and _names_other(text, *kinds):
                other[at] += [(text, event) for event in events]
    for named in other.values():
        yield Doubt(ROW, named[0][0], [event for _, event in named])


def _names_other(text: str, kind: str) -> bool:
    drunk, named = look_up("drink", text) is not None, events_in(text)
    return (kind == "void" and drunk and not named) or (kind == "drink" and named == {"void"})


def _is_example(look: Look, row: int) -> bool:
    """Tell whether a row begins with the word of an example, or stands below a line that is nothing but that."""
    texts = texts_in(look.rows[row]) if row < len(look.rows) else []
    above = [cell for cell in look.rows[row - 1] if not is_blank(cell)] if row else []
    alone = [cell for cell in above if isinstance(cell, str) and len(above) == 1 == len(cell.split())]
    first = [*(text for _, text in texts[:1]), *alone]
    return any(_begins_example(text) for text in first)


def _begins_example(text: str) -> bool:
    word = plain(text.replace(":", " ")).split(" ")[0]
    return len(word) > 1 and heading("example", word) is not None
