"""Rows that may head a table, each with the score of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from diary.reading.cells.codes import is_blank
from diary.reading.cells.words import either
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.compose import compose
from diary.reading.recognise.evidence import evidence
from diary.reading.recognise.grid_cells import Rows, is_value, texts_in, without_question
from diary.reading.recognise.head import Head
from diary.reading.recognise.head_rows import head_at, labels_value
from diary.reading.recognise.meaning import TABLES, with_moment
from diary.reading.recognise.when_above import with_when_above

KINDS = ("list", "bowel", "nights", "exercises")
FEW_VALUES = 4
"""A heading holds no more than one value beside so many words."""
LACKING = 0.1
"""A row without a column that its table cannot do without falls behind every one that has all."""


def heads(rows: Rows, first: int, last: int) -> Iterator[tuple[Head, float]]:
    """Yield every row that may head a table, with the score of its words."""
    for number in range(first, min(last, len(rows))):
        if (score := score_of(with_when_above(rows, number))) > 0:
            yield head_at(rows, number), score


def score_of(row: Sequence[CellValue]) -> float:
    """Return how well a row fits as a heading, by its words alone; 0 when it is none."""
    texts = texts_in(row)
    if len(texts) < 2 or len(row) - row.count(None) > len(texts) + len(texts) // 2:
        return 0.0
    written = (_without_order(cell) if isinstance(cell, str) else cell for cell in row if not is_blank(cell))
    if sum(map(is_value, written)) * FEW_VALUES > len(texts):
        return 0.0
    if 2 * sum(":" in text and labels_value(text) for _, text in texts) > len(texts):
        return 0.0  # labels, each with its value behind a colon
    return max(_score(texts, kind) for kind in KINDS)


def _without_order(text: str) -> str:
    """Leave out the number of a question, and which of several it is: `2e plas`."""
    return _ordinal().sub("", without_question(text))


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"^\s*\d{{1,2}}{either('ordinal')}\s+(?=[^\W\d]{{3}})", re.IGNORECASE)


def _score(texts: Sequence[tuple[int, str]], kind: str) -> float:
    best: dict[str, float] = {}
    for _, text in texts:
        if composed := compose(kind, text):
            weight = evidence(composed.evidence).weight
            best[composed.key] = max(best.get(composed.key, 0.0), weight)
    known = {key: weight for key, weight in best.items() if not key.startswith("[")}
    if len(known) < 2:
        return 0.0
    lacking = TABLES[kind].missing(with_moment(set(known)))
    return sum(known.values()) * (LACKING if lacking else 1.0)
