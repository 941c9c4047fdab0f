"""The logo of a practice: a PNG or JPEG file → a small PNG without anything but its picture, or why it cannot be."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import NamedTuple

from diary.refusal import Refusal
from diary.regular import NotRegular, TooLong, read_small

MOST_BYTES = 2_000_000
MOST_PIXELS = 25_000_000
"""Larger files are refused before they are unpacked."""

LARGEST = (800, 240)
"""Pixels, width and height: what the letterhead shows at 300 per inch; a larger logo is made smaller."""


class NoLogo(Refusal):
    """The file gives no logo."""

    keys = ("settings.*",)


class Logo(NamedTuple):
    """A logo ready to be shown: the file it came from, and its picture as PNG with its size in pixels."""

    file: str
    png: bytes
    width: int
    height: int


def read_logo(file: Path) -> Logo:
    """Return the logo that a PNG or JPEG file holds, or raise NoLogo.

    The picture is written anew: what else the file holds (place, camera, damaged parts) reaches no report.
    """
    return logo_of(_content(file), file)


def _content(file: Path) -> bytes:
    try:
        return read_small(file, MOST_BYTES)
    except FileNotFoundError:
        raise NoLogo("logo_not_found", file=file) from None
    except NotRegular:
        raise NoLogo("logo_not_a_picture", file=file) from None
    except TooLong:
        raise _too_large(file) from None
    except OSError as error:
        raise NoLogo("logo_not_readable", file=file, reason=error.strerror) from error


def logo_of(data: bytes, file: Path) -> Logo:
    """Return the logo that the content of a file is, as `read_logo` does."""
    if len(data) > MOST_BYTES:
        raise _too_large(file)
    from PIL import Image

    try:
        with warnings.catch_warnings(action="error"), Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_large(file)
            plain = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _too_large(file) from None
    except (OSError, ValueError, SyntaxError, Warning) as error:
        raise NoLogo("logo_not_a_picture", file=file) from error
    plain.thumbnail(LARGEST)
    made = io.BytesIO()
    Image.frombytes(plain.mode, plain.size, plain.tobytes()).save(made, "PNG")
    return Logo(str(file), made.getvalue(), plain.width, plain.height)


def _too_large(file: Path) -> NoLogo:
    return NoLogo("logo_too_large", file=file, most=MOST_BYTES // 1_000_000, pixels=MOST_PIXELS // 1_000_000)
