"""What is done apart returns as it would here, and a process that ends is told as too little memory, once."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from diary.apart import Apart
from diary.reports import pdf
from tests.conftest import SAMPLES, Ran


def test_a_process_that_ends_is_too_little_memory_and_the_next_work_is_done() -> None:
    with Apart() as apart:
        assert apart.do(abs, -3) == 3
        with pytest.raises(MemoryError):
            apart.do(os._exit, 1)
        with pytest.raises(ZeroDivisionError):
            apart.do(divmod, 1, 0)
        assert apart.do(abs, -4) == 4


def test_several_reports_on_paper_are_those_of_each_alone(diary: Callable[..., Ran], tmp_path: Path) -> None:
    names = ("healthy", "constipation")
    sources = [SAMPLES / f"{name}.xlsx" for name in names]
    assert diary("report", *sources, "--to", "pdf", "-o", tmp_path / "out", "-q").code == 0
    assert diary("report", sources[1], "-o", tmp_path / "alone.pdf", "-q").code == 0
    assert (tmp_path / "out" / "constipation.pdf").read_bytes() == (tmp_path / "alone.pdf").read_bytes()


def test_where_memory_runs_out_for_one_report_the_others_are_made(
    diary: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, done = Apart.do, []

    def do(self: Apart, *work: object) -> object:
        done.append(work)
        return real(self, os._exit, 1) if len(done) == 1 else real(self, *work)

    monkeypatch.setattr(Apart, "do", do)
    sources = [SAMPLES / "healthy.xlsx", SAMPLES / "constipation.xlsx"]
    ran = diary("report", *sources, "--to", "pdf", "-o", tmp_path / "out", "-q", "--workers", 1)
    assert ran.code == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["constipation.pdf"]
    assert any(word in ran.err for word in ("memory", "geheugen"))
    assert pdf._elsewhere.get() is None
