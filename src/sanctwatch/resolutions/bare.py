"""Decide about numbers that stand alone: "tore up 2231", "the sectoral bans of 2371 and 2375", "• 1696 (2006). Passed 14-1".

A number with its own year of adoption needs no more than a document that speaks of resolutions. A number without one needs an
introduction ("resolution 2231" anywhere in the document), a neighbour in a list, or words that only a text can follow; and
nothing around it may make it a year, a count, a time, a price, a page or part of a body's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanctwatch.resolutions.citation import Citation, is_confirmed, is_known, looks_like_year
from sanctwatch.resolutions.evidence import Page
from sanctwatch.resolutions.lists import COUNTED, NUMBER, read_item
from sanctwatch.resolutions.words import BODY_AFTER, BODY_BEFORE, MONTH, REGIME_AFTER

_CANDIDATE = re.compile(r"(?<![\w$€£¥.,:/#+\-–])(?:[0-9]{1,4})(?![\w%])|(?<=[\s(][0-9]{3},)[0-9]{3}(?![\w%])")

#: Words before a number with its year that make it something else: "page 242 (1967)", "Vol. 47 (1948)".
_NUMBERED_BEFORE = re.compile(
    r"""\b(?:pages?|pp?\.|paragraphs?|paras?\.?|articles?|art\.|sections?|chapters?|tables?|figures?|fig\.|vol(?:ume|s)?\.?|issue|
    rooms?|flights?|routes?|highway|items?|cases?|laws?|acts?|decrees?|regulations?|directives?|orders?|files?|phone|box|building|
    ISO|EN|DIN|patents?|licen[cs]es?|models?|types?|version|rules?|bills?|protocols?|EO|line|lines|unit|squadron|train|bus|lot|
    channel|level|number|nos?\.?|motion|meetings?|judgment|treaty|convention|asteroid|boeing|airbus|class|court|kospi|index|peak|
    street|avenue|chapter|psalm|windows|office|about|around|some|nearly|almost|over|than|least|most|roughly|approximately|
    only|just|another|total(?:ing|led)?|exactly|to\sround|plus|minus|versus|year|years|circa|ca?\.|anno|spring|summer|autumn|fall|
    winter|early|late|mid|executive\sorder|age|aged|at|killed|wounded|injured|displaced|times|US|USD|EUR|Rs\.?|No)\s?[(]?\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_TEMPORAL_BEFORE = re.compile(
    rf"(?:\b(?:in|since|until|till|during|after|before|from|between|back\sto|from|to|by|circa|around|year|of)|\b{MONTH}\.?(?:\s[0-9]{{1,2}}(?:st|nd|rd|th)?,?)?)\s\(?\Z"
)
_MONTH_BEFORE = re.compile(rf"\b{MONTH}\.?(?:\s[0-9]{{1,2}}(?:st|nd|rd|th)?,?)?\s\Z")

#: Words that only a text can follow, so that even an unintroduced number behind them is one.
_CUE_BEFORE = re.compile(
    r"""(?:\b(?:drafters|sponsors|authors|text|terms|provisions|measures|letter|spirit|preamble|adoption|implementation|enforcement|
    violations?|breach(?:es)?|requirements|scope|mandate|expiry|termination|renewal|successors?|annex\s[A-Z]|bans?|embargo|
    (?:[Pp]aragraph|[Aa]rticle|OP|para\.)\s?[0-9]{1,3}(?:\s\([a-z]\))?)\s(?:of|to|under|in)
    | \b(?:tore\sup|tear\sup|tearing\sup|under|implement|implementing|violat(?:e|es|ed|ing)|breach(?:ed|es|ing)?|invok(?:e|es|ed|ing)|
      line\sunder|along\swith|pursuant\sto|beyond|compliance\swith|comply\swith|complied\swith|flout(?:s|ed|ing)?|defying|
      defiance\sof|adopt(?:ed|ing|s)?|repeal(?:ed|ing|s)?|vetoed|co-?sponsored|drafted))\s\Z""",
    re.VERBOSE,
)
#: What may follow a number that is a subject, an object or the end of a clause.
_CLAUSE_AFTER = re.compile(
    r"""['’]s\b|\s?[,;:.)”»"!?\]](?![0-9])|\s?[—–]|\s?$|\s(?:and|or|but|in|on|is|was|were|are|has|had|have|will|would|could|can|may|must|
    shall|should|as|that|which|by|with|from|at|when|because|since|until|after|before|if|while|who|does|did|do|also|not|never|then|now|
    itself|still|nor|yet|than|so|to|for|of|under|without|against|during|more|less|alone|it|the|its|a|an|into|out|off|back|through|again|
    within|were|only|too|like|unless|though|although|until|only|here|there|where|
    makes?|made|puts?|bans?|banned|says?|said|requires?|required|calls?|called|obliges?|obliged|demands?|demanded|imposes?|imposed|allows?|
    allowed|lets?|gives?|gave|sets?|turns?|turned|outlaws?|outlawed|expires?|expired|ends?|ended|lapses?|lapsed|remains?|remained|
    froze|freezes?|follows?|followed|came|comes|passed|passes|adopted|added|adds?|asks?|asked|tells?|told|prohibits?|prohibited|caps?|
    capped|bars?|barred|covers?|covered|extends?|extended|renews?|renewed|creates?|created|establish\w*|restates?|restated|repeats?|
    provides?|provided|contains?|contained|endorses?|endorsed|forbids?|forbade|goes|went|lifts?|lifted|keeps?|kept|strikes|struck|takes?|
    took|means?|meant|needs?|needed|stands?|stood|fell|falls|dies|died|lives|bites|survives?|survived|broke|breaks|begins?|began|
    stays?|stayed|states|authori[sz]es?|authori[sz]ed|limits?|limited|restricts?|restricted|applies|applied|urges?|urged|stipulates?|
    reads?|terminates?|terminated|works?|worked|failed|fails|sought|seeks|tightens?|tightened)\b""",
    re.VERBOSE,
)
_TIGHT_AFTER = re.compile(r"['’]s\b|\s?[,;.)”»\"!?](?![0-9])|\s?[—–:]|\s?\n|\s?\Z|\s(?:and|or|nor|but)\s")
_LIST_NEIGHBOUR = re.compile(r"\s{0,3}(?:,|;|and|or|&|,\s?and|,\s?or|as\swell\sas|nor|to|/)\s{1,3}\Z")
_LINE_START = re.compile(r"(?:\A|\n)[ \t]{0,8}(?:[•*–—\-]\s{0,3}|[0-9]{1,2}[.)]\s)?\Z")
_STANDS_FOR_TEXT = re.compile(
    r"(?:\b(?:of|under|by|in|with|and|what|that\swas|beyond|through|or|nor)\s|\(|[—–-]\s|[—–]\s[0-9]{3,4},\s)\Z",
    re.IGNORECASE,
)


def find_confirmed(page: Page, taken: list[tuple[int, int]]) -> Iterator[Citation]:
    """Yield every free `N (YYYY)` whose year is that of N, and `N of 22 May 2003`; the year says that it is a resolution."""
    for found in _free(page, taken):
        item = read_item(page.text, found.start(), page.year_of)
        if item is None or item.series or not item.year or not is_confirmed(int(item.number), item.year, page.year_of):
            continue
        text = page.text
        is_bracketed = item.end > found.end()
        before = text[max(0, item.start - 24) : item.start]
        if (
            _NUMBERED_BEFORE.search(before)
            and not (is_bracketed and len(item.number) == 4)
            or BODY_AFTER.match(text, item.end)
        ):
            continue
        if len(item.number) < 3 and not _LIST_NEIGHBOUR.search(text[max(0, item.start - 8) : item.start]):
            continue
        if not is_bracketed and (len(item.number) < 3 or COUNTED.match(text, found.end())):
            continue
        yield Citation(
            item.start,
            item.end,
            f"S/RES/{item.number}",
            item.year,
            form="list",
            rule="bare-year" if is_bracketed else "bare-date",
        )


def find_bare(page: Page, taken: list[tuple[int, int]], known: dict[str, str], *, is_un: bool) -> Iterator[Citation]:
    """Yield numbers without a year that stand for a resolution.

    Args:
        page: The text.
        taken: Spans of the citations found so far, sorted.
        known: Symbol by number of the citations found so far.
        is_un: Whether the document speaks of UN resolutions, so that a number may stand for one it never introduces.
    """
    text = page.text
    ends_by_symbol = {end for _, end in taken}
    cited = sorted(int(number) for number in known if number.isdigit())
    for found in _free(page, taken):
        digits = found.group()
        if len(digits) < 3 or not _may_be_bare(page, found):
            continue
        number = int(digits)
        rule = _rule(page, found, ends_by_symbol, known, cited, is_un=is_un)
        if rule:
            ends_by_symbol.add(found.end())
            symbol = known.get(digits, f"S/RES/{number}")
            adopted = page.year_of(number) if page.year_of is not None and symbol.startswith("S/") else 0
            yield Citation(found.start(), found.end(), symbol, adopted, form="bare", rule=rule)
    del text


def _free(page: Page, taken: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield numbers outside the spans given, which are sorted."""
    at = 0
    for found in _CANDIDATE.finditer(page.text):
        while at < len(taken) and taken[at][1] <= found.start():
            at += 1
        if at < len(taken) and taken[at][0] < found.end():
            continue
        yield found


def _may_be_bare(page: Page, found: re.Match[str]) -> bool:
    """Refuse years, counts, times, prices, pages and names of bodies."""
    text, start, end = page.text, found.start(), found.end()
    if not is_known(int(found.group()), page.year_of) or NUMBER.match(text, start) is None:
        return False
    whole = NUMBER.match(text, start)
    if whole is not None and whole.lastgroup != "plain":
        return False
    if text[end : end + 1] in ("/", "-", "–", ":") and text[end + 1 : end + 2].isdigit():
        return False
    if text[end : end + 1] in (",", ".") and text[end + 1 : end + 2].isdigit():
        return False
    if COUNTED.match(text, end) or BODY_AFTER.match(text, end) or REGIME_AFTER.match(text, end):
        return False
    before = text[max(0, start - 32) : start]
    if BODY_BEFORE.search(before) or _NUMBERED_BEFORE.search(before) or _MONTH_BEFORE.search(before):
        return False
    return before.rstrip()[-1:] not in ("$", "€", "£", "¥", "№", "#")


def _rule(
    page: Page,
    found: re.Match[str],
    cited_ends: set[int],
    known: dict[str, str],
    cited: list[int],
    *,
    is_un: bool,
) -> str:
    text, start, end = page.text, found.start(), found.end()
    number = int(found.group())
    before = text[max(0, start - 60) : start]
    has_clause = _CLAUSE_AFTER.match(text, end) is not None
    is_temporal = number < 2040 and _TEMPORAL_BEFORE.search(before) is not None
    has_cue = _CUE_BEFORE.search(before) is not None
    if looks_like_year(number):
        # "1973" is a year unless the words before leave no choice
        return (
            "bare-introduced" if found.group() in known and has_cue and not before.endswith(("after ", "in ")) else ""
        )
    joint = _LIST_NEIGHBOUR.search(before)
    if (
        joint is not None
        and start - (len(before) - joint.start()) in cited_ends
        and has_clause
        and len(found.group()) >= 3
    ):
        return "bare-list"
    if found.group() in known:
        if is_temporal and not has_cue and number > 1000 and not re.search(r"\bof\s\Z", before):
            return ""
        return "bare-introduced" if has_clause or number >= 2040 or has_cue else ""
    if not is_un or not has_clause or is_temporal and number > 1000 and not has_cue:
        return ""
    if has_cue and number >= 1000:
        return "bare-cue"
    # a number above 2039 is no year; a lower one must lie among those that the document cites
    is_kin = (bool(cited) and number >= 2040) or (len(cited) >= 2 and cited[0] - 60 <= number <= cited[-1] + 60)
    if is_kin and _STANDS_FOR_TEXT.search(before) and _TIGHT_AFTER.match(text, end):
        return "bare-kin"
    if is_kin and number >= 1000 and re.search(r"[—–]\s\Z|\(\Z", before) is not None:
        return "bare-kin"
    return ""
