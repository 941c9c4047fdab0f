"""The leaflet: what it holds in which order, two sheets that conform, and a page without a script."""

from __future__ import annotations

import io
import re
import subprocess
from functools import cache
from pathlib import Path

import page
import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from diary.analysis.brochure import GROUPS, TOPICS
from diary.analysis.findings.doctor import URGENCIES
from diary.analysis.reference import in_force
from diary.guidance import guidance
from diary.reports import html, pdf
from diary.reports.compose.advice import fixed_box
from diary.reports.leaflet.compose import LOG_DAYS, USUAL, compose
from diary.reports.leaflet.document import Leaflet
from diary.texts import LANGUAGES, texts
from tests.conftest import tool
from tests.reports.test_html import Tags
from tests.reports.test_pdf import CHECKED_HERE, tags

PRACTICE = ("Fysiotherapie De Kade", "Kade 1 <script>", "0515 – #panic()")
TOGETHER = {
    "usual": USUAL,
    "urge": ("signal_early", "signal_full", "time", "void_step_3", "exercise_1", "exercise_2", "exercise_3"),
    "man": ("intake", "time", *GROUPS["voiding"], "exercise_5", "bend_and_lift"),
    "bowel": ("stool_urge", "time", *GROUPS["defecating"]),
}
SHEETS = {"usual": 2, "urge": 2, "man": 2, "bowel": 1}
both = pytest.mark.parametrize("language", LANGUAGES)
each = pytest.mark.parametrize(("name", "language"), [(name, language) for name in TOGETHER for language in LANGUAGES])


def leaflet(topics: tuple[str, ...], language: str = "nl", noted: tuple[str, ...] = ()) -> Leaflet:
    words = texts(language)
    return compose(topics, words, in_force({}), PRACTICE, fixed_box(words, noted))


@cache
def paper(name: str, language: str) -> bytes:
    return pdf.render_leaflet(leaflet(TOGETHER[name], language))


def said(file: bytes) -> str:
    run = subprocess.run([tool("pdftotext"), "-", "-"], input=file, capture_output=True, check=True)
    return " ".join(run.stdout.decode().split())


def test_groups_come_where_their_first_topic_stands_and_steps_in_their_own_order() -> None:
    one = leaflet(("time", "void_step_4", "exercise_3", "void_step_3", "exercise_1", "time"))
    assert [group.id for group in one.groups] == ["facts", "voiding", "exercises"]
    assert [[topic.id for topic in group.topics] for group in one.groups] == [
        ["time"], ["void_step_3", "void_step_4"], ["exercise_3", "exercise_1"],
    ]  # fmt: skip
    assert [topic.number for group in one.groups for topic in group.topics] == ["", "3", "4", "3", "1"]
    assert [(group.ticked, group.technique) for group in one.groups] == [(False, False), (False, True), (True, False)]


def test_with_exercises_stands_how_often_and_a_log_of_them() -> None:
    one = leaflet(("exercise_5", "little_and_often", "exercise_1"), "en")
    assert one.often is not None
    assert one.often.id == "little_and_often"
    assert "little_and_often" not in [topic.id for group in one.groups for topic in group.topics]
    assert one.log is not None
    assert (one.log.header, one.log.days) == (("Date", "Exercise 1", "Exercise 5", "Minutes each time"), LOG_DAYS)
    assert "exercise_" not in one.source


def test_without_exercises_there_is_nothing_to_tick_or_log() -> None:
    one = leaflet(("little_and_often", "stool_urge"))
    assert one.often is one.log is None
    assert one.title == texts("nl")("leaflet.title_without_exercises")
    assert [topic.id for group in one.groups for topic in group.topics] == ["little_and_often", "stool_urge"]


@both
@pytest.mark.parametrize("name", ["usual", "bowel"])
def test_its_back_ends_with_three_lines_for_the_therapist(name: str, language: str) -> None:
    card = leaflet(TOGETHER[name], language).therapist
    assert len(card.lines) == 3
    assert card.lines[1] in texts(language).lines("leaflet.therapist.lines")
    last = said(paper(name, language)).rpartition(card.title)[2]
    assert [line for line in card.lines if line in last] == list(card.lines)
    assert texts(language)("doctor.today.when") not in last


def test_a_drawing_stands_once_in_a_group() -> None:
    names = [part.name for part in leaflet((*GROUPS["exercises"], *GROUPS["voiding"])).pictures]
    assert sorted(names) == sorted(set(names))
    assert set(names) == {"lying", "chair", "ball", "lift", "lifting", "sitting_to_void", "footstool", "standing"}


def test_each_exercise_is_to_be_discussed_with_the_physiotherapist() -> None:
    one = leaflet(USUAL)
    assert all("fysiotherapeut" in topic.why for topic in one.groups[0].topics)
    assert "fysiotherapeut" in one.intro


@each
def test_it_takes_two_sheets_and_conforms(name: str, language: str) -> None:
    file = paper(name, language)
    assert len(pikepdf.open(io.BytesIO(file)).pages) == SHEETS[name]
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        failures = [failure.rule_id for failure in page.validate_pdf_bytes(file, profile=profile).failures]
        assert [failure for failure in failures if failure not in CHECKED_HERE] == []


@each
def test_it_says_everything(name: str, language: str) -> None:
    one, words = leaflet(TOGETHER[name], language), texts(language)
    text = said(paper(name, language))
    for group in one.groups:
        for topic in group.topics:
            for line in (topic.title, *topic.steps, *(() if group.technique else (topic.why,))):
                assert line in text
    assert all(line in text for line in (*PRACTICE, one.intro, one.source))
    found = set(text.split())  # two columns side by side: the words are there, their lines are mixed
    signs = [sign for soon in URGENCIES for sign in words.lines(f"doctor.{soon}.signs")]
    assert all(set(sign.split()) <= found for sign in signs)


def test_its_drawings_are_described() -> None:
    document = pikepdf.open(io.BytesIO(paper("usual", "nl")))
    described = {str(tag.Alt) for tag in tags(document) if "/Alt" in tag}
    assert {part.alt for part in leaflet(USUAL).pictures} <= described


def test_what_the_diary_notes_stands_first_in_the_box() -> None:
    noted = texts("nl")("doctor.noted.blood_in_urine")
    one = leaflet(("time",), noted=(noted,))
    assert noted in said(pdf.render_leaflet(one))
    assert noted in html.render_leaflet(one)


@pytest.mark.parametrize("step", [4, 5, 6, 7])
def test_a_mixed_choice_fits_two_sheets(step: int) -> None:
    mixed = leaflet((*TOPICS[::step], "exercise_5"), "nl")
    assert len(pikepdf.open(io.BytesIO(pdf.render_leaflet(mixed))).pages) == 2


def test_every_topic_at_once_takes_more_sheets_and_loses_none() -> None:
    file = pdf.render_leaflet(leaflet(TOPICS))
    assert len(pikepdf.open(io.BytesIO(file)).pages) > 2
    text = said(file)
    assert all(
        guidance(topic, texts("nl"), in_force({})).title in text
        for topic in TOPICS
        if not topic.startswith("complaint_")
    )


def test_the_same_topics_give_the_same_bytes() -> None:
    assert pdf.render_leaflet(leaflet(USUAL)) == paper("usual", "nl")


@each
def test_the_page_has_no_script_and_loads_nothing(name: str, language: str) -> None:
    found = Tags(html.render_leaflet(leaflet(TOGETHER[name], language))).found
    assert not {tag for tag, _ in found} & {"script", "iframe", "object", "embed", "form", "base"}
    assert not any(attribute.startswith("on") for _, attributes in found for attribute in attributes)
    assert [a["content"] for t, a in found if a.get("http-equiv")] == [
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    ]
    ticks = [a for t, a in found if t == "input"]
    assert len(ticks) == sum(topic.startswith("exercise_") for topic in TOGETHER[name])


@pytest.mark.parametrize(("name", "scheme", "width"), [("usual", "light", 1100), ("man", "dark", 390)])
def test_the_page_has_no_violation_and_prints_on_two_sheets(
    browser: Browser, tmp_path: Path, name: str, scheme: str, width: int
) -> None:
    file = tmp_path / "leaflet.html"
    file.write_text(html.render_leaflet(leaflet(TOGETHER[name])), "utf-8")
    shown = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    shown.goto(file.as_uri())
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(shown).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    shown.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    shown.close()
    assert len(pikepdf.open(tmp_path / "printed.pdf").pages) == 2


def test_colours_of_drawings_follow_light_and_dark() -> None:
    drawn = re.findall(r"<svg.*?</svg>", html.render_leaflet(leaflet(USUAL)), re.DOTALL)
    assert drawn
    assert not [svg for svg in drawn if re.search(r'"#\w{6}"', svg)]
