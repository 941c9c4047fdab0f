"""A healthy diary stays calm: what leads the page of thousands of random healthy people, in one batch."""

from __future__ import annotations

import numpy as np
import pytest

from diary.analysis.assess import Assessment, assess
from diary.analysis.lead import lead
from tests.analysis import healthy, lines

DIARIES, SEED = 2000, 20260302
AT_MOST = 0.02 * DIARIES
"""So few may be led by anything but how much they drink or how much their bladder holds."""
QUIET = {"intake", "capacity"}
LOSSES = {
    "stress_leakage", "urgency_leakage", "mixed_leakage", "night_leakage", "pad_leakage", "post_void_leakage",
    "stool_leakage",
}  # fmt: skip
RED_FLAGS = {"see_a_doctor", "polyuria"}
BORNE_BY = {
    "nocturia": "nocturia",
    "nocturnal_polyuria": "nocturnal_polyuria_index",
    "polyuria": "urine_output_ml_per_kg_24h",
}
"""Red flags and findings of the night, each with the number that must bear it."""
NEVER = LOSSES | {"see_a_doctor", "reduced_nocturnal_capacity"}


@pytest.fixture(scope="module")
def ordinary() -> Assessment:
    return healthy.assessed(DIARIES, healthy.ORDINARY, SEED)


@pytest.fixture(scope="module")
def wide() -> Assessment:
    return healthy.assessed(DIARIES, healthy.WIDE, SEED)


def leads(assessment: Assessment) -> list[tuple[str, ...]]:
    return [lead(assessment, diary) for diary in range(DIARIES)]


def test_the_diaries_are_what_they_are_meant_to_be(ordinary: Assessment) -> None:
    """All complete, 6–8 voids, 1.5–2.0 litres, urine 0.85–1.1 of it, at most one void a night."""
    assert ordinary.numbers.line.days.complete.all()
    daily = ordinary.numbers.daily
    voids, drunk = daily["voids_per_24h"].value, daily["fluid_intake_24h_ml"].value
    passed, nights = daily["voided_volume_24h_ml"].value, daily["nocturia"].value
    rounding = 50  # ml: drinks and voids are whole tens
    assert set(voids) == {6, 7, 8}
    assert (drunk.min(), drunk.max()) == pytest.approx((1500, 2000), abs=rounding)
    assert ((passed > 0.85 * drunk - 2 * rounding) & (passed < 1.1 * drunk + 2 * rounding)).all()
    assert set(nights) == {0, 1}


def test_hardly_any_ordinary_healthy_diary_is_led_by_more_than_drinking_or_capacity(ordinary: Assessment) -> None:
    first = [codes[0] for codes in leads(ordinary) if codes]
    assert sum(code not in QUIET for code in first) <= AT_MOST


def test_no_ordinary_healthy_diary_has_a_red_flag(ordinary: Assessment) -> None:
    levels = {finding.code: finding.level for finding in ordinary.findings}
    assert not any((levels[code] == "above").any() for code in RED_FLAGS)


def test_wider_drawn_diaries_are_led_by_nothing_that_is_not_in_them(wide: Assessment) -> None:
    """Nobody lost anything, and one void a night more than their bladder needs is usual."""
    assert not {code for codes in leads(wide) for code in codes} & NEVER


def test_a_red_flag_or_a_finding_of_the_night_leads_only_where_its_own_number_bears_it(wide: Assessment) -> None:
    led = leads(wide)
    for code, metric in BORNE_BY.items():
        leading = np.array([code in codes for codes in led])
        assert wide.numbers.references[code].above(wide.numbers.measures[metric].value[leading]).all()
    assert any("nocturia" in codes for codes in led)  # two voids on each of three nights


ONE_NIGHT = """
    2026-03-02 07:00  rise
               07:00  void 300
               10:00  void 250
               14:00  void 440
               18:00  void 250
               22:00  bed
               {voids}
    2026-03-03 07:00  rise
               07:00  void 130
"""


@pytest.mark.parametrize(
    ("voids", "nocturia", "reason"),
    [("02:00  void 120", 1, "common_in_health"), ("01:00  void 60\n               04:00  void 60", 2, "")],
)
def test_one_void_a_night_leads_nothing_whatever_the_bladder_index_says(voids: str, nocturia: int, reason: str) -> None:
    """250 ml of the night in a bladder of 440: 1 + 1 − 250 / 440 = 1.43, above 1.3; with two voids 2.43."""
    assessment = assess(lines.read(ONE_NIGHT.format(voids=voids)))
    assert assessment.numbers.measures["nocturia"].value[0] == nocturia
    (finding,) = (finding for finding in assessment.findings if finding.code == "reduced_nocturnal_capacity")
    assert (finding.level[0], finding.reason[0]) == ("above", reason)
    assert "reduced_nocturnal_capacity" not in lead(assessment, 0)  # of two voids nocturia says it
