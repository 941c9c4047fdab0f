"""A number → a form: what happened, how it is written, the bytes of its file and what is true in it."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import Any

from tests.reading.forms.book import DELIMITERS, as_csv
from tests.reading.forms.choosing import choose, fit
from tests.reading.forms.events import Diary, draw
from tests.reading.forms.manner import Manner
from tests.reading.forms.matching import moment
from tests.reading.forms.shapes import elsewhere
from tests.reading.forms.shapes.catalogue import SHAPES
from tests.reading.forms.workbook import as_xlsx

NAME = "form"


@dataclass(frozen=True)
class Form:
    """One form: its file, what is true in it, and what it was made from."""

    file: str
    data: bytes
    truth: dict[str, Any]
    diary: Diary
    manner: Manner


def form(number: int) -> Form:
    """Return the form of this number: always the same one."""
    chance = random.Random(number)
    manner = choose(chance, number)
    count = 1 if manner.dates == "none" else chance.choice((1, 2, 2, 3, 3, 3, 4, 5, 7))
    diary = draw(chance, 14 if manner.shape == "stools" else count, drained="catheter" in manner.kinds)
    return written(diary, fit(manner, diary, chance))


def written(diary: Diary, manner: Manner) -> Form:
    """Return a diary written in this manner."""
    book = SHAPES[manner.shape].write(diary.of(*manner.kinds), manner)
    as_text = manner.file == "csv"
    if manner.other_sheet and not as_text:
        elsewhere.sheet(book, manner.other_sheet, manner, diary.first)
    data = as_csv(book.pages[0], DELIMITERS[manner.language], manner.encoding) if as_text else as_xlsx(book.pages)
    events = sorted(book.events, key=lambda event: event["at"])
    for entry in (*events, *book.to_name) if as_text else ():
        entry["sheet"] = NAME
    for event in events if manner.dates == "none" else ():
        event["at"] = _undated(event["at"], diary.first)
    file = f"{NAME}.{manner.file}"
    truth = {
        "file": file,
        "expects": "read" if events else "refused",
        "language": manner.language,
        "events": events,
        "told": book.to_name,
        "turned": book.turned,
        "blocks": [list(block) for block in book.blocks],
    }
    return Form(file, data, truth, diary, manner)


def _undated(at: str, first: dt.date) -> str:
    day = (moment(at).date() - first).days + 1
    return f"D{day}{at[10:]}"
