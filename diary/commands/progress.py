"""How far a long run is, on one line of the terminal that is written over: count, rate and time left."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import typer

from diary.commands.speaking import on_terminal, width

if TYPE_CHECKING:
    from diary.texts import Texts

BETWEEN_S = 0.1
"""The line is written anew at most this often."""


class Progress:
    """Counts what is done; says so on standard error where a person watches it, and nowhere else."""

    def __init__(self, total: int, words: Texts) -> None:
        self._total = total
        self._words = words
        self._watched = on_terminal(sys.stderr)
        self._began = time.monotonic()
        self._said = 0.0
        self.done = 0
        self.kept = 0

    def step(self, count: int, *, kept: bool) -> None:
        """Count some more as done; `kept`: by an earlier run, so that they say nothing about the rate."""
        self.done += count
        self.kept += count * kept
        now = time.monotonic()
        if self._watched and (now - self._said > BETWEEN_S or self.done == self._total):
            self._said = now
            self._write(self._line(now - self._began))

    def _line(self, seconds: float) -> str:
        fresh = self.done - self.kept
        if not fresh or seconds <= 0:
            return self._words("cohort.progress_begins", done=self.done, total=self._total)
        rate = fresh / seconds
        left = clock((self._total - self.done) / rate)
        rate_said = self._words.number(rate, 0 if rate >= 10 else 1)
        return self._words("cohort.progress", done=self.done, total=self._total, rate=rate_said, left=left)

    def clear(self) -> None:
        """Take the line away, before sentences follow."""
        if self._watched and self._said:
            self._write("")

    def _write(self, line: str) -> None:
        room = width() - 1
        typer.echo(f"\r{line[:room]:<{room}}" + ("" if line else "\r"), err=True, nl=False)


def clock(seconds: float) -> str:
    """Write a length of time: `0:08`, `12:30`, `1:02:05`.

    >>> clock(8), clock(750), clock(3725)
    ('0:08', '12:30', '1:02:05')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
