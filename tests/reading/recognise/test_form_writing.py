"""Whatever a form can say is written so that it reads back the same."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from diary.reading.cells.units import UNITS_ML
from diary.reading.cells.words import plain
from diary.reading.recognise.form import LAST, WITH_TABLE, Form, FormColumn, FormSheet
from diary.reading.recognise.form_file import EVENTS, parse
from diary.reading.recognise.form_writing import written
from diary.reading.recognise.meaning import keys_of
from diary.urge import SCALES

TEXTS = st.text(min_size=1, max_size=12).filter(str.strip)
LINES = st.integers(0, 700)
PLACES = st.tuples(LINES, LINES)
COLUMN = st.builds(FormColumn, LINES, st.sampled_from(["", *UNITS_ML]))
COLUMNS = st.lists(COLUMN, min_size=1, max_size=3).map(tuple)
WORDS = TEXTS.map(plain).map(plain).filter(bool)


@st.composite
def sheets(draw: st.DrawFn) -> FormSheet:
    kind = draw(st.sampled_from((*WITH_TABLE, "about", "morning", "ignore")))
    keys = st.sampled_from(sorted(keys_of(kind) if kind in WITH_TABLE else {"-"}))
    heading = draw(st.integers(-1, 40))
    return FormSheet(
        kind,
        draw(TEXTS),
        draw(st.booleans()),
        heading,
        draw(st.sampled_from([heading + 1, heading + 3])),
        draw(st.sampled_from([LAST, 90])),
        draw(st.dictionaries(keys, COLUMNS, min_size=1)) if kind in WITH_TABLE else {},
        draw(st.dictionaries(st.sampled_from(sorted(keys_of("labels"))), st.none() | PLACES, max_size=4)),
        draw(st.frozensets(LINES, max_size=3)),
        draw(st.dictionaries(WORDS, st.sampled_from(sorted(EVENTS)), max_size=4)),
        draw(st.dictionaries(PLACES, TEXTS, max_size=4)),
    )


@given(st.builds(Form, st.lists(sheets(), min_size=1, max_size=3).map(tuple), st.sampled_from(["", *SCALES])))
def test_a_form_that_is_written_reads_back_the_same(form: Form):
    assert parse(tomllib.loads(written(form))) == form
