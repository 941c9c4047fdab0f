"""The bowel chart: stools by type over the fortnight, and the bowel diary as a table."""

from __future__ import annotations

from typing import cast

import numpy as np
import pandas as pd

from diary.analysis.bowel import visits
from diary.reports.compose.figures import OneDiary
from diary.reports.compose.pictures import chart_words
from diary.reports.document import Cell, Chart, Fortnight, Stool, Table

BOWEL_DAYS_SHOWN = 14


def fortnight(diary: OneDiary) -> Chart | None:
    """Return the stools by type over the days, or nothing when no bowel diary was kept."""
    log, w = visits(diary.assessment.numbers.line), diary.words
    rows = log.rows[log.diary == diary.index]
    if rows.empty:
        return None
    dates = rows["at"].dt.normalize()
    first = dates.min()
    length = max(BOWEL_DAYS_SHOWN, (dates.max() - first).days + 1)
    shown = pd.date_range(first, periods=length)
    covered = set(dates)
    short = w.lines("calendar.weekdays_short")
    visited = rows[(rows["kind"] == "visit") | (rows["leak"] != "")]
    stools = tuple(
        Stool(
            day=int((row["at"].normalize() - first).days),
            hour=row["at"].hour + row["at"].minute / 60 if row["timed"] else None,
            bristol=None if np.isnan(row["bristol"]) else float(row["bristol"]),
            bristol_to=None if np.isnan(row["bristol_to"]) else float(row["bristol_to"]),
            passed=bool(row["passed"] != 0),
            postponed=bool(row["postponed_min"] > 0),
            straining=row["straining"] == "hard",
            leak=row["leak"] not in ("", "none", "gas"),
        )
        for row in visited.to_dict("records")
    )
    rate = diary.figure("bowel_movements_per_week")
    forms = {key: diary.figure(key) for key in ("stool_hard_share", "stool_normal_share", "stool_loose_share")}
    return Chart(
        id="fortnight",
        title=w("report.fortnight.title"),
        alt=w(
            "report.fortnight.alt",
            rate=diary.number(rate.key, rate.value),
            **{
                key: diary.number(key, figure.value) if figure.known else w("report.unknown")
                for key, figure in forms.items()
            },
        ),
        caption=w("report.fortnight.caption"),
        drawing=Fortnight(
            tuple((short[day.weekday()], str(day.day), day in covered) for day in shown), stools, chart_words(diary)
        ),
        data=_bowel_table(diary, rows),
    )


def _bowel_table(diary: OneDiary, rows: pd.DataFrame) -> Table:
    w = diary.words

    def yes_no(value: float) -> str:
        return "" if np.isnan(value) else w("report.yes" if value else "report.no")

    def number(value: float) -> str:
        return "" if np.isnan(value) else w.number(value)

    listed = []
    for row in rows.to_dict("records"):
        bristol = number(row["bristol"]) + ("" if np.isnan(row["bristol_to"]) else f"–{number(row['bristol_to'])}")
        listed.append(
            (
                Cell(w.date(row["at"], year=False)),
                Cell(w.clock(row["at"]) if row["timed"] else "", number=True),
                Cell(yes_no(row["passed"]) if row["kind"] == "visit" else w(f"vocabulary.bowel_kind.{row['kind']}")),
                Cell(bristol, number=True),
                Cell(number(row["postponed_min"]), number=True),
                Cell(w(f"vocabulary.straining.{row['straining']}") if row["straining"] else ""),
                Cell(yes_no(row["incomplete"])),
                Cell(w(f"vocabulary.stool_leak.{row['leak']}") if row["leak"] else ""),
                Cell(cast("str", row["note"])),
                Cell(cast("str", row["cell"])),
            )
        )
    return Table("bowel-data", w("report.fortnight.data"), w.lines("report.bowel_header"), tuple(listed))
