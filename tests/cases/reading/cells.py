"""Whether a message names a cell, its row, or its column at the heading."""

from __future__ import annotations

import re
from typing import Any


def split(cell: str | None) -> tuple[int, int]:
    """Return the number of the column and of the row of an address, 0 for what it leaves out."""
    column, row = re.match(r"([A-Z]*)(\d*)", cell or "").groups()
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - 64
    return number, int(row or 0)


def named(
    case: dict[str, Any], truth: list[dict[str, Any]], messages: list[dict[str, Any]], sheet: str, cell: str
) -> bool:
    """Whether a message names this cell ("": the sheet, "C": a column, "7": a row), its row, or its heading."""
    column, row = split(cell)
    others = {(event["sheet"], at) for event in truth for at in (event["cell"], event.get("leak_cell"))}
    others.discard((sheet, cell))
    turned = case.get("turned")
    blocks = [tuple(split(end)[0] for end in block) for block in case.get("blocks", [])]
    first = min([split(event["cell"])[not turned] for event in truth if event["sheet"] == sheet] or [0])

    def block(at: int) -> tuple[int, ...] | None:
        return next((block for block in blocks if block[0] <= at <= block[1]), None)

    for message in messages:
        if message["sheet"] != sheet or (sheet, message["cell"]) in others:
            continue
        its_column, its_row = split(message["cell"])
        if message["cell"] == cell or not cell:
            return True
        if (not row and its_column == column) or (not column and its_row == row):
            return True
        along, across = (its_row, row), (its_column, column)
        if turned:
            along, across = across, along
        if along[0] == along[1] and (not blocks or turned or block(its_column) in (None, block(column))):
            return True
        if across[0] == across[1] and 0 < along[0] < first:
            return True
    return False
