"""What the page of a form shows, as values that travel between processes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diary.journeys.form_choice import Told


@dataclass(frozen=True)
class Column:
    """A column of a table, or a row where the times run across: what it is now, why, and what else is offered."""

    at: str
    key: str
    unit: str
    why: tuple[str, ...]
    offers: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """A table of the form on the sheet where it stands, as the sheet is; `names` are all the sheets that have it."""

    names: tuple[str, ...]
    number: int  # among the tables of the sheet
    kind: str
    keys: tuple[str, ...]
    turned: bool
    heading: str
    letters: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    more: bool


@dataclass(frozen=True)
class Events:
    """A table of what is read by the form: its caption, its header and its rows."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class FormView:
    """The form so far, and what it reads; `sentence` is why it reads nothing."""

    told: Told
    sections: tuple[Section, ...]
    events: tuple[Events, ...] = ()
    messages: tuple[str, ...] = ()
    sentence: str = ""
