"""Find the phrases of running text that tell a date, explicit or seen from the day of publication.

Each construction has one pattern; where two of them fit the same words the longer one is right ("Monday 29 September"
is no weekday).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from sanctwatch.dates.around import DETERMINED, NOUN_BEHIND, opens_line
from sanctwatch.dates.build import BUILDERS
from sanctwatch.dates.explicit import find_dates
from sanctwatch.dates.patterns import date_patterns
from sanctwatch.dates.phrase import DatePhrase
from sanctwatch.dates.words import date_words, either

#: Years that articles about the United Nations tell; 1718 is a resolution.
FIRST_YEAR, LAST_YEAR = 1945, 2035

_HEADING_END = re.compile(
    r"""\s*(?: [:—–|\])] | -\s | \.\s*[-–—] | \.\s+(?=["“‘(]?[A-Z]) | \.?\s*$ | ,\s*$ )""", re.MULTILINE | re.VERBOSE
)


def find_date_phrases(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[DatePhrase]:
    """Return the phrases of a text that tell a date, in text order, not overlapping.

    Args:
        text: Running text, one paragraph or heading a line.
        taken: Offsets of numbers that mean something else, such as citations of resolutions. They cover years only:
            "resolution 2231 (2015)" dates nothing.
    """
    is_covered = bytearray(len(text))
    for start, end in taken:
        is_covered[start:end] = b"\1" * (end - start)
    chosen: list[DatePhrase] = []
    for phrase in sorted(_candidates(text), key=lambda phrase: (phrase.start - phrase.end, phrase.start)):
        if not any(is_covered[phrase.start : phrase.end]):
            is_covered[phrase.start : phrase.end] = b"\1" * (phrase.end - phrase.start)
            chosen.append(phrase)
    chosen.sort(key=lambda phrase: phrase.start)
    return _carry_years(text, [_with_surroundings(text, phrase) for phrase in chosen])


def _candidates(text: str) -> Iterator[DatePhrase]:
    for found in find_dates(text):
        year, month, day = (*(int(part) for part in found.iso.split("-")), 0)[:3]
        if FIRST_YEAR <= year <= LAST_YEAR:
            yield DatePhrase(found.start, found.end, "date", year, month, day)
    for name, pattern in date_patterns().items():
        build = BUILDERS[name]
        for match in pattern.finditer(text):
            phrase = build(match)
            if phrase is not None:
                yield phrase


@cache
def _preposition() -> re.Pattern[str]:
    words = date_words()
    return re.compile(
        rf"\b({either(words.at | words.limit)})\s+(?:(?:about|around|at\s+least|exactly|precisely|just|only)\s+)?$",
        re.IGNORECASE,
    )


def _with_surroundings(text: str, phrase: DatePhrase) -> DatePhrase:
    """Add what stands around a phrase: its preposition, the line that it heads, the noun that it dates."""
    before, behind = text[max(0, phrase.start - 30) : phrase.start], text[phrase.end : phrase.end + 40]
    match = _preposition().search(before)
    preposition = " ".join(match[1].lower().split()) if match else ""
    is_heading = phrase.kind == "date" and bool(opens_line(text, phrase.start)) and bool(_HEADING_END.match(behind))
    is_modifier = (
        not preposition
        and phrase.kind in ("date", "weekday", "day", "period")
        and not is_heading
        and bool(
            re.match(r"['’]s?\s+\w|-(?=[A-Za-z])", behind) or (DETERMINED.search(before) and NOUN_BEHIND.match(behind))
        )
    )
    return replace(phrase, preposition=preposition, is_heading=is_heading, is_modifier=is_modifier)


_LIST_GAP = re.compile(r"\s*(?:,|;|,?\s*(?:and|or|to)|[–—-])\s*(?:on\s+|in\s+)?", re.IGNORECASE)


def _carry_years(text: str, phrases: list[DatePhrase]) -> list[DatePhrase]:
    """Let a list share what it has once: the year, the preposition, and that it heads its line.

    "5 Aug, 11 Sept, 22 Dec 2017 — ...", "in 2019 and 2021".
    """
    carried = list(phrases)
    for first, last in _lists(text, phrases):
        group = carried[first:last]
        year = next((phrase.year for phrase in reversed(group) if phrase.year), 0)
        opens = opens_line(text, group[0].start) and bool(_HEADING_END.match(text, group[-1].end))
        for index in range(first, last):
            phrase = carried[index]
            if not phrase.year and phrase.month and not phrase.which and not phrase.year_which:
                phrase = replace(phrase, year=year)
            carried[index] = replace(phrase, is_heading=opens, preposition=phrase.preposition or group[0].preposition)
    return carried


def _lists(text: str, phrases: list[DatePhrase]) -> Iterator[tuple[int, int]]:
    """Yield where each list of dates begins and ends among the phrases."""
    first = 0
    for index in range(1, len(phrases) + 1):
        if (
            index < len(phrases)
            and phrases[index - 1].kind == phrases[index].kind == "date"
            and _LIST_GAP.fullmatch(text, phrases[index - 1].end, phrases[index].start)
        ):
            continue
        if index - first > 1:
            yield first, index
        first = index
