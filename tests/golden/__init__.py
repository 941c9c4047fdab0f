"""The paper before the ink: the composed reports of the samples, as lines that a person can compare.

Three are kept in full. Of the others page one is kept as what was decided, by its ids and numbers, so that a word that
changes shows where it is read in full and nowhere else. `python -m tests.golden` writes them anew. What is the same in
every report (the box on when to see a doctor, the definitions, the sources, the words of the renderers) and what
repeats a sample (the diary as a table) is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from diary.analysis.assess import assess
from diary.analysis.compared import compare
from diary.reading.reader import read
from diary.reports import document as doc
from diary.reports.amounts import Balance
from diary.reports.childs import Clocks, Fillings, Moons
from diary.reports.compare import compose as compare_compose
from diary.reports.compose import compose
from diary.reports.course import Course
from diary.texts import texts
from tests.conftest import SAMPLES

FOLDER = Path(__file__).parent
CHANGES = "changes"
"""The overview of what changed between the diaries of one of the patients."""
SHOWN = [*(path.stem for path in sorted(SAMPLES.glob("*.xlsx"))), CHANGES]
IN_FULL = ("frequent-small-voids", "constipation", CHANGES)
LANGUAGE = {"english": "en", "child-well-english": "en"}
"""Of these samples page one is kept in its own language; all others are kept in Dutch."""
SAME_IN_EVERY_REPORT = ("method",)
Lines = dict[str, list[str]]


def path_of(sample: str) -> Path:
    """Return where the lines of a sample are kept."""
    return FOLDER / f"{sample}.json"


def made(sample: str) -> str:
    """Return what is kept of a sample, as JSON, made anew."""
    language = LANGUAGE.get(sample, "nl")
    lines = in_full(sample, language) if sample in IN_FULL else _page_one(composed(sample, language))
    return json.dumps(lines, ensure_ascii=False, indent=0) + "\n"


@cache
def composed(sample: str, language: str) -> doc.Report:
    """Compose the report of a sample, or the overview of one patient's diaries."""
    if sample == CHANGES:
        readings = [read(path) for path in sorted(SAMPLES.glob("frequent-small-voids*.xlsx"))]
        compared = compare([reading.diary for reading in readings], [reading.sha256 for reading in readings])
        return compare_compose([readings[at] for at in compared.order], compared, texts(language))
    reading = read(SAMPLES / f"{sample}.xlsx")
    return compose(reading, assess(reading.diary), texts(language))


def in_full(sample: str, language: str) -> Lines:
    """Return a line for each thing that the reader of a sample's report sees, by section."""
    report = composed(sample, language)
    return {
        "head": [report.language, report.title, report.who, report.period, report.completeness, *report.letterhead],
        **{
            section.id: [line for block in section.blocks for line in _lines(block)]
            for section in report.sections
            if section.id not in SAME_IN_EVERY_REPORT
        },
    }


def _page_one(report: doc.Report) -> Lines:
    page = report.sections[0]
    return {page.id: [line for block in page.blocks for line in _decided(block)]}


def _decided(block: doc.Block) -> Iterator[str]:
    """Give what a block of page one says (the sentences of the lead), or else only what was decided for it."""
    if isinstance(block, doc.Lead):
        yield from (*block.findings, *block.remarks)
    elif isinstance(block, doc.KeyNumbers):
        yield from (_joined(row.id, row.value, row.reference, row.level) for row in block.rows)
        yield from block.withheld
    elif isinstance(block, doc.Tips):
        yield from (tip.id for tip in block.tips)
    elif isinstance(block, doc.Facts):
        yield from (_joined(*item) for item in block.items)
    elif isinstance(block, doc.Text):
        yield from block.paragraphs
    else:
        yield block.id


def _joined(*parts: Any) -> str:
    return " | ".join(str(part) for part in parts)


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:.4g}"


def _lines(block: doc.Block) -> Iterator[str]:
    if isinstance(block, doc.Lead):
        yield from (*block.findings, *block.remarks)
    elif isinstance(block, doc.Text):
        yield from block.paragraphs
    elif isinstance(block, doc.Facts):
        yield from (_joined(*item) for item in block.items)
    elif isinstance(block, doc.KeyNumbers):
        yield from map(_key_number, block.rows)
        yield from block.withheld
    elif isinstance(block, doc.Tips):
        for tip in block.tips:
            yield _joined(tip.id, tip.because) if block.short else _joined(tip.id, f"{len(tip.steps)} steps")
    elif isinstance(block, doc.Box):
        yield _joined(block.id, *block.noted)
    elif isinstance(block, doc.Table):
        yield from _table(block)
    else:
        yield _joined(block.id, block.title, block.alt, block.caption)
        yield from _drawn(block.drawing)


def _key_number(row: doc.KeyNumber) -> str:
    scale = row.scale
    drawn = [] if scale is None else ["scale", *map(_number, (scale.low, scale.value, scale.high)), scale.off or ""]
    drawn += ["from", _number(scale.before)] if scale and scale.before is not None else []
    said = (row.id, row.label, row.value, row.unit, row.reference, row.word, row.level, row.basis, row.note)
    return _joined(*said, " ".join(map(str, drawn)).strip())


def _table(table: doc.Table) -> Iterator[str]:
    yield _joined(table.id, table.caption, *table.header)
    yield from (_joined(*(cell.text for cell in row)) for row in table.rows)


def _drawn(drawing: doc.Drawing) -> Iterator[str]:
    """Give the numbers that are drawn; those of the days once, under the typical day."""
    if isinstance(drawing, doc.TypicalDay):
        yield _joined("zones", *(drawing.zones or ()))
        for strip in drawing.strips:
            night = [] if strip.night is None else [_number(hour) for hour in strip.night]
            axis = _joined(_number(strip.start_clock), _number(strip.hours), *night)
            yield _joined(strip.title, strip.short, strip.subtitle, axis)
            yield from map(_mark, strip.marks)
    elif isinstance(drawing, doc.TypicalDays):
        for title, day in drawing.panels:
            yield title
            yield from _drawn(day)
    elif isinstance(drawing, Course):
        yield _joined(*(_joined(_number(x), label) for x, label in drawing.ticks))
        for line in drawing.lines:
            points = (_joined(_number(point.y), point.label) for point in line.points)
            yield _joined(line.label, line.unit, line.colour, _number(line.low), _number(line.high), *points)
    elif isinstance(drawing, doc.DayStrips):
        yield _joined("small", *(strip.short for strip in drawing.strips))
    elif isinstance(drawing, doc.LargeDay):
        yield _joined("large", drawing.strip.short)
    elif isinstance(drawing, doc.Volumes):
        yield from (_joined(label, *map(_number, day), "/", *map(_number, night)) for label, day, night in drawing.rows)
    elif isinstance(drawing, Balance):
        yield _joined("band", drawing.band_label, *(drawing.band or ()))
        yield from (_joined(label, _number(i.ml), i.label, _number(o.ml), o.label) for label, i, o in drawing.rows)
    elif isinstance(drawing, Moons):
        yield from (_joined(night.moon, night.weekday, night.word) for night in drawing.nights)
    elif isinstance(drawing, Clocks):
        yield _joined(drawing.void, drawing.drink, drawing.night)
        for dial in drawing.dials:
            voids, drinks = (_joined(*map(_number, hours)) for hours in (dial.voids, dial.drinks))
            yield _joined(dial.title, voids, "/", drinks, "/", *map(_number, dial.night or ()))
    elif isinstance(drawing, Fillings):
        yield from (_joined(_number(one.ml), one.label, one.amount) for one in (drawing.voided, drawing.expected))
    else:
        yield " ".join(f"{weekday}{date}{'' if covered else '-'}" for weekday, date, covered in drawing.days)
        for stool in drawing.stools:
            kinds = [name for name in ("passed", "postponed", "straining") if getattr(stool, name)]
            kinds += [stool.lost] if stool.lost else []
            yield _joined(stool.day, _number(stool.hour), _number(stool.bristol), _number(stool.bristol_to), *kinds)


def _mark(mark: doc.Mark) -> str:
    kinds = [name for name in ("urgency", "leak", "upon") if getattr(mark, name)]
    level = [] if mark.level is None else [f"urge {mark.level}"]
    return _joined(_number(mark.hour), mark.kind, mark.label, *level, *kinds)
