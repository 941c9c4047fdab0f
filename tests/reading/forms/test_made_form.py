"""The form that is printed of a file reads it back the same: whatever the file looks like."""

import tomllib

import pandas as pd
import pytest

from diary.model import TABLES
from diary.reading.reader import read_content
from diary.reading.recognise.form_file import parse
from diary.reading.recognise.form_making import form_of
from diary.reading.recognise.form_writing import written
from diary.record import CannotRead, Reading
from tests.reading.forms.drawing import Form, form

FORMS = 200


def read(of: Form) -> Reading | None:
    try:
        return read_content(of.data, of.file)
    except CannotRead:
        return None


@pytest.mark.parametrize("first", range(0, FORMS, 50))
def test_the_printed_form_of_a_drawn_one_reads_it_the_same(first: int):
    read_again = 0
    for number in range(first, first + 50):
        of = form(number)
        found = read(of)
        made = form_of(found) if found else None
        if found is None or made is None:
            continue
        again = read_content(of.data, of.file, form=parse(tomllib.loads(written(made))))
        read_again += 1
        for name in TABLES:
            pd.testing.assert_frame_equal(
                getattr(again.diary, name).frame(), getattr(found.diary, name).frame(), obj=f"{number} {name}"
            )
    assert read_again > 40
