"""The manual says what the program does: made parts are fresh, nothing lacks its entry, no link points nowhere."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from diary.analysis.example import median
from diary.analysis.findings import CODES
from diary.analysis.metrics import CATALOGUE, KEYS, Metric
from diary.analysis.reference import references
from diary.reading.cells.codes import Wrong
from docs import make
from docs.parts import cells, example, metrics, reading
from docs.parts.manual import program
from docs.parts.markdown import codes
from tests.conftest import Ran

ROOT = Path(__file__).parents[1]
WRITTEN = [*make.PAGES, *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))]
RUN_TO_MAKE = "differs from what the code says: run `make docs`"
by_name = pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)


def text(page: str) -> str:
    return (make.DOCS / page).read_text("utf-8")


def headings(page: str) -> list[str]:
    """Return the headings without their marks, code blocks left out."""
    prose = re.sub(r"^```.*?^```$", "", page, flags=re.DOTALL | re.MULTILINE)
    return [found.replace("`", "") for found in re.findall(r"^#+ (.+)$", prose, re.MULTILINE)]


def anchors(page: Path) -> set[str]:
    """Return where a link into a page can point, as GitHub names headings, and the anchors written out."""
    written = page.read_text("utf-8")
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings(written)}
    return slugs | set(re.findall(r'<a id="([^"]+)">', written))


@pytest.mark.parametrize("page", make.PAGES, ids=lambda page: page.name)
def test_made_parts_are_fresh(page: Path):
    written = page.read_text("utf-8")
    assert written == make.remade(written), f"{page.name} {RUN_TO_MAKE}"


def test_every_part_stands_on_one_page():
    used = [found["name"] for page in make.PAGES for found in make.MARKED.finditer(page.read_text("utf-8"))]
    assert sorted(used) == sorted(make.PARTS)


def test_a_part_that_does_not_exist_is_refused():
    with pytest.raises(KeyError, match="unheard"):
        make.remade("<!-- made: unheard -->\n<!-- end -->")


def test_every_metric_finding_and_reason_has_its_heading():
    found = headings(text("metrics.md"))
    assert [heading for heading in found if heading in KEYS] == list(KEYS)
    assert [heading for heading in found if heading.startswith("Finding ")] == [f"Finding {code}" for code in CODES]
    assert {heading for heading in found if heading.startswith("Reason ")} == {
        f"Reason {code}" for code in codes("reasons")
    }


def test_every_metric_says_its_formula_unit_source_withholding_and_example():
    entries = re.split(r"^#### ", text("metrics.md"), flags=re.MULTILINE)[1:]
    lacking = [
        (entry.split("\n")[0], item)
        for entry in entries
        for item in ("Formula: ", "Unit: ", "Source: ", "Withheld: [", "Example: ")
        if f"\n* {item}" not in entry
    ]
    assert not lacking


@pytest.mark.parametrize("metric", CATALOGUE, ids=lambda metric: metric.key)
def test_every_docstring_of_a_metric_says_its_unit_and_when_it_is_withheld(metric: Metric):
    said = metrics.function(metric).__doc__ or ""
    assert f"Unit: {metric.unit}." in said
    assert re.search(r"\bwithheld\b|lower bound", said, re.IGNORECASE)


def test_every_limit_tip_and_scale_stands_in_its_table():
    page = text("metrics.md")
    assert all(f'<a id="limit-{one}">' in page for one in references())
    assert all(f"\n| `{tip}` |" in page for tip in codes("advice"))


def test_every_problem_and_guess_has_its_heading_and_what_to_do():
    page = text("reading.md")
    assert {*codes("problems"), *codes("guesses")} <= set(headings(page))
    assert page.count("\n* Remedy: ") == len(codes("problems"))
    assert page.count("\n* Check: ") == len(codes("guesses")) == len(reading.notes("check"))


def test_every_source_has_its_heading_a_use_and_whether_it_was_at_hand():
    keys = codes("sources")
    assert set(keys) == set(reading.notes("at_hand"))
    entries = re.split(r"^### ", text("references.md"), flags=re.MULTILINE)[1:]
    assert [entry.split("\n")[0] for entry in entries] == keys
    assert not [entry for entry in entries if entry.count("\n* ") < 2]


def test_every_command_and_option_of_the_help_stands_in_the_manual(diary: Callable[..., Ran]):
    page = text("manual.md")
    sections = {found.split("\n")[0]: found for found in re.split(r"^### diary ", page, flags=re.MULTILINE)[1:]}
    assert set(sections) == set(program().commands)
    for command, section in sections.items():
        options = re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", diary(command, "--help").out)
        assert options
        assert [option for option in options if f"`{option}`" not in section] == []
    assert "`--version`" in page


@pytest.mark.parametrize("metric", CATALOGUE, ids=lambda metric: metric.key)
def test_every_metric_is_worked_by_hand_in_its_docstring(metric: Metric):
    """The docstring's own test holds the arithmetic against the function; here it is held against the catalogue."""
    by_hand = eval(metrics.worked(metric), {"__builtins__": {}, "median": median})  # arithmetic of our own code
    assert example.numbers().measures[metric.key].value[0] == pytest.approx(by_hand, abs=1e-9)


def test_the_lacking_diaries_show_every_reason_that_a_metric_can_have():
    """Every reason that stands in the code of the metrics withholds something in one of those diaries."""
    words = set(codes("reasons"))
    modules = [path for path in (ROOT / "diary" / "analysis").glob("*.py") if path.stem not in ("tips", "change")]
    in_code = {
        node.value
        for path in modules
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in words
    }
    shown = set().union(*example.reasons_by_metric().values())
    assert in_code <= shown <= words
    assert all(example.reasons_by_metric().values())


def test_each_cell_is_read_or_refused_as_its_list_says():
    misplaced = [
        (kind, written, found)
        for kind, name, written, found in cells.tried()
        if isinstance(found, Wrong) is (name == "accepted") or found is None
    ]
    assert not misplaced


@by_name
def test_every_link_points_somewhere(page: Path):
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(target)
    assert not broken


@by_name
def test_every_file_that_is_named_exists(page: Path):
    named = re.findall(r"`((?:diary|docs|tests|samples|benchmarks)/[\w./-]+)`", page.read_text("utf-8"))
    assert not [name for name in named if not (ROOT / name).exists()]


def test_numbers_are_written_short():
    assert [metrics.number(value) for value in (7.0, 1 / 3, -0.5, 0.0, math.pi * 100)] == [
        "7", "0.333", "−0.5", "0", "314.159"
    ]  # fmt: skip
