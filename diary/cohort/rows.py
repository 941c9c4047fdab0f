"""Facts of any number of diaries → one row each: every metric and every level, by one analysis of them all."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pandas as pd

from diary.analysis.assess import assess
from diary.analysis.coverage import coverage
from diary.analysis.findings import CODES
from diary.analysis.metrics import KEYS
from diary.cohort.batch import Batch, File
from diary.model import Diary

if TYPE_CHECKING:
    from diary.analysis.grouping import Bools, Floats, Ints, Strings
    from diary.settings import Settings

LEVELS = tuple(f"{code}_level" for code in CODES)
UNDATED = np.iinfo(np.int64).min
"""The first and last day of a diary whose dates are not known."""


@dataclass(frozen=True)
class Rows:
    """One row a file; where the file gave no diary, numbers are NaN, levels empty and days UNDATED."""

    files: tuple[File, ...]
    code: tuple[str, ...]
    first_day: Ints  # days since 1970-01-01
    last_day: Ints
    sex: tuple[str, ...]
    age: Floats
    covered: Floats  # shape (files, 2): complete days, and bowel days covered
    numbers: Floats  # shape (files, metrics)
    levels: Strings  # shape (files, findings)

    def __len__(self) -> int:
        """Return how many files have a row."""
        return len(self.files)

    def to_bytes(self) -> bytes:
        """Return the rows as they are kept on disk until the table is whole."""
        levels, named = pd.factorize(self.levels.ravel())
        texts = {
            "files": [[*vars(file).values()] for file in self.files],
            "code": self.code,
            "sex": self.sex,
        }
        packed = io.BytesIO()
        np.savez(
            packed,
            texts=np.frombuffer(json.dumps(texts).encode(), dtype=np.uint8),
            days=np.stack([self.first_day, self.last_day]),
            age=self.age,
            covered=self.covered,
            numbers=self.numbers,
            named=np.asarray(named, dtype=str),
            levels=levels.reshape(self.levels.shape).astype(np.uint8),
        )
        return packed.getvalue()

    @classmethod
    def from_bytes(cls, packed: bytes) -> Rows:
        """Return the rows that `to_bytes` packed."""
        with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
            texts = json.loads(arrays["texts"].tobytes())
            first_day, last_day = arrays["days"]
            levels = arrays["named"].astype(object)[arrays["levels"]]
            files = tuple(File(*file) for file in texts["files"])
            about = tuple(texts["sex"]), arrays["age"], arrays["covered"]
            return cls(files, tuple(texts["code"]), first_day, last_day, *about, arrays["numbers"], levels)


def rows(batch: Batch, settings: Settings) -> Rows:
    """Analyse a batch; a diary whose analysis fails through a fault of ours is a row with that problem."""
    files = batch.files
    readable = np.array([file.readable for file in files], dtype=bool)
    numbers, levels, covered, _ = _without_analysis(len(files))
    first_day, last_day = np.full((2, len(files)), UNDATED, dtype=np.int64)
    code, sex = np.full((2, len(files)), "", dtype=object)
    age = np.full(len(files), np.nan)
    if readable.any():
        patients = batch.facts.patients
        code[readable], sex[readable] = (patients[name].to_numpy(dtype=object) for name in ("code", "sex"))
        age[readable] = patients["age"].to_numpy()
        first_day[readable], last_day[readable] = _days(batch.facts)
        numbers[readable], levels[readable], covered[readable], failed = _analysed(batch.facts, settings)
        failing = set(np.flatnonzero(readable)[failed].tolist())
        files = tuple(file.broken("our_fault") if i in failing else file for i, file in enumerate(files))
    return Rows(files, tuple(code), first_day, last_day, tuple(sex), age, covered, numbers, levels)


def product(batch: Batch, settings: Settings) -> bytes:
    """Return the rows of a batch as they are kept: what a worker makes for the cohort table."""
    return rows(batch, settings).to_bytes()


Analysed = tuple["Floats", "Strings", "Floats", "Bools"]
"""Of every diary its numbers, levels and what it covers, and which could not be analysed."""


def _without_analysis(diaries: int) -> Analysed:
    levels = np.full((diaries, len(CODES)), "", dtype=object)
    return np.full((diaries, len(KEYS)), np.nan), levels, np.full((diaries, 2), np.nan), np.ones(diaries, dtype=bool)


def _analysed(facts: Diary, settings: Settings) -> Analysed:
    """Analyse every diary; those that cannot be are found by halving the batch."""
    n = len(facts.patients)
    try:
        assessment = assess(facts, settings)
        covers = coverage(assessment.numbers.line)
    except Exception:
        if n == 1:
            return _without_analysis(1)
        halves = [_analysed(_between(facts, *edges), settings) for edges in ((0, n // 2), (n // 2, n))]
        numbers, levels, covered, failed = (np.concatenate(both) for both in zip(*halves, strict=True))
        return numbers, levels, covered, failed
    measures = [assessment.numbers.measures[key].value for key in KEYS]
    level_of = {finding.code: finding.level for finding in assessment.findings}
    levels = np.column_stack([level_of[code] for code in CODES])
    covered = np.column_stack([covers.days_complete, covers.bowel_days_covered])
    return np.column_stack(measures), levels, covered, np.zeros(n, dtype=bool)


def _between(facts: Diary, start: int, stop: int) -> Diary:
    """Return the diaries from `start` up to `stop`, numbered anew from 0."""
    cut: dict[str, Any] = {}
    for field in fields(Diary):
        table: pd.DataFrame = getattr(facts, field.name)
        own = table[table["diary"].between(start, stop - 1)].reset_index(drop=True)
        cut[field.name] = own.assign(diary=own["diary"] - start)
    return Diary(**cut)


def _days(facts: Diary) -> tuple[Ints, Ints]:
    """Return the first and the last calendar day that each diary recorded; UNDATED where a date is not known."""
    days, bowel = facts.days, facts.bowel
    recorded = pd.concat(
        [
            days.loc[~days["morning_only"], ["diary", "date"]],
            bowel[["diary", "at"]].rename(columns={"at": "date"}),
        ]
    ).dropna()
    number = recorded["date"].to_numpy().astype("datetime64[D]").astype(np.int64)
    by_diary = pd.Series(number).groupby(recorded["diary"].to_numpy())
    everyone = range(len(facts.patients))
    first, last = (
        cast("Ints", edge.reindex(everyone, fill_value=UNDATED).to_numpy(copy=True))
        for edge in (by_diary.min(), by_diary.max())
    )
    for edge in (first, last):
        edge[days.loc[~days["dated"], "diary"].to_numpy()] = UNDATED
    return first, last
