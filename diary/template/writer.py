"""Writes the workbook that a patient fills in. These `template*` files are the only users of openpyxl.

The same choice gives the same bytes on every machine: XML in its canonical form, stored without
compression, no clock, no author. The sheets carry no protection, because a protected sheet refuses new
rows; the cells that ask for an answer are tinted, and unlocked for a clinic that does protect them.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast
from xml.etree.ElementTree import canonicalize

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from diary.files import write_whole
from diary.template import child, easy, sheets
from diary.template.how_to import how_to
from diary.template.questions import CHOSEN
from diary.texts import Texts, texts

MOST_DAYS, MOST_BOWEL_DAYS = 31, 60
"""Days that a workbook may have."""
USUAL_DAYS = {"adult": 3, "child": child.DAYS}
"""Days that a workbook has, by whom it is for."""
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_CLOCK = dt.datetime(2000, 1, 1)  # no moment: the same in every file
_CORE_PROPERTIES, _PNG = "docProps/core.xml", ".png"


@dataclass(frozen=True)
class TemplateChoice:
    """What goes into the workbook: its language, its days, the first day's date, catheter volumes, weighed pads.

    `easy`: a day a sheet, with boxes to tick; it asks nothing else. `child`: for a child and a parent, with nights.
    """

    language: str = "nl"
    days: int = USUAL_DAYS["adult"]
    bowel_days: int = 14
    start: dt.date | None = None
    catheter: bool = False
    pads: bool = False
    easy: bool = False
    child: bool = False

    def __post_init__(self) -> None:
        """Refuse a template without a day."""
        if self.days < 1 or self.bowel_days < 1:
            raise ValueError("a template has at least one day and one bowel day")
        if self.easy and self.chosen:
            raise ValueError("the easy template asks for no volumes of a catheter and no weights")
        if self.child and (self.easy or self.chosen):
            raise ValueError("the template for a child asks what it asks")

    def date(self, days_later: int) -> dt.date | None:
        """Return the date so many days after the first, where that is known."""
        return self.start and self.start + dt.timedelta(days_later)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is asked, or explained, beside what every workbook asks."""
        return tuple(key for key in CHOSEN if getattr(self, key))


def write_template(target: BinaryIO | Path, choice: TemplateChoice) -> None:
    """Write the workbook to a stream, or as a new file; CannotWrite when a file stands there already."""
    data = workbook_bytes(build(choice))
    if isinstance(target, Path):
        write_whole(target, data, force=False)
    else:
        target.write(data)


def build(choice: TemplateChoice) -> Workbook:
    """Return the workbook, to be filled in or saved with `workbook_bytes`."""
    words = texts(choice.language)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    fill = _for_child if choice.child else _easy if choice.easy else _usual

    def add(name: str, **values: object) -> Worksheet:
        return cast("Worksheet", workbook.create_sheet(words(f"template.sheets.{name}", **values)))

    fill(choice, words, add)
    workbook.properties.title = words("child.how_to.title" if choice.child else "template.how_to.title")
    workbook.properties.language = choice.language
    return workbook


def _usual(choice: TemplateChoice, words: Texts, add: Callable[..., Worksheet]) -> None:
    how_to(add("how_to"), words, choice.days, choice.bowel_days, choice.chosen)
    sheets.about(add("about"), words, words.lines("template.choices.urge_scale")[0])
    for number in range(choice.days):
        sheets.day(add("day", number=number + 1), words, choice.date(number), choice.chosen)
    sheets.next_morning(add("next_morning"), words, choice.date(choice.days), choice.chosen)
    sheets.bowel(add("bowel"), words, choice.bowel_days)
    sheets.exercises(add("exercises"), words, choice.bowel_days)


def _easy(choice: TemplateChoice, words: Texts, add: Callable[..., Worksheet]) -> None:
    easy.how_to(add("how_to"), words, easy.WORDS, "template.how_to.closing")
    sheets.about(add("about"), words, words("template.easy.urge_scale"))
    for number in range(choice.days):
        easy.day(add("day", number=number + 1), words, choice.date(number))
    easy.next_morning(add("next_morning"), words, choice.date(choice.days))


def _for_child(choice: TemplateChoice, words: Texts, add: Callable[..., Worksheet]) -> None:
    easy.how_to(add("how_to"), words, "child.how_to", "child.how_to.closing")
    child.about(add("about"), words)
    for number in range(choice.days):
        child.day(add("day", number=number + 1), words, choice.date(number))
    child.nights(add("nights"), words, choice.start)
    child.bowel(add("child_bowel"), words, choice.start, choice.bowel_days)


def workbook_bytes(workbook: Workbook) -> bytes:
    """Return the workbook as a file: the same cells, the same bytes."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    workbook.save(saved)
    with zipfile.ZipFile(saved) as written, zipfile.ZipFile(fixed, "w", zipfile.ZIP_STORED) as archive:
        parts = {member: written.read(member) for member in written.namelist()}
        parts[_CORE_PROPERTIES] = _core_properties(workbook.properties)
        for member, data in _each_picture_once(parts).items():
            entry = zipfile.ZipInfo(member)  # dated 1980, as a zip without a clock is
            entry.create_system = 0
            xml = not member.endswith(_PNG)
            archive.writestr(entry, _DECLARATION + canonicalize(data.decode("utf-8")) if xml else data)
    return fixed.getvalue()


def _each_picture_once(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a workbook in which a picture that stands on several sheets is one part."""
    first: dict[bytes, str] = {}
    same = {name: first.setdefault(data, name) for name, data in parts.items() if name.endswith(_PNG)}

    def kept(path: re.Match[bytes]) -> bytes:
        return same[path[0].decode()].encode()

    return {
        name: re.sub(rb"xl/media/image\d+\.png", kept, data) if name.endswith(".rels") else data
        for name, data in parts.items()
        if same.get(name, name) == name
    }


def _core_properties(properties: DocumentProperties) -> bytes:
    plain = DocumentProperties(
        creator=None, title=properties.title, language=properties.language, created=_NO_CLOCK, modified=_NO_CLOCK
    )
    return cast("bytes", tostring(plain.to_tree()))
