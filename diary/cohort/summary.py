"""The rows of a cohort → the page of what its diaries have in common, nothing of one person."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from diary.analysis.disclosure import FEWEST
from diary.analysis.findings import CODES
from diary.analysis.many import Many
from diary.analysis.metrics import KEYS
from diary.analysis.reference import in_force
from diary.cohort.duplicates import UNDATED
from diary.cohort.rows import NOT_ASSESSED
from diary.cohort.visits import MISSING
from diary.files import write_whole
from diary.reports.compose.together import ROWS, Gathered, compose

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diary.cohort.gather import Cohort
    from diary.settings import Settings
    from diary.texts import Texts

_COLUMNS = ("sex", "age", "days_complete", "bowel_days_covered", "first_day", "last_day")
_SHOWN = [KEYS.index(row.metric) for row in ROWS]
_EPOCH = dt.date(1970, 1, 1)


def write_summary(path: Path, cohort: Cohort, settings: Settings, words: Texts, *, first: bool = False) -> None:
    """Write the page under this name, in the language of `words`; CannotWrite when it cannot be.

    `first`: of each code the first diary alone counts.
    """
    from diary.reports import charts, html

    report = compose(gathered(cohort, settings, first=first), settings.practice, words)
    write_whole(path, html.render(report, charts.draw(report)).encode(), force=True)


def gathered(cohort: Cohort, settings: Settings, *, first: bool = False) -> Gathered:
    """Put the rows of all partitions that hold a diary together, a column each; what comes twice counts once.

    `first`: of each code the first diary alone.

    A share counts only the diaries in which a finding could have been made and could have been not made: one without a
    place for leaks can tell of leakage and never of none.
    """
    kept: dict[str, list[NDArray[Any]]] = {}
    counted = cohort.readable & ~cohort.repeats & ~(cohort.later & first)
    unreadable = Counter[str]()
    for rows, place in cohort.rows():
        own = counted[place]
        unreadable.update(file.problems for file in rows.files if not file.readable and file.problems != MISSING)
        columns = {name: rows.about[name] for name in _COLUMNS}
        both_ways = np.where(rows.one_sided, NOT_ASSESSED, rows.levels)
        for name, column in (columns | {"numbers": rows.numbers[:, _SHOWN], "levels": both_ways}).items():
            kept.setdefault(name, []).append(column[own])
    of = {name: np.concatenate(columns) for name, columns in kept.items()}
    many = Many(
        sex=of["sex"],
        age=of["age"],
        days_complete=of["days_complete"],
        bowel_days=of["bowel_days_covered"],
        numbers=dict(zip((KEYS[place] for place in _SHOWN), of["numbers"].T, strict=True)),
        levels=dict(zip(CODES, of["levels"].T, strict=True)),
    )
    begins, ends = of["first_day"], of["last_day"]
    dated = begins != UNDATED
    told = dated.sum() >= FEWEST
    return Gathered(
        many=many,
        files=len(cohort.readable) - cohort.missing,
        twice=int(cohort.repeats.sum()),
        later=int(cohort.later.sum()) if first else None,
        nameless=int((counted & cohort.nameless).sum()),
        unreadable=unreadable,
        first_day=_date(begins[dated].min()) if told else None,
        last_day=_date(ends[dated].max()) if told else None,
        references=in_force(settings.limits),
    )


def _date(days: np.int64) -> dt.date:
    return _EPOCH + dt.timedelta(days=int(days))
