"""Why a doctor is named: what was written down and when, then how soon; and the circumstances in the person's words."""

from __future__ import annotations

import datetime as dt
import re

import numpy as np

from diary.analysis.coverage import coverage
from diary.analysis.findings.doctor import BLEEDING, HOW_SOON, REMARKS_OF, doctor_reasons
from diary.analysis.grouping import among
from diary.analysis.remarks import Remark, context, has_clock, remarks_of
from diary.reports.compose.figures import OneDiary

QUOTED_WORDS = 14
"""A longer remark is quoted as far as this."""
CONTEXTS_SAID = 6
_PARTS = re.compile(r"[,;.]\s+")
TIMED = ("diuretic", "oedema", "bowel_urgency")
"""Circumstances of which the time of day matters."""
DAILY = ("diuretic",)
"""What is taken every day: on how many of the days it was written is part of what was written."""


def reasons(diary: OneDiary) -> list[str]:
    """Return the codes of the reasons that this diary holds, the soonest first."""
    return [code for code, has in doctor_reasons(diary.assessment.numbers).items() if has[diary.index]]


def sentence(diary: OneDiary, at_most: int | None = None) -> str:
    """Return what was written down and when, each reason once or the first so many, and the step of the soonest."""
    present = reasons(diary)
    told = list(dict.fromkeys(_told(diary, code) for code in present[:at_most]))
    step = "cannot_void" if "cannot_void" in present else HOW_SOON[present[0]]
    return " ".join((*told, diary.words(f"doctor.step.{step}")))


def _told(diary: OneDiary, code: str) -> str:
    """Return one reason: the person's words, or ours where a column says it or it was computed."""
    line, w = diary.assessment.numbers.line, diary.words
    written = remarks_of(line, diary.index, REMARKS_OF.get(code, (code,)))
    if written:
        return _quoted(diary, written[0].at, written[0].note)
    if code == "blood_in_stool":
        bowel = line.facts.bowel
        bled = bowel["at"][(bowel["diary"] == diary.index) & among(bowel["blood"], BLEEDING)]
        return _wrote(diary, np.sort(bled)[0].item(), w("doctor.words.blood_in_stool"))
    return w(f"doctor.words.{code}")


def circumstances(diary: OneDiary) -> tuple[str, ...]:
    """Return the circumstances recognised in the remarks, each once in its shortest words, with its day or days."""
    by_code: dict[str, list[Remark]] = {}
    for remark in context(diary.assessment.numbers.line, diary.index):
        by_code.setdefault(remark.code, []).append(remark)
    most_often_first = sorted(by_code.values(), key=lambda remarks: -_on_days(remarks))
    whole = {_shortest(remarks).note.casefold() for remarks in most_often_first}
    return tuple(dict.fromkeys(_circumstance(diary, remarks, whole) for remarks in most_often_first))[:CONTEXTS_SAID]


def _shortest(remarks: list[Remark]) -> Remark:
    return min(remarks, key=lambda remark: len(remark.note))


def _new_in(note: str, whole: set[str]) -> str:
    """Return a note without the parts that are quoted as a whole for another circumstance.

    >>> _new_in("water tablet, thick ankles", {"water tablet", "water tablet, thick ankles"})
    'thick ankles'
    """
    parts = _PARTS.split(note)
    new = [part for part in parts if part.casefold() not in whole]
    return ", ".join(new) if new and len(new) < len(parts) else note


def _on_days(remarks: list[Remark]) -> int:
    return len({remark.at and remark.at.date() for remark in remarks})


def _circumstance(diary: OneDiary, remarks: list[Remark], whole: set[str]) -> str:
    """Return a circumstance with its day and time; of several days, and of what is taken every day, on how many."""
    w, shortest = diary.words, _shortest(remarks)
    quoted = _in_quotes(diary, _new_in(shortest.note, whole))
    n, kept = _on_days(remarks), _days_kept(diary)
    of_kept = shortest.code in DAILY and kept > 1
    days = w("doctor.days_of", n=n, of=kept) if of_kept else w("doctor.days", n=n)
    at = _dated(diary, shortest.at)
    if at is None:
        return _wrote(diary, None, quoted)
    if n > 1:
        return w("doctor.wrote_on", when=_timed(diary, days, remarks), what=quoted)
    when = _timed(diary, w.date(at, year=False), remarks)
    when = w("doctor.only_on", when=when, days=days) if of_kept else when
    return w("doctor.wrote_on", when=when, what=quoted)


def _timed(diary: OneDiary, when: str, remarks: list[Remark]) -> str:
    """Add at what time, or between which times, a circumstance was written, where that matters and each has its own."""
    line, w = diary.assessment.numbers.line, diary.words
    if remarks[0].code not in TIMED or not all(has_clock(line, diary.index, remark) for remark in remarks):
        return when
    times = sorted(w.clock(remark.at) for remark in remarks if remark.at)
    if times[0] == times[-1]:
        return w("doctor.at_time", when=when, time=times[0])
    return w("doctor.between_times", when=when, first=times[0], last=times[-1])


def _days_kept(diary: OneDiary) -> int:
    return int(coverage(diary.assessment.numbers.line).days_recorded[diary.index])


def _quoted(diary: OneDiary, at: dt.datetime | None, note: str) -> str:
    return _wrote(diary, at, _in_quotes(diary, note))


def _in_quotes(diary: OneDiary, note: str) -> str:
    words = note.split()
    short = " ".join(words[:QUOTED_WORDS]) + ("…" if len(words) > QUOTED_WORDS else "")
    return diary.words("doctor.quoted", words=short.rstrip("."))


def _wrote(diary: OneDiary, at: dt.datetime | None, what: str) -> str:
    dated = _dated(diary, at)
    if dated is None:
        return diary.words("doctor.wrote", what=what)
    return diary.words("doctor.wrote_on", when=diary.words.date(dated, year=False), what=what)


def _dated(diary: OneDiary, at: dt.datetime | None) -> dt.datetime | None:
    """Return a moment where its diary has dates, else None."""
    return at if diary.kept else None
