"""The paper before the ink: what a report holds, decided and worded, for renderers that only draw.

All that is read is text in the reader's language, every place on a scale a fraction: a renderer compares nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from diary.reports.amounts import Balance
from diary.reports.bowel import Fortnight, Lost
from diary.reports.childs import Childs
from diary.reports.course import Course
from diary.reports.letterhead import Picture
from diary.reports.spread import Distributions

Audience = Literal["patient", "clinician", "both"]
Level = Literal["below", "within", "above", "borderline", "not_assessed", "none"]


class Scale(NamedTuple):
    """A thin scale: the reference band and the value as fractions 0–1 of its width.

    `value` is None when withheld; `low`/`high` are None at an open end; `off` is -1 or 1 when the value
    lies beyond the scale (it is then drawn as an arrow at that edge). `before` is where it was in an earlier diary.
    """

    low: float | None
    high: float | None
    value: float | None
    off: int = 0
    low_label: str = ""
    high_label: str = ""
    before: float | None = None


class KeyNumber(NamedTuple):
    """One row of the key numbers: label, scale, value with unit, the word, and on what it rests."""

    id: str  # metric key, also the HTML anchor
    label: str
    value: str  # "7,3" or a dash
    unit: str
    reference: str  # "6–8", empty without a reference
    word: str  # "binnen", "te beoordelen door …": the verdict in words; empty without a reference
    level: Level
    basis: str  # "3 dagen"
    note: str = ""  # the bound, the condition, what it consists of
    scale: Scale | None = None
    sign: str = ""  # a mark beside the verdict of what stands out, empty where a row is quiet
    described: bool = False  # shown in grey: no verdict is given of it


@dataclass(frozen=True)
class Mark:
    """One event on a day's strip; `hour` counts from the strip's start, `value` is ml or Bristol type."""

    kind: Literal["void", "drink", "leak", "pad", "stool", "catheter"] | Lost
    hour: float
    value: float | None = None  # None: not measured
    level: int | None = None  # urge level 0–4
    urgency: bool = False
    leak: bool = False
    upon: bool = False  # a second pass, or what a catheter drained after it: on the void before it
    label: str = ""  # for the text alternative: "10:30, 250 ml"


@dataclass(frozen=True)
class Strip:
    """One day from rising to rising: 24 hours (a little more when the next rising is later)."""

    title: str  # "maandag 2 maart"
    subtitle: str  # "7× geplast · 1750 ml · 1600 ml gedronken", or why it is incomplete
    start_clock: float  # clock hour at the strip's start, e.g. 7.0
    hours: float  # length of the axis
    night: tuple[float, float] | None  # hours from start; None when unknown
    marks: tuple[Mark, ...]
    events: Table | None = None  # the day's diary as a table
    short: str = ""  # "ma 2", where there is no room for the title


class Zones(NamedTuple):
    """The capacity zones behind volumes, in ml, with their labels."""

    half: float
    three_quarters: float
    low: float
    high: float
    half_label: str
    three_quarters_label: str
    band_label: str


@dataclass(frozen=True)
class TypicalDay:
    """All days over one axis."""

    strips: tuple[Strip, ...]
    zones: Zones | None  # None: no limit holds for this person
    words: dict[str, str] = field(hash=False)  # the keys of wording.CHART
    beside: int = 0  # lines of text that it stands beside


class TypicalDays(NamedTuple):
    """The typical days of two diaries above each other, on the same axes, each under its title."""

    panels: tuple[tuple[str, TypicalDay], ...]


@dataclass(frozen=True)
class DayStrips:
    """Each day small on its own strip, all on the same axes."""

    strips: tuple[Strip, ...]
    zones: Zones | None
    words: dict[str, str] = field(hash=False)


@dataclass(frozen=True)
class LargeDay:
    """One day large, with every value written, on the axes that it shares with the other days."""

    days: tuple[Strip, ...]
    place: int  # of this one among them
    zones: Zones | None
    words: dict[str, str] = field(hash=False)

    @property
    def strip(self) -> Strip:
        """The day itself."""
        return self.days[self.place]


@dataclass(frozen=True)
class Volumes:
    """Every measured void against the capacity zones, one row of dots a day."""

    rows: tuple[tuple[str, tuple[float, ...], tuple[float, ...]], ...]  # day label, day volumes, night volumes
    zones: Zones | None
    words: dict[str, str] = field(hash=False)


Drawing = (
    TypicalDay | TypicalDays | DayStrips | LargeDay | Volumes | Balance | Fortnight | Course | Distributions | Childs
)  # fmt: skip


class Cell(NamedTuple):
    """One table cell; `number` aligns right, `gloss` stands quietly before the text and says what it is about."""

    text: str
    number: bool = False
    gloss: str = ""


class Table(NamedTuple):
    """A table: caption, one header row, rows whose first cell heads them. On a screen a folded one is opened first."""

    id: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    folded: bool = False


@dataclass(frozen=True)
class Chart:
    """A drawing with its title, what it shows in words, and its figures as a table."""

    id: str
    title: str
    alt: str  # says what the chart shows, not that it is a chart
    caption: str
    drawing: Drawing
    data: Table | None = None


class Lead(NamedTuple):
    """What the eye meets first, a finding a line; below them the person's own words, and quietly what they rest on."""

    findings: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    calm: bool = False  # nothing stands out: the lines say what was judged
    written: tuple[str, ...] = ()  # circumstances that were written down, which the findings must be read with


class Text(NamedTuple):
    """Paragraphs."""

    paragraphs: tuple[str, ...]
    title: str = ""


class Facts(NamedTuple):
    """Short labelled facts: (label, value)."""

    items: tuple[tuple[str, str], ...]
    title: str = ""


class KeyNumbers(NamedTuple):
    """The key numbers beside their references; below them what is not known, a line for each reason."""

    title: str
    rows: tuple[KeyNumber, ...]
    headings: tuple[str, str, str, str]  # label, reference scale, value, verdict and basis
    withheld: tuple[str, ...] = ()

    @property
    def lines(self) -> int:
        """Return about how many lines they take: a quiet row one, one that stands out two, and one for a note."""
        return sum(1 + bool(row.sign) + bool(row.note) for row in self.rows) + 2 * len(self.withheld)


class Tip(NamedTuple):
    """Something to do or discuss, and the finding that raised it."""

    id: str
    title: str
    because: str
    why: str
    steps: tuple[str, ...] = ()


class Tips(NamedTuple):
    """Tips in order of use; `short` shows title, because and why only."""

    tips: tuple[Tip, ...]
    short: bool
    title: str = ""


class Signs(NamedTuple):
    """What asks for a doctor equally soon."""

    when: str  # "Bel meteen"
    whom: str
    signs: tuple[str, ...]


class Box(NamedTuple):
    """A fixed box: when to see a doctor."""

    id: str
    title: str
    intro: str
    lists: tuple[Signs, ...]  # the most urgent first
    noted: tuple[str, ...] = ()  # what this diary itself mentions, first and in full


Block = Lead | Text | Facts | KeyNumbers | Chart | Table | Tips | Box


@dataclass(frozen=True)
class Section:
    """A chapter; page one is the first section and stands alone on its sheet."""

    id: str
    title: str
    audience: Audience
    blocks: tuple[Block, ...]
    alone: bool = False  # on paper it has a sheet of its own


@dataclass(frozen=True)
class Report:
    """The whole report. The first section is page one."""

    language: str
    title: str
    who: str  # "code P-12 · vrouw · 42 jaar"
    period: str  # "2–4 maart 2026"
    completeness: str  # "3 van 3 dagen volledig · 3 nachten · ontlasting 14 dagen"
    letterhead: tuple[str, ...]  # the name of the practice first; empty without
    sections: tuple[Section, ...]
    footer: str  # source, limits
    words: dict[str, str] = field(hash=False)  # the keys of wording.PAGE
    logo: Picture | None = None
    record: tuple[str, ...] = ()  # the lines of the text for the record
    stands_out: tuple[str, ...] = ()  # what leads, in the words of a clinician; empty where nothing does
    spoken: tuple[str, ...] = ()  # the paragraphs of the text to be heard
