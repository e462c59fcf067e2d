"""What is measured: how many items were hit, of how many rows and annotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Score:
    """How well one kind was found.

    Attributes:
        n_hits: Gold items that a row matches.
        n_found: Rows.
        n_gold: Gold items.
        shares: Other measures by name, each from 0 to 1.
        counts: Other counts by name, for programs: they are not printed.
    """

    n_hits: int
    n_found: int
    n_gold: int
    shares: Mapping[str, float] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """Share of the rows that are right; 0 without rows."""
        return share(self.n_hits, self.n_found)

    @property
    def recall(self) -> float:
        """Share of the gold items that were found; 0 without gold."""
        return share(self.n_hits, self.n_gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 when nothing was hit."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """Scores, and lines that list what was missed (-) and wrongly added (+).

    Attributes:
        scores: By kind, in the order to print them.
        shown: Lines by what `--show` calls them.
    """

    scores: Mapping[str, Score] = field(default_factory=dict)
    shown: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __or__(self, other: Result) -> Result:
        """Return both, the other one behind this one."""
        return Result({**self.scores, **other.scores}, {**self.shown, **other.shown})


def share(n: int, of: int) -> float:
    """Return a part of a whole, 0 of nothing."""
    return n / of if of else 0.0
