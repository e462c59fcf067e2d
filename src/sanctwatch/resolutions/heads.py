"""Find the word that announces a number, "resolution" or a short form of it, and say whose resolution it is.

"UN Security Council resolution" belongs to the Council, "GA res." to the Assembly, "House Resolution" to neither; a
lone "Resolution 1929" has no owner yet and is left to `evidence`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sanctwatch.resolutions.words import BLANK, FOREIGN_BEFORE

#: "resolution", "Resolutions", "resolu- tion" (a line end that was not joined), "UNSCRs", "SCR", "UNSC", "Res.".
_HEAD = re.compile(
    r"""
      (?<![a-z])(?P<word>
        [Rr][Ee][Ss](?:-\s{0,2})?[Oo](?:-\s{0,2})?[Ll][Uu](?:-\s{0,2}|\s(?=tion))?[Tt][Ii][Oo][Nn])(?P<plural>[Ss]?)(?![a-z])
    | (?<![\w/])(?P<code>(?:UN)?SCR(?:es)?(?P<codes>s?)|UNSC[-\s]?R(?:es)?\b\.?|UNSC|UNGAR(?:es)?)(?![a-z])
    | (?<![\w/])(?:Res|res|RES)(?P<shorts>s?)(?:\.|(?=\s?[0-9]|\s[Nn]o))
    """,
    re.VERBOSE,
)

#: What may stand between the head and its first number: "of the Security Council", "known as", "No.", "#", ":", "(".
_INTRO = re.compile(
    rf"""{BLANK}
    (?:,?\s?(?:of|by|adopted\sby)\sthe\s(?:UN\s|U\.N\.\s|United\sNations\s)?
       (?P<of>Security\sCouncil|General\sAssembly)(?:\s\(UNSC\))?,?{BLANK})?
    (?P<named>,?\s?(?:(?:better|also|commonly|now|simply)\s)?(?:known\sas|numbered|called|dubbed)\s)?
    (?P<mark>[,:(\[“"'«‘–—-]?){BLANK}
    (?:(?:[Nn]umbers?|N[Oo][Ss]?|nos?|[Nn]r|[Nn])\s?[.°º]{{0,2}}|[#№])?{BLANK}
    (?=[0-9]|E?S-[0-9])""",
    re.VERBOSE,
)

#: "resolutions on Lebanon, in particular 1559 and 1701": plural heads only; the gap is bounded, inside the sentence.
_FAR_INTRO = re.compile(
    r"""\b[^.;\n0-9]{0,110}?(?:including|such\sas|namely|in\sparticular|notably|especially|particularly|among\sthem|like|
    specifically|i\.e\.|e\.g\.|:|—|–)[,:]?\s{1,3}(?:(?:[Nn]umbers|[Nn]os\.?|UNSCRs?|the)\s{1,3})?(?=[0-9])""",
    re.VERBOSE,
)

_UN = r"(?:UN|U\.\s?N\.?|United\s{1,3}Nations)"
_OWNER = re.compile(
    rf"""(?P<whole>
      (?:{_UN}[\s-]{{1,3}})?(?P<council>
        (?<!Peace\sand\s)(?:[Ss]ecurity|SECURITY)[\s-]{{1,3}}(?:[Cc]ouncil|COUNCIL)|\bUNSC|\bSC)(?:\s?\((?:UN)?SC\))?
    | (?:{_UN}[\s-]{{1,3}})?(?P<assembly>
        (?:[Gg]eneral|GENERAL)[\s-]{{1,3}}(?:[Aa]ssembly|ASSEMBLY)|\bUNGA|\bGA)(?:\s?\((?:UN)?GA\))?
    | (?P<un>(?<![A-Za-z.]){_UN})
    )(?P<genitive>['’]s)?[\s-]{{0,3}}\Z""",
    re.VERBOSE,
)
_LONE_COUNCIL = re.compile(r"\b(?P<whole>Council[\s-]{1,3})\Z")


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun and what it says about the numbers behind it.

    Attributes:
        start: Offset of the head noun, of the body's name where that stands right before it.
        number_at: Offset at which the first number must stand.
        owner: `council`, `assembly`, `un`, `foreign`, `acronym` ("UNSC 1701"), `scr`; empty where none is named.
        is_plural: Whether a list is announced.
        is_far: Whether words, a colon or a bracket stand before the number, so that the span is the number alone.
    """

    start: int
    number_at: int
    owner: str
    is_plural: bool
    is_far: bool


def find_heads(text: str) -> Iterator[Head]:
    """Yield every head that a number can follow, in text order."""
    for noun in _HEAD.finditer(text):
        is_plural = bool(noun["plural"] or noun["codes"] or noun["shorts"])
        intro = _INTRO.match(text, noun.end())
        if intro is not None:
            start, owner = _owner(text, noun)
            if owner == "" and intro["of"]:
                owner = "council" if intro["of"].startswith("Security") else "assembly"
            # "resolution (2231" would be no name; "UNSC-2231" is one
            yield Head(start, intro.end(), owner, is_plural, bool(intro["named"]) or intro["mark"] not in ("", "-"))
        elif noun["plural"]:
            intro = _FAR_INTRO.match(text, noun.end())
            if intro is not None:
                start, owner = _owner(text, noun)
                yield Head(start, intro.end(), owner, is_plural, is_far=True)


def _owner(text: str, noun: re.Match[str]) -> tuple[int, str]:
    """Say where the whole head begins and whose it is."""
    start = noun.start()
    code = noun["code"]
    if code:
        if code.startswith("UNGA"):
            return start, "assembly"
        if code == "UNSC":
            return start, "acronym"
        return start, "council" if code.startswith("UN") else "scr"
    before = text[max(0, start - 60) : start]
    found = _OWNER.search(before)
    if found is not None:
        owner = "council" if found["council"] else "assembly" if found["assembly"] else "un"
        # a genitive is no part of the name: "the Security Council's [resolution 2231]"
        return (start if found["genitive"] else start - len(before) + found.start("whole")), owner
    if FOREIGN_BEFORE.search(before) is not None:
        return start, "foreign"
    lone = _LONE_COUNCIL.search(before)
    return (start - len(before) + lone.start("whole") if lone is not None else start), ""
