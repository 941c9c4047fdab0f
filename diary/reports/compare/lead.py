"""What the eye meets first: what to know before comparing, what really changed, what did not, and the findings."""

from __future__ import annotations

from collections.abc import Iterable

from diary.reports.compare.beside import Beside
from diary.reports.compose.figures import Verdict
from diary.reports.compose.keynumbers import result_word
from diary.reports.document import Facts, Lead


def lead(them: Beside) -> Lead:
    """Return the warnings first and what really changed; below them which diaries stand beside each other."""
    w = them.words
    first = w("compare.lead.first", n=len(them.ones), before=them.period(them.before), after=them.period(them.after))
    falls = any(change.real and change.change < 0 for change in them.judged())
    by_itself = [w("compare.lead.by_itself")] if falls else []
    chosen = ", ".join(them.name(change.key) for change in them.judged() if change.state != "overlap")
    how = [w("compare.lead.how", names=chosen)] if chosen else []
    warnings = [them.notice(code) for code in them.compared.notices]
    return Lead((*warnings, *_told(them)), (*by_itself, first, *how))


def _told(them: Beside) -> list[str]:
    """Return what really changed, what a day each lets see, or that nothing can be said."""
    w, judged = them.words, them.judged()
    if any(change.state == "overlap" for change in them.compared.changes.values()):
        return [w("compare.lead.overlap")]
    real = [them.item(change) for change in judged if change.real]
    indicative = [them.item(change) for change in judged if change.state == "indicative"]
    first = [w("compare.lead.indicative", names=", ".join(indicative))] if indicative else []
    if indicative and not real:
        return first
    key = ("none", "one")[len(real)] if len(real) < 2 else "real"
    return [w(f"compare.lead.{key}", names=", ".join(real)), *first]


def summary(them: Beside) -> Facts:
    """Return what is too small to tell, what cannot be compared, and what became of the findings."""
    w, changes = them.words, [them.compared.changes[row.metric] for row in them.rows()]
    small = [them.item(change) for change in changes if change.state == "too_small_to_tell"]
    apart = [them.name(change.key) for change in changes if change.state == "not_comparable"]
    bladder, bowel = them.kept()
    apart += [w(f"compare.part.{part}") for part, kept in (("bladder", bladder), ("bowel", bowel)) if sum(kept) == 1]
    found = them.compared.findings
    items = (
        ("too_small", small),
        ("not_comparable", apart),
        ("gone", _named(them, found.gone)),
        ("new", _named(them, found.new)),
        ("stayed", _named(them, found.stayed)),
        ("once", _named(them, found.too_small_to_tell)),
        ("unclear", _named(them, found.not_comparable)),
    )
    return Facts(tuple((w(f"compare.summary.{key}"), _sentence(names)) for key, names in items if names))


def _sentence(names: Iterable[str]) -> str:
    said = ", ".join(names)
    return f"{said[0].upper()}{said[1:]}."


def _named(them: Beside, codes: tuple[str, ...]) -> list[str]:
    """Return the names of findings; the reasons to see a doctor stand in their own box."""
    before, after = them.before.verdicts, them.after.verdicts
    return [_name(them, before[code], after[code]) for code in codes if code != "see_a_doctor"]


def _name(them: Beside, before: Verdict, after: Verdict) -> str:
    """Return the name of a finding; of one that turned from low to high, or back, with both sides."""
    name = them.words(f"findings.{before.code}.name")
    name = name[0].lower() + name[1:]
    if {before.level, after.level} != {"below", "above"}:
        return name
    levels = {"before": result_word(them.before, before), "after": result_word(them.after, after)}
    return them.words("compare.summary.turned", name=name, **levels)
