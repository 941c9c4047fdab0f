"""What a diary says about the patient → a row of `patients`, and the scales by which the cells are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from diary.reading.cells import codes as cells
from diary.reading.cells.codes import Wrong, as_text, is_blank, is_left_open
from diary.reading.cells.household import customary, household_measures, names_measure, of_countries
from diary.reading.cells.quantities import number
from diary.reading.cells.units import OUNCE_ML, UNITS_ML, names_ounces
from diary.reading.cells.volumes import Volume, volume
from diary.reading.cells.words import LONGEST_LOOKED_UP, plain, vocabulary
from diary.reading.files.workbook import CellValue
from diary.reading.timeline.dayrows import Scales
from diary.reading.timeline.page import Page
from diary.urge import NO_URGE_LEVEL

WITH_URGES = ("day", "list")
"""The kinds of sheet with urges of the bladder."""

YES_AND_NO = {0.0, 1.0}
MAX_AGE = 120
WEIGHT_KG = (2, 400)
NO_COMPLAINT = "none"
CUP = "cup"
OWN_MEASURES = ("glass", CUP, "mug")
Value = TypeVar("Value")


def read(pages: Iterable[Page], measures: Mapping[str, float] | None) -> tuple[dict[str, Any], Scales]:
    """Return the patient, and the scales: the patient's own measures come before the clinic's.

    A fact that stands on more than one sheet is taken from the first.
    """
    pages = list(pages)
    about = _Labelled(pages)
    urge_scale = about.first("urge_scale", lambda cell: cells.word(cell, "urge_scale")) or ""
    patient = {
        "code": about.first("code", lambda cell: None if is_blank(cell) else as_text(cell)) or "",
        "sex": about.first("sex", lambda cell: cells.word(cell, "sex")) or "",
        "age": about.first("age", _age),
        "weight_kg": about.first("weight", _weight),
        "fluid_restriction_ml": _restriction(about.first("fluid_restriction", volume)),
        "urge_scale": urge_scale,
        "stool_scale": about.first("stool_scale", lambda cell: cells.word(cell, "stool_scale")) or "",
        "ibs": about.first("ibs", cells.yes_no),
        "complaint": about.first("complaint", _complaint) or "",
    }
    own = {key: about.first(key, volume) for key in OWN_MEASURES}
    sizes = dict(household_measures() if measures is None else measures)
    drinks = _drinks_in_words(pages)
    for key in of_countries() if drinks else ():
        if sizes.get(key) == household_measures()[key] and _of_ounces(pages, drinks, key):
            sizes[key] = customary(key)
    sizes |= {key: found.ml for key, found in own.items() if found and found.ml > 0}
    return patient, Scales(urge_scale, sizes)


def _drinks_in_words(pages: Iterable[Page]) -> list[tuple[Page, int, str]]:
    """Return the drinks that are written in words, or with their unit: their page, their row and the plain text."""
    return [
        (page, row, plain(cell))
        for page in pages
        if "drink" in page.layout.columns
        for row, cell in page.texts("drink")
        if len(cell) <= LONGEST_LOOKED_UP
    ]


def _of_ounces(pages: Iterable[Page], drinks: Sequence[tuple[Page, int, str]], key: str) -> bool:
    """Tell whether a measure is that of a country with ounces: the file has ounces, or dates with the month first.

    A guess, listed at the first drink by the cup or pint that it decides; the patient's own cup is no such.
    """
    first = next(((page, row) for page, row, text in drinks if names_measure(key).search(text)), None)
    if first is None or any(key in page.layout.labels for page in pages if not is_blank(page.raw_label(key))):
        return False
    headings = (column.unit for page in pages for column in page.layout.columns.values())
    ounces = any(UNITS_ML.get(unit) == OUNCE_ML for unit in headings) or any(
        names_ounces(text) for _, _, text in drinks
    )
    if ounces or any(page.month_first for page in pages):
        page, row = first
        page.guess(f"{key}_with_ounces", page.cell(row, "drink"), f"{customary(key):g} ml")
        return True
    return False


def urge_in_words(pages: Iterable[Page]) -> str:
    """Return the scale of words, or of yes and no, where every urge of the file is one of them, a guess; else empty."""
    written = [
        (page, page.cell(row, "urge"), cell)
        for page in pages
        if page.layout.kind in WITH_URGES and "urge" in page.layout.columns
        for row in page.layout.by_number
        if not is_left_open(cell := page.raw(row, "urge"))
    ]
    texts = [cell if isinstance(cell, str) else "" for _, _, cell in written]
    answers = {cells.yes_no(text) for text in texts if text.isalpha()}
    levels = {vocabulary("urge_words").get(plain(text)) for text in texts}
    scale = "yes_no" if answers == YES_AND_NO and all(map(str.isalpha, texts)) else "words"
    if scale == "words" and (None in levels or not levels - {str(NO_URGE_LEVEL)}):
        return ""
    page, at, cell = written[0]
    page.guess("urge_scale_by_words", at, cell)
    return scale


class _Labelled:
    """The pages by the labels that stand on them."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self.pages: dict[str, list[Page]] = {}
        for page in pages:
            for key in page.layout.labels:
                self.pages.setdefault(key, []).append(page)

    def first(self, key: str, read_cell: Callable[[CellValue], Value | Wrong | None]) -> Value | None:
        """Return the first value at a label that can be read."""
        labelled = self.pages.get(key, ())
        return next((found for page in labelled if (found := page.label(key, read_cell)) is not None), None)


def _complaint(cell: CellValue) -> str | Wrong | None:
    """Return what bothers most, one of the model's COMPLAINTS; "none" is nothing filled in."""
    complaint = cells.word(cell, "complaint")
    return None if complaint == NO_COMPLAINT else complaint


def _age(cell: CellValue) -> float | Wrong | None:
    return number(cell, "age_unreadable", 0, MAX_AGE, "year_units")


def _weight(cell: CellValue) -> float | Wrong | None:
    return number(cell, "weight_unreadable", *WEIGHT_KG, "kilo_units")


def _restriction(found: Volume | None) -> float | None:
    """Return the ml allowed per day; "no" or 0 is no restriction."""
    return found.ml if found and found.ml > 0 else None
