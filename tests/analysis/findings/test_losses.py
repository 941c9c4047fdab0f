"""Residuals, catheter volumes and stools that could not wait: each limit on both sides. Expected by clinical rules."""

import pytest

from tests.analysis.findings.days import day
from tests.analysis.outcome import outcome_of

VOIDS = day(*[200] * 6, opening=300)


def waits(*minutes: int) -> str:
    """Return movements that were put off so long, the first of them with a loss."""
    return "\n".join(
        f"2026-03-04 {8 + n:02}:00 stool type 4 postponed {wait}{'' if n else ' leak some'}"
        for n, wait in enumerate(minutes)
    )


@pytest.mark.parametrize(
    ("residuals", "expected"),
    [
        ((100, 100), ("within", "")),
        ((100, 101), ("above", "")),
        ((400,), ("not_assessed", "too_few_pairs")),
        ((), ("not_assessed", "no_residual")),
    ],
)
def test_a_mean_residual_speaks_above_its_limit_over_two_pairs(
    residuals: tuple[int, ...], expected: tuple[str, str]
) -> None:
    lines = (f"\n2026-03-04 {9 + 3 * n:02}:05 catheter {ml}" for n, ml in enumerate(residuals))
    outcome = outcome_of(VOIDS + "".join(lines))
    assert (outcome.level("post_void_residual"), outcome.why("post_void_residual")) == expected


@pytest.mark.parametrize(("ml", "level"), [(500, "within"), (501, "above")])
def test_a_catheter_volume_speaks_above_its_limit(ml: int, level: str) -> None:
    assert outcome_of(f"{VOIDS}\n2026-03-04 14:10 catheter {ml}").level("catheter_volume") == level


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        ((5, 5, 5, 5, 6), "above"),
        ((6, 6, 6, 6, 6), "within"),
        ((5, 5, 5, 6, 5, 5, 6, 5), "above"),  # 6 of 8: three quarters
        ((5, 5, 5, 6, 6, 5, 6, 5), "within"),  # 5 of 8
        ((5, 5, 5, 5), "not_assessed"),  # four movements
    ],
)
def test_a_stool_that_could_not_wait_is_asked_about_beside_a_loss(minutes: tuple[int, ...], expected: str) -> None:
    outcome = outcome_of(waits(*minutes))
    assert outcome.level("stool_leakage") == "above"
    assert outcome.level("stool_deferral_short") == expected
    assert "stool_deferral_short" not in {tip for because in outcome.tips().values() for tip in because}
