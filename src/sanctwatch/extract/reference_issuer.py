"""Whose statement a text is: "PERMANENT MISSION OF THE RUSSIAN FEDERATION ... Press release"; its "we" is theirs."""

from __future__ import annotations

import re

from sanctwatch.extract.affiliation_home import home_capitals
from sanctwatch.extract.reading import Named, Reading
from sanctwatch.extract.reference_words import ReferenceWords
from sanctwatch.notes import text_of

#: The head of a release: its first lines, short and without a full stop.
_HEAD_CHARS = 500
_MAX_WORDS = 14
_WORD = re.compile(r"[^\W\d_]+")


def find_issuer(reading: Reading, words: ReferenceWords) -> str | None:
    """Return the id of the first state or organization in the lines that say whose release it is.

    Args:
        reading: The Doc.
        words: Genres ("press release") and offices ("ministry").

    Returns:
        None for an article.
    """
    text = text_of(reading.doc)[:_HEAD_CHARS]
    found: str | None = None
    has_genre = False
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        known = [word.lower() for word in _WORD.findall(line)]
        if len(known) > _MAX_WORDS or line.rstrip().endswith("."):
            break
        has_genre = has_genre or not words.genres.isdisjoint(known)
        if found is None and not words.issuers.isdisjoint(known):
            found = _first_of(reading, start, end) or _capital_of(known)
        start = end
    return found if has_genre else None


def _first_of(reading: Reading, start: int, end: int) -> str | None:
    """Return the first state named between two offsets: the mission *of Russia* to the United Nations."""
    for named in reading.named:
        if start <= named.span.start_char < end and _can_issue(named):
            return named.row.id
        if named.span.start_char >= end:
            break
    return None


def _capital_of(known: list[str]) -> str | None:
    """Return the state of a capital among words: "GOVERNMENT PRESS CONFERENCE, BERLIN"."""
    return next((home_capitals()[word] for word in known if word in home_capitals()), None)


def _can_issue(named: Named) -> bool:
    return named.row.kind in ("state", "organization")
