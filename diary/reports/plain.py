"""Text made fit for any page: characters that no typeface can draw, or that hide in it, become visible marks."""

import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_UNDRAWABLE = {"Cc", "Cn", "Co", "Cs"}


_ASCII = {
    "\N{EN DASH}": "-", "\N{EM DASH}": "-", "\N{MINUS SIGN}": "-", "\N{MIDDLE DOT}": "|", "\N{NO-BREAK SPACE}": " ",
    "\N{LESS-THAN OR EQUAL TO}": "<=", "\N{GREATER-THAN OR EQUAL TO}": ">=", "\N{MULTIPLICATION SIGN}": "x",
    "\N{LEFT SINGLE QUOTATION MARK}": "'", "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"', "\N{RIGHTWARDS ARROW}": "->",
    "\N{MICRO SIGN}": "u", "\N{VULGAR FRACTION ONE HALF}": "1/2", "\N{VULGAR FRACTION THREE QUARTERS}": "3/4",
}  # fmt: skip


def ascii_only(text: str) -> str:
    """Return the text in ASCII: letters without their accents, signs as they are typed, anything else as `?`.

    >>> ascii_only("privé: 6–8 per etmaal, ≤ 33%")
    'prive: 6-8 per etmaal, <= 33%'
    """
    typed = "".join(_ASCII.get(character, character) for character in text)
    bare = (c for c in unicodedata.normalize("NFKD", typed) if not unicodedata.combining(c))
    return "".join(c if c.isascii() else "?" for c in bare)


def printable(text: str) -> str:
    r"""Return the text with white space as spaces and control, private or unassigned characters replaced.

    >>> printable("een\ttab, een bel\a")
    'een tab, een bel�'
    """
    if text.isprintable():
        return text
    return "".join(
        " " if character.isspace() else REPLACEMENT if unicodedata.category(character) in _UNDRAWABLE else character
        for character in text
    )
