"""Why a doctor is named: what was written down and when, then how soon; and the circumstances in the person's words."""

from __future__ import annotations

import pandas as pd

from diary.analysis import series
from diary.analysis.findings.doctor import BLEEDING, HOW_SOON, REMARKS_OF, doctor_reasons
from diary.analysis.remarks import context, remarks_of
from diary.reports.compose.figures import OneDiary

QUOTED_WORDS = 14
"""A longer remark is quoted as far as this."""
CONTEXTS_SAID = 6


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
        bled = bowel[(bowel["diary"] == diary.index) & bowel["blood"].isin(BLEEDING)].sort_values("at")
        return _wrote(diary, bled["at"].iloc[0], w("doctor.words.blood_in_stool"))
    return w(f"doctor.words.{code}")


def circumstances(diary: OneDiary) -> tuple[str, ...]:
    """Return the circumstances recognised in the remarks, each once, with its day."""
    found: dict[str, str] = {}
    for remark in context(diary.assessment.numbers.line, diary.index):
        found.setdefault(remark.code, _quoted(diary, remark.at, remark.note))
    return tuple(dict.fromkeys(found.values()))[:CONTEXTS_SAID]


def _quoted(diary: OneDiary, at: pd.Timestamp, note: str) -> str:
    words = note.split()
    short = " ".join(words[:QUOTED_WORDS]) + ("…" if len(words) > QUOTED_WORDS else "")
    return _wrote(diary, at, diary.words("doctor.quoted", words=short.rstrip(".")))


def _wrote(diary: OneDiary, at: pd.Timestamp, what: str) -> str:
    dated = series.period(diary.assessment.numbers.line.facts, diary.index) is not None and not pd.isna(at)
    if not dated:
        return diary.words("doctor.wrote", what=what)
    return diary.words("doctor.wrote_on", day=diary.words.date(at, year=False), what=what)
