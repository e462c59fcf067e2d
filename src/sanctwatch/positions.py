"""Who stands where, on the whole: stances counted by actor and target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sanctwatch.records import Stance


@dataclass(slots=True)
class Position:
    """The stances of one actor on one target, counted by polarity; a row is one piece of evidence."""

    actor: str
    target: str
    support: int = 0
    oppose: int = 0
    conditional: int = 0
    neutral: int = 0

    @property
    def n(self) -> int:
        """All pieces of evidence."""
        return self.support + self.oppose + self.conditional + self.neutral

    @property
    def net(self) -> int:
        """Support less opposition."""
        return self.support - self.oppose

    @property
    def polarity(self) -> str:
        """Where the actor stands on the whole: `support`, `oppose`, `mixed`, or `conditional` or `neutral` alone."""
        if self.net:
            return "support" if self.net > 0 else "oppose"
        if self.support:
            return "mixed"
        return "conditional" if self.conditional > self.neutral else "neutral"


def count_positions(stances: Iterable[Stance]) -> list[Position]:
    """Return one position per actor and target, ordered by both."""
    by_pair: dict[tuple[str, str], Position] = {}
    for stance in stances:
        pair = (stance.actor, stance.target)
        position = by_pair.setdefault(pair, Position(*pair))
        setattr(position, stance.polarity, getattr(position, stance.polarity) + 1)
    return [by_pair[pair] for pair in sorted(by_pair)]
