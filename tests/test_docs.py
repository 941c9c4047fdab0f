"""The manual says what the program does: made parts are fresh, nothing lacks its entry, no link points nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from diary.analysis.reference import references as references_in_force
from diary.reports.explain import titles
from diary.texts import texts
from diary.urge import SCALES, URGENCY_LEAK_LEVEL, URGENCY_LEVEL
from docs import make
from docs.parts import references
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


def test_every_source_has_its_heading_a_use_and_whether_it_was_at_hand():
    keys = codes("sources")
    assert set(keys) == set(references.at_hand())
    entries = re.split(r"^### ", text("references.md"), flags=re.MULTILINE)[1:]
    assert [entry.split("\n")[0] for entry in entries] == keys
    assert not [entry for entry in entries if entry.count("\n* ") < 2]


def test_every_command_and_option_of_the_help_stands_in_the_manual(diary: Callable[..., Ran]):
    page = text("manual.md")
    sections = {found.split("\n")[0]: found for found in re.split(r"^### diary ", page, flags=re.MULTILINE)[1:]}
    assert set(sections) == set(program()[1])
    for command, section in sections.items():
        options = re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", diary(command, "--help").out)
        assert options
        assert [option for option in options if f"`{option}`" not in section] == []
    assert "`--version`" in page


def test_the_summary_in_the_readme_is_what_the_command_writes(
    diary: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "100")
    shown = re.findall(r"^```text\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    written = diary("report", ROOT / "samples/frequent-small-voids.xlsx", "-o", tmp_path / "report.html").out
    assert len(shown) == 1
    assert shown[0] in written


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


def test_a_constant_of_the_manual_has_the_value_of_the_code():
    rows = re.findall(
        r"^\| `([A-Z_]+)` \| ([\d.]+) \| .* \| `analysis/([\w/]+)\.py` \|$", text("metrics.md"), re.MULTILINE
    )
    assert len(rows) > 10
    for name, value, module in rows:
        assert getattr(import_module(f"diary.analysis.{module.replace('/', '.')}"), name) == float(value), name


def test_an_urge_scale_of_the_manual_is_that_of_the_code():
    rows = dict(re.findall(r"^\| `(\w+)` \| (0 → 0.*) \|$", text("metrics.md"), re.MULTILINE))
    for scale in SCALES.values():
        levels = ", ".join(f"{code} → {level}" for code, level in enumerate(scale.levels))
        urgent = min(code for code, level in enumerate(scale.levels) if level >= URGENCY_LEVEL)
        leak = next((str(code) for code, level in enumerate(scale.levels) if level == URGENCY_LEAK_LEVEL), "–")
        assert rows.pop(scale.id) == f"{levels} | {urgent} | {leak}"
    assert not rows


@by_name
def test_whatever_the_manual_has_explained_can_be(page: Path):
    asked = set(re.findall(r"diary explain ([a-z_\d]+)", page.read_text("utf-8"))) - {"nycturie"}
    keys = {key for named in titles(texts("en"), references_in_force()).values() for key in named}
    assert asked <= keys
