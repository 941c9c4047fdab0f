"""Twenty children's diaries made at random: every number and verdict is that of the definitions, worked out apart."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from diary.analysis.assess import assess
from diary.model import Diary
from tests.analysis.by_children_page import Bowel, Child, Day, Night, numbers, verdicts
from tests.analysis.outcome import Outcome

BEGINS = dt.datetime(2026, 3, 2)
GRADES = ("drops", "small", "large")
RISE, BED = dt.timedelta(hours=7), dt.timedelta(hours=20)
DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)


def made(seed: int) -> Child:
    """Return a child and its diary, everything in it by chance."""
    chance = random.Random(seed)
    age = chance.randint(5, 17)
    capacity = 30 * (min(age, 12) + 1)

    most, all_weighed = capacity * chance.uniform(0.4, 1.7), chance.random() < 0.8

    def void() -> int:
        return round(most * chance.uniform(0.3, 1.0))

    nights = [_night(chance, void, all_weighed) for _ in range(chance.choice((2, 6, 7, 7, 9)))]
    days = []
    for night in nights[:2]:
        awake: list[int | None] = [void() for _ in range(chance.randint(1, 9))]
        if len(awake) > 3 and chance.random() < 0.3:
            awake[0] = None
        grades = [chance.randint(1, 3) for _ in range(chance.choice((0, 0, 1, 2)))]
        days.append(
            Day(
                void(),
                awake,
                [night.voids] if night.voids else [],
                [chance.randrange(100, 500, 50) for _ in range(5)],
                grades,
            )
        )
    days[1].first = nights[0].first
    bowel = [_bowel(chance) for _ in range(14)]
    return Child(age, chance.random() < 0.5, chance.randint(15, 60), days, nights, bowel)


def _night(chance: random.Random, void: Callable[[], int], all_weighed: bool) -> Night:
    wet = chance.choice((True, True, False, False, None))
    weighed = all_weighed or chance.random() < 0.7
    gain = 0 if wet is False else chance.randrange(0, 300, 5) + 5 * bool(wet)
    stool = not all_weighed and weighed and wet is True and chance.random() < 0.2
    voids = void() if chance.random() < 0.2 else 0
    return Night(wet, 25 if weighed else None, 25 + gain if weighed else None, stool, voids, void())


def _bowel(chance: random.Random) -> Bowel:
    stool = chance.random() < 0.5
    return Bowel(
        stool,
        stool and chance.random() < 0.7,
        chance.randint(1, 7) if stool else None,
        chance.choice((0, 0, 0, 3)) if stool else 0,
        chance.random() < 0.1,
        chance.random() < 0.1,
        stool and chance.random() < 0.05,
    )


def facts(child: Child) -> Diary:
    """Write the diary of a child down as the tables of the model."""
    sex = "female" if child.girl else "male"
    patient = {"age": child.age, "sex": sex, "weight_kg": child.kg, "records_leaks": True}
    tables: dict[str, list[dict[str, Any]]] = {
        "patients": [patient],
        "days": [],
        "voids": [],
        "leaks": [],
        "drinks": [],
    }
    for number, day in enumerate(child.days):
        date = BEGINS + number * DAY
        rise, bed = date + RISE, date + BED
        tables["days"].append(
            {"day": number + 1, "date": date, "dated": True, "begins": rise, "rise": rise, "bed": bed}
        )
        tables["voids"].append({"at": rise, "volume_ml": day.first, "first_morning": True})
        tables["voids"] += [{"at": rise + (1 + place) * HOUR, "volume_ml": ml} for place, ml in enumerate(day.awake)]
        tables["voids"] += [{"at": bed + 4 * HOUR, "volume_ml": ml} for ml in day.asleep]
        wet = [{"at": rise + (1.5 + place) * HOUR, "amount": GRADES[grade - 1]} for place, grade in enumerate(day.wet)]
        tables["leaks"] += wet
        tables["drinks"] += [{"at": rise + (1 + place) * HOUR, "volume_ml": ml} for place, ml in enumerate(day.drinks)]
    closing = BEGINS + len(child.days) * DAY
    morning = {
        "day": len(child.days) + 1,
        "date": closing,
        "dated": True,
        "begins": closing + RISE,
        "rise": closing + RISE,
    }
    tables["days"].append(morning | {"morning_only": True})
    tables["voids"].append({"at": closing + RISE, "volume_ml": child.nights[1].first, "first_morning": True})
    tables["nights"] = [
        {
            "date": BEGINS + number * DAY, "wet": night.wet, "dry_g": night.dry_g, "wet_g": night.wet_g,
            "stool_in_nappy": night.stool, "night_voids_ml": night.voids if number > 1 else None,
            "first_morning_ml": night.first if number else None,
        }
        for number, night in enumerate(child.nights)
    ]  # fmt: skip
    tables["bowel"] = [
        {
            "at": BEGINS + number * DAY, "kind": "visit" if row.stool or row.loss else "no_stool", "passed": row.stool,
            "in_toilet": row.in_toilet if row.stool else None, "bristol": row.form, "pain": row.pain,
            "leak": "smear" if row.loss else "none", "holding_back": row.held_back, "toilet_blocked": row.blocked,
        }
        for number, row in enumerate(child.bowel)
    ]  # fmt: skip
    return Diary.of(**tables)


@pytest.mark.parametrize("seed", range(20))
def test_a_child_gets_the_numbers_and_verdicts_of_the_definitions(seed: int):
    child = made(seed)
    outcome = Outcome(assess(facts(child)))
    found = {key: outcome.assessment.numbers.measures[key].value[0] for key in numbers(child)}
    by_hand = {key: np.nan if value is None else value for key, value in numbers(child).items()}
    assert found == pytest.approx(by_hand, nan_ok=True)
    assert {code: outcome.level(code) for code in verdicts(child)} == verdicts(child)


def test_the_twenty_stand_on_both_sides_of_every_limit():
    seen = {(code, level) for seed in range(20) for code, level in verdicts(made(seed)).items()}
    wanted = {
        "capacity_for_age": {"below", "within"},
        "frequency_for_age": {"borderline", "within", "above"},
        "night_urine_for_age": {"not_assessed", "within", "above"},
        "intake_for_age": {"below", "within", "above"},
        "bowel_pattern_for_age": {"within", "above"},
    }
    assert {(code, level) for code, levels in wanted.items() for level in levels} <= seen
