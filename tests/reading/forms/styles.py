"""How a date, a time, an amount and a leak are written in a cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from tests.reading.forms.manner import Manner
from tests.reading.forms.words import pick, words

Value = str | int | float | dt.datetime | dt.time | None
UNITS = {"ml": 1.0, "cc": 1.0, "dl": 100.0, "cl": 10.0, "oz": 29.5735}
DATES: dict[str, tuple[str, str]] = {  # with its year and without; w: weekday, m: month, short when s stands before
    "iso": ("{y}-{mm}-{dd}", ""),
    "dd-mm-yyyy": ("{dd}-{mm}-{y}", ""),
    "d-m-yyyy": ("{d}-{m}-{y}", "{d}-{m}"),
    "dd/mm/yyyy": ("{dd}/{mm}/{y}", ""),
    "d-m-yy": ("{d}-{m}-{yy}", ""),
    "dd.mm.yyyy": ("{dd}.{mm}.{y}", ""),
    "d month yyyy": ("{d} {month} {y}", "{d} {month}"),
    "d mmm yyyy": ("{d} {smonth} {y}", "{d} {smonth}"),
    "w d mmm yyyy": ("{sweekday} {d} {smonth} {y}", "{sweekday} {d} {smonth}"),
    "weekday d month yyyy": ("{weekday} {d} {month} {y}", "{weekday} {d} {month}"),
    "w dd-mm-yyyy": ("{sweekday} {dd}-{mm}-{y}", ""),
    "d-mmm-yy": ("{d}-{smonth}-{yy}", ""),
    "month d, yyyy": ("{month} {d}, {y}", "{month} {d}"),  # American from here on
    "m/d/yyyy": ("{m}/{d}/{y}", ""),
    "mm/dd/yyyy": ("{mm}/{dd}/{y}", ""),
}
AMERICAN = ("month d, yyyy", "m/d/yyyy", "mm/dd/yyyy")


def _in_dutch(at: dt.datetime) -> str:
    if at.minute == 0:
        return f"{_twelve(at)} uur"
    following = words()["calendar"]["hours"]["nl"][at.hour % 12]
    return f"half {following}" if at.minute == 30 else f"{at.hour}.{at:%M}"


def _in_english(at: dt.datetime) -> str:
    if at.minute == 0:
        return f"{_twelve(at)} o'clock"
    return f"half past {_twelve(at)}" if at.minute == 30 else f"{at.hour}.{at:%M}"


def _twelve(at: dt.datetime) -> int:
    return (at.hour + 11) % 12 + 1


def _half(at: dt.datetime) -> str:
    return "AM" if at.hour < 12 else "PM"


TIMES: dict[str, Callable[[dt.datetime], str]] = {
    "hh:mm": lambda at: f"{at:%H:%M}",
    "h:mm": lambda at: f"{at.hour}:{at:%M}",
    "h.mm": lambda at: f"{at.hour}.{at:%M}",
    "hh:mm:ss": lambda at: f"{at:%H:%M:%S}",
    "hhmm": lambda at: f"{at:%H%M}",
    "7u10": lambda at: f"{at.hour}u{at:%M}",
    "7.10 uur": lambda at: f"{at.hour}.{at:%M} uur",
    "h:mm am": lambda at: f"{_twelve(at)}:{at:%M} {_half(at).lower()}",
    "h:mm AM (am)": lambda at: f"{_twelve(at)}:{at:%M} {_half(at)}",
    "h.mmam": lambda at: f"{_twelve(at)}.{at:%M}{_half(at).lower()}",
    "half": lambda at: f"{_twelve(at)}:{at:%M}",
    "half acht": _in_dutch,
    "half past 7": _in_english,
}
TWELVE = ("h:mm am", "h:mm AM (am)", "h.mmam", "half")
ENGLISH_TIMES = (*TWELVE, "half past 7")
DUTCH_TIMES = ("7u10", "7.10 uur", "half acht")
SPOKEN_TIMES = ("half acht", "half past 7")
"""Times of which some do not say whether they are before or after noon: the rows around them do."""


def _short(month: str) -> str:
    return {"maart": "mrt", "September": "Sept"}.get(month, month[:3])


def half(at: dt.datetime) -> str:
    """Return the half of the day, for a column of its own."""
    return _half(at)


def date(day: dt.date, manner: Manner, *, short: bool = False) -> Value:
    """Return a date as it is written; `short`: without its year, where this style can be."""
    if manner.date == "cell":
        return dt.datetime.combine(day, dt.time())
    months, weekdays = (words()["calendar"][name][manner.language] for name in ("months", "weekdays"))
    month, weekday = months[day.month - 1], weekdays[day.weekday()]
    whole, without = DATES[manner.date]
    return (without if short and without and manner.year == "first" else whole).format(
        y=day.year, yy=f"{day:%y}", m=day.month, mm=f"{day:%m}", d=day.day, dd=f"{day:%d}", month=month,
        smonth=_short(month), weekday=weekday,
        sweekday=weekday[: 2 if manner.language == "nl" else 3],
    )  # fmt: skip


def date_in_text(day: dt.date, manner: Manner) -> str:
    """Return a date as it is written within a text."""
    return str(date(day, replace(manner, date="d month yyyy") if manner.date == "cell" else manner))


def time(at: dt.datetime, manner: Manner) -> Value:
    """Return the time of day as it is written; its half may stand in a column of its own."""
    return at.time() if manner.time == "cell" else TIMES[manner.time](at)


def time_alone(at: dt.datetime, manner: Manner) -> Value:
    """Return the time of day as it is written where nothing stands beside it."""
    return f"{TIMES['half'](at)} {_half(at)}" if manner.time == "half" else time(at, manner)


def stamp(at: dt.datetime, manner: Manner) -> Value:
    """Return date and time in one cell."""
    if manner.date == "cell":
        return at
    moment = at.time().strftime("%H:%M") if manner.time in ("cell", "half") else TIMES[manner.time](at)
    return f"{date(at.date(), manner)} {moment}"


def amount(ml: float | None, manner: Manner, *, mark: bool, drink: str = "") -> tuple[Value, float | None]:
    """Return an amount as it is written and the ml it then stands for; `mark` where nothing is measured."""
    if ml is None:
        return (pick(words()["marks"]["unmeasured"][manner.language], manner.words, "x") if mark else None), None
    unit = UNITS[manner.unit]
    number = max(1, round(ml / unit)) if manner.unit == "oz" else round(ml / unit, 2)
    value = int(number) if number == int(number) else number
    true = round(number * unit, 1)
    shown = str(value).replace(".", "," if manner.language == "nl" else ".")
    with_unit = manner.unit_at == "cell" or (drink and manner.unit != "ml")
    if with_unit or drink:
        parts = [shown, manner.unit if with_unit else "", drink]
        return " ".join(part for part in parts if part), true
    return (shown if manner.file == "csv" else value), true


def leak(lost: str, manner: Manner) -> tuple[str, str]:
    """Return a leak as it is written and how much is then known to be lost; for "" what stands for none."""
    style = words()["leaks"][manner.leaks][manner.language]
    if not lost:
        return style["none"], ""
    return (style["some"], "some") if "some" in style else (style[lost], lost)
