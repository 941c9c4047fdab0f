"""The sheets of our own template are known at a glance, a child's too, and no other sheet is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from diary.reading.files.workbook import Sheet, open_content, open_workbook
from diary.reading.recognise import births, template
from diary.reading.recognise.sheets import recognise
from tests.conftest import SAMPLES


def sheets(sample: str) -> dict[str, Sheet]:
    path = SAMPLES / f"{sample}.xlsx"
    return {sheet.name: sheet for sheet in open_content(path.read_bytes(), path.name).sheets}


@pytest.mark.parametrize(
    ("sample", "name", "kind"),
    [
        ("healthy", "Dag 1", "day"),
        ("constipation", "Ontlasting", "bowel"),
        ("child-well", "Dag 1", "day"),
        ("child-well-english", "Day 2", "day"),
        ("child-soiling", "Poepen", "bowel"),
        ("child-well-english", "Poo", "bowel"),
        ("child-well", "Nachten", "nights"),
        ("healthy", "Oefeningen", "exercises"),
    ],
)
def test_a_sheet_of_the_template_is_known_at_a_glance(sample: str, name: str, kind: str) -> None:
    assert {layout.kind for layout in template.recognise(sheets(sample)[name], None)} == {kind}


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_no_sheet_of_the_template_is_weighed(sample: Path) -> None:
    workbook, _ = births.apart(open_workbook(sample))
    found = {sheet.name: recognise(sheet) for sheet in workbook.sheets}
    assert {name: (bool(each.layouts), each.candidates) for name, each in found.items()} == dict.fromkeys(
        found, (True, ())
    )


@pytest.mark.parametrize("change", [lambda row: row[:-1], lambda row: [*row, "Iets anders"]])
def test_one_heading_less_or_more_is_weighed(change: Callable[[list[object]], list[object]]) -> None:
    sheet = sheets("child-well")["Poepen"]
    at = next(number for number, row in enumerate(sheet.rows) if row[0] == "Datum")
    heading = [cell for cell in sheet.rows[at] if cell is not None and cell != "Wc verstopt"]
    rows = [*sheet.rows[:at], change([*heading, "Wc verstopt"]), *sheet.rows[at + 1 :]]
    assert template.recognise(Sheet(sheet.name, rows), None) == ()
