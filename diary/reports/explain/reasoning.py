"""How a finding is reasoned with: what silences it, and where it leads page one; from the gates and the ranks."""

from __future__ import annotations

from diary.analysis.findings.gates import gates
from diary.analysis.lead import OFTEN, rules
from diary.texts import Texts


def silenced_by(code: str, words: Texts) -> dict[str, str]:
    """Return what takes a finding back or keeps it quiet, by the reason that then stands beside it."""
    return {gate.reason: words(f"reasons.{gate.reason}.clinician") for gate in gates() if code in gate.findings}


def never_given(tip: str, words: Texts) -> dict[str, str]:
    """Return when a tip is not given, whatever raised it, by the reason."""
    return {gate.reason: words(f"reasons.{gate.reason}.clinician") for gate in gates() if tip in gate.tips}


def leads(code: str, words: Texts) -> str:
    """Return at which ranks a finding leads page one, and what says it already where that speaks."""
    ranks = rules()["ranks"]
    of_code = [rank for rank, codes in enumerate(ranks, 1) if {code, f"{OFTEN}{code}"} & set(codes)]
    if not of_code:
        return words("explain.lead_polyuria" if code == "polyuria" else "explain.lead_never")
    place = words("explain.lead", rank=" / ".join(map(str, of_code)), ranks=len(ranks))
    by = [words(f"findings.{other}.name") for other in rules()["said_by"].get(code, ())]
    return f"{place} {words('explain.said_by', names=', '.join(by))}" if by else place
