"""How a cell is named: `A1` for row 0, column 0, and back."""

from __future__ import annotations

from functools import cache, lru_cache


@cache
def column_letters(column: int) -> str:
    """Return the letters of a column counted from 0.

    >>> column_letters(0), column_letters(26), column_letters(16383)
    ('A', 'AA', 'XFD')
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


@lru_cache(1024)
def column_number(letters: str) -> int:
    """Return the number, counted from 0, of a column's letters in either case.

    >>> column_number("A"), column_number("aa"), column_number("XFD")
    (0, 26, 16383)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@lru_cache(16_384)
def address(row: int, column: int) -> str:
    """Return the address of a row and a column counted from 0.

    >>> address(0, 0), address(13, 3)
    ('A1', 'D14')
    """
    return f"{column_letters(column)}{row + 1}"
