"""The journey of a leaflet: topics named or raised by a diary → composed → rendered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diary.analysis import reference
from diary.analysis.brochure import FOR_A_CHILD
from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened
from diary.journeys.products import Made, Product
from diary.refusal import Refusal
from diary.reports.compose.advice import doctor_box, fixed_box
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Box
from diary.reports.leaflet.compose import USUAL, compose
from diary.reports.leaflet.document import Leaflet
from diary.texts import CHILD, FAMILY, Texts, texts


class NothingRaised(Refusal):
    """A diary raises no topic, and none was named."""

    keys = ("cli.*",)

    def __init__(self, file: str, language: str) -> None:
        super().__init__("nothing_raised", file=file)
        self.language = language


@dataclass(frozen=True)
class Raised:
    """What a diary brings to a leaflet: its words, the topics it raises, what it notes for a doctor, and messages."""

    words: Texts
    topics: tuple[str, ...]
    doctor: Box
    messages: tuple[str, ...]
    child: bool


def raised_by(opened: Opened, in_force: InForce) -> Raised:
    """Return what a diary raises."""
    reading = opened.reading
    words = in_force.words_for(reading.language)
    diary = OneDiary.read_by(reading, opened.assessment, words)
    unclear = len(reading.problems) + len(diary.questions)
    return Raised(
        words,
        topics=tuple(tip.id for tip in diary.tips),
        doctor=doctor_box(diary),
        messages=(words("cli.unclear", file=reading.file, n=unclear),) if unclear else (),
        child=diary.is_child,
    )


def leaflet(
    topics: Iterable[str],
    formats: Iterable[str],
    in_force: InForce,
    raised: Raised | None = None,
    *,
    child: bool = False,
) -> Made:
    """Return a leaflet of these topics in each format, after them what a diary raised; the usual when none are.

    For a child, or for the diary of one, it is in a child's words and holds nothing but what a child may be told.
    """
    words = raised.words if raised else in_force.words
    child = child or (raised is not None and raised.child)
    usual = FOR_A_CHILD if child else USUAL
    topics = [topic for topic in (*topics, *(raised.topics if raised else ())) if not child or topic in usual]
    doctor = raised.doctor if raised else fixed_box(texts(words.language, FAMILY) if child else words)
    shown = texts(words.language, CHILD) if child else words
    references, letterhead = reference.in_force(in_force.settings.limits), in_force.settings.practice.letterhead
    composed = compose(topics or usual, shown, references, letterhead, doctor)
    messages = raised.messages if raised else ()
    return Made(tuple(_rendered(composed, name) for name in dict.fromkeys(formats)), messages, words)


def _rendered(composed: Leaflet, asked: str) -> Product:
    """Return a leaflet in a format; where no PDF can be made, a page takes its place."""
    from diary.reports import html, pdf

    if asked == "pdf":
        try:
            return Product(asked, pdf.render_leaflet(composed), asked)
        except pdf.PdfUnavailable:
            pass
    return Product("html", html.render_leaflet(composed).encode(), asked)
