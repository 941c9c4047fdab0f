"""A diary as it was handed in: its name and its bytes, and what was typed over them. Nothing is loaded with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from diary.correction import Correction


class Typed(NamedTuple):
    """An empty workbook of ours in which a diary is typed: its language, its days, the first day, and for whom."""

    language: str
    days: int
    start: str
    child: bool = False


@dataclass(frozen=True)
class Source:
    """A file as it was handed in: its name, without a folder, its bytes, and the cells to write over in it.

    `typed`: the file is an empty workbook of ours, and what is written over in it is the diary itself.
    """

    name: str
    data: bytes
    corrections: tuple[Correction, ...] = ()
    typed: Typed | None = None
