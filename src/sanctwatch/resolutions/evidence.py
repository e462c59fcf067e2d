"""Decide whether a head that names no body speaks of the United Nations.

One rule after the other, strongest first; each has a name that ends up in the row. What stands next to the number beats
its block, the block the whole document: a town council may adopt "Resolution 1929" in a paper that also reports from
New York.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from sanctwatch.resolutions.citation import YearOf, is_confirmed, is_known, looks_like_year
from sanctwatch.resolutions.heads import Head
from sanctwatch.resolutions.lists import COUNTED, Item
from sanctwatch.resolutions.words import (
    ASSEMBLY_ACTS_BEFORE,
    BODY_AFTER,
    CLAUSE_AFTER,
    FOREIGN_ACTS_BEFORE,
    FOREIGN_AFTER,
    LOCAL,
    SCREEN_AFTER,
    SUBJECT,
    UNITED_NATIONS,
)

#: Code points on either side that count as near; a long sentence.
NEAR_CHARS = 250

#: Code points before a head in which the body that acts is looked for: "the committee unanimously adopted its draft".
_ACT_CHARS = 100

#: The Assembly numbered its sessions in resolutions from the 31st on; the Human Rights Council has passed 60 by now.
_FIRST_SLASH_SESSION, _LAST_SHARED_SESSION, _LAST_SESSION = 31, 62, 90

_ASSEMBLY = re.compile(r"\bGeneral\s{1,3}Assembly|\bUNGA\b|\bA/RES/")
_SET_OFF_AFTER = re.compile(r"\s?[,;.:)—–]|\s?\n|\s?\Z")
_HUMAN_RIGHTS = re.compile(r"Human Rights Council|\bHRC\b|\bUNHRC\b")
_COUNCIL = re.compile(r"\bSecurity\s{1,3}Council|\bUNSC|\bS/RES/")

#: Assembly resolutions that news cites by a bare number that the Council has used too, and what the talk is about then.
_FAMOUS_ASSEMBLY = {
    "181": (1947, re.compile(r"\bpartition", re.IGNORECASE)),
    "194": (1948, re.compile(r"\brefugees?|right of return", re.IGNORECASE)),
    "1514": (1960, re.compile(r"\bcoloni\w+|decoloni\w+", re.IGNORECASE)),
    "2065": (1965, re.compile(r"Malvinas|Falkland")),
    "2758": (1971, re.compile(r"Taiwan|Taipei|[Oo]ne[- ]China|People['’]s Republic|Beijing")),
    "3379": (1975, re.compile(r"[Zz]ionis[mt]|racism")),
}


@dataclass
class Page:
    """A text with what is known about it as a whole; each answer is computed once, when it is first asked for.

    Attributes:
        text: The text in which citations are looked for.
        year_of: Year of adoption by number, or None.
    """

    text: str
    year_of: YearOf | None

    @cached_property
    def names_un(self) -> bool:
        """Whether the United Nations, its organs or its symbols are named anywhere."""
        return UNITED_NATIONS.search(self.text) is not None

    @cached_property
    def names_local(self) -> bool:
        """Whether a council, board or union of another kind is named anywhere."""
        return LOCAL.search(self.text) is not None

    @cached_property
    def names_subject(self) -> bool:
        """Whether it speaks of what UN resolutions are about."""
        return SUBJECT.search(self.text) is not None

    def near(self, start: int, end: int) -> str:
        """Return the words around a span, inside its block."""
        begin = max(0, start - NEAR_CHARS, self.text.rfind("\n", 0, start) + 1)
        stop = self.text.find("\n", end, end + NEAR_CHARS)
        return self.text[begin : stop if stop >= 0 else end + NEAR_CHARS]


def series_of(page: Page, head: Head, item: Item, assembly_numbers: frozenset[str]) -> str:
    """Say whose series a number is of: `council` or `assembly`."""
    if item.series:
        return item.series
    if head.owner in ("council", "assembly"):
        return head.owner
    if item.year and is_confirmed(int(item.number), item.year, page.year_of):
        return "council"
    if item.number in assembly_numbers:
        return "assembly"
    if not item.year and ASSEMBLY_ACTS_BEFORE.search(page.text, max(0, head.start - _ACT_CHARS), head.start):
        return "assembly"
    near = page.near(head.start, item.end)
    famous = _FAMOUS_ASSEMBLY.get(item.number)
    if famous is not None and (
        item.year == famous[0] or (not item.year and famous[1].search(near) and not _COUNCIL.search(near))
    ):
        return "assembly"
    return "council"


def admit(page: Page, head: Head, item: Item, series: str, owned: frozenset[str]) -> str:
    """Return the name of the rule that admits the first number behind a head; empty when it is no UN resolution.

    Args:
        page: The text.
        head: The head noun.
        item: The number behind it.
        series: What `series_of` says.
        owned: Numbers that the text gives to the Council or the UN by name somewhere.
    """
    text = page.text
    if head.owner == "foreign" or (not item.year and SCREEN_AFTER.match(text, item.end)):
        return ""
    if not item.year and BODY_AFTER.match(text, item.end):
        return ""
    if head.is_far and not item.year and not item.series and not _is_listed(page, head, item):
        return ""
    if head.owner == "acronym":
        return _admit_acronym(page, item)
    if series == "assembly":
        return _admit_assembly(page, head, item)
    number = int(item.number)
    if head.owner == "council":
        return "council-head"
    if FOREIGN_AFTER.match(text, item.after) or FOREIGN_AFTER.match(text, item.end):
        return ""
    if not is_known(number, page.year_of):
        return ""
    if head.owner == "un":
        return "un-head"
    if item.number in owned:
        return "introduced"
    is_right = bool(item.year) and is_confirmed(number, item.year, page.year_of)
    if not is_right and FOREIGN_ACTS_BEFORE.search(text, max(0, head.start - _ACT_CHARS), head.start):
        return ""
    near = page.near(head.start, item.end)
    is_near, is_local = UNITED_NATIONS.search(near) is not None, LOCAL.search(near) is not None
    if is_local and not is_near:
        return ""
    if is_right:
        return "year-confirmed"
    if not item.year and 2010 < number < 2036 and not is_near:
        # "Resolution 2025" is a slogan more often than a text about Haiti
        return ""
    if is_near:
        return "un-near"
    if len(item.number) < 3:
        return ""
    if page.names_un:
        return "un-in-document"
    if page.names_subject and not page.names_local:
        return "subject-in-document"
    return ""


def _is_listed(page: Page, head: Head, item: Item) -> bool:
    """Tell "resolutions, in particular 1559" from "resolutions were ignored: 1540 people died"."""
    number, text = int(item.number), page.text
    if not head.is_plural and text[item.start - 2 : item.start] == ", " and not _SET_OFF_AFTER.match(text, item.end):
        # "1441 is a resolution, 1448 a bedroom"
        return False
    if len(item.number) < 3 or not is_known(number, page.year_of) or looks_like_year(number):
        return False
    return COUNTED.match(text, item.end) is None and CLAUSE_AFTER.match(text, item.end) is not None


def _admit_acronym(page: Page, item: Item) -> str:
    """Tell "UNSC 1701", a citation, from "UNSC 2015 election"."""
    if item.series or len(item.number) < 3 or not is_known(int(item.number), page.year_of):
        return ""
    if item.year:
        return "council-head" if is_confirmed(int(item.number), item.year, page.year_of) else ""
    return "" if looks_like_year(int(item.number)) else "council-head"


def _admit_assembly(page: Page, head: Head, item: Item) -> str:
    if head.owner == "assembly":
        return "assembly-head"
    if FOREIGN_AFTER.match(page.text, item.after):
        return ""
    near = page.near(head.start, item.end)
    if item.number.startswith(("ES-", "S-")):
        return "assembly-number" if page.names_un or _ASSEMBLY.search(page.text) else ""
    if "/" not in item.number:
        return "assembly-number"
    session = int(item.number.split("/")[0])
    if not _FIRST_SLASH_SESSION <= session <= _LAST_SESSION or _HUMAN_RIGHTS.search(near):
        return ""
    if head.owner == "un" or _ASSEMBLY.search(near):
        return "assembly-near"
    if session <= _LAST_SHARED_SESSION and not _ASSEMBLY.search(page.text):
        return ""
    return "assembly-number" if page.names_un else ""
