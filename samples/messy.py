"""Makes the messy samples: reads samples/notes/messy/*.txt and draws each as the sheets of a workbook.

A note holds, for every sheet, a line `sheet` with its name and a line for each row, its cells between bars. A date
as 2026-03-02, a time as 07:05 and a number become one; what begins with ' stays text. `merge A2:A5` merges cells.
The messy samples that are text files stand beside the workbooks as they are.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from make_samples import FOLDER, as_cell
from openpyxl import Workbook

from diary.spreadsheets.template import workbook_bytes

MESSY = FOLDER / "messy"


def typed(word: str) -> Any:
    """Return what a drawn cell holds: nothing, a moment, a number or text."""
    if word.startswith("'"):
        return word[1:]
    try:
        return as_cell(word) if word.count(".") != 1 else float(word)
    except ValueError:
        return word or None


def draw(notes: str) -> Workbook:
    """Return the workbook that the notes draw."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Blad1")
    book.remove(sheet)
    merges: list[tuple[Any, str]] = []
    for line in notes.rstrip("\n").split("\n"):
        first, _, rest = line.partition(" ")
        if first == "sheet":
            sheet = book.create_sheet(rest)
        elif first == "merge":
            merges.append((sheet, rest))
        else:
            sheet.append([typed(word.strip()) for word in line.split("|")])
    for merged, cells in merges:
        merged.merge_cells(cells)
    return book


def main() -> None:
    """Write every messy workbook."""
    for notes in sorted((FOLDER / "notes" / "messy").glob("*.txt")):
        path = MESSY / f"{notes.stem}.xlsx"
        path.write_bytes(workbook_bytes(draw(notes.read_text("utf-8"))))
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    Path(MESSY).mkdir(exist_ok=True)
    main()
