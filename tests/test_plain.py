"""Text that anybody may have written, shown: nothing in it hides, turns a line around or commands a terminal."""

import unicodedata

import pytest

from diary.plain import REPLACEMENT, printable


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("koffie, 2½ kopje – één", "koffie, 2½ kopje – één"),
        ("een\nregel\u2028en\u0085nog een", "een regel en nog een"),
        ("\x1b[31mrood\x07\x9b", f"{REPLACEMENT}[31mrood{REPLACEMENT}{REPLACEMENT}"),
        ("250\u202e052\u202c", f"250{REPLACEMENT}052{REPLACEMENT}"),
        ("\u2066a\u2069", f"{REPLACEMENT}a{REPLACEMENT}"),
        ("\ud800\ue000", REPLACEMENT * 2),
        ("👩‍⚕️", "👩‍⚕️"),
        ("مساء", "مساء"),
    ],
)
def test_signs_that_are_no_text_become_visible(written: str, shown: str) -> None:
    assert printable(written) == shown


def test_no_control_sign_is_left() -> None:
    controls = [chr(code) for code in range(0x300) if unicodedata.category(chr(code)) == "Cc"]
    assert len(controls) == 65
    assert printable("".join(controls)).isprintable()
