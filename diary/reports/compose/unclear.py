"""What in a diary is not clear, for whoever can still tell: the first lines; the chapter on reading has them all."""

from __future__ import annotations

from diary.reports.alike import Message
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Text
from diary.reports.messages import of_problems, of_questions

MOST_LINES = 3


def unclear(diary: OneDiary) -> Text | None:
    """Return what could not be read and what is asked, with its sheet and what to do; nothing where all is clear."""
    w, reading = diary.words, diary.reading
    noticed = (*of_problems(reading, w), *of_questions(diary.questions, reading, w))
    if not noticed:
        return None
    more = sum(message.stands_for for message in noticed[MOST_LINES:])
    lines = [_line(each) for each in noticed[:MOST_LINES]]
    return Text((*lines, *([w("report.unclear.more", n=more)] if more else [])), w("report.unclear.title"))


def _line(message: Message) -> str:
    """Return a message with the sheets that it is about; of cells a patient reads nothing."""
    sheets = ", ".join(dict.fromkeys(sheet for sheet, _ in message.places if sheet))
    return ": ".join(part for part in (sheets, f"{message.what} {message.remedy}".strip()) if part)
