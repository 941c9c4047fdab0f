"""Two diaries: how much each metric changed, and whether that is more than chance explains.

Only a few primary numbers may be called real, judged together; every other metric is described: before, after and which
way. Nothing here tells why something changed.
"""

from __future__ import annotations

from collections.abc import Iterable

from diary.analysis.change.holm import levels
from diary.analysis.change.judging import judged
from diary.analysis.change.pair import Pair
from diary.analysis.change.primaries import primaries
from diary.analysis.change.verdict import Change
from diary.analysis.metrics import KEYS, Numbers


def changes(
    numbers: Numbers, before: int, after: int, *, overlap: bool = False, keys: Iterable[str] = KEYS
) -> dict[str, Change]:
    """Return the change of metrics from one diary to another, in the order of the keys.

    Diaries that `overlap` count the same days twice: nothing of them compares. The level of a primary number minds all
    that were named, also those that one of the diaries does not know.
    """
    named, pair = primaries(numbers, before, after), Pair.of(numbers, before, after, overlap=overlap)
    described = {key: pair.described(key, primary=key in named) for key in dict.fromkeys((*keys, *named))}
    tests = {key: judged(numbers, key, before, after) for key in named if described[key].may_be_judged}
    needed = levels({key: tests[key].p if key in tests else 1.0 for key in named})
    verdicts = {key: pair.verdict(described[key], test, needed[key]) for key, test in tests.items()}
    return {key: verdicts.get(key, described[key]) for key in keys}
