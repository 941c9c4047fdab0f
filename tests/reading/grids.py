"""Sheets for tests, written as a person would see them: one line a row, cells between bars."""

from __future__ import annotations

from inspect import cleandoc

from diary.reading.files.workbook import CellValue, Sheet, Workbook
from diary.reading.reader import understand
from diary.record import Reading

DAY = """
    Datum     | 2-3-2026
    Opgestaan | 07:00
    Naar bed  | 23:00

    Tijd | Gedronken (ml) | Wat | Geplast (ml) | Aandrang | Verlies | Waarbij | Verband | Katheter (ml) | Bijzonderheden
"""
MORNING = """
    Datum | 3-3-2026
    Opgestaan | 07:00
    Eerste plas (ml) | 350
    Aandrang | 2
"""
BOWEL = " | ".join(
    (
        "Datum", "Tijd", "Gelukt (ja/nee)", "Type", "Aandrang uitgesteld (min)", "Persen", "Niet helemaal leeg",
        "Blijft vastzitten", "Met de hand geholpen", "Minuten op toilet", "Pijn (0–10)", "Verlies", "Gemerkt",
        "Laxeermiddel", "Bloed of slijm", "Bijzonderheden",
    )
)  # fmt: skip


def grid(text: str) -> list[list[CellValue]]:
    """Return the rows of a drawn table; a blank cell is None, a number float."""
    return [[_value(cell.strip()) for cell in line.split("|")] for line in cleandoc(text).splitlines()]


def _value(text: str) -> CellValue:
    try:
        return float(text)
    except ValueError:
        return text or None


def sheet(name: str, *texts: str, hidden: bool = False, faults: dict[str, str] | None = None) -> Sheet:
    """Return a sheet of the drawn tables, one below the other."""
    return Sheet(name, [row for text in texts for row in grid(text)], hidden, faults or {})


def reading(*sheets: Sheet) -> Reading:
    """Read sheets as a file."""
    return understand(Workbook(list(sheets), "xlsx", "0" * 64), "patient.xlsx")


def day(rows: str, name: str = "Dag 1") -> Sheet:
    """Return a Dutch day sheet, up from 07:00 on 2 March 2026; its first row is row 6."""
    return sheet(name, DAY, rows)


def codes(found: Reading) -> list[tuple[str, str]]:
    """Return the code and the cell of every problem and guess."""
    return [(one.code, one.cell) for one in (*found.problems, *found.guesses)]


def at(found: Reading, table: str, column: str = "at") -> list[str]:
    """Return the moments of a table: `02 07:05`, the day of the month first; `-` of what is unknown."""
    return [f"{moment:%d %H:%M}" if moment else "-" for moment in getattr(found.diary, table)[column].tolist()]
