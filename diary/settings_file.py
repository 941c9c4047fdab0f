"""The clinic's settings file (TOML) → Settings: every wrong key or value in one run, never one in silence."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
import zoneinfo
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from diary.analysis.reference import references
from diary.logo import Logo, NoLogo, read_logo
from diary.reading.cells.household import household_measures, with_own_measures
from diary.refusal import Refusal
from diary.regular import MOST_BYTES, NotRegular, TooLong, read_small
from diary.settings import DEFAULTS, Limits, Override, Practice, Settings, SleepTimes

LETTERHEAD = "practice"
"""The part of the settings that changes no number."""
LOGO = f"{LETTERHEAD}.logo"
MOST_NUMBER = 1e12


class WrongSetting(Refusal):
    """One thing in the settings file that is wrong."""

    keys = ("settings.*",)


class WrongSettings(Exception):
    """Everything that is wrong in the settings file."""

    def __init__(self, problems: list[WrongSetting]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = tuple(problems)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _lines(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_text(line) for line in value)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    if not -MOST_NUMBER < value < MOST_NUMBER:
        raise ValueError
    return value


def _above_zero(value: object) -> float:
    if (number := _number(value)) <= 0:
        raise ValueError
    return number


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return int(_above_zero(value))


def _hour(value: object) -> int:
    if isinstance(value, bool) or value not in range(24):
        raise ValueError
    return int(_number(value))


def _clock(value: object) -> dt.time:
    return value if isinstance(value, dt.time) else dt.time.fromisoformat(_text(value))


def _timezone(value: object) -> str:
    return zoneinfo.ZoneInfo(_text(value)).key


KINDS: Mapping[str, Callable[[object], Any]] = {
    "text": _text, "lines": _lines, "number": _number, "ml": _above_zero, "whole": _whole, "hour": _hour,
    "clock": _clock, "timezone": _timezone, "picture": _text,
}  # fmt: skip
"""What a setting can be; `settings.expected.<kind>` says it in words."""


def kinds() -> dict[str, str]:
    """Return every setting by its key in the file, `limits.nocturia.high`, with its kind.

    A limit of zero is none to set: what it finds happened or did not.
    """
    ends = [
        (reference.id, end) for reference in references().values() for end in ("low", "high") if getattr(reference, end)
    ]
    return {
        "timezone": "timezone",
        "evening_hour": "hour",
        "practice.name": "text",
        "practice.lines": "lines",
        LOGO: "picture",
        "sleep_times.bed": "clock",
        "sleep_times.rise": "clock",
        **{f"household_measures.{measure}": "ml" for measure in household_measures()},
        **{f"limits.{limit}.{end}": "number" for limit, end in ends},
        **{f"reading.{bound}": "whole" for bound in asdict(DEFAULTS.reading)},
    }


def in_force(settings: Settings) -> dict[str, Any]:
    """Return the value of every setting by its key; None where nothing is set and there is no default."""
    flat = dict(_flat({**asdict(settings), "limits": {}, "household_measures": {}, "overrides": {}}))
    flat[LOGO] = settings.practice.logo.file if settings.practice.logo else ""
    flat |= {
        f"household_measures.{measure}": ml for measure, ml in with_own_measures(settings.household_measures).items()
    }
    for limit, one in references().items():
        ends = settings.limits.get(limit, {})
        flat |= {f"limits.{limit}.{end}": ends.get(end, getattr(one, end)) for end in ("low", "high")}
    return {key: flat[key] for key in kinds()}


def load(path: Path) -> Settings:
    """Return the settings that a file states, the defaults for what it leaves out; WrongSettings names all faults."""
    return understood(content(path), path)


def content(path: Path) -> bytes:
    """Return what stands in the file; WrongSettings when there is none that can be read."""
    try:
        return read_small(path)
    except FileNotFoundError:
        raise WrongSettings([WrongSetting("not_found", path=path)]) from None
    except NotRegular as error:
        raise WrongSettings([WrongSetting("not_a_file", path=path)]) from error
    except TooLong as error:
        raise WrongSettings([WrongSetting("too_long", path=path, limit=MOST_BYTES // 1_000_000)]) from error
    except OSError as error:
        raise WrongSettings([WrongSetting("not_readable", path=path, reason=error.strerror)]) from error


def stated(data: bytes, path: Path) -> dict[str, Any]:
    """Return the values of a file's content by their keys, right or wrong; WrongSettings when it is no TOML."""
    try:
        return dict(_flat(tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))))
    except ValueError as error:
        raise WrongSettings([WrongSetting("not_toml", path=path, reason=error)]) from error


def understood(data: bytes, path: Path) -> Settings:
    """Return the settings that the content of a file states, as `load` does; `path` is where it stands, or will."""
    known, problems = kinds(), []
    chosen: dict[str, Any] = {}
    for key, value in stated(data, path).items():
        if key not in known:
            problems.append(_unknown(key, value, known, path))
            continue
        try:
            chosen[key] = KINDS[known[key]](value)
        except (TypeError, ValueError, zoneinfo.ZoneInfoNotFoundError):
            problems.append(WrongSetting("wrong_value", path=path, key=key, found=value, kind=known[key]))
    default = in_force(DEFAULTS)
    problems += _crossed(default | chosen, path)
    if named := chosen.pop(LOGO, ""):
        chosen |= _logo(named, path, problems)
    if problems:
        raise WrongSettings(problems)
    return _settings(chosen, default)


def _flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Give every value with its dotted key; an empty heading gives nothing."""
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _unknown(key: str, value: object, known: Mapping[str, str], path: Path) -> WrongSetting:
    """Return the problem of a key that is no setting, with the nearest one that is."""
    if any(one.startswith(f"{key}.") for one in known):
        return WrongSetting("not_a_heading", path=path, key=key, found=value)
    near = get_close_matches(key, known, n=1, cutoff=0.75)
    return WrongSetting("unknown_key_near" if near else "unknown_key", path=path, key=key, near="".join(near))


def _crossed(values: Mapping[str, Any], path: Path) -> list[WrongSetting]:
    """Return the limits whose low end is not below the high one."""
    found = []
    for limit in references():
        low, high = (values.get(f"limits.{limit}.{end}") for end in ("low", "high"))
        if low is not None and high is not None and low >= high:
            found.append(WrongSetting("low_above_high", path=path, key=f"limits.{limit}", low=low, high=high))
    return found


def _logo(named: str, path: Path, problems: list[WrongSetting]) -> dict[str, Logo]:
    """Return the logo under its key, found from where the settings file lies; what is wrong with it joins the rest."""
    try:
        return {LOGO: read_logo(path.parent / named)}
    except NoLogo as none:
        problems.append(WrongSetting(none.code, path=path, key=LOGO, **none.values))
        return {}


def _settings(chosen: Mapping[str, Any], default: Mapping[str, Any]) -> Settings:
    changed = {key: value for key, value in chosen.items() if value != default[key]}

    def part(name: str, of: Mapping[str, Any] = chosen) -> dict[str, Any]:
        return {key.removeprefix(f"{name}."): value for key, value in of.items() if key.startswith(f"{name}.")}

    limits: dict[str, dict[str, float]] = {}
    for key, value in part("limits", changed).items():
        limit, _, end = key.rpartition(".")
        limits.setdefault(limit, {})[end] = value
    return Settings(
        timezone=chosen.get("timezone", DEFAULTS.timezone),
        evening_hour=chosen.get("evening_hour", DEFAULTS.evening_hour),
        sleep_times=SleepTimes(**part("sleep_times")),
        household_measures=part("household_measures", changed),
        limits=limits,
        practice=Practice(**part(LETTERHEAD)),
        reading=Limits(**part("reading")),
        overrides=tuple(
            Override(key, default[key], value) for key, value in changed.items() if not key.startswith(f"{LETTERHEAD}.")
        ),
    )


def blank() -> str:
    """Return a settings file to start from: every setting with its default, commented out under its heading."""
    lines = ["# Settings of diary. Take away the # before a line to set it; what stays out keeps its default."]
    heading = None
    for key, value in in_force(DEFAULTS).items():
        place, _, name = key.rpartition(".")
        if place != heading:
            heading = place
            lines += ["", f"[{heading}]"] if heading else [""]
        lines.append(f"# {name} = {EXAMPLES[key] if value is None else as_toml(value)}")
    return "\n".join(lines) + "\n"


EXAMPLES = {"sleep_times.bed": '"23:00"', "sleep_times.rise": '"07:00"'}
"""How a setting without a default is written."""


def as_toml(value: object) -> str:
    """Write a value as a settings file has it.

    >>> as_toml(dt.time(7, 30)), as_toml(("Linden 1",)), as_toml(0.5), as_toml(18)
    ('"07:30"', '["Linden 1"]', '0.5', '18')
    """
    if isinstance(value, tuple):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    if isinstance(value, dt.time):
        return f'"{value:%H:%M}"'
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else f"{value:.12g}"
