"""The journey of a diary that is typed over from paper: an empty workbook of ours, and the same workbook filled in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from diary.journeys.source import Source, Typed
from diary.reading.cells.codes import DAY_MIN, as_text
from diary.reading.cells.times import Clock, clock
from diary.template.filling import Value, filled, lists_of
from diary.template.writer import TemplateChoice, build, workbook_bytes
from diary.texts import texts

BOWEL_DAYS = 14
_WHOLE_NUMBER = re.compile(r"0|[1-9]\d{0,8}")
Offered = Mapping[tuple[str, str], tuple[str, ...]]


def begun(typed: Typed) -> Source:
    """Return an empty diary to type in."""
    name = texts(typed.language)("desk.typed.file")
    return Source(f"{name}-{typed.start}.xlsx", workbook_bytes(build(_choice(typed))), typed=typed)


def workbook_of(source: Source, typed: Typed) -> bytes:
    """Return what was typed as our workbook, filled in: times as times, numbers as numbers."""
    return filled(_choice(typed), ((one.sheet, one.cell, one.becomes) for one in source.corrections), _value)


@cache
def offered(typed: Typed) -> Offered:
    """Return the words that an answer may be chosen from, by its sheet and its cell, or the letters of its column."""
    return lists_of(_choice(typed))


def in_full(source: Source, typed: Typed) -> Source:
    """Return a typed diary with the words of which only the beginning was typed, where a list is offered."""
    known = offered(typed)
    cells = []
    for one in source.corrections:
        column = one.cell.rstrip("0123456789")
        words = known.get((one.sheet, one.cell)) or known.get((one.sheet, column), ())
        cells.append(replace(one, becomes=completed(as_text(one.becomes), words)))
    return replace(source, corrections=tuple(cells))


def completed(written: str, words: Iterable[str]) -> str:
    """Return the word of a list of which only the beginning was written; anything else as it is.

    >>> completed("K", ["water", "koffie"]), completed("s", ["sap", "soep"]), completed("2", ["2", "20"])
    ('koffie', 's', '2')
    """
    known = list(words)
    begins = written.lower()
    found = [word for word in known if word.lower().startswith(begins)]
    return found[0] if begins and written not in known and len(found) == 1 else written


def _choice(typed: Typed) -> TemplateChoice:
    return TemplateChoice(typed.language, typed.days, BOWEL_DAYS, dt.date.fromisoformat(typed.start), child=typed.child)


def _value(written: str, is_time: bool) -> Value:
    """Return what was written as a time where it is one and nothing is lost by that, as a number where it is one."""
    text = as_text(written)
    if is_time:
        time = clock(text)
        if isinstance(time, Clock) and 0 <= time.minutes < DAY_MIN:
            settled = dt.time(*divmod(time.minutes, 60))
            return settled if clock(settled) == time else text
        return text or None
    return float(text) if _WHOLE_NUMBER.fullmatch(text) else text or None
