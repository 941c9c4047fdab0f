"""Findings of what is lost, kept back or hard to pass: pads, residuals, catheter volumes, remarks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from diary.analysis import grouping
from diary.analysis.bowel import visits
from diary.analysis.findings.judging import Finding, judge, not_assessed, plain
from diary.analysis.grouping import Bools
from diary.analysis.measures import measure
from diary.analysis.metrics import Numbers
from diary.analysis.remarks import VOIDING, noted


def post_void_residual(numbers: Numbers) -> Finding:
    """Judge the mean residual, where enough pairs bear it."""
    finding = plain("post_void_residual")(numbers)
    few = numbers.references["residual_pairs"].below(numbers.measures["post_void_residual_ml"].based_on)
    return not_assessed(finding, few & (finding.level != "not_assessed"), "too_few_pairs")


def voiding_difficulty(numbers: Numbers) -> Finding:
    """Count the remarks that tell of a bladder that is hard to empty."""
    line, reference = numbers.line, numbers.references["voiding_difficulty"]
    remarks = line.facts.remarks
    told = grouping.count(remarks["diary"], line.diaries, grouping.among(remarks["code"], VOIDING))
    return judge("voiding_difficulty", measure(told, told, ""), reference)


def stool_deferral_short(numbers: Numbers) -> Finding:
    """Find little deferral beside a loss of stool: most movements soon after the urge, or a remark that says so."""
    line, reference = numbers.line, numbers.references["stool_deferral_short"]
    log = visits(line)
    minutes = log.rows["postponed_min"]
    filled = log.movement & ~np.isnan(minutes)
    movements = grouping.count(log.diary, line.diaries, filled)
    soon = filled & ~numbers.references["stool_deferral_minutes"].above(minutes)
    share = grouping.ratio(grouping.count(log.diary, line.diaries, soon), movements)
    enough = ~numbers.references["stool_deferral_movements"].below(movements)
    filled_share = measure(np.where(enough, share, np.nan), movements, "item_not_filled")
    finding = judge("stool_deferral_short", filled_share, reference)
    said = noted(line, "bowel_urgency")
    finding = replace(
        finding,
        level=np.where(said, "above", finding.level).astype(object),
        reason=np.where(said, "noted", finding.reason).astype(object),
    )
    leakage = plain("stool_leakage")(numbers)
    level = np.where(leakage.level == "within", "within", finding.level)
    unknown = leakage.level == "not_assessed"
    return replace(
        not_assessed(replace(finding, level=level.astype(object)), unknown, ""),
        reason=np.where(unknown, leakage.reason, np.where(level == "within", "", finding.reason)).astype(object),
    )


def losing(numbers: Numbers) -> Bools:
    """Tell in which diaries a loss of urine or stool is known of; shape (diaries,)."""
    lost = [plain(code)(numbers).level == "above" for code in ("stool_leakage", "pad_leakage")]
    episodes = numbers.measures["urine_leak_episodes"]
    urine = (np.nan_to_num(episodes.value) > 0) | (np.nan_to_num(episodes.lower) > 0)
    any_of_them: Bools = np.any([urine, *lost], axis=0)
    return any_of_them
