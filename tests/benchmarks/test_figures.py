"""The figures of a benchmark: beside their goal, the last ones and their spread."""

import json
from pathlib import Path

import pytest

from benchmarks.figures import LAST, Figures, arguments


def test_a_figure_stands_beside_its_goal_the_last_one_and_its_spread(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last = tmp_path / "last.json"
    Figures("report", keep=True, last=last).show("HTML, of its floor", 2.154, [2.2, 1.9])
    kept = last.read_text("utf-8")
    figures = Figures("report", keep=False, last=last)
    capsys.readouterr()
    figures.show("HTML, of its floor", 1.1, [1.3, 1.1], most=1.15)
    figures.show("two workers, × one", 1.834, least=1.8, places=1)
    html, workers = capsys.readouterr().out.splitlines()
    assert html.removeprefix("HTML, of its floor").split() == ["1.10", "≤", "1.15", "2.15", "1.10", "to", "1.30"]
    assert workers.removeprefix("two workers, × one").split() == ["1.8", "≥", "1.8"]
    assert last.read_text("utf-8") == kept


def test_what_is_kept_leaves_the_other_figures(tmp_path: Path) -> None:
    last = tmp_path / "last.json"
    for benchmark, name, figure in (
        ("report", "a", 1.0),
        ("desk", "a", 2.0),
        ("report", "b", 3.0),
        ("report", "a", 4.0),
    ):
        Figures(benchmark, keep=True, last=last).show(name, figure)
    assert json.loads(last.read_text("utf-8")) == {"desk": {"a": 2.0}, "report": {"a": 4.0, "b": 3.0}}


def test_the_command_line_says_whether_to_keep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, kept in ((["cohort.py", "files"], False), (["cohort.py", "--keep", "files"], True)):
        monkeypatch.setattr("sys.argv", words)
        assert arguments() == ["files"]
        Figures("cohort", last=tmp_path / "last.json").show("a", 1.0)
        assert (tmp_path / "last.json").exists() is kept


def test_each_figure_that_is_kept_is_a_number() -> None:
    kept = json.loads(LAST.read_text("utf-8"))
    assert all(isinstance(figure, int | float) for figures in kept.values() for figure in figures.values())
    assert set(kept) <= {path.stem for path in LAST.parent.glob("*.py")}
