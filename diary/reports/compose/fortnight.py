"""The bowel chart: stools by type over the fortnight, and what was lost of them."""

from __future__ import annotations

import datetime as dt

from diary.analysis.bowel import visits
from diary.reports.bowel import Fortnight, Stool
from diary.reports.compose.day_events import LOST_AS, Row, known, stool_came
from diary.reports.compose.figures import OneDiary
from diary.reports.compose.pictured import often
from diary.reports.compose.pictures import chart_words
from diary.reports.compose.stools import written_type
from diary.reports.document import Cell, Chart, Table

FEWEST_DAYS_SHOWN = 7


def fortnight(diary: OneDiary) -> Chart | None:
    """Return the stools by type over the days, or nothing when no bowel diary was kept.

    Its table has what is drawn; every field of the diary stands in the list of `stools.py`.
    """
    log, w = visits(diary.assessment.numbers.line), diary.words
    rows = log.rows.rows(log.diary == diary.index).records()
    if not rows:
        return None
    covered = {row["at"].date() for row in rows}
    first, last = min(covered), max(covered)
    length = max(FEWEST_DAYS_SHOWN, (last - first).days + 1)
    shown = [first + dt.timedelta(days=day) for day in range(length)]
    postponing = diary.references["stool_postponing"].low or 0.0
    short = w.lines("calendar.weekdays_short")
    visited = [row for row in rows if row["kind"] == "visit" or row["leak"] != ""]
    stools = tuple(
        Stool(
            day=(row["at"].date() - first).days,
            hour=row["at"].hour + row["at"].minute / 60 if row["timed"] else None,
            bristol=known(row["bristol"]),
            bristol_to=known(row["bristol_to"]),
            passed=stool_came(row),
            postponed=bool(row["postponed_min"] >= postponing),
            straining=row["straining"] == "hard",
            lost=LOST_AS.get(row["leak"]),
        )
        for row in visited
    )
    forms = {key: diary.figure(key) for key in ("stool_hard_share", "stool_normal_share", "stool_loose_share")}
    return Chart(
        id="fortnight",
        title=w("report.fortnight.title"),
        alt=w(
            "report.fortnight.alt",
            often=often(diary, "bowel_movements_per_week"),
            **{
                key: diary.number(key, figure.value) if figure.known else w("report.unknown")
                for key, figure in forms.items()
            },
        ),
        caption=w("report.fortnight.caption"),
        drawing=Fortnight(
            tuple((short[day.weekday()], str(day.day), day in covered) for day in shown), stools, chart_words(diary)
        ),
        data=_drawn(diary, visited),
    )


def _drawn(diary: OneDiary, visited: list[Row]) -> Table:
    """Return what the chart draws, as a table: the day, the time, and each mark in words."""
    w = diary.words
    rows = [
        (Cell(w.date(row["at"], year=False)), Cell(w.clock(row["at"]) if row["timed"] else ""), Cell(mark))
        for row in visited
        for mark in _marks(diary, row)
    ]
    return Table("fortnight-data", w("report.fortnight.title"), w.lines("report.fortnight.header"), tuple(rows))


def _marks(diary: OneDiary, row: Row) -> list[str]:
    w, came = diary.words, stool_came(row)
    marks = []
    if came:
        type_ = written_type(diary, row)
        marks = [w("report.fortnight.stool", type=type_) if type_ else w("page.chart.type_unknown")]
    elif came is False:
        marks = [w("page.chart.not_passed")]
    return marks + ([w(f"page.chart.{LOST_AS[row['leak']]}")] if row["leak"] in LOST_AS else [])
