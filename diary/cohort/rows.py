"""Facts of any number of diaries → one row each: what it covers, every metric and level, by one analysis of all."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from diary.analysis import grouping
from diary.analysis.assess import Assessment, assess
from diary.analysis.coverage import coverage
from diary.analysis.findings import CODES
from diary.analysis.metrics import KEYS
from diary.analysis.questions import asked
from diary.cohort.batch import OUR_FAULT, Batch, File
from diary.cohort.duplicates import UNDATED
from diary.cohort.tidy import Tidy
from diary.model import Diary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diary.analysis.findings.judging import Finding
    from diary.analysis.grouping import Bools, Floats, Ints, Strings
    from diary.analysis.measures import Measure
    from diary.settings import Settings
    from diary.table import Table

NOT_ASSESSED = "not_assessed"
LEVELS = tuple(f"{code}_level" for code in CODES)
TOLD = ("code", "sex", "urge_scale", "complaint")
"""What a diary tells of the patient in words."""
GIVEN = ("age", "weight_kg")
"""And in numbers."""
COVERED = ("days_recorded", "days_complete", "nights_complete", "bowel_days_covered", "indicative")
"""What it covers; `indicative` is 1 or 0."""
QUESTIONS = "questions"
EDGES = ("first_day", "last_day")
"""The days of a diary, counted from 1970-01-01."""


@dataclass(frozen=True)
class Rows:
    """One row a file; where the file gave no diary, texts and levels are empty, numbers NaN and days UNDATED.

    `about` has an array of shape (files,) for each of TOLD, GIVEN, COVERED, QUESTIONS and EDGES.
    """

    files: tuple[File, ...]
    about: Mapping[str, NDArray[Any]]
    numbers: Floats  # shape (files, metrics)
    levels: Strings  # shape (files, findings)
    one_sided: Bools  # shape (files, findings): judged by a bound alone, so that no other level could have come out
    tidy: Tidy | None = None  # only where it was asked for

    def __len__(self) -> int:
        """Return how many files have a row."""
        return len(self.files)

    def to_bytes(self) -> bytes:
        """Return the rows as they are kept on disk until the table is whole."""
        levels, named = pd.factorize(self.levels.ravel())
        texts = {
            "files": [[*vars(file).values()] for file in self.files],
            "about": {name: self.about[name].tolist() for name in TOLD},
        }
        packed = io.BytesIO()
        arrays: dict[str, Any] = {
            "texts": np.frombuffer(json.dumps(texts).encode(), dtype=np.uint8),
            "numbers": self.numbers,
            "named": np.asarray(named, dtype=str),
            "levels": levels.reshape(self.levels.shape).astype(np.uint8),
            "one_sided": self.one_sided,
            **{name: array for name, array in self.about.items() if name not in TOLD},
            **(self.tidy.arrays() if self.tidy else {}),
        }
        np.savez(packed, **arrays)
        return packed.getvalue()

    @classmethod
    def from_bytes(cls, packed: bytes) -> Rows:
        """Return the rows that `to_bytes` packed."""
        with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
            texts = json.loads(arrays["texts"].tobytes())
            about = {name: np.array(column, dtype=object) for name, column in texts["about"].items()}
            about |= {name: arrays[name] for name in (*GIVEN, *COVERED, QUESTIONS, *EDGES)}
            levels = arrays["named"].astype(object)[arrays["levels"]]
            files = tuple(File(*file) for file in texts["files"])
            return cls(files, about, arrays["numbers"], levels, arrays["one_sided"], Tidy.of_arrays(arrays))


def rows(batch: Batch, settings: Settings, *, tidy: bool = False) -> Rows:
    """Analyse a batch; a diary whose analysis fails through a fault of ours is a row with that problem."""
    files = batch.files
    readable = np.flatnonzero([file.readable for file in files])
    about: dict[str, NDArray[Any]] = {name: np.full(len(files), "", dtype=object) for name in TOLD}
    about |= {name: np.full(len(files), np.nan) for name in (*GIVEN, *COVERED, QUESTIONS)}
    about |= {name: np.full(len(files), UNDATED, dtype=np.int64) for name in EDGES}
    numbers, levels = np.full((len(files), len(KEYS)), np.nan), np.full((len(files), len(CODES)), "", dtype=object)
    one_sided = np.zeros(levels.shape, dtype=bool)
    pieces = list[Tidy]()
    if readable.size:
        for name in (*TOLD, *GIVEN):
            about[name][readable] = batch.facts.patients[name]
        for name, edge in zip(EDGES, _days(batch.facts), strict=True):
            about[name][readable] = edge
    failing = set(range(len(files)))
    for own, assessment in _analysed(batch.facts, settings) if readable.size else ():
        at = readable[own]
        failing -= {*at.tolist()}
        measures, covers = assessment.numbers.measures, coverage(assessment.numbers.line)
        numbers[at] = np.column_stack([measures[key].value for key in KEYS])
        level_of = {finding.code: finding.level for finding in assessment.findings}
        levels[at] = np.column_stack([level_of[code] for code in CODES])
        one_sided[at] = np.column_stack([_one_sided(finding, measures) for finding in assessment.findings])
        for name in COVERED:
            about[name][at] = getattr(covers, name)
        about[QUESTIONS][at] = grouping.count(asked(assessment.numbers)["diary"], len(at))
        if tidy:
            pieces.append(Tidy.of(assessment.numbers, at))
    failing &= {*readable.tolist()}
    files = tuple(file.broken(OUR_FAULT) if at in failing else file for at, file in enumerate(files))
    return Rows(files, about, numbers, levels, one_sided, Tidy.together(pieces) if tidy else None)


def _one_sided(finding: Finding, measures: Mapping[str, Measure]) -> Bools:
    """Tell where a finding was judged although its number is withheld: a bound decided, and could decide one way."""
    metric = finding.reference_of(0).metric
    return (
        (finding.level != NOT_ASSESSED) & np.isnan(measures[metric].value)
        if metric in measures
        else np.zeros(len(finding.level), dtype=bool)
    )


def product(batch: Batch, settings: Settings, *, tidy: bool = False) -> bytes:
    """Return the rows of a batch as they are kept: what a worker makes for the cohort table."""
    return rows(batch, settings, tidy=tidy).to_bytes()


def _analysed(facts: Diary, settings: Settings, start: int = 0) -> list[tuple[NDArray[np.intp], Assessment]]:
    """Analyse every diary, told apart by their numbers; those that cannot be are found by halving the batch."""
    n = len(facts.patients)
    try:
        assessment = assess(facts, settings)
        asked(assessment.numbers)
    except Exception:
        if n == 1:
            return []
        halves = ((0, n // 2), (n // 2, n))
        return [piece for a, b in halves for piece in _analysed(_between(facts, a, b), settings, start + a)]
    return [(np.arange(start, start + n), assessment)]


def _between(facts: Diary, start: int, stop: int) -> Diary:
    """Return the diaries from `start` up to `stop`, numbered anew from 0."""
    cut: dict[str, Any] = {}
    for field in fields(Diary):
        table: Table = getattr(facts, field.name)
        own = table.rows((table["diary"] >= start) & (table["diary"] < stop))
        cut[field.name] = own.having(diary=own["diary"] - start)
    return Diary(**cut)


def _days(facts: Diary) -> tuple[Ints, Ints]:
    """Return the first and the last calendar day that each diary recorded; UNDATED where a date is not known."""
    days, bowel = facts.days, facts.bowel
    recorded = days.rows(~days["morning_only"])
    diary = np.concatenate([recorded["diary"], bowel["diary"]])
    date = np.concatenate([recorded["date"], bowel["at"]])
    known = ~np.isnat(date)
    diary, number = diary[known], date[known].astype("datetime64[D]").astype(np.int64)
    last = np.full(len(facts.patients), UNDATED, dtype=np.int64)
    first = ~last  # the latest day that there is
    np.maximum.at(last, diary, number)
    np.minimum.at(first, diary, number)
    first[last == UNDATED] = UNDATED
    for edge in (first, last):
        edge[days["diary"][~days["dated"]]] = UNDATED
    return first, last
