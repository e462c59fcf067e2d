"""Find the word that announces a number, "resolution" or a short form of it, and say whose resolution it is.

"UN Security Council resolution" belongs to the Council, "GA res." to the Assembly, "House Resolution" to neither; a lone
"Resolution 1929" has no owner yet and is left to `evidence`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sanctwatch.resolutions.words import BLANK, FOREIGN_BEFORE

#: "resolution", "Resolutions", "resolu- tion" (a line end that was not joined), "Res.", "UNSCRs", "SCR", "UNSC" before a number.
_CORE = re.compile(
    r"""
      (?<![a-z])(?P<word>[Rr][Ee][Ss](?:-\s{0,2})?[Oo](?:-\s{0,2})?[Ll][Uu](?:-\s{0,2}|\s(?=tion))?[Tt][Ii][Oo][Nn])(?P<plural>[Ss]?)(?![a-z])
    | (?<![\w/])(?P<code>(?:UN)?SCR(?:es)?(?P<codes>s?)|UNSC[-\s]?R(?:es)?\b\.?|UNSC|UNGAR(?:es)?)(?![a-z])
    | (?<![\w/])(?P<short>(?:Res|res|RES)(?P<shorts>s?)(?:\.|(?=\s?\d|\s[Nn]o)))
    """,
    re.VERBOSE,
)

#: What may stand between the head and its first number: "No.", "Nos.", "number", "#", a colon, a bracket, a quotation mark.
_INTRO = re.compile(
    BLANK
    + r"(?:,?\s(?:of|by|adopted\sby)\sthe\s(?:UN\s|U\.N\.\s|United\sNations\s)?(?P<of>Security\sCouncil|General\sAssembly)(?:\s\(UNSC\))?,?)?"
    + BLANK
    + r"(?P<mark>[:(\[“\"'«‘–—-]?)"
    + BLANK
    + r"(?:(?i:numbers?|nos|no|nr|n)\s?[.°º]{0,2}|[#№])?"
    + BLANK
    + r"(?=[0-9]|ES-[0-9]|S-[0-9])"
)

#: "resolutions on Lebanon, in particular 1559 and 1701": plural heads only; the gap is bounded and stays in the sentence.
_FAR_INTRO = re.compile(
    r"\b[^.;\n0-9]{0,110}?(?:including|such\sas|namely|in\sparticular|notably|especially|particularly|among\sthem|like|specifically|"
    r"i\.e\.|e\.g\.|:|—|–)[,:]?\s{1,3}(?:(?:[Nn]umbers|[Nn]os\.?|UNSCRs?|the)\s{1,3})?(?=[0-9])"
)

_UN = r"(?:UN|U\.\s?N\.|United\s{1,3}Nations|U\.N)"
_OWNER = re.compile(
    rf"""(?P<whole>
      (?:{_UN}[\s-]{{1,3}})?(?P<council>(?:[Ss]ecurity|SECURITY)[\s-]{{1,3}}(?:[Cc]ouncil|COUNCIL)|\bUNSC|\bSC)(?:\s?\((?:UN)?SC\))?
    | (?:{_UN}[\s-]{{1,3}})?(?P<assembly>(?:[Gg]eneral|GENERAL)[\s-]{{1,3}}(?:[Aa]ssembly|ASSEMBLY)|\bUNGA|\bGA)(?:\s?\((?:UN)?GA\))?
    | (?P<un>(?<![A-Za-z.]){_UN})
    )(?P<genitive>['’]s)?(?P<gap>[\s-]{{0,3}})\Z""",
    re.VERBOSE,
)
_LONE_COUNCIL = re.compile(r"\b(?P<whole>Council[\s-]{1,3})\Z")


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun and what it says about the numbers behind it.

    Attributes:
        start: Offset of the head noun, of the body's name where that stands right before it.
        number_at: Offset at which the first number must stand.
        owner: `council`, `assembly`, `un`, `foreign`, or empty where the text next to it does not tell.
        is_plural: Whether a list is announced.
        is_far: Whether words stand between the head and the number, so that the span is the number alone.
        is_marked: Whether a colon, bracket, quotation mark or dash stands before the number.
    """

    start: int
    number_at: int
    owner: str
    is_plural: bool
    is_far: bool
    is_marked: bool


def find_heads(text: str) -> Iterator[Head]:
    """Yield every head that a number can follow, in text order."""
    for core in _CORE.finditer(text):
        is_plural = bool(core["plural"] or core["codes"] or core["shorts"])
        intro = _INTRO.match(text, core.end())
        is_far = False
        if intro is None:
            if not (core["word"] and is_plural):
                continue
            intro = _FAR_INTRO.match(text, core.end())
            if intro is None:
                continue
            is_far = True
        start, owner = _owner(text, core)
        if not is_far and owner == "" and intro["of"]:
            owner = "council" if intro["of"].startswith("Security") else "assembly"
        is_marked = is_far or bool(intro["mark"])
        # "UNSC 2015 election": the bare acronym is a head only right before a number that `lists` will check
        yield Head(start, intro.end(), owner, is_plural, is_far, is_marked)


def _owner(text: str, core: re.Match[str]) -> tuple[int, str]:
    """Say where the whole head begins and whose it is."""
    start = core.start()
    code = core["code"]
    if code:
        if code.startswith("UNGA"):
            return start, "assembly"
        if code == "UNSC":
            return start, "acronym"
        return start, "council" if code.startswith("UN") else "scr"
    before = text[max(0, start - 60) : start]
    found = _OWNER.search(before)
    if found is not None:
        begin = start - (len(before) - found.start("whole"))
        owner = "council" if found["council"] else "assembly" if found["assembly"] else "un"
        # a genitive is no part of the name: "the Security Council's [resolution 2231]"
        return (start if found["genitive"] else begin), owner
    if FOREIGN_BEFORE.search(before) is not None:
        return start, "foreign"
    lone = _LONE_COUNCIL.search(before)
    if lone is not None:
        return start - (len(before) - lone.start("whole")), ""
    return start, ""
