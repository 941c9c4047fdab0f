"""The charts of several diaries: a typical day of the first and the last, and the course of numbers over all."""

from __future__ import annotations

import numpy as np

from diary.reports.compare.beside import Beside
from diary.reports.compose import heading
from diary.reports.compose.figures import OneDiary
from diary.reports.compose.keynumbers import reference_of
from diary.reports.compose.pictures import alt_of_days, chart_words, strip_data, zones
from diary.reports.compose.rows import Row
from diary.reports.compose.strips import strips
from diary.reports.course import Course, Line, Point
from diary.reports.document import Cell, Chart, Table, TypicalDay, TypicalDays

FOR_A_COURSE = 3
"""From so many diaries on numbers are drawn over time."""
COURSE = {
    "voids_per_24h": "urine", "voids_per_litre": "urine", "maximum_voided_volume_ml": "urine",
    "urine_leaks_per_24h": "leak", "bowel_movements_per_week": "stool", "stool_leaks_per_week": "stool",
}  # fmt: skip
"""The numbers that are drawn over time, with their colour, in order: the first four that two diaries know."""
_DRAWN = 4
_ABOVE = 1.3  # of the highest value, so that its number has room


def typical_days(them: Beside) -> Chart | None:
    """Return a typical day of the first and the last diary; nothing where one has no days."""
    w, panels, said = them.words, [], []
    for one, when in ((them.before, "before"), (them.after, "after")):
        days = strips(one)
        if not days:
            return None
        names = {"when": w(f"compare.when.{when}"), "period": them.period(one)}
        panels.append((w("compare.days.panel", **names), TypicalDay(days, zones(one), chart_words(one))))
        said.append(w("compare.days.alt", days=alt_of_days(one, days), **names))
    return Chart(
        id="typical-days",
        title=w("compare.days.title"),
        alt=" ".join(said),
        caption=w("compare.days.caption"),
        drawing=TypicalDays(tuple(panels)),
        data=strip_data(them.after, tuple(strip for _, day in panels for strip in day.strips)),
    )


def course(them: Beside) -> Chart | None:
    """Return numbers over time, from three diaries on."""
    if len(them.ones) < FOR_A_COURSE:
        return None
    shown = {row.metric: row for row in them.rows()}
    rows = [shown[key] for key in COURSE if key in shown and _known(them, shown[key]) > 1][:_DRAWN]
    if not rows:
        return None
    lines = tuple(_line(them, row) for row in rows)
    w = them.words
    said = (
        w("compare.course.alt", label=line.label, values=" → ".join(point.label for point in line.points))
        for line in lines
    )
    ticks = tuple(zip(_places(them), (short_period(them, one) for one in them.ones), strict=True))
    caption, title = w("compare.course.caption"), w("compare.course.title")
    return Chart("course", title, " ".join(said), caption, Course(lines, ticks))


def course_table(them: Beside) -> Table | None:
    """Return the key numbers of every diary, from three on."""
    if len(them.ones) < FOR_A_COURSE:
        return None
    rows = tuple(
        (
            Cell(f"{them.words(f'metrics.{row.metric}.label')} ({them.after.unit(row.metric)})".replace(" ()", "")),
            *(Cell(_written(them, one, row), number=True) for one in them.ones),
        )
        for row in them.rows()
    )
    header = (them.words("compare.course.metric"), *map(them.period, them.ones))
    return Table("course-table", them.words("compare.course.data"), header, rows)


def _known(them: Beside, row: Row) -> int:
    return sum(one.figure(row.metric).known for one in them.ones)


def _written(them: Beside, one: OneDiary, row: Row) -> str:
    return them.value(row.metric, one.figure(row.metric).value)


def _line(them: Beside, row: Row) -> Line:
    reference = reference_of(them.after, row, them.after.verdicts.get(row.finding))
    low, high = (reference.low, reference.high) if reference else (None, None)
    values = [one.figure(row.metric).value for one in them.ones]
    top = float(np.nanmax([*values, high or 0.0, low or 0.0])) * _ABOVE or 1.0
    return Line(
        label=them.words(f"metrics.{row.metric}.label"),
        unit=them.after.unit(row.metric),
        colour=COURSE[row.metric],
        points=tuple(
            Point(x, None if np.isnan(value) else value / top, _written(them, one, row))
            for x, value, one in zip(_places(them), values, them.ones, strict=True)
        ),
        low=None if low is None else low / top,
        high=None if high is None else high / top,
    )


def _places(them: Beside) -> list[float]:
    """Return where each diary stands from the first to the last: by date, or evenly where a date is not known."""
    starts = [period.first for period in them.compared.periods if period]
    if len(starts) == len(them.ones) and starts[-1] > starts[0]:
        return [float((start - starts[0]) / (starts[-1] - starts[0])) for start in starts]
    return [at / (len(them.ones) - 1) for at in range(len(them.ones))]


def short_period(them: Beside, one: OneDiary) -> str:
    """Return the first day of a diary: its date without a year or its number, or that of the diary without a date."""
    if them.compared.numbered and (days := them.compared.days(one.index)):
        return them.words("compare.numbered.day", first=days[0])
    return heading.begins(one) or one.words("compare.diaries.number", n=one.index + 1)
