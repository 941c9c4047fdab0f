"""The settings in force as JSON: each with its value and its default, and where the file lies."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SCHEMA = "diary-settings/1"


def to_json(path: Path, in_force: Mapping[str, Any], defaults: Mapping[str, Any]) -> str:
    """Return the settings as JSON text; what is not set is null, a time is `23:00`."""
    listed = {
        "schema": SCHEMA,
        "file": str(path),
        "exists": path.exists(),
        "settings": {key: {"value": plain(value), "default": plain(defaults[key])} for key, value in in_force.items()},
    }
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def plain(value: object) -> object:
    """Return a setting as JSON has it."""
    return f"{value:%H:%M}" if isinstance(value, dt.time) else value
