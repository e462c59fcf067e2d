"""Gold quotes and extracted quotes -> scores: the words and the speaker of direct speech, the span of any speech.

Two measures, because quotation marks say where direct speech ends and nothing says it for reported speech.

- `quotes`: direct and mixed ones. A row counts when the two share half of the words of the longer one, or when one lies
  almost wholly in the other and is a quarter of it; `speaker` is the share of hits whose actor or surname agrees too.
- `quotes-all` and `indirect`: a row counts when it covers more than 0.3 of the annotated characters, one row
  each. Annotations have no offsets: their text is looked for in the article, with white space collapsed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TypedDict

from sanctwatch.records import Quote

#: A shorter text that lies in a longer one must be this much of it.
_LEAST_SHARE = 0.25
#: Of the annotated characters a row must cover more than this; the peers that report overlap use the same figure.
_LEAST_OVERLAP = 0.3


class GoldQuote(TypedDict, total=False):
    """One annotated quote; `actor` is empty when the speaker represents nobody."""

    kind: str
    speaker: str
    actor: str
    text: str


def match_words(wanted: Sequence[GoldQuote], found: Sequence[Quote]) -> list[tuple[int, int]]:
    """Pair annotated quotes with rows by the words that they share, each once, in the order of the annotations."""
    pairs: list[tuple[int, int]] = []
    used: set[int] = set()
    for w, quote in enumerate(wanted):
        mine = _words(quote["text"])
        shares = {f: _shared(mine, _words(row.text)) for f, row in enumerate(found) if f not in used}
        best = max(shares, key=lambda f: shares[f], default=None)
        if best is not None and shares[best] > 0:
            used.add(best)
            pairs.append((w, best))
    return pairs


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _shared(mine: Counter[str], theirs: Counter[str]) -> float:
    """Return how much of the longer text both share, 0 when it is too little for a hit."""
    common = (mine & theirs).total()
    shorter, longer = sorted((mine.total(), theirs.total()))
    share = common / longer if longer else 0.0
    is_inside = common >= 0.9 * shorter and share >= _LEAST_SHARE and shorter >= 3
    return share if share >= 0.5 or is_inside else 0.0


def match_spans(wanted: Sequence[GoldQuote], found: Sequence[Quote], text: str) -> list[tuple[int, int]]:
    """Pair annotated quotes with rows by the characters that they share, the closest first, each once.

    Args:
        wanted: Annotated quotes of one article.
        found: Rows of the article.
        text: The article.
    """
    candidates: list[tuple[float, int, int]] = []
    for w, quote in enumerate(wanted):
        start, end = locate(quote["text"], text)
        for f, row in enumerate(found):
            common = min(end, row.end) - max(start, row.start)
            if common > _LEAST_OVERLAP * (end - start) > 0:
                candidates.append((common / (max(end, row.end) - min(start, row.start)), -w, -f))
    used_wanted: set[int] = set()
    used_found: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, w, f in sorted(candidates, reverse=True):
        if w not in used_wanted and f not in used_found:
            used_wanted.add(w)
            used_found.add(f)
            pairs.append((-w, -f))
    return sorted(pairs)


def locate(quote: str, text: str) -> tuple[int, int]:
    """Return where a quote stands in an article, white space collapsed; (0, 0) when it does not."""
    match = re.search(r"\s+".join(map(re.escape, quote.split())), text) if quote.strip() else None
    return match.span() if match else (0, 0)


def has_same_speaker(wanted: GoldQuote, row: Quote) -> bool:
    """Say whether the actor agrees, or the last word of the speaker's name."""
    actor = wanted.get("actor", "")
    return (bool(actor) and actor == row.actor) or _last_word(wanted.get("speaker", "")) == _last_word(row.speaker)


def _last_word(name: str) -> str:
    words: list[str] = re.findall(r"[\w'’-]+", name)
    return words[-1].casefold() if words else ""
