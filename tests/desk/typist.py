"""A typist: the keys that a diary on paper takes, on the desk and in the workbook in LibreOffice, by one rule.

The rule: each character and each key that moves to another cell, row, block or sheet counts as one. In LibreOffice a
time has its colon, and a word is typed as far as its AutoInput needs: in full the first time in its column, then as
far as no other word of that column begins. On the desk a word is typed as far as no other word of its list begins.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from diary.journeys.source import Typed
from diary.journeys.typed import completed, offered

FIRST_ROW, LABELS = 8, ("B3", "B4", "B5")
Rows = list[list[str]]
Sheet = tuple[list[str], Rows]
"""What a sheet holds: its labels from top to bottom, and its rows from left to right, each up to its last answer."""


def paper(path: Path) -> dict[str, Sheet]:
    """Return what stands on the sheets of a workbook of ours, as a person reads it: times by hours and minutes."""
    workbook = openpyxl.load_workbook(path, read_only=False)
    about, morning = workbook["Gegevens"], workbook["Volgende ochtend"]
    found: dict[str, Sheet] = {"Gegevens": ([_said(about[f"B{row}"].value) for row in range(4, 8)], [])}
    for name in ("Dag 1", "Dag 2", "Dag 3"):
        sheet = workbook[name]
        rows = [[_said(cell.value) for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW, max_col=9)]
        first = next(row for row in range(FIRST_ROW, 12) if isinstance(sheet.cell(row, 1).value, dt.time))
        rows = rows[first - FIRST_ROW :]
        found[name] = ([_said(sheet[cell].value) for cell in LABELS], [_ended(row) for row in rows if any(row)])
    found["Volgende ochtend"] = ([_said(morning[f"B{row}"].value) for row in range(5, 8)], [])
    return found


def on_the_desk(sheets: dict[str, Sheet], typed: Typed) -> Iterator[str]:
    """Yield the keys that type these sheets on the desk: texts to type, and the names of keys in brackets."""
    for number, (name, (labels, rows)) in enumerate(sheets.items()):
        if number:
            yield "<PageDown>"
        for label in labels:
            yield _time(label)
            yield "<Enter>"
        if rows:
            if not labels[-1]:
                yield "<PageDown>"
            for row in rows:
                for place, text in enumerate(row):
                    if place:
                        yield "<Tab>"
                    yield _short(_time(text), offered(typed).get((name, "ABCDEFGHI"[place]), ()))
                yield "<Enter>"


def keys_on_the_desk(sheets: dict[str, Sheet], typed: Typed) -> int:
    """Return how many keys that takes."""
    return sum(1 if part.startswith("<") else len(part) for part in on_the_desk(sheets, typed))


def keys_in_libreoffice(sheets: dict[str, Sheet]) -> int:
    """Return how many keys the same takes in the workbook, by the rule above."""
    keys = 0
    for number, (labels, rows) in enumerate(sheets.values()):
        keys += bool(number)  # to the next sheet
        keys += 1 + sum(len(label) + 1 for label in labels)  # to the first answer; each with Enter
        keys += 4 if rows else 0  # from the last label to the first row: down thrice, and to its beginning
        before: list[set[str]] = [set() for _ in range(9)]
        for row in rows:
            for place, text in enumerate(row):
                others = {word for word in before[place] if word != text}
                known = text in before[place] and text.isalpha()
                keys += len(_short(text, (text, *others))) if known else len(text)
                before[place].add(text)
            keys += len(row)  # a Tab between two cells, and Enter
    return keys


def _said(value: object) -> str:
    if isinstance(value, dt.time):
        return f"{value.hour}:{value.minute:02}"
    return "" if value is None else f"{value:g}" if isinstance(value, int | float) else str(value)


def _time(text: str) -> str:
    """Return a time as it is typed on the desk, without its colon."""
    return text.replace(":", "") if text.replace(":", "").isdecimal() and text.count(":") == 1 else text


def _short(text: str, words: tuple[str, ...]) -> str:
    """Return as much of a word as no other of its list begins with."""
    lengths = range(1, len(text))
    return next((text[:length] for length in lengths if completed(text[:length], words) == text), text)


def _ended(row: list[str]) -> list[str]:
    last = max(place for place, text in enumerate(row) if text)
    return row[: last + 1]
