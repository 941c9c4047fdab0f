"""Several diaries of one person compared: which, whether they are of one person, and what changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from diary.desk.bounds import PAPER_S
from diary.desk.guard import REPORT
from diary.desk.more_pieces import compared, doubts
from diary.desk.pages import desk_of, page
from diary.desk.saving import MEDIA, to_save
from diary.outputs import CHANGES
from diary.texts import LANGUAGES

if TYPE_CHECKING:
    from starlette.requests import Request

    from diary.desk.more_pieces import OneOf
    from diary.desk.pieces import Made
    from diary.desk.shelf import Kept

FEWEST = 2


async def choose(request: Request) -> Response:
    """Show which diaries can be compared, and of those that are chosen what changed; a doubt is asked about first."""
    desk, chosen = desk_of(request), _chosen(request)
    await desk.renew_lines()
    asked = [] if "sure" in request.query_params or len(chosen) < FEWEST else await _doubts(request, chosen)
    ids = [kept.id for kept in chosen]
    values: dict[str, Any] = {"chosen": ids, "doubts": asked, "fewest": FEWEST, "language": _language(request)}
    diaries = [kept for kept in desk.shelf.diaries.values() if not kept.lines[desk.words.language].refused]
    return page(request, "compare", diaries=diaries, formats=CHANGES.endings, **values)


async def report(request: Request) -> Response:
    """Answer with what changed, byte for byte that of the command."""
    made = await _made(request, "html")
    return Response(made.data, media_type=MEDIA["html"], headers={"content-security-policy": REPORT})


async def save(request: Request) -> Response:
    """Answer with a file to save, under the name that the command gives it."""
    wanted = request.path_params["format"]
    if wanted not in CHANGES.endings:
        raise HTTPException(404)
    made = await _made(request, wanted)
    stem = Path(_chosen(request)[-1].source.name).stem
    return to_save(made.data, made.format, f"{stem}-{CHANGES.name}{CHANGES.endings[made.format]}")


def _chosen(request: Request) -> list[Kept]:
    """Return the diaries that an address names and that are open, in its order."""
    desk = desk_of(request)
    ids = dict.fromkeys(request.query_params.getlist("of"))
    kept = [desk.shelf.diaries[id_] for id_ in ids if id_ in desk.shelf.diaries]
    return [each for each in kept if not each.lines[desk.words.language].refused]


def _language(request: Request) -> str:
    asked = request.query_params.get("language", "")
    return asked if asked in LANGUAGES else ""


def _handed(request: Request, chosen: list[Kept]) -> list[OneOf]:
    desk = desk_of(request)
    return [(kept.source, desk.as_set_for(kept, _language(request))) for kept in chosen]


async def _doubts(request: Request, chosen: list[Kept]) -> tuple[str, ...]:
    return await desk_of(request).workers.do(doubts, _handed(request, chosen), desk_of(request).speaking())


async def _made(request: Request, wanted: str) -> Made:
    chosen = _chosen(request)
    if len(chosen) < FEWEST:
        raise HTTPException(404)
    desk = desk_of(request)
    as_set = desk.speaking(_language(request))
    return await desk.workers.do(compared, _handed(request, chosen), as_set, wanted, seconds=PAPER_S)
