"""A clinic's own form as a file in TOML: read with the place of whatever is wrong in it, and written.

`docs/reading.md` has its keys and an example.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from diary.addresses import column_number
from diary.reading.cells.units import UNITS_ML
from diary.reading.cells.words import plain
from diary.reading.recognise.form import ANY_NAME, IGNORE, LAST, WITH_TABLE, Form, FormColumn, FormSheet, Place
from diary.reading.recognise.layout import DAYS_ACROSS
from diary.reading.recognise.meaning import keys_of
from diary.record import CannotRead
from diary.regular import MOST_BYTES, NotRegular, TooLong, read_small
from diary.urge import SCALES

KINDS = (*WITH_TABLE, "about", "morning", DAYS_ACROSS, IGNORE)
"""What a sheet may be. `list`: rows with a date of their own; `ignore`: it is not read."""
ACROSS, DOWN = "across", "down"
"""Which way the times run: from left to right, or from top to bottom."""
TAB_NAME = "sheet name"
"""Where the date of a day stands on the sheet's tab."""
EVENTS = keys_of("events") - {"elsewhere"} | {IGNORE}
"""What a word in an event column may stand for."""
ROOT_KEYS = frozenset(("urge_scale", "sheet"))
TABLES = ("columns", "labels", "events", "headings")
SHEET_KEYS = frozenset(("name", "kind", "times", "heading", "first", "last", "ignore", *TABLES))

_CELL = re.compile(r"^([A-Za-z]{1,3})([1-9]\d{0,6})$")


def load(path: Path) -> Form:
    """Read a form's file. CannotRead with the file's name, the place in it and what is allowed when it is wrong."""
    try:
        written = tomllib.loads(read_small(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CannotRead("form_unreadable", file=path.name, found=str(error)) from error
    except FileNotFoundError as error:
        raise CannotRead("file_not_found", file=path.name) from error
    except PermissionError as error:
        raise CannotRead("no_permission", file=path.name) from error
    except TooLong as error:
        raise CannotRead("form_too_long", file=path.name, limit=MOST_BYTES // 1_000_000) from error
    except (OSError, NotRegular) as error:
        raise CannotRead("not_a_file", file=path.name) from error
    try:
        return parse(written)
    except CannotRead as error:
        raise CannotRead(error.code, file=path.name, **error.values) from error


def parse(written: Mapping[str, Any]) -> Form:
    """Return the form of a file's content; CannotRead at the first key or value that is wrong."""
    _known(written, ROOT_KEYS, "")
    scale = written.get("urge_scale", "")
    if "urge_scale" in written:
        _one_of(scale, tuple(SCALES), "urge_scale")
    sheets = written.get("sheet")
    if not isinstance(sheets, list) or not sheets or not all(isinstance(one, dict) for one in sheets):
        raise _wrong("sheet", sheets, "[[sheet]]")
    return Form(tuple(_sheet(one, f"sheet {number}") for number, one in enumerate(sheets, 1)), scale)


def _sheet(written: dict[str, Any], where: str) -> FormSheet:
    _known(written, SHEET_KEYS, where)
    kind = _one_of(written.get("kind"), KINDS, f"{where}, kind")
    name = written.get("name", ANY_NAME)
    if not isinstance(name, str) or not name:
        raise _wrong(f"{where}, name", name, "Blad1, Dag *")
    turned = _one_of(written.get("times", DOWN), (DOWN, ACROSS), f"{where}, times") == ACROSS
    columns, labels, events, headings = (_table(written, key, where) for key in TABLES)
    if kind in WITH_TABLE and not columns:
        raise _wrong(f"{where}, columns", "", "time, urine, drink")
    _known(columns, keys_of(kind) if columns else frozenset(), f"{where}, columns")
    _known(labels, keys_of("labels"), f"{where}, labels")
    _known(events, EVENTS if events else frozenset(), f"{where}, events")
    heading = _line(written["heading"], not turned, f"{where}, heading") if "heading" in written else -1
    return FormSheet(
        kind,
        name,
        turned,
        heading,
        _line(written["first"], not turned, f"{where}, first") if "first" in written else heading + 1,
        _line(written["last"], not turned, f"{where}, last") if "last" in written else LAST,
        {key: _columns(one, turned, f"{where}, columns, {key}") for key, one in columns.items()},
        {key: _label(one, turned, f"{where}, labels, {key}") for key, one in labels.items()},
        frozenset(_line(one, turned, f"{where}, ignore") for one in _list(written, "ignore", where)),
        dict(_events(events, f"{where}, events")),
        {_cell(at, f"{where}, headings"): _text(one, f"{where}, headings, {at}") for at, one in headings.items()},
    )


def _events(written: dict[str, Any], where: str) -> Iterator[tuple[str, str]]:
    """Yield every word with the event it stands for; one word stands for one event."""
    met: dict[str, str] = {}
    for event in written:
        for word in _list(written, event, where):
            bare = plain(_text(word, f"{where}, {event}"))
            if not bare or met.setdefault(bare, event) != event:
                raise _wrong(f"{where}, {event}", word, f"{bare or '…'}: {met.get(bare, event)}")
            yield bare, event


def _known(written: Mapping[str, Any], allowed: frozenset[str], where: str) -> None:
    for key in written:
        if key not in allowed:
            place = f"{where}, {key}" if where else key
            raise CannotRead("form_key_unknown", place=place, allowed=", ".join(sorted(allowed)) or "–")


def _one_of(found: object, allowed: tuple[str, ...], where: str) -> str:
    if not isinstance(found, str) or found not in allowed:
        raise _wrong(where, found, ", ".join(allowed))
    return found


def _table(written: dict[str, Any], key: str, where: str) -> dict[str, Any]:
    found = written.get(key, {})
    if not isinstance(found, dict):
        raise _wrong(f"{where}, {key}", found, f"[sheet.{key}]")
    return found


def _list(written: dict[str, Any], key: str, where: str) -> list[Any]:
    found = written.get(key, [])
    if not isinstance(found, list):
        raise _wrong(f"{where}, {key}", found, '["H", "J"]')
    return found


def _columns(written: object, turned: bool, where: str) -> tuple[FormColumn, ...]:
    several = written if isinstance(written, list) and written else [written]
    return tuple(_column(one, turned, where) for one in several)


def _column(written: object, turned: bool, where: str) -> FormColumn:
    if not isinstance(written, dict):
        return FormColumn(_line(written, turned, where))
    _known(written, frozenset(("at", "unit")), where)
    unit = _one_of(written.get("unit", "ml"), tuple(UNITS_ML), f"{where}, unit")
    return FormColumn(_line(written.get("at"), turned, f"{where}, at"), unit if "unit" in written else "")


def _line(written: object, by_number: bool, where: str) -> int:
    """Return the row of a number, or the column of its letters, counted from 0."""
    if by_number:
        if isinstance(written, int) and not isinstance(written, bool) and 0 < written <= LAST:
            return written - 1
        raise _wrong(where, written, "4")
    if isinstance(written, str) and re.fullmatch("[A-Za-z]{1,3}", written):
        return column_number(written)
    raise _wrong(where, written, '"C"')


def _label(written: object, turned: bool, where: str) -> Place | None:
    if written == TAB_NAME:
        return None
    row, column = _cell(written, where, f'"B2", "{TAB_NAME}"')
    return (column, row) if turned else (row, column)


def _cell(written: object, where: str, expected: str = "B2") -> Place:
    found = _CELL.match(written) if isinstance(written, str) else None
    if found is None:
        raise _wrong(where, written, expected)
    return int(found[2]) - 1, column_number(found[1])


def _text(written: object, where: str) -> str:
    if not isinstance(written, str) or not written.strip():
        raise _wrong(where, written, '"Tijd"')
    return written


def _wrong(where: str, found: object, expected: str) -> CannotRead:
    return CannotRead("form_value_wrong", place=where, found="" if found is None else found, expected=expected)
