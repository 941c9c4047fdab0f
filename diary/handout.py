"""The journey of a leaflet: topics named or raised by a diary → composed → rendered → written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from diary.analysis import tips
from diary.analysis.reference import in_force
from diary.files import CannotWrite, write_whole
from diary.journey import NoReport, Opened
from diary.reports.compose.advice import doctor_box, fixed_box
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Box
from diary.reports.leaflet.compose import USUAL, compose
from diary.reports.leaflet.document import Leaflet
from diary.settings import Settings
from diary.texts import Texts, texts


@dataclass(frozen=True)
class Raised:
    """What a diary brings to a leaflet: its language, the topics it raises, and what it notes for a doctor."""

    language: str
    topics: tuple[str, ...]
    doctor: Box
    messages: tuple[str, ...]


def raised_by(opened: Opened, language: str = "") -> Raised:
    """Return what a diary raises; `language` empty is its own."""
    reading = opened.reading
    words = texts(language or reading.language)
    one = OneDiary(reading, opened.assessment, words)
    unclear = len(reading.problems) + len(one.questions())
    return Raised(
        language=words.language,
        topics=tuple(tip.id for tip in tips.raised(one.assessment, one.index)),
        doctor=doctor_box(one),
        messages=(words("cli.unclear", file=reading.file, n=unclear),) if unclear else (),
    )


def write_leaflet(
    path: Path, topics: Iterable[str], words: Texts, settings: Settings, doctor: Box | None = None, *, force: bool
) -> tuple[Path, tuple[str, ...]]:
    """Write a leaflet of these topics, the usual ones when there are none; return where, and what to tell.

    The ending of `path` is the format. Raises NoReport when it cannot be written.
    """
    references, letterhead = in_force(settings.limits), settings.practice.letterhead
    leaflet = compose(tuple(topics) or USUAL, words, references, letterhead, doctor or fixed_box(words))
    target, data = _rendered(leaflet, path)
    told = () if target == path else (words("cli.leaflet_unavailable", path=target),)
    try:
        write_whole(target, data, force=force)
    except CannotWrite as problem:
        raise NoReport(words(f"files.{problem.code}", **problem.values)) from problem
    return target, (*told, words("cli.leaflet_written", path=target))


def _rendered(leaflet: Leaflet, path: Path) -> tuple[Path, bytes]:
    """Return the bytes and the name they go under: where no PDF can be made, a page takes its place."""
    from diary.reports import html, pdf

    if path.suffix.lower() == ".pdf":
        try:
            return path, pdf.render_leaflet(leaflet)
        except pdf.PdfUnavailable:
            path = path.with_suffix(".html")
    return path, html.render_leaflet(leaflet).encode()
