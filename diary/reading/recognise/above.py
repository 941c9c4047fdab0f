"""What stands above a table: the labelled values, and the date that is that of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from diary.reading.cells.codes import Wrong, is_blank
from diary.reading.cells.dates import date
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise import titles as dated
from diary.reading.recognise.grid_cells import Rows, cell_at
from diary.reading.recognise.head import Title
from diary.reading.recognise.labels import ABOUT, OF_DAY, OF_NIGHT, after_colon, labels_in, unknown_labels
from diary.reading.recognise.layout import Assumption, Notice, Place, Values
from diary.reading.recognise.meaning import Heading
from diary.reading.recognise.recognised_table import Table


@dataclass(frozen=True)
class Above:
    """The places of the labels around a table, what is not known there, and where a date stands, None without."""

    labels: dict[str, Place] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    words: tuple[Heading, ...] = ()
    date: Place | None = None
    values: Values = field(default_factory=dict)
    assumptions: tuple[Assumption, ...] = ()


def above_of(table: Table, first: int, last: int, *, titles: bool) -> Above:
    """Return what stands in the rows above a table. With `titles` a date may also stand in a title or on the tab."""
    rows = table.sheet.rows[first:last]
    known = {key: label for key, label in labels_in(rows, first).items() if key in ABOUT | OF_DAY | OF_NIGHT}
    labels = {key: place for key, (place, _) in known.items()}
    at = labels.get("date")
    values: dict[tuple[Place, str], object] = {}
    told: tuple[Assumption, ...] = ()
    written = None if at is None else _date_at(table.sheet.rows, at)
    if at is not None and not is_blank(written):
        values[at, "date"] = written
    elif titles and (found := dated.in_rows(rows, first) or dated.on_tab(table.sheet)) and undated(table):
        at, values[found[0], "date"] = found
        labels["date"] = at
        told = (dated.assumed(found),)
    notices = unknown_labels(rows, {key: place for key, place in labels.items() if key in known}, first)
    return Above(labels, notices, tuple(word for _, word in known.values()), at, values, told)  # type: ignore[arg-type]


def of_first_table(above: Above, table: Table, heading: int) -> Above:
    """Return what stands above a table with the date of the sheet: that above its first table, which is of one day."""
    first = above_of(table, 0, heading, titles=True)
    if first.date is None or first.date == above.date:
        return above
    told = tuple(each for each in first.assumptions if each.place == first.date)
    kept = tuple(each for each in above.assumptions if each.place != above.date)
    date = {"date": first.date}
    values = {**above.values, **{at: value for at, value in first.values.items() if at[1] == "date"}}
    return replace(above, labels=above.labels | date, date=first.date, values=values, assumptions=(*kept, *told))


def of_heading(above: Above, table: Table, titles: Mapping[int, Title]) -> Above:
    """Return what stands above a table with the date that stands in the line of its heading, over nothing."""
    dates = {
        at: found
        for at, title in titles.items()
        if (found := dated.in_rows([[title.own]]))
        and all(is_blank(cell_at(table.sheet.rows, (row, at))) for row in table.rows)
    }
    if len(dates) != 1 or not undated(table):
        return above
    ((at, (_, said)),) = dates.items()
    place = titles[at].row, at
    kept = tuple(each for each in above.assumptions if each.place != above.date)
    return replace(
        above,
        labels=above.labels | {"date": place},
        date=place,
        values={**above.values, (place, "date"): said},
        assumptions=(*kept, dated.assumed((place, said))),
    )


def _date_at(rows: Rows, place: Place) -> CellValue:
    """Return what stands at the label of a date, or to its right where other labels stand between."""
    return after_colon(cell_at(rows, place))


def undated(table: Table) -> bool:
    """Tell whether a table has no dates of its own: no column of them, or only numbered days or weekdays."""
    if "date" not in table.columns:
        return True
    filled = [cell for row in table.rows if not is_blank(cell := table.at(row, "date"))]
    return all(isinstance(date(cell), Wrong) for cell in filled)


def titles_of(sheet: Sheet, first: int, last: int) -> tuple[str, ...]:
    """Return the tab and the texts above a table, which may say what it is about."""
    return (sheet.name, *(cell for row in sheet.rows[first:last] for cell in row if isinstance(cell, str)))
