"""What the eye meets first: what to know before comparing, what really changed, what did not, and the findings."""

from __future__ import annotations

from collections.abc import Iterable

from diary.reports.compare.beside import Beside
from diary.reports.compose import heading
from diary.reports.compose.figures import Verdict
from diary.reports.compose.keynumbers import level_word
from diary.reports.document import Facts, Lead


def lead(them: Beside) -> Lead:
    """Return the warnings first and what really changed; below them which diaries stand beside each other."""
    w, changes = them.words, them.compared.changes
    real = [them.item(changes[row.metric]) for row in them.rows() if changes[row.metric].real]
    first = w(
        "compare.lead.first", n=len(them.ones), before=heading.period(them.first), after=heading.period(them.last)
    )
    said = w(f"compare.lead.{('none', 'one')[len(real)] if len(real) < 2 else 'real'}", names=", ".join(real))
    warnings = [w(f"compare.notice.{code}") for code in them.compared.notices]
    return Lead((*warnings, said), (first, w("compare.lead.how")))


def summary(them: Beside) -> Facts:
    """Return what is too small to tell, what cannot be compared, and what became of the findings."""
    w, changes = them.words, [them.compared.changes[row.metric] for row in them.rows()]
    small = [them.item(one) for one in changes if one.rule and not one.real and one.change]
    apart = [them.name(one.key) for one in changes if one.state == "not_comparable"]
    bladder, bowel = them.kept()
    apart += [w(f"compare.part.{part}") for part, kept in (("bladder", bladder), ("bowel", bowel)) if sum(kept) == 1]
    found = them.compared.findings
    items = (
        ("too_small", small),
        ("not_comparable", apart),
        ("gone", _named(them, found.gone)),
        ("new", _named(them, found.new)),
        ("stayed", _named(them, found.stayed)),
        ("unclear", _named(them, found.not_comparable)),
    )
    return Facts(tuple((w(f"compare.summary.{key}"), _sentence(names)) for key, names in items if names))


def _sentence(names: Iterable[str]) -> str:
    said = ", ".join(names)
    return f"{said[0].upper()}{said[1:]}."


def _named(them: Beside, codes: tuple[str, ...]) -> list[str]:
    """Return the names of findings; the reasons to see a doctor stand in their own box."""
    before, after = them.first.verdicts(), them.last.verdicts()
    return [_name(them, before[code], after[code]) for code in codes if code != "see_a_doctor"]


def _name(them: Beside, before: Verdict, after: Verdict) -> str:
    """Return the name of a finding; of one that turned from low to high, or back, with both sides."""
    name = them.words(f"findings.{before.code}.name")
    name = name[0].lower() + name[1:]
    if {before.level, after.level} != {"below", "above"}:
        return name
    levels = {"before": level_word(them.first, before), "after": level_word(them.last, after)}
    return them.words("compare.summary.turned", name=name, **levels)
