"""Put the rooms together: heads and lists, symbols, then numbers that stand alone."""

from __future__ import annotations

import re
from dataclasses import replace

from sanctwatch.resolutions.bare import find_bare, find_confirmed
from sanctwatch.resolutions.citation import Citation, YearOf, council_note, is_confirmed
from sanctwatch.resolutions.evidence import Page, admit, series_of
from sanctwatch.resolutions.heads import find_heads
from sanctwatch.resolutions.lists import Item, read_item, walk_list
from sanctwatch.resolutions.paragraphs import paragraph_after, paragraph_before
from sanctwatch.resolutions.slots import BODY_NUMBER
from sanctwatch.resolutions.symbols import RESOLUTION_SYMBOL, find_symbols

#: A text without one of these cites nothing; plain substrings, since nine articles of ten end here.
_GATE = ("esolution", "ESOLUTION", "esolu", "Res", "res.", "RES", "SCR", "UNSC", "S/", "A/", "ommittee")
_RESOLUTION = re.compile(r"\b[Rr]esolutions?\b")


def find_citations(text: str, year_of: YearOf | None = None) -> list[Citation]:
    """Find every citation of a UN resolution or draft resolution in a text.

    Reach for this on cleaned text, where a paragraph is one line; raw text works too, a list may cross single line
    ends. Spans do not overlap and come in text order; the number of the symbol stands in the span, the paragraph does
    not. Never raises on text and takes time linear in its length.

    Args:
        text: Any text.
        year_of: Year in which the Council adopted a number, 0 for a number that it has not reached; without it years
            are taken as cited and nothing is checked.

    Returns:
        Citations in text order.
    """
    if not any(sign in text for sign in _GATE):
        return []
    page = Page(text, year_of)
    headed, refused = _find_headed(page)
    found = _without_overlaps([*find_symbols(page), *headed])
    cites = any(citation.form != "draft" for citation in found)
    if cites or (page.names_un and (_RESOLUTION.search(text) or BODY_NUMBER.search(text))):
        confirmed = find_confirmed(page, _spans(found, refused), _symbol_by_number(found))
        found = _without_overlaps([*found, *confirmed])
        bare = find_bare(page, _spans(found, refused), _symbol_by_number(found))
        found = _without_overlaps([*found, *bare])
    return [_with_paragraph(text, citation) for citation in found]


def _symbol_by_number(citations: list[Citation]) -> dict[str, str]:
    return {citation.symbol.split("/", 2)[2]: citation.symbol for citation in citations if citation.form != "draft"}


def _spans(citations: list[Citation], refused: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted([(citation.start, citation.end) for citation in citations] + refused)


def _find_headed(page: Page) -> tuple[list[Citation], list[tuple[int, int]]]:
    """Return the citations behind a head noun, and the spans of numbers that a head noun gives to another body."""
    heads = list(find_heads(page.text))
    items = [read_item(page.text, head.number_at, page.year_of) for head in heads]
    pairs = [(head, item) for head, item in zip(heads, items, strict=True) if item is not None]
    assembly_numbers = frozenset(item.number for head, item in pairs if head.owner == "assembly")
    owned = frozenset(item.number for head, item in pairs if head.owner in ("council", "un"))
    owned |= {found["council"] for found in RESOLUTION_SYMBOL.finditer(page.text) if found["council"]}
    citations: list[Citation] = []
    refused: list[tuple[int, int]] = []
    end_of_last = -1
    for head, item in pairs:
        if item.start < end_of_last:
            continue
        series = series_of(page, head, item, assembly_numbers)
        rule = admit(page, head, item, series, owned)
        if not rule:
            refused.append((item.start, item.end))
            continue
        start = item.start if head.is_far else head.start
        citations.append(_citation(page, item, series, start, "list" if head.is_far else "citation", rule))
        for later in walk_list(page.text, item, series, page.year_of, is_plural=head.is_plural):
            its_series = later.series or ("council" if _has_right_year(page, later) else series)
            citations.append(_citation(page, later, its_series, later.start, "list", f"{rule}-list"))
            end_of_last = later.end
    return citations, refused


def _has_right_year(page: Page, item: Item) -> bool:
    return bool(item.year) and is_confirmed(int(item.number), item.year, page.year_of)


def _citation(page: Page, item: Item, series: str, start: int, form: str, rule: str) -> Citation:
    if series == "assembly":
        return Citation(start, item.end, f"A/RES/{item.number}", item.year, form=form, rule=rule)
    number = int(item.number)
    note = council_note(number, item.year, page.year_of)
    year = item.year or (page.year_of(number) if page.year_of is not None and not note else 0)
    return Citation(start, item.end, f"S/RES/{number}", year, form=form, note=note, rule=rule)


def _without_overlaps(citations: list[Citation]) -> list[Citation]:
    """Sort, and of two spans that overlap keep the one that starts first, the longer one at the same start."""
    kept: list[Citation] = []
    for citation in sorted(citations, key=lambda citation: (citation.start, -citation.end)):
        if not kept or citation.start >= kept[-1].end:
            kept.append(citation)
    return kept


def _with_paragraph(text: str, citation: Citation) -> Citation:
    if citation.form == "draft":
        return citation
    part = paragraph_before(text, citation.start) or paragraph_after(text, citation.end)
    return replace(citation, paragraph=part) if part else citation
