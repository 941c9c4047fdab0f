"""The words of the sections of a page, and what they must say or not."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any


def in_page(expected: dict[str, Any], page: str, language: str) -> Iterator[tuple[bool, str]]:
    """Yield what page one must say, or not, in one language: whether it holds, and what it says."""
    header = re.search(r"<header\b.*?</header>", page, re.DOTALL)
    first = words_of(header[0] if header else "") + " " + words_of(section(page, "page-one"))
    both = first + " " + words_of(section(page, "advice"))
    for pattern in expected.get("words_present", {}).get(language, ()):
        yield bool(re.search(pattern, first, re.IGNORECASE)), f"{language} page one lacks /{pattern}/"
    for pattern in expected.get("words_absent", {}).get(language, ()):
        hit = re.search(pattern, first, re.IGNORECASE)
        yield hit is None, f"{language} page one says {hit and hit[0]!r} (/{pattern}/)"
    for pattern in expected.get("advice_absent", {}).get(language, ()):
        hit = re.search(pattern, both, re.IGNORECASE)
        yield hit is None, f"{language} advice says {hit and hit[0]!r} (/{pattern}/)"
    for name, patterns in expected.get("section_present", {}).items():
        for pattern in patterns.get(language, ()):
            words = words_of(section(page, name))
            yield bool(re.search(pattern, words, re.IGNORECASE)), f"{language} section {name} lacks /{pattern}/"
    if wanted := expected.get("pictures"):
        drawn = pictures_of(page)
        yield drawn >= wanted, f"page one draws {drawn} pictures, {wanted} expected"


def section(page: str, name: str) -> str:
    """Return a section of the page, up to the next; "" where there is none."""
    begin = page.find(f'id="{name}"')
    if begin < 0:
        return ""
    begin = page.find(">", begin) + 1
    ends = [at for at in (page.find("<section", begin), page.find("</main", begin)) if at > 0]
    return page[begin : min(ends, default=len(page))]


def words_of(part: str) -> str:
    """Return the words of a part of the page: no pictures, no tags."""
    part = re.sub(r"<(svg|style|script)\b.*?</\1>", " ", part, flags=re.DOTALL)
    part = html.unescape(re.sub(r"<[^>]+>", " ", part)).replace("\u00a0", " ").replace("\u202f", " ")
    return re.sub(r"\s+", " ", part)


def pictures_of(page: str) -> int:
    """Count the figures that page one draws."""
    begin = page.find('id="page-one"')
    end = page.find("<section", begin + 1)
    first = page[begin : end if end > 0 else len(page)]
    return len(re.findall(r"<figure\b(?:(?!</figure>).)*?<svg", first, re.DOTALL))
