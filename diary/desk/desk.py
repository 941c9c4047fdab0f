"""The desk itself: what is open on it, who works for it, in which language it speaks, and when it was asked last."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from diary.desk.access import KEY_BYTES
from diary.desk.bounds import PAPER_S
from diary.desk.pieces import PRELOAD, fetched, lines, saved
from diary.desk.shelf import Kept, Shelf
from diary.desk.work import Workers
from diary.refusal import Refusal
from diary.texts import texts

if TYPE_CHECKING:
    from diary.desk.access import Access
    from diary.desk.pieces import Made
    from diary.journeys.in_force import InForce
    from diary.journeys.source import Source
    from diary.reports.document import Audience
    from diary.texts import Texts


class CannotTake(Refusal):
    """The settings or a form cannot be taken as they are now: what was in force before stays so."""

    keys = ("desk.in_force.*",)


@dataclass
class Desk:
    """One desk: `load` gives the settings and forms in force, `words` are those of its pages, `stopped` ends it.

    `settings_file` and `forms` are where the commands keep these.
    """

    access: Access
    load: Callable[[], InForce]
    words: Texts
    settings_file: Path
    forms: Path
    shelf: Shelf = field(default_factory=Shelf)
    workers: Workers = field(default_factory=lambda: Workers(PRELOAD))
    stopped: bool = False
    picture: tuple[str, bytes] | None = None
    """A logo that was chosen and is not saved: its name and its content."""
    asked_at: float = field(default_factory=time.monotonic)
    awaited: int = 0
    """Files that were named when the desk began and are not read yet."""

    def __post_init__(self) -> None:
        """Take what is in force."""
        self._tickets: set[str] = set()
        self.all_read = asyncio.Event()
        self.renew()

    def renew(self) -> None:
        """Take the settings and the forms as they are now."""
        self.as_set: InForce = self.load()

    def as_set_for(self, kept: Kept, language: str = "") -> InForce:
        """Return what is in force for a diary that is open: its own form, and the language that is asked for."""
        as_set = self.as_set
        return replace(as_set, asked=language or as_set.asked, form=kept.form or as_set.form)

    def speaking(self, language: str = "") -> InForce:
        """Return what is in force for what is made beside the diaries: in this language, else in that of the page."""
        words = texts(language) if language else self.words
        return replace(self.as_set, words=words, asked=language or self.as_set.asked)

    def sentence(self, refusal: Refusal) -> str:
        """Return what a refusal says, in the language of the page."""
        return self.words.refusal(refusal)

    def was_asked(self) -> None:
        """Hear that somebody is at the desk."""
        self.asked_at = time.monotonic()

    def ticket(self) -> str:
        """Return a word that lets a browser in once: what starts a browser can be read by others on this machine."""
        word = secrets.token_urlsafe(KEY_BYTES)
        self._tickets.add(word)
        return word

    def takes(self, word: str) -> bool:
        """Tell whether a word lets in, and let it do so no more."""
        known = word in self._tickets
        self._tickets.discard(word)
        return known

    async def put_down(self, source: Source, place: int | None = None) -> Kept:
        """Read a diary and keep it in its place, or raise NoRoom or NotDone."""
        self.shelf.require_room(len(source.data))
        read = await self.workers.do(lines, source, self.as_set, about=source)
        return self.shelf.add(source, read, place)

    async def read_anew(self, kept: Kept) -> None:
        """Read a diary that is open by what is in force for it now."""
        kept.stale, source = False, kept.source
        kept.lines = await self.workers.do(lines, source, self.as_set_for(kept), about=source)

    async def renew_lines(self) -> None:
        """Make the lines anew of what was changed since they were made."""
        for kept in list(self.shelf.diaries.values()):
            if kept.stale:
                await self.read_anew(kept)

    async def fetch(self, path: Path) -> Kept:
        """Put down the file of this name; Refused when there is none."""
        return await self.put_down(await self.workers.do(fetched, path, self.as_set))

    async def made(self, kept: Kept, wanted: str, language: str, audience: Audience) -> Made:
        """Return a diary that is open in a format; in its own language where none is asked for."""
        spoken = self.as_set_for(kept, language)
        return await self.workers.do(saved, kept.source, spoken, wanted, audience, about=kept.source, seconds=PAPER_S)
