"""What a diary says about the patient → a row of `patients`, and the scales by which the cells are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
    urge_scale = _first(pages, "urge_scale", lambda cell: cells.word(cell, "urge_scale")) or ""
    patient = {
        "code": _first(pages, "code", lambda cell: None if is_blank(cell) else as_text(cell)) or "",
        "sex": _first(pages, "sex", lambda cell: cells.word(cell, "sex")) or "",
        "age": _first(pages, "age", _age),
        "weight_kg": _first(pages, "weight", _weight),
        "fluid_restriction_ml": _restriction(_first(pages, "fluid_restriction", volume)),
        "urge_scale": urge_scale,
        "stool_scale": _first(pages, "stool_scale", lambda cell: cells.word(cell, "stool_scale")) or "",
        "ibs": _first(pages, "ibs", cells.yes_no),
        "complaint": _first(pages, "complaint", _complaint) or "",
    }
    own = {key: _first(pages, key, volume) for key in OWN_MEASURES}
    sizes = dict(household_measures() if measures is None else measures)
    for key in of_countries():
        if sizes.get(key) == household_measures()[key] and _of_ounces(pages, key):
            sizes[key] = customary(key)
    sizes |= {key: found.ml for key, found in own.items() if found and found.ml > 0}
    return patient, Scales(urge_scale, sizes)


def _of_ounces(pages: Iterable[Page], key: str) -> bool:
    """Tell whether a measure is that of a country with ounces: the file has ounces, or dates with the month first.

    A guess, listed at the first drink by the cup or pint that it decides; the patient's own cup is no such.
    """
    drinks = [
        (page, row, plain(cell))
        for page in pages
        if "drink" in page.layout.columns
        for row, cell in page.texts("drink")
        if len(cell) <= LONGEST_LOOKED_UP
    ]
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


def _first(pages: list[Page], key: str, read_cell: Callable[[CellValue], Value | Wrong | None]) -> Value | None:
    labelled = (page for page in pages if key in page.layout.labels)
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
