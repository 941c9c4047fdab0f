"""Many diaries + texts → the page of what they have in common: completeness, how numbers spread, what is found."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from diary.analysis.findings import CODES, PATTERNS
from diary.analysis.many import (
    AGE_EDGES,
    FEWEST,
    UNKNOWN,
    Distribution,
    Group,
    Many,
    Share,
    by_age,
    by_sex,
    completeness,
    distribution,
    shares,
    sizes,
)
from diary.analysis.metrics import BY_KEY
from diary.analysis.reference import Reference
from diary.reports.compose.figures import written_limit, written_number
from diary.reports.compose.keynumbers import WITHHELD, written_limits
from diary.reports.compose.rows import BLADDER, BOWEL, Row
from diary.reports.document import Block, Cell, Chart, Report, Section, Table, Text
from diary.reports.spread import Distributions, Spread
from diary.reports.wording import PAGE
from diary.settings import Practice
from diary.texts import Texts

ROWS = (*BLADDER, *BOWEL)
"""The numbers whose spread is shown: the key numbers of a report."""
OUTSIDE = ("below", "above", "borderline")


@dataclass(frozen=True)
class Gathered:
    """Everything that the page is composed from."""

    many: Many
    files: int
    twice: int  # diaries that come twice
    unreadable: Mapping[str, int]  # files that gave no diary, by the code of their problem
    first_day: dt.date | None
    last_day: dt.date | None
    references: Mapping[str, Reference]


def compose(gathered: Gathered, practice: Practice, words: Texts) -> Report:
    """Compose the page in the language of `words`."""
    everyone = Group("all", np.ones(len(gathered.many), dtype=bool))
    sections = [
        Section("page-one", words("together.title"), "clinician", _page_one(gathered, everyone, words)),
        *(
            Section(name, words(f"together.{name}.title"), "clinician", _by(name, gathered, groups, words))
            for name, groups in (("sex", by_sex(gathered.many)), ("age", by_age(gathered.many)))
        ),
        Section("files", words("together.files.title"), "clinician", _files(gathered, words)),
        Section("method", words("report.method.title"), "clinician", (Text(_method(words)),)),
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


def _method(words: Texts) -> tuple[str, ...]:
    return tuple(sentence.format(fewest=FEWEST) for sentence in words.lines("together.method"))


def _period(gathered: Gathered, words: Texts) -> str:
    if gathered.first_day is None or gathered.last_day is None:
        return words("report.no_dates")
    return f"{words.date(gathered.first_day)}–{words.date(gathered.last_day)}"


def _completeness(gathered: Gathered, words: Texts) -> str:
    parts = [words("together.read", diaries=words.number(len(gathered.many)), files=words.number(gathered.files))]
    counted = zip(("enough", "some", "none"), completeness(gathered.many), strict=True)
    parts += [words(f"together.complete.{name}", n=words.number(n)) for name, n in counted if name == "enough" or n]
    return " · ".join(parts)


def _page_one(gathered: Gathered, everyone: Group, words: Texts) -> tuple[Block, ...]:
    return _spreads(gathered, words), _findings("findings", gathered, (everyone,), words)


def _spreads(gathered: Gathered, words: Texts) -> Chart:
    rows = tuple(_spread(row, gathered, words) for row in ROWS)
    return Chart(
        id="distributions",
        title=words("together.spread.title"),
        alt=" ".join(f"{row.label}: {row.value} ({row.basis})." for row in rows),
        caption=words("together.spread.caption"),
        drawing=Distributions(rows),
    )


def _spread(row: Row, gathered: Gathered, words: Texts) -> Spread:
    spread = distribution(gathered.many.numbers[row.metric])
    reference = gathered.references.get(row.finding)
    held = reference if reference and reference.metric == row.metric else None
    edges = (held.low or 0.0, row.scale_end if held.high is None else held.high) if held else None
    return Spread(
        label=_name(row.metric, words),
        reference=words("together.spread.reference", limits=written_limits(words, held)) if held else "",
        value=_written(row.metric, spread, words),
        basis=words("together.diaries", n=words.number(spread.n)) if spread else words("together.few", fewest=FEWEST),
        band=(min(edges[0] / row.scale_end, 1.0), min(edges[1] / row.scale_end, 1.0)) if edges else None,
        places=_places(spread, row.scale_end) if spread else None,
    )


def _places(spread: Distribution, end: float) -> tuple[float | None, float, float, float, float | None]:
    low, high = (None if np.isnan(edge) else edge / end for edge in (spread.low, spread.high))
    return low, spread.quarter / end, spread.median / end, spread.three_quarters / end, high


def _written(metric: str, spread: Distribution | None, words: Texts) -> str:
    """Write a median with its quartiles: `7,2 (6,0–8,9)`."""
    if spread is None:
        return WITHHELD
    median, quarter, three_quarters = (
        written_number(words, metric, value) for value in (spread.median, spread.quarter, spread.three_quarters)
    )
    unit = words(f"report.unit.{BY_KEY[metric].written_unit}")
    return f"{median} ({quarter}–{three_quarters}){'' if BY_KEY[metric].percent else ' '}{unit}".strip()


def _by(name: str, gathered: Gathered, groups: tuple[Group, ...], words: Texts) -> tuple[Block, ...]:
    """Return the numbers and the findings of each group side by side."""
    header = (words("together.number"), *(_group(name, group, words) for group in groups))
    counts = tuple(Cell(_told(size, words), number=True) for size in sizes(groups))
    rows = [(Cell(words("together.group_size")), *counts)]
    for row in ROWS:
        spreads = (distribution(gathered.many.numbers[row.metric][group.members]) for group in groups)
        cells = (Cell(_written(row.metric, spread, words), number=True) for spread in spreads)
        rows.append((Cell(_name(row.metric, words)), *cells))
    numbers = Table(f"numbers-{name}", words("together.spread.title"), header, tuple(rows))
    return numbers, _findings(f"findings-{name}", gathered, groups, words)


def _findings(id_: str, gathered: Gathered, groups: tuple[Group, ...], words: Texts) -> Table:
    """Return how often each finding was made in each group; of a range lower and higher apart."""
    rows = []
    for code in CODES:
        level = gathered.many.levels[code]
        for wanted, side in _asked(code, gathered.references):
            counts = shares(level, wanted, groups)
            if any(share.of for share in counts):
                label = _found(code, side, gathered.references, words)
                rows.append((Cell(label), *(Cell(_share(share, words), number=True) for share in counts)))
    several = [_group(id_.rpartition("-")[2], group, words) for group in groups]
    header = (words("together.finding"), *(several if len(groups) > 1 else [words("together.often")]))
    return Table(id_, words("together.findings"), header, tuple(rows))


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
