"""Report → a summary for the screen that stands alone: page one in words, and what the reading noticed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from diary.plain import printable
from diary.reports.document import Block, Box, Facts, KeyNumber, KeyNumbers, Lead, Report, Text, Tips

_BOLD, _DIM, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_INDENT = "  "


def render(report: Report, width: int, colour: bool) -> str:
    """Return page one as lines of at most `width` columns; without colour it is plain text."""
    return "\n".join(_Summary(width, colour).lines(report)) + "\n"


class _Summary:
    """Writes one report; colour is only bold and dim, so that every terminal's own colours stay readable."""

    def __init__(self, width: int, colour: bool) -> None:
        self._width = max(width, 30)
        self._colour = colour

    def _styled(self, code: str, text: str) -> str:
        return f"{code}{text}{_END}" if self._colour and text else text

    def _wrapped(self, text: str, indent: str = "", bullet: str = "") -> list[str]:
        return textwrap.wrap(
            printable(text),
            self._width,
            initial_indent=indent + bullet,
            subsequent_indent=indent + " " * len(bullet),
            break_on_hyphens=False,
        )

    def lines(self, report: Report) -> Iterator[str]:
        """Give the heading, then every block of page one but its charts, then the limits."""
        for text in self._wrapped(report.title):
            yield self._styled(_BOLD, text)
        yield from self._wrapped(" · ".join(part for part in (report.who, report.period) if part))
        yield from self._wrapped(report.completeness)
        for block in report.sections[0].blocks:
            yield from self._block(block)
        yield ""
        for text in self._wrapped(report.footer):
            yield self._styled(_DIM, text)

    def _heading(self, title: str) -> Iterator[str]:
        yield ""
        for text in self._wrapped(title):
            yield self._styled(_BOLD, text)

    def _lead(self, lead: Lead) -> Iterator[str]:
        yield ""
        for finding in lead.findings:
            yield from (self._styled(_BOLD, text) for text in self._wrapped(finding, bullet="- "))
        for line in (*lead.written, *lead.remarks):
            yield from self._wrapped(line)

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Lead):
            yield from self._lead(block)
        elif isinstance(block, Text):
            yield from self._heading(block.title)
            for paragraph in block.paragraphs:
                yield from self._wrapped(paragraph)
        elif isinstance(block, Facts):
            yield from self._heading(block.title)
            for name, value in block.items:
                yield from self._wrapped(f"{name}: {value}", _INDENT)
        elif isinstance(block, KeyNumbers):
            yield from self._heading(block.title)
            yield from self._numbers(block)
        elif isinstance(block, Tips):
            yield from self._heading(block.title)
            for tip in block.tips:
                yield from self._wrapped(f"{tip.title}. {tip.because}", bullet="- ")
        elif isinstance(block, Box):
            yield from self._heading(block.title)
            for text in (*block.noted, block.intro):
                yield from self._wrapped(text)
            for soon in block.lists:
                yield from self._wrapped(f"{soon.when} {soon.whom}:")
                for sign in soon.signs:
                    yield from self._wrapped(sign, bullet="- ")

    def _numbers(self, block: KeyNumbers) -> Iterator[str]:
        rows = [_Row(row) for row in block.rows]
        label, amount, reference = (max((len(row.parts[part]) for row in rows), default=0) for part in range(3))
        longest = max((len(row.verdict) for row in rows), default=0)
        beside = label + amount + reference + longest + 4 * len(_INDENT) <= self._width
        for row in rows:
            name, value, band = row.parts
            if beside:
                shown = self._styled(_BOLD, f"{value:>{amount}}")
                yield _INDENT.join(("", f"{name:<{label}}", shown, f"{band:<{reference}}", row.verdict)).rstrip()
            else:
                yield from self._wrapped(f"{name}: {value}", _INDENT)
                yield from self._wrapped(" · ".join(part for part in (band, row.verdict) if part), _INDENT * 3)
            for text in self._wrapped(row.note, _INDENT * 3):
                yield self._styled(_DIM, text)
        for line in block.withheld:
            yield from (self._styled(_DIM, text) for text in self._wrapped(line, _INDENT))


class _Row:
    """A key number as the words of its columns."""

    def __init__(self, row: KeyNumber) -> None:
        self.parts = tuple(map(printable, (row.label, f"{row.value} {row.unit}".strip(), row.reference)))
        word = f"{row.sign} {row.word}".strip()
        self.verdict = printable(" · ".join(part for part in (word, row.basis) if part))
        self.note = row.note
