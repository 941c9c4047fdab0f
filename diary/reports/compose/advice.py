"""What the reader can do: the tips that the findings raise, and the fixed box on when to see a doctor."""

from __future__ import annotations

from diary.analysis import tips
from diary.analysis.findings.doctor import URGENCIES, doctor_reasons
from diary.guidance import guidance
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Box, Signs, Tip, Tips
from diary.texts import Texts

ON_PAGE_ONE = 5
"""Page one shows the first so many: the chapter holds them all."""


def raised(diary: OneDiary, *, short: bool) -> Tips:
    """Return the tips of one diary, the most useful first, on page one at most five; and what to tell beside them."""
    given = [_tip(diary, tip, short=short) for tip in (diary.tips[:ON_PAGE_ONE] if short else diary.tips)]
    code = tips.to_tell(diary.assessment, diary.index)
    told = [_to_tell(diary, code)] if code else []
    before = code in diary.leading[:1]
    return Tips((*told, *given) if before else (*given, *told), short, diary.words("report.tips.title"))


def _tip(diary: OneDiary, tip: tips.RaisedTip, *, short: bool) -> Tip:
    advised, words = guidance(tip.id, diary.words, diary.references), diary.words
    own = f"tips.worded.{tip.id}.{tip.occasion}"
    return Tip(
        id=tip.id,
        title=words(f"{own}.title") if tip.occasion else advised.title,
        because=words("report.because", findings=_named(diary, tip.because[0])),
        why=words(f"{own}.why") if tip.occasion else advised.why,
        steps=() if short else advised.steps,
    )


def _to_tell(diary: OneDiary, code: str) -> Tip:
    """Return what to write down or bring because of a finding: the talk needs it, and it is no tip of the brochure."""
    words, key = diary.words, f"tips.to_tell.{code}"
    because = words("report.because", findings=_named(diary, code))
    return Tip(f"tell_{code}", words(f"{key}.title"), because, words(f"{key}.why"))


def _named(diary: OneDiary, code: str) -> str:
    """Return the name of the first finding or remark that a tip comes from."""
    words = diary.words
    name = words(f"findings.{code}.name") if words.has(f"findings.{code}.name") else words(f"report.remark.{code}")
    return name[0].lower() + name[1:]


def doctor_box(*diaries: OneDiary, told: bool = False) -> Box:
    """Return the box that stands in every report, with what these diaries mention: by name where it is told above."""
    words, places = diaries[0].words, [diary.index for diary in diaries]
    reasons = doctor_reasons(diaries[0].assessment.numbers)
    key = "doctor.named" if told else "doctor.noted"
    return fixed_box(words, tuple(words(f"{key}.{code}") for code, present in reasons.items() if present[places].any()))


def fixed_box(words: Texts, noted: tuple[str, ...] = ()) -> Box:
    """Return the box on when to see a doctor, the same for everyone but for what was noted."""
    return Box(
        id="see_a_doctor",
        title=words("doctor.title"),
        intro=words("doctor.intro"),
        lists=tuple(
            Signs(words(f"doctor.{soon}.when"), words(f"doctor.{soon}.whom"), words.lines(f"doctor.{soon}.signs"))
            for soon in URGENCIES
        ),
        noted=noted,
    )
