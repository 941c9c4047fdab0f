"""The tables behind page one: every metric in the first and last diary, the diaries themselves, and the method."""

from __future__ import annotations

from diary.analysis import change as rules
from diary.analysis.chance import LIKELY_BY_CHANCE
from diary.analysis.change import Change
from diary.analysis.coverage import coverage
from diary.analysis.metrics import BY_KEY
from diary.reports.compare.beside import Beside
from diary.reports.compose import heading
from diary.reports.compose.figures import Verdict
from diary.reports.compose.findings import NOT_KEPT, not_kept
from diary.reports.compose.keynumbers import written_reference
from diary.reports.document import Block, Cell, Table, Text


def all_numbers(them: Beside) -> tuple[Block, ...]:
    """Return every metric before and after, its change, what it needs, the verdict and what that rests on."""
    w, rows, left = them.words, [], {}
    limits = _limits(them)
    for key, change in them.compared.changes.items():
        if all(one.figure(key).reason in NOT_KEPT for one in (them.first, them.last)):
            left[w(f"metrics.{key}.clinical")] = change.reason
            continue
        unit = "" if BY_KEY[key].percent else them.last.unit(key)
        rows.append(
            (
                Cell(w(f"metrics.{key}.clinical") + (f" ({unit})" if unit else "")),
                Cell(written_reference(them.last, limits[key].shown) if key in limits else ""),
                Cell(them.value(key, change.before), number=True),
                Cell(them.value(key, change.after), number=True),
                Cell(them.difference(change), number=True),
                Cell(f">\N{NO-BREAK SPACE}{them.figure(change)}" if them.figure(change) else "", number=True),
                Cell(_verdict(them, change)),
            )
        )
    table = Table("changes-table", w("compare.all.caption"), w.lines("compare.all.header"), tuple(rows))
    return (table, *not_kept(them.last, left))


def _limits(them: Beside) -> dict[str, Verdict]:
    """Return by metric the finding that judges it in the latest diary, the first of the catalogue."""
    found: dict[str, Verdict] = {}
    for verdict in them.last.verdicts().values():
        found.setdefault(verdict.reference.metric, verdict)
    return found


def _verdict(them: Beside, change: Change) -> str:
    """Return the verdict, with what it rests on in plain words, or why there is none."""
    said = them.state(change)
    if change.rule and change.change:
        source = them.last.cited(change.source)
        return f"{said}. {them.words(f'compare.rule.{change.rule}')} ({source})"
    if change.state == "not_comparable" or change.reason == "adult_reference_only":
        return f"{said}. {them.why(change, 'clinician')}"
    return said


def diaries(them: Beside) -> Table:
    """Return each diary with what it covers, in order of time."""
    w, found = them.words, coverage(them.first.assessment.numbers.line)
    scales = them.first.assessment.numbers.line.facts.patients["urge_scale"]
    rows = tuple(
        (
            Cell(w("compare.diaries.number", n=at + 1)),
            Cell(heading.period(one)),
            Cell(complete_days(them, at), number=True),
            Cell(w.number(found.nights_complete[at]), number=True),
            Cell(w.number(found.bowel_days_covered[at]), number=True),
            Cell(str(scales.iloc[at]).upper() or w("report.unknown")),
            Cell(w.number(len(one.reading.problems) + len(one.questions())), number=True),
            Cell(one.reading.file),
        )
        for at, one in enumerate(them.ones)
    )
    return Table("diaries-table", w("compare.diaries.caption"), w.lines("compare.diaries.header"), rows)


def complete_days(them: Beside, at: int) -> str:
    """Return how many of the days of one diary are complete."""
    found = coverage(them.first.assessment.numbers.line)
    complete, recorded = int(found.days_complete[at]), int(found.days_recorded[at])
    return them.words("compare.of_days", complete=complete, recorded=recorded)


def method(them: Beside) -> tuple[Block, ...]:
    """Return how a change is judged, with the sources of the figures and of the limits."""
    w = them.words
    numbers = {
        "half_width": w.number(rules.FREQUENCY_HALF_WIDTH, 2),
        "p": w.number(LIKELY_BY_CHANCE, 2),
        "fewer": w.number(100 * rules.FEWER_LEAKS),
        "share": w.number(100 * rules.LARGER_VOID_SHARE),
        "ml": w.number(rules.LARGER_VOID_ML),
    }
    said = tuple(sentence.format(**numbers) for sentence in w.lines("compare.method.text"))
    limits = {verdict.reference.source for verdict in them.last.verdicts().values()}
    keys = {key for source in (*rules.SOURCES.values(), *limits) for key in source.split("; ")}
    sources = tuple(w(f"sources.{key}.full") for key in sorted(keys))
    return (Text(said), Text(sources, title=w("compare.method.sources")))
