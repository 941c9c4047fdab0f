"""A form that is read wrongly → the smallest form that is wrong in the same way: fewer events, plainer choices."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

from tests.reading.forms.drawing import Form, written
from tests.reading.forms.events import Diary, Event
from tests.reading.forms.manner import Manner
from tests.reading.forms.shapes.catalogue import SHAPES

KEPT = ("shape", "words", "language")
"""Choices that make another form of it, not a plainer one."""


def smallest(form: Form, still_wrong: Callable[[Form], bool], least: int = 4) -> Form:
    """Return the smallest form that can be reached from this one by steps after each of which it is still wrong.

    `least` events are left, if there were as many: of fewer nobody could tell what the columns are.
    """
    progress = True
    while progress:
        progress = False
        for smaller in _smaller(form):
            if len(smaller.truth["events"]) >= least and still_wrong(smaller):
                form, progress = smaller, True
                break
    return form


def _smaller(form: Form) -> Iterator[Form]:
    """Yield the forms that are one step smaller: first with much less, then with a little less."""
    events = form.diary.events
    for share in (2, 4, 8):
        size = max(1, len(events) // share)
        for start in range(0, len(events), size):
            yield from _with(form.diary, form.manner, events[:start] + events[start + size :])
    if len(events) < 12:
        for number in range(len(events)):
            yield from _with(form.diary, form.manner, events[:number] + events[number + 1 :])
    for manner in _plainer(form.manner):
        yield from _with(form.diary, manner, events)


def _plainer(manner: Manner) -> Iterator[Manner]:
    """Yield the manners with one choice made plain, where the shape of the form leaves it."""
    shape = SHAPES[manner.shape]
    file = manner.file if "cell" in (manner.date, manner.time) else shape.files[0]
    plain = dataclasses.replace(Manner(dates=shape.dates[0], file=file), **shape.fixed)
    for field in dataclasses.fields(Manner):
        usual, own = getattr(plain, field.name), getattr(manner, field.name)
        if field.name in ("extras", "kinds"):
            for number in range(len(own)):
                yield dataclasses.replace(manner, **{field.name: own[:number] + own[number + 1 :]})
        elif field.name not in KEPT and own != usual:
            yield dataclasses.replace(manner, **{field.name: usual})


def _with(diary: Diary, manner: Manner, events: tuple[Event, ...]) -> Iterator[Form]:
    """Yield the form of these events, if any are left."""
    if events:
        days = max(event.day for event in events) + 1
        yield written(dataclasses.replace(diary, events=events, days=days), manner)
