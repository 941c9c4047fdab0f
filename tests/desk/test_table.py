"""The table of a diary in a browser: by keyboard alone, with the report beside it; nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import SAMPLES
from tests.desk.conftest import Started, wait_until

SAMPLE = SAMPLES / "frequent-small-voids.xlsx"
PICTURE = Path(__file__).parents[2] / "docs" / "page-one.png"


@pytest.fixture
def table(start: Started, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(start(SAMPLE, "--language", "en").address)
    link = page.locator(".diaries h3 a")
    expect(link).to_have_count(1)
    page.goto(f"{page.url.rstrip('/')}{link.get_attribute('href')}/grid")
    yield page
    context.close()


def cell(page: Page, at: str) -> Locator:
    return page.locator(f"table.cells[data-sheet='Dag 2'] td[data-at={at}]")


def typed(page: Page, at: str, *keys: str) -> None:
    cell(page, at).click()
    for key in keys:
        page.keyboard.press(key) if len(key) > 1 and not key.isdecimal() else page.keyboard.type(key)


def test_an_entry_is_read_marked_told_and_followed_by_the_report(table: Page) -> None:
    typed(table, "D8", "3000", "Enter")
    expect(cell(table, "D9")).to_be_focused()
    expect(table.locator(".corrections li")).to_contain_text("260 → 3000")
    expect(cell(table, "D8")).to_have_attribute("data-kind", "question")
    expect(cell(table, "D8")).to_have_attribute("data-corrected", "yes")
    table.keyboard.press("ArrowUp")
    expect(table.locator("#cell-said")).to_contain_text("3000 ml")
    expect(table.frame_locator("#beside").locator("body")).to_contain_text("Corrected at the desk")
    table.keyboard.press("Control+z")
    expect(table.locator(".corrections")).to_have_count(0)
    expect(cell(table, "D8")).not_to_have_attribute("data-corrected", "yes")
    expect(cell(table, "D8").locator(".written")).to_have_text("260")


def test_keys_move_give_up_change_and_leave(table: Page) -> None:
    typed(table, "A9", "9", "Escape")
    expect(cell(table, "A9").locator(".written")).to_have_text("07:17")
    typed(table, "A9", "Tab", "Tab", "Enter")
    expect(cell(table, "A10")).to_be_focused()
    typed(table, "B9", "F2", "End", "0", "Enter")
    expect(cell(table, "B9").locator(".written")).to_have_text("2400")
    typed(table, "B9", "Delete")
    expect(cell(table, "B9").locator(".written")).to_have_text("")
    typed(table, "B9", "PageDown")
    wait_until(table, "document.activeElement.closest('[data-sheet]')?.dataset.sheet === 'Dag 3'")
    typed(table, "B9", "Home", "ArrowRight", "End", "ArrowLeft", "Escape", "Shift+Tab")
    wait_until(table, "document.activeElement.closest('[data-sheet]')?.className !== 'cells'")
    typed(table, "A9", "730", "Tab")
    expect(cell(table, "A9").locator(".means")).to_have_text("07:30")


def test_reload_back_and_a_second_tab_lose_nothing(table: Page) -> None:
    typed(table, "D8", "300", "Enter")
    expect(table.locator(".corrections li")).to_have_count(1)
    table.on("dialog", lambda dialog: dialog.accept())
    table.reload()
    expect(table.locator(".corrections li")).to_contain_text("260 → 300")
    second = table.context.new_page()
    second.goto(table.url)
    typed(second, "D10", "310", "Enter")
    expect(second.locator(".corrections li")).to_have_count(2)
    typed(table, "D11", "320", "Enter")
    expect(table.locator(".corrections li")).to_have_count(3)
    table.goto(table.url.removesuffix("/grid"))
    table.go_back()
    table.reload()
    expect(table.locator(".corrections li")).to_have_count(3)
    table.locator("[data-undo=D10]").click()
    expect(table.locator(".corrections li")).to_have_count(2)


def test_a_photo_lies_beside_it_and_goes_nowhere(table: Page) -> None:
    asked: list[str] = []
    table.on("request", lambda request: asked.append(request.url))
    table.set_input_files("#paper-file", PICTURE)
    picture = table.locator("#paper-shown img")
    expect(picture).to_be_visible()
    wait_until(table, "document.querySelector('#paper-shown img').style.width")  # drawn once it is loaded
    before, column = picture.bounding_box(), table.locator("#paper-shown").bounding_box()
    assert before and column and column["width"] - 20 <= before["width"] <= column["width"]  # a scroll bar beside it
    assert column["x"] + column["width"] <= 1280
    table.set_viewport_size({"width": 390, "height": 900})
    wait_until(table, "document.querySelector('#paper-shown img').offsetWidth < 390")
    typed(table, "D8", "ArrowDown")
    expect(picture).to_be_in_viewport()
    before = picture.bounding_box()
    table.locator("[data-paper=in]").click()
    table.locator("[data-paper=turn]").click()
    after = picture.bounding_box()
    assert before and after and before != after
    table.locator("[data-paper=out]").click()
    table.locator("[data-paper=close]").click()
    expect(picture).to_have_count(0)
    assert all(url.startswith("blob:") for url in asked)


def test_a_diary_that_is_being_typed_is_judged_when_it_is_asked_and_a_row_when_it_is_left(
    start: Started, browser: Browser
) -> None:
    desk = start("--language", "en")
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(desk.address)
    page.goto(f"{desk.base}/typed")
    page.fill("#start", "2026-03-09")
    page.press("#typed button", "Enter")
    page.wait_for_selector("#tables [data-cell]:focus")  # its scripts listen
    first = page.locator("table.cells[data-sheet='Day 1'] td[data-at=A8]")
    first.click()
    page.keyboard.type("650")
    page.keyboard.press("Tab")
    expect(first.locator(".means")).to_have_text("06:50")
    assert len({box["y"] for part in (".written", ".means") if (box := first.locator(part).bounding_box())}) == 1
    expect(page.locator("#cell-said")).to_be_empty()
    for key in ("Tab", "Tab", "9000", "Enter"):
        page.keyboard.press(key) if key in ("Tab", "Enter") else page.keyboard.type(key)
    expect(page.locator("table.cells[data-sheet='Day 1'] td[data-at=D8]")).to_have_attribute("data-kind", "question")
    expect(page.locator("#beside")).not_to_be_visible()
    page.get_by_text("Report of what stands here now").click()
    expect(page.frame_locator("#beside").get_by_role("heading", level=1)).to_be_visible()
    page.context.close()
