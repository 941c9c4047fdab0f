"""The journey of several diaries: opened → put in order of time → compared → composed → rendered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from diary.analysis.compared import compare as compared_by
from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened
from diary.journeys.products import Reported, rendered
from diary.reports.compare import compose
from diary.reports.document import Report


def compare(opened: Sequence[Opened], formats: Iterable[str], in_force: InForce) -> Reported:
    """Return what changed between diaries in each format, in the language of the latest unless asked."""
    diaries = [diary.reading.diary for diary in opened]
    compared = compared_by(diaries, [diary.reading.sha256 for diary in opened], in_force.settings)
    in_order = [opened[place] for place in compared.order]
    readings = [diary.reading for diary in in_order]
    words = in_force.words_for(readings[-1].language)

    def as_data() -> str:
        from diary.exchange.changes import to_json

        return to_json(readings, compared)

    notices = [words(f"compare.notice.{code}") for code in compared.notices]
    for diary in in_order:
        if unclear := len(diary.messages(words)):
            notices.append(words("cli.unclear", file=diary.reading.file, n=unclear))

    @cache
    def composed() -> Report:
        return compose(readings, compared, words)

    return Reported(rendered(composed, formats, as_data), tuple(notices), words, composed)
