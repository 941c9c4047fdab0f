"""Tables: a day in two halves, a nurse's balance by shift, pads on the scale, a column a drink, dates that differ."""

from __future__ import annotations

from dataclasses import replace

from tests.reading.forms.book import Book
from tests.reading.forms.events import Diary, Event
from tests.reading.forms.odd.writing import Hand, dates, day_of, note, on_date, written


def halves(diary: Diary, hand: Hand) -> Book:
    """A sheet a day: the morning to the left, the rest to the right, each with its own headings."""
    book = Book()
    for number in dates(diary):
        page = book.page(hand.say(f"Dag {number + 1}", f"Day {number + 1}"))
        page.put(0, 0, hand.say("Datum", "Date"))
        page.put(0, 1, written(day_of(diary, number)))
        heads = (
            hand.say("Tijd", "Time"),
            hand.say("Gedronken (ml)", "Drank (ml)"),
            hand.say("Geplast (ml)", "Urine (ml)"),
        )
        gap = hand.chance.choice((0, 1))
        tops = [4, 4]
        named = hand.chance.random() < 0.5
        for side in (0, 1):
            left = side * (3 + gap)
            page.put(
                2, left, (hand.say("Ochtend", "Morning"), hand.say("Middag en avond", "Afternoon and evening"))[side]
            )
            for at, text in enumerate(heads if side == 0 or named else (*heads[:1], "", "")):
                page.put(3, left + at, text)
        for event in on_date(diary, number, "void", "drink"):
            side = int(event.at.hour >= 12)
            left = side * (3 + gap)
            page.put(tops[side], left, f"{event.at:%H:%M}")
            note(book, page, event, page.put(tops[side], left + (1 if event.kind == "drink" else 2), event.ml or "x"))
            tops[side] += 1
    return book


def balance(diary: Diary, hand: Hand) -> Book:
    """A nurse's balance of one day: in by mouth, drip and tube, out as urine and drain, with sums by shift."""
    book = Book()
    page = book.page(hand.say("Balans", "Balance"))
    page.put(0, 0, hand.say("Vochtbalans", "Fluid balance"))
    page.put(0, 3, hand.say("Kamer 12", "Room 12"))
    page.put(1, 0, hand.say(f"Datum: {written(diary.first)}", f"Date: {written(diary.first)}"))
    mouth = hand.one(
        hand.say("per os", "PO"), hand.say("oraal", "oral"), hand.say("mond", "mouth"), hand.say("dranken", "cups")
    )
    page.put(2, 0, hand.say("Tijd", "Time"))
    page.put(2, 1, hand.say("IN (ml)", "INTAKE (ml)"))
    page.put(2, 4, hand.say("UIT (ml)", "OUTPUT (ml)"))
    for at, text in enumerate(
        (mouth, hand.say("infuus", "IV"), hand.say("sonde", "NG"), hand.say("urine", "urine"), "drain"), 1
    ):
        page.put(3, at, text)
    events = on_date(diary, 0, "void", "drink")
    top, sums, shift = 4, {1: 0.0, 4: 0.0}, events[0].at.hour // 8
    for event in [*events, None]:
        if event is None or event.at.hour // 8 != shift:
            page.put(top, 0, hand.say("Subtotaal", "Subtotal"))
            for at, total in sums.items():
                page.put(top, at, total)
            top, sums, shift = top + 1, {1: 0.0, 4: 0.0}, event.at.hour // 8 if event else shift
        if event:
            at = 1 if event.kind == "drink" else 4
            page.put(top, 0, f"{event.at:%H:%M}")
            if hand.chance.random() < 0.2:
                page.put(top, 2, 500)
            note(book, page, event, page.put(top, at, event.ml or "x"))
            sums[at] += event.ml or 0
            top += 1
    return book


def pads(diary: Diary, hand: Hand) -> Book:
    """A pad test: when a pad was changed, dry and wet weight, and the sum of what was lost."""
    book = Book()
    page = book.page(hand.say("Verbandtest", "Pad test"))
    page.put(0, 0, hand.say("24-uurs verbandtest", "24 hour pad test"))
    page.put(1, 0, hand.say("Datum", "Date"))
    page.put(1, 1, written(diary.first))
    heads = hand.chance.choice((
        (hand.say("Tijd", "Time"), hand.say("Droog (g)", "Dry (g)"), hand.say("Nat (g)", "Wet (g)")),
        (hand.say("Gewisseld om", "Changed at"), hand.say("voor", "before"), hand.say("na", "after")),
        (hand.say("Uur", "Hour"), hand.say("gewicht schoon", "clean weight"), hand.say("gewicht vuil", "used weight")),
    ))  # fmt: skip
    for at, text in enumerate(heads):
        page.put(3, at, text)
    top, lost = 4, 0
    for event in on_date(diary, 0, "void"):
        dry, gain = 28, hand.chance.randrange(5, 120)
        page.put(top, 0, f"{event.at:%H:%M}")
        page.put(top, 1, dry)
        cell = page.put(top, 2, dry + gain)
        note(book, page, Event("leak", event.at, 0, leak="some"), cell, g=gain)
        top, lost = top + 1, lost + gain
    page.put(top + 1, 0, hand.say("Totaal", "Total"))
    page.put(top + 1, 2, lost)
    return book


def column_a_drink(diary: Diary, hand: Hand) -> Book:
    """A row a moment, a column for each drink with ml or a number of cups, and one for urine."""
    book = Book()
    page = book.page(hand.say("Lijst", "List"))
    cups = hand.chance.random() < 0.3
    drinks = {"water": "water", "tea": hand.say("thee", "tea"), "coffee": hand.say("koffie", "coffee")}
    other = hand.say("anders", "other")
    heads = [hand.say("Datum", "Date"), hand.say("Tijd", "Time"), *drinks.values(), other, hand.say("plas", "urine")]
    unit = hand.one("", " (ml)")
    for at, text in enumerate(heads):
        page.put(0, at, text + (unit if at > 1 and not cups else ""))
    if cups:
        page.put(0, len(heads) + 1, hand.say("1 kopje = 150 ml", "1 cup = 150 ml"))
    row = 1
    for event in diary.of("void", "drink").events:
        page.put(row, 0, written(event.at.date()))
        page.put(row, 1, f"{event.at:%H:%M}")
        names = [*drinks, "other"]
        at = 6 if event.kind == "void" else 2 + names.index(event.what if event.what in drinks else "other")
        ml = event.ml
        if cups and event.kind == "drink":
            count = max(1, round((event.ml or 150) / 150))
            ml = count * 150.0
            cell = page.put(row, at, count)
        else:
            cell = page.put(row, at, event.ml or "x")
        note(book, page, replace(event, ml=ml), cell)
        row += 1
    return book


def other_dates(diary: Diary, hand: Hand) -> Book:
    """Tables of different dates on a sheet, below and beside each other; some dates stand beside a table."""
    book = Book()
    page = book.page(hand.say("Dagen", "Days"))
    heads = (hand.say("Tijd", "Time"), hand.say("Drinken ml", "Drink ml"), hand.say("Plas ml", "Urine ml"))
    abreast = hand.chance.random() < 0.5
    top = 0
    for number in dates(diary):
        left = 5 * number if abreast else 0
        start = 0 if abreast else top
        how = hand.chance.random()
        place = (start, left) if how < 0.6 else (start + 1, left + 3)
        page.put(*place, written(day_of(diary, number)))
        for at, text in enumerate(heads):
            page.put(start + 1, left + at, text)
        row = start + 2
        for event in on_date(diary, number, "void", "drink"):
            page.put(row, left, f"{event.at:%H:%M}")
            note(book, page, event, page.put(row, left + (1 if event.kind == "drink" else 2), event.ml or "x"))
            row += 1
        top = row + 1
    return book
