"""How a person writes a diary down: every choice of a form, apart from what happened."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Manner:
    """The choices; each default is the plainest one, so that a form can be made smaller choice by choice."""

    shape: str = "columns"
    language: str = "en"
    words: int = 0  # which of the words that mean the same
    file: str = "csv"
    dates: str = "row"  # where the date stands: row, once, stamp …
    day_above: str = "label"  # how the date stands above a day: "one_cell", "alone", "title", "tab"
    spans: bool = False  # a date that stands once is merged over the rows of its day
    date: str = "iso"  # how it is written: see `styles.DATES`
    year: str = "all"  # or "first": only the first date has its year
    time: str = "hh:mm"  # see `styles.TIMES`
    night: str = "calendar"  # what is after midnight stands with the new date; "person": with the day it ends
    unit: str = "ml"
    unit_at: str = "heading"  # or "row" below it, "cell", "nowhere"
    case: str = "plain"  # of headings: "upper", "lower", "snake"
    order: int = 0  # of columns; 0 is the usual one
    vocabulary: str = "plain"  # the names of events
    leaks: str = "words"
    what: str = "column"  # where the kind of drink stands; "cell": with the amount, "": nowhere
    kinds: tuple[str, ...] = ("void", "drink")
    urge: bool = False
    merged: bool = False  # what happens at one moment shares a row
    extras: tuple[str, ...] = ()
    above: int = 0  # rows of title and the like
    below: str = ""  # "totals", "thanks", "summary"
    sleep_at: str = "remarks"  # or "urine", "time": the column in which rising and going to bed are written
    explained: bool = False  # a row below the headings says what to fill in
    other_sheet: str = ""  # a sheet of something else in the workbook
    sized: bool = False  # a void is S, M or L, not measured
    ragged: bool = False  # every row ends in one delimiter more than the headings
    encoding: str = "utf-8"
    example: bool = False
    gaps: bool = False  # an empty row now and then
    newest_first: bool = False

    @property
    def twelve(self) -> bool:
        """Whether the clock has twelve hours."""
        return "am" in self.time or self.time == "half"
