"""What stands around a date tells it from a number, a name or a verb."""

from __future__ import annotations

import re

TIME_BEFORE = re.compile(
    r"(?:\b(?:in|since|from|by|until|till|through|throughout|during|before|after|of|to|around|between|back|for|as)\s+(?:the\s+)?|[(,—–:]\s*)$",
    re.IGNORECASE,
)
DETERMINED = re.compile(
    r"(?:\b(?:the|a|an|its|his|her|their|our|this|that|these|those|another)\s+(?:\w+\s+)?|['’]s?\s+)$", re.IGNORECASE
)
#: "the June war", "the 2015 deal"; no "the years 2016 and 2017".
NOUN_BEHIND = re.compile(
    r"(?:['’]s)?\s+(?!(?:and|or|to|by|in|on|at|for|with|when|while|after|before|the|of|from|that|which|as|but|is|was|were)\b)"
    r"[a-z][a-z-]+|-(?=[A-Za-z])"
)
_HEADING_OPENING = re.compile(r"[\s*#•·»>|\[(–—-]*$")


def around(match: re.Match[str]) -> tuple[str, str]:
    """Return some characters on both sides of a match."""
    return match.string[max(0, match.start() - 40) : match.start()], match.string[match.end() : match.end() + 40]


def opens_line(text: str, start: int) -> bool:
    """Tell whether only marks stand before an offset in its line."""
    line = text.rfind("\n", 0, start) + 1
    return bool(_HEADING_OPENING.fullmatch(text[line:start]))
