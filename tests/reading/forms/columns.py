"""The columns that a table may have, each with its heading and what is written below it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tests.reading.forms import styles
from tests.reading.forms.book import Truth
from tests.reading.forms.events import VOLUMES, Event
from tests.reading.forms.manner import Manner
from tests.reading.forms.styles import Value
from tests.reading.forms.table import Column, Row
from tests.reading.forms.words import headings, names_unit, pick, words

AMOUNTS = {"urine": "void", "drink": "drink", "catheter": "catheter"}
TYPED = re.compile("type|form|vorm|consist|bristol", re.IGNORECASE)
"""What a heading above 1 to 7 must say before it is known to be the Bristol type."""


def heading(meaning: str, manner: Manner) -> str:
    """Return the words above a column."""
    if manner.case == "camel":
        return pick(words()["camel"][meaning], manner.words, meaning)
    has_unit = meaning in (*AMOUNTS, "amount") and manner.unit_at == "heading"
    text = pick(headings(meaning, manner.language, manner.unit if has_unit else ""), manner.words, meaning)
    if has_unit and not names_unit(text):
        text += pick((" ({})", " [{}]", ", {}", " in {}"), manner.words, "unit").format(manner.unit)
    return cased(text, manner)


def cased(text: str, manner: Manner) -> str:
    """Return a heading as this person writes headings."""
    if manner.case == "snake":
        return re.sub(r"\W+", "_", text.lower()).strip("_")
    return text.upper() if manner.case == "upper" else text.lower() if manner.case == "lower" else text


def column(
    meaning: str,
    manner: Manner,
    cell: Callable[[Row], Value],
    kinds: tuple[str, ...] = (),
    about: tuple[str, ...] = (),
    true: Callable[[Event], Truth] | None = None,
) -> Column:
    """Return a column under a heading of its meaning."""
    unit = manner.unit if manner.unit_at == "row" and meaning in (*AMOUNTS, "amount") else ""
    return Column(meaning, heading(meaning, manner), cell, kinds, about, true, unit=unit)


def moments(manner: Manner) -> list[Column]:
    """Return the columns of date and time, as the form has them."""
    time = column("time", manner, lambda row: "" if row.of("no_stool") else styles.time(row.at, manner))
    time = _with_sleep("time", time, manner)
    half = [column("half", manner, lambda row: styles.half(row.at))] if manner.time == "half" else []
    if manner.dates == "row":
        return [column("date", manner, lambda row: styles.date(row.at.date(), manner)), time, *half]
    if manner.dates == "once":
        once = column("date", manner, lambda row: styles.date(row.at.date(), manner) if row.shown else "")
        return [once, time, *half]
    if manner.dates == "stamp":
        return [column("stamp", manner, lambda row: _stamp(row, manner)), *half]
    if manner.dates == "stamp_once":
        moment = lambda row: (styles.stamp if row.shown else styles.time)(row.at, manner)  # noqa: E731
        return [column("stamp", manner, moment), *half]
    if manner.dates == "number":
        return [column("number", manner, lambda row: row.block + 1), time, *half]
    return [time, *half]


def _stamp(row: Row, manner: Manner) -> Value:
    return styles.date(row.at.date(), manner) if row.of("no_stool") else styles.stamp(row.at, manner)


def amount(meaning: str, manner: Manner) -> Column:
    """Return a column with the amounts of one kind of event."""
    kind = AMOUNTS[meaning]

    def shown(event: Event) -> tuple[Value, float | None]:
        if manner.sized and kind == "void":
            return pick("SML", event.at), None
        together = kind == "drink" and manner.what == "cell" and manner.unit_at == "cell"
        drink = words()["drinks"][manner.language][event.what] if together else ""
        return styles.amount(event.ml, manner, mark=True, drink=drink)

    def cell(row: Row) -> Value:
        event = row.of(kind)
        return shown(event)[0] if event else ""

    return column(meaning, manner, cell, (kind,), true=lambda event: {"ml": shown(event)[1]})


def any_amount(manner: Manner, kinds: tuple[str, ...] = VOLUMES) -> Column:
    """Return a column with the amount of whatever event the row holds."""

    def cell(row: Row) -> Value:
        event = next((event for event in row.events if event.kind in kinds), None)
        return styles.amount(event.ml, manner, mark=False)[0] if event else ""

    def true(event: Event) -> Truth:
        return {"ml": styles.amount(event.ml, manner, mark=False)[1]}

    return column("amount", manner, cell, kinds, true=true)


def name_of_event(manner: Manner, kinds: tuple[str, ...]) -> Column:
    """Return a column that says what happened."""
    names = words()["events"][manner.vocabulary][manner.language]
    drinks = words()["drinks"][manner.language]

    def cell(row: Row) -> Value:
        event = row.events[0]
        return names.get(event.kind) or drinks[event.what]

    def true(event: Event) -> Truth:
        return {"what": event.what} if event.kind == "drink" and "drink" not in names else {}

    return column("event", manner, cell, kinds, true=true)


def what(manner: Manner) -> Column:
    """Return a column with the kind of drink."""
    drinks = words()["drinks"][manner.language]
    cell: Callable[[Row], Value] = lambda row: drinks[drink.what] if (drink := row.of("drink")) else ""  # noqa: E731
    return column("what", manner, cell, about=("drink",), true=lambda event: {"what": event.what})


def urge(manner: Manner) -> Column:
    """Return a column with the urge of a void."""
    cell: Callable[[Row], Value] = lambda row: void.urge if (void := row.of("void")) else ""  # noqa: E731
    return column("urge", manner, cell, about=("void",), true=lambda event: {"urge": event.urge})


def leak(manner: Manner) -> Column:
    """Return a column with what was lost, with a void or without."""

    def cell(row: Row) -> Value:
        lost = [event.leak for event in row.events if event.kind in ("void", "leak")]
        return styles.leak(max(lost, key=bool), manner)[0] if lost else ""

    def true(event: Event) -> Truth:
        known = styles.leak(event.leak, manner)[1]
        return {"amount" if event.kind == "leak" else "leak": known} if known else {}

    return column("leak", manner, cell, ("leak",), ("void",), true)


def bristol(manner: Manner) -> Column:
    """Return a column with the type of a stool."""
    cell: Callable[[Row], Value] = lambda row: stool.bristol if (stool := row.of("stool")) else ""  # noqa: E731
    untyped = column("bristol", manner, cell, ("stool",))
    typed = TYPED.search(untyped.heading)
    return replace(untyped, true=lambda event: {"bristol": event.bristol}) if typed else untyped


def remarks(manner: Manner) -> Column:
    """Return a column for remarks; rising and going to bed stand there when the form has no other place for them."""
    names = words()["events"]["plain"][manner.language]

    def cell(row: Row) -> Value:
        event = next((event for event in row.events if event.kind in ("rise", "bed")), None)
        return names[event.kind].lower() if event else ""

    return column("remarks", manner, cell, ("rise", "bed"))


def of_kinds(manner: Manner) -> list[Column]:
    """Return a column for each kind of event that the form has, and for what belongs to it."""
    made = []
    if "drink" in manner.kinds:
        made += [what(manner)] if manner.what == "column" else []
        made.append(amount("drink", manner))
    if "void" in manner.kinds:
        made.append(_with_sleep("urine", amount("urine", manner), manner))
        made += [urge(manner)] if manner.urge else []
    made += [amount("catheter", manner)] if "catheter" in manner.kinds else []
    made += [leak(manner)] if "leak" in manner.kinds else []
    made += [bristol(manner)] if "stool" in manner.kinds else []
    return made + ([remarks(manner)] if "rise" in manner.kinds and manner.sleep_at == "remarks" else [])


def _with_sleep(place: str, under: Column, manner: Manner) -> Column:
    """Return the column with the words of rising and going to bed in it, where this person writes them there."""
    if manner.sleep_at != place or "rise" not in manner.kinds:
        return under
    names = words()["asleep"][manner.language]

    def cell(row: Row) -> Value:
        event = next((event for event in row.events if event.kind in names), None)
        return " ".join(filter(None, (str(under.cell(row) or ""), names[event.kind]))) if event else under.cell(row)

    return replace(under, cell=cell, kinds=(*under.kinds, "rise", "bed"), true=_volume_only(under.true))


def _volume_only(true: Callable[[Event], Truth] | None) -> Callable[[Event], Truth] | None:
    return true and (lambda event: true(event) if event.kind in VOLUMES else {})
