"""The sheets of our own template are known at a glance, those of a child's stools too, and no other sheet is."""

from collections.abc import Callable

import pytest

from diary.reading.files.workbook import Sheet, open_content
from diary.reading.recognise import template
from tests.conftest import SAMPLES


def sheets(sample: str) -> dict[str, Sheet]:
    path = SAMPLES / f"{sample}.xlsx"
    return {sheet.name: sheet for sheet in open_content(path.read_bytes(), path.name).sheets}


@pytest.mark.parametrize(
    ("sample", "name", "kind"),
    [
        ("healthy", "Dag 1", "day"),
        ("constipation", "Ontlasting", "bowel"),
        ("child-soiling", "Poepen", "bowel"),
        ("child-well-english", "Poo", "bowel"),
        ("child-well", "Nachten", "nights"),
        ("healthy", "Oefeningen", "exercises"),
    ],
)
def test_a_sheet_of_the_template_is_known_at_a_glance(sample: str, name: str, kind: str) -> None:
    assert {layout.kind for layout in template.recognise(sheets(sample)[name], None)} == {kind}


@pytest.mark.parametrize("change", [lambda row: row[:-1], lambda row: [*row, "Iets anders"]])
def test_one_heading_less_or_more_is_weighed(change: Callable[[list[object]], list[object]]) -> None:
    sheet = sheets("child-well")["Poepen"]
    at = next(number for number, row in enumerate(sheet.rows) if row[0] == "Datum")
    heading = [cell for cell in sheet.rows[at] if cell is not None and cell != "Wc verstopt"]
    rows = [*sheet.rows[:at], change([*heading, "Wc verstopt"]), *sheet.rows[at + 1 :]]
    assert template.recognise(Sheet(sheet.name, rows), None) == ()
