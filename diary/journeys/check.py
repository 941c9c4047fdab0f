"""The journey of a check: a diary that was opened → what a report of it would rest on, in words or as data."""

from __future__ import annotations

from typing import Any

from diary.exchange import check as as_data
from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened
from diary.reading.recognise.explain import explain
from diary.reading.recognise.form_making import form_of
from diary.reading.recognise.form_writing import written
from diary.record import Reading
from diary.reports import check as sentences


def in_words(opened: Opened, in_force: InForce, *, explained: bool) -> str:
    """Return what a reader is told of a diary; `explained`: with how it was understood, and a form to start from."""
    reading = opened.reading
    words = in_force.words_for(reading.language)
    checked = sentences.checked(reading, opened.assessment, opened.messages(words), words)
    if not explained:
        return checked
    understood = sentences.explained(explain(reading), words)
    return "\n".join((checked, understood, "", f"# {words('check.form')}", form_toml(reading)))


def entry(opened: Opened, in_force: InForce, *, explained: bool) -> dict[str, Any]:
    """Return the same as data."""
    reading = opened.reading
    checked = as_data.checked(reading, opened.assessment, in_force.words_for(reading.language))
    more = {"explained": as_data.explained(explain(reading), form_toml(reading))} if explained else {}
    return checked | more


def form_toml(reading: Reading) -> str:
    """Return a form's file that reads the file as it was read now, to be made to fit; empty where it needs none."""
    form = form_of(reading)
    return written(form) if form else ""
