"""A sheet → a file of SPSS (.sav) or Stata (.dta) with labels in both languages. The only user of pyreadstat, an extra.

A number that is not there says why: its reason is a missing value of its own, by code in SPSS, by kind in Stata.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from diary.exchange.tabular.shape import GENERATOR, Column, Sheet

FORMATS = ("sav", "dta")
LONGEST_NAME = 29
"""Characters of a name: both programs take 32, of which Stata's sets of labels want three for a number."""
LONGEST_LABEL = {"sav": 255, "dta": 80}
FIRST_REASON = -90_001
"""The number that stands for the first reason; no number of a diary comes near it."""
_CLOCKS = (
    re.compile(rb"(?<=\A.{92}).{17}", re.DOTALL),  # SPSS: the day and the time in the header
    re.compile(rb"(?<=<timestamp>\x11).{17}(?=</timestamp>)"),
)
_NO_CLOCK = (b"01 Jan 7000:00:00", b"01 Jan 1970 00:00")


@dataclass(frozen=True)
class Labels:
    """What the columns and the codes of a sheet are called; `reasons` are those that may stand in a number's place.

    `kinds` gives each reason its kind, which is all that Stata has room for.
    """

    columns: Mapping[str, str]
    codes: Mapping[str, Mapping[Any, str]]
    reasons: Mapping[str, str]
    kinds: Mapping[str, str]


def write(file: BinaryIO, name: str, sheet: Sheet, labels: Labels) -> None:
    """Write the sheet in the format of this name; a text in a column of numbers is the reason why there is none."""
    import pandas as pd
    import pyreadstat

    names = dict(zip((column.name for column in sheet.columns), short_names(sheet.columns), strict=True))
    held = dict(zip(names, zip(*sheet.rows, strict=True), strict=False)) or dict.fromkeys(names, ())
    reasons = {reason: FIRST_REASON - place for place, reason in enumerate(labels.reasons)}
    letters = {kind: chr(ord("a") + place) for place, kind in enumerate(dict.fromkeys(labels.kinds.values()))}
    missing = reasons if name == "sav" else {reason: letters[labels.kinds[reason]] for reason in reasons}
    frame, coded, absent = {}, {}, set[str]()
    for column in sheet.columns:
        own = names[column.name]
        values: Sequence[Any] = held[column.name]
        if column.kind == "number" and any(isinstance(one, str) for one in values):
            values = [missing[one] if isinstance(one, str) else one for one in values]
            absent.add(own)
        frame[own] = pd.Series(_of_kind(values, column.kind), dtype=None if values else object)
        coded[own] = {**labels.codes.get(column.name, {})}
    options: dict[str, Any] = {
        "file_label": GENERATOR,
        "column_labels": [labels.columns[column.name][: LONGEST_LABEL[name]] for column in sheet.columns],
        "variable_value_labels": {own: codes for own, codes in coded.items() if codes},
    }
    if name == "sav":
        told = {number: labels.reasons[reason] for reason, number in reasons.items()}
        options["variable_value_labels"] |= {own: {**coded[own], **told} for own in absent}
        options["missing_ranges"] = {own: [{"lo": min(told), "hi": FIRST_REASON}] for own in absent}
    else:
        options["variable_value_labels"] |= {own: {**coded[own], **{letters[k]: k for k in letters}} for own in absent}
        options["missing_user_values"] = {own: [*letters.values()] for own in absent}
    writer = pyreadstat.write_sav if name == "sav" else pyreadstat.write_dta
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, f"table.{name}")
        writer(pd.DataFrame(frame), str(made), **options)
        data = made.read_bytes()
    for clock, none in zip(_CLOCKS, _NO_CLOCK, strict=True):
        data = clock.sub(none, data, count=1) if (name == "sav") == (clock is _CLOCKS[0]) else data
    file.write(data)


def _of_kind(values: Sequence[Any], kind: str) -> list[Any]:
    if kind == "text":
        return ["" if value is None else value for value in values]
    return [int(value) if isinstance(value, bool) else value for value in values]


def short_names(columns: Iterable[Column]) -> list[str]:
    """Return a name for each column that both programs take: of a long one each word is cut, until it fits.

    >>> short_names([Column("code", "text"), Column("complete_spontaneous_bowel_movements_per_week", "number")])
    ['code', 'comp_spon_bowe_move_per_week']
    """
    return [_short(column.name) for column in columns]


def _short(name: str) -> str:
    words, letters = name.split("_"), LONGEST_NAME
    while len(name) > LONGEST_NAME:
        letters -= 1
        name = "_".join(word[:letters] for word in words)
    return name
