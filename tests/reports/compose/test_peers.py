"""How others spread stands beside the person's number and the limit, and decides nothing."""

import pytest

from diary.reports.document import Report, Table, Text
from diary.texts import texts
from tests.reports.compose.test_findings import CALM
from tests.reports.test_compose import from_lines


def _peers(report: Report) -> list[tuple[str, ...]]:
    blocks = next(section.blocks for section in report.sections if section.id == "numbers")
    tables = [block for block in blocks if isinstance(block, Table) and block.id == "peers-table"]
    return [tuple(cell.text for cell in row) for table in tables for row in table.rows]


def test_a_woman_stands_beside_women_with_who_how_many_and_the_source() -> None:
    rows = _peers(from_lines(CALM.replace("person:", "person: sex female,")))
    assert rows[0] == (
        "mictiefrequentie overdag", "6 per dag", "", "2–10 (middelste 95%)", "gezonde vrouwen 31–87, vraaggesprek",
        "1505", "Wyman 2022",
    )  # fmt: skip
    assert rows[-1] == (
        "nachtelijke-polyurie-index (NPi)", "22%", "≤\N{NO-BREAK SPACE}33%", "tot 41% (95e percentiel)",
        "bevolking, één dag; n van alle groepen", "2128", "Zümrütbaş 2016",
    )  # fmt: skip


def test_its_sources_are_named_at_the_end() -> None:
    report = from_lines(CALM.replace("person:", "person: sex female,"))
    method = next(section.blocks for section in report.sections if section.id == "method")
    (sources,) = (block.paragraphs for block in method if isinstance(block, Text) and block.title)
    assert {texts("nl")(f"sources.{key}.full") for key in ("wyman2022", "zumrutbas2016")} <= set(sources)


@pytest.mark.parametrize("person", ["", "sex other,", "sex male, age 12,"])
def test_without_peers_there_is_no_table(person: str) -> None:
    assert _peers(from_lines(CALM.replace("person: age 45,", f"person: {person}"))) == []


def test_what_is_not_known_stands_beside_nobody() -> None:
    rows = _peers(from_lines(CALM.replace("person:", "person: sex female,").replace("23:00  bed", "")))
    assert "nycturie" not in [row[0] for row in rows]
    assert "maximaal mictievolume (MVV)" in [row[0] for row in rows]
