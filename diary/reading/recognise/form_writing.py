"""A clinic's own form → the file that tells it, to be corrected by hand or remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from diary.addresses import address, column_letters
from diary.reading.recognise.form import ANY_NAME, LAST, WITH_TABLE, Form, FormColumn, FormSheet
from diary.reading.recognise.form_file import ACROSS, TAB_NAME

NOT_TOLD = "# … = "
"""Before a column of which the form does not tell what it is."""


def written(form: Form) -> str:
    """Return the form's file; read back it is the same form."""
    lines = [f"urge_scale = {_text(form.urge_scale)}"] if form.urge_scale else []
    for sheet in form.sheets:
        lines += ["", *_sheet(sheet)]
    return "\n".join(lines).lstrip("\n") + "\n"


def _sheet(sheet: FormSheet) -> Iterator[str]:
    yield "[[sheet]]"
    if sheet.name != ANY_NAME:
        yield f"name = {_text(sheet.name)}"
    yield f"kind = {_text(sheet.kind)}"
    if sheet.turned:
        yield f"times = {_text(ACROSS)}"
    if sheet.heading >= 0:
        yield f"heading = {_line(sheet.heading, not sheet.turned)}"
    if sheet.first != sheet.heading + 1:
        yield f"first = {_line(sheet.first, not sheet.turned)}"
    if sheet.last != LAST:
        yield f"last = {_line(sheet.last, not sheet.turned)}"
    if sheet.ignore:
        yield f"ignore = [{', '.join(_line(line, sheet.turned) for line in sorted(sheet.ignore))}]"
    if sheet.kind in WITH_TABLE:
        yield "[sheet.columns]"
        yield from (_columns(key, columns, sheet) for key, columns in sheet.columns.items())
        yield from _not_read(sheet)
    if sheet.labels:
        yield "[sheet.labels]"
        for key, place in sheet.labels.items():
            yield f"{key} = {_text(TAB_NAME if place is None else address(*_upright(place, sheet)))}"
    if sheet.events:
        yield "[sheet.events]"
        for event in dict.fromkeys(sheet.events.values()):
            words = (_text(word) for word, stands_for in sheet.events.items() if stands_for == event)
            yield f"{event} = [{', '.join(words)}]"
    if sheet.headings:
        yield "[sheet.headings]"
        yield from (f"{address(*place)} = {_text(text)}" for place, text in sheet.headings.items())


def _not_read(sheet: FormSheet) -> Iterator[str]:
    """Yield a line, commented out, for every heading of the table that has no column yet."""
    for place, text in sheet.headings.items():
        heading, line = _upright(place, sheet)
        if heading == sheet.heading and line not in sheet.lines:
            yield f"{NOT_TOLD}{_line(line, sheet.turned)}{_comment(text)}"


def _columns(key: str, columns: Sequence[FormColumn], sheet: FormSheet) -> str:
    values = [_column(column, sheet) for column in columns]
    value = values[0] if len(values) == 1 else f"[{', '.join(values)}]"
    places = (_upright((sheet.heading, column.index), sheet) for column in columns)
    return f"{key} = {value}{_comment(', '.join(filter(None, (sheet.headings.get(place) for place in places))))}"


def _column(column: FormColumn, sheet: FormSheet) -> str:
    at = _line(column.index, sheet.turned)
    return f"{{ at = {at}, unit = {_text(column.unit)} }}" if column.unit else at


def _comment(text: str) -> str:
    shown = " ".join(text.split())
    return f"  # {shown}" if shown and shown.isprintable() else ""


def _upright(place: tuple[int, int], sheet: FormSheet) -> tuple[int, int]:
    return (place[1], place[0]) if sheet.turned else place


def _line(line: int, by_number: bool) -> str:
    return str(line + 1) if by_number else _text(column_letters(line))


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
