"""Runs that are killed at random moments lose nothing and leave nothing: a few of the many of `fuzz/kills.py`."""

from fuzz.kills import LINES, run


def test_nothing_is_lost_and_nothing_is_left() -> None:
    assert not run(kills=len(LINES), seed=20260302)
