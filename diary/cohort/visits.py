"""A list of visits → the diaries that a registry expects, a row each: where a file lies, whose it is, which visit.

Everything that is wrong with a list is told in one run, with its cell, what was found and what was expected.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from diary.addresses import address
from diary.cohort.sources import Source, absolute, is_folder
from diary.reading.files.workbook import CellValue, Sheet, fetch, open_content
from diary.reading.reader import shown_name
from diary.settings import Limits

MISSING, DOUBLE, NOT_LISTED, OF_ANOTHER = "missing_diary", "double_visit", "not_listed", "code_of_another"
"""What stands under `problems` of a row that is held against a list."""
COLUMNS = ("path", "id", "visit", "arm", "site", "expected_visits")
"""Of a list, in the order of a `Visit`."""
REQUIRED = ("path", "id")
MOST_VISITS, MOST_COLUMNS = 200_000, 20
"""Rows of a list, and columns on average."""
MOST_EXPECTED = 1000
"""Visits of one person; a larger number is a slip of the pen."""
_SIGNS = re.compile(r"[\W_]+")
_BETWEEN = re.compile(r"\s*[;,|]\s*")


@dataclass(frozen=True)
class Visit:
    """One row of a list, or a visit that the list expects and does not have; `path` is whole, empty without a diary."""

    path: str
    id: str
    visit: str = ""
    arm: str = ""
    site: str = ""
    expected_visits: str = ""
    double: bool = False

    @property
    def source(self) -> Source:
        """The file to read; one that is missing is refused beforehand."""
        return Source(self.path, "" if self.path else MISSING)


@dataclass(frozen=True)
class Wrong:
    """One thing that is wrong with a list: a code, for what was expected, the cell, and what stands there."""

    code: str
    cell: str
    found: str = ""


class WrongList(Exception):
    """Everything that is wrong with a list of visits."""

    def __init__(self, problems: Sequence[Wrong]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Visits:
    """What a list says: its visits in order, with those that are expected and not listed; `unused` are other words."""

    rows: tuple[Visit, ...]
    unused: tuple[str, ...] = ()


def load(path: Path, limits: Limits) -> Visits:
    """Read a list from the first sheet of a file; CannotRead where it is no spreadsheet, WrongList where it is wrong.

    A path in it that is not whole begins where the list lies.
    """
    limits = replace(limits, rows=MOST_VISITS, cells=MOST_VISITS * MOST_COLUMNS, text_bytes=limits.file_bytes)
    sheets = open_content(fetch(path, limits), shown_name(path), limits, certain=True).sheets
    first, others = (sheets[0], sheets[1:]) if sheets else (Sheet("", []), [])
    wrong = [Wrong("other_sheet", f"{sheet.name}!A1") for sheet in others if any(map(any, sheet.rows))]
    wrong += [Wrong("fault", cell, found) for cell, found in first.faults.items()]
    head = next((at for at, row in enumerate(first.rows) if any(map(_text, row))), 0)
    columns, unused = _columns(first, head, wrong)
    rows = [*_rows(first, head, columns, absolute(path.parent), wrong)] if not wrong else []
    if not wrong and not rows:
        wrong.append(Wrong("no_rows", address(head + 1, 0)))
    expected = _expected(rows, columns.get("expected_visits", 0), wrong)
    if wrong:
        raise WrongList(wrong)
    visits = [visit for _, visit in rows]
    return Visits(tuple(_with_doubles([*_with_missing(visits, expected)])), unused)


@cache
def _words() -> Mapping[str, str]:
    """Return the column that each word above it stands for."""
    columns = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {_plain(word): name for name, said in columns.items() for words in said.values() for word in words}


def _plain(heading: str) -> str:
    return _SIGNS.sub(" ", heading).strip().casefold()


def _text(value: CellValue) -> str:
    """Return a cell as it is meant as a text: a whole number without a point, a date without a time.

    >>> _text(2.0), _text(" week 6 "), _text(dt.datetime(2026, 3, 2)), _text(None)
    ('2', 'week 6', '2026-03-02', '')
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value).strip()


def _columns(sheet: Sheet, head: int, wrong: list[Wrong]) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return where each column stands by the words in the first row, and the words that are no column of a list."""
    columns, unused = dict[str, int](), list[str]()
    headings = [*map(_text, sheet.rows[head] if sheet.rows else ())]
    for at, heading in enumerate(headings):
        name = _words().get(_plain(heading))
        if name in columns:
            wrong.append(Wrong("column_twice", address(head, at), heading))
        elif name is not None:
            columns[name] = at
        elif heading:
            unused.append(heading)
    named = ", ".join(filter(None, headings))
    wrong += [Wrong(f"no_{name}", address(head, 0), named) for name in REQUIRED if name not in columns]
    return columns, tuple(unused)


def _rows(
    sheet: Sheet, head: int, columns: Mapping[str, int], folder: str, wrong: list[Wrong]
) -> Iterator[tuple[int, Visit]]:
    """Yield each row with something in it, by its number; what is wrong with it is added to `wrong`."""
    width = len(sheet.rows[head])
    for number, row in enumerate(sheet.rows[head + 1 :], head + 1):
        told = {name: _text(row[at]) if at < len(row) else "" for name, at in columns.items()}
        for at, value in enumerate(row):
            if (text := _text(value)) and (at >= width or not _text(sheet.rows[head][at])):
                wrong.append(Wrong("without_heading", address(number, at), text))
        if not any(told.values()):
            continue
        if not told["id"]:
            wrong.append(Wrong("id", address(number, columns["id"])))
        if told["path"]:
            told["path"] = absolute(Path(folder, told["path"]))
            if is_folder(told["path"]):
                wrong.append(Wrong("path", address(number, columns["path"]), _text(row[columns["path"]])))
        told = dict.fromkeys(COLUMNS, "") | told
        yield number, Visit(told["path"], told["id"], told["visit"], told["arm"], told["site"], told["expected_visits"])


def _expected(rows: Iterable[tuple[int, Visit]], column: int, wrong: list[Wrong]) -> dict[str, tuple[str, ...] | int]:
    """Return the visits that are expected of each person: their names, or how many; one person has one expectation."""
    expected, first = dict[str, tuple[str, ...] | int](), dict[str, str]()
    for number, visit in rows:
        if not (said := visit.expected_visits):
            continue
        if said.isdecimal() and not (len(said) <= len(str(MOST_EXPECTED)) and 1 <= int(said) <= MOST_EXPECTED):
            wrong.append(Wrong("expected_visits", address(number, column), said))
        elif first.setdefault(visit.id, said) != said:
            wrong.append(Wrong("expected_before", address(number, column), said))
        else:
            expected[visit.id] = int(said) if said.isdecimal() else tuple(filter(None, _BETWEEN.split(said)))
    return expected


def _with_missing(visits: Sequence[Visit], expected: Mapping[str, tuple[str, ...] | int]) -> Iterator[Visit]:
    """Yield the visits of a list, and behind the last of each person those that are expected and not listed."""
    last = {visit.id: at for at, visit in enumerate(visits)}
    of_person = dict[str, list[Visit]]()
    for at, visit in enumerate(visits):
        of_person.setdefault(visit.id, []).append(visit)
        yield visit
        if at == last[visit.id] and visit.id in expected:
            own = of_person[visit.id]
            said = next(one.expected_visits for one in own if one.expected_visits)
            arm, site = _shared(one.arm for one in own), _shared(one.site for one in own)
            for name in missing(expected[visit.id], [one.visit for one in own]):
                yield Visit("", visit.id, name, arm, site, said)


def _shared(values: Iterable[str]) -> str:
    """Return the value that all rows of a person have, empty where they differ."""
    first, *others = {*values}
    return "" if others else first


def missing(expected: tuple[str, ...] | int, listed: Sequence[str]) -> list[str]:
    """Return the visits that are expected and not listed; without a name where only their number is known.

    >>> missing(3, ["1", "3"]), missing(3, ["baseline"]), missing(("week 0", "week 6"), ["Week 0"])
    (['2'], ['', ''], ['week 6'])
    """
    if isinstance(expected, tuple):
        known = {name.casefold() for name in listed}
        return [name for name in expected if name.casefold() not in known]
    numbers = [str(number) for number in range(1, expected + 1)]
    if set(listed) <= set(numbers):
        return [number for number in numbers if number not in listed]
    known = {name for name in listed if name}
    return [""] * (expected - len(known) - listed.count(""))


def _with_doubles(visits: Sequence[Visit]) -> Iterator[Visit]:
    """Yield the visits, those that a person has twice marked."""
    times = Counter((visit.id, visit.visit.casefold()) for visit in visits if visit.visit)
    return (replace(visit, double=times[visit.id, visit.visit.casefold()] > 1) for visit in visits)
