"""Report or leaflet → tagged PDF (PDF/UA-1, PDF/A-2a), page one → picture; the same bytes. The only user of typst."""

from __future__ import annotations

import dataclasses
import io
import json
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diary.apart import Apart
from diary.reports import paper, style, typeface
from diary.reports.document import Report

if TYPE_CHECKING:
    from diary.reports.leaflet.document import Leaflet

STANDARDS = ["ua-1", "a-2a"]
PICTURE_PPI = 150
"""Pixels per inch of the picture of page one: sharp in a record, and about half a megabyte."""

FINER = 2
"""Times as fine a picture is drawn first: the library leaves out a row or a column of pixels of a chart here and there,
which at its own size takes the arch off a letter, and so takes half of one at most."""

KEPT = 10
"""Files for which typst keeps what it worked out: some 40 MB each."""

_elsewhere: ContextVar[Apart | None] = ContextVar("elsewhere", default=None)
_PNG_HEAD = 33  # bytes: the signature and the first chunk, which holds the size
_MOMENT = 946_684_800  # one fixed moment for every file, so that the same report is the same bytes
_PDF: Mapping[str, object] = {"format": "pdf", "pdf_standards": STANDARDS, "timestamp": _MOMENT}


class PdfUnavailable(Exception):
    """This machine has no typst, so no PDF and no picture can be made; `code` names the sentence that says so."""

    code = "pdf_unavailable"


def render(report: Report, drawn: Mapping[str, str]) -> bytes:
    """Return the report as a PDF file; `drawn` holds the SVG of every chart by its id.

    Raises PdfUnavailable where typst is not installed (it has no wheel for every machine).
    """
    return _compiled("page.typ", _PDF, report=paper.of_report(report), drawn=dict(drawn))


def render_leaflet(leaflet: Leaflet) -> bytes:
    """Return the leaflet as a PDF file, or raise PdfUnavailable as `render` does."""
    from diary.reports.drawings import draw

    drawn = {one.name: draw(one.name) for one in leaflet.pictures}
    return _compiled("leaflet.typ", _PDF, leaflet=paper.plain(leaflet), drawn=drawn)


def picture(report: Report, drawn: Mapping[str, str]) -> bytes:
    """Return page one as a PNG on white, to paste where no file fits; it can hold no text alternative.

    Where page one takes more than one sheet they stand below each other. Raises PdfUnavailable as `render` does.
    """
    page_one = dataclasses.replace(report, sections=report.sections[:1])
    how = {"format": "png", "ppi": PICTURE_PPI * FINER}
    return _signed(_compiled("page.typ", how, report=paper.of_report(page_one), drawn=dict(drawn)))


def _signed(png: bytes) -> bytes:
    """Return a picture with the name of this program as the software that made it."""
    text = b"tEXtSoftware\0diary"
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    return png[:_PNG_HEAD] + chunk + png[_PNG_HEAD:]


def _compiled(template: str, how: Mapping[str, object], **inputs: Any) -> bytes:
    source = Path(__file__).with_name(template).read_bytes()
    sys_inputs = {name: json.dumps(value, ensure_ascii=False) for name, value in (*inputs.items(), ("style", _style()))}
    place = _elsewhere.get()
    return place.do(_compile, source, sys_inputs, how) if place else _compile(source, sys_inputs, how)


@contextmanager
def compiled_apart() -> Iterator[None]:
    """Compile what is made inside the block in a process of its own: the library aborts where memory runs out.

    It then is a MemoryError, and whoever makes several goes on with the next.
    """
    with Apart() as place:
        before = _elsewhere.set(place)
        try:
            yield
        finally:
            _elsewhere.reset(before)


def _compile(source: bytes, sys_inputs: Mapping[str, str], how: Mapping[str, object]) -> bytes:
    ours = all(map(typeface.ours, sys_inputs.values()))
    made = _library().compile(style.WORDS if ours else style.FONTS, source, sys_inputs=sys_inputs, **how)
    sheets = [made] if isinstance(made, bytes) else made
    return sheets[0] if how["format"] == "pdf" else _below_each_other(sheets)


def _below_each_other(sheets: list[bytes]) -> bytes:
    """Return pictures of sheets as one picture of the size that is asked for."""
    from PIL import Image

    pictures = [Image.open(io.BytesIO(sheet)).convert("RGB").reduce(FINER) for sheet in sheets]
    whole = Image.new("RGB", (max(sheet.width for sheet in pictures), sum(sheet.height for sheet in pictures)), "white")
    top = 0
    for sheet in pictures:
        whole.paste(sheet, (0, top))
        top += sheet.height
    made = io.BytesIO()
    whole.save(made, "PNG", dpi=(PICTURE_PPI, PICTURE_PPI))
    return made.getvalue()


class _Typst:
    """The library with its typefaces, loaded once; what it worked out for one file is let go before the next.

    It keeps that for KEPT more files, but of one report nothing serves another: so it makes as many empty sheets first.
    """

    def __init__(self) -> None:
        import typst

        self._compiler = typst.Compiler
        self._with: dict[Path, Any] = {}

    def compile(self, fonts: Path, source: bytes, **how: Any) -> bytes | list[bytes]:
        """Return a file with the typefaces of a folder as bytes, or each of its sheets where they are pictures."""
        for _ in range(KEPT if self._with else 0):
            next(iter(self._with.values())).compile(b"", format="svg")
        if fonts not in self._with:
            self._with[fonts] = self._compiler(font_paths=[str(fonts)], ignore_system_fonts=True)
        made: bytes | list[bytes] = self._with[fonts].compile(source, **how)
        return made


@cache
def _library() -> _Typst:
    try:
        return _Typst()
    except ImportError as missing:
        raise PdfUnavailable from missing


def _style() -> dict[str, Any]:
    return {
        "colours": style.LIGHT,
        "sizes": [style.SMALL, style.BODY, style.LARGE],
        "bold": style.BOLD,
        "fonts": [style.FAMILY, style.FALLBACK],
        "width": style.PAGE_WIDTH,
        "beside": style.BESIDE_WIDTH,
        "gutter": style.GUTTER,
        "inset": style.CELL_INSET,
        "phone": (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
            f'<path fill="{style.LIGHT["ink"]}" d="{style.PHONE}"/></svg>'
        ),
    }
