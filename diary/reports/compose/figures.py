"""One diary out of the assessment, and how each of its numbers is written for a reader."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from math import isnan
from typing import TYPE_CHECKING, Any

from diary.analysis.ages import too_young
from diary.analysis.assess import Assessment
from diary.analysis.findings import OF_CHILDREN
from diary.analysis.findings.habits import MOST_HELD, WITH_RESIDUAL
from diary.analysis.findings.judging import Finding, plain
from diary.analysis.lead import lead
from diary.analysis.metrics import BY_KEY
from diary.analysis.questions import Question, questions
from diary.analysis.reference import Reference
from diary.analysis.series import Period, period
from diary.analysis.tips import RaisedTip, raised
from diary.reports.compose.pictured import pictured
from diary.texts import FAMILY, Texts, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diary.record import Reading

_MORE_DECIMALS = 2
"""So many decimals more, at most, keep a written number from reading as the limit it is beyond."""


@dataclass(frozen=True)
class Figure:
    """One metric of one diary; NaN is withheld or unknown."""

    key: str
    value: float
    based_on: int
    reason: str
    lower: float
    upper: float
    pooled: float
    estimated: bool
    assumed: bool

    @property
    def known(self) -> bool:
        """Tell whether there is a value."""
        return not isnan(self.value)


NOT_FOR_THIS_PERSON = ("adult_reference_only", "fluid_restriction")
"""Reasons by which a reference does not hold for the person at all: it is then not shown either."""

WHICH_UNKNOWN = ("age_unknown", "sex_unknown", "below_age")
"""Reasons by which it is not known which limits of a child hold, or by which none does yet."""


@dataclass(frozen=True)
class Verdict:
    """One finding of one diary."""

    code: str
    reference: Reference
    value: float
    level: str
    reason: str

    @property
    def speaks(self) -> bool:
        """Tell whether it says that something is outside its reference or present."""
        return self.level in ("below", "above", "borderline")

    @property
    def shown(self) -> Reference | None:
        """Return the reference to show beside the number, or None where it does not hold for the person."""
        of_another = self.code in OF_CHILDREN and self.reason in WHICH_UNKNOWN
        return None if of_another or self.reason in NOT_FOR_THIS_PERSON else self.reference


@dataclass(frozen=True)
class OneDiary:
    """Everything that a report of one diary is composed from; what several of its parts tell is looked up once."""

    reading: Reading
    assessment: Assessment
    words: Texts
    index: int = 0

    @classmethod
    def read_by(cls, reading: Reading, assessment: Assessment, words: Texts, index: int = 0) -> OneDiary:
        """Return a diary in the words of who reads of it: that of a child is read by a parent."""
        diary = cls(reading, assessment, words, index)
        return replace(diary, words=texts(words.language, FAMILY)) if diary.is_child else diary

    @property
    def references(self) -> Mapping[str, Reference]:
        """The limits in force."""
        return self.assessment.numbers.references

    @cached_property
    def patient(self) -> Mapping[str, Any]:
        """What the diary says of the person: a row of the table of patients."""
        return self.assessment.numbers.line.facts.patients.rows([self.index]).records()[0]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions about what was written down."""
        return questions(self.assessment.numbers, self.index, self.reading.codes)

    @cached_property
    def tips(self) -> tuple[RaisedTip, ...]:
        """The tips that are raised, the most useful first."""
        return raised(self.assessment, self.index)

    @cached_property
    def leading(self) -> tuple[str, ...]:
        """The codes of the findings that lead, the first first."""
        return lead(self.assessment, self.index)

    @cached_property
    def kept(self) -> Period | None:
        """When the diary was kept, None where it has no dates."""
        return period(self.assessment.numbers.line.facts, self.index)

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """Every metric by its key."""
        i = self.index
        return {
            key: Figure(
                key,
                float(measure.value[i]),
                int(measure.based_on[i]),
                str(measure.reason[i]),
                float(measure.lower[i]),
                float(measure.upper[i]),
                float(measure.pooled[i]),
                bool(measure.estimated[i]),
                bool(measure.assumed[i]),
            )
            for key, measure in self.assessment.numbers.measures.items()
        }

    def figure(self, key: str) -> Figure:
        """Return one metric."""
        return self.figures[key]

    def is_of(self, key: str) -> bool:
        """Tell whether a metric is one of this person: those of children are of no grown-up."""
        return self.is_child or not BY_KEY[key].of_children

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """Every finding by its code, in the order of the catalogue; those of children of a child alone."""
        own = (one for one in self.assessment.findings if self.is_child or one.code not in OF_CHILDREN)
        return {finding.code: self._verdict(finding) for finding in own}

    def judged(self, code: str) -> Verdict:
        """Return the verdict by one reference, also one that is no finding of its own."""
        return self._verdict(plain(code)(self.assessment.numbers))

    def _verdict(self, finding: Finding) -> Verdict:
        i = self.index
        return Verdict(
            finding.code,
            finding.reference_of(i),
            float(finding.value[i]),
            str(finding.level[i]),
            str(finding.reason[i]),
        )

    @cached_property
    def is_child(self) -> bool:
        """Tell whether the references of adults do not hold for this person."""
        return bool(too_young(self.assessment.numbers.line)[self.index])

    @property
    def restriction(self) -> float | None:
        """Return the ml per 24 h that the person may drink at most, or None when nothing was agreed."""
        stated: float = self.patient["fluid_restriction_ml"]
        return None if isnan(stated) else stated

    def number(self, key: str, value: float, limits: tuple[float | None, ...] = ()) -> str:
        """Write a metric's value without its unit, as `written_number` does; a count of one day is a whole number."""
        if self._of_one_day(key) and BY_KEY[key].counted and float(value).is_integer():
            return self.words.number(value)
        return written_number(self.words, key, value, limits)

    def limit(self, key: str, limit: float | None) -> str:
        """Write a limit of a metric's reference, with no more decimals than it has."""
        return written_limit(self.words, key, limit)

    def unit(self, key: str) -> str:
        """Return the unit of a metric in words, empty for a bare number."""
        return self.words(f"report.unit.{BY_KEY[key].written_unit}")

    def with_unit(self, key: str, value: float) -> str:
        """Write a metric's value with its unit."""
        return f"{self.number(key, value)}{'' if BY_KEY[key].percent else ' '}{self.unit(key)}".strip()

    def sentence(self, verdict: Verdict, prefix: str = "") -> str:
        """Return the sentence of a finding at its level and under its condition; clinicians' have a prefix."""
        key = f"findings.{verdict.code}.{prefix}{verdict.level}"
        metric, limits = verdict.reference.metric, (verdict.reference.low, verdict.reference.high)
        value = self._judged(verdict, metric, limits)
        key = self.conditional(verdict, prefix) or key
        if not value and self.words.has(f"{key}_unmeasured"):
            key = f"{key}_unmeasured"
        sentence = self.words(key, **pictured(self, verdict, value))
        return sentence[0].upper() + sentence[1:]

    def mean(self, key: str, value: str) -> str:
        """Call a written number a mean, unless it rests on one day."""
        return value if self._of_one_day(key) else self.words("report.mean", value=value)

    def _of_one_day(self, key: str) -> bool:
        return key in BY_KEY and self.figure(key).based_on == 1

    def conditional(self, verdict: Verdict, prefix: str = "") -> str:
        """Return the key of the sentence of a finding under its condition, empty where it has none of its own."""
        reasons = (verdict.reason, *([WITH_RESIDUAL] if verdict.reference.metric == MOST_HELD else []))
        keys = (f"findings.{verdict.code}.{prefix}{verdict.level}_{reason}" for reason in reasons if reason)
        return next((key for key in keys if self.words.has(key)), "")

    def _judged(self, verdict: Verdict, metric: str, limits: tuple[float | None, ...]) -> str:
        """Write the value that was judged, or the bound that decided in its place."""
        if not isnan(verdict.value):
            return self.number(metric, verdict.value, limits)
        if metric not in BY_KEY:
            return ""
        figure = self.figure(metric)
        for key, bound in (("at_least", figure.lower), ("at_most", figure.upper)):
            if not isnan(bound):
                return self.words(f"report.{key}", value=self.number(metric, bound, limits))
        return ""

    def cited(self, source: str) -> str:
        """Return sources by their short names."""
        return "; ".join(self.words(f"sources.{key}.short") for key in source.split("; "))

    def why(self, reason: str, reader: str = "patient") -> str:
        """Return the sentence of a reason for the patient or the clinician."""
        return self.words(f"reasons.{reason}.{reader}") if reason else ""


def result_of(level: str, reference: Reference) -> str:
    """Return where a number lies, or whether what is not expected was written down: the one set of result words."""
    if reference.high == 0:
        return {"above": "noted", "within": "not_noted"}.get(level, level)
    return level


def written_number(words: Texts, key: str, value: float, limits: tuple[float | None, ...] = ()) -> str:
    """Write a metric's value without its unit; never so rounded that it reads as a limit it is not at."""
    metric = BY_KEY.get(key)
    factor, start = (metric.factor, metric.decimals) if metric else (1, 0)
    beyond = [limit * factor for limit in limits if limit is not None and limit != value]
    for decimals in range(start, start + _MORE_DECIMALS + 1):
        written = words.number(value * factor, decimals)
        if written not in {words.number(limit, decimals) for limit in beyond}:
            break
    return written


def written_limit(words: Texts, metric: str, limit: float | None) -> str:
    """Write a limit in the unit of its metric, with no more decimals than it has; nothing for an open end."""
    if limit is None:
        return ""
    return words.plain(limit * (BY_KEY[metric].factor if metric in BY_KEY else 1))
