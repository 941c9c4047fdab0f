"""Makes the messy samples: reads samples/notes/messy/*.txt and draws each as the sheets of a workbook.

A note holds, for every sheet, a line `sheet` with its name and a line for each row, its cells between bars. A date
as 2026-03-02, a time as 07:05 and a number become one; `serial` before a date leaves it the bare number that Excel
keeps; what begins with ' stays text, with = a formula that nobody computed. `merge A2:A5` merges cells; `hide` hides
the sheet, or the rows or columns named after it; `1904` lets the workbook count its days from that year. The messy
samples that are no `.xlsx` stand beside the workbooks as they are.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from make_samples import FOLDER, as_cell
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel
from openpyxl.worksheet.worksheet import Worksheet

from diary.template.writer import workbook_bytes

MESSY = FOLDER / "messy"
SERIAL = "serial "


def typed(word: str, book: Workbook) -> Any:
    """Return what a drawn cell holds: nothing, a moment, a number or text."""
    if word.startswith("'"):
        return word[1:]
    if word.startswith(SERIAL):
        return to_excel(dt.date.fromisoformat(word.removeprefix(SERIAL)), book.epoch)
    try:
        return as_cell(word) if word.count(".") != 1 else float(word)
    except ValueError:
        return word or None


def hide(sheet: Worksheet, what: str) -> None:
    """Hide a row by its number or a column by its letter; without either the sheet."""
    if not what:
        sheet.sheet_state = "hidden"
    elif what.isdecimal():
        sheet.row_dimensions[int(what)].hidden = True
    else:
        sheet.column_dimensions[what].hidden = True


def draw(notes: str) -> Workbook:
    """Return the workbook that the notes draw."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Blad1")
    book.remove(sheet)
    last: list[Callable[[], None]] = []  # what is done to a sheet when it is full
    for line in notes.rstrip("\n").split("\n"):
        first, _, rest = line.partition(" ")
        if first == "sheet":
            sheet = book.create_sheet(rest)
        elif first == "merge":
            last.append(lambda sheet=sheet, cells=rest: sheet.merge_cells(cells))
        elif first == "hide":
            last.append(lambda sheet=sheet, what=rest: hide(sheet, what))
        elif first == "1904":
            book.epoch = CALENDAR_MAC_1904
        else:
            sheet.append([typed(word.strip(), book) for word in line.split("|")])
    for finish in last:
        finish()
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
