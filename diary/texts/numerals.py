"""Whole numbers in words, as a voice says them, from the words and the patterns of a language."""

from __future__ import annotations

from diary.texts import Texts

MOST = 9999
"""A longer number is said digit by digit."""


def in_words(number: int, words: Texts) -> str:
    """Write a whole number in words.

    >>> from diary.texts import texts
    >>> [in_words(n, texts("nl")) for n in (0, 22, 101, 350, 1803, 2026)]
    ['nul', 'tweeëntwintig', 'honderdeen', 'driehonderdvijftig', 'duizend achthonderddrie', 'tweeduizend zesentwintig']
    >>> [in_words(n, texts("en")) for n in (22, 101, 1803, 9000)]
    ['twenty-two', 'one hundred and one', 'one thousand eight hundred and three', 'nine thousand']
    """
    whole = words.lines("numbers.whole")
    if number < len(whole):
        return whole[number]
    if number > MOST:
        return digits(str(number), words)
    size = next(size for size in (10, 100, 1000) if number < 10 * size)
    count, rest = divmod(number, size)
    head = _HEADS[size](count, words)
    if not rest:
        return head
    if size == 10:
        return words("numbers.with_tens", tens=head, before=words.lines("numbers.before_tens")[rest])
    tail = words("numbers.one_at_the_end") if rest == 1 else in_words(rest, words)
    if size == 100:
        return words("numbers.with_hundreds", hundreds=head, rest=tail)
    return words("numbers.with_thousands", thousands=head, rest=tail)


def digits(written: str, words: Texts) -> str:
    """Write a row of digits one by one.

    >>> from diary.texts import texts
    >>> digits("05", texts("nl"))
    'nul vijf'
    """
    return " ".join(words.lines("numbers.whole")[int(digit)] for digit in written)


def _tens(count: int, words: Texts) -> str:
    return (words.lines("numbers.whole")[20], *words.lines("numbers.tens"))[count - 2]


def _hundreds(count: int, words: Texts) -> str:
    return words.lines("numbers.hundreds")[count - 1]


def _thousands(count: int, words: Texts) -> str:
    return _hundreds(10, words) if count == 1 else words("numbers.thousands", n=in_words(count, words))


_HEADS = {10: _tens, 100: _hundreds, 1000: _thousands}
