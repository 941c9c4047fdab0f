"""Cells below a heading of what happened, of which no event was made and nothing was told."""

from __future__ import annotations

from collections.abc import Iterator, Set

from diary.reading.cells.codes import as_text, is_left_open, yes_no
from diary.reading.cells.happenings import happening
from diary.reading.cells.volumes import Volume, volume
from diary.reading.cells.words import look_up, plain, vocabulary
from diary.reading.doubts.look import Doubt, Look
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.layout import Place, Row
from diary.reading.timeline.page import Page

CODE = "event_not_made"
OF_VOIDING = {
    "urine": ("voids", "leaks"), "second_pass": ("voids",), "catheter": ("voids",), "drink": ("drinks",),
    "leak": ("voids", "leaks"),
}  # fmt: skip
"""The tables in which something stands for a filled cell of a key."""
OF_STOOLS = ("bristol", "passed")


def doubts(look: Look, told: Set[tuple[str, str]]) -> Iterator[Doubt]:
    """Yield the filled cells of what happened of which nothing was made in their row, and nothing told."""
    for page in look.pages:
        for row in page.layout.rows:
            for place, cell in (*_unmade(look, page, row), *_unheaded(look, page, row)):
                head = page.address((page.layout.shape.heading_row, place[1]))
                if not look.is_told(place, told) and (look.name, head) not in told and not _says_nothing(cell):
                    yield Doubt(CODE, as_text(look.at(place)), cells=(place,))


def _unmade(look: Look, page: Page, row: Row) -> Iterator[tuple[Place, CellValue]]:
    """Yield the cells of a row below a heading of what happened, where nothing of the kind was read of the row."""
    tables = {event.table for event in look.by_row.get(row.number, ())}
    for key, place in row.cells.items():
        wanted = _wanted(page, key)
        if wanted and tables.isdisjoint(wanted):
            yield place, page.raw(row.number, key)


def _unheaded(look: Look, page: Page, row: Row) -> Iterator[tuple[Place, CellValue]]:
    """Yield the numbers without a heading in a row that has its own time, and of which nothing was made."""
    time = row.cells.get("time")
    alone = time is not None and time[0] == row.number and look.at(time) is not None and not look.by_row.get(row.number)
    if not alone or page.layout.kind == "bowel":
        return
    for at, cell in enumerate(look.rows[row.number]):
        heads = range(max(0, page.layout.shape.heading_row), page.layout.shape.first_row)
        headed = any(look.at((head, at)) is not None for head in heads)
        if (row.number, at) not in look.known and not headed and isinstance(cell, float):
            yield (row.number, at), cell


def _wanted(page: Page, key: str) -> tuple[str, ...]:
    if page.layout.kind == "bowel":
        return ("bowel",) if key in OF_STOOLS else ()
    return OF_VOIDING.get(key, ()) if page.layout.kind in ("day", "list") else ()


def _says_nothing(cell: CellValue) -> bool:
    """Tell whether a cell is blank or says that nothing happened, or tells of sleep."""
    if is_left_open(cell) or yes_no(cell) == 0.0 or happening(cell) is not None:
        return True
    if isinstance(cell, str) and (vocabulary("marks").get(plain(cell)) == "nothing" or look_up("leak", cell) == "none"):
        return True
    found = volume(cell)
    return isinstance(found, Volume) and found.ml == 0
