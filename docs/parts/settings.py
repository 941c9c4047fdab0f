"""The part of docs/manual.md about the settings file: every setting, what it can be and its default."""

from __future__ import annotations

from itertools import groupby

from diary.settings import DEFAULTS
from diary.settings_file import LETTERHEAD, as_toml, in_force, kinds
from diary.texts import texts
from docs.parts.markdown import code, table

WORDS = texts("en")
DESCRIBED_TOGETHER = ("household_measures", "limits")
"""Headings with many settings of one kind, whose values stand elsewhere in the manual."""


def settings() -> str:
    """Return a row a setting; those of one kind under one heading share theirs."""
    default, kind_of = in_force(DEFAULTS), kinds()
    rows = []
    for heading, group in groupby(kind_of, key=lambda key: key.partition(".")[0]):
        keys = list(group)
        if heading in DESCRIBED_TOGETHER:
            key, value = f"{heading}.…", "see below"
        else:
            key, value = "", ""
        for one in [keys[0]] if key else keys:
            unset = default[one] in (None, "", ())
            rows.append([code(key or one), WORDS(f"settings.expected.{kind_of[one]}"),
                         value or ("not set" if unset else code(as_toml(default[one]))),
                         "" if heading == LETTERHEAD else "yes"])  # fmt: skip
    return table(["Setting", "Is", "Default", "Named in each report"], rows)
