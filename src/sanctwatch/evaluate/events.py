"""Gold and extracted events to scores.

An event counts when the type agrees and an actor is shared, or neither side names one; one row each, the row with a
common target and the right date first. `date` is the share of annotated dates that are right, among the hits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sanctwatch.evaluate.found import rows_by_article
from sanctwatch.evaluate.gold import Gold, GoldEvent
from sanctwatch.evaluate.scores import Result, Score, share
from sanctwatch.records import Event

#: How much of the evidence a line of `--show` repeats.
_SHOWN_CHARS = 90


def score_events(golds: Sequence[Gold], rows: Iterable[Event]) -> Result:
    """Score the events of articles whose events are annotated; nothing when there are none."""
    annotated = [(gold.name, gold.events) for gold in golds if gold.events is not None]
    if not annotated:
        return Result()
    rows_by_name = rows_by_article(golds, rows)
    lines: list[str] = []
    n_hits = n_found = n_gold = n_dates = n_right_dates = 0
    for name, events in annotated:
        found = rows_by_name[name]
        pairs = match_events(events, found)
        n_hits += len(pairs)
        n_found += len(found)
        n_gold += len(events)
        for w, f in pairs.items():
            if date := events[w].get("date"):
                n_dates += 1
                n_right_dates += date == found[f].date
        lines += [_missed(name, event) for w, event in enumerate(events) if w not in pairs]
        hit_found = set(pairs.values())
        lines += [_added(name, row) for f, row in enumerate(found) if f not in hit_found]
    score = Score(n_hits, n_found, n_gold, {"date": share(n_right_dates, n_dates)})
    return Result({"events": score}, {"events": lines})


def match_events(wanted: Sequence[GoldEvent], found: Sequence[Event]) -> dict[int, int]:
    """Pair annotated events with rows, each once, in the order of the annotations."""
    pairs: dict[int, int] = {}
    free = list(range(len(found)))
    for w, event in enumerate(wanted):
        actors, targets = set(event.get("actors", ())), set(event.get("targets", ()))
        ranked = []
        for f in free:
            row = found[f]
            theirs = _ids(row.actors)
            if row.type == event["type"] and (actors & theirs or not (actors or theirs)):
                ranked.append((bool(targets & _ids(row.targets)), row.date == event.get("date", ""), -f))
        if ranked:
            pairs[w] = -max(ranked)[2]
            free.remove(pairs[w])
    return pairs


def _ids(cell: str) -> set[str]:
    return set(filter(None, map(str.strip, cell.split(";"))))


def _missed(name: str, event: GoldEvent) -> str:
    evidence = event.get("evidence", "")[:_SHOWN_CHARS]
    return f"- {name} {event['type']} {sorted(set(event.get('actors', ())))} {event.get('targets')} {evidence!r}"


def _added(name: str, row: Event) -> str:
    return f"+ {name} {row.type} {row.actors} {row.sentence[:_SHOWN_CHARS]!r}"
