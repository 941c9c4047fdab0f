"""No limit of adults for whoever is under eighteen, or may be; whatever the diary holds."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.analysis.ages import too_young
from diary.analysis.assess import assess
from diary.analysis.brochure import FOR_A_CHILD
from diary.analysis.findings import FINDINGS, OF_CHILDREN
from diary.analysis.metrics import CATALOGUE
from diary.analysis.tips import raised
from diary.model import Diary
from tests.analysis.test_properties import CLOCK, recorded
from tests.tables import filled

OF_ADULTS = frozenset(row.code for row in FINDINGS if row.from_age == "adult")
CHILDREN: st.SearchStrategy[dict[str, Any]] = st.floats(0, 17.999).map(
    lambda age: {"age": age, "may_be_child": False}
) | st.just({"age": np.nan, "may_be_child": True})


def of(facts: Diary, person: dict[str, Any]) -> Diary:
    return Diary(**{**vars(facts), "patients": filled(facts.patients, **person)})


@settings(max_examples=40, deadline=None)
@given(recorded(whole=True), CHILDREN)
def test_no_limit_of_adults_is_held_against_a_child(facts: Diary, person: dict[str, Any]) -> None:
    assessment = assess(of(facts, person), CLOCK)
    judged = {finding.code: (finding.level[0], finding.reason[0]) for finding in assessment.findings}
    assert {judged[code] for code in OF_ADULTS} == {("not_assessed", "adult_reference_only")}
    for tip in raised(assessment, 0):
        assert tip.id in FOR_A_CHILD
        assert not OF_ADULTS & set(tip.because)
    for share in ("early_void_share", "before_half_share"):
        assert assessment.numbers.measures[share].reason[0] != ""


@settings(max_examples=20, deadline=None)
@given(recorded(whole=True), st.floats(18, 99))
def test_no_limit_or_number_of_children_is_of_an_adult(facts: Diary, age: float) -> None:
    assessment = assess(of(facts, {"age": age, "may_be_child": False}), CLOCK)
    judged = {finding.code: (finding.level[0], finding.reason[0]) for finding in assessment.findings}
    assert {judged[code] for code in OF_CHILDREN} == {("not_assessed", "adult")}
    assert {finding.holds_for(0) for finding in assessment.findings if finding.code in OF_CHILDREN} == {False}
    for metric in CATALOGUE:
        if metric.of_children:
            found = assessment.numbers.measures[metric.key]
            assert (found.reason[0], np.isnan([found.value[0], found.lower[0], found.upper[0]]).all()) == (
                "adult",
                True,
            )


@pytest.mark.parametrize(("age", "young"), [(17.99, True), (18, False), (np.nan, False)])
def test_who_is_eighteen_is_an_adult(age: float, young: bool) -> None:
    line = assess(Diary.of(patients=[{"age": age}]), CLOCK).numbers.line
    assert too_young(line).tolist() == [young]
