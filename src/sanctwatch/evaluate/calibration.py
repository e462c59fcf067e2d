"""Whether scores keep their word: of the rows that say .8, eight in ten should be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sanctwatch.evaluate.events import match_events
from sanctwatch.evaluate.found import Found, rows_by_article
from sanctwatch.evaluate.gold import Gold
from sanctwatch.evaluate.stances import gold_key, stance_key

#: What a row says of itself, and whether it is right.
_Judged = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Band:
    """The rows with a score from `low` to below `low` + 0.1; the last band has those of 1, too."""

    low: float
    n_said: int
    n_right: int


def calibrate(golds: Sequence[Gold], found: Found) -> dict[str, list[Band]]:
    """Return the bands that have rows, lowest first, of events and stances.

    Every row counts: several pieces of evidence of one stance, which are scored as one, are right or wrong together.
    """
    judged: Mapping[str, Iterable[_Judged]] = {
        "stances": _judge_stances(golds, found),
        "events": _judge_events(golds, found),
    }
    return {table: bands for table, rows in judged.items() if (bands := _bands(rows))}


def _judge_stances(golds: Sequence[Gold], found: Found) -> Iterator[_Judged]:
    rows_by_name = rows_by_article(golds, found.stances or ())
    for gold in golds:
        if gold.stances is not None:
            wanted = {gold_key(stance) for stance in gold.stances}
            yield from ((row.score, stance_key(row) in wanted) for row in rows_by_name[gold.name])


def _judge_events(golds: Sequence[Gold], found: Found) -> Iterator[_Judged]:
    rows_by_name = rows_by_article(golds, found.events or ())
    for gold in golds:
        if gold.events is not None:
            rows = rows_by_name[gold.name]
            hits = set(match_events(gold.events, rows).values())
            yield from ((row.score, f in hits) for f, row in enumerate(rows))


def _bands(judged: Iterable[_Judged]) -> list[Band]:
    said: Counter[int] = Counter()
    right: Counter[int] = Counter()
    for score, is_right in judged:
        tenth = min(int(score * 10), 9)
        said[tenth] += 1
        right[tenth] += is_right
    return [Band(tenth / 10, said[tenth], right[tenth]) for tenth in sorted(said)]
