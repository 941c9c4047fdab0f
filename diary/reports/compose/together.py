"""Many diaries + texts → the page of what they have in common: completeness, how numbers spread, what is found."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from diary.analysis.disclosure import FEWEST
from diary.analysis.findings import CODES, PATTERNS
from diary.analysis.many import (
    AGE_EDGES,
    UNKNOWN,
    Group,
    Many,
    Share,
    by_age,
    by_sex,
    completeness,
    shares,
    sizes,
)
from diary.analysis.metrics import BY_KEY
from diary.analysis.quantiles import FEWEST_TOLD, ByGroup, Distribution, spreads
from diary.analysis.reference import Reference
from diary.reports.compose.figures import written_limit, written_number
from diary.reports.compose.keynumbers import WITHHELD, written_limits
from diary.reports.compose.rows import BLADDER, BOWEL, Row
from diary.reports.document import Block, Cell, Chart, Report, Section, Table, Text
from diary.reports.spread import Distributions, Places, Spread
from diary.reports.wording import PAGE
from diary.settings import Practice
from diary.texts import Texts

ROWS = (*BLADDER, *BOWEL)
"""The numbers whose spread is shown: the key numbers of a report."""
Often = tuple[str, tuple[Share, ...]]
"""What was found, and in how many diaries of each group."""
OUTSIDE = ("below", "above", "borderline")


@dataclass(frozen=True)
class Gathered:
    """Everything that the page is composed from."""

    many: Many
    files: int
    twice: int  # diaries that come twice
    later: int | None  # diaries that are not counted, because they are not the first of their code
    nameless: int  # diaries without a code among those that are counted
    unreadable: Mapping[str, int]  # files that gave no diary, by the code of their problem
    first_day: dt.date | None
    last_day: dt.date | None
    references: Mapping[str, Reference]


def compose(gathered: Gathered, practice: Practice, words: Texts) -> Report:
    """Compose the page in the language of `words`."""
    divisions = {"sex": by_sex(gathered.many), "age": by_age(gathered.many)}
    spread = _spread_of(gathered.many, list(divisions.values()))
    often = _often(gathered, list(divisions.values()), words)
    page_one = _spreads(gathered, spread, words), _findings("findings", [words("together.often")], often[0], words)
    sections = [
        Section("page-one", words("together.title"), "clinician", page_one),
        *(
            Section(
                name,
                words(f"together.{name}.title"),
                "clinician",
                _by(name, groups, {metric: told[place] for metric, told in spread.items()}, often[place], words),
            )
            for place, (name, groups) in enumerate(divisions.items(), 1)
        ),
        Section("files", words("together.files.title"), "clinician", _files(gathered, words)),
        Section("method", words("report.method.title"), "clinician", (Text(_method(gathered, words)),)),
    ]
    return Report(
        language=words.language,
        title=words("together.title"),
        who="",
        period=_period(gathered, words),
        completeness=_completeness(gathered, words),
        letterhead=practice.letterhead,
        sections=tuple(sections),
        footer=words("report.footer"),
        words={key: words(f"page.{key}") for key in PAGE},
    )


def _method(gathered: Gathered, words: Texts) -> tuple[str, ...]:
    of = {"fewest": FEWEST, "median": FEWEST_TOLD[50], "quartiles": FEWEST_TOLD[25], "tenths": FEWEST_TOLD[10]}
    counted = [words("together.counted.all"), words("together.counted.twice")]
    if gathered.later is not None:
        values = {"later": words.number(gathered.later), "nameless": words.number(gathered.nameless)}
        counted[0] = words("together.counted.first", **values)
    return (" ".join(counted), *(sentence.format(**of) for sentence in words.lines("together.method")))


def _period(gathered: Gathered, words: Texts) -> str:
    if gathered.first_day is None or gathered.last_day is None:
        return words("report.no_dates")
    begins, ends = (words.month(day) for day in (gathered.first_day, gathered.last_day))
    return begins if begins == ends else f"{begins}–{ends}"


def _completeness(gathered: Gathered, words: Texts) -> str:
    parts = [words("together.read", diaries=words.number(len(gathered.many)), files=words.number(gathered.files))]
    counted = zip(("enough", "some", "none"), completeness(gathered.many), strict=True)
    parts += [words("together.first_of_code")] if gathered.later is not None else []
    parts += [words(f"together.complete.{name}", n=words.number(n)) for name, n in counted if n]
    return " · ".join(parts)


def _spread_of(many: Many, divisions: Sequence[Sequence[Group]]) -> dict[str, list[ByGroup]]:
    """Return how each number spreads: of all diaries, and then of each division by group."""
    members = [[group.members for group in groups] for groups in divisions]
    return {row.metric: spreads(many.numbers[row.metric], members) for row in ROWS}


def _spreads(gathered: Gathered, spread: Mapping[str, Sequence[ByGroup]], words: Texts) -> Chart:
    rows = tuple(_spread(row, spread[row.metric][0][0], gathered, words) for row in ROWS)
    return Chart(
        id="distributions",
        title=words("together.spread.title"),
        alt=" ".join(f"{row.label}: {row.value} ({row.basis})." for row in rows),
        caption=words("together.spread.caption"),
        drawing=Distributions(rows),
    )


def _spread(row: Row, spread: Distribution | None, gathered: Gathered, words: Texts) -> Spread:
    reference = gathered.references.get(row.finding)
    held = reference if reference and reference.metric == row.metric else None
    edges = (held.low or 0.0, row.scale_end if held.high is None else held.high) if held else None
    return Spread(
        label=_name(row.metric, words),
        reference=words("together.spread.reference", limits=written_limits(words, held)) if held else "",
        value=_written(row.metric, spread, words),
        basis=words("together.diaries", n=words.number(spread.n))
        if spread
        else words("together.few", fewest=FEWEST_TOLD[50]),
        band=(min(edges[0] / row.scale_end, 1.0), min(edges[1] / row.scale_end, 1.0)) if edges else None,
        places=_places(spread, row.scale_end) if spread else None,
    )


def _places(spread: Distribution, end: float) -> Places:
    low, quarter, median, three_quarters, high = (
        None if np.isnan(quantile) else quantile / end for quantile in spread.quantiles
    )
    return low, quarter, median, three_quarters, high


def _written(metric: str, spread: Distribution | None, words: Texts) -> str:
    """Write a median with its quartiles where they are told: `7,2 (6,0–8,9)`."""
    if spread is None:
        return WITHHELD
    _, quarter, median, three_quarters, _ = (
        "" if np.isnan(quantile) else written_number(words, metric, quantile) for quantile in spread.quantiles
    )
    middle = f"{median} ({quarter}–{three_quarters})" if quarter else median
    unit = words(f"report.unit.{BY_KEY[metric].written_unit}")
    return f"{middle}{'' if BY_KEY[metric].percent else ' '}{unit}".strip()


def _by(
    name: str, groups: Sequence[Group], spread: Mapping[str, ByGroup], often: Sequence[Often], words: Texts
) -> tuple[Block, ...]:
    """Return the numbers and the findings of each group side by side; of a group that is not told no number is."""
    names, told = [_group(name, group, words) for group in groups], sizes(groups)
    header = (words("together.number"), *names)
    counts = tuple(Cell(_told(size, words), number=True) for size in told)
    rows = [(Cell(words("together.group_size")), *counts)]
    for row in ROWS:
        shown = (own if size else None for own, size in zip(spread[row.metric], told, strict=True))
        cells = (Cell(_written(row.metric, own, words), number=True) for own in shown)
        rows.append((Cell(_name(row.metric, words)), *cells))
    table = Table(f"numbers-{name}", words("together.spread.title"), header, tuple(rows))
    return table, _findings(f"findings-{name}", names, often, words)


def _often(gathered: Gathered, divisions: Sequence[Sequence[Group]], words: Texts) -> list[list[Often]]:
    """Return of all diaries, and then of each division, how often each finding was made; of a range lower and higher.

    What is told of one finding is decided over all tables of the page at once.
    """
    tables: list[list[Often]] = [[] for _ in range(1 + len(divisions))]
    for code in CODES:
        asked = _asked(code, gathered.references)
        if not asked:
            continue
        counted = shares(gathered.many.levels[code], [wanted for wanted, _ in asked], divisions)
        for (_, side), by_table in zip(asked, counted, strict=True):
            label = _found(code, side, gathered.references, words)
            for table, of_groups in zip(tables, by_table, strict=True):
                table.append((label, of_groups))
    return tables


def _findings(id_: str, names: Sequence[str], often: Sequence[Often], words: Texts) -> Table:
    """Return how often each finding was made, where anything of it is told."""
    rows = tuple(
        (Cell(label), *(Cell(_share(share, words), number=True) for share in of_groups))
        for label, of_groups in often
        if any(share.of is not None for share in of_groups)
    )
    return Table(id_, words("together.findings"), (words("together.finding"), *names), rows)


def _name(metric: str, words: Texts) -> str:
    """Return what a clinician calls a metric."""
    name = words(f"metrics.{metric}.clinical")
    return name[0].upper() + name[1:]


def _found(code: str, level: str, references: Mapping[str, Reference], words: Texts) -> str:
    """Return what was found: the name of a pattern, or a metric with the limit beyond which it lies."""
    if not level:
        return words(f"findings.{code}.name")
    reference = references[code]
    limit, sign = (reference.low, "<") if level == "below" else (reference.high, ">")
    sign = sign if reference.inclusive else {"<": "≤", ">": "≥"}[sign]
    percent = BY_KEY[reference.metric].sign
    written = f"{written_limit(words, reference.metric, limit)}{percent}"
    return f"{_name(reference.metric, words)} {sign}\N{NO-BREAK SPACE}{written}"


def _asked(code: str, references: Mapping[str, Reference]) -> list[tuple[tuple[str, ...], str]]:
    """Return which levels of a finding are counted together, and the side of a range that they are."""
    if code in PATTERNS or code not in references:
        return [(OUTSIDE, "")]
    ends = (("below", references[code].low), ("above", references[code].high))
    return [((level,), level) for level, limit in ends if limit is not None]


def _share(share: Share, words: Texts) -> str:
    """Write `12 of 40 (30%)`; what is not told is a dash."""
    if share.of is None or share.count is None or not share.of:
        return WITHHELD
    percent = words.number(100 * share.count / share.of)
    return words("together.share", n=words.number(share.count), of=words.number(share.of), percent=percent)


def _group(name: str, group: Group, words: Texts) -> str:
    """Return what a group is called: a sex, or an age band by its edges."""
    if group.name == UNKNOWN:
        return words("report.unknown")
    if group.name not in map(str, AGE_EDGES):
        return words(f"report.who.{group.name}") if name == "sex" else group.name
    begin = int(group.name)
    end = next((edge for edge in AGE_EDGES if edge > begin), None)
    return (
        words("together.age.last", begin=begin)
        if end is None
        else words("together.age.band", begin=begin, last=end - 1)
    )


def _told(size: int | None, words: Texts) -> str:
    return WITHHELD if size is None else words.number(size)


def _files(gathered: Gathered, words: Texts) -> tuple[Block, ...]:
    """Return what became of the files: which gave no diary and why, and the diaries that come twice."""
    sentences = [words("together.files.twice", n=words.number(gathered.twice))] if gathered.twice else []
    if not gathered.unreadable:
        return (Text((*sentences, words("together.files.all_read"))),)
    ordered = Counter(gathered.unreadable).most_common()
    rows = tuple((Cell(code), Cell(words.number(n), number=True), Cell(_remedy(code, words))) for code, n in ordered)
    table = Table("unreadable", words("together.files.unreadable"), words.lines("together.files.header"), rows)
    return (Text(tuple(sentences)), table) if sentences else (table,)


def _remedy(code: str, words: Texts) -> str:
    mark = f"cohort.marks.{code}"
    return words(mark) if words.has(mark) else words(f"problems.{code}.remedy")
