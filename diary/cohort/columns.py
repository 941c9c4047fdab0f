"""The columns of the tables of many diaries: the wide one, a row a diary, and the three tidy ones beside it."""

from __future__ import annotations

from collections.abc import Mapping

from diary.analysis.metrics import KEYS
from diary.cohort.rows import LEVELS
from diary.exchange.tabular import Column

OF_DIARY = (
    Column("visit", "text"), Column("first_day", "date"), Column("last_day", "date"),
    Column("days_recorded", "number"), Column("days_complete", "number"), Column("nights_complete", "number"),
    Column("bowel_days_covered", "number"), Column("indicative", "mark"),
    Column("sex", "text"), Column("age", "number"), Column("weight_kg", "number"), Column("urge_scale", "text"),
    Column("complaint", "text"), Column("form", "text"), Column("language", "text"), Column("is_diary", "mark"),
    Column("errors", "number"), Column("warnings", "number"), Column("notices", "number"),
    Column("questions", "number"),
    Column("program_version", "text"), Column("settings_hash", "text"),
)  # fmt: skip
"""What a diary is, beside its numbers: on the wide table after them, in `diaries` the table itself."""
WIDE = (
    Column("file", "text"),
    Column("code", "text"),
    Column("problems", "text"),
    *(Column(key, "number") for key in KEYS),
    *(Column(level, "text") for level in LEVELS),
    *OF_DIARY,
)
LISTED = (Column("id", "text"), Column("arm", "text"), Column("site", "text"), Column("expected_visits", "text"))
"""What a list of visits adds, behind the other columns; `visit` is then that of the list."""
TIDY: Mapping[str, tuple[Column, ...]] = {
    "diaries": (
        Column("diary", "text"), Column("sha256", "text"), Column("code", "text"), *OF_DIARY,
        Column("problems", "text"),
    ),
    "metrics": (
        Column("diary", "text"), Column("metric", "text"), Column("value", "number"), Column("unit", "text"),
        Column("n", "number"), Column("lower", "number"), Column("upper", "number"), Column("pooled", "number"),
        Column("reason", "text"), Column("absent", "text"), Column("estimated", "mark"), Column("assumed", "mark"),
    ),
    "days": (
        Column("diary", "text"), Column("day", "number"), Column("date", "date"), Column("complete", "mark"),
        Column("metric", "text"), Column("value", "number"), Column("reason", "text"), Column("absent", "text"),
    ),
}  # fmt: skip
"""A value is empty exactly where a reason is given, and `absent` says of which kind that is."""
INPUTS = "inputs"
"""The table of what a partitioned table was made of, which beside a single one stands in its data package."""
OF_DIARIES = ("cohort", "diaries")
"""The tables with a row a diary."""


def shape(table: str, *, listed: bool) -> tuple[Column, ...]:
    """Return the columns of a table of many diaries; `listed`: beside a list of visits."""
    columns = {"cohort": WIDE, **TIDY, INPUTS: TIDY["diaries"][:2]}[table]
    return (*columns, *LISTED) if listed and table in OF_DIARIES else columns
