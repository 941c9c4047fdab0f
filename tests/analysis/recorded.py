"""Facts for tests, written as a person would: a vector's JSON, or a few lines of diary."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from diary import urge
from diary.model import Diary
from diary.settings import Settings, SleepTimes

VECTORS = Path(__file__).parents[1] / "vectors" / "diaries"


def vector(name: str) -> dict[str, Any]:
    """Return the complete diary whose file name begins with `name`, with its expected values."""
    (path,) = VECTORS.glob(f"{name}*.json")
    return json.loads(path.read_text("utf-8"))


def vector_names() -> list[str]:
    return sorted(path.stem for path in VECTORS.glob("*.json"))


def fits_the_template(recorded: dict[str, Any]) -> bool:
    """Tell whether the days and the next morning of a template say all of it: no bowel diary, no settings."""
    return "bowel" not in recorded and "sleep_times" not in recorded


def settings(recorded: dict[str, Any]) -> Settings:
    """Return the settings of the clinic whose default sleep times the vector names, else the defaults."""
    times = {name: dt.time.fromisoformat(at) for name, at in recorded.get("sleep_times", {}).items()}
    return Settings(sleep_times=SleepTimes(**times))


def facts(recorded: dict[str, Any], *, mark_first_voids: bool = True) -> Diary:
    """Return the recorded facts of a vector as tables.

    A night may lack its bedtime, the last one its rising. A row of `bowel` is one of model.BOWEL, its
    time `t` a date where only that is known.
    """
    patient, nights, events = recorded["patient"], recorded["nights"], recorded["events"]
    scale = urge.SCALES[recorded["urge_scale"].split()[0].lower()]
    rises = [recorded["first_rise"], *(night["rise"] for night in nights if night["rise"])]
    days = [
        {
            "day": number + 1,
            "date": rise[:10],
            "dated": True,
            "begins": rise,
            "rise": rise,
            "bed": nights[number]["bed"] if number < len(nights) else None,
            "asleep": nights[number].get("sleep") if number < len(nights) else None,
            "morning_only": number == len(nights),
        }
        for number, rise in enumerate(rises)
    ]
    voids = [
        {
            "at": event["t"],
            "volume_ml": event["ml"],
            "urge": event.get("urgency"),
            "level": None if event.get("urgency") is None else scale.level(event["urgency"]),
            "leak": "some" if event.get("leak") else "",
            "catheter": event.get("method") == "catheter",
            "first_morning": mark_first_voids and event.get("fmv", False),
        }
        for event in events
        if event["type"] == "void"
    ]
    drinks = [
        {"at": event["t"], "volume_ml": event["ml"], "what": event["drink"]}
        for event in events
        if event["type"] == "drink"
    ]
    bowel = [
        {**{name: value for name, value in row.items() if name != "t"}, "at": row["t"], "timed": "T" in row["t"]}
        for row in recorded.get("bowel", ())
    ]
    person = {
        "age": patient["age"],
        "weight_kg": patient["weight_kg"],
        "urge_scale": scale.id,
        "records_leaks": True,
    }
    return Diary.of(patients=[person], days=days, voids=voids, drinks=drinks, bowel=bowel)
