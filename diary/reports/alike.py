"""What is noticed in many places is told once, with all of them; of very many alike the first, and how many more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from diary.reports.places import Place
from diary.texts import Texts

if TYPE_CHECKING:
    from diary.analysis.questions import Question
    from diary.record import Guess, Problem

MOST_OF_A_KIND = 25
"""Lines of one kind that a reader is given: more than a diary has, and enough to see what is wrong with a column."""


N = TypeVar("N", bound="Problem | Guess | Question")


class Message(NamedTuple):
    """One thing that was noticed: what is there and what became of it, and what to do."""

    what: str
    remedy: str
    places: tuple[Place, ...]
    stands_for: int = 1
    """How many things that is: itself, and each that is like it and is not worded."""


@dataclass
class _Line:
    """A message while its places come in; the last of its kind stands for what is `like_it` too."""

    what: str
    remedy: str
    places: list[Place] = field(default_factory=list)
    like_it: list[Place] = field(default_factory=list)

    def message(self, words: Texts) -> Message:
        more = f" {words('report.reading.more_alike', n=len(self.like_it))}" if self.like_it else ""
        return Message(f"{self.what}{more}", self.remedy, (*self.places, *self.like_it), 1 + len(self.like_it))


def told_once(
    noticed: Iterable[N],
    alike: Callable[[N], tuple[Hashable, Hashable]],
    word: Callable[[N], tuple[str, str]],
    words: Texts,
    most: int | None,
) -> tuple[Message, ...]:
    """Return a message for all that says the same, in the order of their first; `most` of a kind, None for every one.

    `alike` tells the kind of what was noticed, and what decides its words within that kind: equal ones are worded once.
    """
    lines: dict[tuple[str, str], _Line] = {}
    worded: dict[tuple[Hashable, Hashable], _Line] = {}
    last: dict[Hashable, _Line] = {}
    counts = Counter[Hashable]()
    for one in noticed:
        kind, content = alike(one)
        line, place = worded.get((kind, content)), (one.sheet, one.cell)
        if line is None and counts[kind] == most:
            last[kind].like_it.append(place)
            continue
        if line is None:
            sentence = word(one)
            if sentence not in lines:
                lines[sentence] = last[kind] = _Line(*sentence)
                counts[kind] += 1
            line = worded[kind, content] = lines[sentence]
        line.places.append(place)
    return tuple(line.message(words) for line in lines.values())
