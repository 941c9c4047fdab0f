"""Text made fit for any page or terminal: characters that nothing draws, that turn a line around, or that command."""

import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_UNDRAWABLE = {"Cc", "Cn", "Co", "Cs"}
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Signs that write what follows them in another direction."""

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
    r"""Return the text with white space as spaces; what controls, turns around, or is nobody's becomes a visible mark.

    >>> printable("een\ttab, een bel\a")
    'een tab, een bel�'
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    hidden = character in _TURNING or unicodedata.category(character) in _UNDRAWABLE
    return REPLACEMENT if hidden else character
