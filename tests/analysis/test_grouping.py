"""Reductions over groups: unknown stays unknown, empty stays empty."""

import numpy as np

from diary.analysis import grouping
from diary.analysis.findings.judging import level_of
from diary.analysis.reference import Reference

GROUP = np.array([0, 0, 2, -1])
VALUES = np.array([1.0, np.nan, 5.0, 9.0])


def test_a_sum_with_an_unknown_is_unknown_and_a_mean_is_of_what_is_known() -> None:
    np.testing.assert_array_equal(grouping.total(GROUP, VALUES, 3), [np.nan, 0, 5])
    mean, counted = grouping.mean(GROUP, VALUES, 3)
    np.testing.assert_array_equal(mean, [1, np.nan, 5])
    np.testing.assert_array_equal(counted, [1, 0, 1])


def test_a_row_of_no_group_counts_nowhere() -> None:
    np.testing.assert_array_equal(grouping.count(GROUP, 3), [2, 0, 1])
    np.testing.assert_array_equal(grouping.maximum(GROUP, VALUES, 3), [1, np.nan, 5])
    np.testing.assert_array_equal(grouping.median(GROUP, VALUES, 3)[0], [1, np.nan, 5])


def test_the_first_that_qualifies_stands() -> None:
    words = np.array(["a", "b", "c", "d"], dtype=object)
    assert list(grouping.first(GROUP, words, 3, np.array([False, True, True, True]))) == ["b", "", "c"]


def test_nothing_divided_by_nothing_is_unknown() -> None:
    np.testing.assert_array_equal(
        grouping.ratio(np.array([1.0, 0.0, 4.0]), np.array([0.0, np.nan, 2.0])), [np.nan, np.nan, 2]
    )


def test_no_rows_and_no_groups() -> None:
    nobody, nothing = np.zeros(0, dtype=np.int64), np.zeros(0)
    assert len(grouping.maximum(nobody, nothing, 0)) == len(grouping.median(nobody, nothing, 0)[0]) == 0
    np.testing.assert_array_equal(grouping.mean(nobody, nothing, 2)[0], [np.nan, np.nan])


def test_a_reference_says_on_which_side_and_what_is_on_it() -> None:
    about = {"metric": "m", "source": "s", "page": "p"}
    closed = Reference("r", inclusive=True, low=1, high=2, **about)
    opened = Reference("r", inclusive=False, low=1, high=2, **about)
    disputed = Reference("r", inclusive=True, high=2, on_limit="borderline", **about)
    values = np.array([0.9, 1.0, 0.1 * 3 / 0.3, 2.0, 2.1, np.nan])
    assert list(level_of(closed, values)) == ["below", "within", "within", "within", "above", "not_assessed"]
    assert list(level_of(opened, values)) == ["below", "below", "below", "above", "above", "not_assessed"]
    assert list(level_of(disputed, values)) == ["within", "within", "within", "borderline", "above", "not_assessed"]
