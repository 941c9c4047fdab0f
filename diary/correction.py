"""A cell of a diary that is written over where the diary is read; the file itself stays as it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Correction:
    """A cell, what it becomes, and `was`: what stands in the file, which reading fills in."""

    sheet: str
    cell: str
    becomes: str
    was: str = ""
