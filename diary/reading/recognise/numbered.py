"""A row a day with its events numbered, `Plas 1 - tijd`, `void2_vol`: which columns make the block of each event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from diary.reading.cells.codes import is_blank
from diary.reading.cells.happenings import clock_beside_a_word
from diary.reading.cells.times import Clock
from diary.reading.cells.words import plain
from diary.reading.files.workbook import Sheet
from diary.reading.recognise.compose import compose, words_in
from diary.reading.recognise.grid_cells import cell_at, without_question
from diary.reading.recognise.head import Head, Title
from diary.reading.recognise.layout import MARK, SLEEP, Assumption, Layout, Notice
from diary.reading.recognise.meaning import apart, unit_in
from diary.reading.recognise.night_words import WET_NIGHT, asks_wet_night
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.region import Region
from diary.reading.recognise.runs import after_midnight

OF_ROW = ("date",)
"""What holds for every block of its row."""
OF_THE_DAY = ("rise", "bed", "asleep", WET_NIGHT, "remarks", "stamp", "half", "[no_stool]")
"""What stands once a row and is told with its first block."""
WITH_TIMES = ("drink", "urine", "catheter", "stool")
"""Things that happen by themselves: without a time of their own nobody can tell when."""
BESIDE = ("pad", "leak")
"""Things that stand beside another as well."""
THINGS = (*WITH_TIMES, *BESIDE)
TOTAL = "[total]"
MOMENTS = ("time", "moment")
EVENT = "event"
"""The thing of a block that names none."""
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBER = re.compile(r"(?<![\d.,:/–-])\d{1,2}(?![\d.,:/]|\s*[-–]\s*\d)")


@dataclass(frozen=True)
class Blocks:
    """The columns of each block with its thing, of what holds for all, of the day, and what no time is known of."""

    own: tuple[tuple[str, frozenset[int]], ...]
    of_row: frozenset[int]
    of_day: frozenset[int]
    untimed: tuple[Notice, ...]


def number_in(text: str) -> int | None:
    """Return the number of the event that a heading is about; that of a question, a scale or a range is none.

    >>> number_in("3. Plas 1 - hoeveel?"), number_in("void2_vol"), number_in("Aandrang (0-4)"), number_in("Type 1-7")
    (1, 2, None, None)
    """
    numbers = _NUMBER.findall(plain(apart(_IN_BRACKETS.sub(" ", without_question(text)))))
    return int(numbers[0]) if len(numbers) == 1 else None


def blocks_of(head: Head) -> Blocks | None:
    """Return the blocks of a heading with numbered events, each with a time of its own; None of any other heading."""
    keys = {at: _key(title) for at, title in head.titles.items()}
    blocks: dict[tuple[str, int], set[int]] = {}
    for index, title in sorted(head.titles.items()):
        number = None if keys[index] in (*OF_ROW, *OF_THE_DAY[:3]) else _number(title)
        if number is not None:
            blocks.setdefault((_thing(title), number), set()).add(index)
    timed = {each: own for each, own in blocks.items() if any(keys[index] in MOMENTS for index in own)}
    if len({number for _, number in timed}) < 2:
        return None
    for (thing, number), own in blocks.items():
        if (thing, number) not in timed and (home := _home(timed, thing, number, min(own))):
            timed[home] |= own
    _between(head, keys, timed)
    placed = frozenset().union(*timed.values())
    of_row, of_day = (frozenset(at for at, key in keys.items() if key in known) for known in (OF_ROW, OF_THE_DAY))
    left = [at for at in keys if at not in placed | of_row | of_day]
    untimed = tuple(_unknown(head.titles[at], at, warning=_counts(keys[at], head.titles[at])) for at in left)
    each = tuple((thing, frozenset(columns)) for (thing, _), columns in timed.items())
    return Blocks(each, of_row - placed, of_day - placed, untimed)


def _between(head: Head, keys: Mapping[int, str], timed: dict[tuple[str, int], set[int]]) -> None:
    """Give columns without a number to the block in whose stretch they stand: `Tijd 1e plas | ml | Tijd 2e plas | ml`.

    After the last of the times a column is of its block as far as another block has one of the same heading.
    """
    starts = sorted((min(own), each) for each, own in timed.items())
    (first, _), (last, _) = starts[0], starts[-1]
    known = {at for at, key in keys.items() if key in (*OF_ROW, *OF_THE_DAY, TOTAL)}.union(*timed.values())
    shared = {title.own for at, title in head.titles.items() if first < at < last}
    ends = [*(start for start, _ in starts[1:]), max(head.titles) + 1]
    for (start, block), end in zip(starts, ends, strict=True):
        for at in range(start + 1, end):
            title = head.titles.get(at)
            if title is None or (start == last and title.own not in shared):
                break
            if at not in known and _thing(title) in (EVENT, block[0], *BESIDE):
                timed[block].add(at)


def _key(title: Title) -> str:
    if asks_wet_night(title.own):
        return WET_NIGHT
    composed = compose("list", title.own, title.group)
    return composed.key if composed else ""


def _counts(key: str, title: Title) -> bool:
    """Tell whether a column may hold what a diary counts."""
    return not key.startswith("[") if key else bool(unit_in(title.own)) or not words_in(title.own).isdisjoint(THINGS)


def _unknown(title: Title, at: int, *, warning: bool) -> Notice:
    return Notice("column_unknown", (title.row, at), title.own, severity="warning" if warning else None)


def _number(title: Title) -> int | None:
    """Return the number of a column's event, in its heading or that of its group; that of a day is none."""
    text = title.own if number_in(title.own) is not None else title.group
    return None if "day" in words_in(text) else number_in(text)


def _thing(title: Title) -> str:
    words = words_in(title.own) if not words_in(title.own).isdisjoint(THINGS) else words_in(title.group)
    return next((thing for thing in THINGS if thing in words), EVENT)


def _home(timed: Mapping[tuple[str, int], set[int]], thing: str, number: int, at: int) -> tuple[str, int] | None:
    """Return the block of its number to which a column without a time of its own belongs; None where that is open.

    It is that of times of anything, that in which the column stands, or for a column of anything the only one.
    """
    same = [each for each in timed if each[1] == number]
    if thing == EVENT and len(same) == 1:
        return same[0]
    within = [each for each in same if each[0] == EVENT or (thing not in WITH_TIMES and at - 1 in timed[each])]
    return within[0] if within else None


def with_times_alone(table: Table, thing: str) -> Table:
    """Return the table of a block in which a time with nothing beside it says that its thing happened.

    Where the block names no thing, such a time is told; alone in its row it is told with the row.
    """
    others = [key for key in table.columns if key not in (*MOMENTS, *OF_ROW, *OF_THE_DAY)]
    alone = [row for row in table.rows if table.holds(row, "time") and not any(table.holds(row, key) for key in others)]
    if (column := table.columns.get(thing)) is not None:
        return table.saying({((row, column.index), thing): MARK for row in alone})
    index = table.columns["time"].index
    beside = [row for row in alone if others and any(table.holds(row, key) for key in SLEEP)]
    return table.noting(Notice("row_without_event", (row, index), severity="warning") for row in beside)


def with_unread(regions: Sequence[Region], parts: Sequence[tuple[Layout, ...]]) -> list[tuple[Layout, ...]]:
    """Return the layouts of blocks, the first with the headings of every filled block that is no table."""
    told: list[Notice] = []
    for region in (each for each, layouts in zip(regions, parts, strict=True) if each.sequence and not layouts):
        body = region.sheet.rows[region.head.bottom + 1 : region.last]
        filled = {index for row in body for index, cell in enumerate(row) if not is_blank(cell)}
        told += [
            _unknown(title, at, warning=True)
            for at, title in region.head.titles.items()
            if at in filled and _number(title) is not None
        ]
    first = next((number for number, layouts in enumerate(parts) if layouts), None)
    if first is None or not told:
        return list(parts)
    whole = replace(parts[first][0], notices=(*parts[first][0].notices, *told))
    return [*parts[:first], (whole, *parts[first][1:]), *parts[first + 1 :]]


def in_order(sheet: Sheet, sequences: Sequence[str], parts: Sequence[tuple[Layout, ...]]) -> list[tuple[Layout, ...]]:
    """Return the layouts of blocks with what lies past midnight: in its row below the times of all before it.

    `sequences` names the thing of each block; the blocks of a thing follow each other in time.
    """
    times: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for number, (sequence, layouts) in enumerate(zip(sequences, parts, strict=True)):
        for row in (row for layout in layouts if sequence and layout.kind == "list" for row in layout.rows):
            place = row.cells.get("time")
            read = clock_beside_a_word(cell_at(sheet.rows, place)) if place else None
            if isinstance(read, Clock):
                times.setdefault((sequence, row.number), []).append((number, read.minutes))
    late = {(part, row) for (_, row), found in times.items() for part in after_midnight(found)}
    return [tuple(_late(sheet, each, number, late) for each in layouts) for number, layouts in enumerate(parts)]


def _late(sheet: Sheet, layout: Layout, number: int, late: set[tuple[int, int]]) -> Layout:
    rows = [row.number for row in layout.rows if (number, row.number) in late and "time" in row.cells]
    if layout.kind != "list" or not rows:
        return layout
    places = [layout.cells(row)["time"] for row in rows]
    told = [Assumption("past_midnight_by_order", place, cell_at(sheet.rows, place)) for place in places]
    moved = tuple(row._replace(next_day=row.next_day or row.number in rows) for row in layout.rows)
    return replace(layout, rows=moved, assumptions=(*layout.assumptions, *told))
