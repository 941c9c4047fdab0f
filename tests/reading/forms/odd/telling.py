"""Words: sentences in place of cells, unknown headings, codes with a key elsewhere, sizes stated on the form."""

from __future__ import annotations

from dataclasses import replace

from tests.reading.forms.book import Book
from tests.reading.forms.events import Diary
from tests.reading.forms.odd.writing import Hand, dates, day_of, note, on_date, written


def sentences(diary: Diary, hand: Hand) -> Book:
    """A line for each thing that happened, in words, below the date; or with the time in a cell of its own."""
    book = Book()
    page = book.page(hand.say("Dagboek", "Diary"))
    apart = hand.chance.random() < 0.5
    row = 0
    for number in dates(diary):
        page.put(row, 0, written(day_of(diary, number)))
        row += 1
        for event in on_date(diary, number, "void", "drink", "leak"):
            at, ml = f"{event.at:%H:%M}", f"{event.ml:g} ml" if event.ml else hand.say("niet gemeten", "not measured")
            text = {
                "void": hand.say(f"geplast, {ml}", f"passed urine, {ml}"),
                "drink": hand.say(f"ik dronk {ml} {event.what}", f"had {ml} of {event.what}"),
                "leak": hand.say("wat urine verloren bij het hoesten", "leaked a bit when coughing"),
            }[event.kind]
            if apart:
                page.put(row, 0, at)
                cell = page.put(row, 1, text)
            else:
                cell = page.put(row, 0, hand.say(f"Om {at} {text}", f"At {at} {text}"))
            note(book, page, replace(event, leak="some"), cell)
            row += 1
    return book


UNKNOWN = ("Ronde", "Code Q", "Kolom 4", "X-waarde", "Meting", "Rubriek", "Vak", "Zaal")


def unknown_headings(diary: Diary, hand: Hand) -> Book:
    """A list with dates and times, and columns of amounts under headings that say nothing."""
    book = Book()
    page = book.page(hand.one("Blad1", "Sheet1", "Export"))
    names = hand.chance.sample(UNKNOWN, 3)
    known = hand.chance.random() < 0.6
    passed = hand.say("Geplast", "Urine") if known else names[1]
    heads = [hand.say("Datum", "Date"), hand.say("Tijd", "Time"), names[0], passed, names[2]]
    for at, text in enumerate(heads):
        page.put(0, at, text)
    for row, event in enumerate(diary.of("void", "drink", "leak").events, 1):
        page.put(row, 0, written(event.at.date()))
        page.put(row, 1, f"{event.at:%H:%M}")
        at = {"drink": 2, "void": 3, "leak": 4}[event.kind]
        cell = page.put(row, at, (event.ml or "x") if event.kind != "leak" else hand.say("beetje", "little"))
        note(book, page, replace(event, leak="some"), cell)
    return book


def key_elsewhere(diary: Diary, hand: Hand) -> Book:
    """A list of codes and amounts; what a code means stands on another sheet, below, or nowhere."""
    book = Book()
    page = book.page(hand.say("Invoer", "Entries"))
    codes = dict(zip(("void", "drink", "leak"), hand.chance.choice(("123", "ABC", "PDN", "XYZ")), strict=True))
    for at, text in enumerate(
        (hand.say("datum", "date"), hand.say("tijd", "time"), "code", hand.say("hoeveel", "quantity"))
    ):
        page.put(0, at, text)
    events = diary.of("void", "drink", "leak").events
    for row, event in enumerate(events, 1):
        page.put(row, 0, written(event.at.date()))
        page.put(row, 1, f"{event.at:%H:%M}")
        code = codes[event.kind]
        named = page.put(row, 2, int(code) if code.isdigit() else code)
        amount = page.put(row, 3, event.ml)
        note(book, page, replace(event, leak="some"), amount if event.ml else named)
    meaning = {
        "void": hand.say("plassen", "voiding"),
        "drink": hand.say("drinken", "drinking"),
        "leak": hand.say("verlies", "leakage"),
    }
    where = hand.chance.random()
    if where < 0.8:
        key = book.page(hand.say("Codeboek", "Codebook")) if where < 0.5 else page
        top = 0 if where < 0.5 else len(events) + 3
        for row, (kind, code) in enumerate(codes.items()):
            key.put(top + row, 0, int(code) if code.isdigit() else code)
            key.put(top + row, 1, meaning[kind])
    return book


def stated_sizes(diary: Diary, hand: Hand) -> Book:
    """A list in words whose sizes stand on the form: of a glass and a mug, of a small and a large void."""
    book = Book()
    page = book.page(hand.say("Dagboek", "Diary"))
    sizes = {"S": 100.0, "M": 250.0, "L": 400.0}
    glass, mug = hand.chance.choice((180.0, 200.0)), hand.chance.choice((250.0, 300.0))
    words = {glass: hand.say("glas", "glass"), mug: hand.say("mok", "mug")}
    stated = ", ".join(f"{word} = {ml:g} ml" for ml, word in words.items())
    small = ", ".join(f"{letter} = {ml:g} ml" for letter, ml in sizes.items())
    page.put(0, 0, stated)
    page.put(1, 0, hand.say(f"Plas: {small}", f"Urine: {small}"))
    heads = (
        hand.say("Datum", "Date"),
        hand.say("Tijd", "Time"),
        hand.say("Gedronken", "Drink"),
        hand.say("Geplast", "Urine"),
    )
    for at, text in enumerate(heads):
        page.put(3, at, text)
    for row, event in enumerate(diary.of("void", "drink").events, 4):
        page.put(row, 0, written(event.at.date()))
        page.put(row, 1, f"{event.at:%H:%M}")
        if event.kind == "drink":
            ml = hand.chance.choice((glass, mug))
            cell = page.put(row, 2, f"1 {words[ml]}")
        else:
            letter = hand.one("S", "M", "L")
            ml = sizes[letter]
            cell = page.put(row, 3, letter)
        note(book, page, replace(event, ml=ml), cell)
    return book
