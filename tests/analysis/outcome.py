"""What one diary amounts to, asked by name: for tests that state one diary and one answer."""

from dataclasses import dataclass, field
from functools import cache, cached_property

import numpy as np

from diary.analysis.assess import Assessment, assess
from diary.analysis.findings.judging import Finding
from diary.analysis.tips import raised
from diary.analysis.withheld import cells_behind
from diary.model import Diary
from diary.settings import DEFAULTS, Settings
from tests.analysis.lines import read


@dataclass(frozen=True)
class Outcome:
    """The assessment of one diary; a value that is withheld is None."""

    assessment: Assessment = field(repr=False)

    def value(self, key: str) -> float | None:
        found = self.assessment.numbers.measures[key].value[0]
        return None if np.isnan(found) else float(found)

    def reason(self, key: str) -> str:
        return str(self.assessment.numbers.measures[key].reason[0])

    def based_on(self, key: str) -> float:
        return float(self.assessment.numbers.measures[key].based_on[0])

    def bounds(self, key: str) -> tuple[float | None, float | None]:
        measure = self.assessment.numbers.measures[key]
        lower, upper = (None if np.isnan(bound[0]) else float(bound[0]) for bound in (measure.lower, measure.upper))
        return lower, upper

    def days(self, key: str) -> list[float | None]:
        return [None if np.isnan(value) else float(value) for value in self.assessment.numbers.daily[key].value]

    def day_reasons(self, key: str) -> list[str]:
        return [str(reason) for reason in self.assessment.numbers.daily[key].reason]

    def cells(self, key: str) -> list[str]:
        return [cell for _, cell in cells_behind(self.assessment.numbers.line, self.reason(key), 0)]

    @cached_property
    def findings(self) -> dict[str, Finding]:
        return {found.code: found for found in self.assessment.findings}

    def level(self, code: str) -> str:
        return str(self.findings[code].level[0])

    def why(self, code: str) -> str:
        return str(self.findings[code].reason[0])

    def applies(self, code: str) -> float | None:
        found = self.findings[code].applies[0]
        return None if np.isnan(found) else float(found)

    def tips(self) -> dict[str, tuple[str, ...]]:
        return {tip.id: tip.because for tip in raised(self.assessment, 0)}


def outcome_of(facts: Diary | str, settings: Settings = DEFAULTS) -> Outcome:
    if isinstance(facts, str):
        return _of_lines(facts) if settings is DEFAULTS else Outcome(assess(read(facts), settings))
    return Outcome(assess(facts, settings))


@cache
def _of_lines(text: str) -> Outcome:
    """Assess the diary of some lines once for all tests that ask something of it; no test changes an outcome."""
    return Outcome(assess(read(text)))
