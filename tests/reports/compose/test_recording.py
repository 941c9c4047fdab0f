"""How the diary was kept is described: what is measured, round and estimated, and the first day."""

import pytest

from diary.reports.document import Facts, Report
from diary.texts import texts
from tests.reports.test_compose import from_lines

DAY = """
    2026-03-0{n} 07:00  rise
               07:05  void 250
               10:00  void {first}
               13:10  void {second}
               23:00  bed
"""
CLOSING = """
    2026-03-04 07:00  rise
               07:05  void 250
"""


def _kept(report: Report) -> dict[str, str]:
    title = texts("en")("report.kept.title")
    return next(
        dict(block.items)
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Facts) and block.title == title
    )


def test_round_volumes_whole_hours_and_the_first_day_are_counted() -> None:
    days = DAY.format(n=2, first=205, second=200) + DAY.format(n=3, first=215, second=199)
    kept = _kept(from_lines(days + CLOSING, "en"))
    assert kept["Measured volumes"] == "7 of 7: complete"
    assert kept["Round volumes (a multiple of 50 ml)"] == "4 of 7"
    assert kept["Estimated volumes"] == "0 of 7"
    assert kept["Voids at a whole hour"] == "2 of 7"
    assert kept["Voids on day 1"] == "3, on the other days 3.0 on average"


@pytest.mark.parametrize(
    ("volumes", "said"),
    [(["200", "?", "?"], "3 of 5: usable"), (["?", "?", "?"], "2 of 5: too much is missing")],
)
def test_up_to_two_fifths_unmeasured_is_usable(volumes: list[str], said: str) -> None:
    voids = "".join(f"\n2026-03-02 {hour}:10  void {ml}" for hour, ml in enumerate(volumes, 10))
    opening = "2026-03-02 07:00  rise\n2026-03-02 07:05  void 250"
    closing = "\n2026-03-02 23:00  bed\n2026-03-03 07:00  rise\n2026-03-03 07:05  void 250"
    assert _kept(from_lines(opening + voids + closing, "en"))["Measured volumes"] == said
