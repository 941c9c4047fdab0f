"""`diary leaflet`: topics named or raised by a diary, to paper or page, and what it refuses."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from diary.analysis.brochure import FOR_A_CHILD
from diary.reports import pdf
from diary.texts import CHILD, FAMILY, texts
from tests.conftest import SAMPLES, Ran

Diary = Callable[..., Ran]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    return tmp_path


def page(path: Path) -> str:
    return path.read_text("utf-8")


def test_without_topics_it_holds_the_exercises_and_never_replaces_a_file_unasked(diary: Diary, here: Path) -> None:
    ran = diary("leaflet")
    assert (ran.code, ran.out) == (0, "")
    assert "leaflet.pdf" in ran.err
    first = (here / "leaflet.pdf").read_bytes()
    assert first.startswith(b"%PDF")
    again = diary("leaflet", "time")
    assert again.code == 1
    assert (here / "leaflet.pdf").read_bytes() == first
    assert diary("leaflet", "time", "--force").code == 0
    assert (here / "leaflet.pdf").read_bytes() != first


def test_named_topics_in_the_language_asked_for_under_the_letterhead(diary: Diary, here: Path) -> None:
    (here / "s.toml").write_text('[practice]\nname = "De Kade"\nlines = ["Kade 1"]\n', "utf-8")
    arguments = ("exercise_5", "stool_urge", "-o", "a.html", "--language", "nl", "--settings", "s.toml")
    for _ in range(2):  # a file that was named is replaced
        assert diary("leaflet", *arguments).code == 0
    written = page(here / "a.html")
    assert 'lang="nl"' in written
    assert "<strong>De Kade</strong><br>Kade 1" in written
    assert texts("nl")("advice.exercise_5.title") in written
    assert texts("nl")("leaflet.source") in written


def test_for_a_diary_it_holds_what_that_raises_after_what_was_named(diary: Diary, here: Path) -> None:
    ran = diary("leaflet", "capacity", "--for", SAMPLES / "frequent-small-voids.xlsx", "-o", "a.html")
    assert ran.code == 0
    written = page(here / "a.html")
    assert 'lang="nl"' in written  # the diary's own
    ids = [
        topic for topic in ("capacity", "signal_early", "exercise_2", "little_and_often") if f'id="{topic}"' in written
    ]
    assert ids == ["capacity", "signal_early", "exercise_2", "little_and_often"]
    assert 'id="stool_urge"' not in written
    assert written.index('id="capacity"') < written.index('id="signal_early"')


def test_what_was_unclear_in_the_diary_is_said(diary: Diary, here: Path) -> None:
    ran = diary("leaflet", "--for", SAMPLES / "half-filled.xlsx", "-o", "a.html", "--language", "en")
    assert "questions about the diary" in ran.err
    assert 'lang="en"' in page(here / "a.html")


def test_a_diary_that_raises_nothing_gives_no_leaflet(diary: Diary, here: Path) -> None:
    ran = diary("leaflet", "--for", SAMPLES / "healthy.xlsx", "-o", "a.pdf")
    assert ran.code == 1
    assert "oefening_1" in ran.err
    assert not list(here.iterdir())


def test_a_diary_that_cannot_be_read_ends_in_one_sentence(diary: Diary, here: Path) -> None:
    ran = diary("leaflet", "--for", "none.xlsx", "-o", "a.pdf")
    assert ran.code == 1
    assert "none.xlsx" in ran.err
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["exercise_9"], "exercise_9"),
        (["-o", "a.docx"], ".pdf, .html"),
        (["--language", "fr"], "nl or en"),
        (["--for", "a.html", "-o", "./a.html"], "never written over"),
        (["--for", "a.xlsx", "b.xlsx"], "one folder"),
        (["--for", "a.xlsx", "--for", "b.xlsx", "-o", "a.pdf"], "one folder"),
        (["a.xlsx"], "no topic a.xlsx"),
        (["--to", "png"], "no format png"),
        (["--for", "a.xlsx", "--workers", "0"], "--workers 0"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(diary: Diary, here: Path, arguments: list[str], said: str) -> None:
    ran = diary("leaflet", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert not list(here.iterdir())


def test_without_a_pdf_engine_a_page_takes_its_place_and_open_shows_it(
    diary: Diary, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(*_: object) -> bytes:
        raise pdf.PdfUnavailable

    shown: list[str] = []
    monkeypatch.setattr(pdf, "render_leaflet", unavailable)
    monkeypatch.setattr("typer.launch", shown.append)
    ran = diary("leaflet", "exercise_1", "-o", "a.pdf", "--open")
    assert ran.code == 0
    assert "cannot be made" in ran.err
    assert [path.name for path in here.iterdir()] == ["a.html"]
    assert shown == ["a.html"]


def test_a_fluid_restriction_keeps_the_tips_on_drinking_out_of_the_leaflet_too(diary: Diary, here: Path) -> None:
    for stated, told in (("", True), ("1000", False)):
        book = load_workbook(SAMPLES / "constipation.xlsx")
        label = next(row[0] for row in book["Gegevens"] if "vocht" in str(row[0].value).lower())
        label.offset(column=1).value = stated
        book.save(here / "patient.xlsx")
        assert diary("leaflet", "exercise_1", "--for", "patient.xlsx", "-o", "a.html").code == 0
        assert ('id="intake"' in page(here / "a.html")) is told


@pytest.mark.parametrize("language", ["nl", "en"])
def test_for_a_child_it_says_how_to_sit_in_a_childs_words_and_holds_no_exercise(
    diary: Diary, here: Path, language: str
) -> None:
    assert diary("leaflet", "--child", "-o", "a.html", "--language", language).code == 0
    written, words = page(here / "a.html"), texts(language, CHILD)
    assert words("leaflet.title_without_exercises") in written
    assert [topic for topic in FOR_A_CHILD if words(f"advice.{topic}.title") not in written] == []
    assert texts(language, FAMILY).lines("doctor.now.signs")[0] in written
    assert "exercise_" not in written
    assert "<table" not in written


def test_for_a_child_it_refuses_a_topic_of_grown_ups(diary: Diary, here: Path) -> None:
    ran = diary("leaflet", "time", "exercise_1", "--child", "-o", "a.pdf")
    assert ran.code == 2
    assert "exercise_1" in ran.err
    assert not list(here.iterdir())


def test_for_the_diary_of_a_child_it_is_a_childs(diary: Diary, here: Path) -> None:
    ran = diary("leaflet", "exercise_1", "--for", SAMPLES / "child-soiling.xlsx", "-o", "a.html")
    assert ran.code == 0
    written = page(here / "a.html")
    assert texts("nl", CHILD)("leaflet.title_without_exercises") in written
    assert texts("nl", CHILD)("advice.stool_urge.title") in written
    assert 'id="exercise_1"' not in written


def test_several_diaries_give_a_leaflet_each(diary: Diary, here: Path) -> None:
    (here / "b").mkdir()
    for name, sample in (("a", "frequent-small-voids"), ("b/a", "constipation"), ("calm", "healthy")):
        (here / f"{name}.xlsx").write_bytes((SAMPLES / f"{sample}.xlsx").read_bytes())
    ran = diary("leaflet", "--for", "a.xlsx", "b/a.xlsx", "calm.xlsx", "none.xlsx", "-o", "out", "--to", "pdf,html")
    assert ran.code == 1
    names = ["a-2-leaflet.html", "a-2-leaflet.pdf", "a-leaflet.html", "a-leaflet.pdf"]
    assert sorted(path.name for path in (here / "out").iterdir()) == names
    said = ran.err.splitlines()
    assert [line.partition(":")[0] for line in said[:3]] == ["Folder geschreven"] * 2 + ["b/a.xlsx"]
    assert "calm.xlsx" in said[5]
    assert "none.xlsx" in said[6]
    assert said[7] == texts("en")("cli.no_leaflet", count=2, total=4)
    for name in ("a", "b/a"):
        assert diary("leaflet", "--for", f"{name}.xlsx", "-o", "alone.html").code == 0
        assert page(here / "alone.html") == page(here / "out" / f"{name.replace('b/a', 'a-2')}-leaflet.html")


def test_topics_stand_before_several_diaries_and_after_them(diary: Diary, here: Path) -> None:
    diaries = [SAMPLES / f"{sample}.xlsx" for sample in ("healthy", "constipation")]
    ran = diary("leaflet", "time", "--for", *diaries, "exercise_2", "-o", "out", "--to", "html")
    assert ran.code == 0
    for written in map(page, (here / "out").iterdir()):
        assert 'id="time"' in written
        assert 'id="exercise_2"' in written


def test_one_leaflet_may_have_several_formats(diary: Diary, here: Path) -> None:
    assert diary("leaflet", "time", "--to", "html,pdf").code == 0
    assert sorted(path.name for path in here.iterdir()) == ["leaflet.html", "leaflet.pdf"]
