"""The rows of a list, sorted by what they hold: something of the day, sleep, stools, or what nobody can tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from diary.reading.cells import codes as cells
from diary.reading.cells.codes import Wrong, as_text, is_blank
from diary.reading.cells.words import look_up, plain, vocabulary
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.event_words import events_in
from diary.reading.recognise.grid_cells import cell_at
from diary.reading.recognise.layout import (
    MARK,
    UNCLEAR,
    Column,
    Notice,
    Place,
)
from diary.reading.recognise.night_words import WET_NIGHT
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.row_cells import record
from diary.reading.recognise.row_record import Record
from diary.reading.recognise.runs import Run
from diary.reading.recognise.told_in_words import told_in_words

NOTHING = "0"
"""What a cell of stools says where there was none."""
OF_NIGHT = {"dry_g": "pad_dry", "wet_g": "pad_wet"}
"""The columns of a list of nights, and those of a list in which the same may stand."""
AT_HEADING = ("event_unknown", "event_unclear")
"""What is asked once for all rows that hold the same, at the heading of their column."""
AT_FIRST = ("kind_foreign",)
"""What is told once for all rows that hold the same, where it first stands."""
FEWEST_TWICE = 4
"""So many different rows, each of which stands twice, were not written so by chance."""


@dataclass
class Sorted:
    """The rows of a list by what they hold, with the places of what they hold."""

    own: dict[int, dict[str, Place]] = field(default_factory=dict)  # something of the day, or nothing known
    sleep: dict[int, Mapping[str, Place]] = field(default_factory=dict)
    stools: dict[int, dict[str, Place]] = field(default_factory=dict)  # only a stool
    beside: dict[int, dict[str, Place]] = field(default_factory=dict)  # a stool beside something of the day
    nights: dict[int, dict[str, Place]] = field(default_factory=dict)  # only what tells of a night
    wet: dict[int, dict[str, Place]] = field(default_factory=dict)  # whether the bed was wet, beside something else
    unclear: dict[int, dict[str, Place]] = field(default_factory=dict)  # something happened, but not known what
    notices: list[Notice] = field(default_factory=list)


def sorted_rows(table: Table, runs: Sequence[Run], subject: str) -> tuple[Table, Sorted]:
    """Sort the rows of a list by what they hold; the table then says what its cells are."""
    rows = Sorted()
    values: dict[tuple[Place, str], CellValue] = {}
    for run in runs:
        for row in run.rows:
            made = record(table, row, subject)
            if made.notice:
                rows.notices.append(made.notice)
            values |= made.values
            common = {key: place for key in ("time", "remarks") if (place := table.place(row, key))}
            own = table.place(row, "date")
            stamped = own is not None and table.values.get((own, "date")) is not None
            if (date := own if stamped else run.date or own) is not None:
                common["date"] = date
            if unread := next(((row, each.index) for each in table.unread if _filled(table, row, each)), None):
                common[UNCLEAR] = unread
            if made.notice and made.notice.fate == "refused":
                named = None if made.notice.shown else table.place(row, "amount")
                place = named or made.notice.place
                rows.unclear[row] = {key: at for key, at in common.items() if key != "remarks"} | {UNCLEAR: place}
            elif not (made.notice and made.notice.fate == "skipped"):
                values |= _sort(table, row, made, common, rows)
    return table.saying(values), rows


def _filled(table: Table, row: int, column: Column) -> bool:
    return not is_blank(cell_at(table.sheet.rows, (row, column.index)))


def _sort(
    table: Table, row: int, made: Record, common: dict[str, Place], rows: Sorted
) -> dict[tuple[Place, str], CellValue]:
    if night := _of_night(table, row, made):
        rows.nights[row] = {key: place for key, place in common.items() if key != "time"} | night
        return {}
    if wet := table.filled(row, WET_NIGHT):
        alone = not (made.day.keys() - {"remarks"} or made.stool or made.sleep)
        (rows.nights if alone else rows.wet)[row] = {"wet": wet} | {
            key: place for key, place in common.items() if alone or key != "remarks"
        }
        if alone:
            return {}
    stool, values = _as_bowel(table, made)
    only_stool = bool(stool) and made.day.keys() <= {"remarks"} and not made.sleep
    if stool and (only_stool or not _says_no(stool, values)):
        shared = {key: place for key, place in common.items() if only_stool or key != "remarks"}
        noted = made.day if only_stool else {}
        (rows.stools if only_stool else rows.beside)[row] = shared | noted | stool
    if not only_stool:
        marks = {"first_morning": made.day["urine"]} if made.first_morning and "urine" in made.day else {}
        rows.own[row] = common | dict(made.day) | dict(made.sleep) | marks
    if made.sleep:
        rows.sleep[row] = made.sleep
    return values


def _of_night(table: Table, row: int, made: Record) -> dict[str, Place]:
    """Return where a row that names the night in place of a time has the weights of a nappy, and no more than these."""
    time = table.at(row, "time")
    if not (isinstance(time, str) and plain(time) in vocabulary("night_rows")):
        return {}
    if made.stool or made.sleep or made.day.keys() - {"leak", "pad"}:
        return {}
    return {key: at for key, own in OF_NIGHT.items() if (at := table.filled(row, own))}


def _as_bowel(table: Table, made: Record) -> tuple[dict[str, Place], dict[tuple[Place, str], CellValue]]:
    """Return the columns of the bowel sheet that the cells of a stool are: its type, that it was, or a leak."""
    columns: dict[str, Place] = {}
    values: dict[tuple[Place, str], CellValue] = {}
    for key, target in (("stool", "passed"), ("stool_leak", "leak")):
        if place := made.stool.get(key):
            said = made.values if (place, key) in made.values else table.values
            cell = said.get((place, key), cell_at(table.sheet.rows, place))
            cell = _of_stool(cell) if key == "stool" else cell
            typed = key == "stool" and not isinstance(cells.bristol(cell), Wrong | None)
            columns["bristol" if typed else target] = place
            values[place, "bristol" if typed else target] = cell
    return columns, values


def _of_stool(cell: CellValue) -> CellValue:
    """Return a cell of stools as its type, a yes or a no, where it says so by a name: `BO type 4`, `bowels not open`.

    A figure beside the name that is no type stays to be told.
    """
    text = as_text(cell) if isinstance(cell, str) else ""
    if look_up("bowel_remark", text):
        return NOTHING
    if "stool" not in events_in(text) or not isinstance(cells.bristol(text), Wrong):
        return cell
    said = told_in_words(text).get("stool", MARK)
    return cell if said == MARK and any(map(str.isdigit, text)) else said


def _says_no(stool: Mapping[str, Place], values: Mapping[tuple[Place, str], CellValue]) -> bool:
    """Tell whether nothing happened: a no in the column of stools, beside a drink or a void, is as good as blank."""
    return "passed" in stool and cells.yes_no(values[stool["passed"], "passed"]) == 0


def counted(notices: Iterable[Notice], heading_row: int) -> list[Notice]:
    """Return each unknown or foreign kind once: in its cell, of several rows with how many they are."""
    alike: dict[tuple[str, CellValue, str], list[Notice]] = {}
    for each in notices:
        same = bool(each.shown) and each.code in AT_HEADING + AT_FIRST
        alike.setdefault((each.code, each.shown if same else str(each.place), each.fate), []).append(each)
    return [_with_count(own, heading_row) if len(own) > 1 else own[0] for own in alike.values()]


def _with_count(alike: Sequence[Notice], heading_row: int) -> Notice:
    notice, rows = alike[0], tuple(each.place[0] for each in alike)
    column = notice.place[1] if notice.column is None else notice.column
    place = (heading_row, column) if notice.code in AT_HEADING else notice.place
    return replace(notice, shown=f"{notice.shown} ({len(rows)}×)", place=place, of_rows=rows)


def twice(table: Table, rows: Sorted) -> list[Notice]:
    """Return the question whether all was written twice, where every row of a list stands so."""
    cells_of = [tuple(map(str, table.sheet.rows[row])) for row in table.rows]
    counts = Counter(cells_of)
    if len(counts) < FEWEST_TWICE or any(count % 2 for count in counts.values()):
        return []
    for row, own in rows.own.items():
        if row != table.rows[0]:
            own.setdefault(UNCLEAR, own.get("time", (row, 0)))
    column = table.columns.get("amount") or table.columns["time"]
    amounts = [table.sheet.rows[row][column.index : column.index + 1] for row in table.rows]  # a row may be shorter
    first = next((at for at, amount in enumerate(amounts) if any(amount)), 0)
    again = table.rows[cells_of.index(cells_of[first], first + 1)]
    return [Notice("rows_twice", (again, column.index), str(again + 1), "read")]
