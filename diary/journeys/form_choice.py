"""A form that is told choice by choice: its tables, alike sheets together, and what each choice makes of them.

A table is the content of a form's file (`reading/recognise/form_file.py`): what is chosen is read, remembered and
written like any other form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from diary.reading.recognise.form import IGNORE, WITH_TABLE
from diary.reading.recognise.form_file import ACROSS
from diary.reading.recognise.meaning import keys_of
from diary.refusal import Refusal

if TYPE_CHECKING:
    from diary.journeys.mapping import Shown

KINDS = {kind: tuple(sorted(keys_of(kind))) for kind in WITH_TABLE}
"""What a table may be, and what its columns may be then."""
UNITS = ("", "ml", "cl", "dl", "l", "g", "fl oz")
"""In which a column's bare numbers may be; the first is as its heading says."""


class NoChoice(Refusal):
    """What was chosen is none of the things that can be."""

    keys = ("forms.*",)


@dataclass(frozen=True)
class Line:
    """What a column is, or a row where the times run across: its letters or number, its key, its unit."""

    at: str
    key: str
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """One table of a form: the sheets that have it, and its content; empty where the form does not tell of them."""

    names: tuple[str, ...]
    told: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """What it is; empty where that is left to be recognised."""
        return str(self.told.get("kind", ""))

    @property
    def turned(self) -> bool:
        """Whether its times run across."""
        return self.told.get("times") == ACROSS

    @property
    def heading(self) -> str:
        """The row of its heading, or the column where the times run across; empty without one."""
        return str(self.told.get("heading", ""))

    @property
    def lines(self) -> dict[str, Line]:
        """What its columns are, by their letters; a column that is not read is not among them."""
        return {line.at: line for line in _lines(self.told.get("columns", {}))}

    @property
    def is_told(self) -> bool:
        """Whether enough is chosen to read by it."""
        return bool(self.kind) and (self.kind not in KINDS or bool(self.lines))


@dataclass(frozen=True)
class Told:
    """What is told of a form so far: its tables, and what it says beside them, as its urge scale."""

    tables: tuple[Table, ...]
    beside: Mapping[str, Any] = field(default_factory=dict)

    @property
    def form(self) -> dict[str, Any]:
        """The content of the form's file; NoChoice while no table of a diary is told."""
        sheets = [{"name": name, **table.told} for table in self.tables if table.is_told for name in table.names]
        if not any(sheet["kind"] in KINDS for sheet in sheets):
            raise NoChoice("nothing_told")
        return {**self.beside, "sheet": sheets}

    def with_choice(self, place: int, what: str, at: str, value: str) -> Told:
        """Return it with one thing chosen of one of its tables; NoChoice where that cannot be."""
        if not 0 <= place < len(self.tables) or what not in CHOICES:
            raise NoChoice("no_such_choice")
        chosen = CHOICES[what](self.tables[place], at, value)
        return replace(self, tables=(*self.tables[:place], chosen, *self.tables[place + 1 :]))


def told_of(form: Mapping[str, Any], sheets: Sequence[Shown]) -> Told:
    """Return the tables of a form whose sheets are told by name, and a table without content for every other sheet."""
    tables: list[Table] = []
    for told in form.get("sheet", ()):
        content = {key: value for key, value in told.items() if key != "name"}
        alike = next((place for place, each in enumerate(tables) if each.told == content), None)
        if alike is None or told["name"] in tables[alike].names:
            tables.append(Table((told["name"],), content))
        else:
            tables[alike] = replace(tables[alike], names=(*tables[alike].names, told["name"]))
    named = {name for table in tables for name in table.names}
    others = [Table((sheet.name,)) for sheet in sheets if sheet.name not in named]
    order = {sheet.name: place for place, sheet in enumerate(sheets)}
    in_order = sorted((*tables, *others), key=lambda table: order.get(table.names[0], len(order)))
    return Told(tuple(in_order), {key: value for key, value in form.items() if key != "sheet"})


def with_kind(table: Table, kind: str) -> Table:
    """Return a table that is of another kind: what its columns are stays, as far as the kind has such columns."""
    if kind and kind not in KINDS and kind != IGNORE:
        raise NoChoice("no_such_choice")
    if kind not in KINDS:
        return replace(table, told={"kind": kind} if kind else {})
    kept = [line for line in table.lines.values() if line.key in KINDS[kind]]
    return replace(table, told={"heading": 1, **table.told, "kind": kind, "columns": _columns(kept)})


def with_times(table: Table, times: str) -> Table:
    """Return a table whose times run down, or across: what stood in its columns does not stand in its rows."""
    if times not in ("", ACROSS) or table.kind not in KINDS:
        raise NoChoice("no_such_choice")
    across: dict[str, Any] = {"times": ACROSS, "heading": "A"} if times else {"heading": 1}
    return replace(table, told={"kind": table.kind, **across, "columns": {}})


def with_heading(table: Table, heading: str) -> Table:
    """Return a table with its heading in another row, or column; the empty text is none."""
    told = {key: value for key, value in table.told.items() if key not in ("heading", "first")}
    return replace(table, told=told | ({"heading": _line(heading, table)} if heading else {}))


def with_column(table: Table, at: str, value: str) -> Table:
    """Return a table of which a column is something else, with its unit after it or none; empty: it is not read."""
    key, _, unit = value.partition(" ")
    if (key and key not in KINDS.get(table.kind, ())) or unit not in UNITS:
        raise NoChoice("no_such_choice")
    place = str(_line(at, table))
    others = [line for line in table.lines.values() if line.at != place]
    ignored = {str(line) for line in table.told.get("ignore", ())} - {place} | (set() if key else {place})
    columns = _columns([*others, *([Line(place, key, unit)] if key else [])])
    return replace(
        table, told={**table.told, "columns": columns, "ignore": [_number(each) for each in sorted(ignored)]}
    )


def _line(at: str, table: Table) -> int | str:
    """Return a row's number, or a column's letters, whichever is asked for; which a form's file then judges."""
    return _number(at.strip().upper())


def _number(at: str) -> int | str:
    return int(at) if at.isdecimal() else at


def _lines(columns: Mapping[str, Any]) -> Iterable[Line]:
    for key, value in columns.items():
        for each in value if isinstance(value, list) else [value]:
            at, unit = (each["at"], each.get("unit", "")) if isinstance(each, dict) else (each, "")
            yield Line(str(at), key, unit)


def _columns(lines: Iterable[Line]) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {}
    for line in lines:
        at = _number(line.at)
        columns.setdefault(line.key, []).append({"at": at, "unit": line.unit} if line.unit else at)
    return columns


CHOICES: Mapping[str, Callable[[Table, str, str], Table]] = {
    "kind": lambda table, _, kind: with_kind(table, kind),
    "heading": lambda table, _, heading: with_heading(table, heading),
    "column": with_column,
    "unit": lambda table, at, unit: with_column(
        table, at, f"{table.lines[at].key if at in table.lines else ''} {unit}"
    ),
    "times": lambda table, _, times: with_times(table, times),
}
"""What can be chosen of a table, by its name: given where, and what."""
