"""Analysis + texts → Report: the order, the wording, what is left out and why. Here numbers first meet words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diary.analysis.assess import Assessment
from diary.reports.compose import advice, clinician, exercises, fortnight, heading, pictures
from diary.reports.compose.figures import OneDiary
from diary.reports.compose.keynumbers import key_numbers
from diary.reports.compose.lead import lead
from diary.reports.compose.strips import strips
from diary.reports.document import Audience, Block, Report, Section, Strip, Text
from diary.reports.wording import PAGE
from diary.texts import Texts

if TYPE_CHECKING:
    from diary.record import Reading


def compose(reading: Reading, assessment: Assessment, words: Texts, audience: Audience = "both") -> Report:
    """Compose the report of the one diary that was read, in the language of `words`.

    `audience` leaves out the other reader's pages; "both" keeps all, the patient's first.
    """
    one = OneDiary(reading, assessment, words)
    days = strips(one)
    sections = (
        _page_one(one, days),
        *_shown(one, days),
        *_for_the_patient(one),
        *_for_the_clinician(one),
        *_settings(one),
    )
    wanted = {"both", "patient", "clinician"} if audience == "both" else {"both", audience}
    return Report(
        language=words.language,
        title=words("report.title"),
        who=heading.who(one),
        period=heading.period(one),
        completeness=heading.completeness(one),
        practice=one.assessment.numbers.line.settings.practice.letterhead,
        sections=tuple(section for section in sections if section.audience in wanted),
        footer=words("report.footer"),
        words={key: words(f"page.{key}") for key in PAGE},
        logo=heading.logo(one),
    )


def _page_one(one: OneDiary, days: tuple[Strip, ...]) -> Section:
    blocks: list[Block] = [Text(lead(one), lead=True), key_numbers(one)]
    if days:
        blocks.append(pictures.typical_day(one, days))
    if len(days) > 1:  # one day alone has been seen
        blocks.append(pictures.each_day(one, days))
    raised = advice.raised(one, short=True)
    if raised.tips:
        blocks.append(raised)
    blocks.append(advice.doctor_box(one))
    return Section("page-one", one.words("report.page_one.title"), "both", tuple(blocks))


def _shown(one: OneDiary, days: tuple[Strip, ...]) -> list[Section]:
    """Return the diary itself in pictures: what every reader sees."""
    w = one.words
    sections = []
    if days:
        sections.append(Section("days", w("report.days.title"), "both", pictures.large_days(one, days)))
    charts = tuple(chart for chart in (pictures.volumes(one), pictures.balance(one)) if chart)
    if charts:
        sections.append(Section("volumes", w("report.volumes.section"), "both", charts))
    bowel = fortnight.fortnight(one)
    bowel_blocks: tuple[Block, ...] = (bowel,) if bowel else (Text((w("report.fortnight.none"),)),)
    sections.append(Section("bowel", w("report.fortnight.section"), "both", bowel_blocks))
    sections += exercises.chapter(one)
    return sections


def _for_the_patient(one: OneDiary) -> list[Section]:
    """Return the chapter of the tips with their steps, when any is raised; a clinician knows them."""
    raised = advice.raised(one, short=False)
    intro = Text((one.words("report.tips.intro"),))
    source = Text((one.words("tips.source", id=", ".join(tip.id for tip in raised.tips)),))
    blocks = (intro, raised, source)
    return [Section("advice", one.words("report.tips.section"), "patient", blocks)] if raised.tips else []


def _settings(one: OneDiary) -> list[Section]:
    """Name every setting of the practice that is not the default: whoever reads a verdict knows what it rests on."""
    table = clinician.settings(one)
    return [Section("settings", one.words("report.settings.title"), "both", (table,))] if table else []


def _for_the_clinician(one: OneDiary) -> list[Section]:
    w = one.words
    return [
        Section("findings", w("report.findings.title"), "clinician", clinician.findings(one)),
        Section("numbers", w("report.metrics.title"), "clinician", (clinician.per_day(one), *clinician.metrics(one))),
        Section("reading", w("report.reading.title"), "clinician", clinician.reading(one)),
        Section("method", w("report.method.title"), "clinician", clinician.method(one)),
    ]
