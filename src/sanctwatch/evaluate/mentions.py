"""Gold spans and extracted mentions to scores.

A mention counts when kind and id agree and the spans overlap, one to one; `exact` is the share of hits whose spans are
equal, `regime` the share of annotated regimes that are right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sanctwatch.evaluate.found import rows_by_article
from sanctwatch.evaluate.gold import Gold, GoldMention
from sanctwatch.evaluate.scores import Result, Score, share
from sanctwatch.records import Mention

#: Kinds of mention that are matched by span; persons are matched by name.
SPAN_KINDS = ("state", "organization", "resolution", "mechanism")


def score_mentions(golds: Sequence[Gold], rows: Iterable[Mention]) -> Result:
    """Score every kind but persons."""
    rows_by_name = rows_by_article(golds, rows)
    lines: list[str] = []
    scores = {kind: _score_kind(kind, golds, rows_by_name, lines) for kind in SPAN_KINDS}
    return Result(scores, {"mentions": lines})


def _score_kind(
    kind: str, golds: Sequence[Gold], rows_by_name: Mapping[str, Sequence[Mention]], lines: list[str]
) -> Score:
    n_hits = n_exact = n_found = n_gold = n_regimes = n_right_regimes = 0
    for gold in golds:
        wanted = [mention for mention in gold.mentions if mention["kind"] == kind]
        found = [row for row in rows_by_name[gold.name] if row.kind == kind]
        pairs = match_mentions(wanted, found)
        n_hits += len(pairs)
        n_found += len(found)
        n_gold += len(wanted)
        for w, f in pairs.items():
            n_exact += (wanted[w]["start"], wanted[w]["end"]) == (found[f].start, found[f].end)
            if regime := wanted[w].get("regime"):
                n_regimes += 1
                n_right_regimes += regime == found[f].regime
        lines += [
            f"- {gold.name} {kind} {mention['id']} {mention['text']!r} @{mention['start']}"
            for w, mention in enumerate(wanted)
            if w not in pairs
        ]
        hit_found = set(pairs.values())
        lines += [
            f"+ {gold.name} {kind} {row.id} {row.text!r} @{row.start}"
            for f, row in enumerate(found)
            if f not in hit_found
        ]
    shares = {"exact": share(n_exact, n_hits)}
    if kind == "mechanism" and n_regimes:
        shares["regime"] = share(n_right_regimes, n_regimes)
    return Score(n_hits, n_found, n_gold, shares)


def match_mentions(wanted: Sequence[GoldMention], found: Sequence[Mention]) -> dict[int, int]:
    """Pair gold and rows of one id one to one: equal spans first, then the largest overlap, then the earliest."""
    candidates: list[tuple[bool, int, int, int]] = []
    for w, mention in enumerate(wanted):
        for f, row in enumerate(found):
            overlap = min(mention["end"], row.end) - max(mention["start"], row.start)
            if overlap > 0 and mention["id"] == row.id:
                is_exact = (mention["start"], mention["end"]) == (row.start, row.end)
                candidates.append((is_exact, overlap, -w, -f))
    pairs: dict[int, int] = {}
    for _, _, w, f in sorted(candidates, reverse=True):
        if -w not in pairs and -f not in pairs.values():
            pairs[-w] = -f
    return pairs
