"""A diary written as a person would say it, one event a line: so that a test's docstring is its input.

    person: age 45, weight 70, scale iciq
    2026-03-04 07:00  rise
               07:05  void 300 urge 1 leak drops cough
               09:00  drink 250 coffee
               23:00  bed (asleep 23:30)
               02:10  void ?
               02:15  catheter 80
    2026-03-05 07:00  rise

A line without a date follows the line above, past midnight when its time is earlier. Prose may stand before
the first line; from there on, whatever cannot be read is an error. `person:` takes sex, age, weight,
scale, restricted, `no leak column` and `pads`. The last rising without anything but voids after it only closes the
diary. Every row has the sheet "lines" and the cell "L" + its line number.

Words: rise · day (begins without a known rising) · bed (asleep HH:MM) · void ML|?|>ML (urge N, leak AMOUNT,
a trigger, pad, pad N, first) · catheter ML · drink ML|? WHAT (estimated) · leak AMOUNT · stool (see _STOOL) ·
no stool · laxative · exercise N times N minutes N · remark CODE · lost void|drink|leak. `--:--` is no time.
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from diary import model, urge
from diary.model import Diary

Row = dict[str, Any]
_BEGINS = re.compile(r"\s*(person:|\d{4}-\d\d-\d\d )")
_LINE = re.compile(r"\s*(?:(\d{4}-\d\d-\d\d)\s+)?(\d\d:\d\d|--:--)\s+(\w+)\s*(.*?)\s*")
_FLAGS: dict[str, Row] = {
    "first": {"first_morning": True},
    "estimated": {"estimated": True},
    "incomplete": {"incomplete": 1},
    "complete": {"incomplete": 0},
    "blocked": {"blockage": 1},
    "free": {"blockage": 0},
    "helped": {"manual_help": 1},
    "alone": {"manual_help": 0},
    "noticed": {"noticed": 1},
    "unnoticed": {"noticed": 0},
    "medicated": {"laxative": 1},
    "in_vain": {"passed": 0},
    "unsaid": {"passed": None},
}
_STOOL = {"postponed": "postponed_min", "minutes": "minutes", "pain": "pain", "times": "times"}


def read(text: str) -> Diary:
    """Return the one diary that the lines describe."""
    return _Reader().read(text)


class _Reader:
    def __init__(self) -> None:
        self.tables: dict[str, list[Row]] = {name: [] for name in model.TABLES}
        self.person: Row = {"urge_scale": "ppius", "records_leaks": True}
        self.at = dt.datetime.min

    def read(self, text: str) -> Diary:
        lines = text.splitlines()
        first = next((number for number, line in enumerate(lines) if _BEGINS.match(line)), len(lines))
        for number, line in enumerate(lines[first:], first):
            if line.strip():
                self._line(line, {"sheet": "lines", "cell": f"L{number - first + 1}"})
        self._close()
        return Diary.of(**{**self.tables, "patients": [self.person]})

    def _line(self, line: str, place: Row) -> None:
        if line.strip().startswith("person:"):
            self._person(line.partition(":")[2])
            return
        found = _LINE.fullmatch(line)
        if not found:
            raise ValueError(f"not a line of a diary: {line!r}")
        date, time, word, rest = found.groups()
        self._clock(date, time)
        known: Callable[[str, Row], None] | None = getattr(self, f"_{word}_", None)
        if known is None:
            raise ValueError(f"not an event: {word!r}")
        known(rest, {"at": self.at, **place, "timed": time != "--:--"})

    def _clock(self, date: str | None, time: str) -> None:
        day = dt.date.fromisoformat(date) if date else self.at.date()
        at = dt.datetime.combine(day, dt.time.fromisoformat("00:00" if time == "--:--" else time))
        self.at = at if date or at >= self.at else at + dt.timedelta(days=1)

    def _person(self, said: str) -> None:
        columns = {"weight": "weight_kg", "restricted": "fluid_restriction_ml", "scale": "urge_scale"}
        for part in filter(None, (part.strip() for part in said.split(","))):
            if part == "no leak column":
                self.person["records_leaks"] = False
            elif part == "pads":
                self.person["records_pads"] = True
            else:
                name, value = part.split()
                self.person[columns.get(name, name)] = (
                    {"none": ""}.get(value, value) if name in ("scale", "sex", "complaint") else float(value)
                )

    def _add(self, table: str, row: Row) -> None:
        columns = dict(model.TABLES[table])
        self.tables[table].append({name: value for name, value in row.items() if name in columns})

    def _items(self, said: str) -> Row:
        row: Row = {}
        words = iter(said.split())
        for word in words:
            if word == "urge":
                row["urge"] = float(next(words))
                scale = self.person["urge_scale"]
                row["level"] = urge.SCALES[scale].level(row["urge"]) if scale else None
            elif word == "leak":
                row["leak"] = row["amount"] = next(words)
            elif word == "pad":
                grams = next(words, None)
                row |= {"pad": 1, "pad_gain_g": None if grams is None else float(grams)}
            elif word == "type":
                types = next(words).split("-")
                row |= {"bristol": float(types[0]), "bristol_to": float(types[1]) if types[1:] else None}
            elif word in ("strain", "blood"):
                row["straining" if word == "strain" else word] = next(words)
            elif word in _STOOL:
                row[_STOOL[word]] = float(next(words))
            elif word in model.TRIGGERS:
                row["trigger"] = word
            else:
                row |= _FLAGS[word]
        return row

    def _rise_(self, said: str, row: Row) -> None:
        self._begin({"rise": row["at"]}, row)

    def _day_(self, said: str, row: Row) -> None:
        self._begin({}, row)

    def _begin(self, more: Row, row: Row) -> None:
        date = row["at"].replace(hour=0, minute=0)
        places = {f"{name}_cell": f"{name} {row['cell']}" for name in ("rise", "bed", "first_void")}
        day = {"date": date, "dated": True, "begins": row["at"], "day": len(self.tables["days"]) + 1}
        self.tables["days"].append({**day, "sheet": "lines", **more, **places})

    def _bed_(self, said: str, row: Row) -> None:
        day = self.tables["days"][-1]
        asleep = re.search(r"asleep (\d\d:\d\d)", said)
        day["bed"] = row["at"]
        if asleep:
            moment = dt.datetime.combine(row["at"].date(), dt.time.fromisoformat(asleep[1]))
            day["asleep"] = moment if moment >= row["at"] else moment + dt.timedelta(days=1)

    def _void_(self, said: str, row: Row) -> None:
        volume, _, rest = said.partition(" ")
        least = volume.startswith(">")
        measured = {"volume_ml": None if volume == "?" else float(volume.lstrip(">")), "bound": "at_least" * least}
        self._add("voids", row | measured | self._items(rest))

    def _catheter_(self, said: str, row: Row) -> None:
        self._add("voids", row | {"volume_ml": None if said == "?" else float(said), "catheter": True})

    def _drink_(self, said: str, row: Row) -> None:
        volume, *rest = said.split()
        what = [word for word in rest if word in model.DRINKS]
        row |= {"volume_ml": None if volume == "?" else float(volume), "estimated": "estimated" in rest}
        self._add("drinks", row | {"what": what[0] if what else ""})

    def _leak_(self, said: str, row: Row) -> None:
        self._add("leaks", row | self._items(f"leak {said}"))

    def _stool_(self, said: str, row: Row) -> None:
        self._add("bowel", row | {"kind": "visit", "passed": 1} | self._items(said))

    def _no_(self, said: str, row: Row) -> None:
        self._add("bowel", row | {"kind": "no_stool", "passed": 0})

    def _laxative_(self, said: str, row: Row) -> None:
        self._add("bowel", row | {"kind": "laxative", "laxative": 1})

    def _exercise_(self, said: str, row: Row) -> None:
        number, _, rest = said.partition(" ")
        self._add("exercises", row | {"date": row["at"].date(), "exercise": float(number)} | self._items(rest))

    def _remark_(self, said: str, row: Row) -> None:
        self._add("remarks", row | {"code": said})

    def _lost_(self, said: str, row: Row) -> None:
        self._add("gaps", row | {"what": said})

    def _close(self) -> None:
        days = self.tables["days"]
        if not days or "bed" in days[-1]:
            return
        later = [
            row for name in ("drinks", "leaks", "gaps") for row in self.tables[name] if row["at"] > days[-1]["begins"]
        ]
        days[-1]["morning_only"] = not later
