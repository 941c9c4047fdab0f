"""A chart with a row a day and its hours across, with codes in the boxes that a list below explains → its layouts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.words import either, look_up, plain, vocabulary
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.above import titles_of
from diary.reading.recognise.compose import languages_in
from diary.reading.recognise.day_chart import chart_of, day_of
from diary.reading.recognise.days_across import of_events
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.grid_cells import texts_in
from diary.reading.recognise.layout import MARK, TRANSPOSED, Layout, Notice
from diary.reading.recognise.meaning import Heading
from diary.reading.recognise.timed_cells import NOTHING, Said, targets_in
from diary.reading.recognise.turned import may_lie_on_its_side, turn
from diary.reading.recognise.weigh import Context

FEWEST_HOURS = 4
"""So many times beside each other head a chart."""
FEWEST_CODES = 2
_CODE = r"[^\W\d_]{1,3}"
"""A code: it has at most three letters."""
_IN_LINE = re.compile(rf"(?<!\w)({_CODE})\s*=\s*([^\W\d_][^;=()]*?)\s*(?=[;.,]\s*{_CODE}\s*=|[;.]|$)")
_BETWEEN = re.compile(r"\s*[,;+&/]\s*|\s+")


@dataclass(frozen=True)
class Legend:
    """What the codes of a chart stand for: the columns that would hold it, none where nothing happened; their words."""

    targets: Mapping[str, frozenset[str]]
    words: tuple[str, ...]


def layouts(sheet: Sheet) -> tuple[Layout, ...]:
    """Return the layouts of a chart, none of any other sheet, or where no list explains its codes."""
    block = _block(sheet) if may_lie_on_its_side(sheet) else None
    if block is None:
        return ()
    first, last = block
    legend = legend_of([*sheet.rows[:first], *sheet.rows[last + 1 :]])
    rows = [list(row) if first <= number <= last else [] for number, row in enumerate(sheet.rows)]
    chart = chart_of(turn(replace(sheet, rows=rows)))
    if chart is None or not any(legend.targets.values()):
        return ()
    titles = titles_of(sheet, 0, first)
    found = of_events(replace(chart, context=Context(titles)), _codes(legend))
    if not found:
        return ()
    below = (row for row in range(last + 1, len(sheet.rows)) if len(texts_in(sheet.rows[row])) > FEWEST_CODES)
    told = [
        Notice("below_not_read", (texts[0][0], row), texts[0][1])
        for row in below
        if (texts := texts_in(sheet.rows[row]))
    ]
    words = [Heading("event", languages_in(text), exact=False) for text in (*titles, *legend.words)]
    top = replace(found[0], notices=(*found[0].notices, *told), words=(*found[0].words, *words))
    return tuple(replace(each, turned=True, name=TRANSPOSED) for each in (top, *found[1:]))


def _block(sheet: Sheet) -> tuple[int, int] | None:
    """Return the row of hours and the last row of a day below it; None without such."""
    for number, row in enumerate(sheet.rows[: int(threshold("heading_rows"))]):
        if sum(map(_is_time, row)) < FEWEST_HOURS:
            continue
        beside = next(at for at, cell in enumerate(row) if _is_time(cell)) - 1
        last = number
        while last + 1 < len(sheet.rows) and beside >= 0 and _is_day(sheet.rows[last + 1], beside):
            last += 1
        return (number, last) if last > number else None
    return None


def _is_time(cell: CellValue) -> bool:
    return not is_blank(cell) and not isinstance(cell, float | bool) and isinstance(clock(cell), Clock)


def _is_day(row: Sequence[CellValue], beside: int) -> bool:
    return beside < len(row) and day_of(row[beside]) is not None


def legend_of(rows: Sequence[Sequence[CellValue]]) -> Legend:
    """Return what codes stand for by the rows around a chart: a code beside its words, or `W = wet` in a line.

    >>> legend = legend_of([["PU", "passed urine"], ["D", "dry, did not pass urine"], ["W = wet; BO = bowels open"]])
    >>> {code: sorted(targets) for code, targets in legend.targets.items()}
    {'w': ['leak'], 'bo': ['stool'], 'pu': ['urine'], 'd': []}
    """
    said: dict[str, str] = {}
    for row in rows:
        texts = [text for _, text in texts_in(row)]
        if len(texts) == 2 and re.fullmatch(_CODE, texts[0].strip()):
            said.setdefault(plain(texts[0]), texts[1])
        for text in texts:
            said = {**{plain(code): words for code, words in _IN_LINE.findall(text)}, **said}
    known = {code: _meaning(words) for code, words in said.items()}
    targets = {code: meant for code, meant in known.items() if meant is not None}
    return Legend(targets, tuple(said.values())) if len(targets) >= FEWEST_CODES else Legend({}, ())


def _meaning(words: str) -> frozenset[str] | None:
    """Return the columns that would hold what a legend says of a code, none where nothing happened; None unknown."""
    targets = targets_in(words)
    phrases = [phrase.strip() for phrase in words.split(",")]
    nothing = any(
        vocabulary("marks").get(plain(each)) == "nothing" or look_up("leak", each) == "none" for each in phrases
    )
    if nothing or _negated().search(plain(words)):
        return frozenset()
    if "leak" in targets:
        return frozenset(targets - {"pad", "urine"})
    return frozenset(targets) or None


@cache
def _negated() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('negation')}(?!\w)")


def _codes(legend: Legend) -> Callable[[str], Said | None]:
    """Return how a box is read: every piece of it must be a code that is explained, `PU + BO`."""

    def read(text: str) -> Said | None:
        pieces = [plain(piece) for piece in _BETWEEN.split(as_text(text)) if piece]
        if not all(piece in legend.targets for piece in pieces):
            return None
        return dict.fromkeys(sorted({key for piece in pieces for key in legend.targets[piece]}), MARK) or NOTHING

    return read
