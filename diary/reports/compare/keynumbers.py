"""The key numbers of two diaries: from and to on one scale, with the reference band, the change and its verdict."""

from __future__ import annotations

import numpy as np

from diary.analysis.change.verdict import Change
from diary.analysis.coverage import LEAK_DAYS_FOR_A_RESULT
from diary.analysis.metrics import BY_KEY
from diary.reports.compare.beside import Beside
from diary.reports.compose.figures import Figure
from diary.reports.compose.keynumbers import SIGNS, reference_of, scale_of, written_reference
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
    reference = reference_of(them.after, row, them.after.verdicts.get(row.finding))
    limits = (reference.low, reference.high) if reference else ()
    figure = them.after.figure(row.metric)
    scale = scale_of(them.after, row, figure, reference) if reference else _bare(row, figure)
    primary = row.metric in them.compared.primaries
    told = change.state == "not_comparable" or (primary and change.state not in ("same", "no_figure"))
    return KeyNumber(
        id=row.metric,
        label=them.words(f"metrics.{row.metric}.label"),
        value=them.words(
            "compare.key_numbers.value",
            before=them.value(row.metric, change.before, limits),
            after=them.value(row.metric, change.after, limits),
        ),
        unit="" if BY_KEY[row.metric].percent else them.after.unit(row.metric),
        reference=written_reference(them.after, reference),
        word=them.state(change) if told else "",
        level="none",
        basis=them.state(change) if change.state == "same" else them.difference(change),
        note=_note(them, change),
        sign=SIGNS["noted"] if change.real else "",
        described=not primary,
        scale=scale._replace(before=_place(row, them.before.figure(row.metric))),
    )


def _note(them: Beside, change: Change) -> str:
    """Say what a change that was judged had to exceed, or why there is no verdict."""
    if change.state in ("not_comparable", "indicative"):
        return them.why(change, "patient")
    if change.state == "overlap":
        return ""
    parts = []
    if change.judged and change.change:
        beyond = change.change < 0 and change.must_exceed >= change.before
        needed = "out_of_reach" if beyond else "needed"
        parts.append(them.words(f"compare.key_numbers.{needed}", figure=them.figure(change)))
        if not np.isnan(change.usual):
            figure, source = them.after.number(change.key, change.usual), them.after.cited(change.source)
            parts.append(them.words("compare.key_numbers.usual", figure=figure, source=source))
    days = min(one.figure(change.key).based_on for one in (them.before, them.after))
    fewest, enough = LEAK_DAYS_FOR_A_RESULT
    if change.key == LEAKS and days < fewest:
        parts.append(them.words("report.few_leak_days", low=fewest, high=enough))
    return " ".join(parts)


def _place(row: Row, figure: Figure) -> float | None:
    return min(max(figure.value / row.scale_end, 0.0), 1.0) if figure.known else None


def _bare(row: Row, figure: Figure) -> Scale:
    """Return a scale without a band."""
    return Scale(None, None, _place(row, figure), off=int(figure.known and figure.value > row.scale_end))
