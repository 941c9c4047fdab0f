"""Makes the sample diaries: reads samples/notes/*.txt and fills each into the real template.

A note file opens with the language and what the About sheet asks, then holds one `day` line per day with its
date and times, followed by what happened, separated by `;` or a new line:

    07:05 void 420 u2                     a void of 420 ml with urge level 2; x is not measured
    07:30 drink 200 thee                  a drink of 200 ml; "1 kopje" is a household measure
    11:05 leak druppels when=hoesten pad  a leak on its own, its trigger, a changed pad
    12:20 pad 55                          a pad that had become 55 grams heavier; also `pad=55` beside a void
    11:20 void 160 u2 catheter=190        a void, and what the catheter gave after it

`morning` closes the last night; `bowel` and `exercise` lines fill the other two sheets. Words after the language are
what the workbook asks beside the usual: `pads`, `catheter`; or `child`, for that of a child. There a `night` line
is a row of the nights, `11:05 leak "graad 1"` is how wet it was, and a `bowel` line goes by the keys of its columns.
"""

from __future__ import annotations

import datetime as dt
import shlex
import sys
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from diary.template import asking
from diary.template.writer import TemplateChoice, build, workbook_bytes
from diary.texts import Texts, texts

FOLDER = Path(__file__).parent


def as_cell(word: str) -> Any:
    """Return a word as a person types it into a cell: a time, a date and a number become one."""
    for read in (dt.date.fromisoformat, lambda text: dt.datetime.strptime(text, "%H:%M").time(), int):
        try:
            return read(word)
        except ValueError:
            continue
    return word


class Sheet:
    """One sheet of the template, filled by the words of its labels and headers."""

    def __init__(self, sheet: Worksheet, words: Texts, part: str) -> None:
        self.sheet, self.words, self.part = sheet, words, part
        self.row = 0

    def _text(self, key: str) -> str:
        return asking.label(self.words, self.part, key)

    def answer(self, key: str, word: str) -> None:
        """Write the answer beside a label."""
        row = next(cell.row for cell in self.sheet["A"] if cell.value == self._text(key))
        self.sheet.cell(row, 2).value = as_cell(word)

    def add(self, first: str, **answers: str) -> None:
        """Write the next row of the table whose first column is `first`."""
        header = next(cell.row for cell in self.sheet["A"] if cell.value == self._text(first))
        columns = {cell.value: cell.column for cell in self.sheet[header]}
        self.row = max(self.row, header) + 1
        for key, word in answers.items():
            self.sheet.cell(self.row, columns[self._text(key)]).value = as_cell(word)


def event(words: list[str]) -> dict[str, str]:
    """Return what one moment of a day says, by the keys of the day sheet's columns."""
    answers = {"time": words[0]}
    kind, rest = words[1], words[2:]
    if kind == "drink":
        answers |= {"drink": rest[0], "what": rest[1]}
    else:
        answers[{"void": "urine"}.get(kind, kind)] = rest[0]
    for word in rest[1:]:
        name, _, value = word.partition("=")
        if word == "pad":
            answers["pad"] = "x"
        elif value:
            answers[{"when": "trigger", "note": "remarks"}.get(name, name)] = value
        elif word[0] == "u" and word[1:].isdigit():
            answers["urge"] = word[1:]
    return answers


BOWEL_WORDS = {
    "type": "bristol",
    "postponed": "postponed",
    "strain": "straining",
    "incomplete": "incomplete",
    "block": "blockage",
    "hand": "manual_help",
    "min": "minutes",
    "pain": "pain",
    "leak": "leak",
    "noticed": "noticed",
}


def pairs(words: list[str]) -> dict[str, str]:
    """Return what a row says as `key=value`, after its date."""
    return {"date": words[0]} | dict(word.split("=", 1) for word in words[1:])


def bowel(words: list[str], language: str) -> dict[str, str]:
    """Return what one bowel line says, by the keys of the bowel sheet's columns."""
    yes, no, none = {"nl": ("ja", "nee", "geen ontlasting"), "en": ("yes", "no", "no stool")}[language]
    answers = {"date": words[0]}
    rest = words[1:]
    if rest == ["no-stool"]:
        return answers | {"remarks": none}
    answers["time"], what, rest = rest[0], rest[1], rest[2:]
    if what == "laxative":
        return answers | {"laxative": yes}
    if what != "lost":
        answers["passed"] = yes if what == "passed" else no
    while rest:
        if rest[0].startswith("note="):
            answers["remarks"] = rest.pop(0).removeprefix("note=")
        else:
            answers[BOWEL_WORDS[rest[0]]] = rest[1]
            rest = rest[2:]
    return answers


def asked(key: str, chosen: list[str]) -> str:
    """Return the key of a question: a pad that is weighed is asked in grams."""
    return "pad_weight" if key == "pad" and "pads" in chosen else key


def fill(notes: str) -> Workbook:
    """Return the template filled with what the notes say."""
    lines = [line for line in notes.splitlines() if line.strip()]
    _, language, *chosen = lines[0].split()
    words = texts(language)
    days = sum(line.startswith("day ") for line in lines)
    book = build(TemplateChoice(language, days, **dict.fromkeys(chosen, True)))
    child = "child" in chosen

    @cache
    def sheet(part: str, number: int = 0) -> Sheet:
        name = "child_bowel" if child and part == "bowel" else part
        asks = "child" if child else "template"
        return Sheet(book[words(f"template.sheets.{name}", number=number)], words, f"{asks}.{part}")

    number = 0
    for line in lines[1:]:
        first, *rest = shlex.split(line)
        if first == "about":
            for key, value in (word.split("=", 1) for word in rest):
                sheet("about").answer(key, value)
        elif first == "day":
            number += 1
            sheet("day", number).answer("date", rest[0])
            for name, value in zip(rest[1::2], rest[2::2], strict=True):
                sheet("day", number).answer({"up": "rise"}.get(name, name), value)
        elif first == "morning":
            morning = sheet("next_morning")
            morning.answer("date", rest[0])
            morning.answer("rise", rest[2])
            morning.answer("first_urine", rest[4])
            morning.answer("urge", rest[5].removeprefix("u"))
            for name, value in (word.split("=") for word in rest[6:]):
                morning.answer(asked(name, chosen), value)
        elif first == "bowel":
            sheet("bowel").add("date", **(pairs(rest) if child else bowel(rest, language)))
        elif first == "night":
            sheet("nights").add("date", **pairs(rest))
        elif first == "exercise":
            sheet("exercises").add("date", date=rest[0], exercise=rest[2], times=rest[4], minutes=rest[6])
        else:
            for part in line.split(";"):
                answers = event(shlex.split(part))
                sheet("day", number).add("time", **{asked(key, chosen): answer for key, answer in answers.items()})
    return book


def main() -> None:
    """Write every sample beside this script."""
    for notes in sorted((FOLDER / "notes").glob("*.txt")):
        path = FOLDER / f"{notes.stem}.xlsx"
        path.write_bytes(workbook_bytes(fill(notes.read_text("utf-8"))))
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
