"""A file to save, as an answer: under its name, with its kind."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

MEDIA = {
    "pdf": "application/pdf",
    "html": "text/html",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "fhir": "application/fhir+json",
}


def to_save(data: bytes, format_: str, name: str) -> Response:
    """Answer with a file that the browser saves under this name."""
    attached = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(data, media_type=MEDIA[format_], headers=attached)
