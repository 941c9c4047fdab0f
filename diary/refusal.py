"""Why something cannot begin: a code and its values, worded later as one sentence."""

from __future__ import annotations

from typing import ClassVar


class Keys(tuple[str, ...]):
    """Among the values of a refusal: the keys of words, which are listed in the language of the sentence."""


class Refusal(Exception):
    """The base of every refusal; `keys` are those of its words, with the code in the place of `*`.

    `language` is that of what was refused, where that tells; empty: whoever asked is answered in their own.
    """

    keys: ClassVar[tuple[str, ...]]

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
        self.language = ""
