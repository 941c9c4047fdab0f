"""Which counts of many diaries may be told together, so that what is hidden cannot be worked out of any person.

A count is told of a group in which at least FEWEST have it and FEWEST have it not. The groups that are not told are one
pool, which subtraction gives away: it holds as many of each, or nobody. Two divisions of the same diaries are told only
where everyone could still have it and not have it, even for whoever knows in which group of both each person is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from diary.analysis.grouping import Bools, Ints

FEWEST = 5
"""A number that rests on fewer diaries is not told."""
Pools = npt.NDArray[np.intp]
"""For each group of a division the pool that it is told or hidden in; HIDDEN where it is not told."""
HIDDEN = -1


def pools(classes: Sequence[Bools], divisions: Sequence[Sequence[Bools]]) -> list[Pools] | None:
    """Return for each division of the diaries which groups are told; None where not even the whole may be.

    `classes` divide those that were judged; every one is told, or follows from those that are.

    >>> has = np.repeat([True, False], [10, 20])
    >>> first = np.arange(30) % 2 == 0
    >>> [pool.tolist() for pool in pools([has, ~has], [[first, ~first]])]
    [[0, 1]]
    >>> pools([np.repeat([True, False], [4, 26])], [[first, ~first]]) is None
    True
    """
    whole = np.ones(len(classes[0]), dtype=bool)
    if not _enough(classes, whole):
        return None
    told = [_told(classes, groups) for groups in divisions]
    while len(told) > 1 and not _undetermined(classes, divisions, told):
        finest = max(range(len(told)), key=lambda number: (len(divisions[number]), number))
        if (told[finest] == HIDDEN).all():
            finest = next(number for number, pool in enumerate(told) if (pool != HIDDEN).any())
        told[finest] = np.full(len(divisions[finest]), HIDDEN)
    return told


def _enough(classes: Sequence[Bools], members: Bools) -> bool:
    counts = [int((one & members).sum()) for one in classes]
    return all(count >= FEWEST and sum(counts) - count >= FEWEST for count in counts)


def _told(classes: Sequence[Bools], groups: Sequence[Bools]) -> Pools:
    """Return the groups that may be told by themselves, the smallest hidden with the others until those are enough."""
    judged = np.logical_or.reduce(classes)
    sizes = [int((judged & group).sum()) for group in groups]
    told = np.array([number if _enough(classes, group) else HIDDEN for number, group in enumerate(groups)])
    while True:
        hidden = [group for group, pool in zip(groups, told, strict=True) if pool == HIDDEN]
        pool = np.logical_or.reduce(hidden) if hidden else np.zeros(len(judged), dtype=bool)
        left = [number for number in range(len(groups)) if told[number] != HIDDEN]
        if not left or not (judged & pool).any() or _enough(classes, pool):
            return told
        told[min(left, key=lambda number: sizes[number])] = HIDDEN


def _undetermined(classes: Sequence[Bools], divisions: Sequence[Sequence[Bools]], told: Sequence[Pools]) -> bool:
    """Tell whether each person of each cell could be of every class and not be of it, whatever is told."""
    first, second = (_placed(groups, pool) for groups, pool in zip(divisions, told, strict=True))
    counts = np.zeros((len(classes), first.max() + 1, second.max() + 1), dtype=int)
    for number, one in enumerate(classes):
        np.add.at(counts[number], (first[one], second[one]), 1)
    return all(
        _can_be(counts, number, row, column) and _can_be_other(counts, number, row, column)
        for row, column in np.argwhere(counts.sum(axis=0) > 0)
        for number in range(len(classes))
    )


def _placed(groups: Sequence[Bools], told: Pools) -> Pools:
    """Return for each diary the number of its pool, from 0 on: the hidden one is the last."""
    placed = np.full(len(groups[0]), len(groups), dtype=np.intp)
    for group, pool in zip(groups, told, strict=True):
        placed[group] = len(groups) if pool == HIDDEN else pool
    return placed


def _can_be(counts: Ints, wanted: int, row: int, column: int) -> bool:
    there = counts[:, row, column]
    return bool(there[wanted]) or any(
        there[own] and _exchanged(counts[own], counts[wanted], row, column)
        for own in range(len(counts))
        if own != wanted
    )


def _can_be_other(counts: Ints, unwanted: int, row: int, column: int) -> bool:
    return any(_can_be(counts, other, row, column) for other in range(len(counts)) if other != unwanted)


def _exchanged(own: Ints, wanted: Ints, row: int, column: int) -> bool:
    """Tell whether one of a cell can change class and others change theirs, so that no row and no column changes.

    Its row has one too many then: another cell there gives one back, whose column lacks one, and so on to this column.
    """
    rows, columns = {row}, set[int]()
    grown = True
    while grown:
        before = len(rows) + len(columns)
        columns |= {int(there) for each in rows for there in np.flatnonzero(wanted[each])}
        rows |= {int(there) for each in columns for there in np.flatnonzero(own[:, each])}
        grown = len(rows) + len(columns) > before
    return column in columns
