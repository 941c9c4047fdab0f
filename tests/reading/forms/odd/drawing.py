"""A number → an odd form: the bytes of its file and what is true in it."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.reading.forms.book import Book
from tests.reading.forms.drawing import NAME, Form
from tests.reading.forms.events import Diary, draw
from tests.reading.forms.manner import Manner
from tests.reading.forms.odd import grids, tables, telling
from tests.reading.forms.odd.writing import Hand
from tests.reading.forms.workbook import as_xlsx

ODD: dict[str, Callable[[Diary, Hand], Book]] = {
    "hour_codes": grids.hour_codes,
    "nights_on_side": grids.nights_on_side,
    "month_of_stools": grids.month_of_stools,
    "week_of_pairs": grids.week_of_pairs,
    "halves": tables.halves,
    "balance": tables.balance,
    "pads": tables.pads,
    "column_a_drink": tables.column_a_drink,
    "other_dates": tables.other_dates,
    "sentences": telling.sentences,
    "unknown_headings": telling.unknown_headings,
    "key_elsewhere": telling.key_elsewhere,
    "stated_sizes": telling.stated_sizes,
}
"""Every odd shape."""


def odd_form(number: int) -> Form:
    """Return the odd form of this number: always the same one."""
    chance = random.Random(f"odd {number}")
    shape = list(ODD)[number % len(ODD)]
    hand = Hand(chance.choice(("nl", "en")), chance)
    diary = draw(chance, chance.choice((2, 3, 3, 4)))
    book = ODD[shape](diary, hand)
    truth = {
        "file": f"{NAME}.xlsx",
        "expects": "read" if book.events else "refused",
        "language": hand.language,
        "events": sorted(book.events, key=lambda event: event["at"]),
        "told": book.to_name,
        "turned": book.turned,
        "blocks": [],
    }
    return Form(f"{NAME}.xlsx", as_xlsx(book.pages), truth, diary, Manner(shape, hand.language, file="xlsx"))
