"""What a terminal can show: a sign that its encoding lacks is written with others; one that is shut takes nothing."""

from __future__ import annotations

import codecs
import io
import os
import sys

PLAIN = {"≥": ">=", "≤": "<=", "−": "-", "–": "-", "→": "->", "×": "x", "…": "...", "·": "-", "‘": "'", "’": "'",
         "“": '"', "”": '"', "•": "-", "█": "#", "▁": "_", "✓": "v"}  # fmt: skip
"""What stands for a sign; any other becomes a question mark."""
_NAME = "diary.plain"


def show_what_it_can() -> None:
    """Let no output end in an error because of a sign, whatever the encoding of the terminal or the file behind it."""
    _open_what_is_shut()
    codecs.register_error(_NAME, _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_NAME)


def _open_what_is_shut() -> None:
    """Let what is written to a stream that was shut go nowhere, and no file of ours take its place."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8"))  # noqa: SIM115, PTH123


def _plainer(error: UnicodeError) -> tuple[str | bytes, int]:
    """Return what stands for the signs that could not be written, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(PLAIN.get(sign, "?") for sign in error.object[error.start : error.end]), error.end
