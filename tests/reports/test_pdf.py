"""The paper: conforming, tagged, worded, one page for page one, and the same bytes each time."""

from __future__ import annotations

import html
import io
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from itertools import pairwise

import page
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from diary.analysis.assess import assess
from diary.reading.reader import read
from diary.reports import charts, pdf, typeface
from diary.reports import document as doc
from diary.reports.compose import compose
from diary.reports.layout import day_tables
from diary.texts import texts
from tests.conftest import SAMPLES, tool
from tests.reports import fixture_report as fixtures

CASES = [(name, language) for name in fixtures.ALL for language in ("nl", "en")]


@cache
def paper(name: str, language: str) -> bytes:
    report = fixtures.ALL[name](language)
    return pdf.render(report, charts.draw(report))


def words(file: bytes, *options: str) -> str:
    run = subprocess.run([tool("pdftotext"), *options, "-", "-"], input=file, capture_output=True, check=True)
    return run.stdout.decode()


def tags(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Every structure element, in reading order."""
    found: list[pikepdf.Dictionary] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(node)
            walk(node.get("/K", pikepdf.Array()))

    walk(document.Root.StructTreeRoot.K)
    return found


CHECKED_HERE = ("PDFA2A-STREAM-LENGTH-001",)
"""What the checker misreads now and then, and the next test checks."""


@pytest.mark.parametrize(("name", "language"), CASES)
def test_it_conforms_to_pdf_ua_1_and_pdf_a_2a(name: str, language: str) -> None:
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        verdict = page.validate_pdf_bytes(paper(name, language), profile=profile)
        failures = [(failure.rule_id, failure.message) for failure in verdict.failures]
        assert [failure for failure in failures if failure[0] not in CHECKED_HERE] == []


@pytest.mark.parametrize(("name", "language"), CASES)
def test_every_stream_is_as_long_as_it_says(name: str, language: str) -> None:
    """Compressed bytes may end in a carriage return; the checker takes it for a part of the line end that follows."""
    data = paper(name, language)
    streams = list(re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\r?\n", data))
    assert streams
    for stream in streams:
        assert data[stream.end() + int(stream[1]) :].startswith((b"\nendstream", b"\r\nendstream"))


@pytest.mark.parametrize(("name", "language"), CASES)
def test_page_one_is_one_page(name: str, language: str) -> None:
    """The limits close page one, and the first chapter opens page two."""
    report = fixtures.ALL[name](language)
    first = " ".join(words(paper(name, language), "-l", "1").split())
    second = words(paper(name, language), "-f", "2", "-l", "2")
    assert report.sections[0].blocks[-1].lists[-1].signs[-1] in first
    assert report.sections[1].title in second.splitlines()[0]
    assert report.sections[1].title not in first


def test_a_page_one_with_room_to_spare_stands_wider_and_no_wider_than_the_sheet() -> None:
    report = fixtures.ordinary("nl")
    first = report.sections[0]
    heights = []
    for sentences in (1, 4, 8, 12):
        lead = doc.Lead(("Een regel.",) * sentences)
        section = replace(first, blocks=(lead, *first.blocks[1:]))
        page_of = words(pdf.render(replace(report, sections=(section,)), charts.draw(report)), "-bbox")
        tops = [float(top) for top in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">\d+,\d<', page_of)]
        assert page_of.count("<page ") == 1
        heights.append(tops[1] - tops[0])
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > heights[-1] + 2


def test_a_page_one_of_far_too_many_words_still_is_one_page() -> None:
    report = fixtures.ordinary("nl")
    first = report.sections[0]
    long = doc.Text((fixtures.LONG["nl"] * 6,))
    full = replace(report, sections=(replace(first, blocks=(long, *first.blocks)), report.sections[2]))
    file = pdf.render(full, charts.draw(full))
    assert report.sections[2].title in words(file, "-f", "2", "-l", "2")


def test_it_has_language_title_bookmarks_and_fonts_inside() -> None:
    document = pikepdf.open(io.BytesIO(paper("ordinary", "nl")))
    assert str(document.Root.Lang) == "nl"
    assert document.docinfo["/Title"] == "Plas- en poepdagboek"
    with document.open_outline() as outline:
        top = outline.root[0]
        assert top.title == "Plas- en poepdagboek"
        assert [child.title for child in top.children][-1] == "Voor de behandelaar"
    fonts = [
        thing
        for thing in document.objects
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
    ]
    assert fonts
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)


def test_headings_tables_lists_and_figures_are_tagged() -> None:
    report = fixtures.ordinary("en")
    document = pikepdf.open(io.BytesIO(paper("ordinary", "en")))
    found = tags(document)
    kinds = [str(tag.S) for tag in found]
    assert kinds.count("/H1") == 1
    assert {"/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/LI", "/Figure"} <= set(kinds)
    told = [str(tag.Alt) for tag in found if tag.S == "/Figure"]
    drawn = [block.alt for section in report.sections for block in section.blocks if isinstance(block, doc.Chart)]
    assert told == drawn


def test_headings_skip_no_level() -> None:
    document = pikepdf.open(io.BytesIO(paper("ordinary", "nl")))
    kinds = [str(tag.S) for tag in tags(document)]
    levels = [int(kind[2:]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_what_a_reader_needs_stands_in_words() -> None:
    said = " ".join(words(paper("ordinary", "nl")).split())
    for sentence in (
        "Plassen per 24 uur",
        "hoger · 3 dagen",
        "Leeftijd ontbreekt",
        "wat bloed",
        "metric_23_ml",
        "gloss_3 Wakker geworden van de hond, daarna niet meer kunn Wakker geworden van de hond",
        "P-12",
    ):
        assert sentence in said


def test_hostile_text_is_text() -> None:
    said = " ".join(words(paper("hostile", "en")).split())
    assert "<script>alert('x')</script> $\\frac{" in said
    assert '`#panic()` & "]] {{ 7*7 }}' in said


def test_what_our_typefaces_lack_is_shown_by_the_last_one() -> None:
    who = "\N{SNOWMAN WITHOUT SNOW} \N{PILE OF POO} \N{CJK UNIFIED IDEOGRAPH-5C3F}"
    report = replace(fixtures.sparse("nl"), who=who)
    assert who in words(pdf.render(report, charts.draw(report)))


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None), max_size=60))
def test_no_text_makes_a_report_fail(text: str) -> None:
    section = doc.Section("s", text, "both", (doc.Text((text,), title=text), doc.Facts(((text, text),))))
    report = replace(fixtures.sparse("nl"), title=text or "-", who=text, footer=text, sections=(section, section))
    assert pdf.render(report, {}).startswith(b"%PDF")


def test_the_same_report_gives_the_same_bytes() -> None:
    report = fixtures.ordinary("nl")
    code = (
        "import sys; from tests.reports import fixture_report as f; from diary.reports import charts, pdf;"
        "r = f.ordinary('nl'); sys.stdout.buffer.write(pdf.render(r, charts.draw(r)))"
    )
    elsewhere = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env={"TZ": "Asia/Tokyo"})
    assert elsewhere.stdout == pdf.render(report, charts.draw(report)) == paper("ordinary", "nl")


@pytest.mark.parametrize(("name", "language"), CASES)
def test_the_picture_is_page_one_on_white(name: str, language: str) -> None:
    report = fixtures.ALL[name](language)
    data = pdf.picture(report, charts.draw(report))
    with Image.open(io.BytesIO(data)) as shown:
        wide, high = (round(millimetres / 25.4 * pdf.PICTURE_PPI) for millimetres in (210, 297))
        assert abs(shown.width - wide) <= 1
        assert abs(shown.height - high) <= 1
        assert shown.convert("RGBA").getextrema()[3] == (255, 255)
        assert {shown.convert("RGB").getpixel((x, y)) for x in (0, wide - 2) for y in (0, high - 2)} == {(255,) * 3}
        assert len(set(shown.convert("L").crop((0, high // 2, wide, high)).tobytes())) > 2
    assert pdf.picture(report, charts.draw(report)) == data


def test_a_page_one_of_several_sheets_is_one_picture() -> None:
    report = fixtures.ordinary("nl")
    page_one = report.sections[0]
    longer = replace(page_one, blocks=page_one.blocks * 12)
    report = replace(report, sections=(longer, *report.sections[1:]))
    with Image.open(io.BytesIO(pdf.picture(report, charts.draw(report)))) as shown:
        assert shown.height > 2 * shown.width, "two sheets of A4 at least"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_day_stands_on_one_sheet_with_its_table_under_one_title(language: str) -> None:
    reading = read(SAMPLES / "frequent-small-voids.xlsx")
    report = compose(reading, assess(reading.diary), texts(language))
    file = pdf.render(report, charts.draw(report))
    sheets = words(file, "-layout").split("\f")[1:]
    days = re.split(rf"(?m)^ *{texts(language)('report.days.title')}$", "\f".join(sheets))[1].split("\f")
    for chart in (block for section in report.sections for block in section.blocks if isinstance(block, doc.Chart)):
        for events in day_tables(chart):
            (after,) = (part for sheet in days for part in re.split(rf"(?m)^ *{chart.title}$", sheet)[1:])
            assert all(row[0].text in after for row in events.rows)
    titles = [block.caption for section in report.sections for block in section.blocks if isinstance(block, doc.Table)]
    assert titles
    assert all(sheet.count(title) <= 1 for title in titles for sheet in sheets)
    bowel = [texts(language)(f"report.fortnight.{key}") for key in ("title", "data")]
    assert sum(all(title in sheet for title in bowel) for sheet in sheets) == 1


def test_a_long_table_of_many_columns_has_the_width_of_the_sheet() -> None:
    """Sixty stools with a remark: a line each, on two sheets."""
    row = tuple(doc.Cell(text) for text in ("2 maart", "07:10", "ja", "6", "0", "4", "nee", "nee, persen", "5", "C12"))
    listed = doc.Table("stools", "Het poepdagboek", tuple("abcdefghij"), (row,) * 63)
    report = fixtures.ordinary("nl")
    report = replace(report, sections=(report.sections[0], doc.Section("s", "Lijst", "clinician", (listed,))))
    assert len(pikepdf.open(io.BytesIO(pdf.render(report, charts.draw(report)))).pages) <= 1 + 2


def test_letters_keep_their_arches_where_charts_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Held against a drawing twice as fine: a row of pixels that is left out moves what stands beyond it."""
    reading = read(SAMPLES / "english.xlsx")
    report = compose(reading, assess(reading.diary), texts("en"))
    drawn = charts.draw(report)

    def shown() -> Image.Image:
        return Image.open(io.BytesIO(pdf.picture(report, drawn))).convert("L").crop((0, 0, 1240, 1750))

    def lamed(picture: Image.Image) -> int:
        return sum(ImageChops.difference(picture, finest).histogram()[100:])

    made = shown()
    monkeypatch.setattr(pdf, "FINER", 2 * pdf.FINER)
    finest = shown()
    monkeypatch.setattr(pdf, "FINER", 1)
    at_once = lamed(shown())
    assert at_once > 50
    assert lamed(made) < at_once / 4


def test_the_picture_shows_what_page_one_of_the_paper_shows() -> None:
    """Drawn by another program from the PDF, all is at its place; only the number of sheets differs."""
    report = fixtures.ordinary("nl")
    command = [tool("pdftoppm"), "-r", str(pdf.PICTURE_PPI), "-l", "1", "-gray", "-"]
    paper_of = subprocess.run(command, input=paper("ordinary", "nl"), capture_output=True, check=True).stdout
    with (
        Image.open(io.BytesIO(paper_of)) as drawn,
        Image.open(io.BytesIO(pdf.picture(report, charts.draw(report)))) as shown,
    ):
        above = (0, 0, drawn.width, drawn.height * 94 // 100)
        small = (drawn.width // 8, drawn.height // 8)
        pages = [one.convert("L").resize(drawn.size).crop(above).resize(small) for one in (drawn, shown)]
    assert max(ImageChops.difference(*pages).tobytes()) < 64


def test_without_typst_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    pdf._library.cache_clear()
    with pytest.raises(pdf.PdfUnavailable) as refusal:
        pdf.render(fixtures.sparse("nl"), {})
    assert refusal.value.code == "pdf_unavailable"
    pdf._library.cache_clear()


def test_a_drawing_taller_than_a_sheet_is_made_to_fit() -> None:
    report = fixtures.crowded("nl")
    drawing = doc.DayStrips(report.sections[1].blocks[0].drawing.days * 20, None, fixtures.chart_words("nl"))
    section = doc.Section("s", "Dagen", "both", (doc.Chart("tall", "Alle dagen", "Alle dagen.", "", drawing),))
    small = replace(report, sections=(replace(report.sections[0], blocks=()), section))
    assert len(pikepdf.open(io.BytesIO(pdf.render(small, charts.draw(small)))).pages) == 2


@pytest.mark.parametrize("lines", range(48, 60, 2))
def test_a_short_table_is_never_broken_and_a_long_one_begins_with_more_than_a_few_rows(lines: int) -> None:
    def table(name: str, rows: int) -> doc.Table:
        return doc.Table(
            name, name, ("Maat", "Waarde"), tuple((doc.Cell(f"{name}{n}."), doc.Cell("1")) for n in range(rows))
        )

    report = fixtures.ordinary("nl")
    for rows, fewest in ((12, 12), (90, 8)):
        section = doc.Section("s", "Cijfers", "both", (doc.Text(("Een regel.",) * lines), table("rij", rows)))
        paper_of = pdf.render(replace(report, sections=(replace(report.sections[0], blocks=()), section)), {})
        sheets = words(paper_of, "-layout").split("\f")
        counts = [sheet.count("rij") - sheet.count("rij\n") for sheet in sheets if "rij" in sheet]
        assert counts[0] >= fewest


@pytest.mark.parametrize("lines", range(152, 170, 3))
def test_a_short_table_in_two_halves_is_never_broken(lines: int) -> None:
    """Below so many lines, in two columns, that it meets the foot of a sheet."""
    rows = tuple((doc.Cell(f"rij{number}."), doc.Cell("1")) for number in range(12))
    blocks = (doc.Text(("Een regel.",) * lines), doc.Table("t", "Tabel", ("Maat", "Waarde"), rows))
    report = fixtures.ordinary("nl")
    opened = (replace(report.sections[0], blocks=()), doc.Section("s", "Cijfers", "both", blocks))
    sheets = words(pdf.render(replace(report, sections=opened), {})).split("\f")
    assert [count for sheet in sheets if (count := sheet.count("rij"))] == [12]


@pytest.mark.parametrize(("audience", "most"), [("patient", 2), ("both", 6)])
def test_a_report_of_three_days_is_few_sheets(audience: doc.Audience, most: int) -> None:
    reading = read(SAMPLES / "frequent-small-voids.xlsx")
    report = compose(reading, assess(reading.diary), texts("nl"), audience)
    assert len(pikepdf.open(io.BytesIO(pdf.render(report, charts.draw(report)))).pages) <= most


HALF, BOTTOM = 297.0, 800.0  # points: the middle of a sheet of A4, and what stands above the footer


def _last_lines(page_of: str) -> list[str]:
    """The lowest line of each half of a sheet, above its footer."""
    words_of = [
        (float(left), float(bottom), text)
        for left, bottom, text in re.findall(
            r'xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)<', page_of
        )
        if float(bottom) < BOTTOM
    ]
    lines = []
    for half in ([w for w in words_of if w[0] < HALF], [w for w in words_of if w[0] >= HALF]):
        lowest = max((bottom for _, bottom, _ in half), default=0.0)
        lines.append(html.unescape(" ".join(text for _, bottom, text in half if bottom > lowest - 2)))
    return lines


@pytest.mark.parametrize("sample", ["frequent-small-voids", "constipation", "english", "half-filled", "weighed-pads"])
def test_no_heading_stands_alone_at_the_foot_of_a_sheet(sample: str) -> None:
    reading = read(SAMPLES / f"{sample}.xlsx")
    report = compose(reading, assess(reading.diary), texts(reading.language))
    blocks = [block for section in report.sections for block in section.blocks]
    tables = [block for block in blocks if isinstance(block, doc.Table)]
    tables += [table for block in blocks if isinstance(block, doc.Chart) for table in day_tables(block)]
    headings = {section.title for section in report.sections} | {getattr(block, "title", "") for block in blocks}
    headings |= {tip.title for block in blocks if isinstance(block, doc.Tips) for tip in block.tips}
    headings |= {table.caption for table in tables} | {" ".join(filter(None, table.header)) for table in tables}
    sheets = words(pdf.render(report, charts.draw(report)), "-bbox").split("<page ")[1:]
    assert len(sheets) > 3
    for sheet in sheets:
        assert not set(_last_lines(sheet)) & (headings - {""})


def test_one_more_paper_holds_no_more_memory() -> None:
    """In a process of its own: what one leaves behind is let go before the next is made."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import resource\n"
            "from dataclasses import replace\n"
            "from diary.reports import charts, pdf\n"
            "from tests.reports import fixture_report as f\n"
            "report = f.ordinary('nl'); drawn = charts.draw(report)\n"
            "for number in range(6):\n"
            "    pdf.render(replace(report, who=f'diary {number}'), drawn)\n"
            "    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    first, *_, last = map(int, done.stdout.split())
    assert last < 1.25 * first


def listed(*rows: tuple[doc.Cell, ...]) -> doc.Report:
    """A report with a chapter that is a table."""
    table = doc.Table("t", "Tabel", ("Naam", "Waarde", "Meer"), rows)
    report = fixtures.ordinary("nl")
    return replace(report, sections=(report.sections[0], doc.Section("s", "Lijst", "clinician", (table,))))


def test_a_table_looks_alike_whether_its_sizes_are_known_or_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each word of it at the same place, to less than the room beside a text."""
    row = (doc.Cell("naam van een maat", gloss="uitleg"), doc.Cell("12,5", number=True), doc.Cell("per 24 uur"))
    report = listed(*[row, (doc.Cell("Avondval"), doc.Cell("3", number=True), doc.Cell(""))] * 6)
    places = []
    for width in (typeface.width, lambda _: None):
        monkeypatch.setattr(typeface, "width", width)
        shown = words(pdf.render(report, charts.draw(report)), "-bbox")
        boxes = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)<', shown)
        places.append(sorted((word, float(y), float(x)) for x, y, word in boxes))
    known, found_out = places
    assert known != found_out
    for (word, y, x), (same, its_y, its_x) in zip(known, found_out, strict=True):
        assert word == same
        assert abs(x - its_x) < 0.5
        assert abs(y - its_y) < 0.1


def test_a_text_wider_than_its_characters_stays_on_its_line() -> None:
    """Letters that stand apart: `ry` and `(j`. A second line would lie on the next row."""
    report = listed(
        *((doc.Cell(f"very dry (j) (j) (j) {number}"), doc.Cell("x"), doc.Cell("y")) for number in range(5))
    )
    lines = words(pdf.render(report, charts.draw(report)), "-layout").splitlines()
    assert [sum(f"(j) (j) (j) {number}" in line for line in lines) for number in range(5)] == [1] * 5
