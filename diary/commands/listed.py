"""`--list`: the list of visits that a table is held against, what is wrong with it, and what the diaries lack of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from diary.commands.speaking import say, stop

if TYPE_CHECKING:
    from diary.cohort.gather import Cohort
    from diary.cohort.sources import Found
    from diary.cohort.visits import Visits
    from diary.journeys.in_force import InForce
    from diary.texts import Texts

MOST_PROBLEMS = 20
"""Sentences on what is wrong with a list; of the others their number is told."""


def visits_of(path: Path, as_set: InForce) -> Visits:
    """Return what a list says; one that is wrong ends the command, with a sentence for each problem."""
    from diary.cohort.visits import WrongList, load
    from diary.record import CannotRead

    words = as_set.words
    try:
        visits = load(path, as_set.settings.reading)
    except CannotRead as refusal:
        stop(words.refusal(refusal), 2)
    except WrongList as wrong:
        for problem in wrong.problems[:MOST_PROBLEMS]:
            found = f"“{problem.found}”" if problem.found else words("cohort.list.nothing")
            expected = words(f"cohort.list.expected.{problem.code}")
            say(words("cohort.list.wrong", file=path.name, cell=problem.cell, found=found, expected=expected))
        if (more := len(wrong.problems) - MOST_PROBLEMS) > 0:
            say(words("cohort.list.more", count=more))
        raise typer.Exit(2) from None
    if visits.unused:
        say(words("cohort.list.unused", file=path.name, columns=", ".join(visits.unused)))
    return visits


def with_visits(found: Found, visits: Visits, words: Texts) -> Found:
    """Return what was found with the visits of a list; what cannot be held against one ends the command."""
    from diary.cohort.dataset import NoDataSet
    from diary.cohort.joined import with_listed

    try:
        return with_listed(found, visits.rows)
    except NoDataSet as refusal:
        stop(words.refusal(refusal), 1)


def tell_of_list(table: Cohort, visits: Visits, words: Texts) -> None:
    """Say how many visits the list has, and what was said of the rows by it."""
    from diary.cohort.visits import DOUBLE, MISSING, NOT_LISTED, OF_ANOTHER

    say(words("cohort.list.held", count=len(visits.rows)))
    for problem in (MISSING, DOUBLE, NOT_LISTED, OF_ANOTHER):
        if table.joined and (count := table.joined.count(problem)):
            say(words(f"cohort.list.{problem}", count=count, mark=problem))
