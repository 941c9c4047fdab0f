"""The charts: which numbers are drawn, and what each shows in words for who does not see it."""

from __future__ import annotations

import numpy as np

from diary.analysis.capacity import EARLY_SIGNAL, HALF_FULL
from diary.analysis.measures import DayMeasure
from diary.analysis.periods import day_of_void
from diary.reports.amounts import Amount, Balance
from diary.reports.compose.figures import OneDiary
from diary.reports.compose.strips import day_title, with_closing_morning
from diary.reports.document import (
    Cell,
    Chart,
    DayStrips,
    KeyNumbers,
    LargeDay,
    Strip,
    Table,
    TypicalDay,
    Volumes,
    Zones,
)
from diary.reports.wording import CHART


def chart_words(diary: OneDiary) -> dict[str, str]:
    """Return the words that stand in the charts themselves."""
    return {key: diary.words(f"page.chart.{key}") for key in CHART}


def zones(diary: OneDiary) -> Zones | None:
    """Return the capacity zones: half and three quarters of this bladder's capacity, and the reference band.

    A child has none: they rest on what the bladder of an adult holds.
    """
    band = diary.verdicts["capacity"].shown
    if band is None:
        return None
    largest = diary.figure("maximum_voided_volume_ml").value
    low, high = float(band.low or 0), float(band.high or 0)
    capacity = float(np.fmax(largest, low))
    return Zones(
        half=HALF_FULL * capacity,
        three_quarters=EARLY_SIGNAL * capacity,
        low=low,
        high=high,
        half_label=diary.words("report.zones.half", ml=diary.words.number(capacity)),
        three_quarters_label=diary.words("report.zones.three_quarters"),
        band_label=diary.words("report.zones.band", low=diary.words.number(low), high=diary.words.number(high)),
    )


def holds_volumes(days: tuple[Strip, ...]) -> bool:
    """Tell whether any void, catheter volume or drink was written down: without, a typical day would be empty."""
    return any(mark.kind in ("void", "catheter", "drink") for strip in days for mark in strip.marks)


def typical_day(diary: OneDiary, days: tuple[Strip, ...], numbers: KeyNumbers) -> Chart:
    """Return all days over one axis, as tall as the key numbers that stand beside it; one day is called that day."""
    one = "_one" if len(days) == 1 else ""
    return Chart(
        id="typical-day",
        title=diary.words(f"report.typical_day.title{one}"),
        alt=alt_of_days(diary, days),
        caption=diary.words(f"report.typical_day.caption{one}"),
        drawing=TypicalDay(days, zones(diary), chart_words(diary), beside=numbers.lines),
        data=strip_data(diary, days),
    )


def each_day(diary: OneDiary, days: tuple[Strip, ...], *, alone: bool) -> Chart:
    """Return every day small, for page one; with its events as a table where no typical day has them."""
    return Chart(
        id="each-day",
        title=diary.words("report.each_day.title"),
        alt=alt_of_days(diary, days),
        caption="",
        drawing=DayStrips(with_closing_morning(diary, days), zones(diary), chart_words(diary)),
        data=strip_data(diary, days) if alone else None,
    )


def large_days(diary: OneDiary, days: tuple[Strip, ...]) -> tuple[Chart, ...]:
    """Return every day large, with its diary; all on the same axes."""
    limits, words = zones(diary), chart_words(diary)
    return tuple(
        Chart(
            id=f"days-{number}",
            title=strip.title,
            alt=alt_of_days(diary, (strip,)),
            caption=diary.words("report.days.caption") if number == 1 else "",
            drawing=LargeDay(days, number - 1, limits, words),
        )
        for number, strip in enumerate(days, 1)
    )


def alt_of_days(diary: OneDiary, days: tuple[Strip, ...]) -> str:
    """Return what a chart of these days shows, day by day."""
    return " ".join(diary.words("report.strip.alt", day=strip.title, text=strip.subtitle) for strip in days)


def strip_data(diary: OneDiary, days: tuple[Strip, ...]) -> Table:
    """Return everything that a chart of these days draws, as a table."""
    rows = [
        (Cell(strip.title), Cell(mark.label), Cell(diary.words(f"page.chart.{mark.kind}")))
        for strip in days
        for mark in sorted(strip.marks, key=lambda mark: mark.hour)
    ]
    return Table(
        "typical-day-data",
        diary.words("report.typical_day.data"),
        diary.words.lines("report.mark_header"),
        tuple(rows),
    )


def volumes(diary: OneDiary) -> Chart | None:
    """Return every measured void against the capacity zones, or nothing when none was measured."""
    line = diary.assessment.numbers.line
    eps = line.episodes
    measured = (eps.diary == diary.index) & ~np.isnan(eps.volume)
    if not measured.any():
        return None
    day_of = day_of_void(line.days, eps.diary, eps.at)
    rows = []
    for day in np.flatnonzero(line.days.diary == diary.index):
        own = measured & (day_of == day)
        night = (eps.at > line.days.sleep_from[day]) & ~(eps.at >= line.days.next_rise[day])  # on a part of a day too
        rows.append(
            (
                day_title(diary, int(day)),
                tuple(float(v) for v in eps.volume[own & ~night]),
                tuple(float(v) for v in eps.volume[own & night]),
            )
        )
    w = diary.words
    limits = zones(diary)
    largest, below = diary.figure("maximum_voided_volume_ml"), diary.figure("early_void_share")
    return Chart(
        id="each-volume",
        title=w("report.volumes.title" if limits else "report.volumes.title_alone"),
        alt=w(
            "report.volumes.alt" if limits else "report.volumes.alt_largest",
            largest=diary.number(largest.key, largest.value) if largest.known else w("report.unknown"),
            early=diary.number(below.key, below.value) if below.known else w("report.unknown"),
        ),
        caption=w("report.volumes.caption") if limits else "",
        drawing=Volumes(tuple(rows), limits, chart_words(diary)),
        data=Table(
            "volumes-data",
            w("report.volumes.title_alone"),
            w.lines("report.volumes.header"),
            tuple(
                (Cell(label), Cell(_listed(diary, by_day), number=True), Cell(_listed(diary, by_night), number=True))
                for label, by_day, by_night in rows
            ),
        ),
    )


def _listed(diary: OneDiary, values: tuple[float, ...]) -> str:
    return " · ".join(diary.words.number(value) for value in values) or "–"


def balance(diary: OneDiary) -> Chart | None:
    """Return intake and output of each day, or nothing when neither is known on any day."""
    line, daily, w = diary.assessment.numbers.line, diary.assessment.numbers.daily, diary.words
    rows = []
    for day in np.flatnonzero(line.days.diary == diary.index):
        intake, output = (
            _amount(diary, daily[key], int(day)) for key in ("fluid_intake_24h_ml", "voided_volume_24h_ml")
        )
        rows.append((day_title(diary, int(day)), intake, output))
    if all(intake.ml is None and output.ml is None for _, intake, output in rows):
        return None
    band, label, caption = _band(diary)
    return Chart(
        id="balance",
        title=w("report.balance.title"),
        alt=" ".join(
            w("report.balance.alt", day=day, intake=intake.label, output=output.label) for day, intake, output in rows
        ),
        caption=caption,
        drawing=Balance(tuple(rows), band, label, chart_words(diary)),
        data=Table(
            "balance-data",
            w("report.balance.title"),
            w.lines("report.balance.header"),
            tuple(
                (Cell(day), Cell(intake.label, number=True), Cell(output.label, number=True))
                for day, intake, output in rows
            ),
        ),
    )


def _amount(diary: OneDiary, measure: DayMeasure, day: int) -> Amount:
    """Return a day's volume, what was measured of it at least, or the word for unknown."""
    value, lower, w = measure.value[day], measure.lower[day], diary.words
    if not np.isnan(value):
        return Amount(float(value), f"{w.number(value)} ml")
    if lower > 0:
        return Amount(float(lower), w("report.at_least", value=f"{w.number(lower)} ml"), least=True)
    return Amount(None, w("report.unknown"))


def _band(diary: OneDiary) -> tuple[tuple[float, float] | None, str, str]:
    """Return the band that intake is drawn against, its label and caption: what was agreed comes first."""
    w, most = diary.words, diary.restriction
    if most is not None:
        return (0.0, most), w("report.balance.restricted", high=w.number(most)), w("report.balance.restricted_caption")
    held = diary.verdicts["intake"].shown
    if held is None:
        return None, "", ""
    low, high = float(held.low or 0), float(held.high or 0)
    label = w("report.balance.band", low=w.number(low), high=w.number(high))
    return (low, high), label, w("report.balance.caption", low=w.number(low), high=w.number(high))
