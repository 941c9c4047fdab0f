"""The text to be heard, of few words: what asks for a doctor, one finding, one thing to try, and when to call."""

from __future__ import annotations

from diary.analysis.lead import DOCTOR, POLYURIA
from diary.analysis.lead import lead as leading
from diary.reports.compose import doctor
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Lead, Tips
from diary.reports.voice import for_voice
from diary.texts import Texts

MOST_WORDS = 120

Versions = tuple[str, ...]
"""One thing in several lengths, the fullest first: the first that there is room for is said."""


def spoken(diary: OneDiary, shown: Lead, raised: Tips) -> tuple[str, ...]:
    """Return the paragraphs, with numbers and signs in words, for the lead and the tips that page one shows.

    When to call is always said; of the rest what there is room for, and that the report says more. Without a tip, or
    room for it, the thing to do is to talk about the diary.
    """
    w = diary.words
    discuss, end = w("spoken.discuss"), (w("spoken.more"), " ".join(w.lines("spoken.call")))
    room = MOST_WORDS - _count(discuss, *end)
    said = []
    for versions in (*_found(diary, shown), *((remark,) for remark in shown.remarks)):
        text = _fitting(versions, room, w)
        room -= _count(text)
        said += [text] if text else []
    to_try = _fitting(_to_try(diary, raised), room + _count(discuss), w) or discuss
    return (*said, to_try, *end)


def _fitting(versions: Versions, room: int, words: Texts) -> str:
    """Return the first version that has at most so many words when it is said, empty where none has."""
    heard = (for_voice(version, words) for version in versions)
    return next((text for text in heard if _count(text) <= room), "")


def _count(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)


def _found(diary: OneDiary, shown: Lead) -> list[Versions]:
    """Return what asks for a doctor, where something does, and the first finding beside it."""
    if shown.calm:
        return [(" ".join(shown.findings), diary.words("spoken.partly_known"))] if shown.findings else []
    findings = dict(zip(leading(diary.assessment, diary.index), shown.findings, strict=True))
    danger = [code for code in findings if code in (DOCTOR, POLYURIA)]
    others = [code for code in findings if code not in danger]
    return [*(_danger(diary, code, findings[code]) for code in danger), *((findings[code],) for code in others[:1])]


def _danger(diary: OneDiary, code: str, sentence: str) -> Versions:
    if code != DOCTOR:
        return (sentence,)
    soonest = doctor.reasons(diary)[0]
    return (sentence, doctor.sentence(diary, at_most=1), diary.words(f"doctor.noted.{soonest}"))


def _to_try(diary: OneDiary, raised: Tips) -> Versions:
    """Return the first tip with its reason: an exercise is never said without that it is to be discussed."""
    return tuple(diary.words("spoken.try", title=_ended(tip.title), why=tip.why) for tip in raised.tips[:1])


def _ended(title: str) -> str:
    return title if title.endswith((".", "?", "!")) else f"{title}."
