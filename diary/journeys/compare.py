"""The journey of several diaries: opened → put in order of time → compared → composed → rendered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from diary.analysis.compared import compare as compared_by
from diary.analysis.compared import whose
from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened
from diary.journeys.products import Reported, rendered
from diary.reports.compare import compose
from diary.reports.compare.beside import notice
from diary.reports.document import Report
from diary.texts import Texts


class Backwards(Exception):
    """The diary to compare from is the latest: there is nothing after it."""


def other_person(opened: Sequence[Opened], words: Texts) -> list[str]:
    """Return a sentence for each thing that says that these may be the diaries of different people."""
    codes = whose([diary.reading.diary for diary in opened], [diary.reading.sha256 for diary in opened])
    return [words(f"compare.notice.{code}") for code in codes]


def compare(
    opened: Sequence[Opened], formats: Iterable[str], in_force: InForce, baseline: int | None = None
) -> Reported:
    """Return what changed between diaries in each format, in the language of the latest unless asked.

    The latest is held against the earliest, or against `baseline`, the place in which it was given.
    """
    diaries = [diary.reading.diary for diary in opened]
    compared = compared_by(diaries, [diary.reading.sha256 for diary in opened], in_force.settings, baseline)
    before, after = compared.pair
    if before == after:
        raise Backwards
    in_order = [opened[place] for place in compared.order]
    readings = [diary.reading for diary in in_order]
    words = in_force.words_for(readings[-1].language)

    def as_data() -> str:
        from diary.exchange.changes import to_json

        return to_json(readings, compared)

    notices = [notice(compared, code, words) for code in compared.notices]
    for diary in in_order:
        if unclear := len(diary.messages(words)):
            notices.append(words("cli.unclear", file=diary.reading.file, n=unclear))

    @cache
    def composed() -> Report:
        return compose(readings, compared, words)

    return Reported(rendered(composed, formats, as_data), tuple(notices), words, composed)
