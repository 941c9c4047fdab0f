"""Pairs of made-up diaries that tempt to a claim, and what may be said of them; made apart from the product."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ran

CASES = Path(__file__).parent / "compare"
FREQUENCY, LEAKS, NIGHTS, LARGEST = "daytime_frequency", "urine_leaks_per_24h", "nocturia", "maximum_voided_volume_ml"


@pytest.fixture
def compared(diary: Any, tmp_path: Path) -> Any:
    """Compare the pair of this name, given in either order."""

    def run(name: str, *options: str, backwards: bool = False) -> dict[str, Any]:
        pair = [CASES / f"{name}.{when}.csv" for when in ("before", "after")]
        out = tmp_path / "changes.json"
        ran: Ran = diary("compare", *(reversed(pair) if backwards else pair), "-q", "--force", "-o", out, *options)
        assert ran.code == 0, ran.err
        found: dict[str, Any] = json.loads(out.read_text("utf-8"))
        return found

    return run


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("largest-void-300-to-400", {LARGEST: "no_figure"}),
        ("largest-void-400-to-300", {LARGEST: "no_figure"}),
        ("same-bladder", {LEAKS: "too_small_to_tell", NIGHTS: "too_small_to_tell", LARGEST: "no_figure"}),
        ("one-day-each", {FREQUENCY: "indicative", LEAKS: "same"}),
        ("same-days-twice", {FREQUENCY: "overlap", LEAKS: "overlap", LARGEST: "overlap"}),
        ("one-and-four-days", {LEAKS: "too_small_to_tell"}),
        ("three-and-three-days", {NIGHTS: "too_small_to_tell"}),
    ],
)
@pytest.mark.parametrize("backwards", [False, True])
def test_no_more_is_claimed_than_can_be_told(compared: Any, name: str, states: dict[str, str], backwards: bool) -> None:
    changes = compared(name, backwards=backwards)["changes"]
    assert {key: changes[key]["state"] for key in states} == states
    assert not [key for key, change in changes.items() if change["state"].startswith("real")]
    for change in changes.values():
        assert change["must_exceed"] is None or abs(change["change"]) <= change["must_exceed"]


@pytest.mark.parametrize(
    ("name", "notices"),
    [
        ("three-and-three-days", []),
        ("same-bladder", ["days_differ"]),
        ("same-days-twice", ["overlap"]),
        ("one-day-each", []),
        ("other-person", ["codes_differ", "sexes_differ", "ages_differ"]),
    ],
)
def test_what_to_know_before_is_said_where_it_holds(compared: Any, name: str, notices: list[str]) -> None:
    assert compared(name)["notices"] == notices


def test_other_persons_are_not_compared_unasked(diary: Any, tmp_path: Path) -> None:
    pair = CASES / "other-person.before.csv", CASES / "other-person.after.csv"
    ran: Ran = diary("compare", *pair, "-o", tmp_path / "x.json", "--language", "en")
    assert (ran.code, (tmp_path / "x.json").exists()) == (1, False)
    assert "--force" in ran.err
    assert "Are these the diaries of two people?" in ran.err
