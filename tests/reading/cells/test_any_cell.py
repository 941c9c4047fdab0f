"""Whatever stands in a cell, its reader answers: with a value, with nothing, or with what is wrong; and at once."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diary.model import EXERCISE_NUMBERS
from diary.reading.cells import codes, quantities, remarks
from diary.reading.cells.codes import Wrong
from diary.reading.cells.dates import date
from diary.reading.cells.happenings import happening
from diary.reading.cells.stamps import stamp
from diary.reading.cells.times import clock
from diary.reading.cells.volumes import volume
from diary.reading.cells.words import every, look_up
from diary.reading.files.workbook import CellValue
from diary.settings import Limits

LONGEST = Limits().text_length
READERS = {
    "clock": clock,
    "date": date,
    "date, month first": lambda cell: date(cell, month_first=True, date_1904=True),
    "volume": volume,
    "volume of urine, in ounces": lambda cell: volume(cell, "oz", urine=True),
    "bristol": codes.bristol,
    "exercise": lambda cell: codes.leading_code(cell, "exercise_unreadable", EXERCISE_NUMBERS),
    "yes_no": codes.yes_no,
    "urge": lambda cell: codes.urge(cell, "ppius"),
    "urge in words": lambda cell: codes.urge(cell, "words"),
    "leak": lambda cell: codes.word(cell, "leak"),
    "minutes": quantities.minutes,
    "pain": quantities.pain,
    "pad": quantities.pad,
    "age": lambda cell: quantities.number(cell, "age_unreadable", 0, 120, "year_units"),
    "trigger": lambda cell: look_up("trigger", codes.as_text(cell)),
    "drinks": lambda cell: every("drink", codes.as_text(cell)),
    "blank": codes.is_left_open,
    "remark": lambda cell: remarks.recognise(codes.as_text(cell)),
    "data in a remark": lambda cell: remarks.data(codes.as_text(cell)),
    "happening": happening,
    "stamp": stamp,
}
"""Every reader of a cell."""

SEPARATORS = " .,:;-–/'’+*x×u()[]\u00a0\u202f\u2009\t\n"
PIECES = st.one_of(
    st.text(st.characters(categories=["Nd", "No", "Nl"]), min_size=1, max_size=12),  # digits of every script
    st.text("0123456789", min_size=1, max_size=12),
    st.text(SEPARATORS, min_size=1, max_size=3),
    st.sampled_from(
        ["am", "uur", "half ", "kwart over ", "ml", "glas", "van", "tot", "x", "koffie", "dag ", "maart", "geplast"]
    ),
    st.text(max_size=6),
)
WRITTEN = st.lists(PIECES, max_size=12).map("".join)
LONG = st.builds(
    lambda piece, text: (piece * (LONGEST // len(piece)) + text)[:LONGEST], st.text(min_size=1, max_size=6), WRITTEN
)
ANY_CELL: st.SearchStrategy[CellValue] = st.one_of(
    st.none(), st.booleans(), st.floats(), st.integers().map(float), WRITTEN,
    st.datetimes(), st.dates(), st.times(), st.timedeltas(),
)  # fmt: skip
CELLS = st.one_of(ANY_CELL, LONG)


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@given(cell=CELLS)
@example(cell="9" * 5000)
@example(cell="٣" * 5000)
@example(cell="9" * LONGEST)
@example(cell="1:" * (LONGEST // 2))
@example(cell=f"{'9' * 5000} uur")
@example(cell=f"kwart over {'9' * 60}")
@example(cell=f"{'9' * 70} ml")
@example(cell="²")
@example(cell="½:½")
def test_no_cell_can_raise(reader, cell: CellValue):
    reader(cell)


@pytest.mark.parametrize("text", ["9" * 5000, "9" * LONGEST, "07:30 " * 5000])
def test_a_time_of_thousands_of_figures_is_an_unreadable_time(text: str):
    assert clock(text) == Wrong("time_unreadable")
    assert date(text) == Wrong("date_unreadable")
    assert volume(text) == Wrong("volume_unreadable")


LONG_TEXTS = {
    "figures": "1", "points": ".", "clauses": "a,", "negations": "no ", "amounts": "1.00 ", "beds": "bed ",
    "words": "200 x x ",
    "times": "1:", "pains": "pijn,", "denials": "niet pijn ", "hours": "1 u ", "brackets": "(", "ligatures": "ﷺ",
}  # fmt: skip


@pytest.mark.parametrize("piece", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_a_text_as_long_as_a_cell_can_be_is_read_at_once(piece: str):
    """Twice the text takes no more than twice the time, with room for a busy machine."""
    took = []
    for length in (LONGEST // 2, LONGEST):
        text = (piece * length)[:length]
        began = time.process_time()
        for reader in READERS.values():
            reader(text)
        took.append(time.process_time() - began)
    assert took[1] < 4 * took[0] + 0.1
    assert took[1] < 2
