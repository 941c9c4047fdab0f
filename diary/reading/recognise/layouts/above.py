"""What stands above a table: the labelled values, and the date that is that of its rows."""

from __future__ import annotations

from dataclasses import dataclass

from diary.reading.cells.codes import Wrong, is_blank
from diary.reading.cells.dates import date
from diary.reading.recognise.headings import Heading
from diary.reading.recognise.layouts import titles as dated
from diary.reading.recognise.layouts.finding import after_colon, labels_in, unknown_labels
from diary.reading.recognise.layouts.shape import Place, Unread
from diary.reading.recognise.layouts.table import Table, cell_at

ABOUT = frozenset(("code", "sex", "age", "weight", "urge_scale", "fluid_restriction", "ibs", "glass", "cup", "mug"))
OF_DAY = frozenset(("date", "rise", "bed", "asleep"))


@dataclass(frozen=True)
class Above:
    """The places of the labels above a table, what is not known there, and where a date stands, None without."""

    labels: dict[str, Place]
    unread: tuple[Unread, ...]
    words: tuple[Heading, ...]
    date: Place | None


def above_of(table: Table, first: int = 0, *, titles: bool) -> Above:
    """Return what stands above a table from a row on. With `titles` a date may also stand in a title or on the tab."""
    rows = table.sheet.rows[first : table.header_row]
    known = {key: found for key, found in labels_in(rows, first).items() if key in ABOUT | OF_DAY}
    labels = {key: place for key, (place, _) in known.items()}
    at = labels.get("date")
    if at is not None:
        table.said[at, "date"] = after_colon(cell_at(table.sheet.rows, at))
    elif titles and (found := dated.in_rows(rows, first) or dated.on_tab(table.sheet)) and _undated(table):
        at, table.said[found[0], "date"] = found
        labels["date"] = at
        table.taken.append(dated.taken(found))
    words = tuple(word for _, word in known.values()) + _below(table, labels)
    return Above(labels, unknown_labels(rows, {k: p for k, p in labels.items() if k in known}, first), words, at)


def _undated(table: Table) -> bool:
    """Tell whether a table has no dates of its own: no column of them, or only numbered days or weekdays."""
    if "date" not in table.columns:
        return True
    filled = [cell for row in table.rows if not is_blank(cell := table.at(row, "date")) and not table.is_total(row)]
    return all(isinstance(date(cell), Wrong) for cell in filled)


def _below(table: Table, labels: dict[str, Place]) -> tuple[Heading, ...]:
    """Add the times of sleep that stand below a table, or between its rows, where it has its times; return the words.

    Their rows are labels, and no longer rows of the table.
    """
    if "time" not in table.columns or "event" in table.columns:
        return ()
    column, words = table.columns["time"].index, []
    for row in list(table.rows):
        cell = cell_at(table.sheet.rows, (row, column))
        found = labels_in([[None] * column + [cell]], row) if isinstance(cell, str) else {}
        for key, (place, word) in found.items():
            if key in OF_DAY - {"date"} and key not in labels:
                labels[key] = place
                words.append(word)
                table.rows.remove(row)
                table.left_out.add(row)
    return tuple(words)
