"""Colours and signs of the screen.

Blue and orange are told apart by nearly everybody; and no colour says what a word or a sign does not say too, so that
a screen without colours (`NO_COLOR`, a pipe, paper) loses nothing.
"""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

#: What stands before a polarity, in letters that every screen has.
SIGNS = {"support": "+", "oppose": "-", "conditional": "?", "neutral": "=", "mixed": "~"}

POLARITY_STYLES = {
    "support": "bright_blue",
    "oppose": "dark_orange",
    "conditional": "magenta",
    "neutral": "dim",
    "mixed": "magenta",
}

#: Events that did not happen, or not yet, are dim.
MODALITY_STYLES = {"asserted": "", "planned": "cyan", "hypothetical": "dim", "negated": "dim"}

KIND_STYLES = {
    "state": "cyan",
    "organization": "magenta",
    "resolution": "yellow",
    "mechanism": "green",
    "person": "bright_blue",
}

SPEAKER_STYLE = "bold bright_blue"
CUE_STYLE = "bold underline"
QUOTE_STYLE = "italic"


def has_styles(console: Console) -> bool:
    """Say whether the screen can show bold and underlined words; else marks must stand in for them."""
    return console.is_terminal and not console.is_dumb_terminal


def polarity(value: str) -> Text:
    """Return a polarity with its sign, such as `- oppose`."""
    return Text(f"{SIGNS.get(value, ' ')} {value}", style=POLARITY_STYLES.get(value, ""))
