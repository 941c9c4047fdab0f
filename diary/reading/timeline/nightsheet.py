"""The list of nights → rows of `nights`, and what they tell of the days of which there is a sheet."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from diary.reading.cells import codes as cells
from diary.reading.cells import remarks
from diary.reading.cells.codes import DAY_MIN, Wrong, as_text, is_left_open
from diary.reading.cells.quantities import MAX_PAD_GAIN_G, number
from diary.reading.cells.spoken_times import HALF_DAY_MIN
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.volumes import Volume, volume
from diary.reading.cells.words import look_up
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.labels import OF_NIGHT
from diary.reading.recognise.meaning import meanings
from diary.reading.recognise.night_words import asks_both, asks_dry
from diary.reading.recognise.template import is_own
from diary.reading.timeline.datedrows import Calendar, dated_rows
from diary.reading.timeline.daysheet import Tables
from diary.reading.timeline.moments import at_clock
from diary.reading.timeline.night_and_day import tell_days
from diary.reading.timeline.page import Page
from diary.reading.timeline.settled_times import list_reading, shown

NIGHT_BEGINS_MIN = 15 * 60
"""Going to bed earlier on the clock is after the midnight of the night's date."""
MOST_VOIDS = 20
"""No child voids more often in a night."""
Night = dict[str, Any]


def enter(page: Page, calendar: Calendar, tables: Tables) -> None:
    """Add every night of the list to the tables; what cannot be read is unknown.

    Of rows that are written in the morning, by its date, the night is the one that ended then. Which night a row is of
    is a guess, but on a sheet of our own.
    """
    ended, own = _by_mornings(page), is_own(page.layout.columns.keys(), "nights")
    nights: list[Night] = []
    beds: dict[int, dt.datetime] = {}
    for row, day in dated_rows(page, calendar):
        page.ledger.read += 1
        before = ended or _answers_in_the_morning(page, row)
        evening = day - dt.timedelta(days=before)
        night = _night(page, row, evening)
        if ended and night["bed"]:
            beds[row] = night["bed"] + dt.timedelta(days=1)
            night["bed"] = None
        if not own:
            page.guess("night_before_day" if before else "night_after_day", night["cell"], evening)
        tell_days(page, row, night, tables)
        nights.append(night | _weights(page, row))
        place = {"note": night["note"], "sheet": page.name, "cell": page.cell(row, "remarks")}
        codes = remarks.recognise(night["note"])
        tables["remarks"].extend({"at": night["date"], "code": code} | place for code in codes)
    tables["nights"] += [*nights, *_begun(page, nights, beds)]


def _night(page: Page, row: int, evening: dt.date) -> Night:
    """Return the night of a row, by the day whose evening it begins."""
    note = page.take(row, "remarks", remarks.text)
    return {
        "date": at_clock(evening, 0),
        "bed": _moment(page, row, "bed", evening),
        "rise": _moment(page, row, "rise", evening + dt.timedelta(days=1)),
        "woken": _known(page.take(row, "woken", cells.yes_no)),
        "wet": _known(page.take(row, "wet", _wet_by(page))),
        "stool_in_nappy": _known(page.take(row, "stool_in_nappy", cells.yes_no)),
        "night_voids_ml": _ml(page, row, "night_voids"),
        "first_morning_ml": _ml(page, row, "first_morning"),
        "note": note if isinstance(note, str) else "",
        "sheet": page.name,
        "cell": page.cell(row, "wet") or page.cell(row, "wet_g") or page.first_cell(row),
    }


def _by_mornings(page: Page) -> bool:
    """Tell whether the date of a row is that of the morning after: by its heading, or as getting up stands first."""
    columns = page.layout.columns
    named = {word.key for word in meanings("ends_of_night", columns["date"].heading)} if "date" in columns else set()
    if page.layout.shape.kind == "list" or named:
        return named == {"morning"}
    first = columns.get("rise") or columns.get("first_morning")
    if first is None or "woken" in columns:
        return False
    return "bed" not in columns or first.index < columns["bed"].index


def _answers_in_the_morning(page: Page, row: int) -> bool:
    """Tell whether a row of a list of events answers if the bed was wet, and does not do so in the evening."""
    if page.layout.shape.kind != "list" or page.layout.place(row, "wet") is None:
        return False
    time = clock(page.raw(row, "time"))
    return not isinstance(time, Clock) or time.minutes % DAY_MIN < NIGHT_BEGINS_MIN


def _begun(page: Page, nights: Sequence[Night], beds: Mapping[int, dt.datetime]) -> Iterator[Night]:
    """Begin each night with the bedtime in the row of its evening; yield one of which no more is known than that."""
    by_date = {night["date"]: night for night in nights}
    for row, bed in beds.items():
        evening = at_clock((bed - dt.timedelta(minutes=NIGHT_BEGINS_MIN)).date(), 0)
        if evening in by_date:
            by_date[evening]["bed"] = bed
        else:
            yield {"date": evening, "bed": bed, "sheet": page.name, "cell": page.cell(row, "bed")}


def enter_labelled(page: Page, tables: Tables) -> None:
    """Add the night that is asked for above the table of a day: the one that ended on its morning, a guess."""
    labels = page.layout.labels.keys() & OF_NIGHT
    filled = sorted((page.layout.labels[key], key) for key in labels if not is_left_open(page.raw_label(key)))
    dates = [day["date"] for day in tables["days"] if day["sheet"] == page.name]
    if not filled or not dates or any(night["sheet"] == page.name for night in tables["nights"]):
        return
    dry, wet = (_known(page.take_label(key, _grams, "kept_without_value")) for key in ("nappy_dry", "nappy_wet"))
    cell = page.label_cell("nappy_wet") or page.label_cell(filled[0][1])
    night: Night = {
        "date": min(dates) - dt.timedelta(days=1),
        "wet": _known(page.take_label("wet_night", _wet_or_not, "kept_without_value")),
        "night_voids": _known(page.take_label("night_voids", _times, "kept_without_value")),
        "sheet": page.name,
        "cell": cell,
    }
    page.guess("night_before_day", cell, night["date"].date())
    tables["nights"].append(night | _weighed(page, dry, wet, cell))


def _weights(page: Page, row: int) -> dict[str, float]:
    dry, wet = (_known(page.take(row, key, _grams)) for key in ("dry_g", "wet_g"))
    return _weighed(page, dry, wet, page.cell(row, "wet_g"))


def _weighed(page: Page, dry: float, wet: float, cell: str) -> dict[str, float]:
    """Return what a nappy weighed, dry and wet; one that became lighter is reported, and both are unknown."""
    if wet < dry:
        page.problem("nappy_lighter", "kept_without_value", cell, f"{dry:g} \N{RIGHTWARDS ARROW} {wet:g} g")
        dry = wet = math.nan
    return {"dry_g": dry, "wet_g": wet}


def _times(cell: CellValue) -> float | Wrong | None:
    return number(cell, "times_unreadable", 0, MOST_VOIDS, "count_units")


def _wet_or_not(cell: CellValue) -> float | Wrong | None:
    """Return whether a night was wet, by a word of wet or dry or by yes or no."""
    word = look_up("wet", as_text(cell))
    answer = cells.yes_no(cell)
    return float(word == "wet") if word else Wrong("wet_unreadable") if isinstance(answer, Wrong) else answer


def _grams(cell: CellValue) -> float | Wrong | None:
    return None if is_left_open(cell) else number(cell, "nappy_unreadable", 0, MAX_PAD_GAIN_G, "gram_units")


def _wet_by(page: Page) -> Callable[[CellValue], float | Wrong | None]:
    """Return how wet or dry is read: below a heading of both a letter is the first of their word, and `n` no no.

    Below one that asks if it stayed dry a yes is dry.
    """
    column = page.layout.columns.get("wet")
    dry = column is not None and asks_dry(column.heading)
    both = column is not None and asks_both(column.heading)

    def read(cell: CellValue) -> float | Wrong | None:
        if is_left_open(cell):
            return None
        text = as_text(cell)
        letters = {word.key for word in meanings("dry_or_wet", text)} if both else set()
        if letters:
            return float("wet" in letters)
        if both and not look_up("wet", text):
            return Wrong("wet_unreadable")
        answer = _wet_or_not(cell)
        return 1 - answer if dry and isinstance(answer, float) and not look_up("wet", text) else answer

    return read


def _moment(page: Page, row: int, key: str, day: dt.date) -> dt.datetime | None:
    """Return when the child went to bed or got up; a half of the day that is left open is that of the night."""
    found = page.take(row, key, clock)
    if not isinstance(found, Clock):
        return None
    cell, minutes = page.cell(row, key), found.minutes % DAY_MIN
    list_reading(page, found, cell)
    if found.open:
        minutes += HALF_DAY_MIN * (key == "bed" and HALF_DAY_MIN // 2 <= minutes < HALF_DAY_MIN)
        page.guess("half_of_day", cell, shown(minutes))
    return at_clock(day, minutes + DAY_MIN * (key == "bed" and minutes < NIGHT_BEGINS_MIN))


def _ml(page: Page, row: int, key: str) -> float:
    """Return how much was voided; one that is only known to be more counts as not measured, and is told."""
    found = page.take(row, key, lambda cell: volume(cell, page.unit(key), urine=True))
    if isinstance(found, Volume) and found.bound == "at_least":
        page.problem("night_volume_open", "kept_without_value", page.cell(row, key), page.raw(row, key))
        return math.nan
    return found.ml if isinstance(found, Volume) else math.nan


def _known(found: float | Wrong | None) -> float:
    return math.nan if found is None or isinstance(found, Wrong) else found
