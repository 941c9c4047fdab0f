"""A diary as it was handed in: its name and its bytes. Nothing is loaded with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A file as it was handed in: its name, without a folder, and its bytes."""

    name: str
    data: bytes
