"""Analysis + texts → Report: the order, the wording, what is left out and why. Here numbers first meet words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diary.analysis.assess import Assessment
from diary.reports.compose import advice, clinician, exercises, fortnight, heading, pictures, stools, unclear
from diary.reports.compose.childs import childs_page
from diary.reports.compose.childs_numbers import childs_numbers
from diary.reports.compose.drinking import beside_findings
from diary.reports.compose.figures import OneDiary
from diary.reports.compose.findings import findings
from diary.reports.compose.for_record import for_record, stands_out
from diary.reports.compose.keynumbers import key_numbers
from diary.reports.compose.lead import complaint, lead
from diary.reports.compose.peers import beside_peers
from diary.reports.compose.rows import bowel_leads
from diary.reports.compose.spoken import spoken
from diary.reports.compose.strips import strips
from diary.reports.document import Audience, Block, Box, KeyNumbers, Lead, Report, Section, Strip, Text, Tips
from diary.reports.wording import PAGE
from diary.texts import Texts

if TYPE_CHECKING:
    from diary.record import Reading


def compose(reading: Reading, assessment: Assessment, words: Texts, audience: Audience = "both") -> Report:
    """Compose the report of the one diary that was read, in the language of `words`.

    Page one is everyone's; the patient's is what to do, the clinician's what stands out, the diary and the numbers.
    `audience` leaves out the other reader's pages; "both" keeps all, the patient's first.
    """
    diary = OneDiary.read_by(reading, assessment, words)
    words = diary.words
    days, numbers, doctor = strips(diary), key_numbers(diary), advice.doctor_box(diary, told=True)
    complete = heading.completeness(diary, len(days))
    leading, raised = lead(diary), advice.raised(diary, short=True)
    heard = spoken(diary, leading, raised)
    aloud = (Section("spoken", words("spoken.title"), "patient", (Text(heard),)),)
    sections = (
        _page_one(diary, leading, days, numbers, raised, doctor),
        *childs_page(diary, days),
        *_for_the_patient(diary),
        *_settings(diary),
        *(aloud if audience == "both" else ()),
        *_for_the_clinician(diary, days),
        *(aloud if audience == "patient" else ()),  # the last that a patient reads
    )
    wanted = {"both", "patient", "clinician"} if audience == "both" else {"both", audience}
    return Report(
        language=words.language,
        title=words("report.title"),
        who=heading.who(diary),
        period=heading.period(diary),
        completeness=complete,
        letterhead=diary.assessment.numbers.line.settings.practice.letterhead,
        sections=tuple(section for section in sections if section.audience in wanted),
        footer=heading.footer(diary),
        words={key: words(f"page.{key}") for key in PAGE},
        logo=heading.logo(diary),
        record=for_record(diary, numbers, leading, complete),
        stands_out=stands_out(diary),
        spoken=heard,
    )


def _page_one(
    diary: OneDiary, leading: Lead, days: tuple[Strip, ...], numbers: KeyNumbers, raised: Tips, doctor: Box
) -> Section:
    blocks: list[Block] = [leading, *([doctor] if doctor.noted else []), numbers]
    volumes = pictures.holds_volumes(days)
    if volumes:
        blocks.append(pictures.typical_day(diary, days, numbers))
    bowel = fortnight.fortnight(diary) if _bowel_on_page_one(diary, days) else None
    if bowel:  # the picture of a complaint of the bowel
        blocks.append(bowel)
    if (len(days) > 1 and not (bowel and volumes)) or (days and not volumes):  # one day alone stands above
        blocks.append(pictures.each_day(diary, days, alone=not volumes))
    asked = unclear.unclear(diary)
    if asked:
        blocks.append(asked)
    if raised.tips:
        blocks.append(raised)
    if not doctor.noted:
        blocks.append(doctor)
    return Section("page-one", diary.words("report.page_one.title"), "both", tuple(blocks))


def _bowel_on_page_one(diary: OneDiary, days: tuple[Strip, ...]) -> bool:
    return not days or bowel_leads(diary)


def _shown(diary: OneDiary, days: tuple[Strip, ...]) -> list[Section]:
    """Return the diary in pictures, with all that was written down as tables; day by day comes last."""
    w = diary.words
    sections = []
    charts = tuple(chart for chart in (pictures.volumes(diary), pictures.balance(diary)) if chart)
    if charts:
        sections.append(Section("volumes", w("report.volumes.section"), "clinician", charts))
    sections.append(Section("bowel", w("report.fortnight.section"), "clinician", _bowel(diary, days)))
    sections += exercises.chapter(diary)
    if days:
        sections.append(Section("days", w("report.days.title"), "clinician", pictures.large_days(diary, days)))
    return sections


def _bowel(diary: OneDiary, days: tuple[Strip, ...]) -> tuple[Block, ...]:
    """Return the fortnight, where page one does not show it, and the bowel diary; or that none was kept."""
    chart = fortnight.fortnight(diary)
    if chart is None:
        return (Text((diary.words("report.fortnight.none"),)),)
    return (*(() if _bowel_on_page_one(diary, days) else (chart,)), stools.stool_list(diary))


def _for_the_patient(diary: OneDiary) -> list[Section]:
    """Return the chapter of the tips with their steps, when any is raised; a clinician knows them."""
    raised = advice.raised(diary, short=False)
    intro = Text((diary.words("report.tips.intro"),))
    blocks = (intro, raised, Text((diary.words("tips.source"),)))
    return [Section("advice", diary.words("report.tips.section"), "patient", blocks)] if raised.tips else []


def _settings(diary: OneDiary) -> list[Section]:
    """Name every setting of the practice that is not the default: whoever reads a verdict knows what it rests on."""
    table = clinician.settings(diary)
    return [Section("settings", diary.words("report.settings.title"), "both", (table,))] if table else []


def _for_the_clinician(diary: OneDiary, days: tuple[Strip, ...]) -> list[Section]:
    w = diary.words
    said, peers = complaint(diary), beside_peers(diary)
    found = (*((Text(said),) if said else ()), *findings(diary), *beside_findings(diary))
    return [
        Section("findings", w("report.findings.title"), "clinician", found),
        *_shown(diary, days),
        Section(
            "numbers",
            w("report.metrics.title"),
            "clinician",
            (*childs_numbers(diary), clinician.per_day(diary), *((peers,) if peers else ()), *clinician.metrics(diary)),
        ),
        Section("reading", w("report.reading.title"), "clinician", clinician.reading(diary)),
        Section("method", w("report.method.title"), "clinician", clinician.method(diary)),
    ]
