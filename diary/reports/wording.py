"""Which words the renderers need: the keys of `page.toml`, for whoever composes a report to hand over.

`Report.words` holds every key of PAGE (from `page.<key>`), a drawing's `words` every key of CHART
(from `page.chart.<key>`).
"""

PAGE = ("contents", "figures", "day_table", "noted", "page_number", "not_available", "swipe")

CHART = (
    "void",
    "drink",
    "leak",
    "urgency",
    "urge",
    "night",
    "pad",
    "stool",
    "loss",
    "smear",
    "gas",
    "catheter",
    "not_measured",
    "ml",
    "day_void",
    "night_void",
    "intake",
    "output",
    "hard",
    "normal",
    "soft",
    "type",
    "type_unknown",
    "not_passed",
    "postponed",
    "straining",
    "not_covered",
)
