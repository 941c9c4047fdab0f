"""The pieces of work about a form, done in this process: what the page shows of a sheet, and what is read by it."""

from collections.abc import Callable

import pytest

from diary.desk.form_pieces import form_page, kept_of, read_by
from diary.journeys.form_choice import NoChoice
from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened, open_diary
from diary.journeys.source import Source
from diary.texts import texts
from tests.conftest import SAMPLES
from tests.journeys.test_mapping import strange

IN_FORCE = InForce(texts("en"))


def test_a_page_shows_the_sheet_what_is_known_and_what_is_offered() -> None:
    view = form_page(strange(), IN_FORCE, None)
    (section,) = view.sections
    assert (section.names, section.number, section.kind, section.heading) == (("Blad7",), 1, "list", "2")
    time, urine, *_ = section.columns
    assert (time.key, time.why) == ("time", ("no heading", "its cells (100%)"))
    assert (urine.key, urine.offers[:2]) == ("", ("urine", "drink"))
    assert section.rows[1] == (2, ("Wann", "Kruk", "Kopje", "Nood", "Allerlei"))
    assert view.sentence and not view.events


def test_what_is_chosen_is_read_and_why_is_told_of_what_was_known_alone() -> None:
    view = form_page(strange(), IN_FORCE, None, (0, "column", "B", "urine"))
    assert [events.caption for events in view.events] == ["Day 1"]
    assert view.messages and not view.sentence
    changed = form_page(strange(), IN_FORCE, view.told, (0, "column", "A", "moment"))
    assert changed.sections[0].columns[0].why == ()
    form, lines = read_by(strange(), IN_FORCE, view.told)
    assert form.sheets[0].headings and not lines["nl"].refused
    assert "Blad7" not in repr(kept_of(strange(), IN_FORCE, form))


def test_nothing_told_reads_nothing() -> None:
    view = form_page(strange(), IN_FORCE, None, (0, "kind", "", "ignore"))
    assert view.sentence.startswith("Say first")
    with pytest.raises(NoChoice):
        read_by(strange(), IN_FORCE, view.told)


def test_times_across_are_told_by_row_and_several_tables_of_a_sheet_by_number() -> None:
    across = form_page(_sample("times-across"), IN_FORCE, None).sections[0]
    assert across.turned and {column.key for column in across.columns} >= {"time", "urine"}
    assert {column.at for column in across.columns} == {str(number) for number, _ in across.rows}
    below = form_page(_sample("days-below-each-other"), IN_FORCE, None)
    assert [section.number for section in below.sections] == [1, 2, 3]


def _sample(name: str) -> Source:
    path = SAMPLES / "messy" / f"{name}.xlsx"
    return Source(path.name, path.read_bytes())


def test_a_form_that_is_remembered_is_read_by_once(monkeypatch: pytest.MonkeyPatch) -> None:
    source, times = strange("Blad8"), list[str]()
    monkeypatch.setattr("diary.journeys.opening.open_diary", _counted(times))
    told = form_page(source, IN_FORCE, None, (0, "column", "B", "urine")).told
    times.clear()
    form, _ = read_by(source, IN_FORCE, told)
    kept_of(source, IN_FORCE, form)
    assert len(times) <= 1


def _counted(times: list[str]) -> Callable[..., Opened]:
    def counted(source: Source, as_set: InForce) -> Opened:
        times.append(source.name)
        return open_diary(source, as_set)

    return counted
