"""The journey of an export: a diary that was opened → without what identifies, when asked → tables or a document."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from dataclasses import dataclass

from diary.analysis.assess import assess
from diary.exchange import tabular, tidy
from diary.exchange.deidentify import deidentified
from diary.exchange.results import to_json
from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened
from diary.journeys.products import Made, Product
from diary.texts import Texts

FHIR = ("fhir", "fhir-transaction")


@dataclass(frozen=True)
class Choice:
    """How to export: `locale` of a CSV, `stamp` the moment to note, `key` to leave out what identifies."""

    locale: str = "en"
    stamp: dt.datetime | None = None
    key: bytes | None = None


def export(opened: Opened, formats: Iterable[str], in_force: InForce, choice: Choice = Choice()) -> Made:
    """Return a diary as data in each format; CannotWrite where a table is too long for it."""
    words = in_force.words_for(opened.reading.language)
    unclear = len(opened.messages(words, whole=True))
    messages = (words("cli.unclear", file=opened.reading.file, n=unclear),) if unclear else ()
    if choice.key is not None:
        reading = deidentified(opened.reading, choice.key)
        opened = Opened(reading, assess(reading.diary, in_force.settings))
    products = (Product(name, _content(name, opened, words, choice), name) for name in dict.fromkeys(formats))
    return Made(tuple(products), messages, words)


def _content(name: str, opened: Opened, words: Texts, choice: Choice) -> bytes:
    reading, assessment, hidden = opened.reading, opened.assessment, choice.key is not None
    if name == "json":
        return to_json(reading, assessment, words, choice.stamp, day_numbers=hidden).encode()
    if name in FHIR:
        from diary.exchange.fhir.bundle import to_fhir

        sent = name == "fhir-transaction"
        return to_fhir(assessment, words, deidentified=hidden, stamp=choice.stamp, transaction=sent).encode()
    tables = tidy.sheets(reading, assessment, words, choice.stamp, day_numbers=hidden)
    sheets = tidy.workbook(tables, words) if name == "xlsx" else [tidy.long_table(tables)]
    content = io.BytesIO()
    tabular.write(content, name, sheets, locale=choice.locale, stamp=choice.stamp)
    return content.getvalue()
