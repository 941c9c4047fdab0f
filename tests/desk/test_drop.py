"""Diaries that are put down and taken away: what the list says of each, whatever their names and texts hold."""

from __future__ import annotations

import html
import json
import os
import signal
import zipfile
from collections.abc import Iterator
from io import BytesIO
from threading import Timer

import pytest

from diary.desk import pieces
from diary.desk.drop import LONGEST_NAME
from diary.desk.shelf import MOST
from diary.journeys.source import Source
from diary.texts import LANGUAGES, texts
from tests.conftest import SAMPLES
from tests.desk.conftest import OURS, Asked, Client, a_desk

words = texts("en")
JSON = OURS | {"content-type": "application/json"}
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"
CSV = "Datum;Tijd;Geplast (ml);Opmerking\n2-3-2026;7:30;250;{0}\n2-3-2026;9:30;{0};\n3-3-2026;7:40;300;\n"


@pytest.fixture
def fresh() -> Iterator[Asked]:
    desk = a_desk()
    yield Asked(desk, Client(desk))
    desk.workers.end()


def test_a_line_says_who_how_complete_what_stands_out_and_what_to_look_at(asked: Asked) -> None:
    id_ = asked.drop(SAMPLES / "frequent-small-voids.xlsx")
    line = asked.desk.shelf.diaries[id_].lines["en"]
    page = html.unescape(asked.client.get("/").text)
    assert "woman" in line.who
    assert "3 of 3 days" in line.complete
    assert line.findings[1].startswith("Frequency 13.3 per 24 h, above 8")  # as a clinician says it
    assert not line.calm
    assert not line.refused
    for text in (line.who, line.period, line.complete, *line.findings, *line.messages):
        assert text in page


def test_what_cannot_be_read_says_why_as_the_command_does(asked: Asked) -> None:
    id_ = asked.drop(SAMPLES / "README.md")
    lines = asked.desk.shelf.diaries[id_].lines
    assert {name: lines[name].refused.partition(" ")[0] for name in LANGUAGES} == dict.fromkeys(LANGUAGES, "README.md")
    assert lines["en"].refused in html.unescape(asked.client.get("/list").text)


def test_a_form_that_is_not_recognised_is_told_as_such(asked: Asked) -> None:
    id_ = asked.put("unknown.csv", b"Alfa;Beta;Gamma\n7:30;250;a\n8:30;300;b\n9:30;200;c\n")
    line = asked.desk.shelf.diaries[id_].lines["en"]
    assert line.refused
    assert line.unknown_form


@pytest.mark.parametrize(
    "name", [SCRIPT, f"{SCRIPT}.csv", '"onmouseover="alert(1)', "\u202egnp.exe", "a\nb.csv", "\x00"]
)
def test_whatever_a_name_holds_it_is_text(asked: Asked, name: str) -> None:
    id_ = asked.put(name, CSV.format("x").encode())
    for path in ("/", f"/diaries/{id_}"):
        page = asked.client.get(path).text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert 'onmouseover="' not in page
        assert "\u202e" not in page
    saved = asked.client.get(f"/diaries/{id_}/save/json").headers["content-disposition"]
    assert saved.isascii()
    assert saved.isprintable()


def test_whatever_a_cell_holds_it_is_text(asked: Asked) -> None:
    id_ = asked.put("script.csv", CSV.format(SCRIPT).encode())
    for path in ("/", "/list", f"/diaries/{id_}", f"/diaries/{id_}/report"):
        page = asked.client.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_a_long_name_is_cut_and_keeps_its_ending(asked: Asked) -> None:
    kept = asked.desk.shelf.diaries[asked.put("x" * 5_000 + ".csv", CSV.format("x").encode())]
    assert len(kept.source.name) == LONGEST_NAME
    assert kept.source.name.endswith(".csv")


def test_a_bomb_is_refused_in_a_sentence_and_takes_no_other_with_it(asked: Asked) -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        with file.open("xl/worksheets/sheet1.xml", "w") as out:
            for _ in range(300):
                out.write(bytes(1_000_000))
        file.writestr("[Content_Types].xml", "<Types/>")
    other = asked.drop(SAMPLES / "healthy.xlsx")
    id_ = asked.put("bomb.xlsx", content.getvalue())
    assert asked.desk.shelf.diaries[id_].lines["en"].refused
    assert asked.client.get(f"/diaries/{other}/report").status_code == 200


def test_a_worker_that_is_killed_while_it_reads_costs_nobody_anything(
    fresh: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed once, its file is read again; killed as often as it begins, there is a sentence, and the desk lives."""
    first = fresh.drop(SAMPLES / "healthy.xlsx")

    def killed(*_: object) -> None:
        for worker in fresh.desk.workers.all:
            if worker.pid:
                os.kill(worker.pid, signal.SIGKILL)

    once = Timer(0.02, killed)
    once.start()
    second = fresh.drop(SAMPLES / "four-litres.xlsx")
    once.join()
    assert not fresh.desk.shelf.diaries[second].lines["en"].refused

    with monkeypatch.context() as patched:
        patched.setattr("diary.desk.desk.lines", end_its_process)
        answer = fresh.client.post("/diaries", params={"name": "hostile.csv"}, content=b"x")
    assert (answer.status_code, answer.json()["sentence"]) == (409, words("desk.work.ended"))
    assert [fresh.client.get(f"/diaries/{id_}/report").status_code for id_ in (first, second)] == [200, 200]


def end_its_process(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_fifty_diaries_are_open_and_one_more_is_not(fresh: Asked) -> None:
    for number in range(MOST):
        fresh.put(f"{number}.csv", CSV.format(number).encode())
    refused = fresh.client.post("/diaries", params={"name": "more.csv"}, content=CSV.encode())
    assert (refused.status_code, refused.json()["sentence"]) == (409, words("desk.room.full", most=MOST))
    page = fresh.client.get("/").text
    assert all(f">{number}.csv</a>" in page for number in range(MOST))
    ids = list(fresh.desk.shelf.diaries)
    assert fresh.client.delete(f"/diaries/{ids[7]}").status_code == 204
    assert fresh.client.get(f"/diaries/{ids[7]}").status_code == 404
    assert (
        fresh.client.get(f"/diaries/{ids[0]}/report").status_code == fresh.client.get(f"/diaries/{ids[-1]}").status_code
    )
    fresh.put("more.csv", CSV.format("x").encode())


def test_the_list_keeps_the_order_in_which_files_were_put_down(fresh: Asked) -> None:
    for name, place in (
        ("third", "3000000000003"),
        ("first", "3000000000001"),
        ("second", "3000000000002"),
        ("odd", "x"),
    ):
        fresh.client.post("/diaries", params={"name": f"{name}.csv", "place": place}, content=CSV.format(name).encode())
    names = [kept.source.name for kept in fresh.desk.shelf.diaries.values()]
    assert names == ["odd.csv", "first.csv", "second.csv", "third.csv"]


def test_what_is_unsaved_is_asked_about_before_it_goes(fresh: Asked) -> None:
    id_ = fresh.put("typed.csv", CSV.format("x").encode())
    fresh.desk.shelf.diaries[id_].unsaved = True
    refused = fresh.client.delete(f"/diaries/{id_}")
    assert (refused.status_code, refused.json()) == (
        409,
        {"sentence": words("desk.unsaved.close", name="typed.csv"), "yes": "Close without saving"},
    )
    stopped = fresh.client.post("/stop", json={}, headers=JSON)
    assert (stopped.status_code, stopped.json()["sentence"]) == (409, words("desk.unsaved.stop"))
    assert not fresh.desk.stopped
    assert fresh.client.delete(f"/diaries/{id_}?sure=yes").status_code == 204
    fresh.desk.shelf.diaries[fresh.put("typed.csv", b"")].unsaved = True
    assert words("desk.stopped.title") in fresh.client.post("/stop", json={"sure": True}, headers=JSON).text
    assert fresh.desk.stopped


def test_the_page_speaks_the_language_that_is_chosen(fresh: Asked) -> None:
    fresh.drop(SAMPLES / "healthy.xlsx")
    assert '<html lang="en">' in fresh.client.get("/").text
    assert fresh.client.post("/language", json={"language": "nl"}, headers=JSON).status_code == 204
    page = fresh.client.get("/").text
    assert '<html lang="nl">' in page
    assert "Sleep dagboeken hierheen" in page
    assert "vrouw" in page
    assert fresh.client.post("/language", json={"language": "xx"}, headers=JSON).status_code == 400
    assert fresh.client.get("/nothing").text.count("Dit is hier niet") == 1


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff"])
@pytest.mark.parametrize("path", ["/language", "/stop"])
def test_a_body_that_is_not_understood_is_refused_in_a_sentence(fresh: Asked, path: str, body: bytes) -> None:
    fresh.desk.shelf.diaries[fresh.put("typed.csv", b"")].unsaved = True
    answer = fresh.client.post(path, content=body, headers=JSON)
    assert (answer.status_code, words("desk.status.400") in answer.text) == (400, True)
    assert not fresh.desk.stopped


def test_a_fault_of_our_own_is_one_sentence(fresh: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> str:
        raise ZeroDivisionError("one by nothing")

    id_ = fresh.drop(SAMPLES / "healthy.xlsx")
    monkeypatch.setattr("diary.desk.reports.name_of", faulty)
    answer = fresh.client.get(f"/diaries/{id_}/save/json")
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert "one by nothing" in answer.text


def test_a_ticket_is_for_our_pages(fresh: Asked) -> None:
    word = json.loads(fresh.client.post("/ticket", content=b"").text)["ticket"]
    assert fresh.desk.takes(word)


def test_each_piece_of_work_is_done_here_as_in_a_worker() -> None:
    """So that what workers do is measured: the same functions, called as they are."""
    as_set = a_desk().as_set
    pieces.ready(as_set)
    source = pieces.fetched(SAMPLES / "healthy.xlsx", as_set)
    assert source == Source("healthy.xlsx", (SAMPLES / "healthy.xlsx").read_bytes())
    assert pieces.lines(source, as_set)["nl"].who.startswith("code P-01")
    assert pieces.lines(Source("a.csv", b"x"), as_set)["en"].refused
    assert pieces.saved(source, as_set, "html", "both").data.lstrip().startswith(b"<!doctype html>")
    assert pieces.saved(source, as_set, "fhir", "both").format == "fhir"
    assert len(pieces.record(source, as_set).splitlines()) <= 12
    assert pieces.opened(source, as_set) is pieces.opened(source, as_set)
