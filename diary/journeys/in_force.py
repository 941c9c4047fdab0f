"""What is in force for everything that one call makes: its language, the clinic's settings, the clinic's own form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diary.settings import DEFAULTS, Settings
from diary.texts import Texts, texts

if TYPE_CHECKING:
    from diary.reading.recognise.form import Declared


@dataclass(frozen=True)
class InForce:
    """`asked`: the language asked for, empty where each diary speaks its own; `words`: for what is said beside it."""

    words: Texts
    asked: str = ""
    settings: Settings = DEFAULTS
    form: Declared | None = None

    def words_for(self, language: str) -> Texts:
        """Return the words for what is made of a diary in this language."""
        return texts(self.asked or language)
