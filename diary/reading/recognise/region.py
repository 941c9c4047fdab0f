"""Where a table stands on a sheet: a value type."""

from __future__ import annotations

from dataclasses import dataclass

from diary.reading.files.workbook import Sheet
from diary.reading.recognise.head import Head
from diary.reading.recognise.layout import Notice


@dataclass(frozen=True)
class Region:
    """Where a table stands: its sheet with only its own cells, the first row about it, its heading, its end.

    `text` is a title that names this table alone.
    """

    sheet: Sheet
    first: int
    head: Head
    last: int
    text: str = ""
    beside: bool = False
    together: bool = False  # with the tables beside it, which hold other events of the same day
    several: bool = False  # days below each other
    notices: tuple[Notice, ...] = ()  # what stands below or within it and is not read
    opening: int = 0  # the row of the first heading of the sheet, where its date may be that of this table too
    sequence: str = ""  # the thing of which it holds one a row, those of a row following each other in time
