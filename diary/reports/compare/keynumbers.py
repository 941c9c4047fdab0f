"""The key numbers of two diaries: from and to on one scale, with the reference band, the change and its verdict."""

from __future__ import annotations

from dataclasses import replace

from diary.analysis.change import Change
from diary.analysis.coverage import LEAK_DAYS_FOR_A_RESULT
from diary.analysis.metrics import BY_KEY
from diary.reports.compare.beside import Beside
from diary.reports.compose.figures import Figure
from diary.reports.compose.keynumbers import reference_of, scale_of, written_reference
from diary.reports.compose.rows import LEAKS, Row
from diary.reports.document import KeyNumber, KeyNumbers, Scale


def key_numbers(them: Beside) -> KeyNumbers:
    """Return the key numbers of what was kept in both diaries."""
    label, reference, value, verdict = them.words.lines("compare.key_numbers.headings")
    return KeyNumbers(
        title=them.words("compare.key_numbers.title"),
        rows=tuple(_row(them, row, them.compared.changes[row.metric]) for row in them.rows()),
        headings=(label, reference, value, verdict),
    )


def _row(them: Beside, row: Row, change: Change) -> KeyNumber:
    reference = reference_of(them.last, row, them.last.verdicts().get(row.finding))
    limits = (reference.low, reference.high) if reference else ()
    figure = them.last.figure(row.metric)
    scale = scale_of(them.last, row, figure, reference) if reference else _bare(row, figure)
    judged = change.state == "not_comparable" or bool(change.rule and change.change)
    return KeyNumber(
        id=row.metric,
        label=them.words(f"metrics.{row.metric}.label"),
        value=them.words(
            "compare.key_numbers.value",
            before=them.value(row.metric, change.before, limits),
            after=them.value(row.metric, change.after, limits),
        ),
        unit="" if BY_KEY[row.metric].percent else them.last.unit(row.metric),
        reference=written_reference(them.last, reference),
        word=them.state(change) if judged else "",
        level="none",
        basis=" · ".join(part for part in (them.difference(change), "" if judged else them.state(change)) if part),
        note=_note(them, change),
        scale=replace(scale, before=_place(row, them.first.figure(row.metric))),
    )


def _note(them: Beside, change: Change) -> str:
    """Say what a change that was judged had to exceed, or why it cannot be compared."""
    if change.state == "not_comparable":
        return them.why(change, "patient")
    parts = []
    if change.rule and change.change:
        counted = change.rule != "largest_void"
        beyond = counted and change.change < 0 and change.must_exceed >= change.before
        figures = {"figure": them.figure(change), "source": them.last.cited(change.source)}
        parts.append(them.words(f"compare.key_numbers.{'out_of_reach' if beyond else 'needed'}", **figures))
    days = min(one.figure(change.key).based_on for one in (them.first, them.last))
    fewest, enough = LEAK_DAYS_FOR_A_RESULT
    if change.key == LEAKS and days < fewest:
        parts.append(them.words("report.few_leak_days", low=fewest, high=enough))
    return " ".join(parts)


def _place(row: Row, figure: Figure) -> float | None:
    return min(max(figure.value / row.scale_end, 0.0), 1.0) if figure.known else None


def _bare(row: Row, figure: Figure) -> Scale:
    """Return a scale without a band."""
    return Scale(None, None, _place(row, figure), off=int(figure.known and figure.value > row.scale_end))
