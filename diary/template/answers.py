"""What each kind of answer may be: its number format, its drop-down, what the sheet asks when it looks odd.

A check only asks ("Is this right?"); it never refuses, because a patient may say it in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from openpyxl.worksheet.datavalidation import DataValidation

from diary.texts import Texts

MAX_VOLUME_ML = 3000
MAX_GAIN_G = 2000
LONGEST_DAY_MIN = 1440


@dataclass(frozen=True)
class Answer:
    """One kind of answer: how it is shown, and what is an ordinary one.

    `test` is a spreadsheet formula about `{cell}`; `choices` names a list of `template.choices`; an
    answer with neither may be anything. `wrong` names the sentence of `template.wrong`.
    """

    number_format: str = "General"
    horizontal: Literal["left", "center"] = "center"
    choices: str = ""
    test: str = ""
    wrong: str = "choice"
    low: float = 0
    high: float = 0


def choice(name: str, number_format: str = "General") -> Answer:
    """Return an answer that is chosen from a list."""
    return Answer(number_format, choices=name)


def number(low: float, high: float, *, words: bool = False) -> Answer:
    """Return a number from `low` to `high`, with `words` also a text."""
    test = "AND(ISNUMBER({cell}),{cell}>={low},{cell}<={high})"
    if words:
        return Answer(test=f"OR(ISTEXT({{cell}}),{test})", wrong="number_or_words", low=low, high=high)
    return Answer(test=test, wrong="number", low=low, high=high)


def number_or_x(high: float) -> Answer:
    """Return a number from 0 to `high`, or the mark x."""
    test = 'OR(LOWER({cell})="x",AND(ISNUMBER({cell}),{cell}>={low},{cell}<={high}))'
    return Answer(test=test, wrong="number_or_x", high=high)


TEXT = Answer(horizontal="left")
_THIS_CENTURY = "AND(ISNUMBER({cell}),{cell}>=DATE(2000,1,1),{cell}<DATE(2100,1,1))"
DATE = Answer("dd-mm-yyyy", test=_THIS_CENTURY, wrong="date")
TIME = Answer("hh:mm", test="AND(ISNUMBER({cell}),{cell}>=0,{cell}<1)", wrong="time")
DRINK = number(0, MAX_VOLUME_ML, words=True)
URINE = number_or_x(MAX_VOLUME_ML)
PAD = number_or_x(MAX_GAIN_G)
MINUTES = number(0, LONGEST_DAY_MIN)
YES_NO = choice("yes_no")
BRISTOL = choice("bristol", "@")  # as text: else a spreadsheet turns 3-4 into a date


def validation(answer: Answer, cells: str, label: str, help_: str, texts: Texts) -> DataValidation:
    """Return the drop-down or check of these cells, with the message that helps to fill them in."""
    first = cells.partition(":")[0]
    check = DataValidation(
        type="list" if answer.choices else "custom" if answer.test else None,
        allow_blank=True,
        showInputMessage=True,
        promptTitle=label,
        prompt=help_,
        sqref=cells,
    )
    if answer.choices:
        check.formula1 = f'"{",".join(texts.lines(f"template.choices.{answer.choices}"))}"'
    elif answer.test:
        check.formula1 = answer.test.format(cell=first, low=f"{answer.low:g}", high=f"{answer.high:g}")
    if check.type:
        check.showErrorMessage, check.errorStyle = True, "warning"
        check.errorTitle = texts("template.wrong.title")
        check.error = texts(
            f"template.wrong.{answer.wrong}", low=texts.number(answer.low), high=texts.number(answer.high)
        )
    return check
