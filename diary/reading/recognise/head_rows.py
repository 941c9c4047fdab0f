"""A row that names columns → its heading: with the rows of groups above it, and a second row below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from diary.reading.cells.codes import is_blank
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.units import UNITS_ML
from diary.reading.cells.words import either, look_up, plain
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.compose import compose, names_subject, words_in
from diary.reading.recognise.event_words import names_drink
from diary.reading.recognise.grid_cells import Rows, cell_at, is_value, texts_in
from diary.reading.recognise.head import Head, Title
from diary.reading.recognise.meaning import heading
from diary.reading.recognise.night_words import answers, asks_wet
from diary.reading.recognise.titles import date_in
from diary.reading.recognise.when_above import with_when_above

MOST_GROUP_ROWS = 3
_SCALE = re.compile(r"^\d\s*(?:-|t/m|\.\.)\s*\d{1,2}$")
CHOICES = ("leak", "yes_no", "urge_words", "sizes", "stool_leak", "straining", "blood")
"""The lists of words of which a row below a heading may name the answers."""
COUNT = "[count]"
"""The key of a column that says how often something happened."""


def head_at(rows: Rows, number: int, *, single: bool = False) -> Head:
    """Return the heading of which a row names the columns, with the rows above and below it that belong to it.

    `single`: whatever stands below is no second row of it.
    """
    titles = {index: Title(text, "", number) for index, text in texts_in(with_when_above(rows, number))}
    bottom = number
    if not single and _is_second(rows, number, titles):
        titles, bottom = _with_second(rows, number, titles), number + 1
    top = number
    for above in range(number - 1, max(-1, number - 1 - MOST_GROUP_ROWS), -1):
        groups = _groups(rows[above], min(titles))
        if not groups:
            break
        titles, top = _below_groups(titles, groups, rows[number]), above
    return Head(number, top, bottom, titles)


def _groups(row: Sequence[CellValue], first: int) -> dict[int, str]:
    """Return the headings of groups in a row above a heading; none when it is something else."""
    texts = dict(texts_in(row))
    if any(not is_blank(cell) and (index not in texts or is_value(cell)) for index, cell in enumerate(row)):
        return {}
    if not texts or (len(texts) == 1 and min(texts) <= first):
        return {}
    if any(asks_wet(text) and answers(text, texts.get(index + 1)) for index, text in texts.items()):
        return {}
    if any(
        ":" in text and (heading("labels", text.partition(":")[0]) or labels_value(text)) for text in texts.values()
    ):
        return {}
    named = [index for index, text in texts.items() if names_subject(text)]
    if not named or (len(named) == 1 and named[0] <= first) or any(map(date_in, texts.values())):
        return {}
    return texts


def _below_groups(titles: Mapping[int, Title], groups: Mapping[int, str], row: Sequence[CellValue]) -> dict[int, Title]:
    """Give every column the heading of the group it stands in: that above it, or the nearest to its left.

    Where only the form of the answers stands below it, `ja/nee`, it is the heading itself.
    """
    found = dict(titles)
    for index, title in titles.items():
        start = max((at for at in groups if at <= index), default=None)
        if start is None or words_in(title.group):
            continue
        group = groups[start]
        if start < index and not _belongs(titles, start, index):
            continue
        answers = start == index and _is_format(title.own) and compose("list", title.own) is None
        found[index] = replace(title, own=group) if answers else replace(title, group=group)
    for index, text in groups.items():
        if index not in found and is_blank(cell_at([row], (0, index))):
            found[index] = Title(text, "", titles[min(titles)].row)
    return found


def _belongs(titles: Mapping[int, Title], start: int, index: int) -> bool:
    """Tell whether no column without a heading stands between a group's beginning and a column."""
    return all(at in titles for at in range(start, index))


def _is_second(rows: Rows, number: int, above: Mapping[int, Title]) -> bool:
    """Tell whether the row below is a second row of the heading: words, units and formats, and no value."""
    below = rows[number + 1] if number + 1 < len(rows) else []
    texts = dict(texts_in(below))
    if not texts or any(not is_blank(cell) and index not in texts for index, cell in enumerate(below)):
        return False
    if all(_is_format(text) for text in texts.values()):
        return len(texts) > 1 or any(plain(text) in UNITS_ML or text.strip()[:1] == "(" for text in texts.values())
    if any(is_value(text) and not _is_format(text) for text in texts.values()):
        return False
    if any(index in above and _names_when(above[index].own) and not _is_format(text) for index, text in texts.items()):
        return False
    known = [
        text
        for text in texts.values()
        if _is_format(text) or names_drink(text) or compose("list", text) or words_in(text)
    ]
    inherits = any(index not in above for index in texts) or any(
        words_in(text) & {"measure", "kind"} for text in texts.values()
    )
    return len(known) == len(texts) and inherits and not any(map(_names_when, texts.values()))


def _names_when(text: str) -> bool:
    composed = compose("list", text)
    return bool(composed and composed.key in ("date", "time", "moment", "stamp"))


def _says_nothing(text: str) -> bool:
    """Tell whether a text only says which of several it is above: `2e keer`, `Round 3`."""
    composed = compose("list", text)
    return composed is None or composed.key == COUNT


def _is_format(text: str) -> bool:
    """Tell whether a text is a unit, a format, a scale or an explanation between brackets."""
    written = plain(text)
    return (
        written in UNITS_ML
        or bool(_SCALE.match(written))
        or (heading("formats", text) is not None and not isinstance(clock(text), Clock))
        or _is_choice(written)
        or (text.strip().startswith("(") and text.strip().endswith(")"))
    )


def _is_choice(written: str) -> bool:
    """Tell whether a text lists the answers below it: `geen / weinig / veel`, `small or large`."""
    answers = [answer for answer in _choices().split(written) if answer]
    return len(answers) > 1 and all(any(look_up(name, answer) for name in CHOICES) for answer in answers)


@cache
def _choices() -> re.Pattern[str]:
    return re.compile(rf"\s*[/|,]\s*|\s+{either('between', 'or')}\s+")


def _with_second(rows: Rows, number: int, above: Mapping[int, Title]) -> dict[int, Title]:
    """Return the headings of two rows: what stands below is the column's own, what stands above its group.

    A time below a heading that spans more columns is one of them, not how that heading's cells are written.
    """
    found = dict(above)
    below = dict(texts_in(rows[number + 1]))
    for index, text in below.items():
        upper = above.get(index)
        spans = index + 1 in below and index + 1 not in above
        if _is_format(text) and upper and not (_names_when(text) and (spans or _says_nothing(upper.own))):
            unit = plain(text) if plain(text) in UNITS_ML else ""
            found[index] = replace(upper, unit=unit)
            continue
        start = max((at for at in above if at <= index), default=None)
        found[index] = Title(text, above[start].own if start is not None else "", number if upper else number + 1)
    return found


def labels_value(text: str) -> bool:
    """Tell whether a value stands behind the colon of a text: it labels that, and heads no columns."""
    return is_value(text.partition(":")[2])
