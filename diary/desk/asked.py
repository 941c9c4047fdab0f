"""What a request of a page holds: the values it must have, each of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from starlette.requests import Request


async def body_of(request: Request, **wanted: type) -> dict[str, Any]:
    """Return what a request brings as JSON, with at least these values of these kinds; else it is a wrong request."""
    try:
        body = await request.json()
    except ValueError:
        raise HTTPException(400) from None
    if not isinstance(body, dict) or any(type(body.get(name)) is not kind for name, kind in wanted.items()):
        raise HTTPException(400)
    return body
