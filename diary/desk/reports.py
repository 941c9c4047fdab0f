"""A diary that is open: its report in a frame, its text for the record, files to save, as the commands make them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response

from diary.desk.guard import REPORT
from diary.desk.pages import desk_of, page
from diary.desk.pieces import record
from diary.desk.saving import MEDIA, to_save
from diary.outputs import EXPORTS, REPORTS
from diary.texts import LANGUAGES

if TYPE_CHECKING:
    from starlette.requests import Request

    from diary.desk.shelf import Kept
    from diary.reports.document import Audience

AUDIENCES = ("both", "patient", "clinician")
FORMATS = ("pdf", "html", "png", "xlsx", "json", "fhir")
"""What may be saved, most usual first."""


def kept_of(request: Request) -> Kept:
    """Return the diary that an address names; not found where it is not open."""
    kept = desk_of(request).shelf.diaries.get(request.path_params["id"])
    if kept is None:
        raise HTTPException(404)
    return kept


async def diary(request: Request) -> Response:
    """Show a diary: its report, and what to do with it."""
    await desk_of(request).renew_lines()
    kept = kept_of(request)
    language, audience = _asked(request)
    return page(
        request,
        "diary",
        kept=kept,
        line=kept.lines[desk_of(request).words.language],
        language=language,
        audience=audience,
        audiences=AUDIENCES,
        formats=FORMATS,
    )


async def report(request: Request) -> Response:
    """Answer with the report, byte for byte that of the command."""
    made = await desk_of(request).made(_readable(request), "html", *_asked(request))
    return Response(made.data, media_type=MEDIA["html"], headers={"content-security-policy": REPORT})


async def save(request: Request) -> Response:
    """Answer with a file to save, under the name that the command gives it."""
    wanted = request.path_params["format"]
    if wanted not in FORMATS:
        raise HTTPException(404)
    kept = _readable(request)
    made = await desk_of(request).made(kept, wanted, *_asked(request))
    return to_save(made.data, made.format, name_of(kept.source.name, made.format))


async def text(request: Request) -> Response:
    """Answer with the text for the patient's record."""
    desk, kept = desk_of(request), _readable(request)
    spoken = desk.as_set_for(kept, _asked(request)[0])
    return PlainTextResponse(await desk.workers.do(record, kept.source, spoken, about=kept.source))


def name_of(file: str, format_: str) -> str:
    """Return the name that a command without -o gives what it makes of a file in a format.

    >>> name_of("patient.xlsx", "pdf"), name_of("patient.xlsx", "fhir")
    ('patient-report.pdf', 'patient-export.fhir.json')
    """
    offer = REPORTS if format_ in REPORTS.endings else EXPORTS
    return f"{Path(file).stem}-{offer.name}{offer.endings[format_]}"


def _readable(request: Request) -> Kept:
    kept = kept_of(request)
    if kept.lines[desk_of(request).words.language].refused:
        raise HTTPException(404)
    return kept


def _asked(request: Request) -> tuple[str, Audience]:
    """Return the language and the audience that an address asks for: no language is that of the diary."""
    language, audience = (request.query_params.get(name, "") for name in ("language", "audience"))
    return language if language in LANGUAGES else "", cast("Audience", audience if audience in AUDIENCES else "both")
