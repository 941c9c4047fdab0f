"""Forms hold what their truth says, and there are as many kinds of them as people send."""

import dataclasses
import datetime as dt
import random
from collections import Counter

import pytest

from diary.addresses import column_number
from diary.reading.files.workbook import open_content
from diary.reading.reader import read_content
from tests.reading.forms import styles
from tests.reading.forms.drawing import Form, form, written
from tests.reading.forms.events import HOME, draw
from tests.reading.forms.judging import judge
from tests.reading.forms.manner import Manner
from tests.reading.forms.shapes.catalogue import SHAPES
from tests.reading.forms.smaller import smallest
from tests.reading.forms.words import words

FEW, MANY = 400, 1500


@pytest.fixture(scope="module")
def forms():
    return [form(number) for number in range(MANY)]


def cells(of: Form) -> dict[tuple[str, str], str]:
    """Return what stands in each cell of a form, as the reader's own file layer gives it."""
    sheets = open_content(of.data, of.file).sheets
    return {
        (sheet.name, f"{letters}{row + 1}"): str(value)
        for sheet in sheets
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if value is not None
        for letters in [_letters(column)]
    }


def _letters(column: int) -> str:
    return next(letters for letters in LETTERS if column_number(letters) == column)


LETTERS = [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *(f"{a}{b}" for a in "ABC" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")]


def test_a_number_is_always_the_same_form():
    assert all(form(number) == form(number) for number in range(40))


def test_an_amount_stands_in_the_cell_that_the_truth_names(forms):
    of_kinds = Counter()
    for of in forms[:FEW]:
        standing, unit = cells(of), styles.UNITS[of.manner.unit]
        for event in of.truth["events"]:
            if event.get("ml") is None:
                continue
            text = standing[event["sheet"], event["cell"]].replace(",", ".").split()[0]
            assert float(text) * unit == pytest.approx(event["ml"], abs=0.06)
            of_kinds[event["kind"]] += 1
    assert min(of_kinds[kind] for kind in ("void", "drink", "catheter")) > 100


def test_a_leak_and_a_stool_stand_in_the_cell_that_the_truth_names(forms):
    of_kinds = Counter()
    for of in forms[:FEW]:
        standing, leaks = cells(of), words()["leaks"][of.manner.leaks][of.manner.language]
        for event in of.truth["events"]:
            if "leak" in event:
                assert standing[event["sheet"], event["leak_cell"]] == leaks[event["leak"]]
            if event["kind"] == "stool" and event["bristol"]:
                assert float(standing[event["sheet"], event["cell"]]) == event["bristol"]
            of_kinds[event["kind"]] += 1
    assert of_kinds["leak"] > 50
    assert of_kinds["stool"] > 50


def test_what_has_to_be_named_stands_in_a_cell(forms):
    entries = [(of, entry) for of in forms for entry in of.truth["told"]]
    assert len(entries) > 50
    for of, entry in entries[:40]:
        named = entry["cell"] if isinstance(entry["cell"], list) else [entry["cell"]]
        standing = [cell for sheet, cell in cells(of) if sheet == entry["sheet"]]
        assert all(any(cell.startswith(name) for cell in standing) for name in named)


def test_a_file_of_something_else_has_to_be_refused(forms):
    assert {of.truth["expects"] for of in forms if of.manner.shape == "elsewhere"} == {"refused"}


def test_every_event_of_the_kinds_of_a_form_is_true_once(forms):
    for of in forms[:FEW]:
        if of.manner.shape in ("columns", "events", "sheets", "below_each_other", "template", "logs", "below"):
            volumes = Counter(event.kind for event in of.diary.of("void", "drink", "catheter").events)
            true = Counter(event["kind"] for event in of.truth["events"])
            assert all(true[kind] == volumes[kind] for kind in volumes if kind in of.manner.kinds)


def test_among_the_forms_are_all_shapes_and_all_ways_to_write(forms):
    manners = [of.manner for of in forms]
    assert {manner.shape for manner in manners} == set(SHAPES)
    assert {manner.time for manner in manners} == {*styles.TIMES, "cell"}
    assert {manner.date for manner in manners} == {*styles.DATES, "cell"}
    assert {manner.unit for manner in manners} == set(styles.UNITS)
    assert {manner.language for manner in manners} == {"nl", "en"}
    assert {manner.vocabulary for manner in manners} == set(words()["events"])


def test_a_date_in_numbers_means_one_date_only(forms):
    for of in forms:
        american = of.manner.date in styles.AMERICAN[1:]
        if american and of.manner.unit != "oz":
            assert all(event.at.day > 12 for event in of.diary.events)
        if of.manner.unit == "oz":
            assert of.manner.twelve
            assert (
                american or not of.manner.date.startswith("d") or "m" * 3 in of.manner.date or "month" in of.manner.date
            )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_template_reads_back_exactly(language):
    diary = draw(random.Random(1), 3)
    manner = Manner("template", language, file="xlsx", dates="above", kinds=("void", "drink", "leak", "rise", "bed"))
    of = written(diary, dataclasses.replace(manner, date="cell", time="cell", night="person", urge=True))
    judged = judge(of.truth, read_content(of.data, of.file))
    assert judged.faults == []
    assert judged.outcome == "exact"
    assert judged.count["right"] > 30


def test_a_plain_list_reads_back_exactly():
    of = written(draw(random.Random(2), 3), Manner("events", what=""))
    headings, rows = of.data.split(b"\n", 1)
    assert headings.count(b",") == 3
    judged = judge(of.truth, read_content(b"Date,Time,Event,Amount (ml)\n" + rows, of.file))
    assert (judged.outcome, judged.faults) == ("exact", [])


def test_no_form_lies_across_the_night_on_which_the_clock_is_changed(forms):
    for of in forms:
        moments = [event.at.replace(tzinfo=HOME) for event in of.diary.events]
        assert len({moment.utcoffset() for moment in moments}) <= 1


def test_a_diary_without_dates_counts_its_days():
    manner = Manner("sheets", file="xlsx", dates="none", night="person")
    of = written(draw(random.Random(5), 1), manner)
    assert {event["at"].partition("T")[0] for event in of.truth["events"]} <= {"D1", "D2"}


def test_the_smallest_form_keeps_what_is_wrong_and_nothing_else(forms):
    of = next(of for of in forms if of.manner.shape == "columns" and len(of.manner.extras) == 2)
    small = smallest(of, lambda smaller: any(event["kind"] == "void" for event in smaller.truth["events"]))
    assert len(small.truth["events"]) == 4
    assert small.manner.extras == ()
    assert small.manner.time == Manner().time


def test_a_table_of_a_kind_that_never_happened_stays_empty():
    diary = draw(random.Random(4), 1).of("void", "drink")
    manner = Manner("below", file="xlsx", dates="once", spans=True, below="totals", kinds=("void", "drink", "stool"))
    assert {event["kind"] for event in written(diary, manner).truth["events"]} == {"void", "drink"}


def test_after_midnight_is_the_next_date_in_either_way_to_begin_a_day():
    for night in ("person", "calendar"):
        of = written(draw(random.Random(3), 2), Manner("columns", night=night, dates="once"))
        moments = [dt.datetime.fromisoformat(event["at"]) for event in of.truth["events"]]
        assert moments == sorted(event.at for event in of.diary.of("void", "drink").events)
