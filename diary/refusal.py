"""Why something cannot begin: a code and its values, worded later as one sentence."""

from __future__ import annotations


class Refusal(Exception):
    """The base of every refusal; its kind says where the sentence of `code` stands."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
