"""A chance → how a diary is written: each choice drawn, so that they fit together and mean one thing only."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.reading.forms import styles
from tests.reading.forms.events import Diary
from tests.reading.forms.extras import EXTRAS, RUNNING
from tests.reading.forms.manner import Manner
from tests.reading.forms.shapes.catalogue import SHAPES, Shape
from tests.reading.forms.shapes.elsewhere import SHEETS

WITH_SLEEP_ABOVE = ("sheets", "below_each_other", "template")
ALONE = ("letter", "stools", "in_and_out", "places", "nappies", "elsewhere")
"""Shapes whose kinds of event are those they need."""
WITH_LEAKS = ("hours", "grouped", "grouped_list", "online_form", "beside", "turned", "two_amounts")
"""Shapes whose kinds of event are those they need, and leaks."""
COLUMNS = ("columns", "sheets", "below_each_other", "turned")
"""Shapes that have a column for each kind of event."""
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16")
_ON_PAPER = ("label", "label", "label", "one_cell", "alone", "title")
DAYS_ABOVE = {"sheets": (*_ON_PAPER, "tab"), "below_each_other": _ON_PAPER}
IN_STAMPS = {"hhmm": "hh:mm", "7.10 uur": "h:mm", "half": "h:mm am"}
"""How a time is written behind a date in one cell, where it is not as alone."""


def choose(chance: random.Random, number: int) -> Manner:
    """Return a manner of which every choice is possible with the others, but for the dates."""
    name = chance.choices(list(SHAPES), [shape.share for shape in SHAPES.values()])[0]
    shape, language = SHAPES[name], chance.choice(("nl", "en"))
    language = shape.fixed.get("language", language)
    file, dates = chance.choice(shape.files), chance.choice(shape.dates)
    unit = chance.choices(("ml", "cc", "dl", "cl", "oz"), (80, 5, 5, 2, 8))[0]
    unit = shape.fixed.get("unit", "ml" if unit == "oz" and language == "nl" else unit)
    places = ("heading", "heading", "row", "cell", "nowhere") if unit == "ml" else ("heading", "heading", "row", "cell")
    unit_at = chance.choice(places)
    unit_at = "heading" if name == "hours" and unit_at == "row" else unit_at
    kinds = _kinds(chance, name, shape)
    extras = [extra for extra in EXTRAS if extra != RUNNING or (unit == "ml" and name in ("columns", "sheets"))]
    manner = Manner(
        shape=name, language=language, words=number, file=file, dates=dates,
        time=_time(chance, language, file, unit),
        night=chance.choice(("person", "person", "person", "calendar") if dates == "above" else
                            ("person",) if dates == "none" else ("calendar", "person")),
        unit=unit, unit_at=unit_at,
        case=chance.choices(("plain", "upper", "lower", "snake"), (75, 10, 8, 7))[0],
        order=chance.randrange(1, 10**6) if chance.random() < 0.6 else 0,
        vocabulary=chance.choice(("plain", "plain", "short", "in_out", "place", "long")),
        leaks=chance.choice(("words", "words", "yes", "cross", "plus")),
        what=chance.choice(("column", "column", "", "cell") if unit_at == "cell" else ("column", "")),
        kinds=kinds, urge=chance.random() < 0.4, merged=chance.random() < 0.5,
        extras=tuple(chance.sample(extras, chance.choice((0, 0, 1, 1, 2, 3)))),
        above=chance.choice((0, 0, 1, 2, 3)),
        below=chance.choices(("", "totals", "thanks", "summary"), (75, 13, 8, 4))[0],
        sleep_at=chance.choice(("remarks", "remarks", "urine", "time")) if name in COLUMNS else "remarks",
        day_above=chance.choice(DAYS_ABOVE.get(name, ("label",)) if dates == "above" else ("label",)),
        spans=file == "xlsx" and chance.random() < 0.3,
        explained=chance.random() < 0.06,
        other_sheet=chance.choice(SHEETS) if file == "xlsx" and chance.random() < 0.1 else "",
        sized=name in ("columns", "sheets") and chance.random() < 0.04,
        ragged=chance.random() < 0.05, encoding=chance.choices(ENCODINGS, (70, 10, 10, 10))[0],
        example=chance.random() < 0.06, gaps=chance.random() < 0.1,
        newest_first=chance.random() < (0.25 if name == "app" else 0.05),
    )  # fmt: skip
    return replace(manner, **shape.fixed)


def _kinds(chance: random.Random, name: str, shape: Shape) -> tuple[str, ...]:
    kinds = list(shape.needs or chance.choices((("void", "drink"), ("void",), ("drink",)), (80, 15, 5))[0])
    if name not in ALONE and "void" in kinds and chance.random() < 0.4:
        kinds.append("leak")
    if name not in (*ALONE, *WITH_LEAKS):
        kinds += [kind for kind, share in (("stool", 0.2), ("catheter", 0.12)) if chance.random() < share]
    sleeps = name in ("columns", "events", *WITH_SLEEP_ABOVE) or (name == "app")
    return (*kinds, "rise", "bed") if sleeps and "void" in kinds and chance.random() < 0.4 else tuple(kinds)


def _time(chance: random.Random, language: str, file: str, unit: str) -> str:
    if file == "xlsx" and chance.random() < 0.4 and unit != "oz":
        return "cell"
    foreign = styles.ENGLISH_TIMES if language == "nl" else styles.DUTCH_TIMES
    own = [name for name in styles.TIMES if name not in foreign]
    return chance.choice(styles.TWELVE if unit == "oz" else own)


def fit(manner: Manner, diary: Diary, chance: random.Random) -> Manner:
    """Return the manner with a way to write dates that can mean only one date."""
    american = manner.language == "en" and manner.twelve
    if manner.file == "xlsx" and chance.random() < 0.5 and manner.unit != "oz":
        date = "cell"
    else:
        spoken = [name for name in styles.DATES if "mon" in name or "mmm" in name]
        names = [name for name in styles.DATES if name not in styles.AMERICAN]
        names = [*spoken, "iso"] if manner.unit == "oz" else names
        names = [*names, *styles.AMERICAN[:1]] if manner.language == "en" else names
        beyond = all(event.at.day > 12 for event in diary.events)
        names = [*names, *styles.AMERICAN[1:] * 3] if american and (manner.unit == "oz" or beyond) else names
        date = chance.choice(names)
    time = manner.time
    if time in styles.SPOKEN_TIMES and not (
        manner.shape in COLUMNS[:3] and {"void", "drink"} <= set(manner.kinds) and not manner.newest_first
    ):
        time = "h:mm"
    if manner.dates.startswith("stamp"):
        time = IN_STAMPS.get(time, "hh:mm" if time == "cell" and date != "cell" else time)
    return replace(manner, date=date, time=time, year=chance.choice(("all", "first")))
