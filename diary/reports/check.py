"""What reading a file gave, in words for the screen: whether a report is possible, the rows, what was noticed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from diary.analysis.assess import Assessment
from diary.analysis.coverage import coverage
from diary.plain import printable
from diary.texts import Texts

if TYPE_CHECKING:
    from diary.reading.recognise.evidence import Evidence
    from diary.reading.recognise.explain import Explained, ExplainedTable
    from diary.reading.recognise.weighed_readings import WeighedReading
    from diary.record import Reading

_TAB = "  "


def checked(
    reading: Reading,
    assessment: Assessment,
    messages: Iterable[str],
    words: Texts,
    *,
    corrections: Iterable[str] = (),
) -> str:
    """Return the lines of a file that gives a report: what it covers, its rows, every message, what was corrected."""
    found, rows = coverage(assessment.numbers.line), reading.rows
    told = [_TAB + printable(message) for message in messages]
    lines = [
        words("check.possible", file=printable(reading.file), layout=_layout(reading.layout, words)),
        _TAB
        + words(
            "check.covers",
            days=int(found.days_recorded[0]),
            complete=int(found.days_complete[0]),
            nights=int(found.nights_complete[0]),
            bowel=int(found.bowel_days_covered[0]),
        ),
        _TAB
        + words(
            "report.reading.balance",
            present=rows.present,
            read=rows.read,
            skipped=rows.skipped,
            refused=rows.refused,
        ),
        *(told or [_TAB + words("report.reading.clean")]),
        *(_TAB + printable(line) for line in corrections),
    ]
    return "\n".join(lines)


def nothing_read(sentence: str, messages: Iterable[str]) -> str:
    """Return the lines of a file of which no row could be read: that, then every message."""
    return "\n".join([sentence, *(_TAB + printable(message) for message in messages)])


def _layout(name: str, words: Texts) -> str:
    return ", ".join(words(f"layouts.{part}") for part in name.split("+"))


def explained(found: Explained, words: Texts) -> str:
    """Return how a file was understood: each table and its columns, then each day and night."""
    lines = [line for table in found.tables for line in _table(table, words)]
    for day in found.days:
        rise, bed = (moment[11:16] or words("report.unknown") for moment in (day.rise, day.bed))
        key = "morning" if day.morning_only else "day"
        lines.append(words(f"check.{key}", date=day.date or words("report.no_dates"), rise=rise, bed=bed))
    return "\n".join(_TAB + printable(line) for line in lines)


def weighed(found: Iterable[WeighedReading], words: Texts) -> str:
    """Return the readings that were weighed: each with its score, its columns and what speaks for them."""
    return "\n".join(_TAB + printable(line) for each in found for line in _weighed(each, words))


def _weighed(reading: WeighedReading, words: Texts) -> Iterator[str]:
    score, kind = words.number(reading.score, 1), words(f"check.kind.{reading.kind}")
    line = words("check.weighed", sheet=reading.sheet, at=reading.at, kind=kind, score=score)
    if reading.missing:
        missing = ", ".join(words(f"check.missing.{key}") for key in reading.missing)
        line += " " + words("check.lacking", missing=missing)
    if reading.runner_up:
        behind, other = words.number(reading.margin, 1), words(f"check.kind.{reading.runner_up}")
        line += " " + words("check.runner_up", kind=other, behind=behind)
    yield line
    for one in reading.evidence:
        yield _TAB + _evidence(one, words)
    for column in reading.columns:
        values = {"at": column.at, "heading": column.heading or "–", "key": column.key}
        if column.key:
            why = "; ".join(_evidence(one, words) for one in column.evidence)
            yield _TAB + words("check.weighed_column", **values, score=words.number(column.score, 1), why=why)
        else:
            yield _TAB + words("check.weighed_unknown", **values)


def _evidence(one: Evidence, words: Texts) -> str:
    shown = f" ({one.shown})" if one.shown else ""
    return f"{words(f'check.evidence.{one.name}')}{shown} {words.number(one.weight, 1)}"


def _table(table: ExplainedTable, words: Texts) -> Iterator[str]:
    place = words("check.heading", at=table.heading) if table.heading else words("check.no_heading")
    yield words("check.table", sheet=table.sheet, kind=words(f"check.kind.{table.kind}"), place=place)
    for column in table.columns:
        unit = f" ({column.unit})" if column.unit else ""
        yield _TAB + words("check.column", at=column.at, heading=column.heading or "–", key=f"{column.key}{unit}")
    for key, cell in table.labels.items():
        yield _TAB + words("check.label", cell=cell, key=key)
