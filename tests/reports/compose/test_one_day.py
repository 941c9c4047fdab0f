"""One day is no mean: its counts are whole numbers, and nothing is called an average."""

import re

import pytest

from diary.reports.document import KeyNumbers, Lead, Report
from tests.reports.test_compose import from_lines

DAY = """
    2026-03-0{n} 07:00  rise
               07:05  void 250 urge 3
               08:00  drink 900
               09:30  void 150 urge 3
               11:00  void 150 leak drops urge 3
               12:30  void 150
               13:00  drink 900
               14:00  void 150
               15:30  void 150
               17:00  void 150
               19:00  void 150
               21:00  void 150
               23:00  bed
               02:00  void 200
"""
CLOSING = """
    2026-03-0{n} 07:00  rise
               07:05  void 250
"""
AVERAGE = {"nl": r"\b(gemiddeld|ongeveer)\b", "en": r"\b(average of|about \d)"}


def _report(days: int, language: str) -> Report:
    return from_lines("".join(DAY.format(n=n) for n in range(2, 2 + days)) + CLOSING.format(n=2 + days), language)


def _said(report: Report) -> str:
    (lead,) = (block for block in report.sections[0].blocks if isinstance(block, Lead))
    return " ".join((*lead.findings, *lead.remarks))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_of_one_day_is_called_a_mean(language: str) -> None:
    one, two = _report(1, language), _report(2, language)
    assert re.search(AVERAGE[language], _said(one)) is None
    assert re.search(AVERAGE[language], _said(two))
    assert re.search(r"\b10\b(?![.,]\d)", _said(one))


def test_whole_counts_have_no_decimals() -> None:
    for days, written in ((1, ("10", "1", "1")), (2, ("10", "1", "1"))):
        (numbers,) = (block for block in _report(days, "nl").sections[0].blocks if isinstance(block, KeyNumbers))
        of = {row.id: row.value for row in numbers.rows}
        assert (of["voids_per_24h"], of["nocturia"], of["urine_leaks_per_24h"]) == written
