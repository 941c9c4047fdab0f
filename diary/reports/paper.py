"""Report → what its paper shows, as plain values: every text printable, each table as it lies on the sheet."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from diary.plain import printable
from diary.reports import style
from diary.reports.document import Block, Chart, Report, Table, Tips
from diary.reports.fitting import evenly, fit, lines
from diary.reports.layout import day_tables, rows
from diary.reports.letterhead import Picture

LONGEST_WORD = 80
"""Signs that stand in a row on paper; about as many fill a line, and no string of a PDF may be very long."""
MAY_BREAK = "\N{ZERO WIDTH SPACE}"
_LONG, _PIECE = re.compile(rf"\S{{{LONGEST_WORD + 1},}}"), re.compile(rf".{{1,{LONGEST_WORD}}}")

MOST_LINES = 20
"""A longer table may break over sheets."""
LINES_WITH_GLOSS = 3
MOST_ROWS_BESIDE, WIDEST_BESIDE = 45, 7
"""A table with more rows is two halves beside each other, unless it has more columns."""
FEWEST_HALVED, LONGEST_HALVED, NARROWEST = 6, 60, 4
"""So is one with more rows than these, if its cells are short and its columns few; beside a chart as many as fit."""
NAME, SENTENCE, LONGEST_SHARE = 60, 40, 120
"""A first column and a further one of longer texts are sentences; the longest has no larger share of the width."""
TIP, BETWEEN_TIPS = 30, 1.5
"""The width of a column of tips in sizes of their type, and what lies between two, in lines."""
CHARACTERS = 24
"""Of a cell, on a line."""

Plain = dict[str, Any]
Cells = Sequence[Plain]


def of_report(report: Report) -> Plain:
    """Return what the paper of a report shows."""
    sections = [
        {
            "title": plain(section.title),
            "alone": section.alone,
            "rows": [[_block(block) for block in row] for row in rows(section)],
        }
        for section in report.sections
    ]
    told = ("language", "title", "who", "period", "completeness", "letterhead", "footer", "words")
    shown = {name: plain(getattr(report, name)) for name in told}
    return shown | {"logo": _picture(report.logo) if report.logo else None, "sections": sections}


def _picture(logo: Picture) -> Plain:
    return {"png": list(logo.png), "width": logo.width, "height": logo.height, "alt": plain(logo.alt)}


def _block(block: Block) -> Plain:
    kind = {"kind": type(block).__name__}
    if isinstance(block, Table):
        return kind | _table(block)
    if isinstance(block, Chart):
        shown = {name: plain(getattr(block, name)) for name in ("id", "title", "alt", "caption")}
        return kind | shown | {"tables": [_table(table, beside_chart=True) for table in day_tables(block)]}
    shown = {name: plain(part) for name, part in block._asdict().items()}
    if isinstance(block, Tips) and not block.short:
        shown["columns"] = _columns(shown.pop("tips"))
    return kind | shown


def _columns(tips: list[Plain]) -> list[list[Plain]]:
    """Return tips in two columns, about as tall as each other."""
    texts = ((tip["title"], tip["because"], tip["why"], *tip["steps"]) for tip in tips)
    first = evenly([BETWEEN_TIPS + sum(lines(text, TIP) for text in tip) for tip in texts])
    return [tips[:first], tips[first:]]


def _table(table: Table, *, beside_chart: bool = False) -> Plain:
    """Return a table whole, or as two halves beside each other; a column in which nothing was written takes no room.

    `lines` tells about how many lines it takes: measuring it would lay it out twice.
    """
    whole = plain(table)
    of_all = whole["rows"]
    filled = [column for column in range(len(table.header)) if any(row[column]["text"] for row in of_all)]
    header = [whole["header"][column] for column in filled]
    body = [[row[column] for column in filled] for row in of_all]
    long = len(body) > MOST_ROWS_BESIDE
    if beside_chart:
        halved = len(body) > FEWEST_HALVED and len(header) <= WIDEST_BESIDE
    elif long and len(header) <= WIDEST_BESIDE:
        # the note of a row stands below its name, so that a half is wide enough; what it is, the screen says
        body = [[first | {"below": note["text"]}, *between] for first, *between, note in body]
        halved, header = True, header[:-1]
    else:
        short = all(_size(cell["text"]) <= LONGEST_HALVED for row in body for cell in row)
        halved = short and len(body) > FEWEST_HALVED and len(header) <= NARROWEST
    middle = ceil(len(body) / 2) if halved else len(body)
    halves = [body[:middle], body[middle:]] if halved else [body]
    width = (style.PAGE_WIDTH - style.GUTTER) / 2 if halved else style.PAGE_WIDTH
    counted = body if beside_chart else of_all
    return {
        "caption": whole["caption"],
        "parts": [_part(header, half, width) for half in halves],
        "breaks": sum(LINES_WITH_GLOSS if any(cell["gloss"] for cell in row) else 1 for row in body) > MOST_LINES,
        "lines": sum(map(_lines, counted)) / (2 if halved and beside_chart else 1),
    }


def _part(header: Sequence[str], body: Sequence[Cells], width: float) -> Plain:
    """Return a table as it is drawn, `width` points wide at the most.

    Columns of sentences share what the others leave, by the length of their texts; names are not broken, and a table
    without sentences is no wider than it needs to be, so that the eye finds the row of a number.
    """
    columns = list(zip(*body, strict=True)) or [()] * len(header)
    longest = [max([1, *(_size(cell[part]) for cell in cells for part in ("text", "gloss"))]) for cells in columns]
    shares = [
        min(size, LONGEST_SHARE) if size > (SENTENCE if column else NAME) else 0 for column, size in enumerate(longest)
    ]
    shown = [[[name] for name in header], *([_shown(cell) for cell in row] for row in body)]
    room = (width - style.CELL_INSET * (2 * len(header) - 1)) / style.SMALL
    widths, counts = fit(shown, shares, room)
    return {
        "header": header,
        "rows": [[_cell(cell) for cell in row] for row in body],
        "numeric": [any(cell["number"] for cell in cells) for cells in columns],
        "shares": shares,
        "widths": widths,
        "lines": counts,
        "hyphenated": [column > 0 and share > 0 for column, share in enumerate(shares)],
    }


def _cell(cell: Plain) -> str | Plain:
    """Return a cell as its text alone, where it has no more."""
    more = {name: cell[name] for name in ("gloss", "below") if cell.get(name)}
    return {"text": cell["text"]} | more if more else str(cell["text"])


def _shown(cell: Plain) -> list[str]:
    """Return the lines of a cell, from its top."""
    return [cell[name] for name in ("gloss", "text", "below") if cell.get(name)]


def _lines(row: Cells) -> int:
    """Return about how many lines a row takes."""
    each = (ceil(_size(cell["gloss"]) / CHARACTERS) + max(1, ceil(_size(cell["text"]) / CHARACTERS)) for cell in row)
    return max(each, default=0)


def _size(text: str) -> int:
    return len(text.encode())


def breakable(text: str) -> str:
    """Return a text in which no word is wider than a line: a longer one may break, as no page shows it otherwise.

    >>> breakable("1" * 100).split(MAY_BREAK) == ["1" * LONGEST_WORD, "1" * 20]
    True
    """
    if len(text) <= LONGEST_WORD:
        return text
    return _LONG.sub(lambda word: MAY_BREAK.join(_PIECE.findall(word[0])), text)


def plain(value: Any) -> Any:
    """Return what a report or leaflet holds as plain values, every text in it printable."""
    if isinstance(value, str):
        return breakable(printable(value))
    if dataclasses.is_dataclass(value):
        value = vars(value)
    elif isinstance(value, tuple) and hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value
