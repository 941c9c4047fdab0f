"""Grids: hours with codes, nights on their side, a month of stools, weeks of times and amounts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.reading.forms.book import Book
from tests.reading.forms.events import Diary, Event
from tests.reading.forms.odd.writing import Hand, dates, day_of, note, on_date, written

WEEKDAYS = {"nl": ("ma", "di", "wo", "do", "vr", "za", "zo"), "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}


def hour_codes(diary: Diary, hand: Hand) -> Book:
    """Hours below each other, dates beside each other, and a code in each box; a legend below, elsewhere, or none."""
    book = Book(turned=True)
    page = book.page(hand.say("Urenlijst", "Hours"))
    codes = dict(zip(("void", "drink", "leak"), hand.chance.choice(("PDL", "UDN", "WDX", "123", "ABC")), strict=True))
    with_amounts = hand.chance.random() < 0.5 and not codes["void"].isdigit()
    page.put(0, 0, hand.say("Plas- en drinklijst per uur", "Hourly chart"))
    page.put(2, 0, hand.say("Uur", "Hour"))
    for slot in range(24):
        page.put(3 + slot, 0, f"{slot:02}-{(slot + 1) % 24:02}")
    for number in dates(diary):
        page.put(2, 1 + number, written(day_of(diary, number)))
        boxes: dict[int, list[Event]] = {}
        for event in on_date(diary, number, *codes):
            boxes.setdefault(event.at.hour, [])
            if event.kind not in [other.kind for other in boxes[event.at.hour]]:
                boxes[event.at.hour].append(event)
        for hour, events in boxes.items():
            amount = {event: f"{event.ml:g}" if with_amounts and event.ml else "" for event in events}
            sign = hand.one(" ", "/", "+")
            cell = page.put(3 + hour, 1 + number, sign.join(codes[event.kind] + amount[event] for event in events))
            middle = dt.datetime.combine(day_of(diary, number), dt.time(hour, 30))
            for event in events:
                ml = event.ml if with_amounts else None
                note(book, page, replace(event, at=middle, ml=ml, leak="some"), cell, 31)
    meaning = {"void": hand.say("geplast", "passed urine"), "drink": hand.say("gedronken", "drink"),
               "leak": hand.say("nat", "wet")}  # fmt: skip
    legend = ", ".join(f"{code} = {meaning[kind]}" for kind, code in codes.items())
    where = hand.chance.random()
    if where < 0.4:
        page.put(28, 0, legend)
    elif where < 0.8:
        book.page(hand.say("Legenda", "Key")).put(0, 0, legend)
    return book


def nights_on_side(diary: Diary, hand: Hand) -> Book:
    """Nights beside each other: to bed, up and how much, up again, got up, first of the morning."""
    book = Book(turned=True)
    page = book.page(hand.say("Nachten", "Nights"))
    lines = [
        hand.say("Naar bed", "Went to bed"),
        hand.say("1e keer op", "1st time up"), hand.say("1e hoeveelheid (ml)", "1st volume (ml)"),
        hand.say("2e keer op", "2nd time up"), hand.say("2e hoeveelheid (ml)", "2nd volume (ml)"),
        hand.say("Opgestaan", "Got up"),
    ]  # fmt: skip
    page.put(0, 0, hand.say("Nacht van", "Night of"))
    for line, text in enumerate(lines, 1):
        page.put(line, 0, text)
    for number in range(diary.days):
        page.put(0, 1 + number, written(day_of(diary, number)))
        bed, rise = diary.moment(number, "bed"), diary.moment(number + 1, "rise")
        if bed:
            note(book, page, Event("bed", bed, number), page.put(1, 1 + number, f"{bed:%H:%M}"))
        up = [event for event in diary.events if event.kind == "void" and bed and bed < event.at
              and (rise is None or event.at < rise) and event.at < bed + dt.timedelta(hours=7)]  # fmt: skip
        for at, event in enumerate(up[:2]):
            page.put(2 + 2 * at, 1 + number, f"{event.at:%H:%M}")
            note(book, page, event, page.put(3 + 2 * at, 1 + number, event.ml or hand.say("vergeten", "missed")))
        if rise:
            note(book, page, Event("rise", rise, number + 1), page.put(6, 1 + number, f"{rise:%H:%M}"))
    return book


def month_of_stools(diary: Diary, hand: Hand) -> Book:
    """A month chart: a row a day with the number of its date, and a code of type and size in a shift's box."""
    book = Book()
    page = book.page(hand.say("Ontlasting", "Bowel chart"))
    first = diary.first.replace(day=1)
    names = {"nl": "januari februari maart april mei juni juli augustus september oktober november december",
             "en": "January February March April May June July August September October November December"}  # fmt: skip
    month = names[hand.language].split()[first.month - 1]
    page.put(0, 0, hand.say(f"Defecatielijst {month} {first.year}", f"Bowel record {month} {first.year}"))
    shifts = [hand.say("Nacht", "Night"), hand.say("Dag", "Day"), hand.say("Avond", "Evening")]
    for at, text in enumerate((hand.say("Dag", "Date"), *shifts)):
        page.put(2, at, text)
    for row in range(28):
        page.put(3 + row, 0, row + 1)
    sizes = hand.chance.random() < 0.6
    taken = set()
    for event in diary.of("stool").events:
        row, shift = event.at.day - 1, event.at.hour // 8
        if event.at.month != first.month or row > 27 or (row, shift) in taken:
            continue
        taken.add((row, shift))
        size = hand.one("S", "M", "L") if sizes else ""
        cell = page.put(3 + row, 1 + shift, f"{event.bristol}{size}" if sizes else event.bristol)
        note(book, page, event, cell, 720)
    return book


def week_of_pairs(diary: Diary, hand: Hand) -> Book:
    """A week on a page: a row a day, and pairs of a time and ml beside each other under a running number."""
    book = Book()
    page = book.page(hand.say("Week", "Week"))
    title = hand.one(hand.say("keer", "time"), hand.say("plas", "void"), "")
    most = 8
    page.put(0, 0, hand.say("Mijn week", "My week"))
    page.put(2, 0, hand.say("Dag", "Day"))
    for at in range(most):
        page.put(2, 1 + 2 * at, f"{at + 1} {title}".strip() if title else at + 1)
        page.put(3, 1 + 2 * at, hand.say("tijd", "time"))
        page.put(3, 2 + 2 * at, "ml")
    named = hand.chance.random() < 0.5
    for number in dates(diary):
        day = day_of(diary, number)
        name = WEEKDAYS[hand.language][day.weekday()]
        page.put(4 + number, 0, f"{name} {written(day)}" if named else written(day))
        for at, event in enumerate(on_date(diary, number, "void")[:most]):
            page.put(4 + number, 1 + 2 * at, f"{event.at:%H:%M}")
            note(book, page, event, page.put(4 + number, 2 + 2 * at, event.ml or "?"))
    return book
