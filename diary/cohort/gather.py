"""All rows of a cohort, gone through once: what of a row depends on the others, or on a list of visits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from diary.cohort.batch import File
from diary.cohort.duplicates import duplicates, later, visit_numbers
from diary.cohort.joined import Joined
from diary.cohort.rows import EDGES
from diary.cohort.table import Table, each, hash_told
from diary.cohort.visits import MISSING, Visit
from diary.keys import apart, key

if TYPE_CHECKING:
    from diary.analysis.grouping import Bools
    from diary.cohort.parts import Held
    from diary.settings import Settings


@dataclass(frozen=True)
class Cohort(Table):
    """The tables of all rows, and which rows count where diaries are counted."""

    repeats: Bools  # of every row: whether its diary is counted already
    later: Bools  # and whether another that counts is the first of its code
    nameless: Bools  # and whether it has no code
    readable: Bools

    @property
    def missing(self) -> int:
        """How many rows are visits without a file."""
        return self.joined.count(MISSING) if self.joined else 0


def gather(
    parts: Held,
    names: Sequence[str],
    settings: Settings,
    secret: bytes | None = None,
    visits: Sequence[Visit] | None = None,
) -> Cohort:
    """Go through all rows once: what of a row depends on the others, or on a list of visits, is known then."""
    files, readable, about = list[File](), [], dict[str, list[Any]]()
    for rows in each(parts, names):
        files += rows.files
        readable.append(np.array([file.readable for file in rows.files], dtype=bool))
        for name in ("code", *EDGES):
            about.setdefault(name, []).append(rows.about[name])
    whole = np.concatenate(readable)
    code, first, last = (np.concatenate(about[name]) for name in ("code", *EDGES))
    content = pd.factorize(np.array([file.sha256 for file in files], dtype=object))[0]
    keys = apart(key(hash_told(file.sha256, secret)) for file in files)
    joined = None if visits is None else Joined.of(visits, files, code.tolist())
    listed = joined.of_row if joined else [None] * len(files)
    whose = np.array([(visit and visit.id) or own for visit, own in zip(listed, code, strict=True)], dtype=object)
    twice, repeats = duplicates(content, whose, first, last, whole)
    numbered = zip(listed, visit_numbers(whose, first, whole), strict=True)
    of_row = [(visit and visit.visit) or str(number or "") for visit, number in numbered]
    after = later(whose, first, whole & ~repeats)
    about_all = (settings, secret, joined, twice)
    return Cohort(parts, tuple(names), keys, of_row, *about_all, repeats, after, whose == "", whole)
