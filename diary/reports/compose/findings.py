"""The findings for the clinician: what stands out in full, what is quiet in short, what is unknown by its reason.

What is judged of adults alone is one line of a child's, and not a name for each of its findings.
"""

from __future__ import annotations

import numpy as np

from diary.analysis.findings import PATTERNS
from diary.analysis.findings.children import severity_of_wet_nights
from diary.analysis.findings.judging import ADULTS_ONLY
from diary.analysis.findings.stool import CONSTIPATION_SHARES
from diary.analysis.lead import in_order
from diary.reports.compose.figures import OneDiary, Verdict
from diary.reports.compose.keynumbers import result_word, written_reference
from diary.reports.document import Block, Cell, Table, Text

NOT_ASKED = "ibs_not_stated"
"""What only concerns who states a diagnosis is not said to others."""
IBS_SUBTYPE = "ibs_subtype"
"""Within its limits it still names a subtype."""
NOT_KEPT = (
    ADULTS_ONLY,
    "no_bowel_diary",
    "no_exercise_log",
    "no_catheter",
    "no_residual",
    "pads_not_recorded",
)
"""A part of the diary that was not kept, or a child, is said in one line, not once for each line of a table."""


def findings(diary: OneDiary) -> tuple[Block, ...]:
    """Return every finding: what stands out or holds under a condition, what is quiet, and why some are unknown."""
    verdicts = diary.verdicts
    ordered = [verdicts[code] for code in in_order(diary.assessment, diary.index) if code in verdicts]
    standing, quiet = [], []
    absent: dict[str, str] = {}
    unknown: dict[str, str] = {}
    for verdict in sorted(ordered, key=lambda verdict: not verdict.speaks):
        if verdict.level == "not_assessed":
            if verdict.reason != NOT_ASKED:
                of_adults = verdict.reason == ADULTS_ONLY
                name = diary.words("report.unknown_findings.of_adults") if of_adults else _name(diary, verdict)
                unknown[name] = _why_not(diary, verdict)
        elif verdict.speaks or verdict.reason or verdict.code == IBS_SUBTYPE:
            standing.append(_in_full(diary, verdict))
        elif verdict.code in PATTERNS or verdict.reference.high == 0:
            absent[_name(diary, verdict)] = diary.cited(verdict.reference.source)
        else:
            quiet.append(_in_short(diary, verdict))
    tables = (
        _table(diary, "findings", standing),
        _table(diary, "quiet-findings", quiet, folded=True),
        _table(diary, "absent-findings", _gathered(absent), folded=True),
        _table(diary, "unknown-findings", _gathered(unknown), folded=True),
    )
    return tuple(table for table in tables if table.rows)


def _table(diary: OneDiary, name: str, rows: list[tuple[Cell, ...]], *, folded: bool = False) -> Table:
    key = name.replace("-", "_")
    caption, header = diary.words(f"report.{key}.caption"), diary.words.lines(f"report.{key}.header")
    return Table(f"{name}-table", caption, header, tuple(rows), folded)


def _name(diary: OneDiary, verdict: Verdict) -> str:
    return diary.words(f"findings.{verdict.code}.name")


def _in_full(diary: OneDiary, verdict: Verdict) -> tuple[Cell, ...]:
    """Return a finding with its result, its sentence and condition, its reference and source."""
    sentence = diary.sentence(verdict, "clinician_")
    unsaid = verdict.code != "frequency" and not diary.conditional(verdict, "clinician_")
    condition = diary.why(verdict.reason, "clinician") if unsaid else ""
    return (
        Cell(_name(diary, verdict)),
        Cell(result_word(diary, verdict)),
        Cell(" ".join(part for part in (sentence, condition, _severity(diary, verdict)) if part)),
        Cell(written_reference(diary, verdict.shown)),
        Cell(diary.cited(verdict.reference.source)),
    )


def _in_short(diary: OneDiary, verdict: Verdict) -> tuple[Cell, ...]:
    """Return a finding within its limits with its value, reference and source."""
    return (
        Cell(_name(diary, verdict)),
        Cell(_value(diary, verdict)),
        Cell(written_reference(diary, verdict.shown)),
        Cell(diary.cited(verdict.reference.source)),
    )


def _gathered(named: dict[str, str]) -> list[tuple[Cell, ...]]:
    """Return the names that share a source or a reason on one line, with it."""
    return [(Cell(" · ".join(names)), Cell(shared)) for shared, names in _grouped(named).items()]


def _grouped(named: dict[str, str]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for name, shared in named.items():
        names.setdefault(shared, []).append(name)
    return names


def _value(diary: OneDiary, verdict: Verdict) -> str:
    """Write the number that was judged, or the bound that decided in its place."""
    figure = diary.figure(verdict.reference.metric)
    if figure.known:
        return diary.with_unit(figure.key, figure.value)
    key, bound = ("at_most", figure.upper) if np.isnan(figure.lower) else ("at_least", figure.lower)
    return diary.words(f"report.{key}", value=diary.with_unit(figure.key, bound))


def _severity(diary: OneDiary, verdict: Verdict) -> str:
    """Return how severe a loss into pads [osullivan2004], or a child's wet nights [eau_paediatric], are held to be."""
    if verdict.code == "night_leakage" and (severity := severity_of_wet_nights(diary.assessment.numbers)[diary.index]):
        source = diary.cited(diary.references["wet_nights_severity"].source)
        return diary.words(f"report.wet_nights_severity.{severity}", source=source)
    if (verdict.code, verdict.level) != ("pad_leakage", "above"):
        return ""
    figure = diary.figure(verdict.reference.metric)
    grade = diary.references["pad_severity"]
    gain = np.array([figure.value if figure.known else figure.lower])
    word = "mild" if grade.below(gain)[0] else "severe" if grade.above(gain)[0] else "moderate"
    return diary.words(f"report.pad_severity.{word}", source=diary.cited(grade.source))


def _why_not(diary: OneDiary, verdict: Verdict) -> str:
    """Return why there is no verdict; of the pattern of constipation also which items were not filled in."""
    sentence = diary.why(verdict.reason, "clinician")
    if (verdict.code, verdict.reason) != ("constipation_pattern", "item_not_filled"):
        return sentence
    metrics = [diary.references[code].metric for code in (*CONSTIPATION_SHARES, "loose_stool")]
    missing = [diary.words(f"metrics.{metric}.clinical") for metric in metrics if not diary.figure(metric).known]
    return f"{sentence} {diary.words('report.findings.missing', items=', '.join(missing))}"


def not_kept(diary: OneDiary, reasons: dict[str, str]) -> tuple[Text, ...]:
    """Return a sentence for each part of the diary that was not kept, naming what it would have given."""
    parts = {name: reason for name, reason in reasons.items() if reason in NOT_KEPT}
    sentences = tuple(
        diary.words(
            "report.not_kept",
            reason=diary.why(reason, "clinician"),
            names=", ".join(f"{name[0].lower()}{name[1:]}" for name in names),
        )
        for reason, names in sorted(_grouped(parts).items(), key=lambda each: NOT_KEPT.index(each[0]))
    )
    return (Text(sentences),) if sentences else ()
