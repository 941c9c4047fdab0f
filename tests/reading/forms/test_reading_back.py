"""A diary written in any form reads back as it was written, or something about it is asked: never wrong in silence."""

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.forms import verdict
from tests.reading.forms.drawing import form

BATCH, BATCHES = 500, 4
WELL = {"exact", "asked", "refused"}
WITHOUT_QUESTION = 0.9


@pytest.mark.parametrize("batch", range(BATCHES))
def test_two_thousand_forms_read_back_or_are_asked_about(batch):
    ends, wrong = Counter(), {}
    for number in range(batch * BATCH, (batch + 1) * BATCH):
        judged = verdict(form(number))
        ends[judged.outcome] += 1
        if judged.outcome not in WELL:
            wrong[number] = (judged.crashed, judged.faults[:2])
    assert wrong == {}
    assert ends["exact"] >= WITHOUT_QUESTION * BATCH, ends


@given(number=st.integers(min_value=BATCH * BATCHES, max_value=10**9))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_any_other_form_is_never_wrong_in_silence(number):
    judged = verdict(form(number))
    assert judged.outcome in WELL, judged.faults


@pytest.mark.parametrize("shape", ["template", "columns", "app"])
def test_the_command_reads_a_form_as_the_reader_does(shape, diary, tmp_path):
    of = next(of for of in map(form, range(BATCH)) if of.manner.shape == shape and verdict(of).outcome == "exact")
    (tmp_path / of.file).write_bytes(of.data)
    assert diary("report", tmp_path / of.file, "-o", tmp_path / "r.json").code == 0
    events = json.loads((tmp_path / "r.json").read_text("utf-8"))["events"]
    for name, kinds in (("voids", ("void", "catheter")), ("drinks", ("drink",))):
        true = sorted(event["at"] for event in of.truth["events"] if event["kind"] in kinds)
        assert [event["at"][:16] for event in events[name]] == true
