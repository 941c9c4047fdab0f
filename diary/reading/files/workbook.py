"""Any spreadsheet file → its sheets of cells with true addresses, within bounds; the only user of python-calamine.

The content decides what a file is, not its name. Whatever is wrong with a file as a whole ends in CannotRead.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path

from diary.addresses import address
from diary.reading.files.guard import Checked, archive, ole, xlsx
from diary.reading.files.guard.marks import NO_MARKS, Marks
from diary.reading.files.values import CellValue, settle
from diary.record import CannotRead
from diary.settings import Limits

__all__ = ["CellValue", "Sheet", "Workbook", "address", "fetch", "open_content", "open_workbook"]

STDERR = 2  # what a library writes to behind Python's back
_DEFAULT = Limits()


@dataclass(frozen=True)
class Sheet:
    """One sheet: `rows[0][0]` is A1, an empty cell None, a number float. Rows may differ in length.

    `faults` names the cells where something stands that has no usable value: an error (`#REF!`), a formula
    nobody computed (`=SUM(A1)` or `formula`), a number that is none, the beginning of a text beyond the limit.
    `unseen` is the first cell with a value in a hidden row or column, where the file tells. `marks` are the comments,
    the struck-out cells and the colours of an xlsx; of other files nothing is known of them.
    `explained` are the lines of other sheets that say what letters stand for.
    """

    name: str
    rows: list[list[CellValue]]
    hidden: bool = False
    faults: Mapping[str, str] = field(default_factory=dict)
    unseen: str = ""
    marks: Marks = NO_MARKS
    explained: tuple[str, ...] = ()

    @cached_property
    def texts(self) -> Sequence[str]:
        """Every text that stands in a cell, row by row."""
        return [cell for row in self.rows for cell in row if type(cell) is str]


@dataclass(frozen=True)
class Workbook:
    """A file's sheets in their order; `format` is xlsx, xlsb, xls, ods or csv, `sha256` that of the file."""

    sheets: list[Sheet]
    format: str
    sha256: str
    date_1904: bool = False


def open_workbook(path: Path, limits: Limits = _DEFAULT) -> Workbook:
    """Read a file; CannotRead, with the file's name among its values, when it cannot be read as a whole."""
    return open_content(fetch(path, limits), path.name, limits)


def open_content(data: bytes, file: str, limits: Limits = _DEFAULT, *, certain: bool = False) -> Workbook:
    """Read what was fetched of the file of this name; CannotRead as of `open_workbook`.

    `certain`: a text was given as a table, and is one whatever is in it.
    """
    try:
        sha256 = hashlib.sha256(data).hexdigest()
        checked = _check(data, limits)
        if checked is None:
            from diary.reading.files import delimited

            rows, faults = settle(delimited.read(data, limits, certain=certain), {}, limits)
            return Workbook(_bounded([Sheet(Path(file).stem, rows, faults=faults)], limits), "csv", sha256)
        with _silent():
            sheets = _bounded(list(_sheets(checked, limits)), limits)
        return Workbook(sheets, checked.format, sha256, checked.date_1904)
    except CannotRead as error:
        raise CannotRead(error.code, file=file, **error.values) from error
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the library is no Exception
        raise CannotRead("truncated", file=file) from error


def fetch(path: Path, limits: Limits = _DEFAULT) -> bytes:
    """Return the content of an ordinary file within bounds, or raise CannotRead; nothing that could block is opened."""
    try:
        return _bytes(path, limits)
    except CannotRead as error:
        raise CannotRead(error.code, file=path.name, **error.values) from error


def _bytes(path: Path, limits: Limits) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise CannotRead("is_folder" if stat.S_ISDIR(found.st_mode) else "not_a_file")
        with path.open("rb") as file:
            data = file.read(min(found.st_size, limits.file_bytes) + 1)
            data += file.read(limits.file_bytes + 1 - len(data)) if len(data) > found.st_size else b""  # it grew
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CannotRead("file_not_found") from error
    except PermissionError as error:
        raise CannotRead("no_permission") from error
    except (OSError, ValueError) as error:  # a loop of links, a name that can be no file's
        raise CannotRead("not_a_file") from error
    if not data:
        raise CannotRead("empty_file")
    if len(data) > limits.file_bytes:
        raise CannotRead("too_large", limit=limits.file_bytes // 1_000_000)
    return data


def _bounded(sheets: list[Sheet], limits: Limits) -> list[Sheet]:
    """Return the sheets when together they have no more filled rows, and no more text, than may be read."""
    filled = sum(row.count(None) < len(row) for sheet in sheets for row in sheet.rows)
    if filled > limits.rows:
        raise CannotRead("too_many_rows", found=filled, limit=limits.rows)
    if sum(sum(map(len, sheet.texts)) for sheet in sheets) > limits.text:
        raise CannotRead("too_much_text", limit=limits.text)
    return sheets


def _check(data: bytes, limits: Limits) -> Checked | None:
    """Recognise a workbook by its content and return what may be read of it; None for text.

    The guards of what few people send are loaded when it comes.
    """
    if data.startswith(ole.MAGIC):
        from diary.reading.files.guard import xls

        return xls.check(data, limits)
    if not data.startswith(archive.MAGIC):
        return None
    members = archive.unpack(data, limits)
    names = {name.lower() for name in members}
    if "xl/workbook.xml" in names:
        return xlsx.check(members, limits)
    if "xl/workbook.bin" in names:
        from diary.reading.files.guard import xlsb

        return xlsb.check(members, limits)
    if "content.xml" in names:
        from diary.reading.files.guard import ods

        return ods.check(members, limits)
    raise CannotRead("not_a_spreadsheet")


@contextmanager
def _silent() -> Iterator[None]:
    """Keep what the library writes of its own panics off the screen: the sentence that follows tells enough."""
    try:
        screen = os.dup(STDERR)
    except OSError:  # nothing is shown there anyway
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, STDERR)
        os.close(nowhere)
        yield
    finally:
        os.dup2(screen, STDERR)
        os.close(screen)


def _sheets(checked: Checked, limits: Limits) -> Iterator[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    workbook = CalamineWorkbook.from_filelike(BytesIO(checked.data))
    metadata = workbook.sheets_metadata
    if len(metadata) > limits.sheets:
        raise CannotRead("too_many_sheets", found=len(metadata), limit=limits.sheets)
    if len({about.name for about in metadata}) < len(metadata):  # the library would give the first one twice
        raise CannotRead("truncated")
    cells = 0
    for position, about in enumerate(metadata):
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(position)
        last_row, last_column = sheet.end or (-1, -1)
        cells += (last_row + 1) * (last_column + 1)
        if cells > limits.cells:
            raise CannotRead(
                "too_many_cells", sheet=about.name, cell=address(last_row, last_column), limit=limits.cells
            )
        rows, faults = settle(sheet.to_python(skip_empty_area=False), checked.faults.get(position, {}), limits)
        unseen = checked.hidden[position].first_filled(rows) if position in checked.hidden else None
        hidden = about.visible != SheetVisibleEnum.Visible
        marks = checked.marks.get(position, NO_MARKS)
        yield Sheet(about.name, rows, hidden, faults, address(*unseen) if unseen else "", marks)
