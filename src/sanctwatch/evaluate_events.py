"""Gold events and stances, and extracted ones -> which rows count.

An event counts when the type agrees and an actor is shared, or neither side names one; one row each, the row with a
common target and the right date first. A stance counts once per document when actor, target and polarity agree; things
outside the catalogue, `other:summit`, are one target.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from sanctwatch.records import Event, Stance

StanceKey = tuple[str, str, str]


class GoldEvent(TypedDict, total=False):
    """One annotated event; `date` is empty when the text does not tell."""

    type: str
    actors: list[str]
    targets: list[str]
    date: str
    modality: str
    evidence: str


class GoldStance(TypedDict, total=False):
    """One annotated position."""

    actor: str
    speaker: str
    target: str
    polarity: str
    basis: str
    evidence: str


def match_events(wanted: Sequence[GoldEvent], found: Sequence[Event]) -> dict[int, int]:
    """Pair annotated events with rows, each once, in the order of the annotations."""
    pairs: dict[int, int] = {}
    free = list(range(len(found)))
    for number, event in enumerate(wanted):
        actors, targets, date = set(event["actors"]), set(event["targets"]), event.get("date", "")
        ranked = []
        for place in free:
            row = found[place]
            theirs = _ids(row.actors)
            if row.type == event["type"] and (actors & theirs or not (actors or theirs)):
                ranked.append((bool(targets & _ids(row.targets)), row.date == date, -place))
        if ranked:
            pairs[number] = -max(ranked)[2]
            free.remove(pairs[number])
    return pairs


def stance_keys(stances: Sequence[GoldStance] | Sequence[Stance]) -> set[StanceKey]:
    """Return what counts once per document: actor, target, polarity."""
    return {
        (stance.actor, target_key(stance.target), stance.polarity)
        if isinstance(stance, Stance)
        else (stance["actor"], target_key(stance["target"]), stance["polarity"])
        for stance in stances
    }


def target_key(target: str) -> str:
    """Return the id of a target, one for all things outside the catalogue."""
    return "other" if target.startswith("other:") else target


def _ids(cell: str) -> set[str]:
    return set(filter(None, cell.split(";")))
