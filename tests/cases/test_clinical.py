"""People of whom it is known what their report should say first, and what it must not say."""

from pathlib import Path

import pytest

from tests.cases.clinical import VIGNETTES, checked


@pytest.mark.parametrize("vignette", VIGNETTES, ids=lambda path: path.name.removesuffix(".expect.json"))
def test_a_report_says_what_matters_to_this_person(vignette: Path) -> None:
    assert [words for holds, words in checked(vignette) if not holds] == []
