"""The journey of a check: a diary that was opened → what a report of it would rest on, in words or as data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from diary.exchange import check as as_data
from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened
from diary.reading.recognise.explain import explain
from diary.reading.recognise.form import Form
from diary.reading.recognise.form_making import form_of
from diary.reading.recognise.form_writing import NOT_TOLD, written
from diary.reading.recognise.meaning import keys_of
from diary.reading.recognise.weighed_readings import weighed
from diary.record import CannotRead, NothingRead, NotRecognised, Reading
from diary.reports import check as sentences
from diary.reports.messages import messages
from diary.texts import Texts, texts


def in_words(opened: Opened, in_force: InForce, *, explained: bool) -> str:
    """Return what a reader is told of a diary; `explained`: with how it was understood, and a form to start from.

    What is explained is a form's file as a whole: all but the form is behind the mark of a comment.
    """
    reading = opened.reading
    words = in_force.words_for(reading.language)
    checked = sentences.checked(
        reading, opened.assessment, opened.messages(words, whole=True), words, corrections=opened.corrections(words)
    )
    if not explained:
        return checked
    understood = sentences.explained(explain(reading), words)
    candidates = sentences.weighed(weighed(reading.sheets), words)
    return _with_form((checked, understood, candidates), form_of(reading), words)


def entry(opened: Opened, in_force: InForce, *, explained: bool) -> dict[str, Any]:
    """Return the same as data."""
    reading = opened.reading
    checked = as_data.checked(reading, opened.assessment, in_force.words_for(reading.language))
    if explained:
        understood = as_data.explained(explain(reading), weighed(reading.sheets), form_toml(reading))
        return checked | {"explained": understood}
    return checked


def refused_in_words(refusal: CannotRead, words: Texts, *, explained: bool) -> str:
    """Return why a file gives no report: of each row, where all were refused.

    `explained`: of a file that was not recognised the readings that were weighed, and a form to start from.
    """
    if isinstance(refusal, NothingRead):
        own = texts(refusal.language)
        every = messages(refusal.reading, (), own, whole=True)
        return sentences.nothing_read(own.refusal(refusal, with_advice=False), every)
    if not explained or not isinstance(refusal, NotRecognised):
        return words.refusal(refusal)
    own = texts(refusal.language) if refusal.language else words
    candidates = sentences.weighed(weighed(refusal.sheets), own)
    return _with_form((words.refusal(refusal, with_advice=False), candidates), refusal.nearest.form, own)


def refused_entry(file: str, refusal: CannotRead, words: Texts, *, explained: bool) -> dict[str, Any]:
    """Return the same as data."""
    sentence = words.refusal(refusal)
    if isinstance(refusal, NothingRead):
        return as_data.nothing_read(refusal.reading, sentence, texts(refusal.language))
    refused = as_data.refused(file, sentence)
    if explained and isinstance(refusal, NotRecognised):
        refused["explained"] = as_data.explained(None, weighed(refusal.sheets), written(refusal.nearest.form))
    return refused


def _with_form(parts: Iterable[str], form: Form | None, words: Texts) -> str:
    """Return a form's file: the parts before it as comments, and the form, with what may stand where it has none."""
    comments = [f"# {line}".rstrip() for part in parts for line in part.splitlines()]
    toml = written(form) if form else ""
    comments += ["", f"# {words('check.form')}"]
    if form and NOT_TOLD in toml:
        keys = sorted(frozenset[str]().union(*(keys_of(sheet.kind) for sheet in form.sheets)))
        comments.append(f"# {words('check.not_told', keys=', '.join(keys))}")
    return "\n".join((*comments, toml))


def form_toml(reading: Reading) -> str:
    """Return a form's file that reads the file as it was read now, to be made to fit; empty where it needs none."""
    form = form_of(reading)
    return written(form) if form else ""
