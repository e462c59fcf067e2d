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
    r"\b(?:letters?|notes?|reports?|statements?|records?|communications?|memorand(?:um|a)|programmes?|minutes|updates?|annexes|briefings?|"
    r"notifications?|summary|presidential|reviews?|S/PRST|declarations?|aide-memoire|charter|budget)\b",
    re.IGNORECASE,
)
#: "adopted resolution 2769 (S/2025/32)": the draft as which the resolution was tabled.
_RESOLUTION_BEFORE = re.compile(
    r"\bresolution(?:\s[0-9]{1,4}(?:\s?\([0-9]{4}\))?)?,?\s\(?(?:(?:in\s|contained in\s)?document\s)?\Z", re.IGNORECASE
)
_FATE_AFTER = re.compile(
    r"[)”\"»,]{0,2}\s(?:[\w-]{1,12}\s){0,3}?(?:failed|fell|vetoed|adopted|rejected|defeated|put to (?:the|a) vote|"
    r"garnered|received|won)\b"
)


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
    if draft != other:
        return draft > other
    return True if _FATE_AFTER.match(text, found.end()) else None
