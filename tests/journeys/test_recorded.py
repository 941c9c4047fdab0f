"""What was read is shown as the tables of the report, whole."""

import pytest

from diary.journeys.in_force import InForce
from diary.journeys.opening import open_diary
from diary.journeys.recorded import recorded
from diary.journeys.source import Source
from diary.texts import texts
from tests.conftest import SAMPLES

IN_FORCE = InForce(texts("en"), asked="en")


@pytest.mark.parametrize(
    ("sample", "lists"),
    [
        ("frequent-small-voids.xlsx", ["bowel-data", "exercises-by-day"]),
        ("child-soiling.xlsx", ["night-data", "bowel-data"]),
        ("loss-of-stool-after-birth.xlsx", ["bowel-data"]),
    ],
)
def test_every_event_of_a_day_and_every_list_is_there(sample: str, lists: list[str]) -> None:
    opened = open_diary(Source(sample, (SAMPLES / sample).read_bytes()), IN_FORCE)
    tables = recorded(opened, IN_FORCE)
    events = [row for name in ("voids", "drinks", "leaks") for row in opened.reading.tables[name]]
    assert sum(len(table.rows) for table in tables if table.id.startswith("day-")) == len(events)
    assert sorted(table.id for table in tables if not table.id.startswith("day-")) == sorted(lists)
    shown = {cell.text for table in tables for row in table.rows for cell in row}
    assert {event["cell"] for event in events} <= shown


def test_what_came_after_midnight_says_that_it_is_of_the_next_date() -> None:
    name = "frequent-small-voids.xlsx"
    opened = open_diary(Source(name, (SAMPLES / name).read_bytes()), IN_FORCE)
    (day, *_) = recorded(opened, IN_FORCE)
    began = min(void["at"].date() for void in opened.reading.tables["voids"])
    own = {void["cell"]: void["at"] for void in opened.reading.tables["voids"] if void["sheet"] == "Dag 1"}
    shown = {row[-1].text: row[0].text for row in day.rows if row[-1].text in own}
    expected = {cell: f"{at:%H:%M}" + " (next date)" * (at.date() > began) for cell, at in own.items() if cell in shown}
    assert shown == expected
    assert any(time.endswith("(next date)") for time in shown.values())
