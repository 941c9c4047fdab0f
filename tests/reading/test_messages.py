"""A file in which nothing is wrong is read without a word too many: few messages on rows, and no question."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from diary.reading.reader import read, read_content
from diary.record import Reading
from fuzz.forms import verdict
from tests.reading.forms.drawing import form

FORMS = 150
MOST_MESSAGES = 0.05
"""Of the rows that are present: asking about everything is no reading."""
WELL_FILLED = sorted(Path(__file__).parents[1].glob("cases/reading/ok_*[vx]"))


def exact() -> Iterator[Reading]:
    """Yield the readings of forms that were read exactly, and in which nothing had to be named."""
    for of in map(form, range(FORMS)):
        if of.truth["expects"] == "read" and not of.truth.get("told") and verdict(of).outcome == "exact":
            yield read_content(of.data, of.file)


def of_rows(found: Reading) -> int:
    """Count what is said of rows, not of a column, a label or a sheet."""
    return sum(problem.fate != "none" for problem in found.problems)


def questions(found: Reading) -> list[str]:
    return [problem.code for problem in found.problems if problem.severity != "note"]


def test_few_messages_stand_on_rows_and_nothing_is_asked():
    rows = messages = 0
    for found in exact():
        rows += found.rows.present
        messages += of_rows(found)
        assert questions(found) == []
    assert rows > 3000
    assert messages <= MOST_MESSAGES * rows


@pytest.mark.parametrize("path", WELL_FILLED, ids=lambda path: path.stem)
def test_a_well_filled_form_is_read_without_a_question(path: Path):
    assert questions(read(path)) == []
