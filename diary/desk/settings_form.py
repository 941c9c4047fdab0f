"""The settings file as a form: its values as they may be written in fields, and what is written → the file, else kept.

The desk's door to tomlkit, which changes a value and leaves comments, order and all else in a file as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from diary.refusal import Refusal
from diary.settings import DEFAULTS
from diary.settings_file import LOGO, WrongSettings, as_toml, in_force, kinds, stated, understood

THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,]\d{3})+")
LIMITS = "limits."
DIGITS = 8
"""Decimals of a share: what only the arithmetic puts behind them is left out."""
UNSHOWN = "reading."
"""How the keys begin that the form leaves alone."""


class CannotChange(Refusal):
    """The settings file cannot be changed from the form without changing something else in it."""

    keys = ("desk.settings.*",)


@dataclass(frozen=True)
class Field:
    """A setting: its key, its kind, what the file says, and what holds where it says nothing."""

    key: str
    kind: str
    value: str
    default: str


def fields(data: bytes, path: Path, percents: Collection[str] = ()) -> dict[str, Field]:
    """Return every setting of the form by its key; WrongSettings when the file is no TOML.

    `percents` are the limits that are shares: a half in the file, 50 in the form.
    """
    values, defaults = stated(data, path), in_force(DEFAULTS)
    return {
        key: Field(key, kind, *(_shown(as_percent(value, key, percents)) for value in (values.get(key), defaults[key])))
        for key, kind in kinds().items()
        if not key.startswith(UNSHOWN)
    }


def is_percent(key: str, percents: Collection[str]) -> bool:
    """Tell whether a setting is a limit that is a share."""
    return key.startswith(LIMITS) and key.split(".")[1] in percents


def as_percent(value: Any, key: str, percents: Collection[str]) -> Any:
    """Return a share as its percentage, and anything else as it is."""
    if not (is_percent(key, percents) and isinstance(value, int | float)):
        return value
    percentage = round(value * 100, DIGITS)
    return int(percentage) if percentage == int(percentage) else percentage


def changed(
    data: bytes,
    written: Mapping[str, str],
    path: Path,
    *,
    percents: Collection[str] = (),
    without_logo: bool = False,
) -> bytes:
    """Return the content of the file with what is written in the fields; an empty field is a setting taken out.

    `without_logo`: its logo is looked at elsewhere, and is not there yet.

    WrongSettings names everything that is wrong then; CannotChange where the file is put together in a way that does
    not let one value be changed.
    """
    before, known = stated(data, path), kinds()
    wanted = {key: _as_share(_understood(text, known[key]), key, percents) for key, text in written.items()}
    try:
        document = tomlkit.parse(data.decode("utf-8-sig"))
        for key, value in wanted.items():
            _set(document, key.split("."), value)
        after = tomlkit.dumps(document).encode()
    except (TOMLKitError, ValueError) as error:
        raise CannotChange("by_hand", path=path) from error
    expected = {key: value for key, value in (before | wanted).items() if value is not None}
    if stated(after, path) != expected:
        raise CannotChange("by_hand", path=path)
    understood(_without(after) if without_logo else after, path)
    return after


def _without(data: bytes) -> bytes:
    document = tomlkit.parse(data.decode())
    _set(document, LOGO.split("."), None)
    return tomlkit.dumps(document).encode()


def problems(wrong: WrongSettings) -> dict[str, list[Any]]:
    """Return what is wrong by the field that it is about; of two ends that cross by both."""
    about: dict[str, list[Any]] = {}
    for problem in wrong.problems:
        key = str(problem.values.get("key", ""))
        for each in (f"{key}.low", f"{key}.high") if problem.code == "low_above_high" else (key,):
            about.setdefault(each, []).append(problem)
    return about


def _set(place: Any, names: list[str], value: object) -> None:
    """Set a value, or take it out where it is None; a heading that is not there yet is made."""
    *headings, name = names
    for heading in headings:
        if heading not in place:
            if value is None:
                return
            place[heading] = tomlkit.table(is_super_table=heading == "limits")
        place = place[heading]
        if not isinstance(place, Mapping):
            return
    if value is not None:
        place[name] = value
    elif name in place:
        del place[name]


def _understood(text: str, kind: str) -> Any:
    """Return what is written in a field as the file has it: None for nothing, a text where it is no number."""
    text = text.strip()
    if not text:
        return None
    if kind == "lines":
        return [line.strip() for line in text.splitlines() if line.strip()]
    if kind in ("text", "picture", "clock", "timezone"):
        return text
    if THOUSANDS.fullmatch(text):
        return text  # 1.500 is fifteen hundred to one and one and a half to another
    plain = text.replace(",", ".", 1)
    for number in (int, float):
        try:
            value = number(plain)
        except ValueError:
            continue
        return value if isfinite(value) else text
    return text


def _as_share(value: Any, key: str, percents: Collection[str]) -> Any:
    share = is_percent(key, percents) and isinstance(value, int | float)
    return round(value / 100, DIGITS) if share else value


def _shown(value: object) -> str:
    """Write a value as a field has it."""
    if isinstance(value, list | tuple):
        return "\n".join(map(str, value))
    return value if isinstance(value, str) else "" if value is None else as_toml(value).strip('"')
