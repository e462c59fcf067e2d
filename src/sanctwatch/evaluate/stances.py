"""Gold and extracted stances to scores.

A stance counts once per document when actor, target and polarity agree; things outside the catalogue, `other:summit`,
are one target, since their nouns are a matter of taste.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sanctwatch.evaluate.found import rows_by_article
from sanctwatch.evaluate.gold import Gold, GoldStance
from sanctwatch.evaluate.scores import Result, Score
from sanctwatch.records import Stance

#: Actor, target and polarity: what counts once per document.
StanceKey = tuple[str, str, str]


def score_stances(golds: Sequence[Gold], rows: Iterable[Stance]) -> Result:
    """Score the stances of articles whose stances are annotated; nothing when there are none.

    The count `pairs` is of actors and targets that agree, whatever the polarity.
    """
    annotated = [(gold.name, gold.stances) for gold in golds if gold.stances is not None]
    if not annotated:
        return Result()
    rows_by_name = rows_by_article(golds, rows)
    lines: list[str] = []
    n_hits = n_found = n_gold = n_pairs = 0
    for name, stances in annotated:
        wanted = {gold_key(stance) for stance in stances}
        found = {stance_key(row) for row in rows_by_name[name]}
        n_hits += len(wanted & found)
        n_found += len(found)
        n_gold += len(wanted)
        n_pairs += len({key[:2] for key in wanted} & {key[:2] for key in found})
        lines += [f"- {name} {key}" for key in sorted(wanted - found)]
        lines += [f"+ {name} {key}" for key in sorted(found - wanted)]
    return Result({"stances": Score(n_hits, n_found, n_gold, counts={"pairs": n_pairs})}, {"stances": lines})


def gold_key(stance: GoldStance) -> StanceKey:
    """Return what counts of an annotated position."""
    return stance["actor"], target_key(stance["target"]), stance["polarity"]


def stance_key(stance: Stance) -> StanceKey:
    """Return what counts of a row."""
    return stance.actor, target_key(stance.target), stance.polarity


def target_key(target: str) -> str:
    """Return the id of a target without a regime tied to it by `@`, one id for all things outside the catalogue."""
    id_ = target.partition("@")[0]
    return "other" if id_.startswith("other:") else id_
