"""Damaged and hostile files: each ends in a result or one sentence, within the bounds of time and memory."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from diary.reading.files.guard import archive
from tests.reading.files import crafted

SECONDS, MEGABYTES = 10, 300
TRY = """
import json, re, resource, sys, time
from pathlib import Path
from diary.record import CannotRead
from diary.reading.reader import read
def peak():  # in MB; what resource tells is that of the parent, where that was more
    status = Path("/proc/self/status")
    own = re.search(r"VmHWM:\\s+(\\d+)", status.read_text()) if status.exists() else None
    return (int(own[1]) if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024
for path in sys.argv[1:]:
    start = time.process_time()
    try:
        found = read(Path(path))
        ended = [one.code for one in found.problems]
    except CannotRead as refused:
        ended = refused.code
    print(json.dumps([ended, time.process_time() - start, peak()]))
"""
CSV = "Tijd;Geplast (ml)\n07:05;300\n"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
TEXT = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
HEAD = f'<row r="1">{TEXT.format("A1", "Tijd")}{TEXT.format("B1", "Geplast")}</row>'
VOID = '<row r="{0}"><c r="A{0}"><v>0.3125</v></c><c r="B{0}">{1}</c></row>'
FILLED = HEAD + VOID.format(2, "<v>300</v>")
GAP = '<table:table-cell table:number-columns-repeated="16384"/>'
BILLION = f'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "{"&a;" * 99}"><!ENTITY c "{"&b;" * 99}">]>'


def zipped(path: Path, members: dict[str, bytes], bomb: str = "") -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, member in members.items():
            file.writestr(name, member)
        if bomb:
            with file.open(bomb, "w") as out:
                for _ in range(1_000):
                    out.write(bytes(1_000_000))


def xlsx(rows: str, before: str = "", after: str = "", **members: bytes) -> dict[str, bytes]:
    sheet = crafted.worksheet(rows, before).replace(b"</sheetData>", b"</sheetData>" + after.encode())
    return crafted.xlsx_members({"Dag 1": sheet}) | members


LINK = f'<Relationships {crafted.RELATIONS}><Relationship Id="r" Type="{crafted.OFFICE}/externalLink" ' + (
    'Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
)
WORKBOOKS: dict[str, tuple[object, dict[str, bytes]]] = {
    "billion laughs": ("unsafe_content", xlsx(ONE, BILLION)),
    "an external entity": ("unsafe_content", xlsx(ONE, '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>')),
    "an external link": ([], xlsx(FILLED, **{"xl/externalLinks/_rels/externalLink1.xml.rels": LINK.encode()})),
    "a macro": ([], xlsx(FILLED, **{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Shell"})),
    "a cell in the far corner": ("too_many_cells", xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "a cell outside the grid": ("truncated", xlsx('<row r="1"><c r="XFE1"><v>1</v></c></row>')),
    "a declared size of the whole grid": ([], xlsx(FILLED, after='<dimension ref="A1:XFD1048576"/>')),
    "merged cells over everything": ([], xlsx(FILLED,
    after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
    "many merges over everything": (
        [], xlsx(FILLED, after="<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 400_000 + "</mergeCells>"),
    ),
    "deep nesting": ("not_a_diary", xlsx("<a>" * 4_000_000)),
    "millions of empty cells": ("too_many_cells", xlsx("<row>" + "<c/>" * 5_000_000 + "</row>")),
    "a row of spaces": ("not_a_diary", xlsx(" " * 24_000_000)),
    "a text of 24 MB": (["cell_fault"], xlsx(
        HEAD + VOID.format(2, f"<is><t>{'x' * 24_000_000}</t></is>").replace('"B2"', '"B2" t="inlineStr"'))),
    "a formula that nobody computed": (["cell_fault"], xlsx(HEAD + VOID.format(2, "<f>A1*2</f>"))),
    "a hidden row": (["cells_hidden"], xlsx(FILLED.replace('<row r="2"', '<row r="2" hidden="1"'))),
    "an error value": (["cell_fault"], xlsx(HEAD + VOID.format(2, "<v>#REF!</v>").replace('"B2"', '"B2" t="e"'))),
    "NUL bytes": ("truncated", xlsx(ONE.replace("1", "\0"))),
    "thousands of sheets": ("too_many_sheets", crafted.xlsx_members(
        {f"Dag {n}": crafted.worksheet(ONE) for n in range(4_000)})),
    "an ods of the whole grid": ("too_many_cells", crafted.ods_members(
        f"<table:table-row table:number-rows-repeated='1048575'>{GAP}</table:table-row>"
        f"<table:table-row>{GAP.replace('16384', '16383')}{crafted.NUMBER}</table:table-row>")),
    "an ods of deep nesting": ("unsafe_content", crafted.ods_members("<a>" * 4_000_000)),
    "an ods of billion laughs": ("unsafe_content", crafted.ods_members(crafted.NUMBER, BILLION)),
    "a document": ("not_a_spreadsheet", {"word/document.xml": b"<w:document/>"}),
}  # fmt: skip
BYTES: dict[str, tuple[object, bytes]] = {
    "a password": ("encrypted", crafted.ole.pack("EncryptedPackage", b"x" * 5000)),
    "an old password": ("encrypted", crafted.xls(crafted.number(0, 0), crafted.record(0x2F, bytes(6)))),
    "half a workbook": ("truncated", archive.pack(xlsx(FILLED))[:900]),
    "half an old workbook": ("truncated", crafted.xls(crafted.number(0, 0))[:2000]),
    "a table of a web page as xls": ("web_page_as_spreadsheet", b"<html><table><tr><td>Tijd</td></tr></table></html>"),
    "XML as xls": ("web_page_as_spreadsheet", b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com'/>"),
    "text as xlsx": ([], CSV.encode()),
    "UTF-16": ([], CSV.encode("utf-16")),
    "NUL bytes in text": ("not_a_spreadsheet", CSV.replace("300", "3\0").encode()),
    "encodings mixed": ([], CSV.encode() + "08:00;200 ml café\n".encode("cp1252") + "09:00;1 kopje café\n".encode()),
    "only line ends": ("not_a_spreadsheet", b"\n" * 4_900_000),
    "a line of five million fields": ("too_many_cells", b"a;b\n" + "😀;2\n".encode() + b"3;" * 2_400_000),
    "25 MB of text": ("too_large", b"1;2\n" * 6_000_000),
    "30 MB of anything": ("too_large", bytes(30_000_000)),
    "quotes that never close": ("too_many_cells", b'a;b\n1;"' + b"2;3\n" * 1_200_000),
    "nothing": ("empty_file", b""),
}  # fmt: skip


def places(folder: Path) -> Iterator[tuple[str, Path, object]]:
    """Yield what is no file at all, with its refusal."""
    (folder / "map.xlsx").mkdir()
    (folder / "lus.xlsx").symlink_to("lus.xlsx")
    os.mkfifo(folder / "pijp.xlsx")
    yield "a folder", folder / "map.xlsx", "is_folder"
    yield "a loop of links", folder / "lus.xlsx", "not_a_file"
    yield "a pipe", folder / "pijp.xlsx", "not_a_file"
    yield "a device", Path("/dev/zero"), "not_a_file"
    yield "nowhere", folder / "weg.xlsx", "file_not_found"


@pytest.fixture(scope="module")
def tried(tmp_path_factory) -> dict[str, tuple[object, object, float, int]]:
    """Every file read in one process: what was expected, how it ended, its seconds, the memory used until then."""
    folder = tmp_path_factory.mktemp("hostile")
    cases = list(places(folder))
    for number, (name, (expected, members)) in enumerate(WORKBOOKS.items()):
        zipped(folder / f"{number}.xlsx", members)
        cases.append((name, folder / f"{number}.xlsx", expected))
    for number, (name, (expected, data)) in enumerate(BYTES.items()):
        (folder / f"{number}.xls").write_bytes(data)
        cases.append((name, folder / f"{number}.xls", expected))
    zipped(folder / "bomb.xlsx", xlsx(ONE), bomb="xl/worksheets/sheet2.xml")
    cases.append(("a zip bomb", folder / "bomb.xlsx", "too_large"))
    paths = [str(path) for _, path, _ in cases]
    done = subprocess.run([sys.executable, "-c", TRY, *paths], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {name: (expected, *line) for (name, _, expected), line in zip(cases, lines, strict=True)}


def _fits(expected: object, ended: object) -> bool:
    """A refusal is the one expected; a result names at least the problems expected."""
    if isinstance(expected, str) or isinstance(ended, str):
        return expected == ended
    return set(expected) <= set(ended)


def test_each_ends_in_a_result_or_one_sentence(tried):
    wrong = {name: ended for name, (expected, ended, *_) in tried.items() if not _fits(expected, ended)}
    assert wrong == {}


def test_none_takes_long_or_much_memory(tried):
    assert {name: seconds for name, (*_, seconds, _) in tried.items() if seconds > SECONDS} == {}
    assert {name: used for name, (*_, used) in tried.items() if used > MEGABYTES} == {}


def test_a_file_without_permission(tmp_path):
    path = tmp_path / "geheim.xlsx"
    path.write_bytes(CSV.encode())
    path.chmod(0)
    as_nobody = "import os; os.geteuid() or os.seteuid(65534)"  # the owner of everything may read everything
    code = TRY.replace("for path", f"{as_nobody}\nfor path", 1)
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)[0] == "no_permission"
