"""What the odd forms share: how a day and a time are written, and how the truth of an event is noted."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from tests.reading.forms.book import Book, Page
from tests.reading.forms.events import Diary, Event


@dataclass(frozen=True)
class Hand:
    """The hand that fills in a form: its language, and the chance by which it chooses."""

    language: str
    chance: random.Random

    def one(self, *words: str) -> str:
        """Return one of these words."""
        return self.chance.choice(words)

    def say(self, nl: str, en: str) -> str:
        """Return the word of the hand's language."""
        return nl if self.language == "nl" else en


def day_of(diary: Diary, number: int) -> dt.date:
    """Return the date of a day."""
    return diary.first + dt.timedelta(days=number)


def written(day: dt.date) -> str:
    """Write a date in numbers of which only one order is possible, or with its year first."""
    return f"{day.day}-{day.month}-{day.year}" if day.day > 12 else f"{day:%Y-%m-%d}"


def on_date(diary: Diary, number: int, *kinds: str) -> list[Event]:
    """Return what happened on a date, in order of time."""
    return [event for event in diary.events if event.at.date() == day_of(diary, number) and event.kind in kinds]


def dates(diary: Diary) -> range:
    """Return the numbers of the dates on which something happened."""
    last = max(event.at.date() for event in diary.events)
    return range((last - diary.first).days + 1)


def note(book: Book, page: Page, event: Event, cell: str, tolerance: int = 0, **known: object) -> None:
    """Note what is true of an event that stands in a cell."""
    more: dict[str, object] = {"ml": event.ml} if event.kind in ("void", "drink", "catheter") else {}
    more |= {"bristol": event.bristol} if event.kind == "stool" else {}
    more |= {"amount": event.leak} if event.kind == "leak" else {}
    book.events.append(
        {"kind": event.kind, "at": event.at.isoformat(timespec="minutes"), "sheet": page.name, "cell": cell,
         "tolerance_min": tolerance} | more | known
    )  # fmt: skip
