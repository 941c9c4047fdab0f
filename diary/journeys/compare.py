"""The journey of several diaries: opened → put in order of time → compared → composed → rendered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from diary.analysis.compared import compare as compared_by
from diary.analysis.compared import whose
from diary.analysis.series import OTHER_PERSON
from diary.exchange.deidentify import deidentified
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


@dataclass(frozen=True)
class Choice:
    """How to compare: from which diary, by the place in which it was given, the earliest unless asked.

    `key`: leave out what identifies. `asked`: whether these may be different people was asked, so it is not told again.
    """

    baseline: int | None = None
    key: bytes | None = None
    asked: bool = False


def compare(opened: Sequence[Opened], formats: Iterable[str], in_force: InForce, choice: Choice = Choice()) -> Reported:
    """Return what changed from one of the diaries to the latest in each format, in its language unless asked."""
    diaries, shown = [diary.reading for diary in opened], None
    contents = [reading.sha256 for reading in diaries]
    if choice.key is not None:
        shown = [deidentified(reading, choice.key) for reading in diaries]
    compared = compared_by(
        [reading.diary for reading in diaries],
        contents,
        in_force.settings,
        choice.baseline,
        [reading.diary for reading in shown] if shown else None,
    )
    before, after = compared.pair
    if before == after:
        raise Backwards
    in_order = [opened[place] for place in compared.order]
    readings = [(shown or diaries)[place] for place in compared.order]
    words = in_force.words_for(readings[-1].language)

    def as_data() -> str:
        from diary.exchange.changes import to_json

        return to_json(readings, compared)

    told = OTHER_PERSON if choice.asked else ()
    notices = [notice(compared, code, words) for code in compared.notices if code not in told]
    for diary in in_order:
        if unclear := len(diary.messages(words, whole=True)):
            notices.append(words("cli.unclear", file=diary.reading.file, n=unclear))

    @cache
    def composed() -> Report:
        return compose(readings, compared, words)

    return Reported(rendered(composed, formats, as_data), tuple(notices), words, composed)
