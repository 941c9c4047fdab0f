"""The settings in force as JSON: each with its value and its default, and where the file lies."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from diary.settings import Practice, Settings

SCHEMA = "diary-settings/1"
HASH_DIGITS = 16
_APART = ("practice", "overrides")


def to_json(path: Path, in_force: Mapping[str, Any], defaults: Mapping[str, Any]) -> str:
    """Return the settings as JSON text; what is not set is null, a time is `23:00`."""
    listed = {
        "schema": SCHEMA,
        "file": str(path),
        "exists": path.exists(),
        "settings": {key: {"value": plain(value), "default": plain(defaults[key])} for key, value in in_force.items()},
    }
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def hash_of(settings: Settings) -> str:
    """Return what tells these settings from others, the letterhead apart: the first digits of a hash of them all."""
    return hashlib.sha256(json.dumps(deciding(settings), sort_keys=True).encode()).hexdigest()[:HASH_DIGITS]


def deciding(settings: Settings) -> dict[str, Any]:
    """Return every setting that decides a number, as JSON has it."""
    whole = asdict(replace(settings, practice=Practice()))
    return {name: json.loads(json.dumps(value, default=plain)) for name, value in whole.items() if name not in _APART}


def plain(value: object) -> object:
    """Return a setting as JSON has it."""
    return f"{value:%H:%M}" if isinstance(value, dt.time) else value
