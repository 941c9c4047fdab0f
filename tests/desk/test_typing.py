"""A three-day paper diary is typed by keyboard alone: the same results, in fewer keys than into the workbook."""

from __future__ import annotations

from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING

from diary.correction import Correction
from diary.journeys.in_force import InForce
from diary.journeys.opening import open_diary
from diary.journeys.source import Source, Typed
from diary.reading.files.workbook import open_workbook
from diary.texts import texts
from tests.conftest import SAMPLES
from tests.desk.conftest import Started, wait_until
from tests.desk.typist import keys_in_libreoffice, keys_on_the_desk, on_the_desk, paper
from tests.exchange.exported import told

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

SAMPLE = SAMPLES / "frequent-small-voids.xlsx"
TYPED = Typed("nl", 3, "2026-03-09")
ON_THE_DESK, IN_LIBREOFFICE = 819, 1013
KEYS_A_SECOND = 3.5
"""Ordinary typing, 42 words a minute; the goal is four minutes."""


def truth() -> object:
    """Return the results of the sample without its stools and exercises, which stand on other papers."""
    source = Source(SAMPLE.name, SAMPLE.read_bytes())
    rows = open_diary(source, InForce(texts("nl"))).reading.tables
    emptied = tuple(
        Correction(row["sheet"], f"{column}{row['cell'].lstrip(ascii_uppercase)}", "")
        for table, columns in (("bowel", ascii_uppercase[:16]), ("exercises", "ABCD"))
        for row in rows[table]
        for column in columns
    )
    return told(open_diary(Source(SAMPLE.name, source.data, emptied), InForce(texts("nl"))).reading)


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_context(accept_downloads=True, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(address)
    return page


def settled(page: Page) -> None:
    """Wait until the desk has answered to all that was typed."""
    wait_until(page, "!document.querySelector('#tables .edited')")
    page.wait_for_load_state("networkidle")


def test_fewer_keys_than_in_the_workbook_and_within_four_minutes() -> None:
    sheets = paper(SAMPLE)
    voids = sum(bool(row[3:4] and row[3]) for _, rows in sheets.values() for row in rows)
    assert voids >= 40
    assert (keys_on_the_desk(sheets, TYPED), keys_in_libreoffice(sheets)) == (ON_THE_DESK, IN_LIBREOFFICE)
    assert ON_THE_DESK / KEYS_A_SECOND < 4 * 60


def test_a_paper_diary_is_typed_by_keyboard_alone(browser: Browser, start: Started, tmp_path: Path) -> None:
    desk = start()
    page = opened(browser, desk.address)
    page.goto(f"{desk.base}/typed")
    page.select_option("#language", "nl")
    page.fill("#start", TYPED.start)
    page.press("#typed button", "Enter")
    page.wait_for_selector("#tables [data-cell]:focus")
    for part in on_the_desk(paper(SAMPLE), TYPED):
        if part.startswith("<"):
            page.keyboard.press(part.strip("<>"))
        else:
            page.keyboard.type(part)
    settled(page)
    with page.expect_download() as download:
        page.press("#keep", "Enter")
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    again = open_diary(Source(saved.name, saved.read_bytes()), InForce(texts("nl"))).reading
    assert told(again) == truth()
    page.context.close()


def test_what_is_saved_holds_what_was_typed_last_however_slow_the_desk_is(
    browser: Browser, start: Started, tmp_path: Path
) -> None:
    desk = start()
    page = opened(browser, desk.address)
    page.goto(f"{desk.base}/typed")
    page.fill("#start", TYPED.start)
    page.press("#typed button", "Enter")
    page.wait_for_selector("#tables [data-cell]:focus")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/cells", hold, times=1)
    page.keyboard.type("P-77")
    page.press("#keep", "Enter")
    while not held:
        page.wait_for_timeout(10)
    with page.expect_download() as download:
        held.pop().continue_()
    saved = tmp_path / "saved.xlsx"
    download.value.save_as(saved)
    codes = [row[1] for row in open_workbook(saved).sheets[1].rows if len(row) > 1]
    assert "P-77" in codes
    page.context.close()
