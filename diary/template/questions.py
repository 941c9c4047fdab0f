"""What the template asks, sheet by sheet and in order: the key of each question's words and the answer it takes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from diary.template.answers import (
    BRISTOL,
    DATE,
    DRINK,
    MINUTES,
    PAD,
    TEXT,
    TIME,
    URINE,
    YES_NO,
    Answer,
    choice,
    number,
)

MAX_STOOL_MINUTES = 240


@dataclass(frozen=True)
class Question:
    """One label or column: its key in the texts of its sheet, the answer it takes, its width in characters.

    `picture`: what stands above it, where that is not called as its key is.
    """

    key: str
    answer: Answer
    width: float = 0
    picture: str = ""


ABOUT = (
    Question("code", TEXT),
    Question("sex", choice("sex")),
    Question("age", number(0, 120)),
    Question("weight", number(2, 400)),
    Question("urge_scale", choice("urge_scale")),
    Question("fluid_restriction", number(200, 5000)),
    Question("ibs", YES_NO),
    Question("glass", number(20, 1000)),
    Question("cup", number(20, 1000)),
    Question("mug", number(20, 1000)),
    Question("complaint", choice("complaint")),
)
DAY_LABELS = (Question("date", DATE), Question("rise", TIME), Question("bed", TIME), Question("asleep", TIME))
DAY_COLUMNS = (
    Question("time", TIME, 12),
    Question("drink", DRINK, 13),
    Question("what", choice("drink"), 13),
    Question("urine", URINE, 9.5),
    Question("urge", choice("urge"), 19),
    Question("leak", choice("leak"), 19.5),
    Question("trigger", choice("trigger"), 20.5),
    Question("pad", PAD, 9.5),
    Question("pad_weight", PAD, 9.5),
    Question("catheter", URINE, 10),
    Question("remarks", TEXT, 19),
)
NEXT_MORNING = (
    Question("date", DATE),
    Question("rise", TIME),
    Question("first_urine", URINE),
    Question("urge", choice("urge")),
)
CHOSEN_NEXT_MORNING = {"catheter": Question("catheter", URINE), "pads": Question("pad_weight", PAD)}
CHOSEN = ("catheter", "pads")
"""What is only asked, or explained, when the therapist chooses so."""


def day_columns(chosen: Collection[str]) -> tuple[Question, ...]:
    """Return the columns of a day: with `pads` the weight of a pad is asked in grams."""
    left_out = {"catheter" if "catheter" not in chosen else "", "pad" if "pads" in chosen else "pad_weight"}
    return tuple(column for column in DAY_COLUMNS if column.key not in left_out)


def next_morning(chosen: Collection[str]) -> tuple[Question, ...]:
    """Return what is asked of the next morning."""
    return NEXT_MORNING + tuple(question for key, question in CHOSEN_NEXT_MORNING.items() if key in chosen)


BOWEL_COLUMNS = (
    Question("date", DATE, 11.5),
    Question("time", TIME, 7.5),
    Question("passed", YES_NO, 8.5),
    Question("bristol", BRISTOL, 15),
    Question("postponed", number(0, 1440, words=True), 11.5),
    Question("straining", choice("straining"), 8.5),
    Question("incomplete", YES_NO, 9.5),
    Question("blockage", YES_NO, 11),
    Question("manual_help", YES_NO, 10),
    Question("minutes", number(0, MAX_STOOL_MINUTES), 10),
    Question("pain", number(0, 10), 10.5),
    Question("leak", choice("stool_leak"), 10.5),
    Question("noticed", YES_NO, 9),
    Question("laxative", YES_NO, 13),
    Question("blood", choice("blood"), 9),
    Question("remarks", TEXT, 18),
)
EXERCISE_COLUMNS = (
    Question("date", DATE, 28),
    Question("exercise", choice("exercise"), 28),
    Question("times", number(0, 100), 28),
    Question("minutes", MINUTES, 28),
)
