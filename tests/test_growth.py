"""The search for inputs whose time grows faster than they do: what it calls so, and that it reads what it makes."""

import random
from collections.abc import Callable

import pytest

from fuzz import growth


@pytest.mark.parametrize(
    ("seconds", "too_fast"),
    [
        (lambda length: length / 1e5, False),
        (lambda length: length * length / 1e8, True),
        (lambda length: length * length / 1e12, False),  # never long enough to tell
        (lambda length: 0.09 if length < 8192 else length / 3e4, False),  # one jump is no growth
    ],
)
def test_what_is_called_growth(
    monkeypatch: pytest.MonkeyPatch, seconds: Callable[[int], float], too_fast: bool
) -> None:
    monkeypatch.setattr(growth, "cpu", lambda _, text: seconds(len(text)))
    assert (growth.growth("text", "a") > growth.GROWS) is too_fast


@pytest.mark.parametrize("place", growth.PLACES)
def test_every_place_is_read(place: str) -> None:
    growth.PLACES[place]("08:15 thee (2x) ½ ")


def test_what_is_drawn_depends_on_the_seed_alone() -> None:
    first, again, other = ([growth.drawn(chance) for _ in range(20)] for chance in map(random.Random, (1, 1, 2)))
    assert first == again != other


def test_what_grows_is_told_when_it_does_so_twice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ratios = iter([3.0, 1.0, 3.0, 4.0, *[1.0] * 1000])
    clock = iter(range(1000))
    monkeypatch.setattr(growth, "growth", lambda place, pattern: next(ratios))
    monkeypatch.setattr(growth.time, "monotonic", lambda: next(clock))
    assert [ratio for _, _, ratio in growth.search(10, seed=1)] == [4.0]
    assert "9 inputs" in capsys.readouterr().err
