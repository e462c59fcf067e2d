"""Decide about numbers that stand alone: "tore up 2231", "the sectoral bans of 2371 and 2375", "• 1696 (2006). Passed".

A number with its own year of adoption needs no more than a document that speaks of resolutions. A number without one
needs an introduction ("resolution 2231" anywhere in the document), a neighbour in a list, or words that only a text can
follow; and nothing around it may make it a year, a count, a time, a price, a page or part of a body's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanctwatch.resolutions.citation import Citation, council_note, is_confirmed, is_known, looks_like_year
from sanctwatch.resolutions.evidence import Page
from sanctwatch.resolutions.lists import COUNTED, Item, read_item
from sanctwatch.resolutions.slots import NO_YEAR, Kin, asks_about, is_subject, is_time, read_kin, slot_rule
from sanctwatch.resolutions.words import (
    BODY_AFTER,
    BODY_BEFORE,
    CLAUSE_AFTER,
    CUE_BEFORE,
    MONTH,
    NUMBERED_BEFORE,
    REGIME_AFTER,
    SUBJECT_AFTER,
)

#: The Assembly's first session was that of 1946, the 34th that of 1979.
_BEFORE_FIRST_SESSION = 1945

_NUMBER = re.compile(r"(?:(?<![\w$€£¥.,:/#+\-–])|(?<=\b[Pp]ost-)|(?<=\b[Pp]re-))[0-9]{1,4}(?![0-9A-Za-z_%])")
_HAS_TAIL = re.compile(r"[,.:/–-][0-9]|\s?[(\[][0-9]{4}[)\]]|\s[A-Z]{0,2}\s?\([IVX]+\)")
#: What begins a year behind a number; spares most numbers the whole grammar.
_MAYBE_YEAR = re.compile(r"[¹²³⁰⁴-⁹]{0,2},?\s{0,3}(?:[(\[/]|of\b|from\b|dated\b|adopted\b|passed\b)")
_TEMPORAL_BEFORE = re.compile(
    r"\b(?:in|since|until|till|during|after|before|from|between|to|by|circa|around|year|of)\s\(?\Z", re.IGNORECASE
)
#: "in May 1737", "Dec. 1737", "3 May, 1737"; a full name before a stop ends a sentence.
_MONTH_BEFORE = re.compile(
    rf"\b(?:{MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)(?:\s[0-9]{{1,2}}(?:st|nd|rd|th)?,?)?\s\Z"
)
#: "751 were held": one text takes no plural.
_PLURAL_AFTER = re.compile(r"\s(?:were|are|have)\b")
#: "1989 (2024: 2127)": a figure and that of another year.
_FIGURE_BEFORE = re.compile(r"\((?P<year>(?:19|20)[0-9]{2}):\s\Z")
_PHONE_BEFORE = re.compile(r"[0-9]\s\Z")
_CHANGE_BEFORE = re.compile(r"\b(?:by|from|to|than|for)\s\Z")
_TIGHT_AFTER = re.compile(r"['’]s\b|\s?[,;.)”»\"!?](?![0-9])|\s?[—–:]|\s?\n|\s?\Z|\s(?:and|or|nor|but)\s")
_NEIGHBOUR_BEFORE = re.compile(r"\s{0,3}(?:,\s?and|,\s?or|,|;|and|or|&|as\swell\sas|nor|to|/)\s{1,3}\Z")
_STANDS_FOR_TEXT = re.compile(
    r"(?:\b(?:of|under|by|in|with|and|what|that\swas|beyond|through|or|nor)\s|\(|[—–-]\s|[—–]\s[0-9]{3,4},\s)\Z",
    re.IGNORECASE,
)
_SET_OFF = re.compile(r"[—–]\s\Z|\(\Z")
#: "(1820, 1888 and 1960)": a bracket that holds nothing but numbers.
_ONLY_NUMBERS_AFTER = re.compile(r"(?:,\s[0-9]{3,4}){0,12}(?:,?\s(?:and|or|&)\s[0-9]{3,4}|,\s[0-9]{3,4})\)")
_SUBJECT_BEFORE = re.compile(
    r"(?:[,.;:—–”»]|\b(?:that|and|but|while|whereas|because|when|since))\s\Z|(?:\A|\n)[•*–\-\s]{0,6}\Z"
)
#: "2216 remained in custody": what people do at least as often as texts.
_CROWD_AFTER = re.compile(
    r"\s(?:remained|died|fell|survived|stayed|came|went|left|stood|took|needed|kept|called|demanded|asked|said|told|broke|began|"
    r"sought|worked|failed|struck|lived|passed)\b"
)
_PLURAL_NOUN_AFTER = re.compile(r"\s[A-Za-z-]{2,}[a-rtv-z]s\b")


def find_confirmed(page: Page, taken: list[tuple[int, int]], symbol_by_number: dict[str, str]) -> Iterator[Citation]:
    """Yield every free `N (YYYY)` whose year is that of N, and `N of 22 May 2003`: the year makes it a resolution.

    A year that is wrong is kept with a note where the document cites the number elsewhere, or where it cites others and
    is only a year out.
    """
    text = page.text
    for found in _free(page, taken):
        if _MAYBE_YEAR.match(text, found.end()) is None:
            continue
        item = read_item(text, found.start(), page.year_of)
        if item is not None and item.series and _is_dated_session(item):
            yield Citation(item.start, item.end, f"A/RES/{item.number}", item.year, form="list", rule="bare-session")
        if item is None or item.series or not item.year:
            continue
        is_bracketed = item.end > found.end()
        note = "" if is_confirmed(int(item.number), item.year, page.year_of) else _slip(page, item, symbol_by_number)
        if note is None or (note and not is_bracketed):
            continue
        if BODY_AFTER.match(text, item.end) is not None:
            continue
        before = text[max(0, item.start - 24) : item.start]
        if NUMBERED_BEFORE.search(before) is not None and (note or not (is_bracketed and len(item.number) == 4)):
            continue
        if len(item.number) < 3 and (not is_bracketed or _NEIGHBOUR_BEFORE.search(before) is None):
            continue
        if not is_bracketed and COUNTED.match(text, found.end()) is not None:
            continue
        rule = "bare-year" if is_bracketed else "bare-date"
        yield Citation(item.start, item.end, f"S/RES/{item.number}", item.year, form="list", note=note, rule=rule)


def _is_dated_session(item: Item) -> bool:
    """Tell the Assembly's "34/37 (1979)" and "2072 (XX)" from a fraction; its 34th session began in 1979."""
    if "/" not in item.number:
        return len(item.number) == 4 and not looks_like_year(int(item.number))
    session = item.number.split("/")[0]
    return session.isdigit() and item.year - int(session) in (_BEFORE_FIRST_SESSION, _BEFORE_FIRST_SESSION + 1)


def _slip(page: Page, item: Item, symbol_by_number: dict[str, str]) -> str | None:
    """Return the note on a year that somebody got wrong, None where number and year mean something else."""
    number = int(item.number)
    if number < 1000 or looks_like_year(number) or page.year_of is None or not is_known(number, page.year_of):
        return None
    is_cited = symbol_by_number.get(item.number, "").startswith("S/")
    is_near = len(symbol_by_number) >= 2 and number >= NO_YEAR and abs(page.year_of(number) - item.year) == 1
    return council_note(number, item.year, page.year_of) if is_cited or is_near else None


def find_bare(page: Page, taken: list[tuple[int, int]], symbol_by_number: dict[str, str]) -> Iterator[Citation]:
    """Yield numbers without a year that stand for a resolution, in a document that speaks of UN resolutions.

    Args:
        page: The text.
        taken: Spans of the citations found so far, sorted.
        symbol_by_number: What the document has cited so far; a number that is in it counts as introduced.
    """
    ends = {end for _, end in taken}
    kin = read_kin(page, {int(number) for number, symbol in symbol_by_number.items() if symbol.startswith("S/")})
    for found in _free(page, taken):
        number = found.group()
        if len(number) < 3 or (number not in symbol_by_number and CLAUSE_AFTER.match(page.text, found.end()) is None):
            continue
        if not _may_be_bare(page, found):
            continue
        before = page.text[max(0, found.start() - 60) : found.start()]
        rule = _rule(page, found, before, ends, number in symbol_by_number, kin)
        rule = rule or slot_rule(page, found, before, kin)
        if rule:
            ends.add(found.end())
            symbol = symbol_by_number.get(number, f"S/RES/{number}")
            adopted = page.year_of(int(number)) if page.year_of is not None and symbol.startswith("S/") else 0
            yield Citation(found.start(), found.end(), symbol, adopted, form="bare", rule=rule)


def _free(page: Page, taken: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield numbers outside the spans given, which are sorted."""
    at = 0
    for found in _NUMBER.finditer(page.text):
        while at < len(taken) and taken[at][1] <= found.start():
            at += 1
        if at == len(taken) or taken[at][0] >= found.end():
            yield found


def _may_be_bare(page: Page, found: re.Match[str]) -> bool:
    """Refuse years, counts, times, prices, pages and names of bodies."""
    text, start, end = page.text, found.start(), found.end()
    if not is_known(int(found.group()), page.year_of) or _HAS_TAIL.match(text, end) is not None:
        return False
    if any(pattern.match(text, end) is not None for pattern in (COUNTED, BODY_AFTER, REGIME_AFTER)):
        return False
    before = text[max(0, start - 32) : start]
    if any(pattern.search(before) is not None for pattern in (BODY_BEFORE, _MONTH_BEFORE)):
        return False
    if NUMBERED_BEFORE.search(before) is not None and not asks_about(before):
        return False
    figure = _FIGURE_BEFORE.search(before)
    if figure is not None and not is_confirmed(int(found.group()), int(figure["year"]), page.year_of):
        return False
    if _PHONE_BEFORE.search(before) is not None:
        return False
    return before.rstrip()[-1:] not in ("$", "€", "£", "¥", "№", "#")


def _rule(page: Page, found: re.Match[str], before: str, ends: set[int], is_introduced: bool, kin: Kin) -> str:
    """Return the name of the rule that makes a number a citation, empty when none does."""
    text, start, end = page.text, found.start(), found.end()
    number = int(found.group())
    has_cue = CUE_BEFORE.search(before) is not None
    has_clause = CLAUSE_AFTER.match(text, end) is not None
    if looks_like_year(number):
        # "1973" is a year unless the words around leave no choice
        has_cue = has_cue and has_clause and not before.endswith(("after ", "in "))
        return "bare-introduced" if is_introduced and (has_cue or is_subject(text, before, end)) else ""
    if not is_introduced and is_time(number, before):
        return ""
    joint = _NEIGHBOUR_BEFORE.search(before)
    if joint is not None and has_clause and start - len(before) + joint.start() in ends:
        return "bare-list"
    if _PLURAL_AFTER.match(text, end) is not None and _SUBJECT_BEFORE.search(before) is not None:
        return ""
    is_temporal = 1000 < number < NO_YEAR and _TEMPORAL_BEFORE.search(before) is not None
    if is_introduced:
        if is_temporal and not has_cue and not before.endswith("of "):
            return ""
        if number < 1000 and not has_cue and _CHANGE_BEFORE.search(before) is not None:
            return ""
        is_free = number >= NO_YEAR and _PLURAL_NOUN_AFTER.match(text, end) is None
        return "bare-introduced" if has_clause or has_cue or is_free else ""
    if not has_clause or (is_temporal and not has_cue):
        return ""
    if has_cue and number >= 1000:
        return "bare-cue"
    if kin.numbers and before.endswith("(") and number >= 1000 and _ONLY_NUMBERS_AFTER.match(text, end) is not None:
        return "bare-list"
    is_kin = number >= NO_YEAR or (kin.is_dense and kin.has_near(number))
    if not (kin.numbers and is_kin) or number % 100 == 0:
        return ""
    if _STANDS_FOR_TEXT.search(before) is not None and _TIGHT_AFTER.match(text, end) is not None:
        return "bare-kin"
    if number >= 1000 and _SET_OFF.search(before) is not None:
        return "bare-kin"
    if number < NO_YEAR or _CROWD_AFTER.match(text, end) is not None:
        return ""
    if SUBJECT_AFTER.match(text, end) and _SUBJECT_BEFORE.search(before):
        return "bare-subject"
    return ""
