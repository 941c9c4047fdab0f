"""Spreadsheet files made by hand, byte for byte: what no spreadsheet program would write."""

import struct
from collections.abc import Sequence

from diary.reading.files.guard import archive, ole

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
# Styles 0 to 3: general, time, date and time, hours beyond the day.
STYLES = (
    f'<styleSheet {MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts>'
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="20"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs>'
    "</styleSheet>"
)


def worksheet(rows: str, before: str = "") -> bytes:
    """A worksheet part around its rows."""
    return f"<?xml version='1.0'?>{before}<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>".encode()


def xlsx_members(sheets: dict[str, bytes], properties: str = "", states: Sequence[str] = ()) -> dict[str, bytes]:
    """The parts of an Excel workbook."""
    entries = "".join(
        f'<sheet name="{name}" sheetId="{n}" {states[n - 1] if states else ""} r:id="rId{n}"/>'
        for n, name in enumerate(sheets, 1)
    )
    targets = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    targets += f'<Relationship Id="s1" Type="{OFFICE}/styles" Target="styles.xml"/>'
    targets += f'<Relationship Id="s2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    members = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships {RELATIONS}><Relationship Id="r" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}">{properties}<sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships {RELATIONS}>{targets}</Relationships>",
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst {MAIN} count="1" uniqueCount="1"><si><t>koffie</t></si></sst>',
    }
    parts = {f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in enumerate(sheets.values(), 1)}
    return {name: member.encode() for name, member in members.items()} | parts


def xlsx(rows: str, before: str = "", properties: str = "") -> bytes:
    """An Excel workbook of one sheet, `Dag 1`."""
    return archive.pack(xlsx_members({"Dag 1": worksheet(rows, before)}, properties))


ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
NUMBER = '<table:table-cell office:value-type="float" office:value="1"/>'


def ods_members(rows: str, before: str = "", tables: int = 1) -> dict[str, bytes]:
    """The parts of an OpenDocument spreadsheet."""
    sheets = "".join(f'<table:table table:name="Dag {n}">{rows}</table:table>' for n in range(1, tables + 1))
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content><office:body><office:spreadsheet>{sheets}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return {
        "mimetype": ODS_TYPE,
        "META-INF/manifest.xml": b"<manifest:manifest/>",
        "content.xml": content.encode(),
    }


def ods(rows: str, before: str = "", tables: int = 1) -> bytes:
    """An OpenDocument spreadsheet whose sheets `Dag 1` … all hold these rows."""
    return archive.pack(ods_members(rows, before, tables))


def record(kind: int, body: bytes = b"") -> bytes:
    """A record of an old Excel workbook."""
    return struct.pack("<HH", kind, len(body)) + body


BEGIN, END = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)), record(0x0A)


def number(row: int, column: int, value: float = 1.0) -> bytes:
    """A record with a number."""
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def biff(cells: bytes, extra: bytes = b"", sheets: int = 1, offset: int = 0) -> bytes:
    """The stream of an old Excel workbook whose sheets all hold these cells; `offset` misplaces them."""

    def globals_at(start: int) -> bytes:
        bounds = b"".join(
            record(0x85, struct.pack("<IBBBB", start, 0, 0, 1, 0) + b"%c" % (65 + n)) for n in range(sheets)
        )
        return BEGIN + extra + bounds + END

    return globals_at(len(globals_at(0)) + offset) + BEGIN + cells + END


def xls(cells: bytes, extra: bytes = b"", sheets: int = 1, offset: int = 0, name: str = "Workbook") -> bytes:
    """An old Excel workbook."""
    return ole.pack(name, biff(cells, extra, sheets, offset))


def binary(kind: int, body: bytes = b"") -> bytes:
    """A record of a binary Excel workbook."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(body)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return head + size + body


def wide(text: str) -> bytes:
    """A counted UTF-16 text."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def binary_cell(kind: int, column: int, value: bytes) -> bytes:
    """A cell record of a binary Excel workbook."""
    return binary(kind, struct.pack("<II", column, 0) + value)


def row_header(row: int) -> bytes:
    """The record that begins a row of a binary Excel workbook."""
    return binary(0x00, struct.pack("<I", row) + bytes(13))


def xlsb(cells: bytes, flags: int = 0) -> bytes:
    """A binary Excel workbook of one sheet, `Dag 1`."""
    workbook = (
        binary(0x99, struct.pack("<II", flags, 0) + wide(""))
        + binary(0x9C, struct.pack("<II", 0, 1) + wide("rId1") + wide("Dag 1"))
        + binary(0x90)
        + binary(0x9D, bytes(4))
    )
    sheet = binary(0x81) + binary(0x94, bytes(16)) + binary(0x91) + cells + binary(0x92) + binary(0x82)
    targets = f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.bin"/>'
    return archive.pack({
        "[Content_Types].xml": TYPES.encode(),
        "xl/workbook.bin": workbook,
        "xl/_rels/workbook.bin.rels": f"<Relationships {RELATIONS}>{targets}</Relationships>".encode(),
        "xl/worksheets/sheet1.bin": sheet,
    })  # fmt: skip
