"""What is noticed in many places is told once; of very many alike the first, and how many more."""

from __future__ import annotations

from diary.record import Guess
from diary.reports.alike import Message, told_once
from diary.texts import texts

WORDS = texts("en")


def told(*noticed: Guess, most: int | None = 2) -> list[tuple[str, list[str]]]:
    """Word each guess by its choice, without the sign that a choice may end with."""

    def word(guess: Guess) -> tuple[str, str]:
        return guess.chosen.rstrip("!"), "Do."

    messages: tuple[Message, ...] = told_once(noticed, lambda guess: (guess.code, guess.chosen), word, WORDS, most)
    assert {message.remedy for message in messages} <= {"Do."}
    assert most is None or sum(message.stands_for for message in messages) == len({word(guess) for guess in noticed})
    return [(message.what, [cell for _, cell in message.places]) for message in messages]


def test_equal_words_are_one_message_in_the_order_of_the_first():
    again = Guess("a", cell="A3", chosen="x!")
    assert told(Guess("a", cell="A1", chosen="x"), Guess("a", cell="A2", chosen="y"), again, most=3) == [
        ("x", ["A1", "A3"]),
        ("y", ["A2"]),
    ]


def test_the_last_of_its_kind_stands_for_all_that_are_like_it():
    many = [Guess("a", cell=f"A{row}", chosen=str(row)) for row in range(1, 6)]
    assert told(*many) == [
        ("1", ["A1"]),
        ("2 And 3 more like it; `diary check` names them all.", ["A2", "A3", "A4", "A5"]),
    ]
    assert told(*many[:2]) == [("1", ["A1"]), ("2", ["A2"])]


def test_what_is_listed_already_is_none_of_the_others():
    many = [Guess("a", cell=f"A{row}", chosen=str(row)) for row in (1, 2, 3)]
    again = [Guess("a", cell="B1", chosen="1"), Guess("a", cell="B2", chosen="2")]
    assert told(*many, *again) == [
        ("1", ["A1", "B1"]),
        ("2 And 1 more like it; `diary check` names them all.", ["A2", "B2", "A3"]),
    ]


def test_each_kind_has_its_own_bound_and_no_bound_is_all():
    two_kinds = [Guess(kind, cell=f"{kind}{row}", chosen=f"{kind}{row}") for row in range(3) for kind in ("A", "B")]
    assert [what.partition(" ")[0] for what, _ in told(*two_kinds)] == ["A0", "B0", "A1", "B1"]
    assert len(told(*two_kinds, most=None)) == 6
