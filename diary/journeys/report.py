"""The journey of a report: a diary that was opened → composed → rendered in each format asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened
from diary.journeys.products import Reported, rendered
from diary.reports.compose import compose
from diary.reports.document import Audience, Report


def report(
    opened: Opened, formats: Iterable[str], in_force: InForce, audience: Audience = "both", *, ascii_: bool = False
) -> Reported:
    """Return the report of a diary in each format, with a message for all that its reading noticed."""
    reading, assessment = opened.reading, opened.assessment
    words = in_force.words_for(reading.language)

    @cache
    def composed() -> Report:
        return compose(reading, assessment, words, audience)

    def as_data() -> str:
        from diary.exchange.results import to_json

        return to_json(reading, assessment, words)

    return Reported(
        rendered(composed, formats, as_data, ascii_=ascii_),
        (*opened.messages(words), *opened.corrections(words)),
        words,
        composed,
    )
