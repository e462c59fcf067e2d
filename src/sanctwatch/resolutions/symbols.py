"""Read UN document symbols: S/RES/2231 (2015), A/RES/76/1, and drafts such as S/2024/255 and A/79/L.93.

S/2024/255 is the symbol of a document of the Council, be it a draft, a letter or a report; the words before it tell,
and the nearest one decides. A/79/L.93 can only be a draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanctwatch.resolutions.citation import Citation, council_note
from sanctwatch.resolutions.evidence import Page
from sanctwatch.resolutions.words import BLANK

RESOLUTION_SYMBOL = re.compile(
    rf"""(?<![\w./])(?:
      (?:UN)?S[Cc]?\s?/\s?[Rr](?:ES|es)\s?[/.\s]\s?(?P<council>[0-9]{{1,4}})(?:{BLANK}[(\[/]\s?(?P<year>(?:19|20)[0-9]{{2}})(?:\s?[)\]]|(?![\w)\]])))?
    | A\s?/\s?R(?:ES|es)\s?/\s?(?P<assembly>(?:ES|S)-[0-9]{{1,2}}/[0-9]{{1,3}}|[0-9]{{1,2}}/[0-9]{{1,3}}|[0-9]{{1,4}})
      (?:[A-Z](?!\w))?(?:\s?[A-Z]{{0,2}}\s?\(\s?[IVXL]{{1,7}}\s?\))?
    )(?![\w])""",
    re.VERBOSE,
)
_DRAFT_SYMBOL = re.compile(
    r"""(?<![\w./])(?:
      (?P<sure>A/(?:C\.[1-6]/)?(?:[1-9][0-9]|ES-[0-9]{1,2}|S-[0-9]{1,2})/L\.[0-9]{1,3}(?:/Rev\.[0-9]{1,2})?)
    | (?P<maybe>S/(?P<year>(?:19|20)[0-9]{2})/[0-9]{1,4}(?:/Rev\.[0-9]{1,2})?|S/[0-9]{3,5}(?:/Rev\.[0-9]{1,2})?)
    )(?![\w/]|\.[0-9])""",
    re.VERBOSE,
)
_DRAFT_WORD = re.compile(
    r"\b(?:drafts?|texts?|veto(?:ed|es|ing)?|voted?|votes|voting|tabled|proposals?|amendments?|co-?sponsor\w*|penholder)\b",
    re.IGNORECASE,
)
_OTHER_WORD = re.compile(
    r"\b(?:letters?|notes?|reports?|statements?|records?|communications?|memorand(?:um|a)|programmes?|minutes|updates?|annex(?:es)?|briefings?|"
    r"notifications?|summary|presidential|reviews?|S/PRST|declarations?|aide-memoire|charter|budget)\b",
    re.IGNORECASE,
)
#: "adopted resolution 2769 (S/2025/32)": the draft as which the resolution was tabled.
_RESOLUTION_BEFORE = re.compile(
    r"\bresolution(?:\s[0-9]{1,4}(?:\s?\([0-9]{4}\))?)?,?\s\(?(?:(?:in\s|contained in\s)?document\s)?\Z", re.IGNORECASE
)
_COUNT = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)"

#: "S/2025/561 and S/2025/539 fail": the fate of the last one is that of all.
_COORDINATED = re.compile(
    r"(?:\s?(?:,\sand|,|;|and|or|nor|&)\s(?:(?:then|also|the|draft)\s){0,2}S/(?:19|20)[0-9]{2}/[0-9]{1,4}(?:/Rev\.[0-9]{1,2})?)+"
)
_AUXILIARY = (
    r"(?:,?\s(?:was|were|is|are|be|been|being|has|have|had|will|would|which|that|then|also|both|all|not|never|again|duly|"
    r"narrowly|promptly|later|having|as\sexpected|on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?){0,4}"
)
#: What only a draft can undergo: "failed", "was, as expected, vetoed", "by four votes", "(4-9-2)".
_FATE_AFTER = re.compile(
    rf"""[)”\"»]{{0,2}}(?:
      {_AUXILIARY},?\s(?:
        fail(?:s|ed)?|fell|falls|vetoed|rejected|defeated|(?:put\s(?:up\s)?|went\s|goes\s)?to\s(?:the|a)\svote|garner(?:s|ed)|in\sblue
      | (?:receive[sd]?|w[io]ns?|g[eo]ts?|obtain(?:s|ed)|muster(?:s|ed)?|attract(?:s|ed)?|dr[ae]ws?|had)\s
        (?:(?:only|just)\s)?[\w-]{{1,8}}\s(?:affirmative\s)?votes?
      )\b
    | \sby\s(?:a\svote\sof\s)?(?:[0-9]{{1,2}}|{_COUNT})(?:\s?[-–]\s?[0-9]|\s(?:votes?|in\sfavou?r|to\s))
    | ,\s(?:an?\s|the\s)?(?:\w+\s)?draft\b
    | \s\(?[0-9]{{1,2}}[-–][0-9]{{1,2}}[-–][0-9]{{1,2}}
    | \s?[:,(—–]\s?(?:[0-9]{{1,2}}|{_COUNT})\s(?:votes?|in\sfavou?r|for\b)
    )""",
    re.VERBOSE,
)
#: What befalls drafts more often than other papers, where no word before tells.
_WEAK_FATE_AFTER = re.compile(
    rf"[)”\"»]{{0,2}}{_AUXILIARY},?\s(?:adopted|tabled|circulated|sponsored|co-sponsored|withdrawn|voted\s(?:on|down)|amended|"
    r"dies|died)\b"
)
#: "in favour of S/2025/561", "China blocked S/2025/539".
_VOTE_BEFORE = re.compile(
    r"\b(?:(?:in\sfavou?r|sponsors?|adoption|rejection|failure|fate|defeat)\sof|against|abstain(?:s|ed|ing)?\son|"
    r"(?:reject|adopt|sponsor|block|kill)(?:s|ed|ing)?|(?:tabl|circulat)(?:es?|ed|ing))\s(?:(?:its|the|their|both)\s)?\Z",
    re.IGNORECASE,
)
#: "According to S/2025/655, talks failed": the paper is where it stands, not what failed.
_PLACE_BEFORE = re.compile(r"\b(?:in|to|from|see|per|at|with|by|annex)\s\(?(?:document\s)?\Z", re.IGNORECASE)
#: A letter or report this close before its symbol owns it, whatever follows: "Its report (S/2024/215) was rejected".
_OWN_CHARS = 30


def find_symbols(page: Page) -> Iterator[Citation]:
    """Yield citations by symbol, in two passes: resolutions, then drafts."""
    for found in RESOLUTION_SYMBOL.finditer(page.text):
        if found["council"]:
            number = int(found["council"])
            if number == 0:
                continue
            year = int(found["year"] or 0)
            note = council_note(number, year, page.year_of)
            adopted = page.year_of(number) if page.year_of is not None and not note else 0
            yield Citation(found.start(), found.end(), f"S/RES/{number}", year or adopted, note=note, rule="symbol")
        else:
            yield Citation(found.start(), found.end(), f"A/RES/{found['assembly']}", rule="symbol")
    yield from _find_drafts(page)


def _find_drafts(page: Page) -> Iterator[Citation]:
    verdict_by_symbol: dict[str, bool] = {}
    candidates = list(_DRAFT_SYMBOL.finditer(page.text))
    for found in candidates:
        symbol = found["sure"] or found["maybe"]
        verdict = True if found["sure"] else _is_draft(page, found)
        if verdict is not None:
            verdict_by_symbol[symbol] = verdict_by_symbol.get(symbol, False) or verdict
    for found in candidates:
        symbol = found["sure"] or found["maybe"]
        if verdict_by_symbol.get(symbol, False):
            yield Citation(
                found.start(), found.end(), symbol, int(found["year"] or 0), form="draft", rule="draft-symbol"
            )


def _is_draft(page: Page, found: re.Match[str]) -> bool | None:
    """Say what the words around a symbol make of it; None when they are silent."""
    text, start = page.text, found.start()
    before = text[max(0, start - 160, text.rfind("\n", 0, start) + 1) : start]
    before = before[before.rfind(". ") + 1 :]
    draft = max((word.end() for word in _DRAFT_WORD.finditer(before)), default=-1)
    other = max((word.end() for word in _OTHER_WORD.finditer(before)), default=-1)
    if found["year"] is None:
        # S/5425: symbols without a year are from before 1994, when every paper of the Council bore one
        return draft > other and re.search(r"\bdraft", before, re.IGNORECASE) is not None
    if other < 0 and _RESOLUTION_BEFORE.search(before) is not None:
        return True
    behind = _COORDINATED.match(text, found.end())
    end = behind.end() if behind is not None else found.end()
    is_owned = other >= 0 and len(before) - other <= _OWN_CHARS
    if _FATE_AFTER.match(text, end) is not None and not is_owned and _PLACE_BEFORE.search(before) is None:
        return True
    if draft != other:
        return draft > other
    if _VOTE_BEFORE.search(before) is not None:
        return True
    return True if _WEAK_FATE_AFTER.match(text, end) and _PLACE_BEFORE.search(before) is None else None
