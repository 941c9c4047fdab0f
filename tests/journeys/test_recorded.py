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
