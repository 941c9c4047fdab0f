"""The comments on the cells of a worksheet, as Office Open XML writes them: notes, and conversations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from posixpath import dirname, join, normpath

from diary.reading.files.guard.markup import PREFIX, Place, attributes, elements, number, opening, place, text

_RELATION = opening("Relationship")
_NOTE = opening("comment", "threadedComment")
_AUTHOR = re.compile(rb"<" + PREFIX + rb"author>([^<]*)<")


def of_sheet(sheet: str, parts: Mapping[str, bytes]) -> dict[Place, str]:
    """Return the comments of a sheet by their place: of a conversation every remark, of a note its text.

    `sheet` names its part; names are in lower case. Who wrote it is left out.
    """
    folder, _, name = sheet.rpartition("/")
    notes: dict[Place, str] = {}
    remarks: dict[Place, str] = {}
    for relation in _RELATION.findall(parts.get(f"{folder}/_rels/{name}.rels", b"")):
        told = {key: value.decode("utf-8", "replace") for key, value in attributes(relation).items()}
        kind, target = told.get(b"Type", "").rpartition("/")[2], told.get(b"Target", "")
        if kind in ("comments", "threadedComment"):
            path = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(sheet), target))
            for at, said in _notes(parts.get(path.lower(), b"")):
                into = notes if kind == "comments" else remarks
                into[at] = f"{into[at]} / {said}" if at in into else said
    return notes | remarks  # a conversation has a note too, for older programs


def _notes(part: bytes) -> Iterator[tuple[Place, str]]:
    authors = [unescape(author.decode("utf-8", "replace")).strip() for author in _AUTHOR.findall(part)]
    for told, inside in elements(part, _NOTE):
        at, said, by = place(told.get(b"ref", b"")), " ".join(text(inside).split()), number(told.get(b"authorId"))
        if at and said:
            author = authors[by] if by < len(authors) else ""
            yield at, said.removeprefix(f"{author}:").strip() if author else said
