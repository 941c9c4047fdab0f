"""A word where an amount, a time or a remark is expected says what happened, and nothing else does."""

import pytest

from diary.reading.cells.happenings import Happening, happening

SAID = {
    "WOKE": ("rise", ""), "wakker": ("rise", ""), "Opgestaan": ("rise", ""), "got up": ("rise", ""), "BED": ("bed", ""),
    "naar bed": ("bed", ""), "went to bed": ("bed", ""), "in slaap": ("asleep", ""), "LEAK": ("leak", ""),
    "gelekt": ("leak", ""),
    "160 LEAK": ("leak", "160"), "LEAK 160 ml": ("leak", "160 ml"), "160 (leak)": ("leak", "160"),
    "7.05am WOKE": ("rise", "7.05am"),
    "opgestaan 07:10": ("rise", "07:10"), "opgestaan om 7 uur": ("rise", "7 uur"), "bed: 23:00": ("bed", "23:00"),
    "got up at 7.10": ("rise", "7.10"),
}  # fmt: skip
NOT_SAID = [
    None, 250.0, "", "250", "x", "niet naar bed geweest", "moe opgestaan", "opgestaan, moe", "bed verschoond",
    "bedtime story",
    "no leak", "geen ongelukje", "wakker geworden van pijn", "leak " * 7000,
]  # fmt: skip


@pytest.mark.parametrize(("cell", "expected"), SAID.items())
def test_a_word_says_what_happened(cell: str, expected: tuple[str, str]):
    assert happening(cell) == Happening(*expected)


@pytest.mark.parametrize("cell", NOT_SAID)
def test_a_word_among_others_is_a_remark(cell: object):
    assert happening(cell) is None
