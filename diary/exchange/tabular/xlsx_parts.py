"""The parts of a workbook around its rows: the list of sheets, the styles, the properties, in fixed words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from diary.addresses import address
from diary.exchange.tabular.shape import Column
from diary.exchange.tabular.writable import writable

GENERAL, HEADING, MOMENT, DAY, CLOCK = range(5)
"""The styles of cells, as places in `_STYLES`."""
LONGEST_NAME = 31
WIDEST = 60
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
_LIKE_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_STYLES = f"""{_HEAD}<styleSheet xmlns="{_MAIN}">\
<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>\
<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Arial"/></font>\
<font><b/><sz val="11"/><name val="Arial"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border/></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="20" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def inline(text: str) -> str:
    """Return a text as the content of a cell; what looks like an escaped sign stays what it is.

    >>> inline(" a<b"), inline("_x0041_")
    ('<t xml:space="preserve"> a&lt;b</t>', '<t>_x005F_x0041_</t>')
    """
    written = escape(_LIKE_ESCAPED.sub("_x005F_", writable(text)), {"\r": "_x000D_"})
    space = ' xml:space="preserve"' if written != written.strip() or "\n" in written else ""
    return f"<t{space}>{written}</t>"


def sheet_begins(columns: Sequence[Column]) -> str:
    """Return what stands before the rows: the heading is frozen, each column has its width."""
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{min(column.shown_width, WIDEST)}" customWidth="1"/>'
        for number, column in enumerate(columns, 1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>"
    )


def sheet_ends(columns: int) -> str:
    """Return what stands after the rows: each column can be filtered."""
    return f'</sheetData><autoFilter ref="A1:{address(0, columns - 1)}"/></worksheet>'


def around(names: Sequence[str], stamp: dt.datetime | None) -> dict[str, str]:
    """Return every other part of the workbook by its name in the zip."""
    numbered = list(enumerate(names, 1))
    sheets = "".join(
        f'<sheet name={quoteattr(_NO_NAME.sub("_", writable(name))[:LONGEST_NAME])} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in numbered
    )
    relations = "".join(_relation(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n, _ in numbered)
    types = "".join(_override(f"/xl/worksheets/sheet{n}.xml", f"{_TYPE}.worksheet+xml") for n, _ in numbered)
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return {
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}">'
        f"<sheets>{sheets}</sheets></workbook>",
        "xl/styles.xml": _STYLES,
        "xl/_rels/workbook.xml.rels": _relations(relations + _relation("rIdStyles", "styles", "styles.xml")),
        "docProps/core.xml": _core(stamp),
        "_rels/.rels": _relations(
            _relation("rId1", "officeDocument", "xl/workbook.xml")
            + f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>'
        ),
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + _override("/xl/workbook.xml", f"{_TYPE}.sheet.main+xml")
        + _override("/xl/styles.xml", f"{_TYPE}.styles+xml")
        + _override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
        + f"{types}</Types>",
    }


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_RELATION}/{kind}" Target="{target}"/>'


def _relations(listed: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="{part}" ContentType="{kind}"/>'


def _core(stamp: dt.datetime | None) -> str:
    """Return the properties of the document: no creator, and a moment only when it was asked for."""
    made = ""
    if stamp:
        moment = stamp.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        made = f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{made}</cp:coreProperties>"
    )
