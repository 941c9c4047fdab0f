"""A chart with a column a day: the row of its days, what stands before its rows, and what is around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise import titles
from diary.reading.recognise.above import titles_of
from diary.reading.recognise.daybreaks import day_in
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.grid_cells import cell_at
from diary.reading.recognise.layout import DAYS_ACROSS, Shape
from diary.reading.recognise.totals import labels_total
from diary.reading.recognise.weigh import Context

FEWEST_DAYS = 2


@dataclass(frozen=True)
class Chart:
    """A chart: the row of its days, where each stands and what it says; what stands before the rows; the cells."""

    sheet: Sheet
    heading: int
    days: Mapping[int, CellValue]
    rows: Sequence[int]
    context: Context
    highest: int | None = None  # the heading of the first of several, which hold other events of the same days
    totals: tuple[int, ...] = ()  # the rows that add up what stands above them

    @property
    def beside(self) -> int:
        """The column of what stands before the rows."""
        return min(self.days) - 1

    @property
    def labels(self) -> list[CellValue]:
        """What stands before the rows."""
        return [self.label(row) for row in self.rows]

    @property
    def shape(self) -> Shape:
        """What is to be known of the chart, or of several together, as a whole."""
        heading = self.heading if self.highest is None else self.highest
        return Shape(DAYS_ACROSS, heading, heading + 1, known=frozenset((self.beside,)))

    def label(self, row: int) -> CellValue:
        """Return what stands before a row."""
        return cell_at(self.sheet.rows, (row, self.beside))

    def holds(self, row: int, day: int) -> bool:
        """Tell whether a day has something in a row."""
        return not is_blank(cell_at(self.sheet.rows, (row, day)))

    def filled(self, day: int) -> Iterator[tuple[int, CellValue]]:
        """Yield the rows in which a day has something, and that."""
        for row in self.rows:
            if not is_blank(cell := cell_at(self.sheet.rows, (row, day))):
                yield row, cell


def chart_of(sheet: Sheet) -> Chart | None:
    """Return the chart below the first row that holds days, at most after one other text."""
    for number, row in enumerate(sheet.rows[: int(threshold("heading_rows"))]):
        days = {at: dated for at, cell in enumerate(row) if (dated := day_of(cell)) is not None}
        if len(days) < FEWEST_DAYS or min(days) == 0:
            continue
        others = [at for at, cell in enumerate(row) if at not in days and not is_blank(cell)]
        if any(at >= min(days) - 1 and at != min(days) - 1 for at in others):
            continue
        beside = min(days) - 1
        labelled = {
            below: label
            for below in range(number + 1, len(sheet.rows))
            if not is_blank(label := cell_at(sheet.rows, (below, beside)))
        }
        totals = tuple(below for below, label in labelled.items() if labels_total(label))
        rows = [below for below in labelled if below not in totals]
        if _leaves_columns(sheet, days, rows):
            return None
        texts = (*titles_of(sheet, 0, number), *(as_text(row[at]) for at in others))
        return Chart(sheet, number, days, rows, Context(texts), totals=totals)
    return None


def _leaves_columns(sheet: Sheet, days: Mapping[int, CellValue], rows: Sequence[int]) -> bool:
    """Tell whether columns between the days hold something in several rows: then a day has more columns than one."""
    between = range(min(days), max(days))
    filled = sum(any(not is_blank(cell_at(sheet.rows, (row, at))) for at in between if at not in days) for row in rows)
    return filled > 1


def charts_of(sheet: Sheet) -> list[Chart]:
    """Return the charts below each other of which each begins with a row of days in the columns of the first's."""
    first = chart_of(sheet)
    if first is None:
        return []
    cells_of = {row: [cell_at(sheet.rows, (row, at)) for at in first.days] for row in first.rows}
    heads = [row for row, cells in cells_of.items() if all(day_of(cell) is not None for cell in cells)]
    charts = []
    for head, end in pairwise([first.heading, *heads, len(sheet.rows)]):
        days = {at: cell_at(sheet.rows, (head, at)) for at in first.days} if head in heads else first.days
        rows = [row for row in first.rows if head < row < end]
        totals = tuple(row for row in first.totals if head < row < end)
        charts.append(Chart(sheet, head, days, rows, first.context, first.heading if heads else None, totals))
    return charts


def day_of(cell: CellValue) -> CellValue:
    """Return the day that a cell is; a bare weekday is none."""
    if (dated := titles.in_rows([[cell]])) is not None:
        return dated[1]
    return day_in(cell) if isinstance(cell, str) and isinstance(date(cell), Written) else None


def mostly(labels: Sequence[CellValue], fits: Callable[[CellValue], bool]) -> bool:
    """Tell whether most of what stands before the rows is something."""
    return bool(labels) and sum(map(fits, labels)) >= threshold("fits") * len(labels)
