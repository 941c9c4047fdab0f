"""The pieces of work that the desk hands to its workers: functions over values, each a journey of one file.

What they need is loaded by the workers, not by the desk. The diary of the last piece is remembered, so that its line,
its report and what is saved of it read it once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from diary.desk.bounds import within_memory
from diary.desk.lines import Line
from diary.record import CannotRead, NotRecognised
from diary.texts import LANGUAGES, texts

if TYPE_CHECKING:
    from diary.journeys.in_force import InForce
    from diary.journeys.opening import Opened
    from diary.journeys.source import Source
    from diary.reports.document import Audience
    from diary.texts import Texts

PRELOAD = (
    "diary.journeys.report",
    "diary.journeys.check",
    "diary.journeys.export",
    "diary.journeys.recorded",
    "diary.journeys.compare",
    "diary.journeys.leaflet",
    "diary.desk.form_pieces",
    "diary.desk.more_pieces",
    "diary.reports.charts",
    "diary.reports.html",
)
"""What a worker loads before its first piece."""
REMEMBERED = 2
"""Diaries that a worker keeps as it read them last."""
_DATA = frozenset({"xlsx", "fhir"})
_EXAMPLE = b"Datum;Tijd;Geplast (ml);Gedronken (ml)\n2-3-2026;7:30;250;\n2-3-2026;8:00;;200\n3-3-2026;7:40;300;\n"


@dataclass(frozen=True)
class Made:
    """What was made of a diary: the bytes, the format they have, and the name that the command would give them."""

    data: bytes
    format: str


_last: deque[tuple[Source, InForce, Opened]] = deque(maxlen=REMEMBERED)


def opened(source: Source, as_set: InForce) -> Opened:
    """Return a diary, read and analysed, within the memory that reading may take; CannotRead when it is none."""
    from diary.journeys.opening import open_diary

    for before, was_set, diary in _last:
        if before == source and (was_set.settings, was_set.form) == (as_set.settings, as_set.form):
            return diary
    with within_memory():
        diary = open_diary(source, as_set)
    _last.append((source, as_set, diary))
    return diary


def fetched(path: Path, as_set: InForce) -> Source:
    """Return a file that was named, as the commands fetch it; CannotRead when there is none."""
    from diary.journeys.source import Source
    from diary.reading.files.workbook import fetch
    from diary.reading.reader import shown_name

    return Source(shown_name(path), fetch(path, as_set.settings.reading))


def lines(source: Source, as_set: InForce) -> Mapping[str, Line]:
    """Return what the list says of a file, in each language."""
    try:
        diary = opened(source, as_set)
    except CannotRead as refusal:
        unknown = isinstance(refusal, NotRecognised)
        told = {name: why_not(refusal, source, texts(name)) for name in LANGUAGES}
        return {name: Line(refused=sentence, unknown_form=unknown) for name, sentence in told.items()}
    return {name: _line(diary, replace(as_set, asked=name)) for name in LANGUAGES}


def why_not(refusal: CannotRead, source: Source, words: Texts) -> str:
    """Return why there is no report, as the page says it: it has a page for a form that is not recognised."""
    if source.typed is not None and refusal.code == "nothing_filled_in":
        return words("desk.typed.nothing_yet")
    refusal.language = ""  # the page speaks one language
    return words.refusal(refusal, with_advice=not isinstance(refusal, NotRecognised))


def _line(diary: Opened, as_set: InForce) -> Line:
    from diary.journeys.report import report

    made = report(diary, (), as_set)
    composed = made.composed()
    return Line(
        composed.who,
        composed.period,
        composed.completeness,
        composed.stands_out or (made.words("desk.line.calm"),),
        calm=not composed.stands_out,
        messages=made.messages,
    )


def saved(source: Source, as_set: InForce, wanted: str, audience: Audience) -> Made:
    """Return a diary in a format, as `diary report` or `diary export` writes it."""
    from diary.journeys.export import export
    from diary.journeys.report import report

    diary = opened(source, as_set)
    made = export(diary, [wanted], as_set) if wanted in _DATA else report(diary, [wanted], as_set, audience)
    return Made(made.products[0].data, made.products[0].format)


def record(source: Source, as_set: InForce) -> str:
    """Return the text for the patient's record."""
    from diary.journeys.report import report

    return report(opened(source, as_set), (), as_set).record(ascii_=False)


def ready(as_set: InForce) -> None:
    """Do once what takes longer the first time: typefaces, templates and tables are loaded with the first report."""
    from diary.journeys.source import Source

    saved(Source("example.csv", _EXAMPLE), as_set, "html", "both")
