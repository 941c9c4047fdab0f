"""A question about what was written down, as a sentence."""

from __future__ import annotations

import math

from diary.analysis.questions import Question
from diary.texts import Texts


def asked(words: Texts, question: Question) -> str:
    """Return the sentence of a question; whole amounts are written without decimals."""
    if math.isnan(question.value):
        return words(f"questions.{question.code}.what")
    decimals = 0 if question.value.is_integer() else 1
    return words(f"questions.{question.code}.what", value=words.number(question.value, decimals))
