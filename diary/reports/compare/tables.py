"""The tables behind page one: every metric in the first and last diary, the diaries themselves, and the method."""

from __future__ import annotations

from diary.analysis.change import holm, judging, large, verdict
from diary.analysis.change.verdict import Change
from diary.analysis.coverage import coverage
from diary.analysis.metrics import BY_KEY
from diary.reports.compare.beside import Beside
from diary.reports.compose.figures import Verdict
from diary.reports.compose.findings import NOT_KEPT, not_kept
from diary.reports.compose.keynumbers import written_reference
from diary.reports.document import Block, Cell, Table, Text

CITED = (
    *dict.fromkeys("; ".join((*verdict.SOURCES.values(), *large.SOURCES)).split("; ")),
    "locher2001", "pmc2722668", "bright2014", "pmid17552958",
)  # fmt: skip
"""What the tests and their sizes rest on, what diaries do by themselves, and what was found of other metrics."""


def all_numbers(them: Beside) -> tuple[Block, ...]:
    """Return every metric before and after, its change, what it needs, the verdict and what that rests on."""
    w, rows, left = them.words, [], {}
    limits = _limits(them)
    for key, change in them.compared.changes.items():
        if not any(one.is_of(key) for one in (them.before, them.after)):
            continue
        if all(one.figure(key).reason in NOT_KEPT for one in (them.before, them.after)):
            left[w(f"metrics.{key}.clinical")] = change.reason
            continue
        unit = "" if BY_KEY[key].percent else them.after.unit(key)
        rows.append(
            (
                Cell(w(f"metrics.{key}.clinical") + (f" ({unit})" if unit else "")),
                Cell(written_reference(them.after, limits[key].shown) if key in limits else ""),
                Cell(_with_spread(them, change, 0), number=True),
                Cell(_with_spread(them, change, 1), number=True),
                Cell(them.difference(change), number=True),
                Cell(f">\N{NO-BREAK SPACE}{them.figure(change)}" if them.figure(change) else "", number=True),
                Cell(_verdict(them, change)),
            )
        )
    table = Table("changes-table", w("compare.all.caption"), w.lines("compare.all.header"), tuple(rows))
    return (table, *not_kept(them.after, left))


def _with_spread(them: Beside, change: Change, side: int) -> str:
    """Write a value with its lowest and highest day, where its days differ."""
    value, spread = them.value(change.key, (change.before, change.after)[side]), change.spread[side]
    if spread is None:
        return value
    metric = BY_KEY[change.key]
    low, high = (them.words.plain(round(end * metric.factor, metric.decimals)) for end in spread)
    return value if low == high else f"{value} ({low}\N{EN DASH}{high})"


def _limits(them: Beside) -> dict[str, Verdict]:
    """Return by metric the finding that judges it in the latest diary, the first whose limits hold for the person."""
    found: dict[str, Verdict] = {}
    for held in them.after.verdicts.values():
        if held.shown:
            found.setdefault(held.reference.metric, held)
    return found


def _verdict(them: Beside, change: Change) -> str:
    """Return the verdict, with what it rests on in plain words, or why there is none."""
    said = them.state(change)
    if change.judged and change.change:
        rests_on = [them.words("compare.all.test", source=them.after.cited(change.source))]
        if change.large_source:
            rests_on.append(them.words("compare.all.large", source=them.after.cited(change.large_source)))
        return " ".join((f"{said}.", *rests_on))
    if change.reason and change.reason != "not_primary":
        return f"{said}. {them.why(change, 'clinician')}"
    return said


def diaries(them: Beside) -> Table:
    """Return each diary with what it covers, in order of time."""
    w, found = them.words, coverage(them.before.assessment.numbers.line)
    scales = them.before.assessment.numbers.line.facts.patients["urge_scale"]
    rows = tuple(
        (
            Cell(w("compare.diaries.number", n=at + 1)),
            Cell(them.period(one)),
            Cell(complete_days(them, at), number=True),
            Cell(w.number(found.nights_complete[at]), number=True),
            Cell(w.number(found.bowel_days_covered[at]), number=True),
            Cell(scales[at].upper() or w("report.unknown")),
            Cell(w.number(len(one.reading.problems) + len(one.questions)), number=True),
            Cell(one.reading.file),
        )
        for at, one in enumerate(them.ones)
    )
    return Table("diaries-table", w("compare.diaries.caption"), w.lines("compare.diaries.header"), rows)


def complete_days(them: Beside, at: int) -> str:
    """Return how many of the days of one diary are complete."""
    found = coverage(them.before.assessment.numbers.line)
    complete, recorded = int(found.days_complete[at]), int(found.days_recorded[at])
    return them.words("compare.of_days", complete=complete, recorded=recorded)


def pairs(them: Beside) -> Table | None:
    """Return the verdict on every primary number of every pair, from three diaries on."""
    w, keys = them.words, [change.key for change in them.judged()]
    if not them.compared.pairs or not keys:
        return None
    rows = tuple(
        (
            Cell(w("compare.pairs.pair", before=before + 1, after=after + 1)),
            *(Cell(_of_pair(them, changed[key]) if key in changed else "") for key in keys),
        )
        for (before, after), changed in them.compared.pairs.items()
    )
    return Table("pairs-table", w("compare.pairs.caption"), ("", *(w(f"metrics.{key}.label") for key in keys)), rows)


def _of_pair(them: Beside, change: Change) -> str:
    values = {"before": them.value(change.key, change.before), "after": them.value(change.key, change.after)}
    return f"{them.words('compare.key_numbers.value', **values)} · {them.state(change)}"


def method(them: Beside) -> tuple[Block, ...]:
    """Return how a change is judged, with the sources of the figures and of the limits."""
    w = them.words
    numbers = {
        "half_width": w.number(judging.FREQUENCY_HALF_WIDTH, 2),
        "p": w.number(holm.LIKELY_BY_CHANCE, 2),
        "together": w.number(100 * holm.TOGETHER, 1),
        "fewer": w.number(100 * large.FEWER),
        "untreated_before": w.number(large.UNTREATED[0], 1),
        "untreated_after": w.number(large.UNTREATED[1], 1),
        **{key: w(f"sources.{key}.short") for key in CITED},
        "names": ", ".join(w(f"metrics.{key}.clinical") for key in them.compared.primaries),
    }
    of_adults = () if them.before.is_child or them.after.is_child else w.lines("compare.method.of_adults")
    said = tuple(sentence.format(**numbers) for sentence in (*of_adults, *w.lines("compare.method.text")))
    limits = {held.shown.source for held in them.after.verdicts.values() if held.shown}
    keys = {*CITED, *(key for source in limits for key in source.split("; "))}
    sources = tuple(w(f"sources.{key}.full") for key in sorted(keys))
    return (Text(said), Text(sources, title=w("compare.method.sources")))
