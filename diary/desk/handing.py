"""A second call: hands its files to the desk that runs, by the same door as a page of it."""

from __future__ import annotations

import http.client
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from diary.desk.access import TOKEN

if TYPE_CHECKING:
    from diary.desk.access import Access
    from diary.journeys.source import Source

LOOKS_S = 2.0
"""How long a desk that runs may take to say that it is there."""
READS_S = 60.0
"""How long it may take over a file."""


@dataclass(frozen=True)
class Handed:
    """What became of a file: the id under which it is open, or why it is not."""

    id: str = ""
    sentence: str = ""


def running(noted: Access | None) -> Access | None:
    """Return the desk of a note, where it answers; None where the note is of a desk that is gone."""
    with suppress(OSError, http.client.HTTPException):
        if noted and _answer(noted, "GET", "/list", b"", LOOKS_S)[0] == http.client.OK:
            return noted
    return None


def hand(access: Access, source: Source) -> Handed:
    """Hand a file to the desk that runs; OSError where it is gone."""
    status, body = _answer(access, "POST", f"/diaries?name={quote(source.name)}", source.data, READS_S)
    if status in (http.client.CREATED, http.client.CONFLICT):
        said = json.loads(body)
        return Handed(said.get("id", ""), said.get("sentence", ""))
    return Handed(sentence=body.decode(errors="replace").strip())


def ticket(access: Access) -> str:
    """Return a word by which the desk that runs lets a browser in once."""
    word: str = json.loads(_answer(access, "POST", "/ticket", b"", LOOKS_S)[1])["ticket"]
    return word


def _answer(access: Access, method: str, path: str, body: bytes, seconds: float) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", access.port, timeout=seconds)
    try:
        connection.request(
            method,
            path,
            body,
            {
                "cookie": f"{access.cookie}={access.key}",
                "origin": access.address,
                "content-type": "application/octet-stream",
                TOKEN: access.token,
            },
        )
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
