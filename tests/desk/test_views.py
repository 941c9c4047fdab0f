"""Every view of the desk: accessible in both languages and both colour schemes, on a telephone as on a screen.

Settings are saved and a comparison is asked about in a browser as well; what is made is compared elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from diary.settings_file import load
from diary.texts import LANGUAGES, texts
from tests.conftest import SAMPLES
from tests.desk.conftest import Started, follow
from tests.journeys.test_mapping import strange

VIEWS = (
    "/", "/diaries/{adult}", "/diaries/{adult}/form", "/diaries/{adult}/grid", "/typed",
    "/diaries/{strange}", "/diaries/{strange}/form", "/diaries/{strange}/grid",
    "/compare", "/compare?of={adult}&of={other}", "/leaflet", "/leaflet?for={adult}", "/template", "/settings",
    "/nowhere", "/leaflet/save/pdf",
)  # fmt: skip
"""A page of every kind, with all that can stand on it: a new view is a line more."""
SCHEMES = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}
"""The dark changes colours alone: of the rules only those of colours can fail there and not in the light."""
WIDTHS = (390, 768, 1280)


@dataclass
class Visit:
    """A browser at a desk with diaries on it: an adult's, another's, and one of a form that is not known."""

    page: Page
    base: str
    ids: dict[str, str]
    settings: Path

    def goto(self, view: str) -> Page:
        self.page.goto(self.base + view.format(**self.ids))
        return self.page

    def speak(self, language: str) -> None:
        self.goto("/")
        button = self.page.locator(f"[data-language={language}]")
        if button.get_attribute("aria-pressed") != "true":
            follow(button)


@pytest.fixture
def visit(start: Started, browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    unknown, settings = tmp_path / "strange.xlsx", tmp_path / "settings.toml"
    unknown.write_bytes(strange().data)
    settings.write_text("# ours\n")
    files = (SAMPLES / "frequent-small-voids.xlsx", SAMPLES / "stress-leakage.xlsx", unknown)
    desk = start(*files, "--settings", settings, "--language", "en")
    context = browser.new_context()
    page = context.new_page()
    page.goto(desk.address)
    expect(page.locator(".diaries h3 a")).to_have_count(len(files))
    places = [link.get_attribute("href") or "" for link in page.locator(".diaries h3 a").all()]
    ids = dict(zip(("adult", "other", "strange"), (place.rpartition("/")[2] for place in places), strict=True))
    yield Visit(page, desk.base, ids, settings)
    context.close()


def test_every_view_is_accessible_and_fits(visit: Visit) -> None:
    axe, found = Axe(), []
    for language in LANGUAGES:
        visit.speak(language)
        for view in VIEWS:
            page = visit.goto(view)
            assert page.locator("html").get_attribute("lang") == language
            for scheme, rules in SCHEMES.items():
                page.emulate_media(color_scheme=scheme)
                result = axe.run(page, context="body", options={"iframes": False, **rules})
                found += [f"{language} {scheme} {view}: {each['id']}" for each in result.response["violations"]]
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    found.append(f"{language} {view}: wider than {width}")
    assert found == []


def test_the_keyboard_goes_through_a_view_in_its_order(visit: Visit) -> None:
    page = visit.goto("/diaries/{strange}/form")
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href],button,select,input,[tabindex=\"0\"]')]"
        ".filter((each) => each.checkVisibility() && !each.closest('dialog')).map((each) => each.outerHTML)"
    )
    reached = []
    for _ in wanted:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.outerHTML"))
    assert reached == wanted


def test_settings_are_saved_by_keyboard_and_a_fault_is_told_at_its_field(visit: Visit) -> None:
    words = texts("en")
    page = visit.goto("/settings")
    page.get_by_label("Name of the practice").fill("Linden Practice")
    hour = page.get_by_label("The evening begins")
    hour.fill("25")
    page.keyboard.press("Enter")
    expect(page.locator("#evening_hour-wrong")).to_contain_text("25 is not possible here")
    expect(hour).to_be_focused()
    assert visit.settings.read_text() == "# ours\n"
    hour.fill("19")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("Saved in")
    expect(page.locator("#evening_hour-wrong")).to_be_empty()
    assert (load(visit.settings).evening_hour, load(visit.settings).practice.name) == (19, "Linden Practice")
    visit.settings.write_text("# another's\n")
    hour.fill("20")
    page.keyboard.press("Enter")
    expect(page.locator("#asked")).to_have_text(words("desk.settings.meanwhile"))
    page.get_by_role("button", name=words("desk.ask.no")).click()
    assert visit.settings.read_text() == "# another's\n"


def test_a_logo_is_chosen_in_the_browser(visit: Visit) -> None:
    page = visit.goto("/settings")
    page.set_input_files("#picture", Path(__file__).parents[2] / "docs" / "page-one.png")
    expect(page.get_by_label("Logo", exact=True)).to_have_value("page-one.png")
    page.get_by_role("button", name="Save the settings").click()
    expect(page.locator("#status")).to_contain_text("Saved in")
    assert load(visit.settings).practice.logo is not None


def test_a_comparison_asks_whose_the_diaries_are_and_a_leaflet_follows_its_diary(visit: Visit) -> None:
    page = visit.goto("/compare")
    for box in page.locator("[name=of]").all():
        box.check()
    follow(page.get_by_role("button", name="Compare"))
    expect(page.get_by_role("alert")).to_contain_text("Are these diaries of one person?")
    follow(page.get_by_role("link", name="Yes, compare them"))
    expect(page.frame_locator("#report").get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("alert")).to_be_visible()
    page = visit.goto("/leaflet")
    page.locator("select[name=for]").select_option(label="stress-leakage.xlsx")
    expect(page.get_by_text("What stress-leakage.xlsx raises is ticked")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="HTML").click()
    assert download.value.suggested_filename == "leaflet.html"
