"""Reports for the renderers, in both languages: ordinary, sparse, crowded and hostile by hand, and that of a child."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image

from diary.analysis.assess import assess
from diary.reading.reader import read
from diary.reports import document as doc
from diary.reports import wording
from diary.reports.amounts import Amount, Balance
from diary.reports.bowel import Fortnight, Stool
from diary.reports.compose import compose
from diary.reports.letterhead import Picture
from diary.texts import texts
from tests.conftest import SAMPLES

CRUEL = "<script>alert('x')</script> $\\frac{ 😀 שלום مرحبا 日本 \x07\x00\ufffe\ue000 `#panic()` & \"]] {{ 7*7 }}"
LONG = {
    "nl": "Wakker geworden van de hond, daarna niet meer kunnen slapen en twee keer voor niets gelopen; "
    "bij het tillen van de boodschappen een scheutje verloren, ondergoed gewisseld en later op de avond weer. ",
    "en": "Woken by the dog, could not sleep after that and went twice for nothing; "
    "lost a little while lifting the shopping, changed underwear, and again later in the evening. ",
}
NL_EN = {
    "title": ("Plas- en poepdagboek", "Bladder and bowel diary"),
    "days": ("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag", None),
}
ZONES = {
    "nl": doc.Zones(240, 360, 400, 600, "½ vol: 240", "¾ vol: 360", "gezonde blaas 400–600"),
    "en": doc.Zones(240, 360, 400, 600, "½ full: 240", "¾ full: 360", "healthy bladder 400–600"),
}
DAYS = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTH = {"nl": "maart", "en": "March"}


def chart_words(language: str) -> dict[str, str]:
    return {key: texts(language)(f"page.chart.{key}") for key in wording.CHART}


def page_words(language: str) -> dict[str, str]:
    return {key: texts(language)(f"page.{key}") for key in wording.PAGE}


def day_name(language: str, day: int) -> str:
    return f"{DAYS[language][day % 7]} {2 + day} {MONTH[language]}"


def mark(kind: str, hour: float, value: float | None = None, **more: object) -> doc.Mark:
    return doc.Mark(kind, hour, value, label=f"{hour:.1f} u, {value} ml", **more)


def ordinary_marks(day: int) -> tuple[doc.Mark, ...]:
    shift = (0.0, 0.4, -0.3)[day % 3]
    voids = [
        mark("void", 0.2, 380 + 20 * day, level=3),
        mark("void", 2.6 + shift, 160, level=2),
        mark("void", 4.9 - shift, 210, level=2),
        mark("void", 7.0 + shift, 180, level=4, urgency=True, leak=day == 1),
        mark("void", 9.5, None if day == 1 else 240, level=2),
        mark("void", 11.2 + shift, 150, level=1),
        mark("void", 13.9, 260 - 20 * day, level=3),
        mark("void", 14.05, 60, upon=True),
        mark("void", 16.0, 230, level=2),
        mark("void", 20.1 + shift, 310, level=3, urgency=day == 2),
    ]
    drinks = [
        mark("drink", hour + shift / 2, ml)
        for hour, ml in ((0.5, 250), (2.9, 150), (5.5, 300), (8.2, 150), (11, 330), (13.1, 125), (14.6, 200))
    ]
    rest = [mark("leak", 10.3), mark("leak", 7.1)] if day == 1 else [mark("stool", 1.1 + shift, 4)]
    if day == 2:
        rest += [mark("catheter", 12.4, 180), mark("drink", 16.2), mark("stool", 12.0, 2)]
    return (*voids, *drinks, *rest)


def crowded_marks(day: int) -> tuple[doc.Mark, ...]:
    voids = [
        mark(
            "void",
            0.1 + 0.95 * i + 0.13 * ((day * 7 + i * 5) % 5),
            60 + (37 * i + 53 * day) % 190,
            level=(i + day) % 5,
            urgency=(i + day) % 6 == 0,
        )
        for i in range(22)
    ]
    burst = [mark("void", 9 + 0.08 * i, 40 + 10 * i) for i in range(3)]
    drinks = [mark("drink", 0.4 + 1.3 * i, 100 + (i * 53 + day * 31) % 300) for i in range(12)]
    leaks = [mark("leak", 3.0 + 2.1 * i) for i in range((day * 3) % 6)]
    return (*voids, *burst, *drinks, *leaks, mark("stool", 1.5, 6))


def strip(language: str, day: int, marks: tuple[doc.Mark, ...], remark: str = "") -> doc.Strip:
    nl = language == "nl"
    head = ("tijd", "wat", "ml", "opmerking") if nl else ("time", "what", "ml", "remark")
    kinds = chart_words(language)
    rows = tuple(
        (
            doc.Cell(f"{int(7 + m.hour) % 24:02d}:{int(m.hour % 1 * 60):02d}"),
            doc.Cell(kinds[m.kind]),
            doc.Cell("–" if m.value is None else f"{m.value:.0f}", number=True),
            doc.Cell(remark if i == 3 else ""),
        )
        for i, m in enumerate(sorted(marks, key=lambda m: m.hour))
    )
    day_title = day_name(language, day)
    voids = sum(m.kind == "void" for m in marks)
    total = sum(m.value or 0 for m in marks if m.kind == "void")
    drunk = sum(m.value or 0 for m in marks if m.kind == "drink")
    subtitle = (
        f"{voids}× geplast · {total:.0f} ml · {drunk:.0f} ml gedronken"
        if nl
        else f"{voids} voids · {total:.0f} ml · {drunk:.0f} ml drunk"
    )
    return doc.Strip(
        title=day_title,
        subtitle=subtitle,
        start_clock=7.0 + (0.25 * day) % 1,
        hours=24.2,
        night=(16.1, 24.2),
        marks=marks,
        events=doc.Table(f"events-{day}", day_title, head, rows),
    )


def key_numbers(language: str) -> doc.KeyNumbers:
    nl = language == "nl"
    within, above, below = ("binnen", "hoger", "lager") if nl else ("within", "above", "below")
    three = "3 dagen" if nl else "3 days"
    two = "2 nachten" if nl else "2 nights"

    def row(
        key: str,
        nl_label: str,
        en_label: str,
        value: str,
        unit: str,
        ref: str,
        word: str,
        level: str,
        scale: doc.Scale | None,
        basis: str = three,
        note: str = "",
    ) -> doc.KeyNumber:
        return doc.KeyNumber(key, nl_label if nl else en_label, value, unit, ref, word, level, basis, note, scale)

    def scale(low: float | None, high: float | None, value: float | None, off: int = 0) -> doc.Scale:
        return doc.Scale(low, high, value, off, "6", "8")

    why = "Geldt bij 1500–2000 ml per dag; u dronk minder." if nl else "Holds at 1500–2000 ml a day; you drank less."
    unknown = "Leeftijd ontbreekt: niet te beoordelen." if nl else "Age is missing: cannot be judged."
    rows = (
        row(
            "voids_per_24h",
            "Plassen per 24 uur",
            "Voids per 24 h",
            "9,7" if nl else "9.7",
            "×",
            "6–8",
            above,
            "above",
            scale(0.4, 0.6, 0.77),
            note=why,
        ),
        row(
            "nocturia",
            "Plassen in de nacht",
            "Voids at night",
            "1",
            "×",
            "0–1",
            within,
            "within",
            scale(None, 0.3, 0.3),
            two,
        ),
        row(
            "fluid_intake_24h_ml",
            "Gedronken per 24 uur",
            "Intake per 24 h",
            "1505",
            "ml",
            "1500–2000",
            within,
            "within",
            scale(0.4, 0.6, 0.41),
        ),
        row(
            "maximum_voided_volume_ml",
            "Grootste plas",
            "Largest void",
            "420",
            "ml",
            "400–600",
            within,
            "within",
            scale(0.4, 0.6, 0.42),
        ),
        row("mean_voided_volume_ml", "Gemiddelde plas", "Mean void", "212", "ml", "", "", "none", None),
        row(
            "voided_volume_24h_ml",
            "Geplast per 24 uur",
            "Urine per 24 h",
            "2010",
            "ml",
            "< 2800",
            within,
            "within",
            scale(None, 0.7, 0.5),
        ),
        row(
            "nocturnal_polyuria_index",
            "Deel ’s nachts",
            "Share at night",
            "–",
            "%",
            "",
            "",
            "not_assessed",
            scale(None, 0.5, None),
            two,
            unknown,
        ),
        row("leaks", "Ongewild verlies", "Leaks", "3", "×", "", "", "none", None),
        row(
            "urgency_episodes",
            "Hevige drang",
            "Strong urge",
            "1,0" if nl else "1.0",
            "per dag" if nl else "a day",
            "",
            "",
            "none",
            None,
        ),
        row(
            "stools_per_week",
            "Ontlasting per week",
            "Stools a week",
            "2",
            "×",
            "3–21",
            below,
            "below",
            scale(0.2, 0.9, 0.0, -1),
            "14 dagen" if nl else "14 days",
        ),
        row(
            "bristol",
            "Vorm (Bristol)",
            "Form (Bristol)",
            "2",
            "type",
            "3–5",
            below,
            "below",
            scale(0.3, 0.7, 0.15),
            "14 dagen" if nl else "14 days",
        ),
    )
    headings = ("", "bereik", "waarde", "oordeel") if nl else ("", "range", "value", "verdict")
    return doc.KeyNumbers("Uw cijfers" if nl else "Your numbers", rows, headings)


def fortnight(language: str) -> Fortnight:
    short = ("ma di wo do vr za zo" if language == "nl" else "Mo Tu We Th Fr Sa Su").split()
    days = tuple((short[i % 7], str(2 + i), i not in (4, 5)) for i in range(14))
    stools = (
        Stool(0, 8, 4),
        Stool(0, 19, 4),
        Stool(2, 9, 2, straining=True),
        Stool(3, 9, 1, bristol_to=2, postponed=True, straining=True),
        Stool(6, 9, None),
        Stool(8, 12, None, passed=False, straining=True),
        *(Stool(10, 8 + i, 7, lost="loss" if i == 1 else None) for i in range(4)),
        Stool(11, 11, None, passed=None, lost="smear"),
        Stool(11, 18, None, passed=None, lost="gas"),
        Stool(13, 8, 3.5),
    )
    return Fortnight(days, stools, chart_words(language))


def tips(language: str, *, short: bool) -> doc.Tips:
    nl = language == "nl"
    title = "Wat u kunt doen" if nl else "What you can do"
    steps = () if short else tuple(LONG[language] for _ in range(3))
    items = (
        doc.Tip(
            "intake",
            "Drink verspreid over de dag" if nl else "Spread your drinks over the day",
            "U dronk 1505 ml per dag, het minste op dinsdag." if nl else "You drank 1505 ml a day, least on Tuesday.",
            "Met 1,5 tot 2 liter per dag blijft de urine licht en de blaas rustig."
            if nl
            else "With 1.5 to 2 litres a day the urine stays light and the bladder calm.",
            steps,
        ),
        doc.Tip(
            "signal_early",
            "Stel een vroege drang even uit" if nl else "Put off an early urge for a moment",
            "6 van de 28 plassen waren kleiner dan de helft van uw blaas."
            if nl
            else "6 of 28 voids were smaller than half your bladder.",
            "Wie steeds toegeeft, maakt de blaas kleiner." if nl else "Always giving in makes the bladder smaller.",
            steps,
        ),
        doc.Tip(
            "stool_urge",
            "Ga als u aandrang voelt" if nl else "Go when you feel the urge",
            "U stelde de ontlasting 1 keer uit." if nl else "You put off a stool once.",
            "Uitstellen maakt de ontlasting harder." if nl else "Putting it off makes the stool harder.",
            steps,
        ),
    )
    return doc.Tips(items, short, title)


def doctor(language: str) -> doc.Box:
    nl = language == "nl"
    return doc.Box(
        "doctor",
        "Wanneer naar de huisarts" if nl else "When to see a doctor",
        "Een dagboek is geen dokter." if nl else "A diary is no doctor.",
        (
            doc.Signs("Bel meteen", "uw huisarts", ("helemaal niet kunnen plassen",))
            if nl
            else doc.Signs("Call at once", "your doctor", ("no pee at all",)),
            doc.Signs("Maak een afspraak", "met uw huisarts", ("bloed bij de plas", "bloed bij de poep"))
            if nl
            else doc.Signs("Make an appointment", "with your doctor", ("blood in the pee", "blood with the poo")),
        ),
        (
            "Op dinsdag staat ‘wat bloed’ genoteerd (Plassen D14)."
            if nl
            else "Tuesday mentions ‘some blood’ (Voids D14).",
        ),
    )


def page_one(language: str, strips: tuple[doc.Strip, ...], numbers: doc.KeyNumbers) -> doc.Section:
    nl, words, zones = language == "nl", chart_words(language), ZONES[language]
    lead = (
        "U plaste bijna tien keer per dag, meer dan de zes tot acht die daarbij horen. U dronk net genoeg. "
        "De meeste plassen zijn klein; uw blaas kan meer bevatten."
        if nl
        else "You passed urine nearly ten times a day, more than the usual six to eight. You drank just enough. "
        "Most voids are small; your bladder can hold more."
    )
    return doc.Section(
        "page-one",
        "In het kort" if nl else "At a glance",
        "both",
        (
            doc.Lead((lead,), ()),
            numbers,
            doc.Chart(
                "typical-day",
                "Een gewone dag" if nl else "A typical day",
                "Plassen komen het vaakst tussen 14 en 17 uur." if nl else "Most voids fall between 14 and 17.",
                "Alle dagen over elkaar, van opstaan tot opstaan."
                if nl
                else "All days together, from rising to rising.",
                doc.TypicalDay(strips, zones, words),
            ),
            doc.Chart(
                "each-day",
                "Elke dag" if nl else "Each day",
                "Drie dagen lijken op elkaar." if nl else "The days are alike.",
                "",
                doc.DayStrips(strips, zones, words),
            ),
            tips(language, short=True),
            doctor(language),
        ),
    )


def chapters(language: str, strips: tuple[doc.Strip, ...]) -> tuple[doc.Section, ...]:
    nl, words, zones = language == "nl", chart_words(language), ZONES[language]
    volumes = doc.Volumes(
        tuple(
            (
                s.title,
                tuple(m.value for m in s.marks if m.kind == "void" and m.value and m.hour < 16),
                tuple(m.value for m in s.marks if m.kind == "void" and m.value and m.hour >= 16),
            )
            for s in strips
        ),
        zones,
        words,
    )
    balance = Balance(
        tuple(
            (
                s.title,
                Amount(1505.0 - 100 * i, f"{1505 - 100 * i} ml"),
                Amount(1300.0, "ten minste 1300 ml" if nl else "at least 1300 ml", least=True),
            )
            if i == 1
            else (
                s.title,
                Amount(1505.0 + 90 * i, f"{1505 + 90 * i} ml"),
                Amount(2010.0 - 50 * i, f"{2010 - 50 * i} ml"),
            )
            for i, s in enumerate(strips)
        ),
        (1500, 2000),
        "1500–2000 ml",
        words,
    )
    data = doc.Table(
        "volumes-data",
        "Gemeten plassen" if nl else "Measured voids",
        ("dag", "overdag", "nacht") if nl else ("day", "by day", "night"),
        tuple(
            (doc.Cell(label), doc.Cell(str(len(a)), True), doc.Cell(str(len(b)), True)) for label, a, b in volumes.rows
        ),
    )
    return (
        doc.Section(
            "days",
            "Dag voor dag" if nl else "Day by day",
            "both",
            tuple(
                doc.Chart(
                    f"days-{i}",
                    strip.title,
                    "Alle plassen en drinken met tijd en hoeveelheid." if nl else "All voids and drinks.",
                    "",
                    doc.LargeDay(strips, i, zones, words),
                )
                for i, strip in enumerate(strips)
            ),
        ),
        doc.Section(
            "bladder",
            "Blaas" if nl else "Bladder",
            "both",
            (
                doc.Chart(
                    "volumes",
                    "Hoeveel per plas" if nl else "Volume of each void",
                    "De meeste plassen zijn kleiner dan ¾ van de blaas." if nl else "Most voids are below ¾.",
                    "",
                    volumes,
                    data,
                ),
                doc.Chart(
                    "balance",
                    "Drinken en plassen" if nl else "Drinks and urine",
                    "Drinken blijft net boven 1500 ml." if nl else "Intake stays just above 1500 ml.",
                    "",
                    balance,
                ),
            ),
        ),
        doc.Section(
            "bowel",
            "Ontlasting" if nl else "Bowel",
            "both",
            (
                doc.Chart(
                    "fortnight",
                    "Veertien dagen" if nl else "Fourteen days",
                    "Harde en dunne ontlasting wisselen elkaar af." if nl else "Hard and loose stools alternate.",
                    "Een vakje per dag." if nl else "One column a day.",
                    fortnight(language),
                ),
            ),
        ),
        doc.Section(
            "tips",
            "Oefeningen en adviezen" if nl else "Exercises and advice",
            "patient",
            (tips(language, short=False),),
        ),
        doc.Section(
            "method",
            "Voor de behandelaar" if nl else "For the clinician",
            "clinician",
            (
                doc.Facts((("Code", "P-12"), ("Bestand", "dagboek.xlsx")), "Gegevens" if nl else "Details"),
                doc.Text((LONG[language], LONG[language])),
                metrics_table(language),
            ),
        ),
    )


def metrics_table(language: str) -> doc.Table:
    header = ("maat", "waarde", "n", "uitleg") if language == "nl" else ("metric", "value", "n", "definition")
    rows = tuple(
        (
            doc.Cell(f"metric_{i}_ml"),
            doc.Cell(str(100 + i), True),
            doc.Cell("3", True),
            doc.Cell(LONG[language][: 9 * i], gloss=f"gloss_{i} {LONG[language][:50]}"),
        )
        for i in range(24)
    )
    return doc.Table("metrics", "Alle maten" if language == "nl" else "All metrics", header, rows)


def build(language: str, strips: tuple[doc.Strip, ...], numbers: doc.KeyNumbers, completeness: str) -> doc.Report:
    nl = language == "nl"
    return doc.Report(
        language=language,
        title=NL_EN["title"][not nl],
        who="code P-12 · vrouw · 42 jaar" if nl else "code P-12 · woman · 42 years",
        period="2–4 maart 2026" if nl else "2–4 March 2026",
        completeness=completeness,
        letterhead=("Praktijk De Brug", "Brugstraat 1, Utrecht") if nl else ("The Bridge practice", "1 Bridge Street"),
        sections=(page_one(language, strips, numbers), *chapters(language, strips)),
        footer="Grenswaarden: folder oefentherapie. Dit verslag stelt geen diagnose."
        if nl
        else "Reference values: pelvic floor brochure. This report is no diagnosis.",
        words=page_words(language),
    )


def ordinary(language: str) -> doc.Report:
    strips = tuple(strip(language, day, ordinary_marks(day), LONG[language]) for day in range(3))
    said = "3 van 3 dagen volledig · 2 nachten · ontlasting 12 van 14 dagen"
    return build(language, strips, key_numbers(language), said if language == "nl" else "3 of 3 days · 2 nights")


def sparse(language: str) -> doc.Report:
    """One day, little measured: most key numbers withheld."""
    marks = (mark("void", 1.0), mark("void", 5.0, 210), mark("drink", 2.0), mark("leak", 5.1))
    why = "Niet alle plassen zijn gemeten." if language == "nl" else "Not every void was measured."
    one = "1 dag" if language == "nl" else "1 day"
    numbers = key_numbers(language)
    rows = tuple(
        row._replace(
            value="–",
            word="",
            level="not_assessed",
            note=why,
            basis=one,
            scale=row.scale and row.scale._replace(value=None, off=0),
        )
        for row in numbers.rows
    )
    day = replace(strip(language, 0, marks), night=None, subtitle=why + " " + why)
    said = "1 dag: een eerste indruk" if language == "nl" else "1 day: a first impression"
    report = build(language, (day,), numbers._replace(rows=rows), said)
    return replace(report, letterhead=(), sections=report.sections[:3])


def crowded(language: str) -> doc.Report:
    """Fourteen days with 25 voids each."""
    strips = tuple(strip(language, day, crowded_marks(day), LONG[language]) for day in range(14))
    return build(language, strips, key_numbers(language), "14 dagen" if language == "nl" else "14 days")


def hostile(language: str) -> doc.Report:
    """Every text that a file can bring in is out to break the page."""
    day = strip(language, 0, ordinary_marks(2), CRUEL)
    strips = (replace(day, title=CRUEL, subtitle=CRUEL * 2),)
    report = build(language, strips, key_numbers(language), CRUEL)
    return replace(report, title=CRUEL, who=CRUEL, letterhead=(CRUEL, CRUEL), footer=CRUEL, logo=logo(CRUEL))


def logo(alt: str) -> doc.Picture:
    """A logo that one can see through here and there."""
    made = io.BytesIO()
    Image.merge("RGBA", [Image.linear_gradient("L")] * 4).save(made, "PNG")
    return Picture(made.getvalue(), 256, 256, alt)


def child(language: str) -> doc.Report:
    """Return the report of a child: its sheet to look at, nights, a clock, jugs, and the words for a parent."""
    reading = read(SAMPLES / "child-small-voids.xlsx")
    return compose(reading, assess(reading.diary), texts(language))


ALL = {"ordinary": ordinary, "sparse": sparse, "crowded": crowded, "hostile": hostile, "child": child}
