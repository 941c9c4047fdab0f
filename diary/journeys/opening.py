"""Where every journey begins: the bytes of a diary → read and analysed."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from diary.analysis.assess import Assessment, assess
from diary.analysis.questions import late_first_voids, questions
from diary.journeys.in_force import InForce
from diary.journeys.source import Source
from diary.reading.cells.household import with_own_measures
from diary.reading.reader import read_content
from diary.record import CannotRead, Guess, Reading
from diary.reports.messages import corrected, messages
from diary.texts import Texts


class Opened(NamedTuple):
    """One diary, read and analysed: number 0 of its batch of one."""

    reading: Reading
    assessment: Assessment

    def messages(self, words: Texts, *, whole: bool = False) -> list[str]:
        """Return a sentence for every problem, guess and question; of very many of one kind only if it is `whole`."""
        return messages(self.reading, questions(self.assessment.numbers, 0, self.reading.codes), words, whole=whole)

    def corrections(self, words: Texts) -> list[str]:
        """Return a sentence for every cell that was written over at the desk."""
        return corrected(self.reading, words)


def open_diary(source: Source, in_force: InForce) -> Opened:
    """Read and analyse a diary; CannotRead, in the language asked for or else in that of the file, when it is none."""
    settings = in_force.settings
    measures = with_own_measures(settings.household_measures)
    try:
        reading = read_content(
            source.data,
            source.name,
            settings.reading,
            measures,
            in_force.form,
            settings.timezone,
            source.corrections,
        )
    except CannotRead as refusal:
        refusal.language = in_force.asked or refusal.language
        raise
    if source.typed:
        reading = replace(reading, corrections=())
    assessment = assess(reading.diary, settings)
    return Opened(_with_late_first_voids(reading, assessment), assessment)


def _with_late_first_voids(reading: Reading, assessment: Assessment) -> Reading:
    """Return the reading with a guess for each first morning void that was taken as such long after rising."""
    late = late_first_voids(assessment.numbers.line, 0)
    more = tuple(Guess("first_morning_void_late", void.sheet, void.cell, f"{void.at:%H:%M}") for void in late)
    return replace(reading, guesses=reading.guesses + more)
