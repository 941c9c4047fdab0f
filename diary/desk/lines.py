"""What the list says of a diary in a line, as values that travel between processes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """Who it is of, how complete it is, what stands out and what there is to ask; or why there is no report of it."""

    who: str = ""
    period: str = ""
    complete: str = ""
    findings: tuple[str, ...] = ()
    calm: bool = False
    messages: tuple[str, ...] = ()
    refused: str = ""
    unknown_form: bool = False  # it may be told what its columns are
