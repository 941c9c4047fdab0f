"""The clinician's pages: every metric with its n and bounds, the method, how the file was read."""

from __future__ import annotations

import datetime as dt

import numpy as np

from diary.analysis.brochure import TOPICS
from diary.analysis.capacity import MEASURED_VOIDS_MIN
from diary.analysis.coverage import DAYS_SOURCE, LEAK_DAYS_SOURCE
from diary.analysis.metrics import BY_KEY, CATALOGUE, SHOWN_PER_DAY
from diary.analysis.withheld import cells_behind
from diary.reports import messages
from diary.reports.compose.drinking import CAFFEINE, CAFFEINE_TRIAL_SOURCE, bearing
from diary.reports.compose.figures import Figure, OneDiary
from diary.reports.compose.findings import NOT_KEPT, not_kept
from diary.reports.compose.keynumbers import WITHHELD
from diary.reports.compose.peers import peers_of
from diary.reports.compose.recording import how_it_was_kept
from diary.reports.document import Block, Cell, Facts, Table, Text
from diary.texts import Texts

OF_EXERCISE = "_sessions_per_day"
"""How often one exercise was done: the seven share a line where they were not."""


def metrics(diary: OneDiary) -> tuple[Block, ...]:
    """Return every metric of this person: value, unit, n, what it is, and why it is withheld or bounded."""
    w = diary.words
    rows, not_done = [], []
    left = {}
    for metric in CATALOGUE:
        if not diary.is_of(metric.key):
            continue
        figure = diary.figure(metric.key)
        if figure.reason in NOT_KEPT:
            left[w(f"metrics.{metric.key}.clinical")] = figure.reason
            continue
        if figure.value == 0 and metric.key.removesuffix(OF_EXERCISE) in TOPICS:
            not_done.append(w(f"metrics.{metric.key}.clinical"))
            continue
        rows.append(
            (
                Cell(w(f"metrics.{metric.key}.clinical")),
                Cell(diary.number(metric.key, figure.value) if figure.known else WITHHELD, number=True),
                Cell(diary.unit(metric.key)),
                Cell(w.number(figure.based_on) if figure.known else "", number=True),
                Cell(_remark(diary, figure), gloss=w(f"metrics.{metric.key}.definition")),
            )
        )
    table = Table("metrics-table", w("report.metrics.caption"), w.lines("report.metrics.header"), tuple(rows))
    undone = (Text((w("report.metrics.not_done", names=", ".join(not_done)),)),) if not_done else ()
    return (table, *undone, *not_kept(diary, left))


def _remark(diary: OneDiary, figure: Figure) -> str:
    w = diary.words
    parts = []
    if figure.reason:
        parts.append(diary.why(figure.reason, "clinician"))
        if figure.reason == "too_few_measured_voids":
            parts.append(w("report.metrics.measured_voids_needed", n=MEASURED_VOIDS_MIN))
        if figure.reason == "urge_scale_unknown":
            parts.append(w("report.metrics.urge_codes", counts=_urge_codes(diary)))
        cells = cells_behind(diary.assessment.numbers.line, figure.reason, diary.index)
        if cells:
            parts.append(w("report.metrics.cells", cells=", ".join(f"{sheet} {cell}" for sheet, cell in cells)))
    for key, value in (("at_least", figure.lower), ("at_most", figure.upper), ("pooled", figure.pooled)):
        if not np.isnan(value):
            parts.append(w(f"report.{key}", value=diary.with_unit(figure.key, value)))
    parts += [w(f"report.{mark}") for mark in ("estimated", "assumed") if getattr(figure, mark)]
    return " ".join(f"{part[0].upper()}{part[1:].removesuffix('.')}." for part in parts)


def _urge_codes(diary: OneDiary) -> str:
    """Return how often each code of an undeclared scale was written."""
    voids = diary.assessment.numbers.line.facts.voids
    written = voids["urge"][(voids["diary"] == diary.index) & ~np.isnan(voids["urge"])]
    codes, counts = np.unique(written, return_counts=True)
    return " · ".join(f"{diary.words.number(code)}: {count}×" for code, count in zip(codes, counts, strict=True))


def per_day(diary: OneDiary) -> Table:
    """Return the per-day metrics, one column a day."""
    line, daily, w = diary.assessment.numbers.line, diary.assessment.numbers.daily, diary.words
    days = np.flatnonzero(line.days.diary == diary.index)
    rows = []
    for metric in SHOWN_PER_DAY:
        values = [daily[metric.key].value[day] for day in days]
        unit = diary.unit(metric.key)
        label = w(f"metrics.{metric.key}.clinical") + (f" ({unit})" if unit else "")
        rows.append((Cell(label), *(Cell(_per_day_number(diary, metric.key, v), number=True) for v in values)))
    header = (w("report.per_day.metric"), *(w("report.day_number", n=int(line.days.number[day])) for day in days))
    return Table("days-table", w("report.per_day.caption"), header, tuple(rows))


def _per_day_number(diary: OneDiary, key: str, value: float) -> str:
    """Write a day's value: a count of one day is a whole number."""
    if np.isnan(value):
        return WITHHELD
    if BY_KEY[key].counted:
        return diary.words.number(value)
    return diary.number(key, value)


def reading(diary: OneDiary) -> tuple[Block, ...]:
    """Return how the file was read, each problem and guess with its sheet and cell, and how the diary was kept."""
    w, read = diary.words, diary.reading
    balance = read.rows
    facts = Facts(
        items=(
            (w("report.reading.file"), read.file),
            (
                w("report.reading.rows"),
                w(
                    "report.reading.balance",
                    present=balance.present,
                    read=balance.read,
                    skipped=balance.skipped,
                    refused=balance.refused,
                ),
            ),
        ),
    )
    noticed = {
        "problems": messages.of_problems(read, w),
        "questions": messages.of_questions(diary.questions, read, w),
        "guesses": messages.of_guesses(read, w),
    }
    tables = tuple(
        Table(
            f"{kind}-table",
            w(f"report.reading.{kind}"),
            w.lines("report.reading.header"),
            tuple((Cell(messages.places(one, w)), Cell(one.what), Cell(one.remedy)) for one in rows),
        )
        for kind, rows in noticed.items()
        if rows
    )
    corrections = Table(
        "corrections-table",
        w("report.reading.corrections"),
        w.lines("report.reading.corrections_header"),
        tuple(tuple(map(Cell, row)) for row in messages.of_corrections(read, w)),
    )
    kept = how_it_was_kept(diary)
    more = (*((corrections,) if corrections.rows else ()), *((kept,) if kept else ()))
    return (facts, *(tables or (Text((w("report.reading.clean"),)),)), *more)


def settings(diary: OneDiary) -> Table | None:
    """Return every setting that the practice has changed, or nothing when none is."""
    w = diary.words
    rows = tuple(
        (
            Cell(_setting_name(diary, override.key)),
            Cell(_set_to(w, override.default)),
            Cell(_set_to(w, override.chosen)),
        )
        for override in diary.assessment.numbers.line.settings.overrides
    )
    table = Table("settings-table", w("report.settings.caption"), w.lines("report.settings.header"), rows)
    return table if rows else None


def _setting_name(diary: OneDiary, key: str) -> str:
    """Return a setting by its key, a limit by the finding that it decides."""
    part, _, rest = key.partition(".")
    limit, _, end = rest.rpartition(".")
    finding = f"findings.{limit}.name"
    known = part == "limits" and diary.words.has(finding)
    return f"{diary.words(finding)}, {diary.words(f'report.settings.{end}')} ({key})" if known else key


def _set_to(words: Texts, value: object) -> str:
    if value is None:
        return words("report.settings.unset")
    if isinstance(value, int | float):
        return words.number(value, 0 if float(value).is_integer() else 2)
    return f"{value:%H:%M}" if isinstance(value, dt.time) else str(value)


def method(diary: OneDiary) -> tuple[Block, ...]:
    """Return what the figures rest on: how they are computed, and the sources of what was judged."""
    w = diary.words
    judged = (verdict for verdict in diary.verdicts.values() if verdict.level != "not_assessed")
    cited = {key for verdict in judged if verdict.shown for key in verdict.shown.source.split("; ")}
    shown = {each.source for each in peers_of(diary)}
    trial = {CAFFEINE_TRIAL_SOURCE for figure in bearing(diary) if figure.key == CAFFEINE}
    used = sorted(cited | shown | trial | {DAYS_SOURCE, LEAK_DAYS_SOURCE})
    sources = Text(tuple(w(f"sources.{key}.full") for key in used), title=w("report.method.sources"))
    return (Text(w.lines("report.method.text")), sources)
