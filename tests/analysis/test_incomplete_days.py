"""Days that are not fully known: which ones, why, and the cells that would make them known."""

from dataclasses import replace

import numpy as np

from diary.analysis.metrics import compute
from diary.model import together
from tests.analysis.lines import read
from tests.analysis.outcome import Outcome, outcome_of
from tests.tables import filled

WHOLE = """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 560
"""


def test_without_a_next_morning_the_last_day_is_incomplete(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
               12:00  void 250
               23:00  bed
    """
    assert outcome.day_reasons("voids_per_24h") == ["", "no_closing_first_morning_void"]
    assert outcome.value("voids_per_24h") == 1
    assert outcome.based_on("voids_per_24h") == 1


def test_a_next_morning_without_a_void_names_the_cell_where_it_was_expected(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-05 07:00  rise
    """
    assert outcome.reason("nocturia") == "no_closing_first_morning_void"
    assert outcome.cells("nocturia") == ["first_void L4"]


def test_days_apart_do_not_close_each_other(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-10 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-11 07:00  rise
               07:00  void 300
    """
    assert outcome.day_reasons("voids_per_24h") == ["no_closing_first_morning_void", ""]
    line = outcome.assessment.numbers.line
    assert list(line.days.closing["first_void_cell"]) == ["", "first_void L7"]


def test_a_window_of_the_wrong_length_names_both_its_ends(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-05 11:00  rise
               11:00  void 300
    """
    assert outcome.cells("voids_per_24h") == ["first_void L1", "first_void L4"]


def test_a_void_without_a_time_leaves_its_day_unknown(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  lost void
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-06 07:00  rise
               07:00  void 300
    """
    assert outcome.day_reasons("voids_per_24h") == ["time_unknown", ""]
    assert outcome.value("voids_per_24h") == 1


def test_a_void_without_a_time_that_may_have_been_the_first_leaves_the_day_before_unknown_too(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-05 07:00  rise
               07:00  lost void
               08:30  void 300
               23:00  bed
    2026-03-06 07:00  rise
               07:00  void 300
    """
    assert outcome.day_reasons("voids_per_24h") == ["time_unknown", "time_unknown"]
    assert outcome.cells("voids_per_24h") == ["L5"]


def test_a_void_without_a_time_spoils_no_other_diary() -> None:
    whole = WHOLE
    early = "2026-03-03 23:00 lost void" + whole
    undated = read(whole + "2026-03-04 12:00 lost void")
    undated = replace(undated, gaps=filled(undated.gaps, at=np.datetime64("NaT", "s")))
    without_days = read("2026-03-04 12:00 lost void")
    numbers = compute(together([read(whole), read(early), undated, without_days, read(whole)]))
    assert list(numbers.daily["voids_per_24h"].reason) == ["", "time_unknown", "", ""]


OPEN_DAY = """
2026-03-04 07:00 rise
2026-03-04 07:05 void 300 urge 1
2026-03-04 11:00 leak drops cough
2026-03-04 12:00 void 200 urge 3
2026-03-04 23:00 bed
"""


def test_an_event_on_a_day_that_cannot_be_counted_is_still_found() -> None:
    """One note makes it present; what was never noted stays unknown."""
    outcome = outcome_of(OPEN_DAY)
    for code in ("stress_leakage", "urgency"):
        assert (outcome.level(code), outcome.why(code)) == ("above", "noted_uncounted")
    assert outcome.level("night_leakage") == "not_assessed"


def test_a_counted_event_is_judged_by_its_count() -> None:
    closed = OPEN_DAY + "2026-03-05 07:00 rise\n2026-03-05 07:05 void 300 urge 1\n"
    outcome = outcome_of(closed)
    assert (outcome.level("stress_leakage"), outcome.why("stress_leakage")) == ("above", "")
    assert (outcome.level("night_leakage"), outcome.why("night_leakage")) == ("within", "")
