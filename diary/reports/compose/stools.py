"""The bowel diary as a list: a row a visit, with every field that was filled in and its cell."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

from diary.analysis.bowel import visits
from diary.reports.compose.day_events import Row, known
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Cell, Table

FLAGS = ("incomplete", "blockage", "manual_help", "laxative", "in_toilet", "holding_back", "toilet_blocked")
NOT_SO = {"straining": "no", "blood": "none"}
"""The answer by which a patient says that there was none of it."""


def stool_list(diary: OneDiary) -> Table:
    """Return every row of the bowel diary in order of time; it has none where no bowel diary was kept."""
    log = visits(diary.assessment.numbers.line)
    listed = tuple(_listed(diary, row) for row in log.rows.rows(log.diary == diary.index).records())
    return Table("bowel-data", diary.words("report.fortnight.data"), diary.words.lines("report.bowel_header"), listed)


def _listed(diary: OneDiary, row: Row) -> tuple[Cell, ...]:
    w = diary.words
    return (
        Cell(w.date(row["at"], year=False)),
        Cell(w.clock(row["at"]) if row["timed"] else "", number=True),
        Cell(_yes_no(diary, row["passed"]) if row["kind"] == "visit" else w(f"vocabulary.bowel_kind.{row['kind']}")),
        Cell(written_type(diary, row), number=True),
        *(Cell(_number(diary, row[name]), number=True) for name in ("postponed_min", "minutes", "pain")),
        Cell(_beside(diary, row)),
        Cell(_lost(diary, row)),
        Cell(row["note"]),
        Cell(row["cell"]),
    )


def written_type(diary: OneDiary, row: Row) -> str:
    """Write the type of a stool: `4`, or `3–4` between two; nothing where it is not known."""
    return "–".join(filter(None, (_number(diary, row[name]) for name in ("bristol", "bristol_to"))))


def _number(diary: OneDiary, value: float) -> str:
    number = known(value)
    return "" if number is None else diary.words.number(number)


def _yes_no(diary: OneDiary, value: float) -> str:
    return "" if isnan(value) else diary.words("report.yes" if value else "report.no")


def _beside(diary: OneDiary, row: Mapping[str, object]) -> str:
    """Write what came with a stool, and after it what the patient said did not: `hard geperst · nee: vastzitten`."""
    so, not_so = [], []
    for name in ("straining", *FLAGS, "blood"):
        answer = row[name]
        if answer == "" or (isinstance(answer, float) and isnan(answer)) or name == row["kind"]:
            continue
        if answer == NOT_SO.get(name, 0.0):
            not_so.append(diary.words(f"report.stool.no.{name}"))
        else:
            so.append(diary.words(f"report.stool.{_key(name, str(answer))}"))
    if not_so:
        so.append(diary.words("report.stool.not", items=", ".join(not_so)))
    return " · ".join(so)


def _key(name: str, answer: str) -> str:
    return {"straining": f"straining_{answer}", "blood": answer}.get(name, name)


def _lost(diary: OneDiary, row: Row) -> str:
    """Write what was lost, and whether it was noticed."""
    amount = diary.words(f"vocabulary.stool_leak.{row['leak']}") if row["leak"] else ""
    noticed = known(row["noticed"])
    felt = "" if noticed is None else diary.words("report.stool.noticed" if noticed else "report.stool.unnoticed")
    return ", ".join(filter(None, (amount, felt)))
