"""One file → its Reading: the diary, every problem and guess, and what became of each row.

The only place that knows a whole file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from diary.addresses import address, column_number
from diary.correction import Correction
from diary.plain import printable
from diary.reading.cells.household import household_measures
from diary.reading.doubts.held import hold
from diary.reading.exports import exported
from diary.reading.files.workbook import Sheet, Workbook, fetch, open_content
from diary.reading.recognise import births as dates_of_birth
from diary.reading.recognise.compose import languages_in
from diary.reading.recognise.layout import EVENTS, LIST, TEMPLATE
from diary.reading.recognise.marked_cells import Beside, without_struck
from diary.reading.recognise.stated_sizes import stated_sizes
from diary.reading.timeline import ages, dateless, dateorder, zones
from diary.reading.timeline.ledger import Ledger
from diary.reading.timeline.model_tables import any_date, first_day, tables_of
from diary.reading.timeline.page import Page
from diary.reading.timeline.pages import in_sight, pages_of
from diary.reading.written_over import written_over
from diary.record import CannotRead, Guess, NothingRead, NotRecognised, Problem, Reading
from diary.settings import DEFAULTS, Limits
from diary.texts import LANGUAGES

if TYPE_CHECKING:
    from diary.reading.recognise.form import Declared, Form

LIST_PER_SHEET = "list_per_sheet"
ROWS_THAT_TELL = 30
"""The cells of so many rows tell the language of a sheet whose headings are of either."""
Reported = TypeVar("Reported", Problem, Guess)


def read(
    path: Path,
    limits: Limits = Limits(),  # noqa: B008
    measures: Mapping[str, float] | None = None,
    form: Declared | None = None,
    timezone: str = DEFAULTS.timezone,
) -> Reading:
    """Read a file. `measures`: the clinic's household measures in ml, by their key; None for the usual.

    `timezone`: where the person was, for times that were written on a clock of elsewhere.

    `form`: the clinic's own form, as `form.load` returns it; None to recognise every sheet.

    CannotRead when the file cannot be opened, is no diary (`not_a_diary`), or is a diary in which nothing was
    filled in (`nothing_filled_in`) or nothing could be read (`nothing_read`). Whatever else is wrong is among the
    problems.
    """
    return read_content(fetch(path, limits), shown_name(path), limits, measures, form, timezone)


def read_content(
    data: bytes,
    file: str,
    limits: Limits = Limits(),  # noqa: B008
    measures: Mapping[str, float] | None = None,
    form: Declared | None = None,
    timezone: str = DEFAULTS.timezone,
    corrections: Sequence[Correction] = (),
) -> Reading:
    """Read what was fetched of the file of this name, as `read` reads a file, with these cells written over."""
    workbook, corrected = written_over(open_content(data, file, limits), corrections, file, limits)
    reading = understand(workbook, file, measures, form, timezone, limits.rows)
    if corrected:
        reading = replace(reading, corrections=(*reading.corrections, *corrected))
    if reading.rows.refused and not reading.rows.read:
        raise NothingRead(reading)
    return reading


def shown_name(path: Path) -> str:
    """Return the name of a file with a mark for each byte and sign that no report or terminal can show."""
    return printable(os.fsencode(path.name or path.resolve().name or path).decode(errors="replace"))


def understand(
    workbook: Workbook,
    file: str,
    measures: Mapping[str, float] | None = None,
    form: Declared | None = None,
    timezone: str = DEFAULTS.timezone,
    most_entries: int = Limits.rows,
) -> Reading:
    """Read the sheets of an opened workbook; `file` is its name, `most_entries` bounds what stands in all tables."""
    workbook, births = dates_of_birth.apart(workbook)
    workbook, beside = _without_struck(workbook)
    export = exported.read(workbook)
    if export is not None:
        _tell(beside, export.ledger)
        reading = _reading(workbook, file, export.tables, export.ledger, export.language, exported.LAYOUT)
        return replace(reading, corrections=export.corrections)
    ledger = Ledger()
    _tell(beside, ledger)
    own = _form_of(workbook.sheets, file, form, ledger) if form else None
    pages = pages_of(workbook.sheets, ledger, own)
    if not any(page.layout.kind in EVENTS for page in pages):
        raise _not_recognised(workbook.sheets, file)
    if (entries := sum(len(page.layout.rows) for page in pages)) > most_entries:
        raise CannotRead("too_many_entries", file=file, found=entries, limit=most_entries)
    pages = dateorder.settle(zones.settle(pages, timezone), date_1904=workbook.date_1904)
    pages = in_sight(pages, ledger, date_1904=workbook.date_1904)
    pages = dateless.without_dateless(pages, date_1904=workbook.date_1904)
    tables = tables_of(
        pages,
        _with_sizes(workbook.sheets, measures, pages, ledger),
        own.urge_scale if own else "",
        date_1904=workbook.date_1904,
    )
    hold(pages, tables, ledger)
    language = _language(pages)
    first = first_day(tables) or any_date(pages, date_1904=workbook.date_1904)
    ages.enter(tables["patients"][0], births, pages, first, ledger)
    reading = _reading(workbook, file, tables, ledger, language, _layout(pages))
    if reading.is_without_events and not reading.rows.refused:
        raise CannotRead("nothing_filled_in", file=file)
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    parts = tuple((sheets[page.name], page.layout) for page in pages)
    return replace(reading, sheets=tuple(workbook.sheets), parts=parts)


def _with_sizes(
    sheets: list[Sheet], measures: Mapping[str, float] | None, pages: list[Page], ledger: Ledger
) -> Mapping[str, float] | None:
    """Return the household measures with those that the form states; each a guess, but for one beside its label."""
    found = stated_sizes(sheets)
    labelled = {(page.name, page.layout.labels.get(each.measure)) for page in pages for each in found}
    for each in found:
        if (each.sheet, each.place) not in labelled:
            ledger.guess("size_on_form", each.sheet, address(*each.place), each.text)
    return {**(measures or household_measures()), **{each.measure: each.ml for each in found}} if found else measures


def _not_recognised(sheets: list[Sheet], file: str) -> CannotRead:
    """Return why a file without a recognised table is refused."""
    from diary.reading.recognise.nearest import nearest_of

    nearest = nearest_of(sheets)
    if nearest is None:
        return CannotRead("not_a_diary", file=file)
    if nearest.is_empty:
        return CannotRead("nothing_filled_in", file=file)
    return NotRecognised(file, nearest, tuple(sheets))


def _form_of(sheets: list[Sheet], file: str, declared: Declared, ledger: Ledger) -> Form | None:
    """Return the form by which a file is read; one that is remembered is told."""
    try:
        form = declared.of_file(sheets)
    except CannotRead as error:
        raise CannotRead(error.code, file=file, **error.values) from error
    if form and form is not declared:
        ledger.guess("form_remembered", next(sheet.name for sheet in sheets if form.of_sheet(sheet)), chosen=form.name)
    return form


def _without_struck(workbook: Workbook) -> tuple[Workbook, dict[str, tuple[Beside, ...]]]:
    """Return the workbook without what is struck out, and by sheet what stands beside its values."""
    kept = {sheet.name: without_struck(sheet) for sheet in workbook.sheets}
    sheets = [sheet for sheet, _ in kept.values()]
    return replace(workbook, sheets=sheets), {name: beside for name, (_, beside) in kept.items()}


def _tell(beside: Mapping[str, tuple[Beside, ...]], ledger: Ledger) -> None:
    for sheet, marks in beside.items():
        for mark in marks:
            ledger.problem(mark.code, mark.fate, sheet, address(*mark.place), mark.found, "warning")
            ledger.refused += mark.fate == "refused"


def _reading(
    workbook: Workbook,
    file: str,
    tables: Mapping[str, list[dict[str, Any]]],
    ledger: Ledger,
    language: str,
    layout: str,
) -> Reading:
    return Reading(
        tables=tables,
        problems=_in_order(ledger.problems, workbook.sheets),
        guesses=_in_order(ledger.guesses, workbook.sheets),
        rows=ledger.rows(),
        language=language,
        layout=layout,
        format=workbook.format,
        sha256=workbook.sha256,
        file=file,
    )


def _in_order(reported: list[Reported], sheets: list[Sheet]) -> tuple[Reported, ...]:
    """Return problems or guesses as they stand in the file: by sheet, row and column."""
    order = {sheet.name: number for number, sheet in enumerate(sheets)}

    def place(one: Reported) -> int:
        letters = one.cell.rstrip("0123456789")
        return (order[one.sheet] << 48) + (int(one.cell[len(letters) :] or 0) << 16) + column_number(letters)

    return tuple(sorted(dict.fromkeys(reported), key=place))


def _layout(pages: Iterable[Page]) -> str:
    """Return the layout of the file: that of its days and lists, or their names together."""
    names = list(dict.fromkeys(page.layout.name for page in pages if page.layout.name != TEMPLATE))
    lists = {page.name for page in pages if page.layout.name == LIST}
    return "+".join(LIST_PER_SHEET if name == LIST and len(lists) > 1 else name for name in names) or TEMPLATE


def _language(pages: Iterable[Page]) -> str:
    """Return the language of most of the headings that were recognised; where these do not tell, of the cells."""
    pages = list(pages)
    words = [word.languages for page in pages for word in page.layout.words]
    counted = {language: sum(language in known for known in words) for language in LANGUAGES}
    if len(set(counted.values())) == 1:
        sheets = {id(page.sheet): page.sheet for page in pages}.values()
        cells = (cell for sheet in sheets for row in sheet.rows[:ROWS_THAT_TELL] for cell in row)
        known = [languages_in(cell) for cell in cells if isinstance(cell, str)]
        counted = {language: sum(language in each for each in known) for language in LANGUAGES}
    return max(LANGUAGES, key=lambda language: counted[language])
