"""Gold quotes and extracted quotes to scores: the words and the speaker of direct speech, the span of any speech.

Two measures, because quotation marks say where direct speech ends and nothing says it for reported speech.

- `quotes`: direct and mixed ones. A row counts when the two share half of the words of the longer one, or when one lies
  almost wholly in the other and is a quarter of it.
- `quotes-all` and `indirect`: a row counts when it covers more than 0.3 of the annotated characters, one row
  each. Annotations have no offsets: their text is looked for in the article, with white space collapsed.

`speaker` is the share of hits whose actor or surname agrees, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sanctwatch.evaluate.found import rows_by_article
from sanctwatch.evaluate.gold import Gold, GoldQuote
from sanctwatch.evaluate.persons import surname
from sanctwatch.evaluate.scores import Result, Score, share
from sanctwatch.records import Quote

#: A shorter text that lies in a longer one must be this much of it.
_LEAST_SHARE = 0.25
#: Of the annotated characters a row must cover more than this; the peers that report overlap use the same figure.
_LEAST_OVERLAP = 0.3

#: How much of a quote a line of `--show` repeats.
_SHOWN_CHARS = 80


def score_quotes(golds: Sequence[Gold], rows: Iterable[Quote], texts: Mapping[str, str]) -> Result:
    """Score the quotes of articles whose quotes are annotated; nothing when there are none.

    Args:
        golds: The annotations.
        rows: The rows.
        texts: The articles by name; where one is not at hand, `quotes-all` and `indirect` are not measured.
    """
    annotated = {gold.name: gold.quotes for gold in golds if gold.quotes is not None}
    if not annotated:
        return Result()
    rows_by_name = rows_by_article(golds, rows)
    kinds = {"quotes": {"direct", "mixed"}}
    if all(name in texts for name in annotated):
        kinds |= {"quotes-all": {"direct", "mixed", "indirect"}, "indirect": {"indirect"}}
    listed = "quotes-all" if "quotes-all" in kinds else "quotes"
    lines: list[str] = []
    scores: dict[str, Score] = {}
    for label, wanted_kinds in kinds.items():
        n_hits = n_found = n_gold = n_speakers = 0
        for name, quotes in annotated.items():
            wanted = [quote for quote in quotes if quote["kind"] in wanted_kinds]
            found = [row for row in rows_by_name[name] if row.kind in wanted_kinds]
            pairs = match_words(wanted, found) if label == "quotes" else match_spans(wanted, found, texts[name])
            n_hits += len(pairs)
            n_found += len(found)
            n_gold += len(wanted)
            n_speakers += sum(has_same_speaker(wanted[w], found[f]) for w, f in pairs)
            if label == listed:
                lines += _unmatched(name, wanted, found, pairs)
        scores[label] = Score(n_hits, n_found, n_gold, {"speaker": share(n_speakers, n_hits)})
    return Result(scores, {"quotes": lines})


def _unmatched(
    name: str, wanted: Sequence[GoldQuote], found: Sequence[Quote], pairs: Sequence[tuple[int, int]]
) -> Iterator[str]:
    hit_wanted, hit_found = {w for w, _ in pairs}, {f for _, f in pairs}
    for w, quote in enumerate(wanted):
        if w not in hit_wanted:
            yield f"- {name} {quote['kind']} {quote['speaker']}: {quote['text'][:_SHOWN_CHARS]!r}"
    for f, row in enumerate(found):
        if f not in hit_found:
            yield f"+ {name} {row.kind} {row.rule} {row.speaker} {row.cue}: {row.text[:_SHOWN_CHARS]!r}"


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
    return (bool(actor) and actor == row.actor) or surname(wanted.get("speaker", "")) == surname(row.speaker)
