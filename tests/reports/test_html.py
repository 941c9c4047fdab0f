"""The page: one file, no script, nothing loaded, no violation, no sideways scroll, the same bytes each time."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser

from diary.reports import charts, html
from diary.reports import document as doc
from diary.texts import texts
from tests.conftest import SAMPLES, tool
from tests.reports import fixture_report as fixtures

CASES = [(name, language) for name in fixtures.ALL for language in ("nl", "en")]


@cache
def text(name: str, language: str) -> str:
    report = fixtures.ALL[name](language)
    return html.render(report, charts.draw(report))


class Tags(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_telephone_stands_beside_whom_to_call_at_once_and_nowhere_else() -> None:
    page = text("ordinary", "nl")
    assert page.count('class="phone"') == 1
    assert re.search(r'<svg class="phone"[^>]* aria-hidden="true">.*?</svg>\s*<b>Bel meteen</b>', page)


@pytest.mark.parametrize(
    ("name", "language"),
    [("ordinary", "nl"), ("ordinary", "en"), ("sparse", "nl"), ("crowded", "en"), ("hostile", "nl"), ("child", "nl")],
)
def test_it_opens_without_requests_errors_or_violations(
    browser: Browser, tmp_path: Path, name: str, language: str
) -> None:
    file = tmp_path / "report.html"
    file.write_text(text(name, language), "utf-8")
    for scheme, width in (("light", 1280), ("dark", 390)):
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        requests: list[str] = []
        said: list[str] = []
        page.on("request", lambda request, seen=requests: seen.append(request.url))
        page.on("console", lambda message, seen=said: seen.append(message.text))
        page.on("pageerror", lambda error, seen=said: seen.append(str(error)))
        page.goto(file.as_uri())
        assert [url for url in requests if not url.startswith("data:")] == [file.as_uri()]
        assert said == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
        page.close()


@pytest.mark.parametrize("name", ["ordinary", "sparse"])
def test_page_one_prints_on_one_sheet(browser: Browser, tmp_path: Path, name: str) -> None:
    report = fixtures.ALL[name]("nl")
    file = tmp_path / "report.html"
    file.write_text(text(name, "nl"), "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    printed = tmp_path / "report.pdf"
    page.pdf(path=printed, prefer_css_page_size=True)
    page.close()
    sheets = (
        subprocess.run([tool("pdftotext"), "-layout", printed, "-"], capture_output=True, check=True)
        .stdout.decode()
        .split("\f")
    )
    assert report.sections[0].blocks[-1].lists[-1].signs[-1] in sheets[0]
    assert report.sections[1].title in sheets[1].splitlines()[0]


@pytest.mark.parametrize("name", ["frequent-small-voids", "constipation", "half-filled", "english"])
def test_page_one_of_a_filled_diary_prints_on_one_sheet_with_its_letterhead(
    browser: Browser, tmp_path: Path, diary, name: str
) -> None:
    """Also in the wide typeface of this machine."""
    Image.new("RGB", (300, 200)).save(tmp_path / "logo.png")
    lines = 'name = "Bekkenpraktijk De Linde"\nlines = ["Laan 1", "030 123 45 67"]\nlogo = "logo.png"'
    (tmp_path / "settings.toml").write_text(f"[practice]\n{lines}", "utf-8")
    file, printed = tmp_path / "report.html", tmp_path / "report.pdf"
    options = ("-q", "-o", file, "--settings", tmp_path / "settings.toml")
    assert diary("report", SAMPLES / f"{name}.xlsx", *options).code == 0
    page = browser.new_page()
    page.goto(file.as_uri())
    page.pdf(path=printed, prefer_css_page_size=True)
    page.close()
    run = subprocess.run([tool("pdftotext"), "-layout", printed, "-"], capture_output=True, check=True)
    sheets = run.stdout.decode().split("\f")
    words = texts("en" if name == "english" else "nl")
    assert words("doctor.title") in sheets[0]
    assert words.lines("doctor.appointment.signs")[-1] in sheets[0]
    assert words("report.tips.section") in sheets[1].splitlines()[0]
    header = words.lines("report.day_header")
    assert any(header[0] in line and header[-1] in line for line in "".join(sheets).splitlines())


@pytest.mark.parametrize(("name", "language"), CASES)
def test_it_is_one_file_with_a_strict_policy(name: str, language: str) -> None:
    found = Tags(text(name, language)).found
    names = {tag for tag, _ in found}
    assert not names & {"script", "iframe", "object", "embed", "form", "base"}
    assert not any(attribute.startswith("on") for _, attributes in found for attribute in attributes)
    for _, attributes in found:
        for link in ("src", "href", "xlink:href"):
            assert (attributes.get(link) or "#").startswith(("#", "data:"))
    policy = next(a["content"] for t, a in found if t == "meta" and a.get("http-equiv") == "Content-Security-Policy")
    assert policy == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


@pytest.mark.parametrize(("name", "language"), CASES)
def test_ids_are_unique_and_links_arrive(name: str, language: str) -> None:
    found = Tags(text(name, language)).found
    ids = [attributes["id"] for _, attributes in found if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [str(a["href"]) for tag, a in found if tag == "a"]
    assert {link[1:] for link in links} <= set(ids)


def test_structure_is_there_for_those_who_listen() -> None:
    found = Tags(text("ordinary", "nl")).found
    names = [tag for tag, _ in found]
    assert names.count("h1") == names.count("main") == names.count("header") == names.count("footer") == 1
    assert next(attributes for tag, attributes in found if tag == "html")["lang"] == "nl"
    levels = [int(tag[1]) for tag in names if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(attributes.get("scope") for tag, attributes in found if tag == "th")
    assert names.count("caption") == names.count("table")
    report = fixtures.ordinary("nl")
    pictures = [a["aria-label"] for tag, a in found if tag == "svg" and a.get("role") == "img"]
    assert pictures == [b.alt for s in report.sections for b in s.blocks if isinstance(b, doc.Chart)]


def test_charts_follow_the_readers_light_or_dark() -> None:
    page = text("ordinary", "nl")
    assert not re.search(r"(?<!,)#1b5f9f", page.split("</style>")[1])
    assert "var(--drink,#1b5f9f)" in page


def test_figures_and_day_tables_are_folded_away_under_their_chart() -> None:
    page = text("ordinary", "nl")
    assert (page.count("<details>"), page.count('<details class="printed">')) == (1, 3)
    assert "De getallen van deze figuur" in page
    assert "Het dagboek van deze dag: maandag 2 maart" in page


def test_a_gloss_stands_in_its_cell_before_the_text() -> None:
    page = text("ordinary", "nl")
    assert re.search(r'<td[^>]*><span class="gloss">gloss_0 [^<]+</span></td>', page)
    assert re.search(r'<td[^>]*><span class="gloss">gloss_3 [^<]+</span> Wakker geworden van de hond</td>', page)


def test_hostile_text_is_shown_and_never_run() -> None:
    page = text("hostile", "nl")
    assert "<script" not in page
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in page
    assert "{{ 7*7 }}" in page
    assert not re.search(r"[\x00-\x08\x0b-\x1f\ufffe\ue000]", page)


@pytest.mark.parametrize("place", [None, 0.0, 0.5, 1.0])
@pytest.mark.parametrize("band", [(None, 0.4), (0.3, None), (0.2, 0.6), (None, None)])
@pytest.mark.parametrize("off", [-1, 0, 1])
def test_a_scale_draws_its_band_and_one_mark(band, place, off) -> None:
    number = fixtures.key_numbers("nl").rows[0]._replace(scale=doc.Scale(*band, place, off))
    numbers = fixtures.key_numbers("nl")._replace(rows=(number,))
    section = doc.Section("s", "s", "both", (numbers,))
    found = Tags(html.render(replace(fixtures.sparse("nl"), sections=(section,)), {})).found
    bands = [attributes for tag, attributes in found if tag == "rect"]
    low, high = (0 if band[0] is None else band[0]), (1 if band[1] is None else band[1])
    expected = [] if band == (None, None) else [low * 100, (high - low) * 100]
    assert [float(one[side]) for one in bands for side in ("x", "width")] == pytest.approx(expected)
    marks = [a["d"] for tag, a in found if tag == "path" and a["class"] == "value"]
    assert len(marks) == (1 if off or place is not None else 0)
    if place is not None and not off:
        assert marks == [f"M{place * 100} 0V10"]


def test_a_verdict_that_rests_on_nothing_yet_ends_with_its_word() -> None:
    number = fixtures.key_numbers("nl").rows[0]._replace(basis="")
    section = doc.Section("s", "s", "both", (fixtures.key_numbers("nl")._replace(rows=(number,)),))
    page = html.render(replace(fixtures.sparse("nl"), sections=(section,)), {})
    assert '<td role="cell" class="verdict"><b>hoger</b></td>' in page


def test_the_same_report_gives_the_same_bytes() -> None:
    report = fixtures.ordinary("nl")
    assert html.render(report, charts.draw(report)) == text("ordinary", "nl")


def test_the_page_is_the_same_whether_its_template_is_kept_compiled_or_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = fixtures.sparse("nl")
    drawn = charts.draw(report)
    pages = []
    for package, may_write in ((tmp_path, False), (tmp_path, True), (tmp_path, True), (tmp_path / "gone", True)):
        (tmp_path / "__pycache__").mkdir(exist_ok=True)
        monkeypatch.setattr(sys, "dont_write_bytecode", not may_write)
        monkeypatch.setattr(html, "_COMPILED", package / "__pycache__")
        html._template.cache_clear()
        pages.append((html.render(report, drawn), len(list(tmp_path.glob("__pycache__/*.template")))))
    html._template.cache_clear()
    assert [kept for _, kept in pages] == [0, 1, 1, 1]
    assert len({page for page, _ in pages}) == 1


def test_a_drawing_that_is_no_svg_is_refused() -> None:
    report = fixtures.sparse("nl")
    with pytest.raises(ValueError, match="typical-day"):
        html.render(report, dict.fromkeys(charts.draw(report), "nothing"))


def test_the_head_stands_in_a_column_with_and_without_a_letterhead(browser: Browser, tmp_path: Path) -> None:
    for report in (fixtures.ordinary("nl"), replace(fixtures.ordinary("nl"), letterhead=())):
        file = tmp_path / "report.html"
        file.write_text(html.render(report, charts.draw(report)), "utf-8")
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(file.as_uri())
        boxes = [page.locator(f"header {part}").bounding_box() for part in ("h1", ".who", ".completeness")]
        assert len({box["x"] for box in boxes}) == 1
        assert all(above["y"] + above["height"] <= below["y"] + 1 for above, below in pairwise(boxes))
        page.close()


def test_a_sentence_in_a_table_keeps_a_readable_width_on_a_telephone(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(text("ordinary", "nl"), "utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(file.as_uri())
    assert min(box.bounding_box()["width"] for box in page.locator("td.sentence:visible").all()) >= 240
    page.close()


def test_a_reason_and_a_tip_stand_on_lines_of_their_own_and_a_wide_chart_says_that_it_moves(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    file.write_text(text("ordinary", "nl"), "utf-8")
    for width, hinted in ((390, True), (1280, False)):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(file.as_uri())
        reason, why = (page.locator(f".tip p > span:nth-child({n})").first.bounding_box() for n in (1, 2))
        assert reason["y"] + reason["height"] <= why["y"] + 1
        assert page.locator("#each-day .swipe").is_visible() == hinted
        assert not page.locator("#typical-day .swipe").is_visible()
        page.close()


def test_what_goes_on_sideways_has_a_shade_at_its_edge(browser: Browser, tmp_path: Path) -> None:
    """The edge of a table that is wider than a telephone is darker than the page, and at its end it is not."""
    file = tmp_path / "report.html"
    file.write_text(text("ordinary", "nl"), "utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 900}, color_scheme="light")
    page.goto(file.as_uri())
    page.evaluate("""() => { [...document.querySelectorAll('.scroll:has(>table)')].find(
        one => !one.closest('details') && one.scrollWidth > one.clientWidth + 20).id = 'wide' }""")
    wide = page.locator("#wide")
    for end, shaded in ((False, True), (True, False)):
        if end:
            wide.evaluate("one => { one.scrollLeft = one.scrollWidth }")
        with Image.open(io.BytesIO(wide.screenshot())) as shown:
            edge = shown.convert("L").crop((shown.width - 3, 0, shown.width - 1, shown.height)).tobytes()
        assert (sorted(edge)[len(edge) // 2] < 250) == shaded
    page.close()
