"""An odd form is read, asked about or refused: never wrong in silence, and nothing is invented."""

from collections import Counter

import pytest

from fuzz.forms import verdict
from tests.reading.forms.odd.drawing import ODD, odd_form

EACH = 15
WELL = {"exact", "asked", "refused"}


@pytest.mark.parametrize("shape", range(len(ODD)), ids=list(ODD))
def test_no_odd_form_is_read_wrongly_in_silence(shape):
    ends, wrong = Counter(), {}
    for number in range(shape, EACH * len(ODD), len(ODD)):
        judged = verdict(odd_form(number))
        ends[judged.outcome] += 1
        if judged.outcome not in WELL:
            wrong[number] = (judged.crashed, judged.faults[:2])
    assert wrong == {}
    assert ends.total() == EACH


@pytest.mark.parametrize("shape", range(len(ODD)), ids=list(ODD))
def test_an_odd_form_is_always_the_same_and_holds_what_is_true_in_it(shape):
    made = [odd_form(number) for number in range(shape, EACH * len(ODD), len(ODD))]
    assert {of.manner.shape for of in made} == {list(ODD)[shape]}
    assert sum(len(of.truth["events"]) for of in made) > EACH
    assert odd_form(shape).data == made[0].data
