"""What was recognised on a sheet, whichever way: its layouts, or what else the sheet is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diary.reading.recognise.candidate import Candidate
    from diary.reading.recognise.layout import Layout


@dataclass(frozen=True)
class Recognised:
    """What was recognised on a sheet: its layouts, and every reading that was weighed, the best of each table first."""

    layouts: tuple[Layout, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    about: str = ""  # of a sheet that holds something else than a diary: what that is
