"""The desk in a browser: dropped, looked at, saved, printed, copied and closed; nothing is asked of another machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from diary.texts import texts
from tests.conftest import PATIENCE_S, SAMPLES, Ran
from tests.desk.conftest import Running, follow, wait_until

Diary = Callable[..., Ran]
words = texts("en")
SAMPLE = SAMPLES / "frequent-small-voids.xlsx"
DROP = """([name, bytes]) => {
  const files = new DataTransfer();
  files.items.add(new File([Uint8Array.from(bytes)], name));
  const how = {dataTransfer: files, bubbles: true, cancelable: true};
  for (const kind of ["dragover", "drop"]) document.querySelector(".drop").dispatchEvent(new DragEvent(kind, how));
}"""


@pytest.fixture
def context(browser: Browser, sitting: Running) -> Iterator[BrowserContext]:
    """A profile that has opened the address, and asks no other machine for anything."""
    asked: list[str] = []
    profile = browser.new_context(permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    profile.on("request", lambda request: asked.append(request.url))
    page = profile.new_page()
    page.goto(sitting.address)
    page.close()
    yield profile
    profile.close()
    strangers = [url for url in asked if not url.startswith((sitting.base, "data:", "blob:"))]
    assert asked
    assert strangers == []


@pytest.fixture
def page(context: BrowserContext, sitting: Running) -> Iterator[Page]:
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    opened.goto(sitting.base)
    yield opened
    assert faults == []


def choose(page: Page, *paths: Path) -> None:
    page.set_input_files("#files", paths)


def test_a_dropped_diary_is_a_line_and_then_the_report_of_the_command(
    page: Page, sitting: Running, diary: Diary, tmp_path: Path
) -> None:
    page.evaluate(DROP, [SAMPLE.name, list(SAMPLE.read_bytes())])
    line = page.locator("li", has_text=SAMPLE.name).last
    expect(line).to_contain_text("3 of 3 days")
    follow(line.get_by_role("link", name="Report"))
    frame = page.frame_locator("#report")
    expect(frame.get_by_role("heading", level=1)).to_be_visible()
    written = tmp_path / "report.html"
    assert diary("report", SAMPLE, "-q", "-o", written).code == 0
    shown = page.evaluate("async () => await (await fetch(document.getElementById('report').src)).text()")
    assert shown == written.read_text("utf-8")
    wait_until(page, "document.getElementById('report').offsetHeight > 2_000")  # as tall as the report

    where = page.url
    page.reload()
    expect(frame.get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    expect(page.locator("li", has_text=SAMPLE.name).last).to_contain_text("3 of 3 days")
    second = page.context.new_page()
    second.goto(where)
    expect(second.frame_locator("#report").get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("format_", ["pdf", "xlsx"])
def test_a_file_is_saved_under_the_name_of_the_command(page: Page, diary: Diary, tmp_path: Path, format_: str) -> None:
    choose(page, SAMPLE)
    follow(page.locator("li", has_text=SAMPLE.name).last.get_by_role("link", name="Report"))
    name = words("desk.report.save_as", format="PDF") if format_ == "pdf" else format_.upper()
    page.get_by_text(words("desk.report.more")).click()
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).click()
    kind, command = {"pdf": ("report", "report"), "xlsx": ("export", "export")}[format_]
    assert download.value.suggested_filename == f"{SAMPLE.stem}-{kind}.{format_}"
    written = tmp_path / f"of-the-command.{format_}"
    assert diary(command, SAMPLE, "-q", "-o", written).code == 0
    assert Path(download.value.path()).read_bytes() == written.read_bytes()


def test_the_record_is_copied_and_the_report_is_printed(page: Page) -> None:
    choose(page, SAMPLE)
    follow(page.locator("li", has_text=SAMPLE.name).last.get_by_role("link", name="Report"))
    expect(page.frame_locator("#report").get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("button", name="Copy for the record").click()
    expect(page.get_by_role("status")).to_have_text(words("desk.report.copied"))
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == page.locator("#record").text_content()
    assert 3 <= len(copied.splitlines()) <= 12
    page.evaluate("() => { document.getElementById('report').contentWindow.print = () => { window.printed = true; } }")
    page.get_by_role("button", name="Print").click()
    wait_until(page, "window.printed")


def test_several_are_chosen_by_keyboard_and_closed_again(page: Page) -> None:
    before = page.locator("#list li h3").count()
    with page.expect_file_chooser() as chooser:
        page.locator("#files").press(
            "Enter"
        )  # a bare key overtakes the order to catch the chooser; a locator asks first
    chooser.value.set_files([SAMPLES / "healthy.xlsx", SAMPLES / "README.md"])
    expect(page.locator("#list li h3")).to_have_count(before + 2)
    expect(page.locator("li.refused", has_text="README.md").last).to_contain_text("not a spreadsheet")
    page.get_by_role("button", name="Close README.md").last.press("Enter")
    expect(page.locator("#list li h3")).to_have_count(before + 1)
    wait_until(page, "document.activeElement.matches('#list a')")


def test_a_large_file_is_refused_by_the_page_before_it_is_sent(page: Page, tmp_path: Path) -> None:
    large = tmp_path / "large.xlsx"
    with large.open("wb") as file:
        file.truncate(30_000_000)
    choose(page, large)
    expect(page.locator("#list li", has_text="large.xlsx")).to_contain_text("larger than 25 MB")


def test_the_language_is_switched_on_the_page(page: Page) -> None:
    follow(page.get_by_role("button", name="Nederlands"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Dagboeken")
    follow(page.get_by_role("button", name="English"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Diaries")


def test_another_profile_on_this_machine_gets_one_plain_sentence(browser: Browser, sitting: Running) -> None:
    for path in ("/", "/list", "/static/desk.js", "/diaries/00000000/report"):
        profile = browser.new_context()
        answer = profile.new_page().goto(sitting.base + path)
        assert answer is not None
        assert (answer.status, answer.text().strip()) == (403, words("desk.denied.key"))
        profile.close()


def test_a_page_of_another_origin_can_change_nothing_and_read_nothing(
    context: BrowserContext, sitting: Running
) -> None:
    """As a page that the user visits elsewhere would try it, in the very profile that has the cookie."""
    stranger = context.new_page()
    stranger.goto("data:text/html,<p>elsewhere</p>")
    tried = stranger.evaluate(
        """async (base) => {
          const outcomes = [];
          const asked = (path, how) => fetch(base + path, how).then(() => "answered", () => "refused");
          for (const [path, more] of [["/list", {}], ["/stop", {method: "POST", body: "{}"}]])
            outcomes.push(await asked(path, {credentials: "include", ...more}));
          await asked("/stop", {method: "POST", mode: "no-cors", body: "{}"});
          return outcomes;
        }""",
        sitting.base,
    )
    assert tried == ["refused", "refused"]
    again = context.new_page()
    again.goto(sitting.base)
    expect(again.get_by_role("heading", level=1)).to_be_visible()


def test_stop_asks_nothing_where_nothing_is_unsaved_and_the_page_says_that_it_has_ended(
    browser: Browser, start: Callable[..., Running]
) -> None:
    desk = start()
    profile = browser.new_context()
    page = profile.new_page()
    page.goto(desk.address)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words("desk.stopped.title"))
    assert desk.process.wait(PATIENCE_S) == 0
    profile.close()
