"""Labelled values beside a table: where each stands, and what is written there without being known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from diary.reading.cells.codes import Wrong, as_text, is_blank, word, yes_no
from diary.reading.cells.happenings import SLEEP, Happening, happening
from diary.reading.cells.times import Clock, clock
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.compose import compose, languages_in, words_in
from diary.reading.recognise.grid_cells import Rows, is_value, texts_in
from diary.reading.recognise.layout import Notice, Place
from diary.reading.recognise.meaning import Heading, heading
from diary.reading.recognise.night_words import WET_NIGHT, answers, asks_dry, asks_wet_night
from diary.reading.recognise.stated_sizes import sizes_in

LONGEST_VALUE = 25
"""Characters: a longer text beside a label explains it."""
FURTHEST = 8
"""Cells to the right of a label in which its value is looked for."""
ABOUT = frozenset((
    "code", "sex", "age", "weight", "urge_scale", "fluid_restriction", "ibs", "glass", "cup", "mug", "complaint",
    "stool_scale",
))  # fmt: skip
OF_DAY = frozenset(("date", "rise", "bed", "asleep"))
OF_NIGHT = frozenset(("nappy_dry", "nappy_wet", "wet_night", "night_voids"))
OF_MORNING = frozenset(("date", "rise", "first_urine", "first_urge", "first_catheter", "first_pad"))


def labels_in(rows: Rows, first_row: int = 0, *, in_table: bool = False) -> dict[str, tuple[Place, Heading]]:
    """Return the place of the value of every known label, the first of each: beside it or within its cell.

    `in_table`: the cells are those of times, where `Woke 6:45am` is an entry.
    """
    labels: dict[str, tuple[Place, Heading]] = {}
    for number, row in enumerate(rows, first_row):
        for index, text in texts_in(row):
            read = _read(text)
            if read is None:
                continue
            word, within = read.word, bool(read.value)
            value = read.value or _next(row, index)
            if word is None and _is_time(value):
                word = _composed(read.label)
            if word is None and read.wet_night and answers(read.label, value):
                word = read.wet_night
            if word is None and not in_table and read.slept:
                word, within = read.slept, True
            if word and word.key not in labels:
                labels[word.key] = ((number, index if within else _beside(row, index)), word)
    return labels


def _beside(row: Sequence[CellValue], index: int) -> int:
    """Return the column of the value of a label: beside it, or further on where that is blank and a value stands."""
    for at in range(index + 1, min(index + 1 + FURTHEST, len(row))):
        if not is_blank(row[at]):
            return at if at == index + 1 or _is_short(row[at]) else index + 1
    return index + 1


def _is_short(cell: CellValue) -> bool:
    return len(as_text(cell)) <= LONGEST_VALUE and is_value(cell)


def _next(row: Sequence[CellValue], index: int) -> CellValue:
    """Return what stands to the right of a cell, beyond what is blank."""
    return next((cell for cell in row[index + 1 :] if not is_blank(cell)), None)


def _is_time(cell: CellValue) -> bool:
    return not isinstance(cell, float) and isinstance(clock(cell), Clock)


def _slept(text: str) -> Happening | None:
    """Return what a cell says of sleep before its time, without a colon: `Woke 6:45am`; `Bed 12` may be a place."""
    said = happening(text)
    time = clock(said.rest) if said and said.kind in SLEEP else None
    return said if isinstance(time, Clock) and not time.whole_hour else None


@lru_cache(1024)
def _composed(text: str) -> Heading | None:
    """Return what the words of a text before a time make together of sleep: `Hoe laat ging ik slapen?`."""
    composed = compose("list", text)
    known = composed and composed.key in ("rise", "bed")
    return Heading(composed.key, languages_in(text), exact=False) if composed and known else None


class _Label(NamedTuple):
    """What a text may stand for as a label: by its word, by what it says of sleep with a time, or asks of the night.

    `value` follows within the text; empty where it does not.
    """

    word: Heading | None
    label: str
    value: str
    slept: Heading | None
    wet_night: Heading | None


@lru_cache(4096)
def _read(text: str) -> _Label | None:
    """Return what a text may stand for as a label; None where it states sizes."""
    if len(sizes_in(text)) > 1:
        return None
    before, value = _parted(text)
    label = before if value else text
    said = _slept(text)
    slept = Heading(said.kind, languages_in(text), exact=False) if said else None
    asked = asks_wet_night(label) and not asks_dry(label)
    wet_night = Heading(WET_NIGHT, languages_in(label), exact=False) if asked else None
    return _Label(heading("labels", label), label, value, slept, wet_night)


def _parted(text: str) -> tuple[str, str]:
    """Return a label and the value behind it in its own cell: `Datum: 3 maart`, `Mijn glas = 180 ml`."""
    before, _, after = text.partition(":" if ":" in text else "=")
    return before, after.strip()


def after_colon(cell: CellValue) -> CellValue:
    """Return the value of a cell that may hold its own label.

    >>> after_colon("Datum: 3 maart"), after_colon("Woke 6:45am"), after_colon("6:45")
    ('3 maart', '6:45am', '6:45')
    """
    if not isinstance(cell, str):
        return cell
    if slept := _slept(cell):
        return slept.rest
    before, after = _parted(cell)
    known = after and (heading("labels", before) or _composed(before) or asks_wet_night(before))
    return after if known else cell


def unknown_labels(rows: Rows, labels: Mapping[str, Place], first_row: int = 0) -> tuple[Notice, ...]:
    """Return what stands, with something beside it, in the column of the labels and is none of them.

    An answer to whether it was wet, `Bed nat? | ja`, is told wherever it stands, as a warning.
    """
    known = set(labels.values())
    first = min((index for _, index in known), default=0)
    found = []
    for number, row in enumerate(rows, first_row):
        for index, text in texts_in(row) if len(row) - row.count(None) > 1 else ():
            answer = row[index + 1] if index + 1 < len(row) else None
            if is_blank(answer) or (number, index + 1) in known:
                continue
            if _is_of_wetness(text, answer):
                found.append(Notice("label_unknown", (number, index), text, severity="warning"))
            elif index + 1 == first:
                found.append(Notice("label_unknown", (number, index), text))
    return tuple(found)


def _is_of_wetness(text: str, answer: CellValue) -> bool:
    """Tell whether a text asks whether it was wet, and what stands beside it answers that."""
    if not isinstance(answer, str) or (isinstance(yes_no(answer), Wrong) and isinstance(word(answer, "leak"), Wrong)):
        return False
    return "wet" in words_in(text) or asks_wet_night(text)
