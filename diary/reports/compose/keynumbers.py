"""The key numbers of page one: each metric beside its reference, on a thin scale, with the word and the n."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast

from diary.analysis.capacity import MEASURED_VOIDS_MIN
from diary.analysis.continence import KINDS
from diary.analysis.coverage import LEAK_DAYS_FOR_A_RESULT
from diary.analysis.lead import rules
from diary.analysis.metrics import BY_KEY
from diary.analysis.reference import Reference
from diary.reports.compose.figures import (
    NOT_FOR_THIS_PERSON,
    Figure,
    OneDiary,
    Verdict,
    result_of,
    written_limit,
)
from diary.reports.compose.rows import COMMON, EXPECTED, LEAKS, UNMET, Row, parts_of, rows_of, unknown, verdict_of
from diary.reports.document import KeyNumber, KeyNumbers, Level, Scale
from diary.texts import Texts

WITHHELD = "–"
EXACT = 6
"""Decimals of a limit in ml: a share of what a bladder holds has fewer, and what lies beyond is of the machine."""
SIGNS = {"above": "▲", "below": "▼", "noted": "●"}
"""What marks a row that stands out: beyond a limit, or written down where nothing is expected."""


def key_numbers(diary: OneDiary) -> KeyNumbers:
    """Return the key numbers of what was kept; what is not known stands below them, a line for each reason."""
    verdicts = diary.verdicts
    rows = [(row, verdict_of(row, verdicts)) for row in rows_of(diary, verdicts)]
    label, reference, value, verdict = diary.words.lines("report.key_numbers.headings")
    if not any(judged and judged.shown for _, judged in rows):
        reference, verdict = "", ""  # there is no limit for this person
    withheld = [row for row, judged in rows if unknown(diary.figure(row.metric)) and not (judged and judged.speaks)]
    return KeyNumbers(
        title=diary.words("report.key_numbers.title"),
        rows=tuple(_key_number(diary, row, judged) for row, judged in rows if row not in withheld),
        headings=(label, reference, value, verdict),
        withheld=_withheld(diary, withheld, verdicts),
    )


def _withheld(diary: OneDiary, rows: list[Row], verdicts: Mapping[str, Verdict]) -> tuple[str, ...]:
    """Return what is not known and why, each reason once with all that it withholds."""
    names: dict[str, list[str]] = {}
    for row in rows:
        label = diary.words(f"metrics.{row.metric}.label")
        because = _note(diary, diary.figure(row.metric), verdict_of(row, verdicts))
        names.setdefault(because, []).append(label[0].lower() + label[1:])
    return tuple(
        diary.words("report.key_numbers.withheld", names=", ".join(labels), because=because).strip()
        for because, labels in names.items()
    )


def reference_of(diary: OneDiary, row: Row, verdict: Verdict | None) -> Reference | None:
    """Return the reference in the metric's own unit: per kilogram, or of what a bladder holds, it becomes one in ml."""
    held = verdict.shown if verdict else None
    if held is None or held.metric == row.metric:
        return held
    if row.metric == LEAKS:
        return replace(held, metric=row.metric)
    weight: float = diary.patient["weight_kg"]
    whole = diary.figure(EXPECTED).value if diary.is_child else weight
    if math.isnan(whole):
        return None
    low, high = (None if limit is None else limit * whole for limit in (held.low, held.high))
    if diary.is_child:
        value = diary.figure(row.metric).value
        low, high = _in_whole_ml(low, value, math.ceil), _in_whole_ml(high, value, math.floor)
    return replace(held, metric=row.metric, low=low, high=high)


def _in_whole_ml(limit: float | None, value: float, within: Callable[[float], int]) -> float | None:
    """Return a limit as the nearest whole ml within it; as it is where the value lies between the two."""
    if limit is None:
        return None
    whole = within(round(limit, EXACT))
    between = min(limit, whole) <= value <= max(limit, whole) and value != whole
    return limit if between else whole


def _key_number(diary: OneDiary, row: Row, verdict: Verdict | None) -> KeyNumber:
    figure, reference = diary.figure(row.metric), reference_of(diary, row, verdict)
    if row.floor and reference:
        reference, verdict = _with_floor(diary, row, reference, verdict)
    limits = (reference.low, reference.high) if reference else ()
    result = _result(verdict) if verdict else ""
    said_elsewhere = result in ("not_assessed", "not_noted") or (verdict is not None and verdict.reason == COMMON)
    if said_elsewhere and not unknown(figure):
        result = ""  # a nought says itself that nothing was written; why another is not judged, stands below it
    return KeyNumber(
        id=row.metric,
        label=diary.words(f"metrics.{row.metric}.label"),
        value=_value(diary, figure, limits),
        unit="" if BY_KEY[row.metric].percent or unknown(figure) else diary.unit(row.metric),
        reference=written_reference(diary, reference),
        word=diary.words(f"report.result.{result}") if result else "",
        level=cast("Level", verdict.level) if verdict else "none",
        basis=diary.words(f"report.basis.{row.counted}{'_one' if figure.based_on == 1 else ''}", n=figure.based_on)
        if figure.known and row.counted
        else "",
        note=". ".join(part for part in (_detail(diary, row), _note(diary, figure, verdict)) if part),
        scale=scale_of(diary, row, figure, reference) if reference else None,
        sign="" if verdict and verdict.reason in rules()["silent"] else SIGNS.get(result, ""),
    )


def _with_floor(
    diary: OneDiary, row: Row, reference: Reference, verdict: Verdict | None
) -> tuple[Reference, Verdict | None]:
    """Return the reference with its second limit as the low end, and the verdict where the number lies below it."""
    floor = diary.judged(row.floor)
    return replace(reference, low=floor.reference.low), floor if floor.level == "below" else verdict


def _value(diary: OneDiary, figure: Figure, limits: tuple[float | None, ...]) -> str:
    """Write the value or the bound; a percent sign belongs to its number, and a whole rate has no decimals."""
    percent = BY_KEY[figure.key].sign
    if figure.known and BY_KEY[figure.key].counted and figure.value.is_integer():
        return diary.words.number(figure.value)
    if figure.known:
        return diary.number(figure.key, figure.value, limits) + percent
    if not math.isnan(figure.lower):
        return diary.words("report.at_least", value=diary.number(figure.key, figure.lower) + percent)
    if not math.isnan(figure.upper):
        return diary.words("report.at_most", value=diary.number(figure.key, figure.upper) + percent)
    return WITHHELD


def written_reference(diary: OneDiary, reference: Reference | None) -> str:
    """Write a reference as `6–8`, `≤ 33 %`, `< 2` or `≥ 3`."""
    return written_limits(diary.words, reference) if reference else ""


def written_limits(words: Texts, reference: Reference) -> str:
    """Write the limits of a reference in the unit of its metric."""
    low, high = (written_limit(words, reference.metric, edge) for edge in (reference.low, reference.high))
    percent = BY_KEY[reference.metric].sign if reference.metric in BY_KEY else ""
    if high == "0":
        return words("report.none")
    if low and high and reference.grey_zone_below_age is None:
        return f"{low}–{high}{percent}"
    closed = reference.inclusive and reference.on_limit == "within"
    sign = ("≤" if high else "≥") if closed else ("<" if high else ">")
    return f"{sign}\N{NO-BREAK SPACE}{high or low}{percent}"


def result_word(diary: OneDiary, verdict: Verdict) -> str:
    """Return the result in words, the same in every output; of what does not count without its condition, that."""
    result = "not_counted" if verdict.reason in UNMET else result_of(verdict.level, verdict.reference)
    return diary.words(f"report.result.{result}")


def _result(verdict: Verdict) -> str:
    """Return the result of a row; of a child that nothing is judged is said once, above the numbers."""
    return "" if verdict.reason == "adult_reference_only" else result_of(verdict.level, verdict.reference)


def _note(diary: OneDiary, figure: Figure, verdict: Verdict | None) -> str:
    """Return why a value is withheld, or which condition its verdict rests on, or that it is an estimate."""
    parts = [diary.why(figure.reason)]
    if figure.reason == "too_few_measured_voids":
        parts.append(diary.words("report.measured_voids_needed", n=MEASURED_VOIDS_MIN))
    if figure.known and verdict and verdict.reason not in NOT_FOR_THIS_PERSON:
        parts = [diary.why(verdict.reason)]
    if figure.key == "fluid_intake_24h_ml" and diary.restriction is not None:
        parts.append(diary.words("report.restriction", high=diary.words.number(diary.restriction)))
    if figure.key == "voided_volume_24h_ml" and diary.assessment.numbers.line.emptying.catheter_used[diary.index]:
        parts.append(diary.words("report.with_catheter"))
    fewest, enough = LEAK_DAYS_FOR_A_RESULT
    if figure.key == LEAKS and figure.known and figure.based_on < fewest:
        parts.append(diary.words("report.few_leak_days", low=fewest, high=enough))
    parts += [diary.words(f"report.{mark}") for mark in ("estimated", "assumed") if getattr(figure, mark)]
    return " ".join(part for part in parts if part)


def _detail(diary: OneDiary, row: Row) -> str:
    """Return what a key number consists of: day and night, the kinds of leak, the forms of stool."""
    figures = leak_kinds(diary) if row.metric == LEAKS else parts_of(diary, row)
    return " · ".join(_part(diary, figure) for figure in figures)


def _part(diary: OneDiary, figure: Figure) -> str:
    return diary.words(
        f"report.detail.{figure.key}",
        value=_value(diary, figure, ()).removesuffix("%"),
        n=figure.based_on,
        hour=diary.assessment.numbers.line.settings.evening_hour,
    )


def leak_kinds(diary: OneDiary) -> list[Figure]:
    """Return each kind of leak that happened, the most frequent first."""
    figures = [diary.figure(f"{kind}_{LEAKS.removeprefix('urine_')}") for kind in KINDS]
    happened = [figure for figure in figures if figure.known and figure.value > 0]
    return sorted(happened, key=lambda figure: -figure.value)


def scale_of(diary: OneDiary, row: Row, figure: Figure, reference: Reference) -> Scale:
    """Return the thin scale of a key number with the band of its reference."""
    end = row.scale_end
    place = figure.value / end if figure.known else None
    percent = BY_KEY[row.metric].sign
    zone_low = None if reference.grey_zone_below_age else reference.low
    return Scale(
        low=None if zone_low is None else min(zone_low / end, 1.0),
        high=None if reference.high is None else min(reference.high / end, 1.0),
        value=None if place is None else min(max(place, 0.0), 1.0),
        off=0 if place is None or place <= 1 else 1,
        low_label="" if zone_low is None else f"{diary.limit(row.metric, zone_low)}{percent}",
        high_label="" if reference.high is None else f"{diary.limit(row.metric, reference.high)}{percent}",
    )
