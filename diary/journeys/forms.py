"""The journey of a form that is to be remembered: a filled diary of it → the form, with nothing of who filled it in."""

from __future__ import annotations

from diary.journeys.in_force import InForce
from diary.journeys.source import Source
from diary.reading.reader import read_content
from diary.reading.recognise.form import Form
from diary.reading.recognise.form_making import form_of, to_remember


def form_of_diary(source: Source, in_force: InForce) -> Form:
    """Return the form that a diary is of, known by its headings; CannotRead when it cannot be read.

    It is the form that is in force, where one was named, else what was recognised.
    """
    declared = in_force.form if isinstance(in_force.form, Form) else None
    reading = read_content(source.data, source.name, in_force.settings.reading, form=declared)
    if declared is not None:
        return declared.headed_by(sheet for sheet, _ in reading.parts)
    found = form_of(reading)
    return to_remember(found) if found else Form(())
