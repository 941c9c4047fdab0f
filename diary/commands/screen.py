"""What a terminal can show: a sign that its encoding does not have is written with those it has."""

from __future__ import annotations

import codecs
import io
import sys

PLAIN = {"≥": ">=", "≤": "<=", "−": "-", "–": "-", "→": "->", "×": "x", "…": "...", "·": "-", "‘": "'", "’": "'",
         "“": '"', "”": '"', "•": "-", "█": "#", "▁": "_", "✓": "v"}  # fmt: skip
"""What stands for a sign; any other becomes a question mark."""
_NAME = "diary.plain"


def show_what_it_can() -> None:
    """Let no output end in an error because of a sign, whatever the encoding of the terminal or the file behind it."""
    codecs.register_error(_NAME, _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_NAME)


def _plainer(error: UnicodeError) -> tuple[str | bytes, int]:
    """Return what stands for the signs that could not be written, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(PLAIN.get(sign, "?") for sign in error.object[error.start : error.end]), error.end
