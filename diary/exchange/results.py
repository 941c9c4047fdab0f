"""The results of one diary as JSON, schema `diary-results/1`: every event, every metric, every finding."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable, Mapping
from math import isnan
from typing import TYPE_CHECKING, Any

import numpy as np

from diary import __version__
from diary.analysis import tips
from diary.analysis.assess import Assessment
from diary.analysis.coverage import coverage
from diary.analysis.findings.judging import Finding
from diary.analysis.grouping import in_order
from diary.analysis.lead import lead
from diary.analysis.metrics import CATALOGUE, SHOWN_PER_DAY
from diary.analysis.questions import questions
from diary.analysis.remarks import context
from diary.analysis.withheld import cells_behind, known
from diary.exchange.deidentify import with_day_numbers
from diary.exchange.settings import plain
from diary.texts import Texts

if TYPE_CHECKING:
    from diary.record import Problem, Reading
    from diary.table import Table

SCHEMA = "diary-results/1"
Object = dict[str, Any]


def to_json(
    reading: Reading,
    assessment: Assessment,
    words: Texts,
    stamp: dt.datetime | None = None,
    *,
    day_numbers: bool = False,
) -> str:
    """Return the results of one diary as JSON text: the same input gives the same bytes.

    `stamp` is noted as the moment of making; `day_numbers` stand in the place of dates, as in a deidentified diary.
    """
    found = results(reading, assessment, words)
    if stamp is not None:
        found["generated_by"]["at"] = stamp.isoformat(timespec="seconds")
    if day_numbers:
        found = with_day_numbers(found)
    text = io.StringIO()  # the pieces of a long one, held one by one, take several times its length
    text.writelines(json.JSONEncoder(ensure_ascii=False, indent=1, allow_nan=False).iterencode(found))
    return f"{text.getvalue()}\n"


def results(reading: Reading, assessment: Assessment, words: Texts, diary: int = 0) -> Object:
    """Return the results of one diary as JSON-ready values; the unknown is None, numbers are not rounded."""
    raised = tips.raised(assessment, diary)
    return {
        "schema": SCHEMA,
        "generated_by": {"name": "diary", "version": __version__},
        "language": words.language,
        "source": {
            "file": reading.file,
            "sha256": reading.sha256,
            "layout": reading.layout,
            "format": reading.format,
        },
        "patient": patient(assessment, diary),
        "reading": reading_of(reading, assessment, words, diary),
        "coverage": coverage_of(assessment, diary),
        "events": events(assessment, diary),
        "days": _days(assessment, diary),
        "metrics": _metrics(assessment, diary),
        "findings": [_finding(found, raised, diary) for found in assessment.findings],
        "lead": list(lead(assessment, diary)),
        "context": [
            {"code": one.code, "at": _plain(one.at), "note": one.note, "sheet": one.sheet, "cell": one.cell}
            for one in context(assessment.numbers.line, diary)
        ],
        "tips": [{"code": tip.id, "because": list(tip.because)} for tip in raised],
    } | _overrides(assessment)


def _overrides(assessment: Assessment) -> Object:
    """Return the settings of the practice that differ from the defaults; without any, nothing."""
    listed = [
        {"key": one.key, "default": plain(one.default), "chosen": plain(one.chosen)}
        for one in assessment.numbers.line.settings.overrides
    ]
    return {"overrides": listed} if listed else {}


def reading_of(reading: Reading, assessment: Assessment, words: Texts, diary: int) -> Object:
    """Return the rows, and every problem, guess and question of a file."""
    return noticed_in(reading, words) | {
        "questions": [
            {"code": one.code, "sheet": one.sheet, "cell": one.cell, "value": known(one.value)}
            for one in questions(assessment.numbers, diary, reading.codes)
        ],
    }


def noticed_in(reading: Reading, words: Texts) -> Object:
    """Return the rows, and every problem and guess of a file."""
    return {
        "rows": {
            "present": reading.rows.present,
            "read": reading.rows.read,
            "skipped": reading.rows.skipped,
            "refused": reading.rows.refused,
        },
        "problems": [_problem(problem, words) for problem in reading.problems],
        "guesses": [
            {"code": guess.code, "sheet": guess.sheet, "cell": guess.cell, "chosen": guess.chosen}
            for guess in reading.guesses
        ],
    } | _corrections(reading)


def _corrections(reading: Reading) -> Object:
    """Return the cells that were written over at the desk; without any, nothing."""
    listed = [{"sheet": one.sheet, "cell": one.cell, "was": one.was, "is": one.becomes} for one in reading.corrections]
    return {"corrections": listed} if listed else {}


def _problem(problem: Problem, words: Texts) -> Object:
    return {
        "severity": problem.severity,
        "code": problem.code,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "found": problem.found,
        "expected": words(f"problems.{problem.code}.expected"),
    }


PATIENT = ("code", "sex", "age", "weight_kg", "fluid_restriction_ml", "urge_scale", "stool_scale", "complaint")


def patient(assessment: Assessment, diary: int) -> Object:
    """Return what a diary says of the patient; what was not given is None."""
    (row,) = assessment.numbers.line.facts.patients.rows([diary]).records()
    return {key: _plain(row[key]) for key in PATIENT}


def _plain(value: Any) -> Any:
    """Return a table's value as JSON has it: an empty text and NaN are None too."""
    if isinstance(value, float):
        return None if isnan(value) else value
    if isinstance(value, dt.datetime):
        return value.isoformat()
    return None if value == "" else value


def _day(value: dt.datetime) -> str:
    return value.date().isoformat()


def _flag(value: float) -> bool | None:
    return None if isnan(value) else bool(value)


def coverage_of(assessment: Assessment, diary: int) -> Object:
    """Return on how many days and nights the results rest."""
    found = coverage(assessment.numbers.line)
    return {
        "days_recorded": int(found.days_recorded[diary]),
        "days_complete": int(found.days_complete[diary]),
        "nights_complete": int(found.nights_complete[diary]),
        "bowel_days_covered": int(found.bowel_days_covered[diary]),
        "indicative": bool(found.indicative[diary]),
    }


EVENTS: Mapping[str, tuple[str, ...]] = {
    "voids": (
        "at", "volume_ml", "bound", "urge", "leak", "trigger", "pad", "pad_gain_g", "catheter", "estimated", "note",
    ),
    "drinks": ("at", "volume_ml", "what", "estimated", "note"),
    "leaks": ("at", "amount", "trigger", "urge", "pad", "pad_gain_g", "note"),
    "bowel": (
        "at", "timed", "kind", "passed", "bristol", "bristol_to", "postponed_min", "straining", "incomplete",
        "blockage", "manual_help", "in_toilet", "holding_back", "toilet_blocked", "minutes", "pain", "leak", "noticed",
        "laxative", "blood", "note",
    ),
    "nights": (
        "date", "bed", "rise", "woken", "wet", "dry_g", "wet_g", "stool_in_nappy", "night_voids", "night_voids_ml",
        "first_morning_ml",
        "note",
    ),
    "exercises": ("date", "exercise", "times", "minutes"),
}  # fmt: skip
"""What the results show of each event, beside its sheet and cell; the first column is when it was."""
FLAGS = (
    "pad", "passed", "incomplete", "blockage", "manual_help", "in_toilet", "holding_back", "toilet_blocked", "noticed",
    "laxative", "woken", "wet", "stool_in_nappy",
)  # fmt: skip
"""Columns that are yes, no, or not filled in."""


_WRITTEN: Mapping[str, Callable[[Any], Any]] = {**dict.fromkeys(FLAGS, _flag), "date": _day}
"""How the value of a column is written where it is not plain."""


def events(assessment: Assessment, diary: int) -> Object:
    """Return every event that was read, in order of time, each with its sheet and cell."""
    facts = assessment.numbers.line.facts
    listed: Object = {}
    for name, columns in EVENTS.items():
        rows, named = _own(getattr(facts, name), diary, columns[0]), (*columns, "sheet", "cell")
        written = (map(_WRITTEN.get(column, _plain), rows[column].tolist()) for column in named)
        listed[name] = [dict(zip(named, row, strict=True)) for row in zip(*written, strict=True)]
    listed["sleep"] = _sleep(facts.days, diary)
    return listed


def _own(table: Table, diary: int, when: str) -> Table:
    """Return the rows of one diary, in order of the time in a column."""
    return in_order(table.rows(table["diary"] == diary), when)


def _sleep(days: Table, diary: int) -> list[Object]:
    """Return the nights in order: each with going to bed, falling asleep and the rising that ends it."""
    nights: list[Object] = []
    bed, asleep = None, None
    for row in _own(days, diary, "begins").records():
        rise = _plain(row["rise"])
        if bed or asleep or rise:
            nights.append({"bed": bed, "asleep": asleep, "rise": rise, "sheet": row["sheet"], "cell": row["rise_cell"]})
        bed, asleep = _plain(row["bed"]), _plain(row["asleep"])
    if bed or asleep:
        nights.append({"bed": bed, "asleep": asleep, "rise": None, "sheet": "", "cell": ""})
    return nights


def _days(assessment: Assessment, diary: int) -> list[Object]:
    line, daily = assessment.numbers.line, assessment.numbers.daily
    listed = []
    for day in np.flatnonzero(line.days.diary == diary).tolist():
        dated, date = (line.days.table[name][day].item() for name in ("dated", "date"))
        window = [_plain(edge[day].item()) for edge in (line.days.first_void, line.days.closing_void)]
        listed.append(
            {
                "day": int(line.days.number[day]),
                "date": _day(date) if dated else None,
                "window": window,
                "complete": bool(line.days.complete[day]),
                "reason": line.days.reason[day] or None,
                **{metric.key: known(daily[metric.key].value[day]) for metric in SHOWN_PER_DAY},
            }
        )
    return listed


def _metrics(assessment: Assessment, diary: int) -> Object:
    line = assessment.numbers.line
    listed: Object = {}
    for metric in CATALOGUE:
        measure = assessment.numbers.measures[metric.key]
        reason = measure.reason[diary]
        cells = [{"sheet": sheet, "cell": cell} for sheet, cell in cells_behind(line, reason, diary)]
        listed[metric.key] = {
            "value": known(measure.value[diary]),
            "unit": metric.unit,
            "based_on": int(measure.based_on[diary]),
            "lower_bound": known(measure.lower[diary]),
            "upper_bound": known(measure.upper[diary]),
            "pooled": known(measure.pooled[diary]),
            "estimated": bool(measure.estimated[diary]),
            "assumed": bool(measure.assumed[diary]),
            "withheld": {"reason": reason, "cells": cells} if reason else None,
        }
    return listed


def _finding(found: Finding, raised: tuple[tips.RaisedTip, ...], diary: int) -> Object:
    reference = found.reference_of(diary)
    holds = found.holds_for(diary)
    return {
        "code": found.code,
        "metric": reference.metric,
        "value": known(found.value[diary]),
        "level": found.level[diary],
        "low": reference.low if holds else None,
        "high": reference.high if holds else None,
        "applies": _flag(found.applies[diary]),
        "reason": found.reason[diary] or None,
        "urgency": (found.reason[diary] or None) if found.code == "see_a_doctor" else None,
        "source": reference.source if holds else None,
        "tips": [tip.id for tip in raised if found.code in tip.because],
    }
