"""Lists: one table for all days, a row an event or a row a moment."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from tests.reading.forms import columns, styles
from tests.reading.forms.book import Book, Page
from tests.reading.forms.events import VOLUMES, Diary, Event
from tests.reading.forms.lay import above, label, lay, with_extras
from tests.reading.forms.manner import Manner
from tests.reading.forms.table import Column, Row
from tests.reading.forms.words import pick, words


def first_date(page: Page, manner: Manner, first: dt.date, top: int) -> int:
    """Write the date on which the diary begins, where no row has it."""
    if manner.dates in ("number", "day_row"):
        page.put(top, 0, label("first" if manner.dates == "number" else "date", manner))
        page.put(top, 1, styles.date(first, manner))
        return top + (2 if manner.dates == "number" else 1)
    return top


def list_of(diary: Diary, manner: Manner, made: list[Column]) -> Book:
    """Return a book with one table of these columns."""
    book = Book()
    page = book.page(pick(words()["labels"]["title"][manner.language], manner.words, "tab")[:25])
    top = first_date(page, manner, diary.first, above(page, manner))
    lay(book, page, manner, with_extras(made, manner), diary.events, diary.first, top)
    return book


def by_columns(diary: Diary, manner: Manner) -> Book:
    """A column for each kind of event."""
    return list_of(diary, manner, columns.moments(manner) + columns.of_kinds(manner))


def by_event(diary: Diary, manner: Manner) -> Book:
    """A column that says what happened, and an amount that means what it says."""
    made = [*columns.moments(manner), columns.name_of_event(manner, manner.kinds), columns.any_amount(manner)]
    made += [columns.what(manner)] if manner.what == "column" and manner.vocabulary != "place" else []
    return list_of(diary, manner, made + _details(manner))


def two_amounts(diary: Diary, manner: Manner) -> Book:
    """A column that says what happened, with the volume of a void beside the amount of a drink."""
    event = columns.name_of_event(manner, manner.kinds)
    made = [*columns.moments(manner), event, columns.amount("urine", manner), columns.amount("drink", manner)]
    return list_of(diary.of(*set(manner.kinds) - {"catheter"}), manner, made + _details(manner))


def by_letter(diary: Diary, manner: Manner) -> Book:
    """Drinks in their own column; a letter says whether an amount came by catheter."""
    letters = {"nl": {"catheter": "K", "void": "P"}, "en": {"catheter": "C", "void": "V"}}[manner.language]

    def cell(row: Row) -> str:
        return next((letters[event.kind] for event in row.events if event.kind in letters), "")

    letter = columns.column("letter", manner, cell)
    made = [*columns.moments(manner), columns.amount("drink", manner), letter]
    made.append(columns.any_amount(manner, ("catheter", "void")))
    return list_of(diary.of(*VOLUMES), manner, made)


def stools(diary: Diary, manner: Manner) -> Book:
    """A list of stools alone, with an urge that is that of a stool."""
    yes, no = ("ja", "nee") if manner.language == "nl" else ("yes", "no")
    title = {"nl": "Aandrang ja/nee", "en": "Urgency (Y/N)"}[manner.language]
    hurry = Column("urge", columns.cased(title, manner), lambda row: yes if row.at.minute % 2 else no)
    made = [*columns.moments(manner), columns.bristol(manner)]
    if manner.merged:
        nothing = pick(words()["no_stool"][manner.language], manner.words, "no stool")
        made.append(columns.column("remarks", manner, lambda row: nothing if row.of("no_stool") else "", ("no_stool",)))
        diary = _with_days_without(diary)
    return list_of(diary.of("stool", "no_stool"), manner, made + ([hurry] if manner.urge else []))


def _with_days_without(diary: Diary) -> Diary:
    """Return the diary with an entry, at noon, for each day that has no stool."""
    noon = dt.datetime.combine(diary.first, dt.time(12))
    with_stool = {event.at.date() for event in diary.of("stool").events}
    moments = [noon + dt.timedelta(days=day) for day in range(diary.days)]
    none = [Event("no_stool", at, day) for day, at in enumerate(moments) if at.date() not in with_stool]
    return replace(diary, events=tuple(sorted((*diary.events, *none), key=lambda event: event.at)))


def places(diary: Diary, manner: Manner) -> Book:
    """A child's list: a cross for a void, and where it came."""
    texts = words()["places"][manner.language]

    def where(row: Row) -> str:
        return pick(texts["leak" if row.of("leak") else "toilet"], row.at, "place")

    mark = columns.column("urine", replace(manner, unit_at="nowhere"), lambda row: "x", ("void", "leak"))
    place = Column("place", columns.cased(texts["heading"], manner), where)
    voids = tuple(replace(event, ml=None, leak="") for event in diary.of("void", "leak").events)
    return list_of(replace(diary, events=voids), manner, [*columns.moments(manner), mark, place])


def in_and_out(diary: Diary, manner: Manner) -> Book:
    """What went in and came out, each with its kind: not all of it is drunk, or urine, and each such kind is named."""
    texts, chance = words()["in_out"][manner.language], random.Random(manner.words)
    others = [*texts["in"], *texts["out"]]
    more = [
        Event(chance.choice(others), event.at + dt.timedelta(minutes=2), event.day, ml=event.ml)
        for event in diary.of("drink").events[1::4]
    ]
    drinks = words()["drinks"][manner.language]

    def kind(row: Row, side: str) -> str:
        event = row.events[0]
        if event.kind in others:
            return event.kind if event.kind in texts[side] else ""
        return {"in": drinks.get(event.what, ""), "out": texts["urine"] if event.kind == "void" else ""}[side]

    names = (columns.cased(text, manner) for text in texts["head"])
    made = []
    for side, own in (("in", "drink"), ("out", "void")):
        made.append(Column("event", next(names), lambda row, side=side: kind(row, side)))
        made.append(replace(columns.any_amount(manner, (own, *texts[side])), heading=next(names)))
    events = sorted((*diary.of("void", "drink").events, *more), key=lambda event: event.at)
    book = list_of(replace(diary, events=tuple(events)), manner, columns.moments(manner) + made)
    for name in others:
        cells = [event["cell"] for event in book.events if event["kind"] == name]
        if cells:
            why = f"{name} is neither drunk nor urine"
            book.to_name.append({"sheet": book.pages[0].name, "cell": cells, "why": why})
    book.events = [event for event in book.events if event["kind"] not in others]
    return book


def nappies(diary: Diary, manner: Manner) -> Book:
    """A list with the weight of each nappy, dry and wet: what was lost is the difference."""
    dry, chance = 30 + manner.words % 12, random.Random(manner.words)
    gains = {event.at: chance.randrange(40, 250, 5) for event in diary.events}
    names = (columns.cased(text, manner) for text in words()["nappies"][manner.language])
    made = [Column("dry", next(names), lambda row: dry if row.of("leak") else ""),
            Column("wet", next(names), lambda row: dry + gains[row.at] if row.of("leak") else "", ("leak",),
                   true=lambda event: {"g": gains[event.at], "amount": "some"})]  # fmt: skip
    own = replace(manner, kinds=("void", "drink"), urge=False, merged=False)
    voids = tuple(replace(event, leak="") for event in diary.events)
    return list_of(replace(diary, events=voids), own, columns.moments(own) + columns.of_kinds(own) + made)


def _details(manner: Manner) -> list[Column]:
    """Return the columns beside an event: urge, leak, type of stool."""
    made = [columns.urge(manner)] if manner.urge else []
    made += [columns.leak(manner)] if manner.leaks and "leak" in manner.kinds else []
    return made + ([columns.bristol(manner)] if "stool" in manner.kinds else [])
