"""Sheets → an xlsx workbook, with no more in it than values, merged ranges and how a date is shown."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from diary.addresses import address
from tests.reading.forms.book import Page
from tests.reading.forms.styles import Value

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_PARTS}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_PARTS}.styles+xml"/>{{}}</Types>'
)
_TYPE = f'<Override PartName="/xl/worksheets/sheet{{}}.xml" ContentType="{_PARTS}.worksheet+xml"/>'
_RELATIONS = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'
_RELATION = f'<Relationship Id="rId{{}}" Type="{_OFFICE}/{{}}" Target="{{}}"/>'
_WORKBOOK = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{{}}</sheets></workbook>'
_NAME = '<sheet name="{0}" sheetId="{1}" r:id="rId{1}"/>'
_FORMATS = ((0, "General"), (164, "dd\\-mm\\-yyyy"), (165, "dd\\-mm\\-yyyy hh:mm"), (20, "h:mm"))
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="2">'
    + "".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in _FORMATS if number > 163)
    + '</numFmts><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">'
    + "".join(f'<xf numFmtId="{number}" xfId="0" applyNumberFormat="1"/>' for number, _ in _FORMATS)
    + "</cellXfs></styleSheet>"
)


def as_xlsx(pages: list[Page]) -> bytes:
    """Return the sheets as a workbook: no more of one than holds values, merged ranges and how dates are shown."""
    numbered = list(enumerate(pages, 1))
    kinds = "".join(_TYPE.format(number) for number, _ in numbered)
    names = "".join(_NAME.format(escape(page.name), number) for number, page in numbered)
    parts = "".join(_RELATION.format(number, "worksheet", f"worksheets/sheet{number}.xml") for number, _ in numbered)
    parts += _RELATION.format(len(pages) + 1, "styles", "styles.xml")
    members = {
        "[Content_Types].xml": _TYPES.format(kinds),
        "_rels/.rels": _RELATIONS.format(_RELATION.format(1, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _WORKBOOK.format(names),
        "xl/_rels/workbook.xml.rels": _RELATIONS.format(parts),
        "xl/styles.xml": _STYLES,
    }
    members |= {f"xl/worksheets/sheet{number}.xml": _sheet(page) for number, page in numbered}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path, text in members.items():
            archive.writestr(zipfile.ZipInfo(path), _DECLARATION + text)
    return out.getvalue()


def _sheet(page: Page) -> str:
    rows = ""
    for number, row in enumerate(page.rows()):
        cells = "".join(_cell(address(number, column), value) for column, value in enumerate(row))
        rows += f'<row r="{number + 1}">{cells}</row>'
    ranges = "".join(f'<mergeCell ref="{address(a, b)}:{address(c, d)}"/>' for a, b, c, d in page.merged)
    merged = f'<mergeCells count="{len(page.merged)}">{ranges}</mergeCells>' if ranges else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{merged}</worksheet>'


def _cell(place: str, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    style = 0
    if isinstance(value, dt.datetime):
        style = 1 if value.time() == dt.time() else 2
        value = (value - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)
    elif isinstance(value, dt.time):
        style, value = 3, (value.hour * 60 + value.minute) / 1440
    return f'<c r="{place}" s="{style}"><v>{value!r}</v></c>'
