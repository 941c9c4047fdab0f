"""The command that reads forms by the thousand says how that went, and keeps the smallest form of each fault."""

import json
import sys

import pytest

from diary.record import CannotRead
from fuzz import forms
from tests.reading.forms.drawing import form


def run(monkeypatch, *words):
    monkeypatch.setattr(sys, "argv", ["forms", *words])
    forms.main()


def refuse(data, file):
    raise CannotRead("not_a_diary", file=file)


def crash(data, file):
    raise ZeroDivisionError


def test_the_shares_of_each_choice(monkeypatch, capsys):
    run(monkeypatch, "--count", "12", "--by", "language")
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == ["forms", *forms.OUTCOMES]
    assert {line[0] for line in lines[1:4]} == {"en", "nl", "all"}
    assert lines[3][1] == "12"
    assert sum(float(share.rstrip("%")) for share in lines[3][2:]) == pytest.approx(100, abs=0.1)


def test_the_smallest_form_of_a_fault_is_kept_with_its_truth(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(forms, "read_content", refuse)
    run(monkeypatch, "--count", "1", "--faults", str(tmp_path))
    assert f"1  {form(0).manner.shape}: refused, not_a_diary  (forms 0)" in capsys.readouterr().out
    truth = json.loads(next(tmp_path.glob("*.truth.json")).read_text("utf-8"))
    assert (tmp_path / truth["file"]).exists()
    assert len(truth["events"]) == 4


def test_a_crash_is_an_end_of_its_own(monkeypatch):
    monkeypatch.setattr(forms, "read_content", crash)
    assert forms.outcome(0).word == "crashed"
    assert "ZeroDivisionError" in forms.outcome(0).fault


def test_a_fault_is_named_by_its_shape_and_the_first_event_that_is_wrong():
    of = next(of for of in map(form, range(200)) if of.manner.shape == "template")
    assert forms.fault(of) == ""
    first = next(event for event in of.truth["events"] if event["kind"] == "void" and event["ml"])
    first["ml"] += 200
    assert forms.fault(of) == "template: void other value"
    of.truth["events"].remove(first)
    assert forms.fault(of) == "template: invented void"
