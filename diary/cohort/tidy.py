"""What the tidy tables of a partition hold: of every diary each metric, and of every day each metric that a day has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from diary.analysis.metrics import KEYS, SHOWN_PER_DAY
from diary.cohort.duplicates import UNDATED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diary.analysis.metrics import Numbers

NUMBERS = ("value", "based_on", "lower", "upper", "pooled")
MARKS = ("estimated", "assumed")
DAY_KEYS = tuple(metric.key for metric in SHOWN_PER_DAY)
_OF, _DAY = "tidy_", "day_"


@dataclass(frozen=True)
class Tidy:
    """Arrays of shape (diaries, metrics) in `measures`, and of shape (days,) or (days, metrics of a day) in `days`.

    `at` is the row of each diary among the files of its partition, and `days["at"]` that of each day's diary.
    """

    at: NDArray[np.intp]
    measures: Mapping[str, NDArray[Any]]  # NUMBERS, MARKS, reason
    days: Mapping[str, NDArray[Any]]  # at, day, date, complete, value, reason

    @classmethod
    def of(cls, numbers: Numbers, at: NDArray[np.intp]) -> Tidy:
        """Take from an analysis of diaries what their tidy rows tell."""
        names = (*NUMBERS, *MARKS, "reason")
        measures = {name: np.column_stack([getattr(numbers.measures[key], name) for key in KEYS]) for name in names}
        line = numbers.line.days
        date = line.table["date"].astype("datetime64[D]").astype(np.int64)
        days = {
            "at": at[line.diary],
            "day": line.number,
            "date": np.where(line.table["dated"], date, UNDATED),
            "complete": line.complete,
            **{
                name: np.column_stack([getattr(numbers.daily[key], name) for key in DAY_KEYS])
                for name in ("value", "reason")
            },
        }
        return cls(at, measures, days)

    @classmethod
    def together(cls, pieces: Sequence[Tidy]) -> Tidy:
        """Put those of several analyses together."""
        return cls(
            np.concatenate([np.array([], dtype=np.intp), *(piece.at for piece in pieces)]),
            _stacked([piece.measures for piece in pieces]),
            _stacked([piece.days for piece in pieces]),
        )

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return everything as arrays of numbers and of short texts."""
        named = {_OF + "at": self.at}
        for prefix, held in ((_OF, self.measures), (_OF + _DAY, self.days)):
            for name, array in held.items():
                if array.dtype == object:
                    codes, reasons = pd.factorize(array.ravel())
                    named[f"{prefix}{name}"] = codes.reshape(array.shape).astype(np.uint8)
                    named[f"{prefix}{name}s"] = np.asarray(reasons, dtype=str)
                else:
                    named[f"{prefix}{name}"] = array
        return named

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Tidy | None:
        """Return what `arrays` gave; None where it was not asked for."""
        if _OF + "at" not in arrays:
            return None

        def held(prefix: str, names: Iterable[str]) -> dict[str, NDArray[Any]]:
            found = {name: arrays[prefix + name] for name in names if prefix + name in arrays}
            if found:
                found["reason"] = arrays[f"{prefix}reasons"].astype(object)[arrays[f"{prefix}reason"]]
            return found

        measures = held(_OF, (*NUMBERS, *MARKS))
        return cls(arrays[_OF + "at"], measures, held(_OF + _DAY, ("at", "day", "date", "complete", "value")))


def _stacked(pieces: Sequence[Mapping[str, NDArray[Any]]]) -> dict[str, NDArray[Any]]:
    return {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]} if pieces else {}
