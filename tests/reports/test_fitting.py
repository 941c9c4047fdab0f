"""How wide columns are, and which rows are sure to take so many lines."""

import pytest

from diary.reports.fitting import evenly, fit, lines
from diary.reports.typeface import width


def wide(text: str) -> float:
    size = width(text)
    assert size is not None
    return size


def test_a_column_is_as_wide_as_its_widest_text_and_each_row_has_the_lines_of_its_tallest_cell() -> None:
    rows = [[["name"], ["value"]], [["a long name", "a note"], ["5"]], [["b"], []]]
    assert fit(rows, [0, 0], 100) == ([wide("a long name"), wide("value")], [1, 2, 1])


def test_where_there_is_too_little_room_the_widest_are_narrowed_to_one_width() -> None:
    rows = [[["00"], ["0" * 20], ["0" * 30]], [["0"], ["0"], ["0"]], [["0"], ["0" * 10], ["0" * 11]]]
    widths, lines = fit(rows, [0, 0, 0], wide("0" * 22))
    assert widths == pytest.approx([wide("00"), wide("0" * 10), wide("0" * 10)])
    assert lines == [0, 1, 0]


def test_sentences_share_what_the_others_leave() -> None:
    rows = [[["0"], ["0" * 21], ["0" * 9]], [["0"], ["0" * 19], ["0" * 9]]]
    widths, lines = fit(rows, [0, 20, 10], wide("0" * 31))
    assert widths == [wide("0"), None, None]
    assert lines == [0, 1]


def test_nothing_is_known_of_a_table_with_a_character_of_another_typeface() -> None:
    assert fit([[["0"], ["💩"]], [["0"], ["0"]]], [0, 0], 100) == ([None, None], [0, 0])


def test_an_empty_column_and_a_table_without_columns_fit() -> None:
    assert fit([[[], ["0"]]], [0, 0], 100) == ([0, wide("0")], [1])
    assert fit([[]], [], 100) == ([], [0])


def test_a_text_takes_about_the_lines_that_its_characters_fill() -> None:
    assert (lines("", 1), lines("0" * 10, wide("0" * 10)), lines("0" * 11, wide("0" * 10))) == (0, 1, 2)
    assert lines("💩" * 20, 10) == 1


def test_parts_stand_in_two_columns_of_which_the_longer_is_as_short_as_it_can_be() -> None:
    assert [evenly(tall) for tall in ([], [5], [1, 1], [1, 1, 1], [1, 5, 1, 1], [9, 1, 1])] == [0, 1, 1, 1, 2, 1]
