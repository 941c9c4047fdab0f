"""The part of docs/reading.md about cells: what the reader makes of what people write, tried when it is made."""

from __future__ import annotations

import datetime as dt
import math
import tomllib
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from diary.reading.cells import codes as cell
from diary.reading.cells import dates, quantities, times, volumes
from diary.reading.cells.codes import Wrong
from diary.reading.cells.words import look_up
from docs.parts.markdown import code, table

Result = str


def _of_time(found: times.Clock) -> Result:
    shown = f"{found.minutes // 60 % 24:02}:{found.minutes % 60:02}"
    if found.minutes >= cell.DAY_MIN:
        return f"{shown}, the next day"
    if found.half_unknown:
        return f"{shown}, or twelve hours later: the rows around it tell which"
    if found.whole_hour:
        return f"{shown}, unless the rows around it tell that it is twelve hours later"
    return f"{shown}, a guess" if found.span or found.typed else shown


def _of_volume(found: volumes.Volume) -> Result:
    if math.isnan(found.ml):
        return "passed or drunk, not measured"
    parts = [f"{found.ml:g} ml" if found.ml else "nothing passed, nothing drunk"]
    parts += ["at least"] if found.bound == "at_least" else ["the middle of a range"] if found.bound == "range" else []
    parts += ["estimated"] if found.estimated else []
    parts += [found.what.replace("_", " ")] if found.what else []
    return ", ".join([*parts, *([f"with the remark `{found.note}`"] if found.note else [])])


_ORDERS = {
    "": "", "day": "", "month": "; then the month comes first in the whole file, a guess",
    "either": ", or the month first; the other dates of the file tell",
}  # fmt: skip


def _of_date(found: dates.Written) -> Result:
    if found.relative:
        return f"day {found.relative} of the diary"
    shown = f"{found.day}-{found.month}" + (f"-{found.year}" if found.year else "; the year follows from another date")
    return shown + _ORDERS[found.order]


def _of_urge(found: tuple[float, float]) -> Result:
    return f"code {found[0]:g}, level {found[1]:g}"


def _of_pad(found: tuple[float, float]) -> Result:
    gain = "" if math.isnan(found[1]) else f", {found[1]:g} g heavier"
    return ("changed" if found[0] else "not changed") + gain


def _of_bristol(found: tuple[int, int | None]) -> Result:
    return f"type {found[0]}" + (f" to {found[1]}" if found[1] else "")


def _of_word(found: str) -> Result:
    """A bare yes is the least degree, with a note."""
    return (
        "some, with the note [`yes_without_degree`](#yes_without_degree)" if found == "yes" else found.replace("_", " ")
    )


def _listed(name: str) -> Callable[[Any], Any]:
    def read(written: Any) -> Any:
        return look_up(name, written) or Wrong(f"{name}_not_listed")

    return read


def _word(name: str) -> Callable[[Any], Any]:
    return lambda written: cell.word(written, name)


READERS: dict[str, tuple[str, Callable[[Any], Any], Callable[[Any], Result]]] = {
    "time": ("Time", times.clock, _of_time),
    "volume": ("Amount in a ml column: Drink, Urine, Catheter", volumes.volume, _of_volume),
    "urge": ("Urge, on the scale PPIUS 0-4", lambda written: cell.urge(written, "ppius"), _of_urge),
    "urge_words": ("Urge, on a scale in words", lambda written: cell.urge(written, "words"), _of_urge),
    "leak": ("Leak of urine", _word("leak"), _of_word),
    "trigger": ("When (what led to the leak)", _listed("trigger"), _of_word),
    "drink": ("What (which drink)", _listed("drink"), _of_word),
    "pad": ("Pad", quantities.pad, _of_pad),
    "yes_no": ("Yes or no", cell.yes_no, lambda found: "yes" if found else "no"),
    "date": ("Date", dates.date, _of_date),
    "bristol": ("Type of stool", cell.bristol, _of_bristol),
    "straining": ("Straining", _word("straining"), _of_word),
    "stool_leak": ("Leak of stool", _word("stool_leak"), _of_word),
    "blood": ("Blood or mucus", _word("blood"), _of_word),
    "minutes": ("Minutes", quantities.minutes, lambda found: f"{found:g} minutes"),
    "pain": ("Pain", quantities.pain, lambda found: f"{found:g}"),
}
"""For each kind of cell its name, its reader, and how an outcome is told."""


def tried() -> Iterator[tuple[str, str, Any, Any]]:
    """Yield kind, list, what was written and what the reader made of it, for every cell of `cells.toml`."""
    for kind, lists in tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8")).items():
        for name, written in lists.items():
            for one in written:
                yield kind, name, one, READERS[kind][1](one)


def cells() -> str:
    """Return what the reader makes of every cell of `cells.toml`, by kind."""
    blocks = []
    for kind, found in groupby(tried(), key=lambda one: one[0]):
        by_outcome: dict[str, list[str]] = {}
        for _, _, written, outcome in found:
            by_outcome.setdefault(_outcome(kind, outcome), []).append(_as_written(written))
        rows = [[" ".join(written), outcome] for outcome, written in by_outcome.items()]
        blocks.append(f"### {READERS[kind][0]}\n\n" + table(["Written", "Read as"], rows))
    return "\n\n".join(blocks)


def _outcome(kind: str, found: Any) -> str:
    if isinstance(found, Wrong):
        return f"problem [`{found.code}`](#{found.code})"
    return READERS[kind][2](found)


def _as_written(written: Any) -> str:
    if isinstance(written, str):
        return code(written)
    if isinstance(written, bool):
        return f"{code(str(written).upper())} (a yes/no cell)"
    if isinstance(written, dt.time):
        return f"{code(f'{written:%H:%M}')} (a time cell)"
    return (
        f"{code(written)} (a date cell)" if isinstance(written, dt.date) else f"{code(f'{written:g}')} (a number cell)"
    )
