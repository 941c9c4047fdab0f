"""What a journey gives: the bytes of each format that was asked for, and what to tell about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from diary.texts import Texts

if TYPE_CHECKING:
    from diary.reports.document import Report


class Product(NamedTuple):
    """The bytes of a format; `asked` is another format where a page had to take the place of a PDF or a picture."""

    format: str
    data: bytes
    asked: str

    @property
    def replaces(self) -> bool:
        """Whether it stands in the place of what could not be made."""
        return self.format != self.asked


@dataclass(frozen=True)
class Made:
    """What a journey made: the products in the order of the formats, messages on the diary, the words of it all."""

    products: tuple[Product, ...]
    messages: tuple[str, ...]
    words: Texts


@dataclass(frozen=True)
class Reported(Made):
    """What was made of a report, and how it is composed: only when something shows it."""

    composed: Callable[[], Report]

    def summary(self, width: int, *, colour: bool) -> str:
        """Return the summary that stands alone on the screen."""
        from diary.reports import terminal

        return terminal.render(self.composed(), width, colour)

    def record(self, *, ascii_: bool) -> str:
        """Return the text for the patient's record."""
        return record_text(self.composed(), ascii_=ascii_)


def record_text(report: Report, *, ascii_: bool) -> str:
    """Return the text for the patient's record, a line a subject."""
    from diary.plain import ascii_only, printable

    text = "\n".join(map(printable, report.record)) + "\n"
    return ascii_only(text) if ascii_ else text


def spoken_text(report: Report) -> str:
    """Return the text to be heard: its paragraphs, with a line between them where a voice rests."""
    return "\n\n".join(report.spoken) + "\n"


def rendered(
    composed: Callable[[], Report], formats: Iterable[str], as_data: Callable[[], str], *, ascii_: bool = False
) -> tuple[Product, ...]:
    """Return a report in each format; where no PDF or picture can be made, a page takes its place."""
    wanted = tuple(dict.fromkeys(formats))

    @cache
    def drawn() -> Mapping[str, str]:
        from diary.reports import charts

        return charts.draw(composed())

    def page(asked: str) -> Product:
        from diary.reports import html

        return Product("html", html.render(composed(), drawn()).encode(), asked)

    def paper(asked: str) -> Product:
        from diary.reports import pdf

        try:
            return Product(asked, (pdf.picture if asked == "png" else pdf.render)(composed(), drawn()), asked)
        except pdf.PdfUnavailable:
            return page(asked)

    def data(asked: str) -> Product:
        return Product("json", as_data().encode(), asked)

    def record(asked: str) -> Product:
        return Product("record", record_text(composed(), ascii_=ascii_).encode(), asked)

    def spoken(asked: str) -> Product:
        return Product("spoken", spoken_text(composed()).encode(), asked)

    ways = {"html": page, "json": data, "record": record, "spoken": spoken}
    return tuple(ways.get(name, paper)(name) for name in wanted)
