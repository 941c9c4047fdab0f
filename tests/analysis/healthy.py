"""Random diaries of healthy people: what is drunk is drawn first, and the urine follows from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from diary.analysis.assess import Assessment, assess
from diary.model import Diary, Rows

Row = dict[str, Any]
FIRST_DAY = dt.datetime(2026, 3, 2)
DAYS = 3
NIGHT_SHARE = (0.12, 0.28)  # of the urine of 24 hours, made while asleep, the first morning void with it
FIRST_URGE_ML = 60  # a void is never smaller
FEWEST_BY_DAY = 3  # after the first of the morning
DRINKS = ("water", "coffee", "tea", "milk", "juice")


@dataclass(frozen=True)
class Person:
    """How wide healthy is drawn: voids in 24 hours, of them by night, litres drunk, and what of it becomes urine."""

    voids: tuple[int, int]
    by_night: int
    drinks_ml: tuple[int, int]
    urine: tuple[float, float] = (0.85, 1.1)


ORDINARY = Person(voids=(6, 8), by_night=1, drinks_ml=(1500, 2000))
WIDE = Person(voids=(4, 9), by_night=2, drinks_ml=(1200, 2400))


def assessed(count: int, person: Person, seed: int) -> Assessment:
    """Return so many diaries, assessed as one batch: the same seed gives the same diaries."""
    random = Random(seed)
    return assess(Diary.of_many([_diary(random, person) for _ in range(count)]))


def _diary(random: Random, person: Person) -> Rows:
    tables: Mapping[str, list[Row]] = {name: [] for name in ("patients", "days", "voids", "drinks")}
    tables["patients"].append({
        "sex": random.choice(("female", "male")), "age": random.randint(20, 80), "weight_kg": random.randint(55, 95),
        "urge_scale": "ppius", "records_leaks": True,
    })  # fmt: skip
    rise = [FIRST_DAY + dt.timedelta(days=day, minutes=random.randint(390, 480)) for day in range(DAYS + 1)]
    bed = [FIRST_DAY + dt.timedelta(days=day, minutes=random.randint(1320, 1410)) for day in range(DAYS)]
    last_night_ml = random.randint(250, 400)
    for day in range(DAYS):
        tables["days"].append({
            "day": day + 1, "date": FIRST_DAY + dt.timedelta(days=day), "dated": True, "begins": rise[day],
            "rise": rise[day], "bed": bed[day], "asleep": bed[day] + dt.timedelta(minutes=15),
        })  # fmt: skip
        last_night_ml = _day(random, person, tables, rise[day], bed[day], rise[day + 1], last_night_ml)
    tables["days"].append({
        "day": DAYS + 1, "date": FIRST_DAY + dt.timedelta(days=DAYS), "dated": True, "begins": rise[-1],
        "rise": rise[-1], "morning_only": True,
    })  # fmt: skip
    _void(random, tables, rise[-1], last_night_ml)
    return tables


def _day(
    random: Random,
    person: Person,
    tables: Mapping[str, list[Row]],
    rise: dt.datetime,
    bed: dt.datetime,
    next_rise: dt.datetime,
    first_ml: int,
) -> int:
    """Add one day from its first morning void on; return the volume of the void that closes it."""
    drunk = random.randint(*person.drinks_ml)
    urine = drunk * random.uniform(*person.urine)
    night = urine * random.uniform(*NIGHT_SHARE)
    besides_opening = random.randint(*person.voids) - 1  # the void that closes a day counts with the next
    by_night = random.randint(0, min(person.by_night, besides_opening - FEWEST_BY_DAY))
    by_day = besides_opening - by_night
    for at, ml in zip(_between(random, rise, bed, 6), _shares(random, drunk, 6), strict=True):
        tables["drinks"].append({"at": at, "volume_ml": ml, "what": random.choice(DRINKS)})
    _void(random, tables, rise, first_ml)
    for at, ml in zip(_between(random, rise, bed, by_day), _shares(random, urine - night, by_day), strict=True):
        _void(random, tables, at, ml)
    volumes = _shares(random, night, by_night + 1)
    for ml in volumes[:-1]:
        _void(random, tables, bed + (next_rise - bed) * random.uniform(0.4, 0.8), ml)
    return volumes[-1]


def _void(random: Random, tables: Mapping[str, list[Row]], at: dt.datetime, ml: int) -> None:
    urge = random.choice((0, 1, 1, 2, 2, 2))
    tables["voids"].append({"at": at, "volume_ml": ml, "urge": urge, "level": urge, "leak": "none"})


def _between(random: Random, start: dt.datetime, end: dt.datetime, count: int) -> list[dt.datetime]:
    """Return moments spread over the waking day, none within half an hour of another."""
    step = (end - start) / (count + 1)
    moments = [start + step * (place + random.uniform(0.75, 1.25)) for place in range(count)]
    return [moment.replace(second=0, microsecond=0) for moment in moments]


def _shares(random: Random, total: float, count: int) -> list[int]:
    """Divide an amount over so many, unequally, each a multiple of ten and none a trickle."""
    weights = [random.uniform(0.5, 1.5) for _ in range(count)]
    return [max(round(total * weight / sum(weights) / 10) * 10, FIRST_URGE_ML) for weight in weights]
