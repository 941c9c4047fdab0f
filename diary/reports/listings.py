"""Lists for the screen: the reference values, and the settings in force."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from diary.analysis.metrics import BY_KEY
from diary.analysis.reference import Reference, references
from diary.limits import fact, population
from diary.reports.compose.figures import written_limit
from diary.reports.compose.keynumbers import written_limits
from diary.texts import Texts

_TAB = "    "


def reference_table(shown: Iterable[Reference], words: Texts) -> str:
    """Return the reference values as a table: what is within, of which metric, by which source."""
    rows = [
        words.lines("reference.header"),
        *((one.id, within(words, one), named(words, one.metric), cited(words, one)) for one in shown),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        "  ".join((*(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False)), row[-1])) for row in rows
    )


def reference_values(shown: Iterable[Reference], words: Texts, width: int) -> str:
    """Return each reference value in full: what is within, for whom, the source, the fact it rests on."""
    blocks = []
    for one in shown:
        published = references()[one.id]
        lines = [
            words("reference.measures", metric=named(words, one.metric), population=population(one, words)),
            words("reference.source", source=cited(words, one), place=_place(words, one)),
        ]
        if rests_on := fact(one, words):
            lines.append(rests_on)
        if one.grey_zone_below_age:
            low, age = written_limit(words, one.metric, one.low), words.number(one.grey_zone_below_age)
            lines.append(words("reference.grey", low=low, age=age))
        if one.on_limit == "borderline":
            lines.append(words("reference.borderline"))
        if one != published:
            lines.append(words("reference.instead", limits=within(words, published)))
        wrapped = [textwrap.fill(said, max(width, 40), initial_indent=_TAB, subsequent_indent=_TAB) for said in lines]
        blocks.append("\n".join((f"{one.id}: {within(words, one)}", *wrapped)))
    return "\n\n".join(blocks)


def within(words: Texts, one: Reference) -> str:
    """Write the limits with the unit; a percentage has its sign already."""
    unit = words(f"report.unit.{BY_KEY[one.metric].written_unit}") if one.metric in BY_KEY else ""
    return f"{written_limits(words, one)} {'' if unit in ('%', '') or one.high == 0 else unit}".rstrip()


def named(words: Texts, metric: str) -> str:
    """Return what a limit is of: the name of a metric, or of what else is held against it."""
    clinical = f"metrics.{metric}.clinical"
    return words(clinical if words.has(clinical) else f"reference.metric.{metric}")


def cited(words: Texts, one: Reference) -> str:
    """Return the sources of a limit by their short names."""
    return "; ".join(words(f"sources.{key}.short") for key in one.source.split("; "))


def _place(words: Texts, one: Reference) -> str:
    """Return where in its source a reference value stands, in words where there is no page."""
    named = f"reference.place.{one.page}"
    return words(named) if words.has(named) else one.page


def settings(in_force: Mapping[str, Any], defaults: Mapping[str, Any], words: Texts) -> str:
    """Return every setting with its value, and its default where that is another."""
    longest = max(map(len, in_force))
    lines = []
    for key, value in in_force.items():
        default = "" if value == defaults[key] else words("settings.default", value=_written(defaults[key], words))
        lines.append(f"{key:<{longest}}  {_written(value, words)}  {default}".rstrip())
    return "\n".join(lines)


def _written(value: object, words: Texts) -> str:
    if value is None or value in ("", ()):
        return words("settings.unset")
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return f"{value:.12g}" if isinstance(value, int | float) else str(value)
