"""What was read of a form is right, told, silent or invented."""

from dataclasses import replace

import pytest

from diary.reading.reader import read_content
from diary.record import CannotRead, Guess, Problem
from tests.reading.forms.judging import judge

LIST = (
    b"Date,Time,Event,Amount (ml)\n2026-03-09,07:05,void,350\n2026-03-09,08:00,drink,200\n2026-03-09,10:00,void,180\n"
)
READING = read_content(LIST, "form.csv")


def event(kind, at, cell, **more):
    return {"kind": kind, "at": f"2026-03-09T{at}", "sheet": "form", "cell": cell, **more}


def case(*events, **more):
    return {"expects": "read", "events": list(events), **more}


TRUE = (
    event("void", "07:05", "D2", ml=350),
    event("drink", "08:00", "D3", ml=200),
    event("void", "10:00", "D4", ml=180),
)


def test_all_right():
    judged = judge(case(*TRUE), READING)
    assert judged.outcome == "exact"
    assert judged.count["right"] == 3
    assert judged.faults == []


@pytest.mark.parametrize(
    "wrong",
    [
        event("void", "07:05", "D2", ml=300),
        event("void", "07:06", "D2", ml=350),
        event("void", "07:05", "D2", ml=None),
    ],
)
def test_another_value_or_moment_is_silent(wrong):
    judged = judge(case(wrong, *TRUE[1:]), READING)
    assert judged.outcome == "silent"
    assert judged.count["wrong"] == 1
    assert judged.faults[0].startswith("SILENT void")


def test_within_two_percent_and_the_tolerance_is_right():
    near = event("void", "07:30", "D2", ml=356, tolerance_min=31)
    assert judge(case(near, *TRUE[1:]), READING).outcome == "exact"


def test_what_was_not_read_is_missing():
    more = event("leak", "11:00", "E5", amount="some")
    judged = judge(case(*TRUE, more), READING)
    assert (judged.outcome, judged.count["missing"]) == ("silent", 1)


def test_what_a_warning_names_is_told_and_what_a_note_names_is_not():
    more = event("leak", "11:00", "E5", amount="some")
    for severity, outcome in (("warning", "asked"), ("note", "silent")):
        problem = Problem("column_unknown", severity, "none", "form", "E1")
        judged = judge(case(*TRUE, more), replace(READING, problems=(problem,)))
        assert judged.outcome == outcome


def test_a_guess_about_a_date_tells_of_a_moment_only():
    wrong = {"moved": event("void", "19:05", "D2", ml=350), "value": event("void", "07:05", "D2", ml=300)}
    reading = replace(READING, guesses=(Guess("date_order", "form", "A2", "day first"),))
    assert judge(case(wrong["moved"], *TRUE[1:]), reading).outcome == "asked"
    assert judge(case(wrong["value"], *TRUE[1:]), reading).outcome == "silent"


def test_what_nobody_wrote_is_invented():
    judged = judge(case(*TRUE[:2]), READING)
    assert judged.outcome == "invented"
    assert judged.faults == ["INVENTED void 09 10:00 180.0 at form!D4"]


def test_what_may_be_there_may_be_missing_but_not_wrong():
    maybe = event("void", "11:00", "D9", ml=100, optional=True)
    assert judge(case(*TRUE, maybe), READING).outcome == "exact"
    assert judge(case(*TRUE[:2], event("void", "10:00", "D4", ml=90, optional=True)), READING).outcome == "invented"


def test_a_refusal_is_right_only_where_nothing_can_be_read():
    refused = CannotRead("not_a_diary")
    assert judge(case(*TRUE), refused).outcome == "refused"
    assert judge(case(expects="refused"), refused).outcome == "exact"
    assert judge(case(expects="refused"), READING).outcome == "invented"


def test_amounts_in_one_cell_may_come_as_their_sum_or_apart():
    parts = (event("void", "07:05", "D2", ml=150), event("void", "07:05", "D2", ml=200))
    assert judge(case(*parts, *TRUE[1:]), READING).outcome == "exact"


def test_what_had_to_be_named_is_silent_until_a_message_names_it():
    entry = {"sheet": "form", "cell": "D2", "why": "two meanings"}
    assert judge(case(*TRUE, told=[entry]), READING).outcome == "silent"
    assert judge(case(*TRUE, told=[entry | {"or_read": True}]), READING).outcome == "exact"
    named = replace(READING, guesses=(Guess("unit_taken", "form", "D2", "ml"),))
    assert judge(case(*TRUE, told=[entry]), named).outcome == "exact"


def test_to_name_what_has_to_be_named_is_no_needless_question():
    entry = {"sheet": "form", "cell": "D2", "why": "two meanings"}
    named = replace(READING, problems=(Problem("volume_unreadable", "warning", "none", "form", "D2"),))
    assert judge(case(*TRUE, told=[entry]), named).outcome == "exact"
    assert judge(case(*TRUE), named).outcome == "asked"
