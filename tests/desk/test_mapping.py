"""A form that is not known, told on the desk: shown as it is, read by at once, remembered, and known from then on."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from diary.commands.common import in_force
from diary.commands.desk import _again
from diary.forms_folder import all_in
from diary.journeys.in_force import InForce
from diary.texts import texts
from tests.conftest import SAMPLES
from tests.desk.conftest import OURS, PROGRAM, Asked, Client, Started, a_desk, wait_until
from tests.journeys.test_mapping import strange

NEXT = [("06:50", 410, None, 1, None), ("12:00", None, 150, None, "thee"), ("23:10", 120, None, None, None)]


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    forms = tmp_path / "forms"

    def load() -> InForce:
        return InForce(texts("en"), form=all_in(forms))

    desk = a_desk(load=load, forms=forms)
    yield Asked(desk, Client(desk))
    desk.workers.end()


def choose(asked: Asked, id_: str, what: str, at: str, value: str, path: str = "") -> Any:
    headers = OURS | {"content-type": "application/json"}
    body = {"table": 0, "what": what, "at": at, "value": value}
    return asked.client.post(f"/diaries/{id_}/form{path}", json=body, headers=headers)


def remember(asked: Asked, id_: str, **body: object) -> Any:
    headers = OURS | {"content-type": "application/json"}
    return asked.client.post(f"/diaries/{id_}/form/remember", json=body, headers=headers)


def test_a_form_is_told_read_and_remembered(asked: Asked, tmp_path: Path) -> None:
    id_ = asked.put("strange.xlsx", strange().data)
    another = asked.put("another.xlsx", strange("Ander", NEXT).data)
    lines = asked.desk.shelf.diaries
    assert lines[id_].lines["en"].unknown_form
    assert f"/diaries/{id_}/form" in asked.client.get("/").text
    page = asked.client.get(f"/diaries/{id_}/form").text
    assert "Kopje" in page and "its cells" in page and 'data-value="urine"' in page
    assert "22:30" not in page.partition('class="read"')[2]
    choose(asked, id_, "column", "B", "urine")
    answer = choose(asked, id_, "column", "C", "drink")
    assert "300 ml" in answer.text.partition('class="read"')[2]
    assert "250 ml" not in answer.text  # of a cup it is no number of ml
    assert "250 ml" in choose(asked, id_, "unit", "C", "ml").text.partition('class="read"')[2]
    assert choose(asked, id_, "kind", "", "day", "/read").status_code == 204
    assert not lines[id_].lines["en"].refused
    assert "250" in asked.client.get(f"/diaries/{id_}/report").text
    answer = remember(asked, id_, name="clinic")
    assert (answer.status_code, (tmp_path / "forms" / "clinic.toml").is_file()) == (200, True)
    assert asked.client.get("/").text.count('/form"') == 0
    assert not lines[another].lines["en"].refused
    assert not lines[asked.put("next.xlsx", strange("Blad9", NEXT).data)].lines["en"].refused


def test_what_cannot_be_is_said(asked: Asked, tmp_path: Path) -> None:
    id_ = asked.put("strange.xlsx", strange().data)
    asked.client.get(f"/diaries/{id_}/form")
    assert "cannot be chosen" in choose(asked, id_, "column", "B", "moon").text
    assert "Nothing can be read" in remember(asked, id_, name="clinic").json()["sentence"]
    choose(asked, id_, "column", "B", "urine")
    assert "cannot be the name" in remember(asked, id_, name="a/b").json()["sentence"]
    headless = choose(asked, id_, "heading", "", "")
    assert headless.status_code == 200
    assert "no headings" in remember(asked, id_, name="clinic").json()["sentence"]
    choose(asked, id_, "heading", "", "2")
    assert remember(asked, id_, name="clinic").status_code == 200
    before = (tmp_path / "forms" / "clinic.toml").read_bytes()
    choose(asked, id_, "column", "C", "drink")
    taken = remember(asked, id_, name="clinic")
    assert (taken.status_code, (tmp_path / "forms" / "clinic.toml").read_bytes()) == (409, before)
    assert "Replace it?" in taken.json()["sentence"]
    assert remember(asked, id_, name="clinic", sure=True).status_code == 200
    assert (tmp_path / "forms" / "clinic.toml").read_bytes() != before


def test_a_file_that_is_broken_by_hand_is_no_fault_of_ours(tmp_path: Path) -> None:
    """The settings were right when the desk began; what was in force then stays so."""
    settings = tmp_path / "settings.toml"
    taken = partial(_again, partial(in_force, texts("en"), "en", settings))
    settings.write_text("evening_hour = 19\n")
    desk = a_desk(load=taken, settings_file=settings, forms=tmp_path / "forms")
    broken = Asked(desk, Client(desk))
    id_ = broken.put("strange.xlsx", strange().data)
    broken.client.get(f"/diaries/{id_}/form")
    choose(broken, id_, "column", "B", "urine")
    settings.write_text("evening_hour = = 19\n")
    answer = remember(broken, id_, name="clinic")
    desk.workers.end()
    assert (answer.status_code, answer.json()["sentence"]) == (422, texts("en")("desk.in_force.faulty"))
    assert desk.as_set.settings.evening_hour == 19


@pytest.mark.parametrize("body", [b"no json", b"[]", b'{"table": "0", "what": "kind", "at": "", "value": ""}'])
def test_a_wrong_request_is_refused(asked: Asked, body: bytes) -> None:
    id_ = asked.put("strange.xlsx", strange().data)
    answer = asked.client.post(f"/diaries/{id_}/form", content=body, headers=OURS)
    assert answer.status_code == 400


def test_what_is_told_can_be_begun_again(asked: Asked) -> None:
    id_ = asked.put("strange.xlsx", strange().data)
    assert asked.client.post(f"/diaries/{id_}/form/read").status_code == 422
    asked.client.get(f"/diaries/{id_}/form")
    ignored = choose(asked, id_, "kind", "", "ignore").text
    assert "Say first what the sheet is" in ignored
    assert choose(asked, id_, "kind", "", "list").status_code == 200
    choose(asked, id_, "column", "A", "time")
    choose(asked, id_, "column", "B", "urine")
    choose(asked, id_, "", "", "", "/read")
    assert not asked.desk.shelf.diaries[id_].lines["en"].refused
    choose(asked, id_, "", "", "", "/again")
    assert asked.desk.shelf.diaries[id_].lines["en"].unknown_form


@pytest.mark.parametrize(
    "sample", ["messy/a-sheet-per-weekday.xlsx", "messy/times-across.xlsx", "messy/days-below-each-other.xlsx"]
)
def test_a_form_that_is_read_is_shown_as_it_is_read(asked: Asked, sample: str) -> None:
    id_ = asked.drop(SAMPLES / sample)
    page = asked.client.get(f"/diaries/{id_}/form").text
    read = page.partition('class="read"')[2]
    assert "<caption>" in read and 'class="refused"' not in read


def test_what_a_sheet_says_is_text(asked: Asked) -> None:
    rows = [("07:10", 300, None, 2, "<script>alert(1)</script>")]
    id_ = asked.put("strange.xlsx", strange("<b>Blad", rows).data)
    page = asked.client.get(f"/diaries/{id_}/form").text
    assert "<script>alert" not in page and "<b>Blad" not in page
    assert "&lt;b&gt;Blad" in page


def test_an_export_of_ours_needs_no_form_and_what_is_no_diary_has_none(asked: Asked) -> None:
    export = asked.client.get(f"/diaries/{asked.drop(SAMPLES / 'healthy.xlsx')}/save/xlsx").content
    answer = asked.client.get(f"/diaries/{asked.put('export.xlsx', export)}/form")
    assert (answer.status_code, "needs no form" in answer.text) == (422, True)
    answer = asked.client.get(f"/diaries/{asked.put('words.xlsx', b'only words')}/form")
    assert (answer.status_code, "words.xlsx" in answer.text) == (422, True)


def test_an_unknown_form_is_mapped_in_a_few_clicks(start: Started, browser: Browser, tmp_path: Path) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    first.write_bytes(strange().data)
    second.write_bytes(strange("Blad2", NEXT).data)
    settings = tmp_path / "own" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text("")
    desk = start(first, "--settings", settings, "--language", "en")
    page = browser.new_context().new_page()
    clicks = 0

    def click(selector: str) -> None:
        nonlocal clicks
        clicks += 1
        page.locator(selector).first.click()

    page.goto(desk.address)
    page.locator(".diaries .refused, .diaries li.refused").first.wait_for()
    with page.expect_navigation():
        click("a[href$='/form']")
    for at, key, written in (
        ("B", "urine", "300 ml"),
        ("C", "drink", "08:00"),
        ("D", "urge", ""),
    ):
        page.locator(f"#is-0-{at}").wait_for()
        click(f".offer[data-at={at}][data-value={key}]")
        page.locator(f"#is-0-{at}.told").wait_for()
        wait_until(page, f"document.activeElement.id === 'is-0-{at}'")
        page.locator(".read", has_text=written).wait_for()
    clicks += 4  # two choices out of a list
    page.select_option("#is-0-E", "remarks")
    page.locator(".read", has_text="koffie").wait_for()
    page.select_option("#unit-0-C", "ml")
    page.locator(".read", has_text="250 ml").wait_for()
    page.reload()
    expect(page.locator("#is-0-C")).to_have_value("drink")
    click("#remember")
    page.locator("#report").wait_for()
    assert clicks < 10
    assert page.locator("p.refused").count() == 0
    page.goto(desk.base)
    page.set_input_files("#files", second)
    page.get_by_role("link", name="second.xlsx").first.wait_for()
    assert page.locator("li.refused").count() == 0
    page.context.close()
    done = subprocess.run(
        [PROGRAM, "report", second, "-q", "--settings", settings, "-o", tmp_path / "out.json"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "own" / "forms" / "form-1.toml").is_file()
